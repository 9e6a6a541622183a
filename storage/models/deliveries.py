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
    return Index(f"ix_delivery_{state}", "priority", "due_at", sqlite_where=where, postgresql_where=where)


def _where_set(name: str, *columns: str, unique: bool = False) -> Index:
    # Most rows have none of these, and every index that has them all the same slows a reminder for thousands.
    where = text(f"{name} IS NOT NULL")
    return Index(f"ix_delivery_{name}", *columns, unique=unique, sqlite_where=where, postgresql_where=where)


class Delivery(Base):
    """One promise to one recipient, a member or a place, unique by (recipient, key).

    States: queued → claimed → sending → sent, or failed, expired, unknown, cancelled with a reason.
    """

    __tablename__ = "delivery"
    __table_args__ = (
        UniqueConstraint("member_id", "key"),
        _where_set("place_id", "place_id", "key", unique=True),
        _where_set("address_id", "address_id"),
        _where_set("broadcast_id", "broadcast_id", "state"),
        Index("ix_delivery_session", "session_id", "kind"),
        _partial("queued"),
        _partial("claimed"),
        _partial("sending"),
    )
    personal = Personal("member_id", "rule", ("key", "kind", "state", "reason", "due_at", "sent_at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    key: Mapped[str]
    kind: Mapped[str]  # what `reminders/texts.py` writes
    session_id: Mapped[int | None] = mapped_column(ForeignKey("session.id"))
    revision: Mapped[int] = mapped_column(default=0, server_default="0")  # the session's when it was promised
    broadcast_id: Mapped[int | None] = mapped_column(ForeignKey("broadcast.id"))
    subject: Mapped[dict[str, Any]]  # what else it is about
    priority: Mapped[int] = mapped_column(default=1, server_default="1")  # 1 reminders and notices, 2 broadcasts
    state: Mapped[str]
    reason: Mapped[str] = mapped_column(default="", server_default="")
    due_at: Mapped[datetime]  # not to be sent before
    promised_at: Mapped[datetime | None]  # when the recipient should have it
    expires_at: Mapped[datetime]  # of no use afterwards
    tries: Mapped[int] = mapped_column(default=0, server_default="0")  # that may have arrived
    address_id: Mapped[int | None] = mapped_column(ForeignKey("address.id"))  # where it went
    sent_at: Mapped[datetime | None]
    message: Mapped[str] = mapped_column(default="", server_default="")  # the platform's id of it
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
