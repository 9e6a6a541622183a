"""Who did what to whom."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from storage.models import AuditEntry


def record(db: Session, action: str, by: str, now: datetime, member_id: int | None = None, **details: Any) -> None:
    """Note an act that somebody may ask about; `by` is an address, "command line" or "demo"."""
    db.add(AuditEntry(member_id=member_id, by=by, action=action, details=details, at=now))
