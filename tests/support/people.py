"""Members, editions and applications for tests of storage, without a conversation."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from academy.messages import Address, Incoming, Kind
from academy.programme import Edition
from programmes.reader import read
from storage import applications, members, programmes
from storage.consents import PURPOSES, record_consent
from storage.database import Db, DbSession
from storage.models import Member, Participation
from tests.conftest import NOW

SHIPPED = Path(__file__).parents[2] / "programmes" / "sse-academy-12.yaml"
MOTIVATION = "I run a rural co-operative and want to learn from the others."


def edition() -> Edition:
    """The shipped edition."""
    return read(SHIPPED)


def without_electives() -> Edition:
    """The shipped edition, in which nobody has anything to choose."""
    shipped = edition()
    common = tuple(session for session in shipped.sessions if not session.elective)
    return replace(shipped, rounds=(), sessions=common)


def load_edition(database: Db) -> Edition:
    """The shipped edition, loaded."""
    loaded = edition()
    database.write(lambda db: programmes.save_edition(db, loaded, NOW)).result()
    return loaded


def greet(db: DbSession, user: str = "ana", channel: str = "web", language: str = "pt") -> members.Person:
    """Somebody's first word."""
    incoming = Incoming(Address(channel, user), f"{user}-1", Kind.COMMAND, user, command="start")
    return members.meet(db, incoming, lambda: language, NOW)


def sign_up(db: DbSession, user: str = "ana", channel: str = "web", **profile: str) -> Member:
    """A member who answered everything."""
    member = greet(db, user, channel, profile.pop("language", "pt")).member
    answers = {
        "name": "Ana Machel",
        "country": "MZ",
        "constituency": "government",
        "organisation": "Ministério do Trabalho",
        "work": "cooperativas",
        "zone": "Africa/Maputo",
    } | profile
    for field, value in answers.items():
        setattr(member, field, value)
    member.joined_at = NOW
    for purpose in PURPOSES:
        record_consent(db, member.id, purpose, True, channel, NOW)
    db.flush()
    return member


def apply(db: DbSession, member: Member) -> Participation:
    """A member's application, sent."""
    found = programmes.current_edition(db)
    assert found
    participation = applications.draft(db, member.id, found[0], NOW)
    participation.motivation, participation.commitment = MOTIVATION, True
    by = str(members.addresses_of(db, member.id)[0].user)
    applications.apply(db, participation, found[1], f"web:{by}", NOW + timedelta(minutes=5))
    db.flush()
    return participation
