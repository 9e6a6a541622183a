"""Events received: each has its effect once, and its answer is kept until it was sent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, literal_column, select, update
from sqlalchemy.orm import Session

from academy.messages import Incoming, Reply
from storage.inserts import insert_new
from storage.models import Receipt
from storage.prepared import Prepared

_ANSWER = Prepared(
    update(Receipt)
    .where(Receipt.id == bindparam("receipt"))
    .values(address_id=bindparam("address"), incoming=bindparam("how"), reply=bindparam("what"))
)


def take(db: Session, incoming: Incoming, now: datetime) -> int | None:
    """Note an event and return its receipt's id, or None when it was received before."""
    return insert_new(
        db, Receipt, channel=incoming.address.channel, event=incoming.event, at=now, incoming="", reply=""
    )


def keep_answer(db: Session, receipt: int, address_id: int | None, incoming: Incoming, reply: Reply) -> None:
    """Keep what to answer until it was sent."""
    how, what = incoming.to_json(), reply.to_json()
    _ANSWER.all(db, {"receipt": receipt, "address": address_id, "how": how, "what": what})


def answered(db: Session, receipts: Sequence[int]) -> None:
    """Note that answers were sent, and keep them no longer."""
    db.execute(update(Receipt).where(Receipt.id.in_(receipts)).values(incoming="", reply=""))


def unanswered(db: Session, channel: str) -> list[tuple[int, Incoming, Reply]]:
    """The outbox of a channel, oldest first."""
    query = select(Receipt.id, Receipt.incoming, Receipt.reply).where(
        Receipt.incoming != literal_column("''"), Receipt.channel == channel
    )
    rows = db.execute(query.order_by(Receipt.id))
    return [(receipt, Incoming.from_json(how), Reply.from_json(what)) for receipt, how, what in rows]
