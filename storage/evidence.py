"""Proofs of attendance: rows in, values out. Rows are added and never changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from academy import attendance, programme
from academy.attendance import EvidenceKind, Mark
from academy.programme import Proof
from storage.inserts import insert_new
from storage.keys import checkin_keys
from storage.models import Evidence, Member, SessionRow, WebinarAttendee, WebinarReport
from storage.plans import Plan
from storage.prepared import Prepared

DOUBTFUL = "doubtful"  # the state of somebody in a report who may be a participant
_KINDS = {kind.value: kind for kind in EvidenceKind}
_TABLE = Evidence.metadata.tables[Evidence.__tablename__]
# What a value is made of, for statements that ask for more at once.
COLUMNS = tuple(_TABLE.c[name] for name in ("session_id", "kind", "at", "says", "minutes", "joined", "by"))
_OF_MEMBER = Prepared(select(*COLUMNS).where(_TABLE.c.member_id == bindparam("member")))


def add(
    db: Session, member_id: int, session_id: int, value: attendance.Evidence, key: str, note: str = ""
) -> bool:
    """Keep a proof; False when it was kept before: a check-in's key is its kind, so that it counts once."""
    values = {
        "member_id": member_id,
        "session_id": session_id,
        "key": key,
        "kind": value.kind.value,
        "at": value.at,
        "says": value.says.value if value.says else None,
        "minutes": value.minutes,
        "joined": value.joined,
        "by": value.by,
        "note": note,
    }
    return insert_new(db, Evidence, **values) is not None


def of_member(db: Session, member_id: int) -> dict[int, list[attendance.Evidence]]:
    """All that is known of a member, by session id."""
    return by_session(_OF_MEMBER.all(db, {"member": member_id}))


def by_session(rows: Sequence[Any]) -> dict[int, list[attendance.Evidence]]:
    """Rows of one member as values, by session id."""
    found: dict[int, list[attendance.Evidence]] = {}
    for row in rows:
        found.setdefault(row.session_id, []).append(value(row))
    return found


def of_edition(
    db: Session, plan: Plan, members: Iterable[int] | None = None
) -> dict[tuple[int, str], list[attendance.Evidence]]:
    """All that is known of an edition's participants, by member id and session code; of some members if named."""
    codes = {number: session.code for number, session in plan.sessions.items()}
    query = select(_TABLE.c.member_id, *COLUMNS)
    query = query.join(SessionRow, SessionRow.id == _TABLE.c.session_id)
    query = query.where(SessionRow.edition_id == plan.edition_id)
    if members is not None:
        query = query.where(_TABLE.c.member_id.in_(list(members)))
    found: dict[tuple[int, str], list[attendance.Evidence]] = defaultdict(list)
    for row in db.connection().execute(query):
        if code := codes.get(row.session_id):
            found[row.member_id, code].append(value(row))
    return found


def in_session(db: Session, session_id: int) -> dict[int, list[attendance.Evidence]]:
    """All that is known of a session, by member id."""
    query = select(_TABLE.c.member_id, *COLUMNS).where(_TABLE.c.session_id == session_id)
    found: dict[int, list[attendance.Evidence]] = defaultdict(list)
    for row in db.connection().execute(query):
        found[row.member_id].append(value(row))
    return found


def value(row: Any) -> attendance.Evidence:
    """A row as academy's rules know it."""
    says = Mark(row.says) if row.says else None
    return attendance.Evidence(_KINDS[row.kind], row.at, says, row.minutes, row.joined, row.by)


def checked_in(db: Session, session_id: int, session: programme.Session) -> dict[str, int]:
    """How many have checked in, by language, the largest group first: for a page that asks every few seconds."""
    people = func.count(Evidence.member_id.distinct())
    query = select(Member.language, people).join(Evidence, Evidence.member_id == Member.id)
    query = query.where(Evidence.session_id == session_id, Evidence.key.in_(checkin_keys(session.starts)))
    rows = db.execute(query.group_by(Member.language).order_by(people.desc(), Member.language))
    return {row[0]: row[1] for row in rows}


def reported(db: Session, plan: Plan) -> frozenset[str]:
    """The codes of the sessions that are settled by webinar reports: nobody in them may still be a participant."""
    return imported(db, plan) - doubted(db, plan)


def imported(db: Session, plan: Plan) -> frozenset[str]:
    """The codes of the sessions of which a webinar report was imported."""
    query = select(WebinarReport.session_id).where(WebinarReport.session_id.in_(plan.sessions))
    return frozenset(plan.sessions[number].code for number in db.connection().execute(query).scalars())


def doubted(db: Session, plan: Plan) -> frozenset[str]:
    """The codes of the sessions in whose reports somebody may be a participant, and nobody has decided yet."""
    query = select(WebinarReport.session_id).join(WebinarAttendee).where(WebinarAttendee.state == DOUBTFUL)
    query = query.where(WebinarReport.session_id.in_(plan.sessions)).distinct()
    return frozenset(plan.sessions[number].code for number in db.connection().execute(query).scalars())


def deciding_reports(db: Session, plan: Plan) -> frozenset[str]:
    """The same as far as reports decide; asks nothing where none does, as while thousands check in."""
    if not any(session.proof is Proof.REPORT for session in plan.edition.sessions):
        return frozenset()
    return reported(db, plan)


def hand_key(now: datetime) -> str:
    """What makes a mark by hand one: its instant."""
    return f"{EvidenceKind.HAND.value}.{now.isoformat()}"
