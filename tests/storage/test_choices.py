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


def session_of(db, code):
    return sessions.session_by_code(db, programmes.current_edition(db)[0], code)


def opening(db):
    return session_of(db, "opening")


def test_newest_intention_counts(academy):
    for coming in (True, False):
        academy.write(lambda db, word=coming: choices.intend(db, 1, opening(db), word, HOUR_BEFORE)).result()
    rows = academy.read(lambda db: [(row.session_id, row.coming) for row in db.scalars(select(Intention))])
    assert rows == [(1, False)]


def test_snooze_is_promised_once_for_a_time(academy):
    for minutes in (15, 15, 5):
        academy.write(lambda db, m=minutes: choices.snooze(db, 1, opening(db), m, HOUR_BEFORE)).result()
    query = select(Delivery.key, Delivery.due_at, Delivery.promised_at, Delivery.expires_at)
    rows = academy.read(lambda db: db.execute(query.where(Delivery.kind == "session").order_by(Delivery.id)).all())
    assert [tuple(row) for row in rows] == [
        (f"s1.v1.snooze{minutes}", due, due, at("15 13:30"))
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


def waiting(academy):
    """What of the opening waits or was kept back: state, reason, when it is promised."""
    query = select(Delivery.key, Delivery.state, Delivery.reason, Delivery.promised_at)
    rows = academy.read(lambda db: db.execute(query.where(Delivery.kind == "session").order_by(Delivery.id)).all())
    return [tuple(row) for row in rows]


def intend(academy, coming, now):
    academy.write(lambda db: choices.intend(db, 1, opening(db), coming, now)).result()


def test_who_cannot_make_it_gets_what_is_useful_when_they_can_after_all(academy):
    fire(academy, HOUR_BEFORE)
    intend(academy, False, HOUR_BEFORE)
    assert waiting(academy) == [("s1.v1.m60", "cancelled", "absent", HOUR_BEFORE)]
    fire(academy, at("15 11:50"))
    assert post(academy, at("15 11:50"))["s1.v1.m10"] == "(absent)"
    intend(academy, True, at("15 11:52"))
    assert post(academy, at("15 11:52"))["s1.v1.m10"].endswith("começa daqui a 8 minutos")


def test_word_that_is_taken_back_after_the_session_brings_nothing(academy):
    fire(academy, HOUR_BEFORE)
    intend(academy, False, HOUR_BEFORE)
    intend(academy, True, at("15 13:30"))
    assert waiting(academy) == [("s1.v1.m60", "cancelled", "absent", HOUR_BEFORE)]


def test_word_about_one_session_leaves_the_others_alone(academy):
    for code in ("opening", "panel1"):
        academy.write(lambda db, c=code: choices.snooze(db, 1, session_of(db, c), 15, HOUR_BEFORE)).result()
    intend(academy, False, HOUR_BEFORE)
    assert [row[:2] for row in waiting(academy)] == [("s1.v1.snooze15", "cancelled"), ("s2.v1.snooze15", "queued")]


def test_snooze_moves_with_its_session_and_stays_where_its_new_time_has_passed(academy):
    def move(db, to):
        sessions.move(db, opening(db), to, to + LONG, "test", HOUR_BEFORE)

    for minutes in (30, 5):
        academy.write(lambda db, m=minutes: choices.snooze(db, 1, opening(db), m, HOUR_BEFORE)).result()
    academy.write(lambda db: move(db, at("15 11:20"))).result()
    assert waiting(academy) == [
        ("s1.v1.snooze30", "cancelled", "moved", at("15 11:30")),
        ("s1.v1.snooze5", "cancelled", "moved", at("15 11:55")),
        ("s1.v2.snooze5", "queued", "", at("15 11:15")),
    ]


def test_new_link_moves_no_snooze_and_forgets_no_word(academy):
    academy.write(lambda db: choices.snooze(db, 1, opening(db), 15, HOUR_BEFORE)).result()
    academy.write(lambda db: choices.intend(db, 1, opening(db), True, HOUR_BEFORE)).result()
    academy.write(lambda db: sessions.new_link(db, opening(db), "https://x.org", "test", HOUR_BEFORE)).result()
    assert [row[:2] for row in waiting(academy)] == [("s1.v1.snooze15", "queued")]
    assert academy.read(lambda db: len(db.scalars(select(Intention)).all())) == 1
