"""Sessions that move: who hears of it, and what is taken back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from storage import applications, programmes
from storage.deliveries import Fate
from storage.models import Delivery, ElectiveRow, Member, Seat
from tests.conftest import NOW
from tests.storage.sessions.steps import (
    BEFORE,
    HOUR,
    STARTS,
    eve,
    join,
    move,
    notices,
    opening,
    promise,
    remind,
    settle,
)

TOLD_STATES = [
    (Fate.SENT, True),
    (Fate.UNKNOWN, True),
    (Fate.SENDING, True),
    (Fate.FAILED, False),
    (Fate.EXPIRED, False),
    (Fate.CANCELLED, False),
    (Fate.QUEUED, False),
]


@pytest.mark.parametrize(("state", "hears"), TOLD_STATES, ids=[state for state, _ in TOLD_STATES])
def test_move_is_told_to_whoever_may_have_got_the_old_time(told, state, hears):
    def story(db):
        ana = join(db, "ana")
        remind(db, ana, state=state)
        assert move(db, STARTS + HOUR) == hears
        return ana, notices(db)

    ana, found = told(story)
    assert found == ([(ana, "v2.moved", "queued", "")] if hears else [])


@pytest.mark.parametrize(
    ("zone", "day", "state", "hears"),
    [
        pytest.param("Africa/Maputo", "2021-11-15", Fate.SENT, True, id="the day of the session"),
        pytest.param("Africa/Maputo", "2021-11-15", Fate.CLAIMED, True, id="its words are written already"),
        pytest.param("Africa/Maputo", "2021-11-15", Fate.QUEUED, False, id="it will be written with the new time"),
        pytest.param("Africa/Maputo", "2021-11-16", Fate.SENT, False, id="the day after"),
        pytest.param("Pacific/Auckland", "2021-11-16", Fate.SENT, True, id="already the next day there"),
        pytest.param("Pacific/Auckland", "2021-11-15", Fate.SENT, False, id="the academy's day, not theirs"),
        pytest.param("Pacific/Honolulu", "2021-11-15", Fate.SENT, True, id="two in the morning there"),
    ],
)
def test_move_is_told_to_whoever_read_of_it_on_the_eve(told, zone, day, state, hears):
    def story(db):
        member = join(db, "ana", zone)
        eve(db, member, day, state=state)
        move(db, STARTS + HOUR)
        return member, notices(db)

    member, found = told(story)
    assert found == ([(member, "v2.moved", "queued", "")] if hears else [])


def test_move_is_told_once_however_often_they_were_reminded(told):
    def story(db):
        ana = join(db, "ana")
        eve(db, ana, "2021-11-15")
        remind(db, ana)
        remind(db, ana, kind="m10")
        return move(db, STARTS + HOUR), notices(db)

    count, found = told(story)
    assert (count, [key for _, key, _, _ in found]) == (1, ["v2.moved"])


def test_move_takes_back_what_is_still_to_be_sent_and_refreshes_the_edition(told, database):
    before = database.read(programmes.current_edition)[1]

    def story(db):
        ana = join(db, "ana")
        promise(db, ana, opening(db))
        promise(db, ana, opening(db, "panel1"))
        move(db, STARTS + HOUR)
        query = select(Delivery.session_id, Delivery.state, Delivery.reason).where(Delivery.kind == "session")
        return opening(db).id, opening(db, "panel1").id, [tuple(row) for row in db.execute(query)]

    moved, other, found = told(story)
    assert sorted(found) == sorted([(moved, "cancelled", "moved"), (other, "queued", "")])
    after = database.read(programmes.current_edition)[1]
    assert {s.code: s.starts for s in before.sessions}["opening"] == STARTS
    assert {s.code: s.starts for s in after.sessions}["opening"] == STARTS + HOUR


def test_moved_and_moved_back_before_the_notice_left_is_no_news(told):
    def story(db):
        ana = join(db, "ana")
        remind(db, ana)
        move(db, STARTS + HOUR)
        assert move(db, STARTS) == 0
        return ana, notices(db)

    ana, found = told(story)
    assert found == [(ana, "v2.moved", "cancelled", "overtaken")]


def test_moved_back_is_told_to_whoever_was_told_the_wrong_time(told):
    def story(db):
        ana, luis, never = join(db, "ana"), join(db, "luis"), join(db, "never")
        remind(db, ana)
        remind(db, luis)
        move(db, STARTS + HOUR)
        theirs = select(Delivery.id).where(Delivery.member_id == luis, Delivery.kind == "moved")
        settle(db, db.scalar(theirs), Fate.SENT, BEFORE)
        assert move(db, STARTS, BEFORE + timedelta(minutes=1)) == 1
        return ana, luis, never, notices(db)

    ana, luis, _, found = told(story)
    assert found == [
        (ana, "v2.moved", "cancelled", "overtaken"),
        (luis, "v2.moved", "sent", ""),
        (luis, "v3.moved", "queued", ""),
    ]


def test_moved_twice_is_told_with_the_newest_time_only(told):
    def story(db):
        ana = join(db, "ana")
        remind(db, ana)
        move(db, STARTS + HOUR)
        move(db, STARTS + 2 * HOUR)
        return [(key, state) for _, key, state, _ in notices(db)]

    assert told(story) == [("v2.moved", "cancelled"), ("v3.moved", "queued")]


def test_eve_told_the_time_that_held_when_it_was_sent(told):
    def story(db):
        ana, luis = join(db, "ana"), join(db, "luis")
        evening = datetime(2021, 11, 14, 16, 0, tzinfo=UTC)
        eve(db, ana, "2021-11-15", at=evening)
        move(db, STARTS + HOUR, at=evening + HOUR)
        eve(db, luis, "2021-11-15", at=evening + 2 * HOUR)
        settle(db, db.scalar(select(Delivery.id).where(Delivery.kind == "moved")), Fate.FAILED, None)
        # Ana still believes the first time, Luis the second.
        move(db, STARTS, at=evening + 3 * HOUR)
        return ana, luis, notices(db)

    ana, luis, found = told(story)
    assert found == [(ana, "v2.moved", "failed", ""), (luis, "v3.moved", "queued", "")]


def test_move_is_told_to_whoever_read_of_it_in_another_zone(told):
    def story(db):
        travels, comes = join(db, "travels", "Africa/Maputo"), join(db, "comes", "Pacific/Apia")
        for member in (travels, comes):
            eve(db, member, "2021-11-15")  # the day of the session in Maputo, not in Apia
        db.get_one(Member, travels).zone, db.get_one(Member, comes).zone = "Pacific/Apia", "Africa/Maputo"
        move(db, STARTS + HOUR)
        return travels, notices(db)

    travels, found = told(story)
    assert found == [(travels, "v2.moved", "queued", "")]


def test_change_concerns_participants_with_a_seat(told):
    def story(db):
        seated, other, gone = join(db, "seated"), join(db, "other"), join(db, "gone")
        session = opening(db, "e1-a")
        for member in (seated, other, gone):
            remind(db, member, code="e1-a")
        round_id = db.get(ElectiveRow, session.elective_id).round_id
        for member in (seated, gone):
            seat = {"round_id": round_id, "elective_id": session.elective_id, "number": member, "taken_at": NOW}
            db.add(Seat(member_id=member, **seat))
        db.flush()
        edition = programmes.current_edition(db)[0]
        applications.withdraw(db, applications.participation_of(db, gone, edition), "test", NOW)
        starts = session.starts + HOUR
        return seated, move(db, starts, code="e1-a"), notices(db)

    seated, count, found = told(story)
    assert (count, found) == (1, [(seated, "v2.moved", "queued", "")])
