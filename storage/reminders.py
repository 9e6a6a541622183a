"""Reminders: planned once, fired into deliveries in chunks, and made good for whoever joins later."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    and_,
    delete,
    exists,
    func,
    literal,
    literal_column,
    null,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.orm import InstrumentedAttribute, Session

from academy.applications import TAKING_PART
from academy.reminders import AT_START, EVE
from storage.deliveries import Fate
from storage.inserts import insert_from, insert_new
from storage.keys import checkin_keys
from storage.models import Delivery, Evidence, Member, MutedReminder, Participation, Reminder, Seat, SessionRow
from storage.reasons import Reason

CHUNK = 1500  # members in one transaction: no lock is held for long
Chunk = tuple[int, int | None]  # members with ids above the first number and up to the second, or without end
# Why a reminder was taken back that may hold again.
PASSING = (Reason.MUTED, Reason.NOTHING, Reason.NOT_CONCERNED, Reason.QUIET, Reason.WITHDRAWN)


# In so many words, for the partial index; see `storage.deliveries`.
_PLANNED = Reminder.state == literal_column("'planned'")


@dataclass(frozen=True, slots=True)
class Group:
    """Members whose clocks and quiet hours agree, and how many they are."""

    zone: str
    quiet_from: int
    quiet_to: int
    members: int


def groups(db: Session, edition_id: int) -> list[Group]:
    """The groups of an edition's participants."""
    columns = (Member.zone, Member.quiet_from, Member.quiet_to)
    query = select(*columns, func.count()).join(Participation, Participation.member_id == Member.id)
    query = query.where(_takes_part(edition_id), Member.zone.is_not(None)).group_by(*columns)
    return [Group(str(row[0]), *row[1:]) for row in db.execute(query.order_by(*columns))]


def planned(db: Session, edition_id: int) -> dict[str, Reminder]:
    """The reminders of an edition that have not fired, by key."""
    query = select(Reminder).where(Reminder.edition_id == edition_id, Reminder.state == "planned")
    return {row.key: row for row in db.scalars(query)}


def plan(db: Session, **values: Any) -> None:
    """Plan a reminder, unless its key was planned or fired before."""
    insert_new(db, Reminder, state="planned", **values)


def withdraw(db: Session, numbers: Iterable[int]) -> None:
    """Take back reminders that have not fired; they may be planned again."""
    db.execute(delete(Reminder).where(Reminder.id.in_(list(numbers)), Reminder.state == "planned"))


def due(db: Session, now: datetime) -> Sequence[Reminder]:
    """The reminders that fire now, the earliest promise first."""
    query = select(Reminder).where(_PLANNED, Reminder.fires_at <= now)
    return db.scalars(query.order_by(Reminder.promised_at, Reminder.id)).all()


def next_fires_at(db: Session) -> datetime | None:
    """When the next reminder fires."""
    return db.scalar(select(func.min(Reminder.fires_at)).where(_PLANNED))


def chunks(db: Session) -> list[Chunk]:
    """All members by id in short stretches; the last one has no end, for who joins meanwhile."""
    numbered = select(Member.id, func.row_number().over(order_by=Member.id).label("place")).subquery()
    ends = db.scalars(select(numbered.c.id).where(numbered.c.place % CHUNK == 0).order_by(numbered.c.id))
    return list(pairwise([0, *ends, None]))


def expand(db: Session, reminder: Reminder, chunk: Chunk, now: datetime) -> None:
    """Make the deliveries of some members.

    A member who has this delivery already gets no second one, so it can be done again after a crash.
    """
    # Said of both tables: PostgreSQL would read all participations for every chunk of members.
    _deliver(db, reminder, and_(*(_within(column, chunk) for column in (Member.id, Participation.member_id))), now)


def note_fired(db: Session, number: int) -> None:
    """Note that a reminder has become deliveries, all of them."""
    db.execute(update(Reminder).where(Reminder.id == number).values(state="fired"))


def _within(column: InstrumentedAttribute[int], chunk: Chunk) -> ColumnElement[bool]:
    after, last = chunk
    return column > after if last is None else and_(column > after, column <= last)


def catch_up(db: Session, member_id: int, now: datetime) -> None:
    """Give a member what was due before it concerned them and is still useful.

    For every change of who is concerned: acceptance, zone, quiet hours, seat, a kind switched on, a return after
    /stop or after a block.
    """
    _catch_up(db, Member.id == member_id, Delivery.member_id == member_id, now)


def catch_up_all(db: Session, members: Sequence[int], now: datetime) -> None:
    """The same for many: one statement for each reminder and CHUNK of them."""
    for begin in range(0, len(members), CHUNK):
        some = members[begin : begin + CHUNK]
        _catch_up(db, Member.id.in_(some), Delivery.member_id.in_(some), now)


def _catch_up(db: Session, who: ColumnElement[bool], whose: ColumnElement[bool], now: datetime) -> None:
    """`who` says which members, `whose` the same of deliveries."""
    # Not only what has fired: of many members some have passed already while the others' turn is still to come.
    query = select(Reminder).where(Reminder.fires_at <= now, Reminder.useful_until > now)
    for reminder in db.scalars(query.order_by(Reminder.promised_at)).all():
        _deliver(db, reminder, who, now)
    _promise_again(db, whose, now)


def _promise_again(db: Session, whose: ColumnElement[bool], now: datetime) -> None:
    """Queue again what was taken back for a reason that may have passed; it is asked again when it leaves."""
    reminders = Delivery.kind.in_((EVE, "session"))
    again = update(Delivery).where(whose, Delivery.expires_at > now)
    passed = or_(
        and_(Delivery.state == Fate.CANCELLED, Delivery.reason == Reason.STOPPED),
        and_(Delivery.state == Fate.CANCELLED, Delivery.reason.in_(PASSING), reminders),
        and_(Delivery.state == Fate.FAILED, Delivery.reason.in_((Reason.UNREACHABLE, Reason.NO_ADDRESS))),
    )
    db.execute(again.where(passed, Delivery.promised_at.is_not(None)).values(state=Fate.QUEUED, reason=""))


def concerned(db: Session, session: SessionRow) -> Select[int]:
    """The members whom a session concerns: participants, those with a seat when it belongs to an elective."""
    query = select(Member.id).join(Participation, Participation.member_id == Member.id)
    return query.where(_takes_part(session.edition_id), _has_seat(session))


def sessions_of(db: Session, member_id: int, edition_id: int, now: datetime) -> Sequence[SessionRow]:
    """A member's sessions that are not over or cancelled, the earliest first; none before they were accepted."""
    accepted = exists().where(Participation.member_id == member_id, _takes_part(edition_id))
    seat = exists().where(Seat.member_id == member_id, Seat.elective_id == SessionRow.elective_id)
    query = select(SessionRow).where(SessionRow.edition_id == edition_id, SessionRow.cancelled_at.is_(None))
    query = query.where(SessionRow.ends > now, accepted, or_(SessionRow.elective_id.is_(None), seat))
    return db.scalars(query.order_by(SessionRow.starts, SessionRow.id)).all()


def _deliver(db: Session, reminder: Reminder, members: ColumnElement[bool], now: datetime) -> None:
    session = db.get(SessionRow, reminder.session_id) if reminder.session_id else None
    rows = _recipients(reminder, session).where(members)
    values = {
        "member_id": Member.id,
        "key": literal(reminder.delivery_key),
        "kind": literal(EVE if reminder.kind == EVE else "session"),
        "session_id": literal(reminder.session_id) if reminder.session_id else null(),
        "revision": literal(reminder.revision),
        "subject": literal(_subject(reminder), Delivery.subject.type),
        "priority": literal(1),
        "state": literal(Fate.QUEUED.value, String),
        "reason": literal(""),
        "due_at": literal(now, Delivery.due_at.type),
        "promised_at": literal(reminder.promised_at, Delivery.due_at.type),
        "expires_at": literal(reminder.useful_until, Delivery.due_at.type),
        "tries": literal(0),
        "message": literal(""),
        "created_at": literal(now, Delivery.due_at.type),
    }
    insert_from(db, Delivery, list(values), rows.with_only_columns(*values.values()))


def _recipients(reminder: Reminder, session: SessionRow | None) -> Select[Any]:
    muted = exists().where(MutedReminder.member_id == Member.id, MutedReminder.kind == reminder.kind)
    query = select(Member.id).join(Participation, Participation.member_id == Member.id)
    query = query.where(_takes_part(reminder.edition_id), ~muted, Member.zone.is_not(None))
    if session is not None:
        return query.where(_has_seat(session), _is_not_in(reminder, session))
    same_hours = (Member.quiet_from == reminder.quiet_from, Member.quiet_to == reminder.quiet_to)
    return query.where(Member.zone == reminder.zone, *same_hours)


def _is_not_in(reminder: Reminder, session: SessionRow) -> ColumnElement[bool]:
    """At the start one is asked to check in, unless one has."""
    if reminder.kind != AT_START:
        return true()
    theirs = exists().where(Evidence.member_id == Member.id, Evidence.session_id == session.id)
    return ~theirs.where(Evidence.key.in_(checkin_keys(session.starts)))


def _subject(reminder: Reminder) -> dict[str, str]:
    if not reminder.day:
        return {"kind": reminder.kind}
    # With the zone by whose calendar it is that day: members may change theirs after they were told.
    return {"kind": reminder.kind, "day": reminder.day, "zone": reminder.zone}


def _takes_part(edition_id: int) -> ColumnElement[bool]:
    return and_(Participation.edition_id == edition_id, Participation.state.in_(TAKING_PART))


def _has_seat(session: SessionRow) -> ColumnElement[bool]:
    if session.elective_id is None:
        return true()
    return exists().where(Seat.member_id == Member.id, Seat.elective_id == session.elective_id)
