"""Editions with their rounds, electives and sessions, as loaded from a programme file."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base


class EditionRow(Base):
    """An academy; `revision` rises with every change of anything in it, so that values can be cached."""

    __tablename__ = "edition"
    personal = None

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    revision: Mapped[int] = mapped_column(default=1)
    values: Mapped[dict[str, Any]]  # what has no table of its own: title, zone, about, certificate, …
    loaded_at: Mapped[datetime]  # or changed since
    archived_at: Mapped[datetime | None]


class RoundRow(Base):
    __tablename__ = "round"
    __table_args__ = (UniqueConstraint("edition_id", "code"),)
    personal = None

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), index=True)
    code: Mapped[str]
    title: Mapped[dict[str, Any]]
    mode: Mapped[str]
    opens: Mapped[datetime]
    closes: Mapped[datetime]


class ElectiveRow(Base):
    __tablename__ = "elective"
    __table_args__ = (UniqueConstraint("edition_id", "code"),)
    personal = None

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), index=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), index=True)
    code: Mapped[str]
    title: Mapped[dict[str, Any]]
    description: Mapped[dict[str, Any]]
    languages: Mapped[list[str]]
    seats: Mapped[int | None]
    constituencies: Mapped[list[str]]


class SessionRow(Base):
    """One live meeting; `revision` rises when it is moved or cancelled: moved and moved back, it reminds anew."""

    __tablename__ = "session"
    __table_args__ = (UniqueConstraint("edition_id", "code"),)
    personal = None

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), index=True)
    elective_id: Mapped[int | None] = mapped_column(ForeignKey("elective.id"), index=True)
    code: Mapped[str]
    kind: Mapped[str]
    title: Mapped[dict[str, Any]]
    starts: Mapped[datetime]
    ends: Mapped[datetime]
    languages: Mapped[list[str]]
    link: Mapped[str] = mapped_column(default="")
    counted: Mapped[bool] = mapped_column(default=True)
    speakers: Mapped[str] = mapped_column(default="")
    proof: Mapped[str] = mapped_column(default="button", server_default="button")  # of having been there
    revision: Mapped[int] = mapped_column(default=1)
    cancelled_at: Mapped[datetime | None]
