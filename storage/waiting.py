"""Waiting lists as those see them who wait: yes, no, and time that ran out."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from academy.electives import Outcome, Reason, Refused
from storage import catalogue
from storage.deliveries import queue
from storage.electives import accept_offer, begin, begin_round
from storage.ledger import Act
from storage.models import Member, Offer, Waiting
from storage.offers import OPEN, Deed, close_offers, move_on, stop_waiting, subject_of

_OPEN = Offer.state == OPEN


def leave_list(db: Session, member_id: int, elective_id: int, by: str, now: datetime) -> bool:
    """Leave a waiting list, and pass on a seat that is being offered; False for somebody who was not on it."""
    deed, elective = begin(db, elective_id, Act(by, now))
    close_offers(db, deed, and_(Offer.member_id == member_id, Offer.elective_id == elective_id), "passed")
    gone = stop_waiting(db, deed, and_(Waiting.member_id == member_id, Waiting.elective_id == elective_id))
    move_on(db, deed, elective)
    return bool(gone)


def accept(db: Session, member: Member, offer_id: int, by: str, now: datetime) -> Outcome:
    """Say yes to an offer; the end of its hold counts, also when nobody has noticed it yet.

    Raises AcademyError("elective-gone", "elective-not-participant").
    """
    offer = db.get(Offer, offer_id)
    if offer is None or offer.member_id != member.id:
        return Refused(Reason.OFFER_OVER)
    deed = begin_round(db, offer.round_id, Act(by, now))
    db.refresh(offer)
    return accept_offer(db, deed, member, offer) if offer.state == OPEN else _over(offer)


def _over(offer: Offer) -> Refused:
    return Refused(Reason.OFFER_OVER, at=offer.until) if offer.held else Refused(Reason.FULL)


def pass_on(db: Session, member_id: int, offer_id: int, by: str, now: datetime) -> bool:
    """Say no to an offer and leave the list, so that the next is asked; False when it was over."""
    offer = db.get(Offer, offer_id)
    if offer is None or offer.member_id != member_id:
        return False
    elective_id = offer.elective_id
    deed, _ = begin(db, elective_id, Act(by, now))
    db.refresh(offer)
    return offer.state == OPEN and leave_list(db, member_id, elective_id, deed.act.by, now)


def is_due(db: Session, now: datetime) -> bool:
    """Whether an offer's time is over: a look that writes nothing."""
    return db.execute(select(Offer.id).where(_OPEN, Offer.until <= now).limit(1)).first() is not None


def next_due(db: Session) -> datetime | None:
    """When the next offer's time is over."""
    return db.scalar(select(func.min(Offer.until)).where(_OPEN))


def expire(db: Session, now: datetime) -> int:
    """End offers whose time is over, and offer those seats and all others that are free to who is next.

    Who is next gets a whole new hold from now on, however late this comes. How many ended.
    """
    found = catalogue.current(db)
    ended = 0
    for round_ in sorted(found.rounds if found else (), key=lambda one: one.id):
        if _anybody(db, round_.id):
            deed = begin_round(db, round_.id, Act("", now))
            ended += _expire(db, deed, round_.id)
            for elective in round_.electives:
                move_on(db, deed, deed.catalogue.elective(elective.id))
    return ended


def _anybody(db: Session, round_id: int) -> bool:
    waits = select(Waiting.id).where(Waiting.round_id == round_id)
    return db.execute(waits.limit(1)).first() is not None


def _expire(db: Session, deed: Deed, round_id: int) -> int:
    over = close_offers(db, deed, and_(Offer.round_id == round_id, Offer.until <= deed.now), "expired")
    for offer in over:
        place = and_(Waiting.member_id == offer.member_id, Waiting.elective_id == offer.elective_id)
        stop_waiting(db, deed, place)
        if offer.held:
            subject = subject_of(deed.catalogue, deed.catalogue.elective(offer.elective_id))
            queue(db, offer.member_id, f"offer{offer.id}.over", "offer-over", deed.now, subject=subject)
    return len(over)
