"""Promises to write to somebody unasked, from queued to a recorded end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from storage.inserts import insert_new
from storage.models import Attempt, Delivery

USEFUL = timedelta(days=14)  # how long the news of a decision is worth sending


class Fate(StrEnum):
    """States of a delivery; the last five are final."""

    QUEUED = "queued"
    CLAIMED = "claimed"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    EXPIRED = "expired"
    UNKNOWN = "unknown"
    CANCELLED = "cancelled"


PENDING = (Fate.QUEUED, Fate.CLAIMED)


def queue(
    db: Session,
    *,
    member_id: int,
    key: str,
    kind: str,
    subject: dict[str, Any],
    now: datetime,
    useful: timedelta = USEFUL,
) -> int | None:
    """Promise a member one message; None when this promise was made before."""
    return insert_new(
        db,
        Delivery,
        member_id=member_id,
        key=key,
        kind=kind,
        subject=subject,
        state=Fate.QUEUED,
        reason="",
        due_at=now,
        expires_at=now + useful,
        tries=0,
        message="",
        created_at=now,
    )


def cancel_pending(db: Session, member_id: int, reason: str, kind: str | None = None) -> None:
    """Take back what was not sent yet, of one kind or all."""
    for state in PENDING:
        statement = update(Delivery).where(Delivery.member_id == member_id, Delivery.state == state)
        if kind is not None:
            statement = statement.where(Delivery.kind == kind)
        db.execute(statement.values(state=Fate.CANCELLED, reason=reason))


def claim(db: Session, now: datetime, most: int) -> list[Delivery]:
    """Take up to so many due deliveries, oldest first; those past their use expire instead."""
    expired = update(Delivery).where(Delivery.state == Fate.QUEUED, Delivery.expires_at <= now)
    db.execute(expired.values(state=Fate.EXPIRED, reason="late"))
    due = (
        select(Delivery.id)
        .where(Delivery.state == Fate.QUEUED, Delivery.due_at <= now)
        .order_by(Delivery.due_at)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    taken = update(Delivery).where(Delivery.id.in_(due)).values(state=Fate.CLAIMED).returning(Delivery)
    return list(db.scalars(taken))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one try."""

    delivery: int
    state: Fate
    reason: str = ""
    address_id: int | None = None
    message: str = ""
    at: datetime | None = None
    again_at: datetime | None = None  # with state queued: not before


def mark_sending(db: Session, delivery_id: int) -> bool:
    """Note that a claimed delivery is about to leave; False when it was taken back meanwhile."""
    statement = update(Delivery).where(Delivery.id == delivery_id, Delivery.state == Fate.CLAIMED)
    statement = statement.values(state=Fate.SENDING, tries=Delivery.tries + 1).returning(Delivery.id)
    return db.execute(statement).first() is not None


def not_a_try(db: Session, delivery_id: int) -> None:
    """Take back the count of a try that surely did not arrive: the next one needs no mark."""
    db.execute(update(Delivery).where(Delivery.id == delivery_id).values(tries=Delivery.tries - 1))


def record(db: Session, outcomes: Sequence[Outcome]) -> None:
    """Write down what became of tries."""
    for outcome in outcomes:
        values: dict[str, Any] = {"state": outcome.state, "reason": outcome.reason, "message": outcome.message}
        if outcome.address_id is not None:
            values["address_id"] = outcome.address_id
        if outcome.state is Fate.SENT:
            values["sent_at"] = outcome.at
        if outcome.again_at is not None:
            values["due_at"] = outcome.again_at
        db.execute(update(Delivery).where(Delivery.id == outcome.delivery).values(**values))


def record_attempt(db: Session, delivery_id: int, address_id: int | None, reason: str, now: datetime) -> None:
    """Note a try that did not succeed."""
    db.add(Attempt(delivery_id=delivery_id, address_id=address_id, reason=reason, at=now))


def left_open(db: Session) -> list[Delivery]:
    """What a process that died had claimed or was sending."""
    found: list[Delivery] = []
    for state in (Fate.CLAIMED, Fate.SENDING):
        found += db.scalars(select(Delivery).where(Delivery.state == state).order_by(Delivery.id))
    return found


def next_due(db: Session) -> datetime | None:
    """When the next queued delivery may leave."""
    query = select(Delivery.due_at).where(Delivery.state == Fate.QUEUED)
    return db.scalar(query.order_by(Delivery.due_at).limit(1))
