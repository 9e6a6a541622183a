"""An edition whose sessions are easy to count, participants in it, and instants at which things happen."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from academy import programme
from academy.attendance import Evidence, EvidenceKind
from academy.programme import Edition, Proof, Session, SessionKind
from storage import evidence, plans, programmes
from storage.database import Db, DbSession
from storage.keys import checkin_key
from storage.models import (
    Appeal,
    Certificate,
    CodeTry,
    Facilitator,
    Member,
    SessionRow,
    WebinarAttendee,
    WebinarEmail,
    WebinarReport,
)
from storage.models import Evidence as EvidenceRow
from storage.organisers import Author
from tests.conftest import NOW
from tests.support.participants import insert_crowd
from tests.support.people import edition

FIRST = NOW.replace(day=15, hour=12, minute=0)
LENGTH = timedelta(minutes=90)
SECRET = b"a secret of the tests"
COMMAND_LINE = Author("command line")


def course(days: int = 5, proof: Proof = Proof.BUTTON, share: float = 0.8, **more: Any) -> Edition:
    """One session at noon UTC on each of so many days from Monday 15 November, and no electives."""
    sessions = tuple(
        Session(
            f"day{day + 1}",
            SessionKind.PLENARY,
            {"en": f"Day {day + 1}"},
            FIRST + timedelta(days=day),
            FIRST + timedelta(days=day) + LENGTH,
            ("en", "fr", "es", "pt"),
            proof=proof,
        )
        for day in range(days)
    )
    return replace(edition(), sessions=sessions, rounds=(), certificate=programme.Certificate(share), **more)


def load(database: Db, loaded: Edition, people: int = 3, **member: str) -> Edition:
    """Make an edition the current one, with participants of ids from 1."""
    database.write(lambda db: programmes.save_edition(db, loaded, NOW)).result()
    insert_crowd(database, people, **member)
    return loaded


def during(day: int = 1, minutes: int = 5) -> datetime:
    """So many minutes into the session of a day."""
    return FIRST + timedelta(days=day - 1, minutes=minutes)


def after(days: int) -> datetime:
    """When the session of a day is over, and its check-in closed."""
    return FIRST + timedelta(days=days - 1, hours=3)


def number(db: DbSession, code: str) -> int:
    """A session's id."""
    return db.scalars(select(SessionRow.id).where(SessionRow.code == code)).one()


def attend(db: DbSession, member: int, *days: int) -> None:
    """Check a member in on these days, without asking."""
    plan = plans.current_plan(db)
    assert plan
    for day in days:
        session_id = plan.numbers[f"day{day}"]
        key = checkin_key(EvidenceKind.BUTTON, plan.sessions[session_id].starts)
        evidence.add(db, member, session_id, Evidence(EvidenceKind.BUTTON, during(day)), key)


def facilitate(db: DbSession, member: int, code: str) -> Author:
    """Make a member the facilitator of a session."""
    db.add(Facilitator(session_id=number(db, code), member_id=member, added_at=NOW, added_by="test"))
    db.flush()
    return Author(f"telegram:1000{member}", member)


def proofs(database: Db) -> list[tuple[int, str]]:
    """All evidence as (member, kind), in the order in which it came."""
    query = select(EvidenceRow.member_id, EvidenceRow.kind).order_by(EvidenceRow.id)
    return [(member, kind) for member, kind in database.read(lambda db: db.execute(query).all())]


def prove_everything(db: DbSession, member: Member) -> None:
    """A row of a member in every table of attendance; what others did for them was done by web:ana."""
    about = {"member_id": member.id, "session_id": 1}
    db.add(EvidenceRow(**about, key="button", kind="button", at=NOW))
    db.add(EvidenceRow(**about, key="hand", kind="hand", says="present", at=NOW, by="web:ana"))
    db.add(CodeTry(member_id=member.id, at=NOW))
    db.add(Facilitator(**about, added_at=NOW, added_by="web:ana"))
    db.add(Appeal(**about, text="power cut", state="open", made_at=NOW, decided_by="web:ana"))
    db.add(WebinarEmail(member_id=member.id, email="x@example.org", at=NOW))
    report = WebinarReport(session_id=1, digest=f"d{member.id}", platform="zoom", by="web:ana", at=NOW)
    db.add(report)
    db.flush()
    stays = [[NOW.isoformat(), NOW.isoformat()]]
    for whose, name in ((member.id, "nickname"), (None, "machel ANA")):
        row = {"report_id": report.id, "member_id": whose, "name": name, "email": "", "stays": stays}
        db.add(WebinarAttendee(**row, state="doubtful"))
    paper = {"kind": "certificate", "version": 1, "edition_id": 1, "name": member.name}
    db.add(Certificate(member_id=member.id, code=f"c{member.id}", facts={"hours": 1.5}, issued_at=NOW, **paper))
