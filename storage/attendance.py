"""Where participants stand, from the proofs that are kept and the programme's rule of now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session as DbSession

from academy.applications import TAKING_PART
from academy.attendance import Disagreement, Evidence, Mark, disagreements, mark_under
from academy.programme import Edition, Session
from academy.standings import Change, Standing, changes, standings
from storage import evidence, plans
from storage.models import Appeal, Member, Participation, Seat, SessionRow
from storage.models import Evidence as Row
from storage.plans import Plan


@dataclass(frozen=True, slots=True)
class Attended:
    """One of a participant's counted sessions: what is known, what that makes, their appeal if there is one."""

    session_id: int
    session: Session
    mark: Mark
    evidence: tuple[Evidence, ...]
    appeal: Appeal | None


@dataclass(frozen=True, slots=True)
class Dispute:
    """A participant on whose being in a session two sources contradict each other; `mark` is what counts."""

    session_id: int
    session: Session
    member_id: int
    name: str
    mark: Mark
    between: tuple[Disagreement, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What another rule would make of a participant's figures."""

    member_id: int
    name: str
    change: Change


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """One proof as it is exported."""

    member_id: int
    name: str
    session: str  # code
    evidence: Evidence
    note: str


@dataclass(frozen=True, slots=True)
class Figures:
    """A participant with their figures, for lists and exports."""

    member: Member
    standing: Standing
    electives: frozenset[str]


def standing(db: DbSession, member_id: int, now: datetime) -> Standing | None:
    """Where a member stands in the current edition; None: there is none, or they do not take part."""
    plan = plans.current_plan(db)
    return _standings(db, plan, now, [member_id]).get(member_id) if plan else None


def figures(db: DbSession, edition_id: int, now: datetime) -> list[Figures]:
    """All participants of an edition with their figures, by name."""
    plan = plans.plan_of(db, edition_id)
    electives = electives_of(db, plan)
    found = _standings(db, plan, now)
    rows = db.scalars(select(Member).join(Participation).where(*_participating(edition_id)))
    people = sorted(rows, key=lambda member: (member.name or "", member.id))
    return [Figures(member, found[member.id], electives[member.id]) for member in people]


def standings_of(db: DbSession, plan: Plan, now: datetime, members: Sequence[int]) -> dict[int, Standing]:
    """Where some members stand, as far as they take part."""
    return _standings(db, plan, now, members)


def _standings(
    db: DbSession, plan: Plan, now: datetime, members: Sequence[int] | None = None
) -> dict[int, Standing]:
    edition = plan.edition
    return standings(
        edition.sessions,
        electives_of(db, plan, members),
        evidence.of_edition(db, plan, members),
        edition.checkin,
        edition.certificate.share,
        now,
        reported=evidence.reported(db, plan),
    )


def electives_of(db: DbSession, plan: Plan, members: Sequence[int] | None = None) -> dict[int, frozenset[str]]:
    """The codes of the electives of every participant, or of some members as far as they take part."""
    query = select(Participation.member_id, Seat.elective_id)
    query = query.outerjoin(Seat, Seat.member_id == Participation.member_id)
    query = query.where(*_participating(plan.edition_id))
    if members is not None:
        query = query.where(Participation.member_id.in_(members))
    found: dict[int, set[str]] = defaultdict(set)
    for member, elective in db.connection().execute(query):
        found[member].update({plan.electives[elective]} if elective in plan.electives else ())
    return {member: frozenset(codes) for member, codes in found.items()}


def sessions_of(db: DbSession, member_id: int, now: datetime) -> list[Attended]:
    """A participant's counted sessions by time; none before they take part."""
    plan = plans.current_plan(db)
    if plan is None or member_id not in (electives := electives_of(db, plan, [member_id])):
        return []
    known, reported = evidence.of_member(db, member_id), evidence.reported(db, plan)
    appeals = {row.session_id: row for row in db.scalars(select(Appeal).where(Appeal.member_id == member_id))}
    found = []
    for session in plan.course(electives[member_id]):
        number = plan.numbers[session.code]
        proofs = tuple(known.get(number, ()))
        mark = mark_under(plan.terms(session, session.code in reported), proofs, now)
        found.append(Attended(number, session, mark, proofs, appeals.get(number)))
    return found


def disputes(db: DbSession, edition_id: int, now: datetime) -> list[Dispute]:
    """Where sources contradict each other, the earliest session first."""
    plan = plans.plan_of(db, edition_id)
    reported, known = evidence.reported(db, plan), evidence.of_edition(db, plan)
    names = _names(db, edition_id)
    found = []
    for member, taken in electives_of(db, plan).items():
        for session in plan.course(taken):
            proofs, told = known.get((member, session.code), ()), session.code in reported
            if between := disagreements(session, proofs, plan.edition.checkin, reported=told):
                mark = mark_under(plan.terms(session, told), proofs, now)
                number = plan.numbers[session.code]
                found.append(Dispute(number, session, member, names[member], mark, between))
    return sorted(found, key=lambda each: (each.session.starts, each.session_id, each.name, each.member_id))


def evidence_lines(db: DbSession, edition_id: int) -> list[EvidenceLine]:
    """All evidence of an edition by session, name and time, also of those who do not take part any more."""
    query = select(Row, Member.name, SessionRow.code).join(Member, Member.id == Row.member_id)
    query = query.join(SessionRow, SessionRow.id == Row.session_id).where(SessionRow.edition_id == edition_id)
    rows = db.execute(query.order_by(SessionRow.starts, SessionRow.id, Member.name, Member.id, Row.at, Row.id))
    return [
        EvidenceLine(row.member_id, name or "", code, evidence.value(row), row.note) for row, name, code in rows
    ]


def rule_difference(db: DbSession, edition_id: int, new: Edition, now: datetime) -> list[Difference]:
    """Whose figures the rule, share and sessions of `new` would change, by name; nothing is written.

    For a programme file that was read but is not loaded yet; what is known stays with its session's code.
    """
    plan = plans.plan_of(db, edition_id)
    after = standings(
        new.sessions,
        electives_of(db, plan),
        evidence.of_edition(db, plan),
        new.checkin,
        new.certificate.share,
        now,
        reported=evidence.reported(db, plan),
    )
    names = _names(db, edition_id)
    changed = changes(_standings(db, plan, now), after)
    rows = [Difference(member, names[member], change) for member, change in changed.items()]
    return sorted(rows, key=lambda each: (each.name, each.member_id))


def _names(db: DbSession, edition_id: int) -> dict[int, str]:
    query = select(Member.id, Member.name).join(Participation, Participation.member_id == Member.id)
    return {row.id: row.name or "" for row in db.execute(query.where(*_participating(edition_id)))}


def _participating(edition_id: int) -> tuple[ColumnElement[bool], ...]:
    return (Participation.edition_id == edition_id, Participation.state.in_(TAKING_PART))
