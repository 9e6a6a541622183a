"""Seats given, freed and exchanged: the steps of which all changes are made.

Whoever calls these holds the round's lock (`storage.catalogue.lock`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import BindParameter, ColumnElement, and_, bindparam, delete, exists, insert, select, update
from sqlalchemy.orm import Session

from storage import ledger, reminders
from storage.catalogue import ElectiveNow
from storage.deliveries import PENDING, Fate
from storage.ledger import Action
from storage.models import Delivery, Offer, Precedence, Seat, Swap, Waiting, Wish
from storage.offers import OPEN, Deed, close_offers, move_on, stop_waiting
from storage.reasons import Reason

INVITATIONS = ("round-open", "round-remind")


def has_news(member: BindParameter[int]) -> ColumnElement[bool]:
    """Whether an invitation to choose has not left yet for a member."""
    mine = (Delivery.member_id == member, Delivery.kind.in_(INVITATIONS))
    return exists().where(*mine, Delivery.state.in_(PENDING))


_elective: BindParameter[int] = bindparam("elective")
_NUMBERS = select(Seat.number).where(Seat.elective_id == _elective)
_GIVE = insert(Seat).returning(Seat.id)
_mine: tuple[BindParameter[int], BindParameter[int]] = (bindparam("member"), bindparam("round"))
_WHAT_THERE_IS = select(
    exists().where(Seat.member_id == _mine[0], Seat.round_id == _mine[1]),
    exists().where(Waiting.member_id == _mine[0], Waiting.round_id == _mine[1]),
    exists().where(Offer.member_id == _mine[0], Offer.round_id == _mine[1], Offer.state == OPEN),
    exists().where(Swap.member_id == _mine[0], Swap.round_id == _mine[1], Swap.state == OPEN),
    exists().where(Precedence.member_id == _mine[0], Precedence.round_id == _mine[1]),
    has_news(_mine[0]),
    exists().where(Waiting.elective_id == _elective),
)
_WITHDRAW = (
    update(Delivery)
    .where(Delivery.member_id == _mine[0], Delivery.state.in_(PENDING), Delivery.kind.in_(INVITATIONS))
    .where(Delivery.key.like(bindparam("about")))
    .values(state=Fate.CANCELLED, reason=Reason.OVERTAKEN)
)


class _Has(NamedTuple):
    """What a member has in a round when they get a seat there, and whether anybody waits for such a seat."""

    seat: bool
    waits: bool
    offered: bool
    swaps: bool
    before: bool
    news: bool
    awaited: bool


class Freed(NamedTuple):
    """A seat that was given up: of which elective, and the ledger's number of that."""

    elective_id: int
    entry: int


def seat_of(db: Session, member_id: int, round_id: int) -> int | None:
    """The elective in which a member has a seat in a round."""
    mine = (Seat.member_id == member_id, Seat.round_id == round_id)
    return db.execute(select(Seat.elective_id).where(*mine)).scalar_one_or_none()


def give(db: Session, deed: Deed, member_id: int, elective: ElectiveNow, how: str) -> int:
    """Give a member a seat, freeing the one they have in the round; the ledger's number of it.

    The caller has made sure that one is free: should it not be, the unique key of the seat's number refuses.
    """
    has = _has(db, member_id, elective)
    freed = _free(db, deed, member_id, elective.round_id) if has.seat else None
    entry = _sit(db, deed, member_id, elective, how)
    _end(db, deed, member_id, elective, has)
    reminders.catch_up(db, member_id, deed.now)
    if has.awaited:
        move_on(db, deed, elective)
    if freed:
        move_on(db, deed, deed.catalogue.elective(freed.elective_id))
    return entry


def _has(db: Session, member_id: int, elective: ElectiveNow) -> _Has:
    about = {"member": member_id, "round": elective.round_id, "elective": elective.id}
    return _Has(*db.connection().execute(_WHAT_THERE_IS, about).one())


def _sit(db: Session, deed: Deed, member_id: int, elective: ElectiveNow, how: str) -> int:
    number = _lowest_free(db, elective.id)
    row = {
        "member_id": member_id,
        "round_id": elective.round_id,
        "elective_id": elective.id,
        "number": number,
        "how": how,
        "taken_at": deed.now,
    }
    seat = db.connection().execute(_GIVE, row).scalar_one()
    about = {"seat": seat, "number": number, "how": how}
    return ledger.record(db, deed.act, Action.SEAT, elective.round_id, member_id, elective.id, **about)


def _lowest_free(db: Session, elective_id: int) -> int:
    taken = set(db.connection().execute(_NUMBERS, {"elective": elective_id}).scalars())
    return next(number for number in range(1, len(taken) + 2) if number not in taken)


def take_back(db: Session, deed: Deed, member_id: int, round_id: int) -> Freed | None:
    """Free a member's seat in a round and offer it on; None when there is none."""
    freed = _free(db, deed, member_id, round_id)
    if freed is not None:
        cancel_swaps(db, deed, and_(Swap.member_id == member_id, Swap.round_id == round_id))
        move_on(db, deed, deed.catalogue.elective(freed.elective_id))
    return freed


def _free(db: Session, deed: Deed, member_id: int, round_id: int) -> Freed | None:
    gone = delete(Seat).where(Seat.member_id == member_id, Seat.round_id == round_id)
    found = db.execute(gone.returning(Seat.id, Seat.elective_id)).one_or_none()
    if found is None:
        return None
    entry = ledger.record(db, deed.act, Action.FREED, round_id, member_id, found[1], seat=found[0])
    return Freed(found[1], entry)


def exchange(db: Session, deed: Deed, one: tuple[int, ElectiveNow], other: tuple[int, ElectiveNow]) -> None:
    """Let two members have each other's seats; both are free for a moment that nobody else can see."""
    for member_id, elective in (one, other):
        _free(db, deed, member_id, elective.round_id)
    for (member_id, _), (_, elective) in ((one, other), (other, one)):
        _sit(db, deed, member_id, elective, "swap")
        _end(db, deed, member_id, elective, _has(db, member_id, elective))
        reminders.catch_up(db, member_id, deed.now)
    for _, elective in (one, other):
        move_on(db, deed, elective)


def _end(db: Session, deed: Deed, member_id: int, elective: ElectiveNow, has: _Has) -> None:
    """End what having this seat makes pointless: waiting for it, its offer, swapping another, precedence, news."""
    round_id = elective.round_id
    if has.waits:
        stop_waiting(db, deed, and_(Waiting.member_id == member_id, Waiting.elective_id == elective.id))
    if has.offered:
        own = and_(Offer.member_id == member_id, Offer.elective_id == elective.id)
        close_offers(db, deed, own, "withdrawn")
    if has.swaps:
        cancel_swaps(db, deed, and_(Swap.member_id == member_id, Swap.round_id == round_id))
    if has.before:
        end_precedence(db, deed, member_id, round_id)
    if has.news:
        withdraw_news(db, member_id, round_id)


def give_precedence(db: Session, deed: Deed, member_id: int, round_id: int) -> None:
    """Let a member choose after the deadline, too, and before others, until they have a seat."""
    db.merge(Precedence(member_id=member_id, round_id=round_id, since=deed.now))
    db.flush()
    ledger.record(db, deed.act, Action.PRECEDENCE, round_id, member_id)


def end_precedence(db: Session, deed: Deed, member_id: int, round_id: int) -> None:
    """The same, taken back."""
    db.execute(delete(Precedence).where(Precedence.member_id == member_id, Precedence.round_id == round_id))
    ledger.record(db, deed.act, Action.PRECEDENCE_OVER, round_id, member_id)


def cancel_swaps(db: Session, deed: Deed, which: ColumnElement[bool]) -> None:
    over = update(Swap).where(Swap.state == OPEN, which).values(state="cancelled")
    for swap, member_id, round_id, gives in db.execute(
        over.returning(Swap.id, Swap.member_id, Swap.round_id, Swap.gives_id)
    ).all():
        about = {"swap": swap, "state": "cancelled"}
        ledger.record(db, deed.act, Action.SWAP_OVER, round_id, member_id, gives, **about)


def withdraw_news(db: Session, member_id: int, round_id: int) -> None:
    """Take back invitations to choose in a round that have not left: this member has chosen."""
    db.connection().execute(_WITHDRAW, {"member": member_id, "about": f"round{round_id}.%"})


def write_wishes(db: Session, deed: Deed, member_id: int, round_id: int, electives: Sequence[int]) -> None:
    """Make a member's wishes in a round these, the dearest first."""
    mine = and_(Wish.member_id == member_id, Wish.round_id == round_id)
    before = db.execute(select(Wish.elective_id).where(mine).order_by(Wish.rank)).scalars().all()
    if list(before) == list(electives):
        return
    db.execute(delete(Wish).where(mine))
    rows = [
        {"member_id": member_id, "round_id": round_id, "elective_id": elective_id, "rank": rank}
        for rank, elective_id in enumerate(electives, 1)
    ]
    if rows:
        db.execute(insert(Wish), rows)
    ledger.record(db, deed.act, Action.WISHES, round_id, member_id, electives=list(electives))
