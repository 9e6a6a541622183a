"""Rounds and electives as one member meets them: what is free, what is theirs, what they cannot take and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from academy import electives as rules
from academy.electives import Chooser, Refused, Standing
from academy.programme import Elective, Round
from academy.programme import Session as Meeting
from storage import catalogue
from storage.catalogue import Catalogue, ElectiveNow, RoundNow
from storage.choosers import chooser, positions
from storage.models import Member, Offer, Seat, Waiting, Wish
from storage.offers import HELD, OPEN


@dataclass(frozen=True, slots=True)
class OfferView:
    """A seat that is offered to a member until an instant, held for them or for who presses first."""

    id: int
    until: datetime
    held: bool


@dataclass(frozen=True, slots=True)
class ElectiveView:
    """An elective for one member. `free` None: no limit. `refusal`: why they cannot choose it now, if they cannot.

    `position`: on the waiting list, 1 is asked next, 0 is being asked, None is not on it. `asks_language`: it is
    interpreted into no language that they follow, as far as we know.
    """

    id: int
    value: Elective
    sessions: tuple[Meeting, ...]
    cancelled: bool
    free: int | None
    waiting: int  # people on the list
    mine: bool
    position: int | None
    offer: OfferView | None
    refusal: Refused | None
    asks_language: bool


@dataclass(frozen=True, slots=True)
class RoundView:
    """A round for one member. `value` has the dates that count; `seat` and `wishes` are ids of electives.

    `first`: their elective was cancelled or they got none, so they choose before others and after the deadline.
    """

    id: int
    value: Round
    allocated: bool
    seat: int | None
    wishes: tuple[int, ...]
    first: bool
    electives: tuple[ElectiveView, ...]


def rounds_for(db: Session, member: Member, now: datetime) -> list[RoundView]:
    """The rounds of the current edition, the earliest first; none without an edition.

    Raises AcademyError("elective-not-participant").
    """
    found = catalogue.current(db)
    return [_round(db, found, round_, member, now) for round_ in found.rounds] if found else []


def round_for(db: Session, member: Member, round_id: int, now: datetime) -> RoundView:
    """One of them. Raises AcademyError: "elective-gone", "elective-not-participant"."""
    found = catalogue.needed(db)
    return _round(db, found, found.round(round_id), member, now)


def _round(db: Session, found: Catalogue, round_: RoundNow, member: Member, now: datetime) -> RoundView:
    who = chooser(db, found, member, round_.id)
    mine = (Wish.member_id == member.id, Wish.round_id == round_.id)
    wishes = tuple(db.execute(select(Wish.elective_id).where(*mine).order_by(Wish.rank)).scalars())
    standings, lists = _standings(db, round_)
    places, offers = positions(db, member.id), _offers(db, member.id, round_.id)
    views = tuple(
        _elective(one, standings[one.id], who, now, lists[one.id], places.get(one.id), offers.get(one.id))
        for one in round_.electives
    )
    seat = next((view.id for view in views if view.mine), None)
    return RoundView(round_.id, round_.value, round_.allocated_at is not None, seat, wishes, who.first, views)


def _elective(
    elective: ElectiveNow,
    stands: Standing,
    who: Chooser,
    now: datetime,
    waiting: int,
    position: int | None,
    offer: OfferView | None,
) -> ElectiveView:
    return ElectiveView(
        elective.id,
        elective.value,
        elective.sessions,
        elective.cancelled,
        stands.free,
        waiting,
        bool(who.seat) and who.seat == elective.value.code,
        position,
        offer,
        rules.refusal(stands, who, now),
        not rules.followed(elective.value, who.languages),
    )


def _standings(db: Session, round_: RoundNow) -> tuple[dict[int, Standing], Counter[int]]:
    """How all electives of a round stand, and how many are on their lists, in four questions."""
    seats = _grouped(db, select(Seat.elective_id, func.count()).where(Seat.round_id == round_.id))
    on_offer = (Offer.round_id == round_.id, Offer.state == OPEN, Offer.held)
    held = _grouped(db, select(Offer.elective_id, func.count()).where(*on_offer))
    waiting = select(Waiting.elective_id, func.count()).where(Waiting.round_id == round_.id)
    unasked, first = _grouped(db, waiting.where(~HELD)), _grouped(db, waiting.where(~HELD, Waiting.first))
    dates = round_.value
    standings = {
        one.id: Standing(
            one.value,
            one.sessions,
            dates.opens,
            dates.closes,
            seats[one.id] + held[one.id],
            unasked[one.id],
            first[one.id],
            one.cancelled,
        )
        for one in round_.electives
    }
    return standings, _grouped(db, waiting)


def _grouped(db: Session, query: Select[int, int]) -> Counter[int]:
    rows = db.execute(query.group_by(query.selected_columns[0]))
    return Counter({row[0]: row[1] for row in rows})


def _offers(db: Session, member_id: int, round_id: int) -> dict[int, OfferView]:
    mine = (Offer.member_id == member_id, Offer.round_id == round_id, Offer.state == OPEN)
    rows = db.execute(select(Offer.elective_id, Offer.id, Offer.until, Offer.held).where(*mine))
    return {row.elective_id: OfferView(row.id, row.until, row.held) for row in rows}


def seats_of(db: Session, member_id: int) -> dict[str, str]:
    """The electives in which a member has a seat in the current edition: round → elective, by code."""
    found = catalogue.current(db)
    seats = db.execute(select(Seat.round_id, Seat.elective_id).where(Seat.member_id == member_id))
    mine = {row.round_id: row.elective_id for row in seats}
    return {
        round_.value.code: one.value.code
        for round_ in (found.rounds if found else ())
        for one in round_.electives
        if mine.get(round_.id) == one.id
    }


@dataclass(frozen=True, slots=True)
class Roster:
    """Who is in an elective: seats by number with how they were got, and who waits, in order."""

    seats: tuple[tuple[Member, Seat], ...]
    waiting: tuple[Member, ...]


def roster(db: Session, elective_id: int) -> Roster:
    """Who has a seat in an elective, and who waits for one."""
    seats = select(Member, Seat).join(Seat, Seat.member_id == Member.id).where(Seat.elective_id == elective_id)
    waiting = select(Member).join(Waiting, Waiting.member_id == Member.id)
    waiting = waiting.where(Waiting.elective_id == elective_id).order_by(Waiting.first.desc(), Waiting.id)
    found = db.execute(seats.order_by(Seat.number))
    return Roster(tuple((member, seat) for member, seat in found), tuple(db.scalars(waiting)))
