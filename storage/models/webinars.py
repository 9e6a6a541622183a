"""Reports of the webinar platform: who was there for how long, and whom that is."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, Personal


class WebinarEmail(Base):
    """The e-mail address with which a member joins webinars; "" when they were asked and gave none."""

    __tablename__ = "webinar_email"
    personal = Personal("member_id", "first", ("email", "at"))

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), primary_key=True)
    email: Mapped[str] = mapped_column(index=True)  # in small letters
    at: Mapped[datetime]


class WebinarReport(Base):
    """A report that was imported for a session; the same content is imported once."""

    __tablename__ = "webinar_report"
    __table_args__ = (UniqueConstraint("session_id", "digest"),)
    personal = None

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("session.id"))
    digest: Mapped[str]  # of the file
    platform: Mapped[str]  # "zoom", "teams"
    by: Mapped[str]
    at: Mapped[datetime]


class WebinarAttendee(Base):
    """Somebody in a report: matched, or doubtful (may be a participant) or unknown until it is decided or ignored.

    As long as somebody is doubtful, the report makes nobody absent.
    """

    __tablename__ = "webinar_attendee"
    __table_args__ = (
        Index("ix_webinar_attendee_report", "report_id", "state"),
        Index("ix_webinar_attendee_member", "member_id"),
    )
    personal = Personal("member_id", "move", ("name", "email", "stays", "state"))

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("webinar_report.id"))
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    name: Mapped[str]  # as it stands in the report
    email: Mapped[str]
    stays: Mapped[list[list[str]]]  # joined and left, ISO 8601 in UTC
    state: Mapped[str]
    decided_by: Mapped[str] = mapped_column(default="")
    decided_at: Mapped[datetime | None]
