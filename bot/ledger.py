"""What is written down of deliveries that are under way, many at a time, and what a crash left of them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from storage import deliveries
from storage.database import DbSession
from storage.deliveries import Fate, Outcome
from storage.reasons import Reason

AGAIN = timedelta(seconds=15)  # after a platform that could not be reached; twice as long each time that it fails
TRIES = 2  # of what may have arrived: the first and one marked retry


class Mark(NamedTuple):
    """A delivery is about to leave, to this address."""

    delivery: int
    address_id: int | None  # None: a place


def note(db: DbSession, notes: list[Mark | Outcome]) -> list[bool]:
    """Note what became of tries and what is about to leave; False for what was taken back and may not leave."""
    deliveries.record(db, [one for one in notes if isinstance(one, Outcome)])
    marks = {one.delivery: one.address_id for one in notes if isinstance(one, Mark)}
    leaving = deliveries.mark_sending(db, marks) if marks else frozenset()
    return [one.delivery in leaving if isinstance(one, Mark) else True for one in notes]


def reopen(db: DbSession, now: datetime) -> None:
    """What a process that died had claimed surely did not leave; what it was sending may have arrived."""
    for delivery in deliveries.left_open(db):
        certain = delivery.state == Fate.CLAIMED
        if not certain:
            deliveries.record_attempt(db, delivery.id, delivery.address_id, Reason.CRASH, now)
        again = certain or (delivery.priority == 1 and delivery.tries < TRIES)
        state, reason = (Fate.QUEUED, delivery.reason) if again else (Fate.UNKNOWN, Reason.CRASH)
        deliveries.record(db, [Outcome(delivery.id, state, reason)])
    # A process that dies again and again must not use up the one retry of what may have arrived.
    deliveries.delay_retries(db, now + AGAIN)
