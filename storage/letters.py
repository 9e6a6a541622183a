"""Everything that is needed to write claimed deliveries, read for a whole batch at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from academy import programme
from academy.programme import Edition, SessionKind
from storage import programmes
from storage.deliveries import Fate
from storage.models import (
    AddressRow,
    Broadcast,
    Delivery,
    Member,
    MutedReminder,
    Participation,
    Place,
    Seat,
    SessionRow,
)

# A reminder as late as this may have been overtaken by the next one of the same session.
LATE = timedelta(seconds=60)


_desks: dict[programmes.Revision, Desk] = {}


@dataclass(frozen=True, slots=True)
class Where:
    """An address to try, best first."""

    id: int | None  # None: a place
    channel: str
    chat: str


@dataclass(frozen=True, slots=True)
class To:
    """For whom a letter is, with what decides whether it still holds."""

    language: str
    zone: str | None
    quiet_from: int
    quiet_to: int
    state: str  # of the participation in the current edition, or ""
    electives: frozenset[int]  # in which they have a seat
    muted: frozenset[str]  # kinds of reminder


@dataclass(frozen=True, slots=True, eq=False)
class Meeting:
    """A session as it is now; the same object until the edition changes, so that texts can be kept by it."""

    id: int
    revision: int
    cancelled: bool
    elective_id: int | None
    value: programme.Session


@dataclass(frozen=True, slots=True)
class Announcement:
    """A text by an organiser, as it is now."""

    stopped: bool
    texts: dict[str, str]
    fallback: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A claimed delivery with its recipient; `to` is None when they are gone."""

    id: int
    kind: str
    revision: int
    subject: dict[str, Any]
    broadcast_id: int | None
    promised_at: datetime | None
    expires_at: datetime
    priority: int
    tries: int
    member_id: int | None
    to: To | None
    meeting: Meeting | None
    announcement: Announcement | None
    overtaken: bool
    addresses: tuple[Where, ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """What all letters of a batch share: the edition and its coming sessions."""

    edition_id: int
    edition: Edition | None
    meetings: dict[int, Meeting]


def desk(db: Session) -> Desk:
    """The edition and its sessions of now; read anew when its revision rose."""
    found = programmes.current_revision(db)
    if found is None:
        return Desk(0, None, {})
    if _desks.get(found) is None:
        _desks.clear()
        _desks[found] = Desk(found.id, programmes.edition_of(db, found), _meetings(db, found.id))
    return _desks[found]


def read(db: Session, numbers: Sequence[int], now: datetime, table: Desk) -> list[Letter]:
    """The letters of claimed deliveries, those to be sent first first."""
    columns = Delivery.metadata.tables[Delivery.__tablename__].c
    query = select(*columns).where(columns.id.in_(numbers)).order_by(columns.priority, columns.due_at, columns.id)
    rows = db.connection().execute(query).all()
    people = [row.member_id for row in rows if row.member_id is not None]
    to = _recipients(db, people, table.edition_id)
    addresses = _addresses(db, people)
    places = _places(db, {row.place_id for row in rows if row.place_id is not None})
    announced = _announcements(db, {row.broadcast_id for row in rows if row.broadcast_id is not None})
    overtaken = _overtaken(db, [row for row in rows if _is_late(row, now)], now)
    return [
        Letter(
            id=row.id,
            kind=row.kind,
            revision=row.revision,
            subject=row.subject,
            broadcast_id=row.broadcast_id,
            promised_at=row.promised_at,
            expires_at=row.expires_at,
            priority=row.priority,
            tries=row.tries,
            member_id=row.member_id,
            to=to.get(row.member_id) if row.place_id is None else places[row.place_id][0],
            meeting=table.meetings.get(row.session_id or 0),
            announcement=announced.get(row.broadcast_id or 0),
            overtaken=row.id in overtaken,
            addresses=addresses.get(row.member_id, ()) if row.place_id is None else places[row.place_id][1],
        )
        for row in rows
    ]


def _meetings(db: Session, edition_id: int) -> dict[int, Meeting]:
    query = select(SessionRow).where(SessionRow.edition_id == edition_id)
    return {row.id: _meeting(row) for row in db.scalars(query.order_by(SessionRow.starts, SessionRow.id))}


def _meeting(row: SessionRow) -> Meeting:
    value = programme.Session(
        row.code,
        SessionKind(row.kind),
        row.title,
        row.starts,
        row.ends,
        tuple(row.languages),
        row.link,
        row.counted,
    )
    return Meeting(row.id, row.revision, row.cancelled_at is not None, row.elective_id, value)


def _recipients(db: Session, people: Sequence[int], edition_id: int) -> dict[int, To]:
    columns = (Member.id, Member.language, Member.zone, Member.quiet_from, Member.quiet_to, Participation.state)
    mine = (Participation.member_id == Member.id) & (Participation.edition_id == edition_id)
    query = select(*columns).outerjoin(Participation, mine).where(Member.id.in_(people))
    seats = _sets(db, select(Seat.member_id, Seat.elective_id).where(Seat.member_id.in_(people)))
    muted = _sets(
        db, select(MutedReminder.member_id, MutedReminder.kind).where(MutedReminder.member_id.in_(people))
    )
    return {
        row.id: To(
            row.language,
            row.zone,
            row.quiet_from,
            row.quiet_to,
            row.state or "",
            frozenset(seats.get(row.id, ())),
            frozenset(muted.get(row.id, ())),
        )
        for row in db.connection().execute(query)
    }


def _sets(db: Session, query: Any) -> dict[int, set[Any]]:
    found: dict[int, set[Any]] = defaultdict(set)
    for member, value in db.connection().execute(query):
        found[member].add(value)
    return found


def _addresses(db: Session, people: Sequence[int]) -> dict[int, tuple[Where, ...]]:
    """Where members may be written to, the address used last first."""
    columns = (AddressRow.member_id, AddressRow.id, AddressRow.channel, AddressRow.chat)
    query = select(*columns).where(
        AddressRow.member_id.in_(people), AddressRow.stopped_at.is_(None), AddressRow.unreachable_at.is_(None)
    )
    found: dict[int, list[Where]] = defaultdict(list)
    ordered = query.order_by(AddressRow.last_used_at.desc(), AddressRow.id)
    for member, number, channel, chat in db.connection().execute(ordered):
        found[member].append(Where(number, channel, chat))
    return {member: tuple(wheres) for member, wheres in found.items()}


def _announcements(db: Session, numbers: Collection[int]) -> dict[int, Announcement]:
    if not numbers:
        return {}
    rows = db.scalars(select(Broadcast).where(Broadcast.id.in_(numbers)))
    return {row.id: Announcement(row.state == "stopped", row.texts, row.fallback) for row in rows}


def _places(db: Session, numbers: Iterable[int]) -> dict[int, tuple[To, tuple[Where, ...]]]:
    query = select(Place).where(Place.id.in_(list(numbers)))
    nobody: frozenset[Any] = frozenset()
    return {
        place.id: (
            To(place.language, None, 0, 0, "place", nobody, nobody),
            () if place.removed_at else (Where(None, place.channel, place.chat),),
        )
        for place in db.scalars(query)
    }


def _is_late(row: Any, now: datetime) -> bool:
    return row.kind == "session" and row.promised_at is not None and now - row.promised_at > LATE


def _overtaken(db: Session, rows: Sequence[Any], now: datetime) -> set[int]:
    """Late reminders whose successor for the same session is due, too: only the latest goes."""
    if not rows:
        return set()
    people, sessions = {row.member_id for row in rows}, {row.session_id for row in rows}
    latest = func.max(Delivery.promised_at)
    query = select(Delivery.member_id, Delivery.session_id, latest).where(
        Delivery.member_id.in_(people),
        Delivery.session_id.in_(sessions),
        Delivery.kind == "session",
        Delivery.state != Fate.CANCELLED,
        Delivery.due_at <= now,
    )
    rows_found = db.connection().execute(query.group_by(Delivery.member_id, Delivery.session_id))
    newest = {(member, session): promised for member, session, promised in rows_found}
    return {
        row.id for row in rows if newest.get((row.member_id, row.session_id), row.promised_at) > row.promised_at
    }
