"""Seats straight into the tables, for tests that are not about who gets one."""

from __future__ import annotations

from sqlalchemy import delete, select

from storage.database import DbSession
from storage.models import ElectiveRow, Seat
from tests.conftest import NOW


def take_seat(db: DbSession, member_id: int, code: str) -> None:
    """Give a member a seat in the elective of that code, in the place of any other in its round."""
    elective = db.scalars(select(ElectiveRow).where(ElectiveRow.code == code)).one()
    db.execute(delete(Seat).where(Seat.member_id == member_id, Seat.round_id == elective.round_id))
    where = {"round_id": elective.round_id, "elective_id": elective.id}
    db.add(Seat(member_id=member_id, number=member_id, taken_at=NOW, **where))
    db.flush()
