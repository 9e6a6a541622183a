"""Editions: from values to rows and back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import datetime, time
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session as DbSession

from academy.programme import (
    Admission,
    Certificate,
    CheckinRule,
    Constituency,
    Edition,
    Elective,
    Proof,
    Reminders,
    Round,
    RoundMode,
    Session,
    SessionKind,
)
from storage import places
from storage.models import EditionRow, ElectiveRow, ElectiveState, RoundRow, SessionRow
from storage.news import Facts, facts_of
from storage.sessions import change

BY = "command line"  # programme files come from there only


class Revision(NamedTuple):
    """A state of an edition: it rises with every change of anything in it."""

    database: str
    id: int
    revision: int


_values: dict[Revision, Edition] = {}
_names: WeakKeyDictionary[Engine, str] = WeakKeyDictionary()
NEWEST = select(EditionRow.id, EditionRow.revision).where(EditionRow.archived_at.is_(None))
NEWEST = NEWEST.order_by(EditionRow.id.desc()).limit(1)


def revision(db: DbSession, edition_id: int, number: int) -> Revision:
    """A state of an edition of this database, whose name is worked out once."""
    engine = db.get_bind().engine
    if (name := _names.get(engine)) is None:
        name = _names[engine] = str(engine.url)
    return Revision(name, edition_id, number)


def current_revision(db: DbSession) -> Revision | None:
    """The state of the newest edition that is not archived."""
    row = db.connection().execute(NEWEST).one_or_none()
    return revision(db, row.id, row.revision) if row else None


def current_edition(db: DbSession) -> tuple[int, Edition] | None:
    """The newest edition that is not archived, with its id."""
    found = current_revision(db)
    return (found.id, edition_of(db, found)) if found else None


def edition_of(db: DbSession, found: Revision) -> Edition:
    """An edition in a state of it; its values are kept."""
    if found not in _values:
        _values[found] = _read(db, found.id)
    return _values[found]


def forget() -> None:
    """Keep no edition's values any more: they are read again."""
    _values.clear()


def edition_by_code(db: DbSession, code: str) -> Edition | None:
    """An edition as it was loaded, or None."""
    query = select(EditionRow.id, EditionRow.revision).where(EditionRow.code == code)
    row = db.execute(query).one_or_none()
    return edition_of(db, revision(db, *row)) if row else None


def coming_sessions(db: DbSession, edition_id: int, now: datetime) -> list[SessionRow]:
    """The sessions that are not over or cancelled, the earliest first."""
    query = select(SessionRow).where(SessionRow.edition_id == edition_id, SessionRow.cancelled_at.is_(None))
    return list(db.scalars(query.where(SessionRow.ends > now).order_by(SessionRow.starts, SessionRow.id)))


def is_empty(db: DbSession) -> bool:
    """Whether no edition was ever loaded."""
    return db.scalar(select(func.count()).select_from(EditionRow)) == 0


def save_edition(db: DbSession, edition: Edition, now: datetime) -> None:
    """Make the rows of an edition what the values say: all of it or, when something fails, nothing.

    A session that moved gets a new revision; one that is gone from the file is cancelled, not deleted. Whoever was
    told otherwise hears of it.
    """
    row = db.scalar(select(EditionRow).where(EditionRow.code == edition.code))
    if row is None:
        row = EditionRow(code=edition.code, revision=0)
        db.add(row)
    row.revision += 1
    row.loaded_at = now
    row.values = _plain(edition)
    db.flush()
    electives = _save_rounds(db, row.id, edition.rounds)
    _save_sessions(db, row.id, edition.sessions, electives, now)
    places.save(db, row.id, edition.places, now)


def _plain(edition: Edition) -> dict[str, Any]:
    values = asdict(edition)
    for name in ("rounds", "sessions", "places"):
        del values[name]
    eve = edition.reminders.eve
    values["reminders"]["eve"] = eve.isoformat() if eve else None
    issue = edition.certificate.issue
    values["certificate"]["issue"] = issue.isoformat() if issue else None
    return values


def _save_rounds(db: DbSession, edition_id: int, rounds: Iterable[Round]) -> dict[str, int]:
    known = {row.code: row for row in db.scalars(select(RoundRow).where(RoundRow.edition_id == edition_id))}
    electives: dict[str, int] = {}
    for value in rounds:
        row = known.get(value.code) or RoundRow(edition_id=edition_id, code=value.code)
        row.title, row.mode, row.opens, row.closes = dict(value.title), value.mode, value.opens, value.closes
        db.add(row)
        db.flush()
        electives |= _save_electives(db, edition_id, row.id, value.electives)
    return electives


def _save_electives(
    db: DbSession, edition_id: int, round_id: int, electives: Iterable[Elective]
) -> dict[str, int]:
    query = select(ElectiveRow).where(ElectiveRow.edition_id == edition_id)
    known = {row.code: row for row in db.scalars(query)}
    ids = {}
    for value in electives:
        row = known.get(value.code) or ElectiveRow(edition_id=edition_id, code=value.code)
        row.round_id, row.title, row.description = round_id, dict(value.title), dict(value.description)
        row.languages, row.seats = list(value.languages), value.seats
        row.constituencies = list(value.constituencies)
        db.add(row)
        db.flush()
        ids[value.code] = row.id
    return ids


def _save_sessions(
    db: DbSession, edition_id: int, sessions: Iterable[Session], electives: dict[str, int], now: datetime
) -> None:
    known = {row.code: row for row in db.scalars(select(SessionRow).where(SessionRow.edition_id == edition_id))}
    # By an organiser, which a file does not know of.
    cancelled = set(db.scalars(select(ElectiveState.elective_id).where(ElectiveState.cancelled_at.is_not(None))))
    for value in sessions:
        facts = Facts(value.starts, value.ends, electives.get(value.elective) in cancelled, value.link)
        row = known.pop(value.code, None) or _new_session(edition_id, value.code, facts)
        row.kind, row.title, row.languages = value.kind, dict(value.title), list(value.languages)
        row.counted, row.speakers, row.proof = value.counted, value.speakers, value.proof
        row.elective_id = electives.get(value.elective)
        db.add(row)
        db.flush()
        change(db, row, facts, BY, now)
    for gone in known.values():
        change(db, gone, replace(facts_of(gone), cancelled=True), BY, now)


def _new_session(edition_id: int, code: str, facts: Facts) -> SessionRow:
    times = {"starts": facts.starts, "ends": facts.ends}
    return SessionRow(edition_id=edition_id, code=code, revision=1, link=facts.link, **times)


def _read(db: DbSession, edition_id: int) -> Edition:
    values = dict(db.scalars(select(EditionRow.values).where(EditionRow.id == edition_id)).one())
    reminders = values.pop("reminders")
    eve = reminders["eve"]
    return Edition(
        **values
        | {
            "admission": Admission(values["admission"]),
            "languages": tuple(values["languages"]),
            "organisers": tuple(values["organisers"]),
            "certificate": _certificate(values["certificate"]),
            # Editions saved before there were check-ins have none.
            "checkin": CheckinRule(**values.get("checkin", {})),
            "reminders": Reminders(time.fromisoformat(eve) if eve else None, tuple(reminders["minutes_before"])),
        },
        rounds=tuple(_rounds(db, edition_id)),
        sessions=tuple(_sessions(db, edition_id)),
        places=places.of_edition(db, edition_id),
    )


def _certificate(values: dict[str, Any]) -> Certificate:
    # Editions saved before certificates could issue themselves have no such instant.
    at = values.get("issue")
    return Certificate(values["share"], values["hours"], datetime.fromisoformat(at) if at else None)


def _rounds(db: DbSession, edition_id: int) -> Iterable[Round]:
    query = select(RoundRow).where(RoundRow.edition_id == edition_id).order_by(RoundRow.opens, RoundRow.id)
    for row in db.scalars(query).all():
        electives = db.scalars(select(ElectiveRow).where(ElectiveRow.round_id == row.id).order_by(ElectiveRow.id))
        values = tuple(_elective(elective) for elective in electives)
        yield Round(row.code, row.title, RoundMode(row.mode), row.opens, row.closes, values)


def _elective(row: ElectiveRow) -> Elective:
    whom = tuple(Constituency(value) for value in row.constituencies)
    return Elective(row.code, row.title, row.description, tuple(row.languages), row.seats, whom)


def _sessions(db: DbSession, edition_id: int) -> Iterable[Session]:
    query = (
        select(SessionRow, ElectiveRow.code.label("elective"))
        .outerjoin(ElectiveRow, ElectiveRow.id == SessionRow.elective_id)
        .where(SessionRow.edition_id == edition_id, SessionRow.cancelled_at.is_(None))
        .order_by(SessionRow.starts, SessionRow.id)
    )
    for row, elective in db.execute(query):
        yield Session(
            code=row.code,
            kind=SessionKind(row.kind),
            title=row.title,
            starts=row.starts,
            ends=row.ends,
            languages=tuple(row.languages),
            link=row.link,
            counted=row.counted,
            elective=elective or "",
            speakers=row.speakers,
            proof=Proof(row.proof),
        )
