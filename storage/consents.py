"""What members agreed to, purpose by purpose."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.models import Consent

ACADEMY = "academy"  # running the academy for this person; needed
FOUND = "found"  # being found by other members
NEWS = "news"  # hearing of later editions
PURPOSES = (ACADEMY, FOUND, NEWS)

# Raised whenever the words of a consent text change in substance.
WORDING = "2026-11"


def consents_of(db: Session, member_id: int) -> dict[str, bool]:
    """The newest answer to each purpose that was answered."""
    query = select(Consent.purpose, Consent.given).where(Consent.member_id == member_id)
    return {row.purpose: row.given for row in db.execute(query.order_by(Consent.at, Consent.id))}


def record_consent(db: Session, member_id: int, purpose: str, given: bool, channel: str, now: datetime) -> None:
    """Log one answer with its time and the version of the words that were shown."""
    if purpose not in PURPOSES:
        raise ValueError(purpose)
    db.add(Consent(member_id=member_id, purpose=purpose, given=given, wording=WORDING, channel=channel, at=now))
    db.flush()
