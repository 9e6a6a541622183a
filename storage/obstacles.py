"""What should be settled before certificates are issued."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session as DbSession

from academy.programme import Proof
from storage import appeals, evidence, plans, webinars
from storage.models import Appeal, SessionRow, WebinarAttendee, WebinarReport


@dataclass(frozen=True, slots=True)
class Obstacles:
    """What may still change figures: sessions whose report is missing, or in which somebody may be a participant;
    open appeals; report rows that nobody has decided.
    """

    reports: tuple[str, ...]
    doubted: tuple[str, ...]
    appeals: int
    doubts: int


def obstacles(db: DbSession, edition_id: int) -> Obstacles:
    """What should be settled before certificates are issued."""
    plan = plans.plan_of(db, edition_id)
    by_report = {one.code for one in plan.edition.sessions if one.proof is Proof.REPORT}
    missing = tuple(sorted(by_report - evidence.imported(db, plan)))
    doubted = tuple(sorted(by_report & evidence.doubted(db, plan)))
    ours = SessionRow.edition_id == edition_id
    undecided = select(func.count()).select_from(Appeal).join(SessionRow).where(ours, Appeal.state == appeals.OPEN)
    doubts = select(func.count()).select_from(WebinarAttendee).join(WebinarReport).join(SessionRow)
    doubts = doubts.where(ours, WebinarAttendee.state.in_(webinars.TO_DECIDE))
    return Obstacles(missing, doubted, db.scalar(undecided) or 0, db.scalar(doubts) or 0)
