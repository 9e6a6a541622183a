"""Exchanging seats: somebody asks for one elsewhere in the round, and whoever has one there may say yes.

The request is the first yes, and holds while its seat is not changed. Names are told to nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, insert, select
from sqlalchemy.orm import Session

from academy import electives as rules
from academy.electives import Reason, Refused
from academy.errors import AcademyError
from storage import ledger
from storage.catalogue import ElectiveNow
from storage.choosers import chooser
from storage.deliveries import queue
from storage.electives import begin, begin_round
from storage.ledger import Act, Action
from storage.models import Member, Seat, Swap, Waiting
from storage.offers import OPEN, Deed
from storage.seats import cancel_swaps, exchange, seat_of


@dataclass(frozen=True, slots=True)
class SwapView:
    """A request as a member sees it; `gives` and `wants` are ids of electives, from the asker's side."""

    id: int
    round_id: int
    gives: int
    wants: int
    mine: bool
    done: bool = False


def ask(db: Session, member: Member, elective_id: int, by: str, now: datetime) -> SwapView | Refused:
    """Offer one's seat for one in another elective; `done` at once if somebody asked the other way round.

    Takes the place of the member's request before in this round. Raises AcademyError: "swap-no-seat" without one's
    own, "elective-gone", "elective-not-participant".
    """
    deed, wanted = begin(db, elective_id, Act(by, now))
    mine = _own(db, deed, member.id, wanted.round_id)
    if no := _cannot(db, deed, member, mine, wanted):
        return no
    cancel_swaps(db, deed, and_(Swap.member_id == member.id, Swap.round_id == wanted.round_id))
    swap = _insert(db, deed, member.id, mine, wanted)
    if twin := _opposite(db, deed, swap):
        _exchange(db, deed, twin, member, swap)
        return _view(swap, member.id, done=True)
    _tell_those_who_might(db, deed, swap)
    return _view(swap, member.id)


def agree(db: Session, member: Member, swap_id: int, by: str, now: datetime) -> SwapView | Refused:
    """Say the second yes: both have each other's seat, or nothing changes.

    Raises AcademyError: "swap-gone" for a request that holds no more, "swap-no-seat" for somebody who has no seat
    where one is wanted, "elective-gone", "elective-not-participant".
    """
    swap = db.get(Swap, swap_id)
    if swap is None:
        raise AcademyError("swap-gone")
    deed = begin_round(db, swap.round_id, Act(by, now))
    db.refresh(swap)
    if swap.state != OPEN or swap.member_id == member.id:
        raise AcademyError("swap-gone")
    if _own(db, deed, member.id, swap.round_id).id != swap.wants_id:
        raise AcademyError("swap-no-seat")
    gives, wants = deed.catalogue.elective(swap.gives_id), deed.catalogue.elective(swap.wants_id)
    if no := _cannot(db, deed, member, wants, gives):
        return no
    if _stale(db, deed, swap):
        raise AcademyError("swap-gone")
    _exchange(db, deed, swap, member, None)
    return _view(swap, member.id, done=True)


def withdraw(db: Session, member_id: int, swap_id: int, by: str, now: datetime) -> bool:
    """Take one's request back; False when it is over."""
    swap = db.get(Swap, swap_id)
    if swap is None or swap.member_id != member_id:
        return False
    deed = begin_round(db, swap.round_id, Act(by, now))
    db.refresh(swap)
    was_open = swap.state == OPEN
    cancel_swaps(db, deed, Swap.id == swap_id)
    return was_open


def own(db: Session, member_id: int, round_id: int) -> SwapView | None:
    """A member's open request in a round."""
    query = select(Swap).where(Swap.member_id == member_id, Swap.round_id == round_id, Swap.state == OPEN)
    found = db.scalar(query)
    return _view(found, member_id) if found else None


def open_for(db: Session, member_id: int, round_id: int) -> list[SwapView]:
    """Requests to which a member could say yes: one an elective, the oldest."""
    mine = select(Seat.elective_id).where(Seat.member_id == member_id, Seat.round_id == round_id)
    query = select(Swap).where(Swap.state == OPEN, Swap.wants_id == mine.scalar_subquery())
    first: dict[int, SwapView] = {}
    for swap in db.scalars(query.where(Swap.member_id != member_id).order_by(Swap.id)):
        first.setdefault(swap.gives_id, _view(swap, member_id))
    return list(first.values())


def _own(db: Session, deed: Deed, member_id: int, round_id: int) -> ElectiveNow:
    found = seat_of(db, member_id, round_id)
    if found is None:
        raise AcademyError("swap-no-seat")
    return deed.catalogue.elective(found)


def _cannot(db: Session, deed: Deed, member: Member, mine: ElectiveNow, wanted: ElectiveNow) -> Refused | None:
    """Why a member may not have a seat in another elective for their own."""
    who = chooser(db, deed.catalogue, member, wanted.round_id)
    if no := rules.unable(deed.standing(db, wanted), who, deed.now):
        return no
    if mine.starts is not None and deed.now >= mine.starts:
        return Refused(Reason.STARTED, at=mine.starts)
    if not rules.followed(wanted.value, who.languages):
        return Refused(Reason.OTHER_LANGUAGE, languages=wanted.value.languages)
    return None


def _stale(db: Session, deed: Deed, swap: Swap) -> bool:
    """Whether the asker could no longer have what they want."""
    asker = db.get_one(Member, swap.member_id)
    gives, wants = deed.catalogue.elective(swap.gives_id), deed.catalogue.elective(swap.wants_id)
    return seat_of(db, asker.id, swap.round_id) != gives.id or bool(_cannot(db, deed, asker, gives, wants))


def _insert(db: Session, deed: Deed, member_id: int, mine: ElectiveNow, wanted: ElectiveNow) -> Swap:
    row = {"member_id": member_id, "round_id": mine.round_id, "gives_id": mine.id, "wants_id": wanted.id}
    values = row | {"state": OPEN, "asked_at": deed.now}
    number = db.execute(insert(Swap).returning(Swap.id), values).scalar_one()
    about = {"swap": number, "wants": wanted.id}
    ledger.record(db, deed.act, Action.SWAP_ASKED, mine.round_id, member_id, mine.id, **about)
    return db.get_one(Swap, number)


def _opposite(db: Session, deed: Deed, swap: Swap) -> Swap | None:
    """The oldest request the other way round that still holds."""
    query = select(Swap).where(Swap.state == OPEN, Swap.wants_id == swap.gives_id, Swap.gives_id == swap.wants_id)
    return next((one for one in db.scalars(query.order_by(Swap.id)).all() if not _stale(db, deed, one)), None)


def _exchange(db: Session, deed: Deed, swap: Swap, member: Member, own_: Swap | None) -> None:
    gives, wants = deed.catalogue.elective(swap.gives_id), deed.catalogue.elective(swap.wants_id)
    for one in (swap, *([own_] if own_ else [])):
        one.state = "done"
        about = {"swap": one.id, "state": "done"}
        ledger.record(db, deed.act, Action.SWAP_OVER, one.round_id, one.member_id, one.gives_id, **about)
    db.flush()
    exchange(db, deed, (swap.member_id, gives), (member.id, wants))
    _tell(db, deed, swap.member_id, swap, "done")


def _tell_those_who_might(db: Session, deed: Deed, swap: Swap) -> None:
    """Ask those who have what is wanted and wait for what is given."""
    query = select(Waiting.member_id).join(Seat, Seat.member_id == Waiting.member_id)
    query = query.where(Waiting.elective_id == swap.gives_id, Seat.elective_id == swap.wants_id)
    for member_id in db.execute(query.order_by(Waiting.id)).scalars().all():
        _tell(db, deed, member_id, swap, "asked")


def _tell(db: Session, deed: Deed, member_id: int, swap: Swap, event: str) -> None:
    gives, wants = deed.catalogue.elective(swap.gives_id), deed.catalogue.elective(swap.wants_id)
    subject = {
        "swap": swap.id,
        "event": event,
        "round": deed.catalogue.round(swap.round_id).value.code,
        "round_id": swap.round_id,
        "gives": gives.value.code,
        "wants": wants.value.code,
    }
    queue(db, member_id, f"swap{swap.id}.{event}", "swap", deed.now, subject=subject)


def _view(swap: Swap, member_id: int, *, done: bool = False) -> SwapView:
    mine = swap.member_id == member_id
    return SwapView(swap.id, swap.round_id, swap.gives_id, swap.wants_id, mine, done)
