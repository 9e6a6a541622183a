"""Rounds and electives as they stand now: what the programme file says, and what organisers made of it since."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from weakref import WeakKeyDictionary

from sqlalchemy import Transaction, bindparam, select, update
from sqlalchemy.orm import Session

from academy import programme
from academy.errors import AcademyError
from academy.programme import Edition, Elective, Round
from storage import programmes
from storage.models import EditionRow, ElectiveRow, ElectiveState, RoundRow, RoundState


@dataclass(frozen=True, slots=True, eq=False)
class ElectiveNow:
    """An elective; `value.seats` is the number of seats that counts, `sessions` are those that are held."""

    id: int
    round_id: int
    value: Elective
    sessions: tuple[programme.Session, ...]
    cancelled: bool

    @property
    def starts(self) -> datetime | None:
        """When its first session begins, aware UTC."""
        return self.sessions[0].starts if self.sessions else None


@dataclass(frozen=True, slots=True, eq=False)
class RoundNow:
    """A round; `value` has the dates that count."""

    id: int
    value: Round
    electives: tuple[ElectiveNow, ...]
    seed: int | None
    allocated_at: datetime | None


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """All rounds of the current edition; ids are those of rows."""

    edition_id: int
    edition: Edition
    rounds: tuple[RoundNow, ...]

    def round(self, round_id: int) -> RoundNow:
        """A round by its id. Raises AcademyError("elective-gone")."""
        for one in self.rounds:
            if one.id == round_id:
                return one
        raise AcademyError("elective-gone")

    def elective(self, elective_id: int) -> ElectiveNow:
        """An elective by its id. Raises AcademyError("elective-gone")."""
        for one in self.rounds:
            for elective in one.electives:
                if elective.id == elective_id:
                    return elective
        raise AcademyError("elective-gone")


SEEN = "catalogue"  # in the info of a session: what the change under way sees

_kept: dict[programmes.Revision, Catalogue] = {}
# Rounds that a transaction has locked, by elective. Many who press at once share a transaction.
_locked: WeakKeyDictionary[Transaction, dict[int, int]] = WeakKeyDictionary()


def current(db: Session) -> Catalogue | None:
    """The catalogue of the newest edition that is not archived; kept until something in it changes.

    From a round's lock on, what was seen then, until this session itself changes it.
    """
    if SEEN in db.info:
        seen: Catalogue = db.info[SEEN]
        return seen
    found = programmes.current_revision(db)
    return at(db, found) if found else None


def at(db: Session, found: programmes.Revision) -> Catalogue:
    """The catalogue in a state of an edition."""
    # A copy of its own for this caller: other threads clear what is kept.
    if (kept := _kept.get(found)) is None:
        _kept.clear()
        kept = _kept[found] = _read(db, found)
    return kept


def see(db: Session, found: programmes.Revision | None = None) -> Catalogue:
    """Look anew, and go on seeing this for the rest of the change under way; its round is locked.

    `found`: the newest edition's state, if it was asked since. Raises AcademyError("elective-gone").
    """
    look_again(db)
    seen = at(db, found) if found else needed(db)
    db.info[SEEN] = seen
    return seen


def look_again(db: Session) -> None:
    """See no more what was seen at the lock: this session has changed it."""
    db.info.pop(SEEN, None)


def forget() -> None:
    """Keep nothing any more: what was kept may belong to a change that was taken back."""
    _kept.clear()
    programmes.forget()


def needed(db: Session) -> Catalogue:
    """The same. Raises AcademyError("elective-gone") without an edition."""
    found = current(db)
    if found is None:
        raise AcademyError("elective-gone")
    return found


def round_by_code(db: Session, code: str) -> RoundNow:
    """A round of the current edition. Raises AcademyError("round-unknown")."""
    for one in needed(db).rounds:
        if one.value.code == code:
            return one
    raise AcademyError("round-unknown", code=code)


def elective_by_code(db: Session, code: str) -> ElectiveNow:
    """An elective of the current edition. Raises AcademyError("elective-unknown")."""
    for one in needed(db).rounds:
        for elective in one.electives:
            if elective.value.code == code:
                return elective
    raise AcademyError("elective-unknown", code=code)


def changed(db: Session, edition_id: int, now: datetime) -> None:
    """Note that a round or an elective is not what it was, so that nobody uses the catalogue they kept."""
    newer = update(EditionRow).where(EditionRow.id == edition_id)
    look_again(db)
    db.flush()
    db.execute(newer.values(revision=EditionRow.revision + 1, loaded_at=now))


def lock_edition(db: Session, edition_id: int) -> None:
    """Let nobody else change an edition until this transaction ends.

    Whoever will say that it has `changed` does so before a round's lock: no two wait for each other.
    """
    db.connection().execute(_LOCK_EDITION, {"edition": edition_id})


def lock(db: Session, round_id: int) -> None:
    """Let nobody else change who has which seat of a round until this transaction ends (SQLite has one writer).

    Of a round, not of an elective: with one lock each, no two transactions can wait for each other.
    """
    db.connection().execute(_LOCK, {"round": round_id})


def lock_of(db: Session, elective_id: int) -> int:
    """Do the same with an elective's round, and return its id; once in a transaction.

    Raises AcademyError("elective-gone").
    """
    connection = db.connection()
    # A savepoint that is taken back takes its locks with it, so each counts as a transaction of its own.
    transaction = connection.get_nested_transaction() or connection.get_transaction()
    assert transaction is not None
    locked = _locked.setdefault(transaction, {})
    if elective_id not in locked:
        found = connection.execute(_LOCK_OF, {"elective": elective_id}).scalar_one_or_none()
        if found is None:
            raise AcademyError("elective-gone")
        locked[elective_id] = found
    return locked[elective_id]


_LOCK_EDITION = select(EditionRow.id).where(EditionRow.id == bindparam("edition"))
_LOCK_EDITION = _LOCK_EDITION.with_for_update(key_share=True)
_LOCK = select(RoundRow.id).where(RoundRow.id == bindparam("round")).with_for_update(key_share=True)
_LOCK_OF = (
    select(RoundRow.id)
    .join(ElectiveRow, ElectiveRow.round_id == RoundRow.id)
    .where(ElectiveRow.id == bindparam("elective"))
    .with_for_update(of=RoundRow, key_share=True)
)


def _read(db: Session, found: programmes.Revision) -> Catalogue:
    edition = programmes.edition_of(db, found)
    rounds = db.execute(
        select(RoundRow.id, RoundRow.code, RoundState)
        .outerjoin(RoundState, RoundState.round_id == RoundRow.id)
        .where(RoundRow.edition_id == found.id)
    )
    states = {code: (number, state) for number, code, state in rounds}
    electives = _electives(db, found.id, edition)
    return Catalogue(
        found.id,
        edition,
        tuple(_round(value, *states[value.code], electives) for value in edition.rounds),
    )


def _round(value: Round, number: int, state: RoundState | None, electives: dict[str, ElectiveNow]) -> RoundNow:
    mine = tuple(electives[one.code] for one in value.electives)
    if state is None:
        return RoundNow(number, value, mine, None, None)
    dated = replace(value, opens=state.opens or value.opens, closes=state.closes or value.closes)
    return RoundNow(number, dated, mine, state.seed, state.allocated_at)


def _electives(db: Session, edition_id: int, edition: Edition) -> dict[str, ElectiveNow]:
    values = {one.code: one for round_ in edition.rounds for one in round_.electives}
    rows = db.execute(
        select(ElectiveRow.id, ElectiveRow.round_id, ElectiveRow.code, ElectiveState)
        .outerjoin(ElectiveState, ElectiveState.elective_id == ElectiveRow.id)
        .where(ElectiveRow.edition_id == edition_id)
    )
    return {
        code: _elective(number, round_id, values[code], state, edition.sessions)
        for number, round_id, code, state in rows
        if code in values
    }


def _elective(
    number: int, round_id: int, value: Elective, state: ElectiveState | None, all_: tuple[programme.Session, ...]
) -> ElectiveNow:
    sessions = tuple(one for one in all_ if one.elective == value.code)
    if state is None:
        return ElectiveNow(number, round_id, value, sessions, False)
    seats = value.seats if state.limited is None else state.seats if state.limited else None
    return ElectiveNow(number, round_id, replace(value, seats=seats), sessions, state.cancelled_at is not None)
