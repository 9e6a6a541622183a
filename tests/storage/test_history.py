"""What a member was promised lately, and what comes next."""

from __future__ import annotations

import dataclasses

import pytest
from sqlalchemy import event, update

from storage import choices, history, programmes, sessions
from storage.deliveries import Fate
from storage.models import Delivery, Member
from tests.conftest import NOW
from tests.support import people
from tests.support.reminded import at, fire, participant, post


@pytest.fixture
def academy(database):
    """A database with the shipped edition, a participant in Maputo and one in Bogotá."""
    people.load_edition(database)
    database.write(participant).result()
    database.write(lambda db: participant(db, "luz", zone="America/Bogota")).result()
    return database


def lately(database, member, now, most=10):
    found = database.read(lambda db: history.lately(db, member, now, most))
    return [(one.promise.kind, one.promise.at, one.state, one.reason) for one in found]


def coming(database, member, now):
    found = database.read(lambda db: history.coming(db, db.get_one(Member, member), now))
    return found and (found.at, found.subject.get("kind"), found.title.get("en", ""))


def pass_time(database, *instants):
    for instant in instants:
        fire(database, at(instant))
        post(database, at(instant))


def test_newest_promise_comes_first_and_no_more_than_asked_for(academy):
    pass_time(academy, "14 23:00", "15 11:00", "15 11:50")
    everything = [
        ("session", at("15 11:50"), Fate.SENT, ""),
        ("session", at("15 11:00"), Fate.CANCELLED, "quiet"),
        ("eve", at("14 23:00"), Fate.SENT, ""),
        ("decision", NOW, Fate.SENT, ""),
    ]
    assert lately(academy, 2, at("15 12:00")) == everything
    assert lately(academy, 2, at("15 12:00"), 2) == everything[:2]


def test_what_waits_for_its_time_is_to_come_and_what_waits_for_the_platform_is_not(academy):
    def snooze(db):
        session = sessions.session_by_code(db, programmes.current_edition(db)[0], "opening")
        choices.snooze(db, 1, session, 30, at("15 11:01"))

    pass_time(academy, "15 11:00")
    academy.write(snooze).result()
    assert [kind for kind, *_ in lately(academy, 1, at("15 11:01"))] == ["session", "decision"]
    assert coming(academy, 1, at("15 11:01")) == (at("15 11:30"), "snooze", "Official opening")
    # Half an hour later it could not leave: it is late, not to come.
    later = update(Delivery).where(Delivery.key == "s1.v1.snooze30").values(due_at=at("15 11:45"))
    academy.write(lambda db: db.execute(later)).result()
    assert lately(academy, 1, at("15 11:31"))[0] == ("session", at("15 11:30"), Fate.QUEUED, "")
    assert coming(academy, 1, at("15 11:31")) == (at("15 11:50"), "m10", "Official opening")


@pytest.mark.parametrize(
    ("member", "now", "next_one"),
    [
        pytest.param(1, "14 12:00", (at("14 16:00"), "eve", ""), id="the eve of their own group"),
        pytest.param(2, "14 17:00", (at("14 23:00"), "eve", ""), id="not that of another group"),
        pytest.param(1, "14 17:00", (at("15 11:00"), "m60", "Official opening"), id="an hour before"),
        pytest.param(2, "14 23:30", (at("15 11:50"), "m10", "Official opening"), id="not in quiet hours"),
        pytest.param(1, "26 17:00", None, id="nothing after the end"),
    ],
)
def test_next_is_what_this_member_gets(academy, member, now, next_one):
    fire(academy, at("12 09:00"))
    if next_one is None:
        fire(academy, at(now))
    assert coming(academy, member, at(now)) == next_one


def test_kind_that_is_switched_off_and_electives_of_others_are_not_to_come(academy):
    fire(academy, at("12 09:00"))
    academy.write(lambda db: [choices.mute(db, 1, kind) for kind in ("eve", "m10")]).result()
    # 16 November: after "principles" there are electives only, in which nobody has a seat.
    assert coming(academy, 1, at("16 12:00")) == (at("17 11:00"), "m60", "Trends in the regions and SSE policies")


def test_eve_of_a_day_on_which_they_have_nothing_is_not_to_come(database):
    full = people.edition()
    few = tuple(one for one in full.sessions if one.code in ("e1-a", "regions"))  # on the 16th and the 17th
    database.write(lambda db: programmes.save_edition(db, dataclasses.replace(full, sessions=few), NOW)).result()
    database.write(participant).result()
    fire(database, at("12 09:00"))
    assert coming(database, 1, at("12 09:00")) == (at("16 16:00"), "eve", "")


def test_looking_at_more_sessions_asks_no_more_often(academy):
    fire(academy, at("12 09:00"))

    def count(db, now):
        asked = []
        connection = db.connection()

        def note(*_):
            asked.append(1)

        event.listen(connection, "before_cursor_execute", note)
        history.coming(db, db.get_one(Member, 1), now)
        event.remove(connection, "before_cursor_execute", note)
        return len(asked)

    early, late = (academy.read(lambda db, now=now: count(db, at(now))) for now in ("12 09:00", "26 14:00"))
    assert early == late
