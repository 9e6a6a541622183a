"""Who is in a session, and marks by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, select, true
from sqlalchemy.orm import Session as DbSession

from academy.applications import TAKING_PART
from academy.attendance import ATTENDED, DECIDABLE, Evidence, EvidenceKind, Mark, disagreements, mark_under
from academy.errors import AcademyError
from academy.programme import Session
from storage import audit, evidence, plans, presenters
from storage.models import ElectiveRow, Member, Participation, Seat
from storage.models import Evidence as EvidenceRow
from storage.organisers import Author
from storage.plans import Plan

NOTE = 500  # characters
MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class InRoom:
    """A participant whom a session concerns; `disputed`: sources contradict each other on them."""

    member_id: int
    name: str
    language: str
    mark: Mark
    evidence: tuple[Evidence, ...]
    disputed: bool


@dataclass(frozen=True, slots=True)
class Room:
    """A session with all whom it concerns, by name."""

    session_id: int
    session: Session
    people: tuple[InRoom, ...]

    @property
    def there(self) -> tuple[InRoom, ...]:
        """Those who are in, late ones too."""
        return tuple(one for one in self.people if one.mark in ATTENDED)

    @property
    def late(self) -> int:
        """How many of them came late."""
        return sum(one.mark is Mark.LATE for one in self.people)

    @property
    def by_language(self) -> dict[str, int]:
        """How many are in, by language, the largest group first."""
        return dict(Counter(one.language for one in self.there).most_common())


def room(db: DbSession, session_id: int, now: datetime) -> Room:
    """Who is in a session. Raises AcademyError("session-unknown")."""
    plan = plans.plan_with(db, session_id)
    session = plan.session(session_id)
    told = session.code in evidence.reported(db, plan)
    terms, rule = plan.terms(session, told), plan.edition.checkin
    known = evidence.in_session(db, session_id)
    people = []
    for member in db.scalars(concerned(plan, session)):
        proofs = tuple(known.get(member.id, ()))
        disputed = bool(disagreements(session, proofs, rule, reported=told))
        mark = mark_under(terms, proofs, now)
        people.append(InRoom(member.id, member.name or "", member.language, mark, proofs, disputed))
    return Room(session_id, session, tuple(sorted(people, key=lambda one: (one.name, one.member_id))))


def mark_by_hand(
    db: DbSession, author: Author, session_id: int, member_id: int, says: Mark | None, note: str, now: datetime
) -> bool:
    """Decide who was there, or with None let the proof decide again; False when it was decided so already.

    The proofs stay as they are. Raises NotAPresenterError, AcademyError("room-not-participant") and
    AcademyError("session-unknown"), and ValueError for a mark that nobody can decide.
    """
    presenters.check(db, author, session_id)
    plan = plans.plan_with(db, session_id)
    check_concerned(db, plan, plan.session(session_id), [member_id])
    if says not in (None, *DECIDABLE):
        raise ValueError(says)
    before = _last_by_hand(db, session_id, member_id)
    if (before is None and says is None) or (before is not None and before.says == says):
        return False
    # Behind the one before, also where a simulated clock stands still between two commands.
    at = max(now, before.at + MOMENT) if before else now
    decided = Evidence(EvidenceKind.HAND, at, says, by=author.by)
    evidence.add(db, member_id, session_id, decided, evidence.hand_key(at), note.strip()[:NOTE])
    code, mark = plan.session(session_id).code, says.value if says else "proof"
    audit.record(db, "marked by hand", author.by, now, member_id, session=code, mark=mark)
    return True


def _last_by_hand(db: DbSession, session_id: int, member_id: int) -> Evidence | None:
    query = select(EvidenceRow).where(EvidenceRow.session_id == session_id, EvidenceRow.member_id == member_id)
    query = query.where(EvidenceRow.kind == EvidenceKind.HAND)
    row = db.scalar(query.order_by(EvidenceRow.at.desc(), EvidenceRow.id.desc()).limit(1))
    return evidence.value(row) if row else None


def check_concerned(db: DbSession, plan: Plan, session: Session, members: Sequence[int]) -> None:
    """Raise AcademyError("room-not-participant") unless a session concerns all of these members."""
    known = concerned(plan, session).with_only_columns(Member.id).where(Member.id.in_(members))
    if set(db.scalars(known)) != set(members):
        raise AcademyError("room-not-participant")


def concerned(plan: Plan, session: Session) -> Select[Any]:
    """The members whom a session concerns."""
    query = select(Member).join(Participation, Participation.member_id == Member.id)
    query = query.where(Participation.edition_id == plan.edition_id, Participation.state.in_(TAKING_PART))
    return query.where(_has_seat(plan, session))


def _has_seat(plan: Plan, session: Session) -> ColumnElement[bool]:
    if not session.elective:
        return true()
    elective = select(ElectiveRow.id).where(
        ElectiveRow.edition_id == plan.edition_id, ElectiveRow.code == session.elective
    )
    return exists().where(Seat.member_id == Member.id, Seat.elective_id == elective.scalar_subquery())
