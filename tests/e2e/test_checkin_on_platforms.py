"""Checking in as four people live it in four languages, on Telegram and on Discord over HTTP."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select

from academy.codes import presenter_link
from academy.programme import Edition, Proof
from locales import LANGUAGES, text
from storage import appeals, migrate, programmes
from storage.appeals import Decision
from storage.consents import PURPOSES, record_consent
from storage.database import Db, DbSession
from storage.models import Evidence, Member, Receipt
from tests.conftest import NOW
from tests.support.attending import COMMAND_LINE, after, course, facilitate
from tests.support.killable import Killable, killable
from tests.support.participants import insert_crowd
from tests.support.phones import Phones, Shown, TelegramPhones, reads, running_phones
from tests.support.telegram import wait_until

START_AT = "2021-11-15T13:05+01:00"  # five minutes into the session of day 1
PEOPLE = {language: f"1000{number}" for number, language in enumerate(LANGUAGES, 1)}
DECIDES = {
    "en": "You have 1 of 5 and may miss one more. Wednesday 17 November decides.",
    "fr": "Vous en êtes à 1 sur 5 et pouvez encore en manquer une."
    " Jour décisif\N{NO-BREAK SPACE}: mercredi 17 novembre.",
    "es": "Lleva 1 de 5 y aún puede perderse una. Día decisivo: miércoles, 17 de noviembre.",
    "pt": "Tem 1 de 5 e ainda pode faltar a uma. Dia decisivo: quarta-feira, 17 de novembro.",
}
PNG = b"\x89PNG".hex()


def edition(first: Proof) -> Edition:
    """Five days, of which the first asks for a proof."""
    loaded = course()
    day, *rest = loaded.sessions
    return replace(loaded, sessions=(replace(day, proof=first), *rest))


def prepare(folder: Path, loaded: Edition, *channels: str) -> None:
    """A participant for each language, at every one of these channels."""
    database = Db(f"sqlite:///{folder}/assistant.sqlite")
    migrate.upgrade(database)
    database.write(lambda db: programmes.save_edition(db, loaded, NOW)).result()
    about = {"zone": "Africa/Maputo", "constituency": "government", "organisation": "Ministry"}
    for number, language in enumerate(LANGUAGES, 1):
        told = about | {"language": language, "name": f"Ana {language}"}
        insert_crowd(database, 1, first=number, channels=channels, **told)
    database.write(_agree).result()
    database.close()


def _agree(db: DbSession) -> None:
    for member in db.scalars(select(Member.id)):
        for purpose in PURPOSES:
            record_consent(db, member, purpose, True, "test", NOW)


@pytest.fixture(params=["telegram", "discord"])
def phones(request: pytest.FixtureRequest) -> Iterator[Phones]:
    """A platform."""
    with running_phones(request.param) as running:
        yield running


@pytest.fixture
def begun(phones: Phones, tmp_path: Path) -> Iterator[Callable[..., Killable]]:
    """Starts an assistant there: `begun(Proof.CODE)`."""
    with killable(tmp_path, START_AT=START_AT, **phones.settings) as one:

        def start(proof: Proof = Proof.BUTTON) -> Killable:
            prepare(tmp_path, edition(proof), phones.channel)
            one.start()
            return one

        yield start


def pass_time(assistant: Killable, to: str) -> None:
    """Set the clock forward to an instant by the academy's clocks: "15 13:01:30"."""
    day, hour = to.split()
    told = httpx.post(f"{assistant.url}/demo/clock", json={"to": f"2021-11-{day}T{hour}+01:00"}, timeout=30)
    told.raise_for_status()


def sees(phones: Phones, language: str, said: str) -> Shown:
    """Wait until somebody reads this."""
    return reads(phones, PEOPLE[language], said.replace("**", ""))


def press(phones: Phones, language: str, on: Shown, key: str) -> None:
    phones.press(PEOPLE[language], on, on.buttons[text(language, key)])


def told(phones: Phones, language: str, said: str) -> None:
    """Wait until this stands beside the button that was pressed."""
    wait_until(lambda: said in phones.told(PEOPLE[language]), 30)


def proofs(assistant: Killable) -> list[tuple[int, str]]:
    """All that is kept, as (member, kind)."""
    query = select(Evidence.member_id, Evidence.kind).order_by(Evidence.member_id, Evidence.id)
    return assistant.read(lambda db: [tuple(row) for row in db.execute(query)])


def shown_now(assistant: Killable) -> dict[str, Any]:
    """The code and link that the presenter's page of day 1 shows now."""
    ends = course().sessions[0].ends
    return held(presenter_link(b"of the tests", assistant.url, 1, ends))


def held(link: str) -> dict[str, Any]:
    page = httpx.get(link).raise_for_status().text
    return dict(json.loads(re.search(r'id="held">(.*?)</script>', page, re.S)[1])["codes"][0])


def test_tap_is_answered_beside_the_button_with_the_forecast_and_counts_once(phones, begun):
    assistant = begun()
    for language, user in PEOPLE.items():
        phones.command(user, "checkin")
        page = sees(phones, language, text(language, "checkin-open"))
        count = len(phones.shown(user))
        for key in ("checkin-in", "checkin-again"):
            phones.press(user, page, "checkin:1")
            told(phones, language, f"{text(language, key)} {DECIDES[language]}")
        # Discord has no line beside a button: there the notice is a message of its own.
        assert len(phones.shown(user)) == count + (2 if phones.channel == "discord" else 0)
    assert proofs(assistant) == [(number, "button") for number in range(1, 5)]


def test_code_is_typed_and_five_wrong_tries_lock_for_a_minute(phones, begun):
    assistant = begun(Proof.CODE)
    right = shown_now(assistant)["code"]
    asked = {language: ask_code(phones, language) for language in LANGUAGES}
    for language, question in asked.items():
        said = [answer_to(phones, language, question, wrong(right, tries)) for tries in range(5)]
        assert said[:4] == [text(language, "checkin-wrong")] * 4
        assert said[4] in waits(language)
        assert answer_to(phones, language, question, right) in waits(language)
    assert proofs(assistant) == []
    pass_time(assistant, "15 13:08")
    right = shown_now(assistant)["code"]
    for language, question in asked.items():
        answer = answer_to(phones, language, question, f"{right[:3]} {right[3:]}")
        assert answer == f"Day 1\n{text(language, 'checkin-in')} {DECIDES[language]}"
    assert proofs(assistant) == [(number, "code") for number in range(1, 5)]


def ask_code(phones: Phones, language: str) -> Shown:
    phones.command(PEOPLE[language], "checkin")
    page = sees(phones, language, text(language, "checkin-open"))
    phones.press(PEOPLE[language], page, "checkin:1")
    return sees(phones, language, text(language, "checkin-code"))


def wrong(right: str, tries: int) -> str:
    """Six digits that are neither this code nor, in all likelihood, the next."""
    return f"{(int(right) + 500_000 + tries) % 10**6:06}"


def answer_to(phones: Phones, language: str, question: Shown, words: str) -> str:
    """What somebody reads next when they answer a question, but for the reminder of the session."""

    def read() -> list[str]:
        return [one.text for one in phones.shown(PEOPLE[language]) if "14:00–15:30 · " not in one.text]

    count = len(read())
    phones.write(PEOPLE[language], question, words)
    wait_until(lambda: len(read()) > count, 30)
    return read()[count]


def waits(language: str) -> list[str]:
    """What is said while it is locked."""
    return [text(language, "checkin-locked", seconds=seconds) for seconds in range(1, 61)]


def test_attendance_is_a_picture_with_the_same_in_words_and_an_appeal_is_decided(phones, begun):
    assistant = begun()
    pass_time(assistant, "15 16:00")
    for language, user in PEOPLE.items():
        phones.command(user, "attendance")
        page = sees(phones, language, text(language, "attendance-heading"))
        expect_picture(phones, page)
        press(phones, language, page, "button-appeal")
        which = sees(phones, language, text(language, "appeal-which"))
        phones.press(user, which, "appeal:1")
        phones.write(user, sees(phones, language, text(language, "appeal-ask")), f"Power cut, {language}")
        sees(phones, language, text(language, "appeal-noted"))
    made = assistant.read(lambda db: appeals.appeals(db, 1))
    assert [(row.id, row.text) for row, *_ in made] == [
        (number, f"Power cut, {language}") for number, language in enumerate(LANGUAGES, 1)
    ]
    decisions = [*Decision, Decision.EXCUSED]
    assistant.database.write(lambda db: decide(db, decisions)).result()
    for language, decision in zip(LANGUAGES, decisions, strict=True):
        sees(phones, language, text(language, f"attendance-news-{decision}", title="Day 1"))


def decide(db: DbSession, decisions: list[Decision]) -> None:
    for number, decision in enumerate(decisions, 1):
        appeals.decide(db, COMMAND_LINE, number, decision, after(1))


def expect_picture(phones: Phones, page: Shown) -> None:
    assert page.picture
    assert page.picture["begins"] == PNG
    if phones.channel == "discord":
        told = {name: page.picture[name] for name in ("filename", "content_type", "description")}
        assert told == {"filename": "attendance.png", "content_type": "image/png", "description": page.text}


def test_facilitator_presents_the_page_and_marks_by_hand(phones, begun):
    assistant = begun(Proof.CODE)
    assistant.database.write(lambda db: [facilitate(db, number, "day1") for number in range(1, 5)]).result()
    for language, user in PEOPLE.items():
        phones.command(user, "present")
        page = sees(phones, language, text(language, "present-which"))
        link = next(address for address in page.buttons.values() if "/present/" in address)
        assert held(link)["code"].isdigit()
        phones.command(user, "room")
        phones.press(user, sees(phones, language, text(language, "room-which")), "room:1")
        people = sees(phones, language, f"Ana {language}: {text(language, 'mark-open')}")
        member = PEOPLE[language].removeprefix("1000")
        phones.press(user, people, f"mark:1:{member}")
        one = sees(phones, language, f"Day 1\nAna {language}: {text(language, 'mark-open')}")
        phones.press(user, one, f"mark:1:{member}:late")
        sees(phones, language, f"{text(language, 'room-marked')}\n\nDay 1\nAna {language}: ")
    assert proofs(assistant) == [(number, "hand") for number in range(1, 5)]


@pytest.mark.parametrize("phones", ["telegram"], indirect=True)
def test_link_checks_in_at_a_touch_and_is_useless_when_forwarded_later(phones, begun):
    assistant = begun(Proof.CODE)
    payload = str(shown_now(assistant)["link"]).rpartition("/")[2]
    assert payload.startswith("ci_")
    early, late = LANGUAGES[:2], LANGUAGES[2:]
    for language in early:
        phones.command(PEOPLE[language], f"start {payload}")
        sees(phones, language, f"Day 1\n{text(language, 'checkin-in')} {DECIDES[language]}")
    pass_time(assistant, "15 13:08")
    for language in late:
        phones.command(PEOPLE[language], f"start {payload}")
        sees(phones, language, f"Day 1\n{text(language, 'checkin-stale')}")
    assert [kind for _, kind in proofs(assistant)] == ["code", "code"]


@pytest.mark.parametrize("phones", ["telegram"], indirect=True)
def test_updates_that_telegram_delivers_again_after_a_kill_count_once(phones: TelegramPhones, begun):
    assistant = begun()
    for language, user in PEOPLE.items():
        phones.command(user, "checkin")
        phones.press(user, sees(phones, language, text(language, "checkin-open")), "checkin:1")
        told(phones, language, f"{text(language, 'checkin-in')} {DECIDES[language]}")
    unanswered = select(func.count()).select_from(Receipt).where(Receipt.incoming != "")
    wait_until(lambda: assistant.read(lambda db: db.scalar(unanswered)) == 0)
    assistant.kill()
    phones.again()
    assistant.start()
    last = LANGUAGES[-1]
    phones.command(PEOPLE[last], "agenda")
    sees(phones, last, text(last, "agenda-heading", city="Maputo", time="§").split("§")[0])
    assert proofs(assistant) == [(number, "button") for number in range(1, 5)]
    assert [len(phones.told(user)) for user in PEOPLE.values()] == [1] * 4


def test_presses_on_both_apps_at_once_are_one_mark(tmp_path):
    with running_phones("telegram") as telegram, running_phones("discord") as discord:
        prepare(tmp_path, edition(Proof.BUTTON), "telegram", "discord")
        with killable(tmp_path, START_AT=START_AT, **telegram.settings, **discord.settings) as assistant:
            assistant.start()
            pages = [(phones, *open_pages(phones)) for phones in (telegram, discord)]
            for place, (language, user) in enumerate(PEOPLE.items()):
                for phones, *shown in pages:
                    phones.press(user, shown[place], "checkin:1")
                wait_until(partial(expect_one, pages, language), 30)
            assert proofs(assistant) == [(number, "button") for number in range(1, 5)]


def open_pages(phones: Phones) -> list[Shown]:
    for user in PEOPLE.values():
        phones.command(user, "checkin")
    return [sees(phones, language, text(language, "checkin-open")) for language in LANGUAGES]


def expect_one(pages: list[Any], language: str) -> bool:
    """On one app they are in, on the other they were in already."""
    said = [one for phones, *_ in pages for one in phones.told(PEOPLE[language])]
    return {f"{text(language, key)} {DECIDES[language]}" for key in ("checkin-in", "checkin-again")} <= set(said)
