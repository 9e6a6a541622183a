"""Members in editions."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, Personal


class Participation(Base):
    """A member in an edition: draft (being written), applied, accepted, declined, withdrawn or completed."""

    __tablename__ = "participation"
    __table_args__ = (UniqueConstraint("member_id", "edition_id"),)
    personal = Personal(
        "member_id", "rule", ("state", "motivation", "commitment", "started_at", "applied_at", "decided_at")
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), index=True)
    state: Mapped[str]
    motivation: Mapped[str | None]
    commitment: Mapped[bool | None]
    started_at: Mapped[datetime]
    applied_at: Mapped[datetime | None]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[str] = mapped_column(default="")
    decisions: Mapped[int] = mapped_column(default=0)  # how often; part of the key of the notice
