"""What makes a check-in one."""

from __future__ import annotations

from datetime import datetime

from academy.attendance import EvidenceKind

CHECKINS = (EvidenceKind.BUTTON, EvidenceKind.CODE)


def checkin_key(kind: EvidenceKind, starts: datetime) -> str:
    """The key of a check-in: its kind and when the session starts; after a move one has to check in again."""
    return f"{kind.value}.{int(starts.timestamp())}"


def checkin_keys(starts: datetime) -> list[str]:
    """The keys of all that is a check-in to a session that starts then."""
    return [checkin_key(kind, starts) for kind in CHECKINS]
