"""Who did what to whom, and that somebody was forgotten."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, Personal


class AuditEntry(Base):
    """One act that somebody else may ask about; `by` is an address, "command line" or "demo"."""

    __tablename__ = "audit"
    personal = Personal("member_id", "move", ("action", "at"), {"member_id": None, "by": "", "details": {}})

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"), index=True)  # whom it concerns
    by: Mapped[str]
    action: Mapped[str]
    details: Mapped[dict[str, Any]]
    at: Mapped[datetime]


class Erasure(Base):
    """Proof that somebody's data were erased, with nothing that tells whose."""

    __tablename__ = "erasure"
    personal = None

    id: Mapped[int] = mapped_column(primary_key=True)
    receipt: Mapped[str] = mapped_column(unique=True)
    rows: Mapped[dict[str, Any]]  # table → how many rows
    at: Mapped[datetime]
