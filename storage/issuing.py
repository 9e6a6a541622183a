"""Certificates that issue themselves when the programme says so: once, and from where it was interrupted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from storage import certificates, obstacles, programmes, settings

BY = "programme"  # for the audit
DONE = "done"


@dataclass(frozen=True, slots=True)
class Plan:
    """Of the current edition: from when on certificates issue themselves, and how far that has come."""

    edition_id: int
    at: datetime
    noted_as: str
    reached: str  # the last participant, or DONE; "" before the first

    def is_due(self, now: datetime) -> bool:
        """Whether it is to begin or to go on."""
        return now >= self.at and self.reached != DONE


def issue_due(db: Session, now: datetime) -> bool:
    """Issue to the next of those who wait for it; True: there is more to do, call again.

    It ends with the last participant: what a correction earns later is issued by command. A report that is
    missing, or in which somebody may be a participant, holds up everything, see `missing_reports`.
    """
    plan = _plan(db)
    if plan is None or not plan.is_due(now) or _unsettled(db, plan.edition_id):
        return False
    batch = certificates.issue(db, plan.edition_id, BY, now, int(plan.reached or 0))
    settings.remember(db, plan.noted_as, DONE if batch.last is None else str(batch.last))
    return batch.last is not None


def missing_reports(db: Session, now: datetime) -> tuple[str, ...]:
    """The codes of sessions without a settled report, for which certificates wait whose time has come."""
    plan = _plan(db)
    return _unsettled(db, plan.edition_id) if plan and plan.is_due(now) else ()


def _unsettled(db: Session, edition_id: int) -> tuple[str, ...]:
    found = obstacles.obstacles(db, edition_id)
    return (*found.reports, *found.doubted)


def next_instant(db: Session, now: datetime) -> datetime | None:
    """When certificates will issue themselves, if that is still to come."""
    plan = _plan(db)
    return plan.at if plan and plan.at > now else None


def _plan(db: Session) -> Plan | None:
    found = programmes.current_edition(db)
    if found is None or (asked := found[1].certificate.issue) is None:
        return None
    # A session may have moved behind the instant since the programme was checked.
    at = max(asked, certificates.over_at(found[1]))
    name = f"certificates of edition {found[0]} by {asked.isoformat()}"
    return Plan(found[0], at, name, settings.recall(db, name) or "")
