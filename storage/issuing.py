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

    It ends with the last participant: what a correction earns later is issued by command. A report that is missing
    holds up everything, see `missing_reports`.
    """
    plan = _plan(db)
    if plan is None or not plan.is_due(now) or obstacles.obstacles(db, plan.edition_id).reports:
        return False
    batch = certificates.issue(db, plan.edition_id, BY, now, int(plan.reached or 0))
    settings.remember(db, plan.noted_as, DONE if batch.last is None else str(batch.last))
    return batch.last is not None


def missing_reports(db: Session, now: datetime) -> tuple[str, ...]:
    """The codes of sessions without their report, for which certificates wait whose time has come."""
    plan = _plan(db)
    return obstacles.obstacles(db, plan.edition_id).reports if plan and plan.is_due(now) else ()


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
