from datetime import datetime, timedelta

from sqlalchemy import select

from academy.attendance import Mark
from storage import attendance_notices, rooms
from storage.models import Delivery, Member
from tests.conftest import NOW
from tests.support.attending import COMMAND_LINE, FIRST, after, attend, course, during, load, number


def tick(database, now):
    calls = 1
    while database.write(lambda db: attendance_notices.due_notices(db, now)).result():
        calls += 1
    return calls


def due(database, now):
    return database.read(lambda db: attendance_notices.are_due(db, now))


def promised(database, kind):
    query = select(Delivery.member_id, Delivery.key, Delivery.state).where(Delivery.kind == kind)
    return [tuple(row) for row in database.read(lambda db: db.execute(query.order_by(Delivery.id)).all())]


def delivery(database, kind):
    return database.read(lambda db: db.scalars(select(Delivery).where(Delivery.kind == kind)).one())


def at(iso):
    return datetime.fromisoformat(iso)


def test_notices_are_looked_for_when_a_session_closes_and_not_again(database):
    assert not due(database, NOW)
    load(database, course(days=5), people=1)
    for instant in (NOW, after(1), after(2)):
        assert due(database, instant)
        tick(database, instant)
        assert not due(database, instant)


def test_warning_is_promised_for_the_eve_of_the_session_that_decides(database):
    load(database, course(days=5), people=2, zone="America/Bogota")
    database.write(lambda db: attend(db, 2, 1)).result()
    tick(database, NOW)
    assert promised(database, "attendance-decisive") == []
    tick(database, after(1))
    assert promised(database, "attendance-decisive") == [(1, "decisive.1.2021-11-16", "queued")]
    row = delivery(database, "attendance-decisive")
    # The eve in Bogota, 18:00 on Monday; the session is at 07:00 there on Tuesday.
    assert (row.due_at, row.expires_at) == (at("2021-11-15T23:00Z"), FIRST + timedelta(days=1))
    assert row.subject == {"edition": 1, "attended": 0, "counted": 5, "needed": 4}


def test_warning_comes_once_a_day_while_each_session_decides(database):
    load(database, course(days=5), people=1)
    for day in (1, 2, 3):
        if day > 1:
            database.write(lambda db, d=day: attend(db, 1, d)).result()
        for _ in range(2):
            tick(database, after(day))
    days = [(key, state) for _, key, state in promised(database, "attendance-decisive")]
    # Nobody delivers here: what was not sent by the next day is overtaken by the next warning.
    assert days == [
        ("decisive.1.2021-11-16", "cancelled"),
        ("decisive.1.2021-11-17", "cancelled"),
        ("decisive.1.2021-11-18", "queued"),
    ]


def test_warning_is_taken_back_by_a_correction_and_returns_when_that_is(database):
    load(database, course(days=5), people=1)
    tick(database, after(1))

    def say(says, minutes):
        now = after(1) + timedelta(minutes=minutes)
        database.write(
            lambda db: rooms.mark_by_hand(db, COMMAND_LINE, number(db, "day1"), 1, says, "", now)
        ).result()
        tick(database, now)
        return delivery(database, "attendance-decisive").state

    assert [say(Mark.PRESENT, 1), say(None, 2)] == ["cancelled", "queued"]


def test_impossible_is_told_once_and_not_at_night(database):
    load(database, course(days=5), people=2, zone="Asia/Manila")
    database.write(lambda db: attend(db, 2, 1, 2)).result()
    tick(database, after(2))
    assert promised(database, "attendance-impossible") == [(1, "impossible.1", "queued")]
    row = delivery(database, "attendance-impossible")
    # 15:00 UTC is 23:00 in Manila: it waits for 07:00.
    assert row.due_at == at("2021-11-16T23:00Z")
    assert row.subject == {
        "edition": 1,
        "attended": 0,
        "counted": 5,
        "needed": 4,
        "possible": 3,
        "percent": "60",
    }
    tick(database, after(3))
    assert promised(database, "attendance-impossible") == [(1, "impossible.1", "queued")]


def test_nobody_is_told_anything_while_all_is_well_or_nothing_counts(database):
    load(database, course(days=5, share=0.5), people=1)
    database.write(lambda db: attend(db, 1, 1, 2)).result()
    for now in (NOW, during(1), after(2)):
        tick(database, now)
    assert database.read(lambda db: db.scalars(select(Delivery.id)).all()) == []


def test_many_are_looked_at_a_few_at_a_time_and_only_after_something_happened(database, monkeypatch):
    monkeypatch.setattr(attendance_notices, "CHUNK", 10)
    load(database, course(days=5), people=25)
    assert tick(database, after(1)) == 3
    assert len(promised(database, "attendance-decisive")) == 25
    assert tick(database, after(1) + timedelta(hours=1)) == 1

    def forget(db):
        db.query(Delivery).delete()

    database.write(forget).result()
    tick(database, after(1) + timedelta(hours=2))
    assert promised(database, "attendance-decisive") == []


def test_members_without_a_zone_are_warned_by_the_academys_clock(sqlite):
    load(sqlite, course(days=5), people=1)
    sqlite.write(lambda db: setattr(db.get(Member, 1), "zone", None)).result()
    tick(sqlite, after(1))
    assert delivery(sqlite, "attendance-decisive").due_at == at("2021-11-15T17:00Z")
