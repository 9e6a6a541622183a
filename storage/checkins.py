"""Checking in: a tap, six digits or a link become a proof, and the answer says where one stands.

Thousands do it within the same minutes, so a tap is two statements: who it is with all proofs, and the new one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from sqlalchemy import BindParameter, String, bindparam, cast, delete, func, literal_column, select
from sqlalchemy.orm import Session as DbSession

from academy.applications import TAKING_PART
from academy.attendance import ATTENDED, Evidence, EvidenceKind, Mark, Window, mark_under, window_of
from academy.codes import is_checkin_code, locked_until, read_checkin_payload
from academy.programme import Proof, Session
from academy.standings import Standing, standing_of
from storage import evidence, plans, programmes
from storage.keys import checkin_key
from storage.models import CheckinSwitch, CodeTry, EditionRow, Participation, Seat
from storage.models import Evidence as EvidenceRow
from storage.plans import Plan
from storage.prepared import Prepared


class Result(StrEnum):
    """What became of a check-in; only the first two are one."""

    IN = "in"
    AGAIN = "again"  # they were in already
    EARLY = "early"
    OVER = "over"
    STOPPED = "stopped"  # the presenter closed it
    CODE = "code"  # a tap is no proof in this session
    WRONG = "wrong"  # code
    STALE = "stale"  # a link of ours, but an old one
    LOCKED = "locked"  # after wrong codes
    REPORT = "report"  # the webinar's report decides
    NOT_YOURS = "not-yours"
    CANCELLED = "cancelled"
    NONE = "none"  # no such session, or none that is open


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answer to a check-in. No error, as also a wrong code is remembered.

    `instant` (aware UTC): when it opens (EARLY), closed (OVER), or until when to wait (LOCKED, and WRONG when that
    was one too many). `mark` and `standing` are there for IN and AGAIN.
    """

    result: Result
    session_id: int = 0
    session: Session | None = None
    instant: datetime | None = None
    mark: Mark | None = None
    standing: Standing | None = None


@dataclass(frozen=True, slots=True)
class Open:
    """A session in which a member may check in now; `done`: they have."""

    session_id: int
    session: Session
    window: Window
    done: bool


@dataclass(frozen=True, slots=True)
class _Who:
    """A member in the current edition."""

    plan: Plan
    takes_part: bool
    electives: frozenset[str]
    stopped: bool  # in the session that was asked about
    known: dict[int, list[Evidence]]  # all proofs of theirs, by session id


_member: BindParameter[int] = bindparam("member")
_session: BindParameter[int] = bindparam("session")
_WHO = Prepared(
    select(
        EditionRow.id,
        EditionRow.revision,
        Participation.state,
        CheckinSwitch.open,
        # Written out, as a prepared statement needs it.
        select(func.aggregate_strings(cast(Seat.elective_id, String), literal_column("','")))  # type: ignore[arg-type]
        .where(Seat.member_id == _member)
        .scalar_subquery()
        .label("electives"),
        *evidence.COLUMNS,
    )
    .outerjoin(Participation, (Participation.edition_id == EditionRow.id) & (Participation.member_id == _member))
    .outerjoin(CheckinSwitch, CheckinSwitch.session_id == _session)
    .outerjoin(EvidenceRow, EvidenceRow.member_id == _member)
    .where(
        EditionRow.id == select(func.max(EditionRow.id)).where(EditionRow.archived_at.is_(None)).scalar_subquery()
    )
)


def check_in(db: DbSession, member_id: int, session_id: int, now: datetime) -> Outcome:
    """Take a tap on a session's "I'm here"."""
    who = _who(db, member_id, session_id)
    refused = _refusal(who, session_id, EvidenceKind.BUTTON, now)
    return refused or _keep(db, member_id, who, session_id, EvidenceKind.BUTTON, now)


def check_in_with_code(
    db: DbSession, member_id: int, session_id: int, typed: str, secret: bytes, now: datetime
) -> Outcome:
    """Take six digits that were typed for a session; every fifth wrong try locks for a minute."""
    who = _who(db, member_id, session_id)
    refused = _refusal(who, session_id, EvidenceKind.CODE, now)
    return refused or _try_code(db, member_id, who, [session_id], typed, secret, now)


def check_in_by_code(db: DbSession, member_id: int, typed: str, secret: bytes, now: datetime) -> Outcome:
    """Take six digits for whichever of a member's sessions is open and shows them; one wrong try in all."""
    theirs = [one.session_id for one in open_sessions(db, member_id, now)]
    if not theirs:
        return Outcome(Result.NONE)
    return _try_code(db, member_id, _who(db, member_id, theirs[0]), theirs, typed, secret, now)


def check_in_by_link(db: DbSession, member_id: int, payload: str, secret: bytes, now: datetime) -> Outcome:
    """Take what a check-in link or the picture on the screen carries; one that was forwarded later is STALE."""
    scanned = read_checkin_payload(secret, payload, now)
    if scanned is None:
        return Outcome(Result.NONE)
    who = _who(db, member_id, scanned.session)
    if refused := _refusal(who, scanned.session, EvidenceKind.CODE, now):
        return refused
    if not scanned.fresh:
        return Outcome(Result.STALE, scanned.session, _session_of(who, scanned.session))
    return _keep(db, member_id, who, scanned.session, EvidenceKind.CODE, now)


def open_sessions(db: DbSession, member_id: int, now: datetime) -> list[Open]:
    """The sessions in which a member may check in now, the earliest first; not those that a report decides."""
    who = _who(db, member_id, 0)
    if who is None:
        return []
    stopped = set(db.scalars(select(CheckinSwitch.session_id).where(CheckinSwitch.open.is_(False))))
    return [one for one in _open(who, now) if one.session_id not in stopped]


def _open(who: _Who, now: datetime) -> Iterator[Open]:
    for session_id, session in who.plan.sessions.items():
        if _refusal(who, session_id, EvidenceKind.CODE, now) is None:
            terms = who.plan.terms(session, False)
            done = mark_under(terms, who.known.get(session_id, ()), now) in ATTENDED
            yield Open(session_id, session, terms.window, done)


def _who(db: DbSession, member_id: int, session_id: int) -> _Who | None:
    """Who somebody is in the current edition, if there is one."""
    rows = _WHO.all(db, {"member": member_id, "session": session_id})
    if not rows:
        return None
    row = rows[0]
    plan = plans.plan_at(db, programmes.revision(db, row.id, row.revision))
    ids = map(int, row.electives.split(",")) if row.electives else ()
    electives = frozenset(plan.electives[number] for number in ids if number in plan.electives)
    known = evidence.by_session(rows) if row.kind else {}
    return _Who(plan, row.state in TAKING_PART, electives, row.open is False, known)


def _session_of(who: _Who | None, session_id: int) -> Session | None:
    return who.plan.sessions.get(session_id) if who else None


def _refusal(who: _Who | None, session_id: int, kind: EvidenceKind, now: datetime) -> Outcome | None:
    """Why a check-in cannot be taken, if it cannot."""
    session = _session_of(who, session_id)
    if who is None or session is None:
        cancelled = who is not None and session_id in who.plan.cancelled
        return Outcome(Result.CANCELLED if cancelled else Result.NONE, session_id)
    outcome = Outcome(Result.NOT_YOURS, session_id, session)
    if not who.takes_part or (session.elective and session.elective not in who.electives):
        return outcome
    window = window_of(session, who.plan.edition.checkin)
    if now < window.opens:
        return replace(outcome, result=Result.EARLY, instant=window.opens)
    if now >= window.closes:
        return replace(outcome, result=Result.OVER, instant=window.closes)
    if session.proof is Proof.REPORT:
        return replace(outcome, result=Result.REPORT)
    if who.stopped:
        return replace(outcome, result=Result.STOPPED)
    if session.proof is Proof.CODE and kind is not EvidenceKind.CODE:
        return replace(outcome, result=Result.CODE)
    return None


def _try_code(
    db: DbSession,
    member_id: int,
    who: _Who | None,
    sessions: list[int],
    typed: str,
    secret: bytes,
    now: datetime,
) -> Outcome:
    wrong = list(db.scalars(select(CodeTry.at).where(CodeTry.member_id == member_id)))
    first = sessions[0]
    if until := locked_until(wrong, now):
        return Outcome(Result.LOCKED, first, _session_of(who, first), until)
    for session_id in sessions:
        if is_checkin_code(secret, session_id, typed, now):
            if wrong:
                db.execute(delete(CodeTry).where(CodeTry.member_id == member_id))
            return _keep(db, member_id, who, session_id, EvidenceKind.CODE, now)
    db.add(CodeTry(member_id=member_id, at=now))
    return Outcome(Result.WRONG, first, _session_of(who, first), locked_until([*wrong, now], now))


def _keep(
    db: DbSession, member_id: int, who: _Who | None, session_id: int, kind: EvidenceKind, now: datetime
) -> Outcome:
    """Keep the proof, unless it was kept before, and say where that leaves them."""
    assert who
    plan, session, known = who.plan, who.plan.sessions[session_id], who.known
    terms = plan.terms(session, False)
    before = mark_under(terms, known.get(session_id, ()), now)
    proof = Evidence(kind, now)
    added = evidence.add(db, member_id, session_id, proof, checkin_key(kind, session.starts))
    if added:
        known.setdefault(session_id, []).append(proof)
    else:
        known = evidence.of_member(db, member_id)  # on their other app at the same moment
    mark = mark_under(terms, known.get(session_id, ()), now)
    result = Result.IN if added and before not in ATTENDED else Result.AGAIN
    return Outcome(result, session_id, session, None, mark, _standing(db, who, known, now))


def _standing(db: DbSession, who: _Who, known: dict[int, list[Evidence]], now: datetime) -> Standing:
    plan, reported = who.plan, evidence.deciding_reports(db, who.plan)
    course = who.plan.course(who.electives)
    marks = [
        mark_under(plan.terms(one, one.code in reported), known.get(plan.numbers[one.code], ()), now)
        for one in course
    ]
    return standing_of(course, marks, plan.edition.checkin, plan.edition.certificate.share)
