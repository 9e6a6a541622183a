"""What participants are given at the end, with a code under which anybody can ask whether it is genuine."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, Personal


class Certificate(Base):
    """A certificate, or a statement of attended sessions, as it was issued; a corrected name makes a new version.

    Of somebody who was erased the code remains, so that it is not taken for a forgery, with nothing that was said
    of them.
    """

    __tablename__ = "certificate"
    __table_args__ = (UniqueConstraint("member_id", "edition_id", "kind", "version"),)
    personal = Personal(
        "member_id",
        "rule",
        ("code", "kind", "version", "name", "facts", "issued_at", "revoked_at"),
        {"member_id": None, "name": "", "facts": {}, "reason": ""},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]  # "certificate", "statement"
    version: Mapped[int]
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), index=True)
    name: Mapped[str]  # as printed
    facts: Mapped[dict[str, Any]]  # as printed: what `storage.certificates.Facts` has
    issued_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(default="")  # of the revocation
    superseded_by: Mapped[int | None] = mapped_column(ForeignKey("certificate.id"))
