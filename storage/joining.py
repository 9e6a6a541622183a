"""What two members have and wish in rounds, when they become one: one seat a round, one place on a list."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from storage import catalogue
from storage.electives import begin_round
from storage.ledger import Act
from storage.models import Offer, Precedence, Seat, Swap, Waiting, Wish
from storage.offers import Deed, close_offers, move_on, stop_waiting
from storage.seats import cancel_swaps, end_precedence, give_precedence, seat_of, take_back, write_wishes


def rival_seats(db: Session, mine: int, theirs: int) -> dict[int, tuple[int, int]]:
    """Rounds in which two members have seats in different electives: round → mine, theirs."""
    query = select(Seat.round_id, Seat.elective_id).where(Seat.member_id == theirs)
    others = {row.round_id: row.elective_id for row in db.execute(query.order_by(Seat.round_id))}
    both = {round_id: (seat_of(db, mine, round_id), other) for round_id, other in others.items()}
    return {round_id: (own, other) for round_id, (own, other) in both.items() if own and own != other}


def join(db: Session, keep: int, gone: int, theirs: frozenset[int], by: str, now: datetime) -> None:
    """Make one of what two members have in the current edition's rounds. `theirs`: where the other's seat stays.

    What only one of them may keep is given back, so that waiting lists move and the ledger knows. Afterwards the
    rows of both can belong to one member.
    """
    found = catalogue.current(db)
    for round_ in sorted(found.rounds if found else (), key=lambda one: one.id):
        deed = begin_round(db, round_.id, Act(by, now, "linked"))
        _one_seat(db, deed, keep, gone, round_.id, stays=gone if round_.id in theirs else keep)
        _one_place(db, deed, keep, gone, round_.id)
        _one_order(db, deed, keep, gone, round_.id)


def _one_seat(db: Session, deed: Deed, keep: int, gone: int, round_id: int, stays: int) -> None:
    cancel_swaps(db, deed, and_(Swap.member_id.in_((keep, gone)), Swap.round_id == round_id))
    seated = [member_id for member_id in (keep, gone) if seat_of(db, member_id, round_id)]
    if len(seated) == 2:
        take_back(db, deed, keep if stays == gone else gone, round_id)
    first = [member_id for member_id in (keep, gone) if db.get(Precedence, (member_id, round_id))]
    for member_id in first:
        end_precedence(db, deed, member_id, round_id)
    if first and not seated:
        give_precedence(db, deed, keep, round_id)


def _one_place(db: Session, deed: Deed, keep: int, gone: int, round_id: int) -> None:
    """The better place on each list stays; none where one of them has a seat."""
    places = select(Waiting).where(Waiting.member_id.in_((keep, gone)), Waiting.round_id == round_id)
    seats = {seat_of(db, member_id, round_id) for member_id in (keep, gone)}
    seen: set[int] = set()
    for place in db.scalars(places.order_by(Waiting.first.desc(), Waiting.id)).all():
        if place.elective_id in seen | seats:
            own = and_(Offer.member_id == place.member_id, Offer.elective_id == place.elective_id)
            close_offers(db, deed, own, "withdrawn")
            stop_waiting(db, deed, Waiting.id == place.id)
            move_on(db, deed, deed.catalogue.elective(place.elective_id))
        seen.add(place.elective_id)


def _one_order(db: Session, deed: Deed, keep: int, gone: int, round_id: int) -> None:
    """Wishes stay as they were, those of the one who stays before the other's."""
    wishes = {member_id: _wishes(db, member_id, round_id) for member_id in (keep, gone)}
    # All anew: in the ledger, what one of them wished will be the other's, too.
    for member_id in (keep, gone):
        write_wishes(db, deed, member_id, round_id, ())
    write_wishes(db, deed, keep, round_id, wishes[keep] or wishes[gone])


def _wishes(db: Session, member_id: int, round_id: int) -> list[int]:
    query = select(Wish.elective_id).where(Wish.member_id == member_id, Wish.round_id == round_id)
    return list(db.execute(query.order_by(Wish.rank)).scalars())
