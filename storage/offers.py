"""Waiting lists: who is offered a seat that is free, in strict order, and how an offer ends.

Whoever calls these holds the round's lock (`storage.catalogue.lock`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, and_, bindparam, delete, exists, func, insert, select, update
from sqlalchemy.orm import Session

from academy import electives as rules
from academy.electives import Standing
from storage import ledger
from storage.catalogue import Catalogue, ElectiveNow, RoundNow
from storage.deliveries import PENDING, Fate, queue
from storage.ledger import Act, Action
from storage.models import Delivery, Member, Offer, Seat, Waiting
from storage.reasons import Reason

OPEN = "open"
SEAT_OFFER = "seat-offer"

_elective: BindParameter[int] = bindparam("elective")


def held(place: type[Waiting]) -> ColumnElement[bool]:
    """Whether somebody on a waiting list is being asked, with a seat held for them."""
    mine = (Offer.member_id == place.member_id, Offer.elective_id == place.elective_id)
    return exists().where(*mine, Offer.state == OPEN, Offer.held)


HELD = held(Waiting)
COUNTS = select(
    select(func.count()).select_from(Seat).where(Seat.elective_id == _elective).scalar_subquery(),
    select(func.count())
    .select_from(Offer)
    .where(Offer.elective_id == _elective, Offer.state == OPEN, Offer.held)
    .scalar_subquery(),
    select(func.count()).select_from(Waiting).where(Waiting.elective_id == _elective, ~HELD).scalar_subquery(),
    select(func.count())
    .select_from(Waiting)
    .where(Waiting.elective_id == _elective, ~HELD, Waiting.first)
    .scalar_subquery(),
)


@dataclass(frozen=True, slots=True)
class Deed:
    """A change under way: the catalogue it sees, and who makes it."""

    catalogue: Catalogue
    act: Act

    @property
    def now(self) -> datetime:
        """When, aware UTC."""
        return self.act.now

    def standing(self, db: Session, elective: ElectiveNow) -> Standing:
        """An elective as it stands at this moment."""
        return standing(db, self.catalogue.round(elective.round_id), elective)


def standing(db: Session, round_: RoundNow, elective: ElectiveNow) -> Standing:
    """An elective as it stands at this moment."""
    counts = db.connection().execute(COUNTS, {"elective": elective.id}).one()
    return standing_of(round_, elective, counts)


def standing_of(round_: RoundNow, elective: ElectiveNow, counts: Sequence[int]) -> Standing:
    """The same with the answer to COUNTS: seats, held ones, people waiting, those of them who go first."""
    seats, held, waiting, first = counts
    dates = round_.value
    return Standing(
        elective.value,
        elective.sessions,
        dates.opens,
        dates.closes,
        seats + held,
        waiting,
        first,
        elective.cancelled,
    )


def stop_waiting(db: Session, deed: Deed, which: ColumnElement[bool]) -> int:
    """Take people off waiting lists; how many places were given up."""
    gone = (
        delete(Waiting)
        .where(which)
        .returning(Waiting.id, Waiting.member_id, Waiting.round_id, Waiting.elective_id)
    )
    rows = db.execute(gone).all()
    for place, member_id, round_id, elective_id in rows:
        ledger.record(db, deed.act, Action.WAITS_NOT, round_id, member_id, elective_id, waiting=place)
    return len(rows)


def close_offers(db: Session, deed: Deed, which: ColumnElement[bool], state: str) -> list[Offer]:
    """End open offers; their messages that have not left are taken back."""
    offers = list(db.scalars(select(Offer).where(Offer.state == OPEN, which).order_by(Offer.id)))
    for offer in offers:
        offer.state = state
        about = {"offer": offer.id, "state": state}
        ledger.record(db, deed.act, Action.ANSWERED, offer.round_id, offer.member_id, offer.elective_id, **about)
        take_back_news(db, offer.member_id, Delivery.key == f"offer{offer.id}")
    db.flush()
    return offers


def move_on(db: Session, deed: Deed, elective: ElectiveNow) -> int:
    """Offer what is free to those who wait, in their order; how many offers were made."""
    starts = elective.starts
    if elective.cancelled or starts is None or deed.now >= starts:
        return 0
    stands = deed.standing(db, elective)
    if stands.free == 0:
        _withdraw_open_to_all(db, deed, elective)
    count = rules.to_offer(stands)
    if count <= 0:
        return 0
    waiters = _next_waiting(db, elective.id)
    if deed.now >= starts - rules.LAST_CALL:
        return sum(_offer(db, deed, elective, member, None) for member in waiters)
    return sum(_offer(db, deed, elective, member, _hold(deed, elective, member)) for member in waiters[:count])


def _next_waiting(db: Session, elective_id: int) -> list[Member]:
    query = select(Member).join(Waiting, Waiting.member_id == Member.id)
    query = query.where(Waiting.elective_id == elective_id, ~HELD)
    return list(db.scalars(query.order_by(Waiting.first.desc(), Waiting.id)))


def _hold(deed: Deed, elective: ElectiveNow, member: Member) -> datetime | None:
    assert elective.starts is not None
    zone = member.zone or deed.catalogue.edition.zone
    return rules.hold_until(deed.now, elective.starts, zone, member.quiet_from, member.quiet_to)


def _offer(db: Session, deed: Deed, elective: ElectiveNow, member: Member, until: datetime | None) -> bool:
    """Offer a seat, held until an instant or to all who wait; False when it was offered to them before."""
    assert elective.starts is not None
    row: dict[str, Any] = {
        "member_id": member.id,
        "round_id": elective.round_id,
        "elective_id": elective.id,
        "held": until is not None,
        "until": until or elective.starts,
    }
    known = select(Offer.id).where(Offer.member_id == member.id, Offer.elective_id == elective.id)
    if db.scalar(known.where(Offer.state == OPEN)) is not None:
        return False
    number = db.execute(insert(Offer).returning(Offer.id), row | {"state": OPEN, "made_at": deed.now}).scalar_one()
    about = {"offer": number, "held": row["held"], "until": row["until"].isoformat()}
    ledger.record(db, deed.act, Action.OFFERED, elective.round_id, member.id, elective.id, **about)
    subject = about | subject_of(deed.catalogue, elective)
    useful = row["until"] - deed.now
    queue(db, member.id, f"offer{number}", SEAT_OFFER, deed.now, useful=useful, subject=subject)
    return True


def _withdraw_open_to_all(db: Session, deed: Deed, elective: ElectiveNow) -> None:
    close_offers(db, deed, and_(Offer.elective_id == elective.id, ~Offer.held), "withdrawn")


def subject_of(catalogue: Catalogue, elective: ElectiveNow) -> dict[str, Any]:
    """What a notice about an elective is about."""
    code = catalogue.round(elective.round_id).value.code
    return {
        "elective": elective.value.code,
        "elective_id": elective.id,
        "round": code,
        "round_id": elective.round_id,
    }


def take_back_news(db: Session, member_id: int, which: ColumnElement[bool]) -> None:
    """Take back messages to a member that have not left, because something newer is true."""
    pending = update(Delivery).where(Delivery.member_id == member_id, Delivery.state.in_(PENDING), which)
    db.execute(pending.values(state=Fate.CANCELLED, reason=Reason.OVERTAKEN))
