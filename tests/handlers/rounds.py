"""An edition with a round for each thing that tests of electives try, so that they can share an assistant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from academy.programme import Constituency, Edition, Elective, Round, RoundMode, Session, SessionKind
from bot.app import App
from storage import programmes
from storage.models import ElectiveRow, RoundRow
from tests.conftest import NOW
from tests.support.page import Choice
from tests.support.people import edition
from tests.support.web import WebPerson

OPENS = datetime(2021, 11, 8, 8, 0, tzinfo=UTC)
CLOSES = datetime(2021, 11, 15, 19, 0, tzinfo=UTC)
STARTS = datetime(2021, 11, 16, 14, 30, tzinfo=UTC)
ALL = ("en", "fr", "es", "pt")
NAMES = {"a": "Care", "b": "Finance", "c": "Housing"}


def course(code: str, seats: int | None = 1, languages: Iterable[str] = ALL, *only: Constituency) -> Elective:
    """An elective; the last letter of its code says what it is called."""
    name = NAMES[code[-1]]
    words = {language: f"{name} {code[:-1]} {language}" for language in ALL}
    told = {language: f"All about {name.lower()}, {language}" for language in ALL}
    return Elective(code, words, told, tuple(languages), seats, only)


def round_of(code: str, *electives: Elective, mode: RoundMode = RoundMode.FIRST_COME, days: int = 0) -> Round:
    """A round; `days` moves its dates."""
    later = timedelta(days=days)
    words = {language: f"Round {code} {language}" for language in ALL}
    return Round(code, words, mode, OPENS + later, CLOSES + later, electives)


def with_rounds(*rounds: Round) -> Edition:
    """An edition like the shipped one with these rounds instead of its own; each elective has three sessions."""
    common = [one for one in edition().sessions if not one.elective]
    held = [session for one in rounds for elective in one.electives for session in _sessions(one, elective)]
    return replace(edition(), code="rounds", rounds=rounds, sessions=(*common, *held))


def _sessions(round_: Round, elective: Elective) -> list[Session]:
    first = STARTS + (round_.opens - OPENS)
    starts = [first + timedelta(days=day) for day in range(3)]
    return [
        Session(
            f"{elective.code}-{number}",
            SessionKind.ELECTIVE,
            elective.title,
            start,
            start + timedelta(minutes=90),
            elective.languages,
            elective=elective.code,
        )
        for number, start in enumerate(starts, 1)
    ]


def save(app: App, changed: Edition) -> None:
    """Make it the edition of an assistant."""
    app.database.write(lambda db: programmes.save_edition(db, changed, NOW)).result()


def tap(person: WebPerson, action: str) -> str:
    """Press a button of that action on the newest message, whether it has one or not, and return the answer."""
    return person.press(action, of=replace(person.replies[-1], choices=(Choice(action, action),)))


def elective(app: App, code: str) -> int:
    """The id of an elective."""
    return app.database.read(lambda db: db.scalars(select(ElectiveRow.id).where(ElectiveRow.code == code)).one())


def round_id(app: App, code: str) -> int:
    """The id of a round."""
    return app.database.read(lambda db: db.scalars(select(RoundRow.id).where(RoundRow.code == code)).one())
