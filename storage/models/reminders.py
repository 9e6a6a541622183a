"""What falls due, what members chose about it, and the places that get posts."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, Personal

_PLANNED = text("state = 'planned'")


class Reminder(Base):
    """A rule that falls due: one a session, kind and revision; the eve's one a day and group of members.

    A group are the members of a zone with the same quiet hours. States: planned, fired.
    """

    __tablename__ = "reminder"
    __table_args__ = (Index("ix_reminder_planned", "fires_at", sqlite_where=_PLANNED, postgresql_where=_PLANNED),)
    personal = None

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)  # what is planned twice is planned once
    delivery_key: Mapped[str]  # of the deliveries it makes; the same in all groups of a day
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), index=True)
    session_id: Mapped[int | None] = mapped_column(ForeignKey("session.id"), index=True)
    revision: Mapped[int] = mapped_column(default=0)  # the session's
    kind: Mapped[str]  # "eve", or "m60": so many minutes before
    day: Mapped[str] = mapped_column(default="")  # ISO, the local day that the eve speaks of
    zone: Mapped[str] = mapped_column(default="")
    quiet_from: Mapped[int] = mapped_column(default=0)
    quiet_to: Mapped[int] = mapped_column(default=0)
    promised_at: Mapped[datetime]  # when members should have it
    fires_at: Mapped[datetime]  # earlier, so that the last of many has it by then
    useful_until: Mapped[datetime]
    state: Mapped[str] = mapped_column(default="planned")


class MutedReminder(Base):
    """A kind of reminder that a member does not want."""

    __tablename__ = "muted_reminder"
    personal = Personal("member_id", "first", ("kind",))

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)


class Intention(Base):
    """A member's "I am coming" or "I cannot make it" for one session; the newest word counts."""

    __tablename__ = "intention"
    personal = Personal("member_id", "first", ("session_id", "coming", "at"))

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("session.id"), primary_key=True)
    coming: Mapped[bool]
    at: Mapped[datetime]


class CalendarFeed(Base):
    """A member's private calendar address; whoever has the token can read it, so it can be made anew."""

    __tablename__ = "calendar_feed"
    personal = Personal("member_id", "first", ("token", "made_at"))

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), primary_key=True)
    token: Mapped[str] = mapped_column(unique=True)
    made_at: Mapped[datetime]


class Place(Base):
    """A community channel or group that receives posts in its language."""

    __tablename__ = "place"
    __table_args__ = (UniqueConstraint("channel", "chat"),)
    personal = None

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), index=True)
    code: Mapped[str]
    channel: Mapped[str]
    chat: Mapped[str]  # the platform's id: Telegram's group, "#" and Discord's channel
    language: Mapped[str]
    purposes: Mapped[list[str]]  # "sessions", "announcements"
    role: Mapped[str] = mapped_column(default="")  # mentioned in Discord posts
    removed_at: Mapped[datetime | None]
