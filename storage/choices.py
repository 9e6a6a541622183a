"""What members choose about their reminders, and what they answer to them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import and_, delete, select, update
from sqlalchemy.orm import Session

from academy.reminders import SNOOZE
from storage import deliveries, reminders
from storage.deliveries import PENDING, Fate
from storage.models import Delivery, Intention, Member, MutedReminder, SessionRow
from storage.reasons import Reason


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


def absences(db: Session, member_id: int) -> frozenset[int]:
    """The sessions that a member cannot make it to."""
    query = select(Intention.session_id).where(Intention.member_id == member_id, Intention.coming.is_(False))
    return frozenset(db.scalars(query))


def intend(db: Session, member_id: int, session: SessionRow, coming: bool, now: datetime) -> None:
    """Note whether a member means to come; the newest word counts.

    Who does not is reminded of that session no more, unless they ask for it afterwards; who does after all gets
    what was kept back and is still useful.
    """
    db.merge(Intention(member_id=member_id, session_id=session.id, coming=coming, at=now))
    theirs = update(Delivery).where(
        Delivery.member_id == member_id,
        Delivery.session_id == session.id,
        Delivery.kind == "session",
        Delivery.revision == session.revision,
    )
    if coming:
        kept = theirs.where(Delivery.state == Fate.CANCELLED, Delivery.reason == Reason.ABSENT)
        db.execute(kept.where(Delivery.expires_at > now).values(state=Fate.QUEUED, reason=""))
    else:
        pending = theirs.where(Delivery.state.in_(PENDING))
        db.execute(pending.values(state=Fate.CANCELLED, reason=Reason.ABSENT))


def forget_intentions(db: Session, session: SessionRow) -> None:
    """Forget who meant to come: what people said of another time says nothing about this one."""
    db.execute(delete(Intention).where(Intention.session_id == session.id))


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
        due_at=promised,
        promised_at=promised,
        expires_at=session.ends,
    )


def snoozed(db: Session, session: SessionRow) -> list[tuple[int, int]]:
    """Who is still to be reminded again before a session, and how many minutes: (member, minutes).

    Of a session that is cancelled: who would have been.
    """
    waits = and_(Delivery.revision == session.revision, Delivery.state.in_(PENDING))
    if session.cancelled_at:
        gone = and_(Delivery.state == Fate.CANCELLED, Delivery.reason == Reason.CANCELLED)
        waits = and_(Delivery.revision == session.revision - 1, gone)
    query = select(Delivery.member_id, Delivery.key).where(
        Delivery.session_id == session.id, Delivery.kind == "session", Delivery.key.contains(f".{SNOOZE}"), waits
    )
    rows = db.execute(query.order_by(Delivery.id)).all()
    return [(member, int(key.rpartition(SNOOZE)[2])) for member, key in rows if member is not None]


def snooze_anew(db: Session, session: SessionRow, asked: Iterable[tuple[int, int]], now: datetime) -> None:
    """Promise what `snoozed` found for the time that a session has now, where that is still to come."""
    for member_id, minutes in asked:
        if session.starts - timedelta(minutes=minutes) > now:
            snooze(db, member_id, session, minutes, now)
