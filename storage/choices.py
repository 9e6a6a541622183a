"""What members choose about their reminders, and what they answer to them."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from academy.reminders import SNOOZE
from storage import deliveries, reminders
from storage.models import Delivery, Intention, Member, MutedReminder, SessionRow

EARLY = timedelta(seconds=1)  # so that it is there by the minute for which it was asked


def muted(db: Session, member_id: int) -> frozenset[str]:
    """The kinds of reminder that a member switched off."""
    return frozenset(db.scalars(select(MutedReminder.kind).where(MutedReminder.member_id == member_id)))


def mute(db: Session, member_id: int, kind: str) -> None:
    """Switch a kind of reminder off."""
    db.merge(MutedReminder(member_id=member_id, kind=kind))


def unmute(db: Session, member_id: int, kind: str, now: datetime) -> None:
    """Switch a kind of reminder on; what was due meanwhile and is still useful comes."""
    db.execute(delete(MutedReminder).where(MutedReminder.member_id == member_id, MutedReminder.kind == kind))
    reminders.catch_up(db, member_id, now)


def set_quiet_hours(db: Session, member: Member, quiet_from: int, quiet_to: int, now: datetime) -> None:
    """Set when a member wants to be left alone, in minutes of their day; equal ends: never."""
    member.quiet_from, member.quiet_to = quiet_from, quiet_to
    reminders.catch_up(db, member.id, now)


def concerns(db: Session, member_id: int, session: SessionRow) -> bool:
    """Whether a session is one of a member's."""
    return db.scalar(reminders.concerned(db, session).where(Member.id == member_id)) is not None


def has_moved_since(db: Session, address_id: int, message: str, session: SessionRow) -> bool:
    """Whether a session moved after the reminder that was this message; False when it was no reminder of ours."""
    query = select(Delivery.revision).where(Delivery.address_id == address_id, Delivery.message == message)
    told = db.scalar(query.where(Delivery.session_id == session.id))
    return told is not None and told < session.revision


def intend(db: Session, member_id: int, session_id: int, coming: bool, now: datetime) -> None:
    """Note whether a member means to come; the newest word counts."""
    db.merge(Intention(member_id=member_id, session_id=session_id, coming=coming, at=now))


def snooze(db: Session, member_id: int, session: SessionRow, minutes: int, now: datetime) -> None:
    """Remind a member again so many minutes before a session; asked for twice, it comes once."""
    promised = session.starts - timedelta(minutes=minutes)
    deliveries.queue(
        db,
        member_id,
        f"s{session.id}.v{session.revision}.{SNOOZE}{minutes}",
        "session",
        now,
        session_id=session.id,
        revision=session.revision,
        subject={"kind": SNOOZE},
        due_at=promised - EARLY,
        promised_at=promised,
        expires_at=session.ends,
    )
