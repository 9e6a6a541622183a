"""The jobs that look whether something falls due, by a simulated clock."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from reminders.clock import Timetable
from storage.clock import SimulatedClock
from storage.models import AddressRow
from storage.retention import BATCH, SILENT
from tests.conftest import NOW
from tests.support.people import greet, sign_up


def test_tick_erases_all_who_never_agreed_and_have_been_silent_for_long(database):
    def arrive(db):
        sign_up(db)
        for number in range(BATCH + 1):
            greet(db, f"guest{number}")

    database.write(arrive).result()
    clock = SimulatedClock(database, NOW)
    timetable = Timetable(database, clock, rate=30)
    timetable.tick()
    assert len(users(database)) == BATCH + 2
    clock.forward(NOW + SILENT + timedelta(minutes=1))
    timetable.tick()
    assert users(database) == ["ana"]


def users(database):
    return database.read(lambda db: db.scalars(select(AddressRow.user)).all())
