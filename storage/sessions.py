"""Changes of sessions, alike for chat, command line and programme files: rows, audit, notices.

A change withdraws what is still to be sent of the old facts, and whoever was told them hears the new ones once.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, literal, null, or_, select, union, update
from sqlalchemy.orm import Session

from academy.errors import AcademyError
from storage import audit, choices
from storage.deliveries import PENDING, Fate
from storage.inserts import insert_from
from storage.models import Delivery, EditionRow, SessionRow
from storage.news import ACTIONS, LINK, NOTICES, Facts, Version, facts_of, noted, to_tell, versions
from storage.reasons import Reason


def sessions_of(db: Session, edition_id: int) -> list[SessionRow]:
    """All sessions of an edition, cancelled ones too, the earliest first."""
    query = select(SessionRow).where(SessionRow.edition_id == edition_id)
    return list(db.scalars(query.order_by(SessionRow.starts, SessionRow.id)))


def session_by_code(db: Session, edition_id: int, code: str) -> SessionRow | None:
    """The session of that code, or None."""
    query = select(SessionRow).where(SessionRow.edition_id == edition_id, SessionRow.code == code)
    return db.scalar(query)


def move(db: Session, session: SessionRow, starts: datetime, ends: datetime, by: str, now: datetime) -> int:
    """Give a session another time, aware UTC; how many people are told. Raises what `check` raises."""
    return _checked(db, session, replace(facts_of(session), starts=starts, ends=ends), by, now)


def cancel(db: Session, session: SessionRow, by: str, now: datetime) -> int:
    """Cancel a session; how many people are told. Raises what `check` raises."""
    return _checked(db, session, replace(facts_of(session), cancelled=True), by, now)


def new_link(db: Session, session: SessionRow, link: str, by: str, now: datetime) -> int:
    """Give a session another link; how many people are told. Raises what `check` raises."""
    return _checked(db, session, replace(facts_of(session), link=link), by, now)


def check(session: SessionRow, facts: Facts, now: datetime) -> None:
    """Raise AcademyError when a session is cancelled or over, or would move to a time that has passed."""
    if session.cancelled_at:
        raise AcademyError("session-cancelled-before", code=session.code)
    if session.ends <= now:
        raise AcademyError("session-over", code=session.code)
    if facts.ends <= now:
        raise AcademyError("session-past", code=session.code)


def _checked(db: Session, session: SessionRow, facts: Facts, by: str, now: datetime) -> int:
    check(session, facts, now)
    return change(db, session, facts, by, now)


def would_hear(db: Session, session: SessionRow, facts: Facts) -> int:
    """How many people would be told if a session became what these facts say."""
    found = to_tell(db, session, versions(db, session), facts).values()
    return db.scalar(select(func.count()).select_from(union(*found).subquery())) or 0 if found else 0


def clashing(db: Session, session: SessionRow, facts: Facts) -> list[SessionRow]:
    """Other sessions at the same time that somebody would have to be in, too: common ones, or of the elective."""
    same_people = or_(
        SessionRow.elective_id.is_(None),
        literal(session.elective_id is None),
        SessionRow.elective_id == session.elective_id,
    )
    query = select(SessionRow).where(
        SessionRow.edition_id == session.edition_id,
        SessionRow.id != session.id,
        SessionRow.cancelled_at.is_(None),
        SessionRow.starts < facts.ends,
        SessionRow.ends > facts.starts,
        same_people,
    )
    return list(db.scalars(query.order_by(SessionRow.starts, SessionRow.id)))


def change(db: Session, session: SessionRow, facts: Facts, by: str, now: datetime) -> int:
    """Make a session what these facts say, as a programme file may do at any time; how many people are told."""
    before = facts_of(session)
    if facts == before:
        return 0
    past = versions(db, session)
    kind = facts.notice(before)
    asked = choices.snoozed(db, session) if kind else []
    audit.record(db, ACTIONS[kind or LINK], by, now, **noted(session))
    _write(db, session, facts, now, anew=bool(kind))
    _withdraw(db, session, kind)
    if (facts.starts, facts.ends) != (before.starts, before.ends):
        choices.forget_intentions(db, session)
    if not facts.cancelled:
        choices.snooze_anew(db, session, asked, now)
    return _tell(db, session, past, facts, now)


def _write(db: Session, session: SessionRow, facts: Facts, now: datetime, *, anew: bool) -> None:
    session.starts, session.ends, session.link = facts.starts, facts.ends, facts.link
    session.cancelled_at = (session.cancelled_at or now) if facts.cancelled else None
    session.revision += anew
    edition = db.get_one(EditionRow, session.edition_id)
    edition.revision += 1
    edition.loaded_at = now
    db.flush()


def _withdraw(db: Session, session: SessionRow, kind: str) -> None:
    """Take back what has not left: reminders of another time, and notices that this one overtakes."""
    if kind:
        _cancel(db, session, kind, Delivery.kind == "session")
    # A notice of the time that is to be sent will have the new link in it.
    _cancel(db, session, Reason.OVERTAKEN, Delivery.kind.in_(NOTICES) if kind else Delivery.kind == LINK)


def _cancel(db: Session, session: SessionRow, reason: str, which: ColumnElement[bool]) -> None:
    pending = update(Delivery).where(Delivery.session_id == session.id, Delivery.state.in_(PENDING), which)
    db.execute(pending.values(state=Fate.CANCELLED, reason=reason))


def _tell(db: Session, session: SessionRow, past: list[Version], facts: Facts, now: datetime) -> int:
    useful = max(facts.ends, *(version.facts.ends for version in past))
    if useful <= now:
        return 0
    told = 0
    for kind, members in to_tell(db, session, past, facts).items():
        told += db.scalar(select(func.count()).select_from(members.subquery())) or 0
        subject = {"link": facts.link} if kind == LINK else {}
        values: dict[str, Any] = {
            "key": literal(_key(session, kind, facts.link, now)),
            "kind": literal(kind),
            "session_id": literal(session.id),
            "revision": literal(session.revision),
            "broadcast_id": null(),
            "subject": literal(subject, Delivery.subject.type),
            "state": literal(Fate.QUEUED.value),
            "due_at": literal(now, Delivery.due_at.type),
            "promised_at": literal(now, Delivery.due_at.type),
            "expires_at": literal(useful, Delivery.due_at.type),
            "created_at": literal(now, Delivery.due_at.type),
        }
        rows = members.add_columns(*values.values())
        insert_from(db, Delivery, ["member_id", *values], rows)
    return told


def _key(session: SessionRow, kind: str, link: str, now: datetime) -> str:
    if kind != LINK:
        return f"s{session.id}.v{session.revision}.{kind}"
    # With the instant: a link that comes back is news again.
    digest = hashlib.sha256(f"{link} {now.isoformat()}".encode()).hexdigest()
    return f"s{session.id}.v{session.revision}.link.{digest[:8]}"
