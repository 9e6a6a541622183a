"""What becomes of two members' proofs and certificates when they are one person."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.models import Certificate, Evidence


def merge_evidence(db: Session, keep: int, gone: int) -> None:
    """Give one member's proofs to another; of two check-ins that may be there once the earlier stays."""
    mine = {
        (row.session_id, row.key): row for row in db.scalars(select(Evidence).where(Evidence.member_id == keep))
    }
    for theirs in db.scalars(select(Evidence).where(Evidence.member_id == gone)).all():
        if twin := mine.get((theirs.session_id, theirs.key)):
            later = max((twin, theirs), key=lambda row: (row.at, row.id))
            db.delete(later)
            db.flush()
            if later is theirs:
                continue
        theirs.member_id = keep
    db.flush()


def merge_certificates(db: Session, keep: int, gone: int) -> None:
    """Give one member's certificates to another; of two that are alike the later supersedes the earlier."""
    for row in db.scalars(select(Certificate).where(Certificate.member_id == gone).order_by(Certificate.id)).all():
        alike = (Certificate.edition_id == row.edition_id, Certificate.kind == row.kind)
        mine = db.scalars(select(Certificate).where(Certificate.member_id == keep, *alike)).all()
        row.version += max((one.version for one in mine), default=0)
        row.member_id = keep
        held = [one for one in (*mine, row) if one.superseded_by is None and one.revoked_at is None]
        last = max(held, key=lambda one: (one.issued_at, one.id), default=row)
        for older in held:
            older.superseded_by = None if older is last else last.id
        db.flush()
