"""A session's reminders as four people live them in four languages, on Telegram and on Discord over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from academy.programme import in_language
from locales import LANGUAGES, text
from storage import migrate, programmes
from storage.database import Db
from tests.conftest import NOW
from tests.support.killable import Killable, killable
from tests.support.participants import insert_crowd
from tests.support.people import edition
from tests.support.phones import Phones, Shown, reads, running_phones
from tests.support.telegram import wait_until

START_AT = "2021-11-14T18:30+01:00"  # the evening before the opening, after the eve in Maputo
LINK = "https://ecampus.example.org/sse12/opening"
OPENING = next(session for session in edition().sessions if session.code == "opening")
PEOPLE = {language: f"1000{number}" for number, language in enumerate(("es", "en", "fr", "pt"), 1)}
REMINDED = {
    "en": "Monday 15 November, 14:00–15:30 · begins in 60 minutes\nInterpretation: choose the channel “English”",
    "fr": "lundi 15 novembre, 14:00–15:30 · commence dans 60 minutes\n"
    "Interprétation\N{NO-BREAK SPACE}: choisissez le canal «\N{NO-BREAK SPACE}français\N{NO-BREAK SPACE}»",
    "es": "lunes, 15 de noviembre, 14:00–15:30 · empieza en 60 minutos\nInterpretación: elija el canal “español”",
    "pt": "segunda-feira, 15 de novembro, 14:00–15:30 · começa daqui a 60 minutos\n"
    "Interpretação: escolha o canal “português”",
}


@pytest.fixture(params=["telegram", "discord"])
def phones(request: pytest.FixtureRequest) -> Iterator[Phones]:
    """A platform."""
    with running_phones(request.param) as running:
        yield running


@pytest.fixture
def assistant(phones: Phones, tmp_path: Path) -> Iterator[Killable]:
    """An assistant there, running, with a participant for each language and a place that gets posts."""
    prepare(tmp_path, phones)
    with killable(tmp_path, START_AT=START_AT, **phones.settings) as one:
        one.start()
        yield one


def prepare(folder: Path, phones: Phones) -> None:
    database = Db(f"sqlite:///{folder}/assistant.sqlite")
    migrate.upgrade(database)
    loaded = replace(edition(), sessions=(OPENING,), places=(phones.place,))
    database.write(lambda db: programmes.save_edition(db, loaded, NOW)).result()
    for language, user in PEOPLE.items():
        first = int(user.removeprefix("1000"))
        insert_crowd(database, 1, first=first, channels=(phones.channel,), language=language, zone="Africa/Maputo")
    database.close()


def pass_time(assistant: Killable, to: str) -> None:
    """Set the clock forward to an instant by the academy's clocks: "15 12:01"."""
    day, hour = to.split()
    told = httpx.post(f"{assistant.url}/demo/clock", json={"to": f"2021-11-{day}T{hour}+01:00"}, timeout=30)
    told.raise_for_status()


def title(language: str) -> str:
    return in_language(OPENING.title, language)


def answered(phones: Phones, language: str, key: str, **values: object) -> None:
    """Wait until somebody was told this when they pressed a button."""
    said = text(language, key, **values)
    wait_until(lambda: said in phones.told(PEOPLE[language]), 30)


def plain(said: str) -> str:
    """A text as it is read: bold is plain."""
    return said.replace("**", "")


def opening_words(language: str, key: str) -> str:
    """A text about the session, up to its time."""
    return plain(text(language, key, title=title(language), when="§", city="")).split("§")[0]


def begins(language: str, minutes: int) -> str:
    return text(language, "reminder-until", minutes=minutes)


def about_session(phones: Phones, language: str) -> list[str]:
    """What somebody was told unasked of the opening: until when it is."""
    shown = phones.shown(PEOPLE[language])
    lines = [one.text.split("\n") for one in shown]
    return [line[1].split(" · ")[1] for line in lines if line[0] == title(language)]


def test_reminder_of_a_session_is_read_answered_put_off_moved_and_explained(phones, assistant):
    wait_until(lambda: len(phones.posted()) == 1)
    pass_time(assistant, "15 12:01")
    reminders = {language: expect_reminder(phones, language) for language in LANGUAGES}
    for language in LANGUAGES:
        answer_and_put_off(phones, language, reminders[language])
    pass_time(assistant, "15 12:31")
    for language in LANGUAGES:
        reads(phones, PEOPLE[language], begins(language, 30))
        switch_off(phones, language)
    assistant.command("session", "move", "opening", "2021-11-15", "14:00", "--yes")
    for language in LANGUAGES:
        expect_move(phones, language, reminders[language])
    expect_post_edited(phones, assistant)
    pass_time(assistant, "15 14:10")
    for language in LANGUAGES:
        expect_silence_explained(phones, language)
    assert len(phones.posted()) == 1


def expect_reminder(phones: Phones, language: str) -> Shown:
    shown = reads(phones, PEOPLE[language], begins(language, 60))
    assert shown.text == f"{title(language)}\n{REMINDED[language]}"
    assert shown.buttons == {
        text(language, "reminder-join"): LINK,
        text(language, "reminder-coming"): "coming:1",
        text(language, "reminder-absent"): "absent:1",
        text(language, "reminder-snooze"): "snooze:1",
    }
    return shown


def answer_and_put_off(phones: Phones, language: str, reminder: Shown) -> None:
    user = PEOPLE[language]
    phones.press(user, reminder, "coming:1")
    answered(phones, language, "answer-coming")
    phones.press(user, reminder, "snooze:1")
    asked = reads(phones, user, plain(text(language, "snooze-ask", title=title(language), time="14:00")))
    assert list(asked.buttons.values()) == [f"snooze:1:{minutes}" for minutes in (30, 15, 5)]
    phones.press(user, asked, "snooze:1:30")
    reads(phones, user, plain(text(language, "snooze-set", title=title(language), time="13:30")))


def switch_off(phones: Phones, language: str) -> None:
    """Switch the earlier reminder off; the list of them changes in its place."""
    user, off = PEOPLE[language], text(language, "reminder-kind-minutes", minutes=60)
    phones.command(user, "reminders")
    page = reads(phones, user, plain(text(language, "reminders", city="Maputo")))
    count = len(phones.shown(user))
    phones.press(user, page, "reminders:m60:off")
    label = text(language, "button-switch-on", kind=off)
    wait_until(lambda: label in reads(phones, user, page.text.split("\n")[0]).buttons, 30)
    assert len(phones.shown(user)) == count


def expect_move(phones: Phones, language: str, reminder: Shown) -> None:
    """They hear of it once; the old reminder's button tells the new time; and this time they cannot make it."""
    user = PEOPLE[language]
    moved = reads(phones, user, opening_words(language, "session-moved"))
    assert "15:00–16:30" in moved.text
    assert list(moved.buttons.values()) == [LINK, "coming:1", "absent:1"]
    phones.press(user, reminder, "coming:1")
    reads(phones, user, opening_words(language, "answer-moved"))
    phones.press(user, moved, "absent:1")
    answered(phones, language, "answer-absent", least=80)


def expect_post_edited(phones: Phones, assistant: Killable) -> None:
    """The place has one post, which says the new time: also after a restart."""
    pass_time(assistant, "15 12:33")
    wait_until(lambda: "14:00–15:30 (Roma)" in phones.posted()[0].text, 30)
    assert phones.posted()[0].text.split("\n")[0] == text("pt", "post-changed")
    assistant.kill()
    assistant.start()
    pass_time(assistant, "15 12:40")
    assert len(phones.posted()) == 1


def expect_silence_explained(phones: Phones, language: str) -> None:
    """After “I can’t make it” nothing more came of that session, and /why says why."""
    user = PEOPLE[language]
    assert about_session(phones, language) == [begins(language, 60), begins(language, 30)]
    phones.command(user, "why")
    page = reads(phones, user, text(language, "why", city="Maputo"))
    off = text(language, "reminder-kind-minutes", minutes=60)
    assert text(language, "why-not-absent") in page.text
    assert page.text.endswith(text(language, "why-muted", kinds=off))
