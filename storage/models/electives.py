"""Who has which elective, who waits, wishes or would exchange, and the ledger of how it came about."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, Personal


def _open_once(table: str, *columns: str) -> Index:
    where = text("state = 'open'")
    return Index(f"uq_{table}_open", *columns, unique=True, sqlite_where=where, postgresql_where=where)


class Seat(Base):
    """A place in an elective: at most one in a round, and no number of an elective twice."""

    __tablename__ = "seat"
    __table_args__ = (UniqueConstraint("member_id", "round_id"), UniqueConstraint("elective_id", "number"))
    personal = Personal("member_id", "first", ("elective_id", "number", "how", "taken_at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), index=True)
    elective_id: Mapped[int] = mapped_column(ForeignKey("elective.id"))
    number: Mapped[int]  # from 1; the lowest that was free
    how: Mapped[str] = mapped_column(default="taken", server_default="taken")  # or offer, hand, allocation, swap
    taken_at: Mapped[datetime]


class Waiting(Base):
    """A place on a waiting list; the order is `first`, then `id`. It ends with a seat there, or a no."""

    __tablename__ = "waiting"
    __table_args__ = (UniqueConstraint("member_id", "elective_id"),)
    personal = Personal("member_id", "first", ("elective_id", "first", "since"))

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), index=True)
    elective_id: Mapped[int] = mapped_column(ForeignKey("elective.id"), index=True)
    first: Mapped[bool]  # their elective was cancelled, so they go before the others
    since: Mapped[datetime]


class Offer(Base):
    """A seat offered to somebody who waits. States: open, accepted, passed, expired, withdrawn.

    Held until an instant, for nobody else; or not held: offered to all who wait, and the first press has it.
    """

    __tablename__ = "offer"
    __table_args__ = (
        _open_once("offer", "member_id", "elective_id"),
        Index("ix_offer_state", "state", "until"),
        Index("ix_offer_elective", "elective_id", "state"),
    )
    personal = Personal("member_id", "move", ("elective_id", "state", "held", "made_at", "until"))

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"))
    elective_id: Mapped[int] = mapped_column(ForeignKey("elective.id"))
    state: Mapped[str]
    held: Mapped[bool]
    made_at: Mapped[datetime]
    until: Mapped[datetime]


class Wish(Base):
    """An elective in a member's order of wishes, 1 the dearest."""

    __tablename__ = "wish"
    __table_args__ = (UniqueConstraint("member_id", "round_id", "rank"),)
    personal = Personal("member_id", "first", ("elective_id", "rank"))

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), primary_key=True)
    elective_id: Mapped[int] = mapped_column(ForeignKey("elective.id"), primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), index=True)
    rank: Mapped[int]


class Swap(Base):
    """Somebody would give their seat for one elsewhere in the round. States: open, done, cancelled."""

    __tablename__ = "swap"
    __table_args__ = (_open_once("swap", "member_id", "round_id"), Index("ix_swap_wants", "wants_id", "state"))
    personal = Personal("member_id", "move", ("gives_id", "wants_id", "state", "asked_at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)  # who asked
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"))
    gives_id: Mapped[int] = mapped_column(ForeignKey("elective.id"))
    wants_id: Mapped[int] = mapped_column(ForeignKey("elective.id"))
    state: Mapped[str]
    asked_at: Mapped[datetime]


class Precedence(Base):
    """Somebody lost their elective of a round, or got none they wished for: until they have a seat they may choose
    after the deadline, too, and before others.
    """

    __tablename__ = "precedence"
    personal = Personal("member_id", "first", ("round_id", "since"))

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), primary_key=True)
    since: Mapped[datetime]


class FollowedLanguage(Base):
    """A language besides their own in which a member said that they can follow sessions."""

    __tablename__ = "followed_language"
    personal = Personal("member_id", "first", ("language", "at"))

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]


class RoundState(Base):
    """What organisers made of a round besides its programme file; None: as the file says."""

    __tablename__ = "round_state"
    personal = None

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), primary_key=True)
    opens: Mapped[datetime | None]
    closes: Mapped[datetime | None]
    seed: Mapped[int | None] = mapped_column(BigInteger)  # of the allocation
    allocated_at: Mapped[datetime | None]


class ElectiveState(Base):
    """What organisers made of an elective besides its programme file; None: as the file says."""

    __tablename__ = "elective_state"
    personal = None

    elective_id: Mapped[int] = mapped_column(ForeignKey("elective.id"), primary_key=True)
    limited: Mapped[bool | None]  # whether `seats` counts; False: no limit
    seats: Mapped[int | None]
    cancelled_at: Mapped[datetime | None]


class LedgerEntry(Base):
    """One change of who has, awaits, wishes or exchanges what; never changed. Replayed, they give the state."""

    __tablename__ = "ledger"
    personal = Personal(
        "member_id", "move", ("action", "elective_id", "values", "at"), {"member_id": None, "by": ""}
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    by: Mapped[str]  # an address, "command line", "demo", or "" for the assistant itself
    action: Mapped[str]
    why: Mapped[str] = mapped_column(default="", server_default="")
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"), index=True)  # whom it concerns
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), index=True)
    elective_id: Mapped[int | None] = mapped_column(ForeignKey("elective.id"))
    values: Mapped[dict[str, Any]]
