"""Everything that is needed to write claimed deliveries, read for a whole batch at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import CompoundSelect, Integer, String, bindparam, cast, func, literal_column, select, union_all
from sqlalchemy.orm import Session

from academy import programme
from academy.programme import Edition, Proof, SessionKind
from storage import programmes
from storage.among import among
from storage.deliveries import Fate
from storage.models import (
    AddressRow,
    Broadcast,
    Delivery,
    Intention,
    Member,
    MutedReminder,
    Participation,
    Place,
    Seat,
    SessionRow,
)
from storage.news import MOVED, RESTORED

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
    absent: frozenset[int]  # sessions that they cannot make it to
    role: str = ""  # of a place: who is called by announcements


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


_NOBODY: frozenset[Any] = frozenset()
_NOTHING: Mapping[str, frozenset[str]] = {}

# Prebuilt: they run for every hundred messages.
_LETTERS = (
    select(
        Delivery.id,
        Delivery.kind,
        Delivery.revision,
        Delivery.subject,
        Delivery.broadcast_id,
        Delivery.promised_at,
        Delivery.expires_at,
        Delivery.priority,
        Delivery.tries,
        Delivery.member_id,
        Delivery.place_id,
        Delivery.session_id,
        Member.language,
        Member.zone,
        Member.quiet_from,
        Member.quiet_to,
        Participation.state.label("participation"),
    )
    .outerjoin(Member, Member.id == Delivery.member_id)
    .outerjoin(
        Participation,
        (Participation.member_id == Member.id) & (Participation.edition_id == bindparam("edition", type_=Integer)),
    )
    .where(among(Delivery.id))
    .order_by(Delivery.priority, Delivery.due_at, Delivery.id)
)
_CHOSEN: CompoundSelect[Any] = union_all(
    select(Seat.member_id, literal_column("'seat'"), cast(Seat.elective_id, String)).where(among(Seat.member_id)),
    select(MutedReminder.member_id, literal_column("'muted'"), MutedReminder.kind).where(
        among(MutedReminder.member_id)
    ),
    select(Intention.member_id, literal_column("'absent'"), cast(Intention.session_id, String)).where(
        among(Intention.member_id), Intention.coming.is_(False)
    ),
)
_ADDRESSES = (
    select(AddressRow.member_id, AddressRow.id, AddressRow.channel, AddressRow.chat)
    .where(among(AddressRow.member_id), AddressRow.stopped_at.is_(None), AddressRow.unreachable_at.is_(None))
    .order_by(AddressRow.last_used_at.desc(), AddressRow.id)
)


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
    ids, edition = {"numbers": list(numbers)}, {"edition": table.edition_id}
    connection = db.connection()
    rows = connection.execute(_LETTERS, ids | edition).all()
    people = {"numbers": [row.member_id for row in rows if row.member_id is not None]}
    chosen = _chosen(db, people) if any(row.broadcast_id is None for row in rows) else {}
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
            to=_to(row, chosen) if row.place_id is None else places[row.place_id][0],
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
        proof=Proof(row.proof),
    )
    return Meeting(row.id, row.revision, row.cancelled_at is not None, row.elective_id, value)


def _to(row: Any, chosen: Mapping[int, Mapping[str, frozenset[str]]]) -> To | None:
    if row.language is None:
        return None
    mine = chosen.get(row.member_id, _NOTHING)
    seats, absent = mine.get("seat", frozenset()), mine.get("absent", frozenset())
    return To(
        row.language,
        row.zone,
        row.quiet_from,
        row.quiet_to,
        row.participation or "",
        frozenset(map(int, seats)) if seats else _NOBODY,
        mine.get("muted", _NOBODY),
        frozenset(map(int, absent)) if absent else _NOBODY,
    )


def _chosen(db: Session, people: dict[str, list[int]]) -> dict[int, dict[str, frozenset[str]]]:
    """What members chose: seats, muted kinds of reminder, sessions that they cannot make it to."""
    found: dict[int, dict[str, frozenset[str]]] = {}
    for member, what, value in db.connection().execute(_CHOSEN, people):
        mine = found.setdefault(member, {})
        mine[what] = mine.get(what, frozenset()) | {value}
    return found


def _addresses(db: Session, people: dict[str, list[int]]) -> dict[int, tuple[Where, ...]]:
    """Where members may be written to, the address used last first."""
    found: dict[int, tuple[Where, ...]] = {}
    for member, number, channel, chat in db.connection().execute(_ADDRESSES, people):
        found[member] = (*found.get(member, ()), Where(number, channel, chat))
    return found


def _announcements(db: Session, numbers: Collection[int]) -> dict[int, Announcement]:
    if not numbers:
        return {}
    rows = db.scalars(select(Broadcast).where(Broadcast.id.in_(numbers)))
    return {row.id: Announcement(row.state == "stopped", row.texts, row.fallback) for row in rows}


def _places(db: Session, numbers: Iterable[int]) -> dict[int, tuple[To, tuple[Where, ...]]]:
    query = select(Place).where(Place.id.in_(list(numbers)))
    return {
        place.id: (
            To(place.language, None, 0, 0, "place", _NOBODY, _NOBODY, _NOBODY, place.role),
            () if place.removed_at else (Where(None, place.channel, place.chat),),
        )
        for place in db.scalars(query)
    }


def _is_late(row: Any, now: datetime) -> bool:
    return row.kind == "session" and row.promised_at is not None and now - row.promised_at > LATE


def _overtaken(db: Session, rows: Sequence[Any], now: datetime) -> set[int]:
    """Late reminders of whose session something newer is due, be it the news that it moved: the latest goes."""
    if not rows:
        return set()
    people, sessions = {row.member_id for row in rows}, {row.session_id for row in rows}
    latest = func.max(Delivery.promised_at)
    query = select(Delivery.member_id, Delivery.session_id, latest).where(
        Delivery.member_id.in_(people),
        Delivery.session_id.in_(sessions),
        Delivery.kind.in_(("session", MOVED, RESTORED)),
        Delivery.state != Fate.CANCELLED,
        Delivery.due_at <= now,
    )
    rows_found = db.connection().execute(query.group_by(Delivery.member_id, Delivery.session_id))
    newest = {(member, session): promised for member, session, promised in rows_found}
    return {
        row.id for row in rows if newest.get((row.member_id, row.session_id), row.promised_at) > row.promised_at
    }
