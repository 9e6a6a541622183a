"""What organisers do with rounds and electives, each with the right people told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, and_, func, or_, select, update
from sqlalchemy.orm import Session

from academy.errors import AcademyError
from storage import catalogue, invitations, ledger, sessions, waiting
from storage.catalogue import ElectiveNow, RoundNow
from storage.deliveries import PENDING, Fate, queue
from storage.electives import begin
from storage.ledger import Act, Action
from storage.models import Base, Delivery, ElectiveState, Offer, RoundState, Seat, SessionRow, Swap, Waiting, Wish
from storage.offers import OPEN, Deed, close_offers, move_on, standing, stop_waiting, subject_of
from storage.reasons import Reason
from storage.seats import cancel_swaps, give_precedence, take_back, write_wishes


@dataclass(frozen=True, slots=True)
class Count:
    """An elective in figures; `free` None: no limit. `dearest`: how many wish for it before all others."""

    elective: ElectiveNow
    taken: int
    held: int
    free: int | None
    waiting: int
    wishes: int
    dearest: int


@dataclass(frozen=True, slots=True)
class Changed:
    """What a new number of seats did: `over` people sit above it and keep their seat, `offers` were made."""

    taken: int
    over: int
    offers: int


@dataclass(frozen=True, slots=True)
class Cancelled:
    """How many people lost a seat, a place on the list or a wish, and were told."""

    seats: int
    waiting: int
    wishes: int


def counts(db: Session, round_: RoundNow) -> list[Count]:
    """A round's electives in figures, in the order of the programme; `waiting` includes who is being asked."""
    return [_count(db, round_, elective) for elective in round_.electives]


def _count(db: Session, round_: RoundNow, elective: ElectiveNow) -> Count:
    taken = _number(db, Seat, Seat.elective_id == elective.id)
    stands = standing(db, round_, elective)
    waiting = _number(db, Waiting, Waiting.elective_id == elective.id)
    wished = Wish.elective_id == elective.id
    wishes, dearest = _number(db, Wish, wished), _number(db, Wish, and_(wished, Wish.rank == 1))
    return Count(elective, taken, stands.taken - taken, stands.free, waiting, wishes, dearest)


def wishing(db: Session, round_id: int) -> int:
    """How many people have put electives of a round in the order of their wishes."""
    return _number(db, Wish, and_(Wish.round_id == round_id, Wish.rank == 1))


def _number(db: Session, table: type[Base], which: ColumnElement[bool]) -> int:
    return db.scalar(select(func.count()).select_from(table).where(which)) or 0


def open_round(
    db: Session, round_id: int, by: str, now: datetime, closes: datetime | None = None, why: str = ""
) -> int:
    """Open a round now, until `closes` or as planned, and invite; how many. Twice is once.

    Raises AcademyError: "round-past" when it would be over already, "round-allocated", "elective-gone".
    """
    planned = catalogue.needed(db).round(round_id).value
    until = closes or planned.closes
    if until <= now:
        raise AcademyError("round-past")
    _redate(db, round_id, min(planned.opens, now), until, Act(by, now, why))
    found = catalogue.needed(db)
    return invitations.invite(db, found, found.round(round_id), now)


def extend(db: Session, round_id: int, closes: datetime, by: str, now: datetime, why: str = "") -> int:
    """Let a round close at another instant, aware UTC, also one that was closed; how many are told.

    Raises AcademyError: "round-past", "round-allocated", "elective-gone".
    """
    if closes <= now:
        raise AcademyError("round-past")
    entry = _redate(db, round_id, None, closes, Act(by, now, why))
    return _changed_dates(db, round_id, "extended", entry, now)


def close(db: Session, round_id: int, by: str, now: datetime, why: str = "") -> int:
    """Close a round now; how many are told. Raises AcademyError: "round-closed", "elective-gone"."""
    if catalogue.needed(db).round(round_id).value.closes <= now:
        raise AcademyError("round-closed")
    entry = _redate(db, round_id, None, now, Act(by, now, why))
    return _changed_dates(db, round_id, "closed", entry, now)


def _redate(db: Session, round_id: int, opens: datetime | None, closes: datetime, act: Act) -> int:
    """Give a round other dates; the ledger's number of that."""
    found = catalogue.needed(db)
    round_ = found.round(round_id)
    if round_.allocated_at:
        raise AcademyError("round-allocated")
    catalogue.changed(db, found.edition_id, act.now)
    catalogue.lock(db, round_id)
    state = db.merge(RoundState(round_id=round_id))
    state.opens, state.closes = opens or state.opens, closes
    db.flush()
    return ledger.record(db, act, Action.ROUND, round_id, opens=_iso(state.opens), closes=_iso(state.closes))


def _iso(instant: datetime | None) -> str | None:
    return instant.astimezone(UTC).isoformat() if instant else None


def _changed_dates(db: Session, round_id: int, what: str, entry: int, now: datetime) -> int:
    found = catalogue.needed(db)
    round_ = found.round(round_id)
    # An invitation that has not left says the new date anyway, but the reminders of the old one are wrong.
    stale = and_(Delivery.kind == "round-remind", Delivery.key.startswith(f"round{round_id}.", autoescape=True))
    _overtake(db, stale)
    return invitations.tell_all(
        db, found, round_, "round-changed", f"round{round_id}.changed{entry}", now, what=what
    )


def _overtake(db: Session, which: object) -> None:
    pending = update(Delivery).where(Delivery.state.in_(PENDING), which)  # type: ignore[arg-type]
    db.execute(pending.values(state=Fate.CANCELLED, reason=Reason.OVERTAKEN))


def set_seats(db: Session, elective_id: int, seats: int | None, by: str, now: datetime, why: str = "") -> Changed:
    """Give an elective another number of seats, None for no limit. More: the waiting list moves. Fewer: nobody is
    thrown out, but seats that are only on offer are offered no more, the latest first.

    Raises AcademyError: "seats-wrong" below 0, "elective-gone".
    """
    if seats is not None and seats < 0:
        raise AcademyError("seats-wrong")
    deed, elective = _alter(db, elective_id, Act(by, now, why), limited=seats is not None, seats=seats)
    taken = _number(db, Seat, Seat.elective_id == elective_id)
    _offer_fewer(db, deed, elective, taken)
    return Changed(taken, max(0, taken - seats) if seats is not None else 0, move_on(db, deed, elective))


def _alter(db: Session, elective_id: int, act: Act, **values: object) -> tuple[Deed, ElectiveNow]:
    """Change what organisers say of an elective, and note it."""
    found = catalogue.needed(db)
    round_id = found.elective(elective_id).round_id
    # The edition before the round, as a programme file does it: nobody waits for each other.
    catalogue.changed(db, found.edition_id, act.now)
    catalogue.lock(db, round_id)
    state = db.merge(ElectiveState(elective_id=elective_id))
    for name, value in values.items():
        setattr(state, name, value)
    db.flush()
    about = {"limited": state.limited, "seats": state.seats} if "seats" in values else {}
    action = Action.SEATS if "seats" in values else Action.CANCELLED
    ledger.record(db, act, action, round_id, None, elective_id, **about)
    return begin(db, elective_id, act)


def _offer_fewer(db: Session, deed: Deed, elective: ElectiveNow, taken: int) -> None:
    if elective.value.seats is None:
        return
    held = and_(Offer.elective_id == elective.id, Offer.state == OPEN, Offer.held)
    keep = max(0, elective.value.seats - taken)
    numbers = db.execute(select(Offer.id).where(held).order_by(Offer.id)).scalars().all()[keep:]
    for offer in close_offers(db, deed, Offer.id.in_(numbers), "withdrawn"):
        subject = subject_of(deed.catalogue, elective) | {"waits": True}
        queue(db, offer.member_id, f"offer{offer.id}.over", "offer-over", deed.now, subject=subject)


def cancel_elective(db: Session, elective_id: int, by: str, now: datetime, why: str = "") -> Cancelled:
    """Cancel an elective and its sessions. Those with a seat choose again in the round, before others and after
    the deadline, too; they, and those who wait or wish for it, are told.

    Raises AcademyError: "elective-cancelled-before", "elective-gone".
    """
    if catalogue.needed(db).elective(elective_id).cancelled:
        raise AcademyError("elective-cancelled-before")
    deed, elective = _alter(db, elective_id, Act(by, now, why), cancelled_at=now)
    close_offers(db, deed, Offer.elective_id == elective_id, "withdrawn")
    cancel_swaps(db, deed, or_(Swap.gives_id == elective_id, Swap.wants_id == elective_id))
    seated = _people(db, Seat, elective_id)
    waiting = _people(db, Waiting, elective_id)
    stop_waiting(db, deed, Waiting.elective_id == elective_id)
    wishing = [] if deed.catalogue.round(elective.round_id).allocated_at else _people(db, Wish, elective_id)
    for member_id in wishing:
        _wish_no_more(db, deed, member_id, elective)
    for member_id in seated:
        take_back(db, deed, member_id, elective.round_id)
        give_precedence(db, deed, member_id, elective.round_id)
    told = {member_id: had for had, people in _had(seated, waiting, wishing) for member_id in people}
    for member_id, had in told.items():
        subject = subject_of(deed.catalogue, elective) | {"had": had}
        queue(db, member_id, f"elective{elective_id}.cancelled", "elective-cancelled", now, subject=subject)
    _cancel_sessions(db, elective_id, by, now)
    return Cancelled(len(seated), len(waiting), len(wishing))


def _had(seated: list[int], waiting: list[int], wishing: list[int]) -> tuple[tuple[str, list[int]], ...]:
    """The weightiest loss last, because it is the one to tell."""
    return ("wish", wishing), ("waiting", waiting), ("seat", seated)


def _people(db: Session, table: type[Seat | Waiting | Wish], elective_id: int) -> list[int]:
    query = select(table.member_id).where(table.elective_id == elective_id).order_by(table.member_id)
    return list(db.execute(query).scalars())


def _wish_no_more(db: Session, deed: Deed, member_id: int, elective: ElectiveNow) -> None:
    mine = select(Wish.elective_id).where(Wish.member_id == member_id, Wish.round_id == elective.round_id)
    left = [one for one in db.execute(mine.order_by(Wish.rank)).scalars() if one != elective.id]
    write_wishes(db, deed, member_id, elective.round_id, left)


def _cancel_sessions(db: Session, elective_id: int, by: str, now: datetime) -> None:
    query = select(SessionRow).where(SessionRow.elective_id == elective_id, SessionRow.cancelled_at.is_(None))
    for session in db.scalars(query.where(SessionRow.ends > now).order_by(SessionRow.starts)).all():
        # Nobody is concerned any more, so nobody hears of each session, too.
        sessions.cancel(db, session, by, now)
    catalogue.look_again(db)


def tick(db: Session, now: datetime) -> int:
    """What time brings: holds that end, invitations and reminders; 0 when there is no more of it for now."""
    return waiting.expire(db, now) + invitations.due(db, now)


def next_instant(db: Session, now: datetime) -> datetime | None:
    """When `tick` has something to do next."""
    instants = (waiting.next_due(db), invitations.next_due(db, now))
    return min((instant for instant in instants if instant), default=None)
