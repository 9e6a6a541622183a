"""Reports of the webinar platform: imported whole or not at all; where it is not sure who it is, people decide."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from academy.attendance import Evidence, EvidenceKind
from academy.errors import AcademyError
from academy.programme import Proof, Session
from academy.webinars import Attendee, Guest, Guests, Match, Stay, by_member, minutes_of, plain_email, plain_name
from storage import attendance, audit, evidence, plans, rooms
from storage.evidence import DOUBTFUL
from storage.inserts import insert_new
from storage.models import Member, WebinarAttendee, WebinarEmail, WebinarReport
from storage.plans import Plan

MATCHED, DECIDED, IGNORED = "matched", "decided", "ignored"
UNKNOWN = "unknown"  # to be decided like those who are doubtful, but like no participant
TO_DECIDE = (DOUBTFUL, UNKNOWN)
EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
LONGEST = 254  # characters; RFC 5321's limit of a path


@dataclass(frozen=True, slots=True)
class Import:
    """What an import did; not `new`: this report was imported before, and nothing was changed."""

    report_id: int
    new: bool
    matched: int
    doubtful: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A participant who may be meant."""

    member_id: int
    name: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Somebody in a report whom people have to recognise; `minutes` within the session."""

    number: int
    session_id: int
    session: Session
    name: str
    email: str
    minutes: int
    candidates: tuple[Candidate, ...]


class Proven(NamedTuple):
    """What makes a report's word on somebody one, and who brought it when."""

    key: str
    by: str
    at: datetime


def email_of(db: DbSession, member_id: int) -> str | None:
    """The address with which a member joins webinars; "": they gave none; None: not asked yet."""
    found = db.get(WebinarEmail, member_id)
    return found.email if found else None


def set_email(db: DbSession, member_id: int, typed: str, now: datetime) -> None:
    """Note the address with which a member joins webinars. Raises AcademyError("webinar-email")."""
    email = plain_email(typed)
    if len(email) > LONGEST or not EMAIL.fullmatch(email):
        raise AcademyError("webinar-email")
    db.merge(WebinarEmail(member_id=member_id, email=email, at=now))


def skip_email(db: DbSession, member_id: int, now: datetime) -> None:
    """Note that a member gives no address for webinars."""
    db.merge(WebinarEmail(member_id=member_id, email="", at=now))


def should_ask(db: DbSession, member_id: int, now: datetime) -> bool:
    """Whether to ask for it: never asked, and a report will decide a session of theirs that is not over."""
    if email_of(db, member_id) is not None:
        return False
    plan = plans.current_plan(db)
    if plan is None or member_id not in (electives := attendance.electives_of(db, plan, [member_id])):
        return False
    course = plan.course(electives[member_id])
    return any(one.proof is Proof.REPORT and one.ends > now for one in course)


def import_report(
    db: DbSession,
    session_id: int,
    platform: str,
    digest: str,
    attendees: Sequence[Attendee],
    by: str,
    now: datetime,
) -> Import:
    """Keep a report and what it proves. `digest` is of the file: the same content is taken once.

    Raises AcademyError("session-unknown").
    """
    plan = plans.plan_with(db, session_id)
    session = plan.session(session_id)
    values = {"session_id": session_id, "digest": digest, "platform": platform, "by": by, "at": now}
    report = insert_new(db, WebinarReport, **values)
    if report is None:
        same = select(WebinarReport.id).where(
            WebinarReport.session_id == session_id, WebinarReport.digest == digest
        )
        return _import(db, db.scalars(same).one(), new=False)
    guests = Guests(_guests(db, plan, session))
    rows = [_row(report, attendee, guests.find(attendee)) for attendee in attendees]
    db.add_all(rows)
    db.flush()
    known = [row.member_id for row in rows if row.member_id is not None]
    _prove(db, session_id, session, known, Proven(f"{EvidenceKind.REPORT.value}{report}", by, now))
    audit.record(db, "webinar report imported", by, now, session=session.code, platform=platform, report=report)
    return _import(db, report, new=True)


def doubts(db: DbSession, edition_id: int) -> list[Doubt]:
    """Whom people have to recognise, the earliest session first."""
    plan = plans.plan_of(db, edition_id)
    query = select(WebinarAttendee, WebinarReport.session_id)
    query = query.join(WebinarReport).where(WebinarAttendee.state.in_(TO_DECIDE))
    rows = db.execute(query.where(WebinarReport.session_id.in_(plan.sessions)).order_by(WebinarAttendee.id)).all()
    guests = {number: _guests(db, plan, plan.sessions[number]) for number in {row[1] for row in rows}}
    finders = {number: Guests(found) for number, found in guests.items()}
    names = {guest.member: guest.name for found in guests.values() for guest in found}
    found = [_doubt(row, number, plan.sessions[number], finders[number], names) for row, number in rows]
    return sorted(found, key=lambda one: (one.session.starts, one.session_id, one.number))


def decide(db: DbSession, number: int, member_id: int | None, by: str, now: datetime) -> bool:
    """Say who somebody in a report is, None: no participant; False when it was decided so already.

    Raises AcademyError: "doubt-unknown" (also for those who were recognised for sure) and "room-not-participant".
    """
    row = db.get(WebinarAttendee, number, with_for_update=True)
    if row is None or row.state == MATCHED:
        raise AcademyError("doubt-unknown", number=number)
    state = IGNORED if member_id is None else DECIDED
    if (row.state, row.member_id) == (state, member_id):
        return False
    report = db.get_one(WebinarReport, row.report_id)
    plan = plans.plan_with(db, report.session_id)
    session = plan.session(report.session_id)
    if member_id is not None:
        rooms.check_concerned(db, plan, session, [member_id])
    before, row.member_id, row.state = row.member_id, member_id, state
    row.decided_by, row.decided_at = by, now
    db.flush()
    key = f"{EvidenceKind.REPORT.value}{report.id}.{now.isoformat()}"
    concerned = {one for one in (before, member_id) if one is not None}
    _prove(db, report.session_id, session, concerned, Proven(key, by, now))
    audit.record(db, "webinar attendee decided", by, now, member_id, number=number, session=session.code)
    return True


def forget_unrecognised(db: DbSession, member_id: int) -> None:
    """Delete from reports whoever may be a member who is being erased, though nobody has recognised them."""
    member, email = db.get_one(Member, member_id), email_of(db, member_id)
    words = plain_name(member.name or "")
    unrecognised = db.scalars(select(WebinarAttendee).where(WebinarAttendee.member_id.is_(None))).all()
    for row in unrecognised:
        if (email and row.email == email) or (words and plain_name(row.name) == words):
            db.delete(row)
    db.flush()


def _row(report: int, attendee: Attendee, match: Match) -> WebinarAttendee:
    state = MATCHED if match.member is not None else DOUBTFUL if match.candidates else UNKNOWN
    stays = [[stay.joined.isoformat(), stay.left.isoformat()] for stay in attendee.stays]
    who = {"member_id": match.member, "name": attendee.name, "email": plain_email(attendee.email)}
    return WebinarAttendee(report_id=report, stays=stays, state=state, **who)


def _stays(row: WebinarAttendee) -> tuple[Stay, ...]:
    return tuple(Stay(*map(datetime.fromisoformat, stay)) for stay in row.stays)


def _prove(db: DbSession, session_id: int, session: Session, members: Collection[int], proof: Proven) -> None:
    """Keep what all reports of a session together say of some members: a meeting may have been begun twice."""
    query = select(WebinarAttendee).join(WebinarReport).where(WebinarReport.session_id == session_id)
    theirs: dict[int, list[Stay]] = {member: [] for member in members}
    for row in db.scalars(query.order_by(WebinarAttendee.id)):
        if row.member_id in theirs:
            theirs[row.member_id] += _stays(row)
    for member, (minutes, joined) in by_member(theirs, session).items():
        value = Evidence(EvidenceKind.REPORT, proof.at, minutes=minutes, joined=joined, by=proof.by)
        evidence.add(db, member, session_id, value, proof.key)


def _guests(db: DbSession, plan: Plan, session: Session) -> list[Guest]:
    people = db.scalars(rooms.concerned(plan, session).with_only_columns(Member.id)).all()
    query = select(Member.id, Member.name, WebinarEmail.email).where(Member.id.in_(people))
    query = query.outerjoin(WebinarEmail, WebinarEmail.member_id == Member.id).order_by(Member.id)
    return [Guest(row.id, row.name or "", row.email or "") for row in db.execute(query)]


def _doubt(
    row: WebinarAttendee, session_id: int, session: Session, guests: Guests, names: Mapping[int, str]
) -> Doubt:
    attendee = Attendee(row.name, row.email, _stays(row))
    candidates = tuple(Candidate(one, names[one]) for one in guests.find(attendee).candidates)
    minutes = minutes_of(attendee.stays, session)
    return Doubt(row.id, session_id, session, row.name, row.email, minutes, candidates)


def _import(db: DbSession, report: int, *, new: bool) -> Import:
    states = list(db.scalars(select(WebinarAttendee.state).where(WebinarAttendee.report_id == report)))
    to_decide = sum(state in TO_DECIDE for state in states)
    return Import(report, new, len(states) - to_decide, to_decide)
