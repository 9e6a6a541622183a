"""Applications to an edition and the decisions about them: what chat, console and command line all do."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from academy.applications import DECIDABLE, State
from academy.errors import AcademyError
from academy.programme import Admission, Edition
from storage import audit, deliveries, electives, reminders
from storage.models import Member, Participation
from storage.reasons import Reason


def participation_of(db: Session, member_id: int, edition_id: int) -> Participation | None:
    """A member's participation in an edition."""
    query = select(Participation).where(Participation.member_id == member_id)
    return db.scalar(query.where(Participation.edition_id == edition_id))


def draft(db: Session, member_id: int, edition_id: int, now: datetime) -> Participation:
    """The application that a member is writing; begun now, or again after a withdrawal."""
    found = participation_of(db, member_id, edition_id)
    if found is None:
        found = Participation(member_id=member_id, edition_id=edition_id, state=State.DRAFT, started_at=now)
        db.add(found)
    elif found.state == State.WITHDRAWN:
        found.state = State.DRAFT
    db.flush()
    return found


def apply(db: Session, participation: Participation, edition: Edition, by: str, now: datetime) -> State:
    """Send a complete draft; with open admission the member takes part at once. Twice is once."""
    if participation.state != State.DRAFT:
        return State(participation.state)
    if not (participation.motivation and participation.commitment):
        raise AcademyError("apply-incomplete")
    participation.applied_at = now
    at_once = edition.admission is Admission.OPEN
    participation.state = State.ACCEPTED if at_once else State.APPLIED
    if at_once:
        participation.decided_at, participation.decided_by = now, "open admission"
        reminders.catch_up(db, participation.member_id, now)
    audit.record(db, "application sent", by, now, participation.member_id, state=participation.state)
    return State(participation.state)


def withdraw(db: Session, participation: Participation, by: str, now: datetime) -> None:
    """Take an application or a participation back; pending messages about it are cancelled, seats go to others."""
    participation.state = State.WITHDRAWN
    electives.depart(db, participation.member_id, by, now, "withdrawn")
    deliveries.cancel_pending(db, Reason.WITHDRAWN, participation.member_id)
    audit.record(db, "withdrawn", by, now, participation.member_id)


def decide(db: Session, participation: Participation, accept: bool, by: str, now: datetime) -> bool:
    """Accept or decline an application and queue the message that says so; False when it was decided so already.

    Raises AcademyError("application-not-sent") when there is nothing to decide.
    """
    if accept and participation.state == State.COMPLETED:
        return False
    if participation.state not in DECIDABLE:
        raise AcademyError("application-not-sent", number=participation.id, state=participation.state)
    state = State.ACCEPTED if accept else State.DECLINED
    if participation.state == state:
        return False
    participation.state = state
    participation.decided_at, participation.decided_by = now, by
    participation.decisions += 1
    deliveries.overtake(db, participation.member_id, "decision")
    edition, count = participation.edition_id, participation.decisions
    subject = {"edition": edition, "decision": count}
    deliveries.queue(db, participation.member_id, f"decision{edition}.{count}", "decision", now, subject=subject)
    if accept:
        reminders.catch_up(db, participation.member_id, now)
    else:
        electives.depart(db, participation.member_id, by, now, "declined")
    audit.record(db, f"application {state}", by, now, participation.member_id)
    return True


def applications(db: Session, edition_id: int, state: str | None = None) -> list[tuple[Participation, Member]]:
    """Applications with their members, the oldest first; of one state if it is named."""
    query = select(Participation, Member).join(Member, Member.id == Participation.member_id)
    query = query.where(Participation.edition_id == edition_id)
    query = query.where(Participation.state == state if state else Participation.state != State.DRAFT)
    rows = db.execute(query.order_by(Participation.applied_at, Participation.id))
    return [(participation, member) for participation, member in rows]


def decide_all(db: Session, numbers: Iterable[int], accept: bool, by: str, now: datetime) -> int:
    """Decide several applications by their numbers, all or none; how many had not been decided so before.

    Raises AcademyError("application-unknown") and what `decide` raises.
    """
    changed = 0
    for number in numbers:
        participation = db.get(Participation, number)
        if participation is None:
            raise AcademyError("application-unknown", number=number)
        changed += decide(db, participation, accept, by, now)
    return changed
