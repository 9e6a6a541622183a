"""A participant says that they were there, or could not be; an organiser decides."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from academy.attendance import ATTENDED, Evidence, EvidenceKind, Mark, mark_under
from academy.errors import AcademyError
from storage import audit, deliveries, evidence, organisers, plans, rooms
from storage.models import Appeal, Member, SessionRow
from storage.organisers import Author, NotAnOrganiserError

TEXT = (3, 1000)  # characters
OPEN = "open"


class Decision(StrEnum):
    """What an organiser makes of an appeal."""

    EXCUSED = "excused"
    PRESENT = "present"
    REFUSED = "refused"


def appeal(db: Session, member_id: int, session_id: int, text: str, by: str, now: datetime) -> Appeal:
    """Ask that a session that was missed be looked at again; asked again it is open again, with the new text.

    Raises AcademyError: "appeal-text" (its length), "room-not-participant", "session-unknown", "appeal-too-early"
    (one may still check in) and "appeal-needless" (present or excused already).
    """
    text = text.strip()
    if not TEXT[0] <= len(text) <= TEXT[1]:
        raise AcademyError("appeal-text", minimum=TEXT[0], maximum=TEXT[1])
    _check(db, member_id, session_id, now)
    row = appeal_of(db, member_id, session_id)
    if row is None:
        row = Appeal(member_id=member_id, session_id=session_id)
        db.add(row)
    row.text, row.state, row.made_at = text, OPEN, now
    row.decided_at, row.decided_by = None, ""
    db.flush()
    audit.record(db, "appealed", by, now, member_id, appeal=row.id)
    return row


def _check(db: Session, member_id: int, session_id: int, now: datetime) -> None:
    plan = plans.plan_with(db, session_id)
    session = plan.session(session_id)
    rooms.check_concerned(db, plan, session, [member_id])
    proofs = evidence.of_member(db, member_id).get(session_id, ())
    told = session.code in evidence.deciding_reports(db, plan)
    mark = mark_under(plan.terms(session, told), proofs, now)
    if mark in ATTENDED or mark is Mark.EXCUSED:
        raise AcademyError("appeal-needless")
    if mark is Mark.OPEN:
        raise AcademyError("appeal-too-early")


def appeal_of(db: Session, member_id: int, session_id: int) -> Appeal | None:
    """A member's appeal about a session, if they made one."""
    query = select(Appeal).where(Appeal.member_id == member_id, Appeal.session_id == session_id)
    return db.scalar(query)


def appeals(db: Session, edition_id: int, state: str | None = OPEN) -> list[tuple[Appeal, Member, SessionRow]]:
    """The appeals of an edition in a state, or with None all, the oldest first."""
    query = select(Appeal, Member, SessionRow).join(Member, Member.id == Appeal.member_id)
    query = query.join(SessionRow, SessionRow.id == Appeal.session_id).where(SessionRow.edition_id == edition_id)
    query = query.where(Appeal.state == state) if state else query
    rows = db.execute(query.order_by(Appeal.made_at, Appeal.id))
    return [(row, member, session) for row, member, session in rows]


def decide(db: Session, author: Author, number: int, decision: Decision, now: datetime) -> bool:
    """Decide an appeal and queue the message that says so; False when it was decided so already.

    Raises NotAnOrganiserError and AcademyError("appeal-unknown").
    """
    if author.member_id is not None and not organisers.may(db, author.member_id, author.named):
        raise NotAnOrganiserError("appeal-not-allowed")
    row = db.get(Appeal, number, with_for_update=True)
    if row is None:
        raise AcademyError("appeal-unknown", number=number)
    if row.state == decision:
        return False
    session = db.get_one(SessionRow, row.session_id)
    row.state, row.decided_at, row.decided_by = decision.value, now, author.by
    row.decisions += 1
    says = None if decision is Decision.REFUSED else Mark(decision)
    proof = Evidence(EvidenceKind.APPEAL, now, says, by=author.by)
    key = f"{EvidenceKind.APPEAL.value}{row.id}.{row.decisions}"
    evidence.add(db, row.member_id, row.session_id, proof, key)
    _tell(db, row, session, decision, now)
    audit.record(db, f"appeal {decision}", author.by, now, row.member_id, appeal=row.id, session=session.code)
    return True


def _tell(db: Session, row: Appeal, session: SessionRow, decision: Decision, now: datetime) -> None:
    deliveries.queue(
        db,
        row.member_id,
        f"appeal{row.id}.{row.decisions}",
        "appeal-decided",
        now,
        session_id=session.id,
        revision=session.revision,
        subject={
            "appeal": row.id,
            "decision": decision.value,
            "edition": session.edition_id,
            "session": session.code,
        },
    )
