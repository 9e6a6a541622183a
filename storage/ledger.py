"""The ledger of electives: every change, who made it and why; replayed, it gives what the tables hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import bindparam, insert, select
from sqlalchemy.orm import Session

from storage.models import (
    ElectiveState,
    LedgerEntry,
    Offer,
    Precedence,
    RoundState,
    Seat,
    Swap,
    Waiting,
    Wish,
)
from storage.prepared import Prepared


class Action(StrEnum):
    """What an entry says happened."""

    SEAT = "seat"  # values: seat, number, how
    FREED = "freed"  # seat
    WAITS = "waits"  # waiting, first
    WAITS_NOT = "waits-not"  # waiting
    OFFERED = "offered"  # offer, held, until
    ANSWERED = "answered"  # offer, state
    WISHES = "wishes"  # electives, the dearest first
    SWAP_ASKED = "swap-asked"  # swap, wants
    SWAP_OVER = "swap-over"  # swap, state
    PRECEDENCE = "precedence"
    PRECEDENCE_OVER = "precedence-over"
    ROUND = "round"  # opens, closes
    ALLOCATED = "allocated"  # seed, and the statistics
    SEATS = "seats"  # limited, seats
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Act:
    """By whom something is done, when (aware UTC) and why; `by` is "" for the assistant itself."""

    by: str
    now: datetime
    why: str = ""


_ENTRY = LedgerEntry.__table__.c
_GIVEN = ("at", "by", "why", "action", "member_id", "round_id", "elective_id", "values")
_INSERT = Prepared(
    insert(LedgerEntry)
    .values({name: bindparam(f"{name}_", type_=_ENTRY[name].type) for name in _GIVEN})
    .returning(LedgerEntry.id)
)


def record(
    db: Session,
    act: Act,
    action: Action,
    round_id: int,
    member_id: int | None = None,
    elective_id: int | None = None,
    **values: Any,
) -> int:
    """Write an entry; its id."""
    row = {
        "at": act.now,
        "by": act.by,
        "why": act.why,
        "action": action.value,
        "member_id": member_id,
        "round_id": round_id,
        "elective_id": elective_id,
        "values": values,
    }
    number: int = _INSERT.all(db, {f"{name}_": value for name, value in row.items()})[0].id
    return number


def entries(db: Session, round_id: int | None = None, member_id: int | None = None) -> list[LedgerEntry]:
    """What happened, the oldest first; in one round or about one member if they are named."""
    query = select(LedgerEntry).order_by(LedgerEntry.id)
    if round_id is not None:
        query = query.where(LedgerEntry.round_id == round_id)
    if member_id is not None:
        query = query.where(LedgerEntry.member_id == member_id)
    return list(db.scalars(query))


@dataclass(slots=True)
class State:
    """Who has, awaits, wishes and exchanges what; keys are ids of rows, values those of members and electives."""

    seats: dict[int, tuple[int, int, int]] = field(default_factory=dict)  # seat → member, elective, number
    waiting: dict[int, tuple[int, int, bool]] = field(default_factory=dict)  # → member, elective, first
    offers: dict[int, tuple[int, int, bool]] = field(default_factory=dict)  # open ones → member, elective, held
    swaps: dict[int, tuple[int, int, int]] = field(default_factory=dict)  # open ones → member, gives, wants
    wishes: dict[tuple[int, int], tuple[int, ...]] = field(default_factory=dict)  # member, round → electives
    precedence: set[tuple[int, int]] = field(default_factory=set)  # member, round
    rounds: dict[int, tuple[str | None, str | None, int | None]] = field(default_factory=dict)
    electives: dict[int, tuple[bool | None, int | None, bool]] = field(default_factory=dict)


def replay(history: Iterable[LedgerEntry]) -> State:
    """The state that entries lead to, from the first on. Those of people who were erased, who left nothing, count
    no more.
    """
    state = State()
    for entry in history:
        if entry.member_id is not None or entry.action in _OF_NOBODY:
            _STEPS[Action(entry.action)](state, entry, entry.values)
    return state


def _wishes(state: State, entry: LedgerEntry, values: dict[str, Any]) -> None:
    key = (_member(entry), entry.round_id)
    state.wishes.pop(key, None)
    if values["electives"]:
        state.wishes[key] = tuple(values["electives"])


def _round(state: State, entry: LedgerEntry, values: dict[str, Any]) -> None:
    seed = state.rounds.get(entry.round_id, (None, None, None))[2]
    state.rounds[entry.round_id] = (values["opens"], values["closes"], seed)


def _allocated(state: State, entry: LedgerEntry, values: dict[str, Any]) -> None:
    opens, closes, _ = state.rounds.get(entry.round_id, (None, None, None))
    state.rounds[entry.round_id] = (opens, closes, values["seed"])


def _seats(state: State, entry: LedgerEntry, values: dict[str, Any]) -> None:
    cancelled = state.electives.get(_elective(entry), (None, None, False))[2]
    state.electives[_elective(entry)] = (values["limited"], values["seats"], cancelled)


def _cancelled(state: State, entry: LedgerEntry, _values: dict[str, Any]) -> None:
    limited, seats, _ = state.electives.get(_elective(entry), (None, None, False))
    state.electives[_elective(entry)] = (limited, seats, True)


def _member(entry: LedgerEntry) -> int:
    assert entry.member_id is not None
    return entry.member_id


def _elective(entry: LedgerEntry) -> int:
    assert entry.elective_id is not None
    return entry.elective_id


_OF_NOBODY = (Action.ROUND, Action.ALLOCATED, Action.SEATS, Action.CANCELLED)
_STEPS: dict[Action, Callable[[State, LedgerEntry, dict[str, Any]], Any]] = {
    Action.SEAT: lambda s, e, v: s.seats.update({v["seat"]: (_member(e), _elective(e), v["number"])}),
    Action.FREED: lambda s, _, v: s.seats.pop(v["seat"]),
    Action.WAITS: lambda s, e, v: s.waiting.update({v["waiting"]: (_member(e), _elective(e), v["first"])}),
    Action.WAITS_NOT: lambda s, _, v: s.waiting.pop(v["waiting"]),
    Action.OFFERED: lambda s, e, v: s.offers.update({v["offer"]: (_member(e), _elective(e), v["held"])}),
    Action.ANSWERED: lambda s, _, v: s.offers.pop(v["offer"]),
    Action.SWAP_ASKED: lambda s, e, v: s.swaps.update({v["swap"]: (_member(e), _elective(e), v["wants"])}),
    Action.SWAP_OVER: lambda s, _, v: s.swaps.pop(v["swap"]),
    Action.PRECEDENCE: lambda s, e, _: s.precedence.add((_member(e), e.round_id)),
    Action.PRECEDENCE_OVER: lambda s, e, _: s.precedence.discard((_member(e), e.round_id)),
    Action.WISHES: _wishes,
    Action.ROUND: _round,
    Action.ALLOCATED: _allocated,
    Action.SEATS: _seats,
    Action.CANCELLED: _cancelled,
}


def current(db: Session) -> State:
    """The state as the tables hold it."""
    state = State()
    for seat in db.scalars(select(Seat).execution_options(populate_existing=True)):
        state.seats[seat.id] = (seat.member_id, seat.elective_id, seat.number)
    for place in db.scalars(select(Waiting).execution_options(populate_existing=True)):
        state.waiting[place.id] = (place.member_id, place.elective_id, place.first)
    for offer in db.scalars(select(Offer).where(Offer.state == "open").execution_options(populate_existing=True)):
        state.offers[offer.id] = (offer.member_id, offer.elective_id, offer.held)
    for swap in db.scalars(select(Swap).where(Swap.state == "open").execution_options(populate_existing=True)):
        state.swaps[swap.id] = (swap.member_id, swap.gives_id, swap.wants_id)
    for wish in db.scalars(select(Wish).order_by(Wish.rank).execution_options(populate_existing=True)):
        key = (wish.member_id, wish.round_id)
        state.wishes[key] = (*state.wishes.get(key, ()), wish.elective_id)
    state.precedence = {(row.member_id, row.round_id) for row in db.scalars(select(Precedence))}
    for round_ in db.scalars(select(RoundState).execution_options(populate_existing=True)):
        state.rounds[round_.round_id] = (_iso(round_.opens), _iso(round_.closes), round_.seed)
    for one in db.scalars(select(ElectiveState).execution_options(populate_existing=True)):
        state.electives[one.elective_id] = (one.limited, one.seats, one.cancelled_at is not None)
    return state


def _iso(instant: datetime | None) -> str | None:
    return instant.isoformat() if instant else None
