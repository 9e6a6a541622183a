"""Sharing out a round's seats by wishes: looking what it would do, and making it final."""

from __future__ import annotations

import itertools
import secrets
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from academy import allocation, programme
from academy.allocation import Option, Participant, Problem, Result, Statistics
from academy.applications import State
from academy.errors import AcademyError
from academy.programme import Constituency, RoundMode
from storage import catalogue, reminders, solver
from storage.catalogue import Catalogue, RoundNow
from storage.deliveries import USEFUL, Fate
from storage.electives import begin_round
from storage.ledger import Act, Action, record
from storage.models import (
    Delivery,
    FollowedLanguage,
    LedgerEntry,
    Member,
    Participation,
    Precedence,
    RoundState,
    Seat,
    Wish,
)
from storage.offers import Deed, subject_of

SEEDS = 2**63  # a seed is below this


@dataclass(frozen=True, slots=True)
class Preview:
    """An allocation that is not final: the question with its seed, the answer, and what it does."""

    round_id: int
    problem: Problem
    result: Result
    statistics: Statistics


def preview(db: Session, round_id: int, seed: int | None, now: datetime) -> Preview:
    """What an allocation would do; nothing is written. `seed`: 0 to 2^63 - 1, None for a fresh one.

    Of a round that was allocated: the statistics of a new one. Raises AcademyError: "elective-first-come",
    "elective-gone", "seed-wrong".
    """
    found = catalogue.needed(db)
    if found.round(round_id).value.mode is not RoundMode.RANKED:
        raise AcademyError("elective-first-come")
    if seed is not None and not 0 <= seed < SEEDS:
        raise AcademyError("seed-wrong")
    chosen = secrets.randbelow(SEEDS) if seed is None else seed
    return _solved(_problem(db, found, found.round(round_id), chosen, now), round_id)


def _solved(problem: Problem, round_id: int) -> Preview:
    result = solver.solve(problem)
    return Preview(round_id, problem, result, allocation.statistics(problem, result))


def allocate(db: Session, seen: Preview, by: str, now: datetime, why: str = "") -> Preview:
    """Make an allocation final, once, and tell everybody; what was allocated.

    It is the one that was previewed or, if anything has changed since, a new one with the same seed. Raises
    AcademyError: "round-allocated", "round-open" before the deadline, "elective-gone".
    """
    catalogue.lock_edition(db, catalogue.needed(db).edition_id)
    deed = begin_round(db, seen.round_id, Act(by, now, why))
    round_ = deed.catalogue.round(seen.round_id)
    check(round_, now)
    problem = _problem(db, deed.catalogue, round_, seen.problem.seed, now)
    done = seen if problem == seen.problem else _solved(problem, seen.round_id)
    _write(db, deed, round_, done)
    catalogue.changed(db, deed.catalogue.edition_id, now)
    return done


def check(round_: RoundNow, now: datetime) -> None:
    """Raises AcademyError unless an allocation may be made final: "round-allocated", "round-open"."""
    if round_.allocated_at:
        raise AcademyError("round-allocated")
    if now < round_.value.closes:
        raise AcademyError("round-open")


def _problem(db: Session, found: Catalogue, round_: RoundNow, seed: int, now: datetime) -> Problem:
    options = tuple(
        Option(one.value, one.sessions)
        for one in round_.electives
        if not one.cancelled and one.starts is not None and one.starts > now
    )
    codes = {one.id: one.value.code for one in round_.electives}
    wishes: dict[int, list[str]] = defaultdict(list)
    query = select(Wish.member_id, Wish.elective_id).where(Wish.round_id == round_.id).order_by(Wish.rank)
    for member_id, elective_id in db.execute(query):
        wishes[member_id].append(codes[elective_id])
    languages: dict[int, list[str]] = defaultdict(list)
    for member_id, language in db.execute(select(FollowedLanguage.member_id, FollowedLanguage.language)):
        languages[member_id].append(language)
    placed, busy = _seats(db, found, round_)
    offered = {option.elective.code for option in options}
    columns = (Member.id, Member.constituency, Member.language)
    people = select(*columns).join(Participation, Participation.member_id == Member.id)
    people = people.where(Participation.edition_id == found.edition_id, Participation.state == State.ACCEPTED)
    return Problem(
        tuple(
            Participant(
                row.id,
                Constituency(row.constituency) if row.constituency else None,
                (row.language, *sorted(languages[row.id])),
                tuple(wishes[row.id]),
                tuple(busy[row.id]),
                placed.get(row.id, ""),
            )
            for row in db.execute(people.order_by(Member.id))
            if placed.get(row.id, "") in offered | {""}
        ),
        options,
        seed,
    )


def _seats(
    db: Session, found: Catalogue, round_: RoundNow
) -> tuple[Mapping[int, str], Mapping[int, list[programme.Session]]]:
    """Seats of this round, and the sessions of those in other rounds, by member."""
    electives = {one.id: one for each in found.rounds for one in each.electives}
    placed: dict[int, str] = {}
    busy: dict[int, list[programme.Session]] = defaultdict(list)
    rows = db.execute(select(Seat.member_id, Seat.round_id, Seat.elective_id).order_by(Seat.round_id))
    for member_id, round_id, elective_id in rows:
        if round_id == round_.id:
            placed[member_id] = electives[elective_id].value.code
        elif elective_id in electives:
            busy[member_id].extend(electives[elective_id].sessions)
    return placed, busy


def _write(db: Session, deed: Deed, round_: RoundNow, done: Preview) -> None:
    """All at once: for thousands, one statement each would hold everybody else up."""
    by_hand = done.problem.by_hand
    given = {person: code for person, code in sorted(done.result.seats.items()) if person not in by_hand}
    without = [each.id for each in done.problem.participants if each.id not in done.result.seats]
    _sit(db, deed, round_, given)
    for member_id in without:
        db.merge(Precedence(member_id=member_id, round_id=round_.id, since=deed.now))
    db.flush()
    _enter(
        db, deed, [{"action": Action.PRECEDENCE.value, "member_id": one, "round_id": round_.id} for one in without]
    )
    electives = {one.value.code: one for one in round_.electives}
    subjects = {
        one: subject_of(deed.catalogue, electives[code]) | {"how": "allocation"} for one, code in given.items()
    }
    _tell(db, deed, "seat", round_, subjects)
    about = {"round": round_.value.code, "round_id": round_.id}
    _tell(db, deed, "unplaced", round_, dict.fromkeys(without, about))
    state = db.merge(RoundState(round_id=round_.id))
    state.seed, state.allocated_at = done.problem.seed, deed.now
    db.flush()
    record(db, deed.act, Action.ALLOCATED, round_.id, seed=done.problem.seed, all=asdict(done.statistics.all))
    reminders.catch_up_all(db, list(given), deed.now)


def _sit(db: Session, deed: Deed, round_: RoundNow, given: Mapping[int, str]) -> None:
    free = {one.value.code: (one, _numbers(db, one.id)) for one in round_.electives}
    rows: list[dict[str, Any]] = []
    for person, code in given.items():
        elective, numbers = free[code]
        row = {"member_id": person, "round_id": round_.id, "elective_id": elective.id, "number": next(numbers)}
        rows.append(row | {"how": "allocation", "taken_at": deed.now})
    if not rows:
        return
    # Their ids are asked afterwards: with RETURNING, SQLite takes a statement for each.
    db.execute(insert(Seat), rows)
    now_there = db.execute(select(Seat.member_id, Seat.id).where(Seat.round_id == round_.id))
    seats = {row.member_id: row.id for row in now_there}
    _enter(
        db,
        deed,
        [
            {
                "action": Action.SEAT.value,
                "member_id": row["member_id"],
                "round_id": round_.id,
                "elective_id": row["elective_id"],
                "values": {"seat": seats[row["member_id"]], "number": row["number"], "how": "allocation"},
            }
            for row in rows
        ],
    )


def _numbers(db: Session, elective_id: int) -> Iterator[int]:
    taken = set(db.scalars(select(Seat.number).where(Seat.elective_id == elective_id)))
    return (number for number in itertools.count(1) if number not in taken)


def _enter(db: Session, deed: Deed, rows: Sequence[dict[str, Any]]) -> None:
    act = {"at": deed.now, "by": deed.act.by, "why": deed.act.why}
    if rows:
        db.execute(insert(LedgerEntry), [{"elective_id": None, "values": {}} | act | row for row in rows])


def _tell(db: Session, deed: Deed, kind: str, round_: RoundNow, subjects: Mapping[int, dict[str, Any]]) -> None:
    alike = {
        "key": f"round{round_.id}.allocated",
        "kind": kind,
        "state": Fate.QUEUED.value,
        "due_at": deed.now,
        "promised_at": deed.now,
        "expires_at": deed.now + USEFUL,
        "created_at": deed.now,
    }
    if subjects:
        rows = [alike | {"member_id": one, "subject": subject} for one, subject in subjects.items()]
        db.execute(insert(Delivery), rows)
