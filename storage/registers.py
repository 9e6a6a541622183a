"""Who sits, waits and wishes in the rounds of the current edition, line by line, as organisers read it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from storage import catalogue, ledger
from storage.catalogue import Catalogue, ElectiveNow
from storage.models import LedgerEntry, Member, Offer, Participation, Seat, Waiting, Wish
from storage.offers import OPEN


@dataclass(frozen=True, slots=True)
class Person:
    """Who takes or took part; `number` is that of their application."""

    number: int
    member_id: int
    name: str
    constituency: str
    language: str


@dataclass(frozen=True, slots=True)
class SeatLine:
    """A seat: its number in the elective, how it was got, and when, aware UTC."""

    who: Person
    elective: ElectiveNow
    number: int
    how: str
    taken_at: datetime


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """A place on a waiting list, from 1; `offered_until` while a seat is kept for them or offered to all."""

    who: Person
    elective: ElectiveNow
    place: int
    first: bool
    since: datetime
    offered_until: datetime | None


@dataclass(frozen=True, slots=True)
class WishLine:
    """A wish: rank 1 is the dearest."""

    who: Person
    elective: ElectiveNow
    rank: int


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """An entry of the ledger, with whom it concerns, by name; None for rounds and electives as a whole."""

    entry: LedgerEntry
    who: Person | None
    round_code: str
    elective_code: str


def people(db: Session) -> dict[int, Person]:
    """Everybody who has applied to the current edition, by member, in the order of their applications."""
    columns = (Participation.id, Member.id, Member.name, Member.constituency, Member.language)
    query = select(*columns).join(Member, Member.id == Participation.member_id)
    query = query.where(Participation.edition_id == catalogue.needed(db).edition_id)
    return {
        row[1]: Person(row[0], row[1], row[2] or "", row[3] or "", row[4])
        for row in db.execute(query.order_by(Participation.id))
    }


def seats(db: Session, elective_id: int | None = None) -> list[SeatLine]:
    """All seats, or those of one elective, by elective and number."""
    found, known = catalogue.needed(db), people(db)
    query = select(Seat).where(Seat.elective_id.in_(_electives(found, elective_id)))
    return [
        SeatLine(known[row.member_id], found.elective(row.elective_id), row.number, row.how, row.taken_at)
        for row in db.scalars(query.order_by(Seat.elective_id, Seat.number))
    ]


def waiting(db: Session, elective_id: int | None = None) -> list[WaitingLine]:
    """All waiting lists, or that of one elective, in the order in which they are served."""
    found, known = catalogue.needed(db), people(db)
    theirs = and_(
        Offer.member_id == Waiting.member_id, Offer.elective_id == Waiting.elective_id, Offer.state == OPEN
    )
    query = select(Waiting, Offer.until).outerjoin(Offer, theirs)
    query = query.where(Waiting.elective_id.in_(_electives(found, elective_id)))
    lines, places = [], Counter[int]()
    for row, until in db.execute(query.order_by(Waiting.elective_id, Waiting.first.desc(), Waiting.id)):
        places[row.elective_id] += 1
        place, elective = places[row.elective_id], found.elective(row.elective_id)
        lines.append(WaitingLine(known[row.member_id], elective, place, row.first, row.since, until))
    return lines


def wishes(db: Session) -> list[WishLine]:
    """All wishes, by person and rank."""
    found, known = catalogue.needed(db), people(db)
    query = select(Wish).where(Wish.elective_id.in_(_electives(found, None)))
    return [
        WishLine(known[row.member_id], found.elective(row.elective_id), row.rank)
        for row in db.scalars(query.order_by(Wish.round_id, Wish.member_id, Wish.rank))
    ]


def history(db: Session) -> list[LedgerLine]:
    """The ledger of the current edition, the oldest entry first."""
    found, known = catalogue.needed(db), people(db)
    rounds = {one.id: one.value.code for one in found.rounds}
    electives = {each.id: each.value.code for one in found.rounds for each in one.electives}
    return [
        LedgerLine(
            entry,
            known.get(entry.member_id or 0),
            rounds[entry.round_id],
            electives.get(entry.elective_id or 0, ""),
        )
        for entry in ledger.entries(db)
        if entry.round_id in rounds
    ]


def _electives(found: Catalogue, only: int | None) -> list[int]:
    return [each.id for one in found.rounds for each in one.electives if only in (None, each.id)]
