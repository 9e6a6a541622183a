"""Texts by organisers."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, Personal


class Broadcast(Base):
    """An announcement. States: draft, waiting (for its time, or to be undone), sending, sent, stopped, undone."""

    __tablename__ = "broadcast"
    personal = Personal(
        "member_id", "move", ("texts", "audience", "state", "created_at"), {"member_id": None, "progress": {}}
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int | None] = mapped_column(ForeignKey("edition.id"), index=True)
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"), index=True)  # None: the command line
    state: Mapped[str]
    texts: Mapped[dict[str, Any]]  # language → text
    fallback: Mapped[str] = mapped_column(default="")  # language for those who have no text in theirs
    audience: Mapped[dict[str, Any]]  # what `storage/audiences.py` reads; {} is everyone
    created_at: Mapped[datetime]
    send_at: Mapped[datetime | None]
    reached: Mapped[int] = mapped_column(default=0)  # the last member id that was expanded
    progress: Mapped[dict[str, Any]]  # where it is shown, if anywhere: channel, chat, message, language, zone


class Organiser(Base):
    """A member who may broadcast, besides those named in the settings."""

    __tablename__ = "organiser"
    personal = Personal("member_id", "first", ("added_at",))

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), primary_key=True)
    added_at: Mapped[datetime]
    added_by: Mapped[str]
