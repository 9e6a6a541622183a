"""Who was there: what proves it, who may say so, and what members say against it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, Personal

_BY_SOMEBODY = text("by != ''")  # corrections and reports: few beside check-ins


class Evidence(Base):
    """One proof that a member was in a session, or excuse; rows are added, never changed.

    `key` makes it one: a check-in's is its kind, so that there is one whatever the channel and the number of taps;
    hand marks, reports and appeals each have their own, so that their history stays.
    """

    __tablename__ = "evidence"
    __table_args__ = (
        UniqueConstraint("member_id", "session_id", "key"),
        Index("ix_evidence_session", "session_id", "kind"),
        Index("ix_evidence_by", "id", sqlite_where=_BY_SOMEBODY, postgresql_where=_BY_SOMEBODY),
    )
    personal = Personal("member_id", "rule", ("session_id", "kind", "says", "minutes", "joined", "at", "note"))

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    session_id: Mapped[int] = mapped_column(ForeignKey("session.id"))
    key: Mapped[str]
    kind: Mapped[str]  # of `academy.attendance`
    at: Mapped[datetime]  # when it reached us, was decided or imported
    says: Mapped[str | None]  # by hand and of appeals: the mark
    minutes: Mapped[int | None]  # of reports
    joined: Mapped[datetime | None]  # of reports: first
    by: Mapped[str] = mapped_column(default="", server_default="")  # who said so, when not the member
    note: Mapped[str] = mapped_column(default="", server_default="")  # why


class CodeTry(Base):
    """A wrong check-in code that a member typed since their last right one."""

    __tablename__ = "code_try"
    personal = Personal("member_id", "move", ("at",))

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    at: Mapped[datetime]


class CheckinSwitch(Base):
    """What the presenter said last: check-ins are open or closed, whatever the programme's times say."""

    __tablename__ = "checkin_switch"
    personal = None

    session_id: Mapped[int] = mapped_column(ForeignKey("session.id"), primary_key=True)
    open: Mapped[bool]
    at: Mapped[datetime]


class Facilitator(Base):
    """A member who may present a session and mark who is in it; organisers may in any."""

    __tablename__ = "facilitator"
    personal = Personal("member_id", "first", ("session_id", "added_at"))

    session_id: Mapped[int] = mapped_column(ForeignKey("session.id"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), primary_key=True, index=True)
    added_at: Mapped[datetime]
    added_by: Mapped[str]


class Appeal(Base):
    """A member's "but I was there", one a session. States: open, or how it was decided: a mark, or refused."""

    __tablename__ = "appeal"
    __table_args__ = (UniqueConstraint("member_id", "session_id"),)
    personal = Personal("member_id", "first", ("session_id", "text", "state", "made_at", "decided_at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    session_id: Mapped[int] = mapped_column(ForeignKey("session.id"), index=True)
    text: Mapped[str]
    state: Mapped[str] = mapped_column(index=True)
    made_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[str] = mapped_column(default="")
    decisions: Mapped[int] = mapped_column(default=0)  # how often; part of the key of the notice
