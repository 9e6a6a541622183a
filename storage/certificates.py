"""Certificates and statements: issued once, corrected, revoked, and confirmed to whoever has the code."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import select, update
from sqlalchemy.orm import Session as DbSession

from academy.applications import TAKING_PART
from academy.applications import State as Stands
from academy.attendance import ATTENDED, window_of
from academy.certificate_codes import new_certificate_code, read_certificate_code
from academy.errors import AcademyError
from academy.messages import Document
from academy.programme import Edition, Session
from academy.standings import Standing, State
from storage import attendance, audit, deliveries, plans
from storage.deliveries import PENDING, Fate
from storage.models import (
    Certificate,
    Delivery,
    Member,
    Participation,
)
from storage.plans import Plan
from storage.reasons import Reason

NAME = (2, 200)  # characters
HOUR = timedelta(hours=1)


class Kind(StrEnum):
    """What is given: to those who earned it a certificate, to the others a statement of what they attended."""

    CERTIFICATE = "certificate"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class Facts:
    """What was printed besides the name; `percent` as shown, `sessions` the codes of those attended."""

    attended: int
    counted: int
    percent: str
    hours: float
    sessions: list[str]


@dataclass(frozen=True, slots=True)
class Printed:
    """All that is on a certificate or statement; `sessions` are those attended that still are in the programme."""

    kind: Kind
    code: str
    version: int
    name: str
    edition: Edition
    facts: Facts
    issued_at: datetime
    sessions: tuple[Session, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """How many were issued, and the last participant looked at; None: there are no more."""

    issued: int
    last: int | None


def issue(db: DbSession, edition_id: int, by: str, now: datetime, after: int = 0, most: int = 50) -> Batch:
    """Issue to the next participants by id what they have earned, and queue it for sending.

    Whoever has one gets no second one, but for the certificate that a correction has earned since the statement.
    Who attended nothing gets nothing. So it can be begun again wherever it was stopped. Raises
    AcademyError("certificates-too-early") while one can still check in somewhere.
    """
    plan = plans.plan_of(db, edition_id)
    check_over(plan, now)
    people = _next(db, edition_id, after, most)
    standings = attendance.standings_of(db, plan, now, people)
    had = _kinds(db, edition_id, people)
    issued = sum(_issue(db, plan, one, standings[one], had.get(one, frozenset()), by, now) for one in people)
    return Batch(issued, people[-1] if len(people) == most else None)


def check_over(plan: Plan, now: datetime) -> None:
    """Raise AcademyError("certificates-too-early") while one can still check in somewhere."""
    if now < (ends := over_at(plan.edition)):
        raise AcademyError("certificates-too-early", ends=ends)


def over_at(edition: Edition) -> datetime:
    """When the last check-in of an edition closes, aware UTC."""
    return max(window_of(session, edition.checkin).closes for session in edition.sessions)


def due(db: DbSession, edition_id: int, now: datetime) -> dict[int, Kind]:
    """Who has what coming that was not issued yet, by member. Raises as `issue` does."""
    plan = plans.plan_of(db, edition_id)
    check_over(plan, now)
    people = list(attendance.electives_of(db, plan))
    had = _kinds(db, edition_id, people)
    standings = attendance.standings_of(db, plan, now, people)
    kinds = {one: _due(standings[one], had.get(one, frozenset())) for one in sorted(people)}
    return {one: kind for one, kind in kinds.items() if kind}


def of_member(db: DbSession, member_id: int) -> list[Certificate]:
    """What a member has been given and still holds, the newest first; revoked ones too."""
    query = select(Certificate).where(Certificate.member_id == member_id, Certificate.superseded_by.is_(None))
    return list(db.scalars(query.order_by(Certificate.issued_at.desc(), Certificate.id.desc())))


def printed(db: DbSession, certificate_id: int) -> Printed:
    """What to print. Raises AcademyError("certificate-none") when it is gone, erased or revoked."""
    row = db.get(Certificate, certificate_id)
    if row is None or row.member_id is None or row.revoked_at:
        raise AcademyError("certificate-none")
    edition, facts = plans.plan_of(db, row.edition_id).edition, Facts(**row.facts)
    attended = tuple(one for one in edition.sessions if one.code in facts.sessions)
    return Printed(Kind(row.kind), row.code, row.version, row.name, edition, facts, row.issued_at, attended)


def issued(certificate_id: int, kind: Kind, language: str) -> Document:
    """The file to hand over; what is in it is made when it leaves."""
    return Document(f"{kind}.pdf", mime="application/pdf", paper=certificate_id, language=language)


def correct_name(db: DbSession, member_id: int, edition_id: int, name: str, by: str, now: datetime) -> Certificate:
    """Issue a new version with another name; the one before says that there is a newer one.

    The figures stay as they were. Raises AcademyError: "certificate-name", or "certificate-none" when none is
    valid.
    """
    name = " ".join(name.split())
    if not NAME[0] <= len(name) <= NAME[1]:
        raise AcademyError("certificate-name", minimum=NAME[0], maximum=NAME[1])
    held = [row for row in of_member(db, member_id) if row.edition_id == edition_id and not row.revoked_at]
    if not held:
        raise AcademyError("certificate-none")
    if held[0].name == name:
        return held[0]
    plan = plans.plan_of(db, edition_id)
    row = _write(db, plan, member_id, Kind(held[0].kind), name, Facts(**held[0].facts), now)
    audit.record(db, "certificate corrected", by, now, member_id, code=row.code, version=row.version)
    return row


def revoke(db: DbSession, typed: str, reason: str, by: str, now: datetime) -> bool:
    """Declare a certificate void; False when it was already. Whoever held it has not completed the edition.

    Raises AcademyError("certificate-unknown").
    """
    row = by_code(db, typed)
    if row is None:
        raise AcademyError("certificate-unknown", code=typed)
    if row.revoked_at:
        return False
    row.revoked_at, row.reason = now, reason
    _take_back(db, row, Reason.OVERTAKEN)
    _stand(db, row)
    audit.record(db, "certificate revoked", by, now, row.member_id, code=row.code)
    return True


def in_its_place(db: DbSession, typed: str) -> str | None:
    """The code of the valid paper that has taken the place of another, if one has."""
    row = by_code(db, typed)
    while row and row.superseded_by:
        row = db.get_one(Certificate, row.superseded_by)
        if not row.superseded_by and not row.revoked_at and row.member_id:
            return row.code
    return None


def _next(db: DbSession, edition_id: int, after: int, most: int) -> list[int]:
    query = select(Participation.member_id).where(Participation.edition_id == edition_id)
    query = query.where(Participation.state.in_(TAKING_PART), Participation.member_id > after)
    return list(db.scalars(query.order_by(Participation.member_id).limit(most)))


def _kinds(db: DbSession, edition_id: int, people: list[int]) -> dict[int, frozenset[Kind]]:
    query = select(Certificate.member_id, Certificate.kind).where(Certificate.edition_id == edition_id)
    found: dict[int, frozenset[Kind]] = {}
    wanted = set(people)
    for member, kind in db.execute(query):
        if member in wanted:
            found[member] = found.get(member, frozenset()) | {Kind(kind)}
    return found


def _due(standing: Standing, had: frozenset[Kind]) -> Kind | None:
    """What somebody is still to be given."""
    if standing.state is State.EARNED:
        return None if Kind.CERTIFICATE in had else Kind.CERTIFICATE
    return None if had or not standing.attended else Kind.STATEMENT


def _issue(
    db: DbSession, plan: Plan, member: int, standing: Standing, had: frozenset[Kind], by: str, now: datetime
) -> bool:
    kind = _due(standing, had)
    if kind is None:
        return False
    name = db.get_one(Member, member).name or ""
    row = _write(db, plan, member, kind, name, _facts(plan, kind, standing), now)
    audit.record(db, f"{kind} issued", by, now, member, code=row.code)
    return True


def _facts(plan: Plan, kind: Kind, standing: Standing) -> Facts:
    attended = [
        session for session, mark in zip(standing.sessions, standing.marks, strict=True) if mark in ATTENDED
    ]
    hours = sum((one.ends - one.starts for one in attended), timedelta()) / HOUR
    if kind is Kind.CERTIFICATE and plan.edition.certificate.hours is not None:
        hours = plan.edition.certificate.hours
    codes = [one.code for one in attended]
    return Facts(standing.attended, standing.counted, str(standing.percent), hours, codes)


def _write(
    db: DbSession, plan: Plan, member_id: int, kind: Kind, name: str, facts: Facts, now: datetime
) -> Certificate:
    """A new row in place of what they held in this edition, and the message that brings it."""
    theirs = select(Certificate).where(
        Certificate.member_id == member_id, Certificate.edition_id == plan.edition_id
    )
    before = db.scalars(theirs.with_for_update()).all()
    version = max((one.version for one in before if one.kind == kind), default=0) + 1
    row = Certificate(
        code=new_certificate_code(),
        kind=kind.value,
        version=version,
        member_id=member_id,
        edition_id=plan.edition_id,
        name=name,
        facts=asdict(facts),
        issued_at=now,
    )
    db.add(row)
    db.flush()
    for older in before:
        if older.superseded_by is None and not older.revoked_at:
            older.superseded_by = row.id
            _take_back(db, older, Reason.OVERTAKEN)
    _stand(db, row)
    subject = {"edition": plan.edition_id, "certificate": row.id, "code": row.code}
    deliveries.queue(db, member_id, _key(row), kind.value, now, subject=subject)
    return row


def _stand(db: DbSession, row: Certificate) -> None:
    """Whoever holds a certificate has completed the edition; whose was revoked takes part as before.

    A version that was replaced before it was revoked changes nothing, nor does a statement.
    """
    if row.kind != Kind.CERTIFICATE or row.superseded_by:
        return
    before, after = Stands.ACCEPTED, Stands.COMPLETED
    if row.revoked_at:
        before, after = after, before
    theirs = update(Participation).where(
        Participation.member_id == row.member_id, Participation.edition_id == row.edition_id
    )
    db.execute(theirs.where(Participation.state == before).values(state=after))


def _key(row: Certificate) -> str:
    return f"certificate{row.id}"


def _take_back(db: DbSession, row: Certificate, reason: Reason) -> None:
    pending = select(Delivery).where(Delivery.member_id == row.member_id, Delivery.key == _key(row))
    for delivery in db.scalars(pending.where(Delivery.state.in_(PENDING))):
        delivery.state, delivery.reason = Fate.CANCELLED, reason


def by_code(db: DbSession, typed: str) -> Certificate | None:
    """The certificate or statement of a code, however it is typed; None: there is none."""
    code = read_certificate_code(typed)
    return db.scalar(select(Certificate).where(Certificate.code == code)) if code else None
