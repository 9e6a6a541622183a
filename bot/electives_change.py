"""How `collective-brain electives` changes something: what was meant, who would be told, and why it may not be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import NoReturn, TypeVar

import typer

from academy.electives import Reason, Refused
from academy.errors import AcademyError
from bot.electives_tables import when
from bot.member_input import NOTHING
from bot.opening import make_clock
from bot.terminal import current_edition, fail, out, settings
from programmes.faults import meant
from programmes.typed import typed_moment
from storage import catalogue
from storage.catalogue import ElectiveNow, RoundNow
from storage.database import Db, DbSession
from storage.rehearsal import counted, rehearse

T = TypeVar("T")
Act = Callable[[DbSession, datetime], T]

# Who hears what, in the order in which it is said.
TOLD = {
    "round-open": "{people} will be invited to choose.",
    "round-changed": "{people} will be told.",
    "elective-cancelled": "{people} will be told that it is cancelled.",
    "seat": "{people} will be told that they have a seat.",
    "seat-lost": "{people} will be told that their seat was taken back.",
    "seat-offer": "{people} on a waiting list will be offered a seat.",
    "offer-over": "{people} will be told that a seat is on offer to them no more; they keep their place.",
    "unplaced": "{people} will be told that they got no seat, and that they choose first from what is free.",
}
WHY_NOT = {
    "round-past": "{round} would be closed already; say --closes, or: collective-brain electives extend {round}",
    "round-closed": "{round} is closed; to open it again: collective-brain electives extend {round}",
    "round-open": "{round} is open; first: collective-brain electives close {round}",
    "round-allocated": "the seats of {round} are shared out; that cannot be done again, and its dates are over",
    "elective-first-come": "in {round} those who come first are served first; there is nothing to share out",
    "elective-cancelled-before": "{elective} is cancelled already",
    "elective-full": "all seats of {elective} are taken or on offer; for more: collective-brain electives capacity"
    " {elective}",
    "elective-not-participant": "{member} does not take part: see collective-brain applications list",
    "seed-wrong": "--seed: a seed is a whole number from 0 to 9223372036854775807",
}
REFUSED = {
    Reason.CANCELLED: "{elective} is cancelled, or has no session",
    Reason.NOT_YOURS: "{member} has no seat in {elective}",
    Reason.ALREADY_YOURS: "{member} has a seat in {elective} already",
    Reason.STARTED: "{elective} has begun",
    Reason.NOT_FOR_YOU: "{elective} is not for {member}: it is for {constituencies} only",
    Reason.CLASH: "{elective} is at the time of {session}, in which {member} is",
}


def change(database: Db, said: str, act: Act[T], yes: bool, **about: str) -> T | None:
    """Say what would change and who would be told, ask, and do it; None when the answer is no.

    What cannot be done ends the command; `about` names what its reason is about: round, elective, member.
    """
    now = clock(database)
    try:
        seen = rehearse(database, lambda db: act(db, now))
    except AcademyError as error:
        refuse(error, **about)
    if isinstance(seen.value, Refused):
        _refused(seen.value, **about)
    out.print(said, markup=False)
    say_told(seen.people)
    if not agreed("Change this?", yes):
        return None
    now = clock(database)  # they may have thought about it for long
    try:
        done = database.write(lambda db: counted(db, lambda db: act(db, now))).result()
    except AcademyError as error:
        refuse(error, **about)
    if isinstance(done.value, Refused):
        _refused(done.value, **about)
    out.print("Changed.")
    if done.people != seen.people:
        say_told(done.people)
    return done.value


def clock(database: Db) -> datetime:
    """What time it is there now."""
    return make_clock(database, settings()).now()


def say_told(counts: Counter[str]) -> None:
    """Who will be told what."""
    lines = [line.format(people=people(counts[kind])) for kind, line in TOLD.items() if counts[kind]]
    out.print("\n".join(lines or ["Nobody will be told."]))


def agreed(question: str, yes: bool) -> bool:
    """Whether to go on; says so when not."""
    answer = yes or typer.confirm(question)
    if not answer:
        out.print(f"{NOTHING.capitalize()}.")
    return answer


def refuse(error: AcademyError, **about: str) -> NoReturn:
    """Say why something cannot be, and end the command."""
    fail(f"{WHY_NOT[error.key].format(**error.values | about)}; {NOTHING}")


def _refused(no: Refused, **about: str) -> NoReturn:
    session = no.session.code if no.session else ""
    said = REFUSED[no.reason].format(constituencies=", ".join(no.constituencies), session=session, **about)
    fail(f"{said}; {NOTHING}")


def find_round(db: DbSession, code: str) -> tuple[RoundNow, str]:
    """A round of the current edition by its code, and the academy's zone."""
    _, edition = current_edition(db)
    known = {one.value.code: one for one in catalogue.needed(db).rounds}
    if code not in known:
        fail(f"there is no round {code}; {_hint(code, list(known))}; {NOTHING}")
    return known[code], edition.zone


def find_elective(db: DbSession, code: str) -> tuple[ElectiveNow, RoundNow]:
    """An elective of the current edition by its code, and its round."""
    current_edition(db)
    known = {each.value.code: (each, one) for one in catalogue.needed(db).rounds for each in one.electives}
    if code not in known:
        fail(f"there is no elective {code}; {_hint(code, list(known))}; {NOTHING}")
    return known[code]


def _hint(written: str, known: list[str]) -> str:
    return meant(written, known) or "see: collective-brain electives show"


def read_when(where: str, written: str, zone: str, now: datetime) -> datetime:
    """When a round closes, by the academy's clocks; a time that has passed ends the command."""
    try:
        at = typed_moment(written, zone)
    except ValueError as error:
        fail(f"{where}: {error}; {NOTHING}")
    if at <= now:
        fail(f"{where}: {written} has passed in {zone}, where it is {when(now, zone)}; {NOTHING}")
    return at


def read_seats(written: str) -> int | None:
    """A number of seats, None for no limit."""
    if written.casefold() == "none":
        return None
    if not (written.isascii() and written.isdecimal()):
        fail(f"SEATS: {written!r} is not a number of seats; write it like 40, or none for no limit; {NOTHING}")
    return int(written)


def people(count: int) -> str:
    """A number of people in words."""
    return "1 person" if count == 1 else f"{count} people"
