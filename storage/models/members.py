"""Members, where they are reached, and what they agreed to."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, Personal

QUIET = (22 * 60, 7 * 60)  # from ten in the evening to seven in the morning, in minutes after midnight


class Member(Base):
    """A person in the Collective Brain, or on the way there. None means "not asked yet", "" means skipped."""

    __tablename__ = "member"
    personal = Personal(
        "id",
        "rule",
        (
            "language",
            "other_language",
            "other_count",
            "name",
            "country",
            "constituency",
            "organisation",
            "work",
            "zone",
            "quiet_from",
            "quiet_to",
            "created_at",
            "joined_at",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    language: Mapped[str]
    other_language: Mapped[str] = mapped_column(default="")  # written clearly since, in how many messages
    other_count: Mapped[int] = mapped_column(default=0)
    name: Mapped[str | None]
    country: Mapped[str | None]  # ISO 3166-1 alpha-2
    constituency: Mapped[str | None]
    organisation: Mapped[str | None]
    work: Mapped[str | None]
    zone: Mapped[str | None]  # IANA id
    quiet_from: Mapped[int] = mapped_column(default=QUIET[0], server_default=str(QUIET[0]))  # minutes of their day
    quiet_to: Mapped[int] = mapped_column(default=QUIET[1], server_default=str(QUIET[1]))
    created_at: Mapped[datetime]
    joined_at: Mapped[datetime | None]  # when the last question of the sign-up was answered


class AddressRow(Base):
    """Where a member is reached; (channel, user) is theirs alone."""

    __tablename__ = "address"
    __table_args__ = (UniqueConstraint("channel", "user"),)
    personal = Personal(
        "member_id",
        "move",
        (
            "channel",
            "user",
            "chat",
            "client_language",
            "created_at",
            "last_used_at",
            "stopped_at",
            "unreachable_at",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    channel: Mapped[str]
    user: Mapped[str]
    chat: Mapped[str]
    client_language: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]
    last_used_at: Mapped[datetime]
    stopped_at: Mapped[datetime | None]  # /stop: nothing unasked here until /start
    unreachable_at: Mapped[datetime | None]  # blocked, closed or deleted; cleared when they write again


class Consent(Base):
    """One answer about one purpose; the newest counts, none is ever changed."""

    __tablename__ = "consent"
    __table_args__ = (Index("ix_consent_member_purpose", "member_id", "purpose", "id"),)
    personal = Personal("member_id", "move", ("purpose", "given", "wording", "channel", "at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    purpose: Mapped[str]
    given: Mapped[bool]
    wording: Mapped[str]  # version of the words that were shown
    channel: Mapped[str]
    at: Mapped[datetime]


class LinkCode(Base):
    """A code that makes one member of two; its hash is kept, it works once and for ten minutes."""

    __tablename__ = "link_code"
    personal = Personal("member_id", "move", ("created_at", "expires_at", "used_at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    digest: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
