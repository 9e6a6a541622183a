"""What attendance is counted by: an edition's sessions with their ids, read once for each state of the edition."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from academy.attendance import Terms, terms_of
from academy.errors import AcademyError
from academy.programme import Edition, Session
from academy.standings import counted_sessions
from storage import programmes
from storage.models import EditionRow, ElectiveRow, SessionRow
from storage.programmes import Revision


@dataclass(frozen=True, slots=True)
class Plan:
    """An edition in one state of it; cancelled sessions have an id, but no value."""

    edition_id: int
    edition: Edition
    sessions: dict[int, Session]
    numbers: dict[str, int]  # code → id
    cancelled: frozenset[int]
    electives: dict[int, str]  # id → code
    _courses: dict[frozenset[str], tuple[Session, ...]] = field(default_factory=dict)
    _terms: dict[tuple[str, bool], Terms] = field(default_factory=dict)

    def course(self, electives: frozenset[str]) -> tuple[Session, ...]:
        """The counted sessions of whoever takes these electives, by time."""
        if electives not in self._courses:
            self._courses[electives] = counted_sessions(self.edition.sessions, electives)
        return self._courses[electives]

    def terms(self, session: Session, reported: bool) -> Terms:
        """What the rule asks in a session; `reported`: its webinar report was imported."""
        key = (session.code, reported)
        if key not in self._terms:
            self._terms[key] = terms_of(session, self.edition.checkin, reported)
        return self._terms[key]

    def session(self, session_id: int) -> Session:
        """A session that takes place. Raises AcademyError("session-unknown")."""
        if session_id not in self.sessions:
            raise AcademyError("session-unknown", code=str(session_id))
        return self.sessions[session_id]


_plans: dict[Revision, Plan] = {}


def plan_at(db: DbSession, found: Revision) -> Plan:
    """The plan of an edition in a state of it; the last one is kept."""
    if (kept := _plans.get(found)) is not None:
        return kept
    made = _read(db, found)
    _plans.clear()
    _plans[found] = made
    return made


def current_plan(db: DbSession) -> Plan | None:
    """The plan of the newest edition that is not archived."""
    found = programmes.current_revision(db)
    return plan_at(db, found) if found else None


def plan_of(db: DbSession, edition_id: int) -> Plan:
    """The plan of an edition as it is now."""
    return plan_at(db, programmes.revision(db, edition_id, revision_of(db, edition_id)))


def revision_of(db: DbSession, edition_id: int) -> int:
    """The number of an edition's state of now."""
    return db.scalars(select(EditionRow.revision).where(EditionRow.id == edition_id)).one()


def plan_with(db: DbSession, session_id: int) -> Plan:
    """The plan of the edition that a session belongs to. Raises AcademyError("session-unknown")."""
    edition = db.scalar(select(SessionRow.edition_id).where(SessionRow.id == session_id))
    if edition is None:
        raise AcademyError("session-unknown", code=str(session_id))
    return plan_of(db, edition)


def _read(db: DbSession, found: Revision) -> Plan:
    edition = programmes.edition_of(db, found)
    rows = db.execute(
        select(SessionRow.id, SessionRow.code, SessionRow.cancelled_at).where(SessionRow.edition_id == found.id)
    ).all()
    numbers = {row.code: row.id for row in rows if row.cancelled_at is None}
    electives = db.execute(select(ElectiveRow.id, ElectiveRow.code).where(ElectiveRow.edition_id == found.id))
    return Plan(
        found.id,
        edition,
        {numbers[session.code]: session for session in edition.sessions},
        numbers,
        frozenset(row.id for row in rows if row.cancelled_at is not None),
        {row.id: row.code for row in electives},
    )
