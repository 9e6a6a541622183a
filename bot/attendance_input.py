"""What the commands about attendance are given, and how they change something or say why not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import NoReturn, TypeVar

from academy.errors import AcademyError
from bot.attendance_tables import moment
from bot.member_input import NOTHING
from bot.terminal import BY, current_edition, fail
from programmes.faults import meant
from storage import sessions
from storage.database import Db, DbSession
from storage.models import SessionRow
from storage.organisers import Author

T = TypeVar("T")

US = Author(BY)
WHY_NOT = {
    "appeal-unknown": "there is no appeal {number}; see: collective-brain appeal list",
    "certificate-name": "a name has {minimum} to {maximum} characters",
    "certificate-none": "{member} holds no certificate or statement of this edition that is valid",
    "certificate-unknown": "there is no certificate {code}; is every character of it right?",
    "certificates-too-early": "one can still check in somewhere; certificates are issued after {ends}",
    "doubt-unknown": "there is no doubt {number}; see: collective-brain webinar doubts",
    "facilitator-unknown": "nobody has written from {address} yet; ask them to write to the assistant first",
    "room-not-participant": "{session} does not concern {member}: they do not take part, or have no seat in its"
    " elective",
    "session-unknown": "{session} is cancelled",
}


def find_session(db: DbSession, code: str) -> SessionRow:
    """A session of the current edition by its code; any other ends the command."""
    number, _ = current_edition(db)
    found = sessions.session_by_code(db, number, code)
    if found is None:
        fail(f"there is no session {code}; {session_hint(db, number, code)}; {NOTHING}")
    return found


def session_hint(db: DbSession, edition_id: int, written: str) -> str:
    """What was probably meant, or where sessions are listed."""
    codes = [row.code for row in sessions.sessions_of(db, edition_id)]
    return meant(written, codes) or "see: collective-brain session list"


def change(database: Db, act: Callable[[DbSession], T], **about: str) -> T:
    """Change something; what cannot be ends the command. `about` names what it is about: session, member."""
    try:
        return database.write(act).result()
    except AcademyError as error:
        refuse(database, error, **about)


def look(database: Db, ask: Callable[[DbSession], T], **about: str) -> T:
    """Look something up; what cannot be ends the command, as with `change`."""
    try:
        return database.read(ask)
    except AcademyError as error:
        refuse(database, error, **about)


def refuse(database: Db, error: AcademyError, **about: str) -> NoReturn:
    """Say why something cannot be, and end the command."""
    values = error.values | about
    ends = error.values.get("ends")
    if isinstance(ends, datetime):
        zone = database.read(current_edition)[1].zone
        values["ends"] = f"{moment(ends, zone)} ({zone})"
    fail(f"{WHY_NOT[error.key].format(**values)}; {NOTHING}")
