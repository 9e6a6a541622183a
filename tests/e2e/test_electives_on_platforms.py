"""Seats, waiting lists, offers and wishes as four people live them on Telegram and on Discord over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from academy.programme import RoundMode
from locales import LANGUAGES, text
from storage import migrate, programmes
from storage.database import Db
from tests.conftest import NOW
from tests.handlers.rounds import course, round_of, with_rounds
from tests.support.killable import Killable, killable
from tests.support.participants import insert_crowd
from tests.support.phones import Phones, Shown, reads, running_phones
from tests.support.telegram import wait_until

START_AT = "2021-11-12T09:00+01:00"
EDITION = with_rounds(
    round_of("one", course("a", 1), course("b", 9)),
    round_of("two", course("xa"), course("xb"), mode=RoundMode.RANKED, days=7),
)
PEOPLE = {language: f"1000{number}" for number, language in enumerate(LANGUAGES, 1)}
FIRST, *WAITING = LANGUAGES


@pytest.fixture(params=["telegram", "discord"])
def phones(request: pytest.FixtureRequest) -> Iterator[Phones]:
    """A platform."""
    with running_phones(request.param) as running:
        yield running


@pytest.fixture
def assistant(phones: Phones, tmp_path: Path) -> Iterator[Killable]:
    """An assistant there, with a participant for each language."""
    database = Db(f"sqlite:///{tmp_path}/assistant.sqlite")
    migrate.upgrade(database)
    database.write(lambda db: programmes.save_edition(db, EDITION, NOW)).result()
    for number, language in enumerate(LANGUAGES, 1):
        insert_crowd(
            database, 1, first=number, channels=(phones.channel,), language=language, zone="Africa/Maputo"
        )
    database.close()
    with killable(tmp_path, START_AT=START_AT, **phones.settings) as one:
        one.start()
        yield one


def pass_time(assistant: Killable, to: str) -> None:
    """Set the clock forward to an instant of November 2021 by the academy's clocks: "15 12:01"."""
    day, hour = to.split()
    told = httpx.post(f"{assistant.url}/demo/clock", json={"to": f"2021-11-{day}T{hour}+01:00"}, timeout=30)
    told.raise_for_status()


def sees(phones: Phones, language: str, key: str, **values: object) -> Shown:
    """Wait until somebody reads a text, in full."""
    return reads(phones, PEOPLE[language], text(language, key, **values).replace("**", ""))


def press(phones: Phones, language: str, shown: Shown, key: str, **values: object) -> None:
    """Press the button with that label."""
    phones.press(PEOPLE[language], shown, shown.buttons[text(language, key, **values)])


def is_told(phones: Phones, language: str, key: str, **values: object) -> None:
    """Wait until this stands beside the button that was pressed, or before the answer to it."""
    said = text(language, key, **values)
    wait_until(lambda: any(one.startswith(said) for one in phones.told(PEOPLE[language])), 30)


def opened(phones: Phones, language: str) -> Shown:
    """Go from the invitation to the first elective of the round."""
    invitation = reads(phones, PEOPLE[language], f"Round one {language}")
    press(phones, language, invitation, "button-elective-choose")
    page = sees(phones, language, "electives-times", city="Maputo")
    phones.press(PEOPLE[language], page, page.buttons[f"Care  {language}"])
    return reads(phones, PEOPLE[language], f"All about care, {language}")


def test_seat_is_taken_waited_for_offered_and_accepted_in_four_languages(phones, assistant):
    cards = {language: opened(phones, language) for language in LANGUAGES}
    press(phones, FIRST, cards[FIRST], "button-elective-take")
    is_told(phones, FIRST, "electives-seat-notice")
    for position, language in enumerate(WAITING, 1):
        press(phones, language, cards[language], "button-elective-take")
        is_told(phones, language, "electives-waits-notice", position=position)
        sees(phones, language, "electives-waits", title=f"Care  {language}", position=position)
    give_up(phones)
    assistant.kill()
    assistant.start()
    passes, accepts = WAITING[:2]
    pass_time(assistant, "12 09:30")
    press(phones, passes, reads(phones, PEOPLE[passes], offered(passes)), "button-elective-pass")
    sees(phones, passes, "electives-passed", title=f"Care  {passes}")
    pass_time(assistant, "12 09:40")
    press(phones, accepts, reads(phones, PEOPLE[accepts], offered(accepts)), "button-elective-accept")
    is_told(phones, accepts, "electives-seat-notice")


def give_up(phones: Phones) -> None:
    seat = sees(phones, FIRST, "electives-seat", title=f"Care  {FIRST}")
    press(phones, FIRST, seat, "button-elective-all")
    page = sees(phones, FIRST, "electives-yours", title=f"Care  {FIRST}")
    phones.press(PEOPLE[FIRST], page, page.buttons[f"✓ Care  {FIRST}"])
    card = reads(phones, PEOPLE[FIRST], f"All about care, {FIRST}")
    press(phones, FIRST, card, "button-elective-leave")
    press(
        phones,
        FIRST,
        sees(phones, FIRST, "electives-leave-sure", title=f"Care  {FIRST}"),
        "button-elective-leave-yes",
    )
    sees(phones, FIRST, "electives-left", title=f"Care  {FIRST}")


def offered(language: str) -> str:
    """The first line of an offer."""
    said = text(language, "electives-news-offer", title=f"Care  {language}", when="", city="")
    return said.replace("**", "").split("\n")[0]


def test_wishes_are_put_in_order_with_plain_buttons(phones, assistant):
    pass_time(assistant, "15 09:01")
    for language in LANGUAGES:
        invitation = reads(phones, PEOPLE[language], f"Round two {language}")
        press(phones, language, invitation, "button-elective-choose")
        page = sees(phones, language, "electives-yours-not")
        press(phones, language, page, "button-elective-wishes")
        first = sees(phones, language, "electives-wishes-first")
        phones.press(PEOPLE[language], first, first.buttons[f"1. Finance x {language}"])
        then = sees(phones, language, "electives-wishes-next")
        phones.press(PEOPLE[language], then, then.buttons[f"2. Care x {language}"])
        reads(phones, PEOPLE[language], f"1. Finance x {language}\n2. Care x {language}")
