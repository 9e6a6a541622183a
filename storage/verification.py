"""What is answered to whoever asks whether a certificate is genuine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Session as DbSession

from academy.programme import Words
from storage import plans
from storage.certificates import Kind, by_code
from storage.models import Certificate


class CertificateState(StrEnum):
    """What is answered to whoever asks about a code."""

    VALID = "valid"
    REVOKED = "revoked"
    SUPERSEDED = "superseded"  # by a later version, or a certificate in place of a statement
    ERASED = "erased"  # genuine, but its holder asked to be forgotten


@dataclass(frozen=True, slots=True)
class Verified:
    """What a code confirms; of an erased holder nothing but that it is genuine. Days are those of `zone`."""

    state: CertificateState
    kind: Kind
    name: str
    title: Words  # of the edition
    starts: datetime
    ends: datetime
    zone: str
    hours: float | None
    issued_at: datetime
    revoked_at: datetime | None


def look_up(db: DbSession, typed: str) -> Verified | None:
    """What a code confirms, as anybody may ask; None: no such code. Asks no table of members."""
    row = by_code(db, typed)
    if row is None:
        return None
    edition = plans.plan_of(db, row.edition_id).edition
    hours = row.facts.get("hours")
    when = (edition.starts, edition.ends, edition.zone)
    return Verified(
        _state(row), Kind(row.kind), row.name, edition.title, *when, hours, row.issued_at, row.revoked_at
    )


def _state(row: Certificate) -> CertificateState:
    # Of a certificate that was void nobody's wish to be forgotten makes a genuine one.
    if row.revoked_at:
        return CertificateState.REVOKED
    if row.member_id is None:
        return CertificateState.ERASED
    return CertificateState.SUPERSEDED if row.superseded_by else CertificateState.VALID
