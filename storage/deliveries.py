"""Promises to write to somebody unasked, from queued to a recorded end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Integer, String, bindparam, cast, func, literal_column, select, update
from sqlalchemy.orm import Session

from storage.among import among
from storage.inserts import insert_new
from storage.models import Attempt, Delivery
from storage.models.base import UTCDateTime
from storage.reasons import Reason

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


# A partial index serves a query only when its condition stands there in so many words, not as a parameter.
_QUEUED = Delivery.state == literal_column("'queued'")


def queue(
    db: Session, member_id: int, key: str, kind: str, now: datetime, *, useful: timedelta = USEFUL, **about: Any
) -> int | None:
    """Promise a member one message; None when this promise was made before.

    `about`: session_id, revision, broadcast_id, priority or subject, as the kind needs.
    """
    defaults = {"subject": {}, "priority": 1, "revision": 0, "tries": 0, "reason": "", "message": ""}
    times = {"due_at": now, "promised_at": now, "expires_at": now + useful, "created_at": now}
    values = defaults | times | about
    return insert_new(db, Delivery, member_id=member_id, key=key, kind=kind, state=Fate.QUEUED.value, **values)


def cancel_pending(db: Session, reason: Reason, member_id: int) -> None:
    """Take back what was not sent to a member yet."""
    pending = update(Delivery).where(Delivery.member_id == member_id, Delivery.state.in_(PENDING))
    db.execute(pending.values(state=Fate.CANCELLED, reason=reason))


def overtake(db: Session, member_id: int, kind: str) -> None:
    """Take back what did not reach a member of a kind, also for the time when they can be reached again."""
    missed = update(Delivery).where(Delivery.member_id == member_id, Delivery.kind == kind)
    missed = missed.where(Delivery.state.in_((*PENDING, Fate.CANCELLED, Fate.FAILED)))
    db.execute(missed.values(state=Fate.CANCELLED, reason=Reason.OVERTAKEN))


def claim(db: Session, now: datetime, most: int) -> list[int]:
    """Take up to so many due deliveries, those to be sent first; their ids."""
    due = (
        select(Delivery.id)
        .where(_QUEUED, Delivery.due_at <= now)
        .order_by(Delivery.priority, Delivery.due_at)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    taken = update(Delivery).where(Delivery.id.in_(due)).values(state=Fate.CLAIMED).returning(Delivery.id)
    return sorted(db.connection().execute(taken).scalars())


def put_back(db: Session, numbers: Sequence[int], until: datetime) -> None:
    """Queue again what was claimed but cannot leave soon."""
    back = update(Delivery).where(Delivery.id.in_(numbers), Delivery.state == Fate.CLAIMED)
    db.execute(back.values(state=Fate.QUEUED, due_at=until))


def delay_retries(db: Session, until: datetime) -> None:
    """Let nothing that may have arrived go out a second time before an instant."""
    held = update(Delivery).where(_QUEUED, Delivery.tries > 0, Delivery.due_at < until)
    db.execute(held.values(due_at=until))


_DUE = select(Delivery.id).where(_QUEUED, Delivery.due_at <= bindparam("now", type_=UTCDateTime)).limit(1)
_ADDRESS_OF = bindparam("addresses", type_=JSON).op("->>")("d" + cast(Delivery.id, String))
_MARK = (
    update(Delivery)
    .where(among(Delivery.id), Delivery.state == literal_column(f"'{Fate.CLAIMED}'"))
    .values(state=Fate.SENDING.value, tries=Delivery.tries + 1, address_id=cast(_ADDRESS_OF, Integer))
    .returning(Delivery.id)
    .execution_options(synchronize_session=False)
)
_RECORD = (
    update(Delivery)
    .where(Delivery.id == bindparam("delivery"))
    .values(
        state=bindparam("new_state"),
        reason=bindparam("why"),
        address_id=func.coalesce(bindparam("address", type_=Integer), Delivery.address_id),
        message=bindparam("number"),
        sent_at=bindparam("at"),
        due_at=func.coalesce(bindparam("again", type_=UTCDateTime), Delivery.due_at),
        tries=Delivery.tries - bindparam("uncount", type_=Integer),
    )
    .execution_options(synchronize_session=False)
)


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
    counts: bool = True  # False: surely did not arrive, so the next try is not a second one

    def values(self) -> dict[str, Any]:
        """As parameters of `_RECORD`."""
        return {
            "delivery": self.delivery,
            "new_state": self.state.value,
            "why": self.reason,
            "address": self.address_id,
            "number": self.message,
            "at": self.at if self.state is Fate.SENT else None,
            "again": self.again_at,
            "uncount": 0 if self.counts else 1,
        }


def mark_sending(db: Session, marks: Mapping[int, int | None]) -> frozenset[int]:
    """Note which claimed deliveries are about to leave, to which address; those not taken back meanwhile."""
    addresses = {f"d{number}": address for number, address in marks.items()}
    leaving = db.connection().execute(_MARK, {"numbers": list(marks), "addresses": addresses})
    return frozenset(leaving.scalars())


def record(db: Session, outcomes: Sequence[Outcome]) -> None:
    """Write down what became of tries."""
    if outcomes:
        db.connection().execute(_RECORD, [outcome.values() for outcome in outcomes])


def record_attempt(db: Session, delivery_id: int, address_id: int | None, reason: str, now: datetime) -> None:
    """Note a try that did not succeed."""
    db.add(Attempt(delivery_id=delivery_id, address_id=address_id, reason=reason, at=now))


def count_attempts(db: Session, delivery_id: int) -> int:
    """How many tries of a delivery did not succeed."""
    return db.scalar(select(func.count()).where(Attempt.delivery_id == delivery_id)) or 0


def left_open(db: Session) -> list[Delivery]:
    """What a process that died had claimed or was sending."""
    found: list[Delivery] = []
    for state in (Fate.CLAIMED, Fate.SENDING):
        alike = Delivery.state == literal_column(f"'{state}'")
        found += db.scalars(select(Delivery).where(alike).order_by(Delivery.id))
    return found


def is_due(db: Session, now: datetime) -> bool:
    """Whether anything is due: a look that writes nothing, for the many moments when nothing is."""
    return db.connection().execute(_DUE, {"now": now}).first() is not None


def next_due(db: Session) -> datetime | None:
    """When the next queued delivery may leave."""
    query = select(Delivery.due_at).where(_QUEUED)
    return db.scalar(query.order_by(Delivery.due_at).limit(1))
