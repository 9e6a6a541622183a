"""Seats taken, left and given by hand: what chat and command line both do.

What the rules refuse comes back as `academy.electives.Refused`, and nothing has changed.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import and_, bindparam, insert, select
from sqlalchemy.orm import Session

from academy import electives as rules
from academy.electives import Chooser, Outcome, Refused, Seated, Waits
from academy.errors import AcademyError
from academy.programme import RoundMode
from storage import catalogue, ledger, programmes
from storage.catalogue import ElectiveNow, RoundNow
from storage.choosers import POSITION, TAKES_PART, chooser, chooser_of
from storage.deliveries import queue
from storage.ledger import Act, Action
from storage.models import Member, Offer, Precedence, Seat, Swap, Waiting, Wish
from storage.offers import COUNTS, OPEN, Deed, close_offers, move_on, standing_of, stop_waiting, subject_of
from storage.seats import cancel_swaps, end_precedence, give, has_news, take_back, withdraw_news, write_wishes

_OPEN_OFFER = select(Offer.id).where(
    Offer.member_id == bindparam("member"), Offer.elective_id == bindparam("elective"), Offer.state == OPEN
)
_newest = programmes.NEWEST.subquery()
# All that decides about a press in one question: each one more keeps those who press behind it waiting.
_ASKING = select(
    *_newest.c,
    _OPEN_OFFER.scalar_subquery(),
    POSITION.scalar_subquery(),
    has_news(bindparam("member")),
    *TAKES_PART.selected_columns,
    *COUNTS.selected_columns,
)
_WAIT = insert(Waiting).returning(Waiting.id)


def begin(db: Session, elective_id: int, act: Act) -> tuple[Deed, ElectiveNow]:
    """Lock the round of an elective and see it as it is from then on. Raises AcademyError("elective-gone")."""
    catalogue.lock_of(db, elective_id)
    deed = Deed(catalogue.see(db), act)
    return deed, deed.catalogue.elective(elective_id)


def begin_round(db: Session, round_id: int, act: Act) -> Deed:
    """The same for a round by its id."""
    catalogue.lock(db, round_id)
    return Deed(catalogue.see(db), act)


def take(db: Session, member: Member, elective_id: int, by: str, now: datetime) -> Outcome:
    """Take a seat, or a place on the waiting list when none is free; an open offer of it is accepted.

    A seat elsewhere in the round is given up with the new one, never before. Raises AcademyError:
    "elective-ranked" where wishes decide, "elective-gone", "elective-not-participant".
    """
    about = {"member": member.id, "round": catalogue.lock_of(db, elective_id), "elective": elective_id}
    asked = db.connection().execute(_ASKING, about).one_or_none()
    if asked is None:
        raise AcademyError("elective-gone")
    edition_id, revision, offer, place, news, *known = asked
    deed = Deed(catalogue.see(db, programmes.revision(db, edition_id, revision)), Act(by, now))
    elective = deed.catalogue.elective(elective_id)
    round_ = deed.catalogue.round(elective.round_id)
    if offer:
        return accept_offer(db, deed, member, db.get_one(Offer, offer, populate_existing=True))
    if round_.value.mode is RoundMode.RANKED and round_.allocated_at is None:
        raise AcademyError("elective-ranked")
    who = chooser_of(db, deed.catalogue, member, round_.id, known[:4], place or 0)
    outcome = rules.ask(standing_of(round_, elective, known[4:]), who, now)
    if isinstance(outcome, Seated):
        give(db, deed, member.id, elective, "taken")
    elif isinstance(outcome, Waits):
        _join(db, deed, member.id, elective, who)
        if news:
            withdraw_news(db, member.id, round_.id)
    return outcome


def _open_offer(db: Session, member_id: int, elective_id: int) -> Offer | None:
    number = db.connection().execute(_OPEN_OFFER, {"member": member_id, "elective": elective_id}).scalar()
    return db.get_one(Offer, number, populate_existing=True) if number else None


def _join(db: Session, deed: Deed, member_id: int, elective: ElectiveNow, who: Chooser) -> None:
    row = {"member_id": member_id, "round_id": elective.round_id, "elective_id": elective.id}
    values = row | {"first": who.first, "since": deed.now}
    place = db.connection().execute(_WAIT, values).scalar_one()
    ledger.record(db, deed.act, Action.WAITS, **row, waiting=place, first=who.first)


def accept_offer(db: Session, deed: Deed, member: Member, offer: Offer) -> Outcome:
    """Say yes to an open offer; the round is locked."""
    elective = deed.catalogue.elective(offer.elective_id)
    who = chooser(db, deed.catalogue, member, elective.round_id)
    stands = deed.standing(db, elective)
    outcome = rules.take_offered(stands, who, deed.now, offer.until if offer.held else None)
    if isinstance(outcome, Seated):
        # First, so that its hold no longer counts among the seats that are taken.
        close_offers(db, deed, Offer.id == offer.id, "accepted")
        give(db, deed, member.id, elective, "offer")
    return outcome


def leave(db: Session, member: Member, round_id: int, by: str, now: datetime) -> Refused | None:
    """Give a seat back until the round closes; it is offered to who waits. Raises what `take` raises."""
    deed = begin_round(db, round_id, Act(by, now))
    who = chooser(db, deed.catalogue, member, round_id)
    round_ = deed.catalogue.round(round_id)
    mine = next((one for one in round_.electives if one.value.code == who.seat), None)
    if mine is None:
        return Refused(rules.Reason.NOT_YOURS)
    no = rules.leave(deed.standing(db, mine), who, now)
    if no is None:
        take_back(db, deed, member.id, round_id)
    return no


def place(
    db: Session, member: Member, elective_id: int, by: str, now: datetime, why: str = ""
) -> Seated | Refused:
    """Give a participant a seat by hand, whatever the round's dates and the waiting list, and tell them.

    Seats that are held for others are not free. Raises AcademyError("elective-full") and what `take` raises.
    """
    deed, elective = begin(db, elective_id, Act(by, now, why))
    who = chooser(db, deed.catalogue, member, elective.round_id)
    stands = deed.standing(db, elective)
    if no := rules.unable(stands, who, now):
        return no
    if stands.free == 0 and _own_hold(db, member.id, elective.id) is None:
        raise AcademyError("elective-full", code=elective.value.code, seats=elective.value.seats)
    close_offers(db, deed, and_(Offer.member_id == member.id, Offer.elective_id == elective.id), "accepted")
    entry = give(db, deed, member.id, elective, "hand")
    subject = subject_of(deed.catalogue, elective) | {"how": "hand"}
    queue(db, member.id, f"seat{entry}", "seat", now, subject=subject)
    return Seated(who.seat)


def _own_hold(db: Session, member_id: int, elective_id: int) -> Offer | None:
    offer = _open_offer(db, member_id, elective_id)
    return offer if offer and offer.held else None


def remove(db: Session, member_id: int, round_id: int, by: str, now: datetime, why: str = "") -> bool:
    """Take a seat back as the organiser, and say so to who had it; False when they had none."""
    deed = begin_round(db, round_id, Act(by, now, why))
    freed = take_back(db, deed, member_id, round_id)
    if freed is None:
        return False
    subject = subject_of(deed.catalogue, deed.catalogue.elective(freed.elective_id))
    queue(db, member_id, f"freed{freed.entry}", "seat-lost", now, subject=subject)
    return True


def depart(db: Session, member_id: int, by: str, now: datetime, why: str) -> None:
    """Give up all that a member has in the current edition's rounds: they take part no more. Lists move."""
    found = catalogue.current(db)
    for round_ in sorted(found.rounds if found else (), key=lambda one: one.id):
        if _has_anything(db, member_id, round_):
            _depart(db, begin_round(db, round_.id, Act(by, now, why)), member_id, round_.id)


def _has_anything(db: Session, member_id: int, round_: RoundNow) -> bool:
    tables = (Seat, Waiting, Wish, Precedence)
    queries = (
        select(one.member_id).where(one.member_id == member_id, one.round_id == round_.id) for one in tables
    )
    return any(db.execute(query.limit(1)).first() for query in queries)


def _depart(db: Session, deed: Deed, member_id: int, round_id: int) -> None:
    waits = select(Waiting.elective_id).where(Waiting.member_id == member_id, Waiting.round_id == round_id)
    lists = db.execute(waits).scalars().all()
    close_offers(db, deed, and_(Offer.member_id == member_id, Offer.round_id == round_id), "withdrawn")
    stop_waiting(db, deed, and_(Waiting.member_id == member_id, Waiting.round_id == round_id))
    cancel_swaps(db, deed, and_(Swap.member_id == member_id, Swap.round_id == round_id))
    take_back(db, deed, member_id, round_id)
    for elective_id in lists:
        move_on(db, deed, deed.catalogue.elective(elective_id))
    write_wishes(db, deed, member_id, round_id, ())
    if db.get(Precedence, (member_id, round_id)):
        end_precedence(db, deed, member_id, round_id)
