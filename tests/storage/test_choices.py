"""What members answer to reminders; switching kinds is in test_reminders.py."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from storage import choices, deliveries, programmes, sessions
from storage.models import Delivery, Intention
from storage.reasons import Reason
from tests.support import people
from tests.support.reminded import at, fire, participant, post

HOUR_BEFORE = at("15 11:00")
LONG = timedelta(minutes=90)


@pytest.fixture
def academy(database):
    """A database with the shipped edition and one participant."""
    people.load_edition(database)
    database.write(participant).result()
    return database


def opening(db):
    return sessions.session_by_code(db, programmes.current_edition(db)[0], "opening")


def test_newest_intention_counts(academy):
    for coming in (True, False):
        academy.write(lambda db, word=coming: choices.intend(db, 1, opening(db), word, HOUR_BEFORE)).result()
    rows = academy.read(lambda db: [(row.session_id, row.coming) for row in db.scalars(select(Intention))])
    assert rows == [(1, False)]


def test_snooze_is_promised_once_for_a_time_and_comes_in_time(academy):
    for minutes in (15, 15, 5):
        academy.write(lambda db, m=minutes: choices.snooze(db, 1, opening(db), m, HOUR_BEFORE)).result()
    query = select(Delivery.key, Delivery.due_at, Delivery.promised_at, Delivery.expires_at)
    rows = academy.read(lambda db: db.execute(query.where(Delivery.kind == "session").order_by(Delivery.id)).all())
    second = timedelta(seconds=1)
    assert [tuple(row) for row in rows] == [
        (f"s1.v1.snooze{minutes}", due - second, due, at("15 13:30"))
        for minutes, due in ((15, at("15 11:45")), (5, at("15 11:55")))
    ]


def test_snooze_that_was_overslept_is_overtaken_by_the_next_reminder(academy):
    academy.write(lambda db: choices.snooze(db, 1, opening(db), 15, HOUR_BEFORE)).result()
    fire(academy, at("15 11:52"))
    said = post(academy, at("15 11:52"))
    assert [said[key] for key in ("s1.v1.snooze15", "s1.v1.m60")] == ["(overtaken)"] * 2
    assert said["s1.v1.m10"].endswith("começa daqui a 8 minutos")


def test_session_has_moved_since_the_reminder_that_was_that_message(academy):
    fire(academy, HOUR_BEFORE)
    post(academy, HOUR_BEFORE)
    query = select(Delivery.address_id, Delivery.message).where(Delivery.key == "s1.v1.m60")
    address, message = academy.read(lambda db: db.execute(query).one())

    def moved(db, number):
        return choices.has_moved_since(db, address, number, opening(db))

    def move(db):
        sessions.move(db, opening(db), at("15 13:00"), at("15 13:00") + LONG, "test", HOUR_BEFORE)
        return moved(db, message), moved(db, "some other"), moved(db, "")

    assert academy.read(lambda db: moved(db, message)) is False
    assert academy.write(move).result() == (True, False, False)


def test_sessions_of_an_elective_concern_who_has_a_seat(academy):
    def concerned(db):
        found = programmes.current_edition(db)[0]
        return [choices.concerns(db, 1, sessions.session_by_code(db, found, code)) for code in ("opening", "e1-a")]

    assert academy.read(concerned) == [True, False]


def test_what_was_asked_for_and_not_sent_goes_with_who_withdraws(academy):
    academy.write(lambda db: choices.snooze(db, 1, opening(db), 15, HOUR_BEFORE)).result()
    academy.write(lambda db: deliveries.cancel_pending(db, Reason.WITHDRAWN, 1)).result()
    assert post(academy, at("15 11:45")) == {}
