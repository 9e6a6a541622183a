"""Promises to write to somebody unasked, and every try that did not succeed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, Personal


def _partial(state: str) -> Index:
    # One index a state: SQLite ignores a partial index under `state IN (…)`.
    where = text(f"state = '{state}'")
    return Index(f"ix_delivery_{state}", "due_at", sqlite_where=where, postgresql_where=where)


class Delivery(Base):
    """One promise to one member, unique by (member, key).

    States: queued → claimed → sending → sent, or failed, expired, unknown, cancelled with a reason.
    """

    __tablename__ = "delivery"
    __table_args__ = (
        UniqueConstraint("member_id", "key"),
        _partial("queued"),
        _partial("claimed"),
        _partial("sending"),
    )
    personal = Personal("member_id", "rule", ("key", "kind", "state", "reason", "due_at", "sent_at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    key: Mapped[str]
    kind: Mapped[str]  # what `reminders/texts.py` writes
    subject: Mapped[dict[str, Any]]  # ids of what it is about
    state: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")
    due_at: Mapped[datetime]  # not to be sent before
    expires_at: Mapped[datetime]  # of no use afterwards
    tries: Mapped[int] = mapped_column(default=0)
    address_id: Mapped[int | None] = mapped_column(ForeignKey("address.id"), index=True)  # where it went
    sent_at: Mapped[datetime | None]
    message: Mapped[str] = mapped_column(default="")  # the platform's id of it
    created_at: Mapped[datetime]


class Attempt(Base):
    """A try that did not succeed: where, when and why."""

    __tablename__ = "attempt"
    personal = Personal("delivery_id", "follow", ("reason", "at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    delivery_id: Mapped[int] = mapped_column(ForeignKey("delivery.id"), index=True)
    address_id: Mapped[int | None] = mapped_column(ForeignKey("address.id"), index=True)
    reason: Mapped[str]
    at: Mapped[datetime]
