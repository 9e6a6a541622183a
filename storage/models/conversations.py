"""What was said: the open question, events received, and the page chat's transcript."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, Personal


class Conversation(Base):
    """The question that is open at an address ("" for none), with what is needed to take the answer."""

    __tablename__ = "conversation"
    personal = Personal("address_id", "follow", ("question", "data", "updated_at"))

    address_id: Mapped[int] = mapped_column(ForeignKey("address.id"), primary_key=True)
    question: Mapped[str]
    data: Mapped[dict[str, Any]]
    updated_at: Mapped[datetime]


class Receipt(Base):
    """One event received. Its answer is kept until it was sent; unanswered receipts are an outbox."""

    __tablename__ = "receipt"
    __table_args__ = (
        UniqueConstraint("channel", "event"),
        Index(
            "ix_receipt_unanswered",
            "id",
            sqlite_where=text("incoming != ''"),
            postgresql_where=text("incoming != ''"),
        ),
    )
    personal = Personal("address_id", "follow", ("channel", "event", "at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str]
    event: Mapped[str]
    address_id: Mapped[int | None] = mapped_column(ForeignKey("address.id"), index=True)
    at: Mapped[datetime]
    incoming: Mapped[str] = mapped_column(default="")  # how to answer; emptied when answered
    reply: Mapped[str] = mapped_column(default="")  # emptied when answered


class WebMessage(Base):
    """One message of the page chat, by the member or to them."""

    __tablename__ = "web_message"
    __table_args__ = (
        UniqueConstraint("nonce"),
        Index("ix_web_message_address", "address_id", "id"),
        Index("ix_web_message_version", "address_id", "version"),
    )
    personal = Personal("address_id", "follow", ("mine", "body", "chosen", "at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    address_id: Mapped[int] = mapped_column(ForeignKey("address.id"))
    mine: Mapped[bool]  # written by the member
    body: Mapped[str]  # the member's words, or a Reply as JSON (without the content of its document)
    spent: Mapped[bool] = mapped_column(default=False)  # its buttons are gone
    chosen: Mapped[str] = mapped_column(default="")  # the action that was pressed
    nonce: Mapped[str | None]  # of the delivery or event that wrote it: never twice
    version: Mapped[int]  # rises with every row written or changed at this address: what a page has not seen yet
    file: Mapped[bytes | None] = mapped_column(deferred=True)  # the document's content
    at: Mapped[datetime]


class Setting(Base):
    """A value that the assistant remembers: the simulated clock, the hash of synced commands, …"""

    __tablename__ = "setting"
    personal = None

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
