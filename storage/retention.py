"""Who never agreed that the academy keeps their data, and is erased after a while."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import bindparam, exists, func, or_, select
from sqlalchemy.orm import Session

from academy.applications import State
from storage import personal
from storage.consents import ACADEMY
from storage.models import AddressRow, Consent, Facilitator, Member, Organiser, Participation

SILENT = timedelta(days=60)  # since the last word of somebody who has answered nothing
REFUSED = timedelta(hours=1)  # since the last word of somebody who said no: time to read the answer and reconsider
BATCH = 100  # members in one transaction

_AGREED = (
    select(Consent.given)
    .where(Consent.member_id == Member.id, Consent.purpose == ACADEMY)
    .order_by(Consent.at.desc(), Consent.id.desc())
    .limit(1)
    .scalar_subquery()
)
_last_used = select(func.max(AddressRow.last_used_at)).where(AddressRow.member_id == Member.id).scalar_subquery()
_OVERDUE = select(Member.id).where(
    Member.joined_at.is_(None),
    or_(
        _AGREED.is_(None) & (_last_used <= bindparam("silent")),
        _AGREED.is_(False) & (_last_used <= bindparam("refused")),
    ),
    ~exists().where(Participation.member_id == Member.id, Participation.state != State.DRAFT),
    # Whom an organiser made one of those who run the edition is asked by them.
    ~exists().where(Organiser.member_id == Member.id),
    ~exists().where(Facilitator.member_id == Member.id),
)


def erase_overdue(db: Session, now: datetime) -> int:
    """Erase, as `/forgetme` does, who never agreed and has been silent for SILENT, or for REFUSED after a no.

    Says how many they were: BATCH at most, and then there may be more. Nobody is written to. Members, applicants,
    organisers and facilitators are kept.
    """
    before = {"silent": now - SILENT, "refused": now - REFUSED}
    overdue = db.scalars(_OVERDUE.order_by(Member.id).limit(BATCH), before).all()
    return sum(_erase_still_overdue(db, member_id, before, now) for member_id in overdue)


def _erase_still_overdue(db: Session, member_id: int, before: dict[str, datetime], now: datetime) -> bool:
    # Who writes at this very moment is let finish first, and is then not silent any more.
    db.execute(select(Member.id).where(Member.id == member_id).with_for_update())
    overdue = db.scalar(_OVERDUE.where(Member.id == member_id), before) is not None
    if overdue:
        personal.erase(db, member_id, now)
    return overdue
