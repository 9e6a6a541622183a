"""/room and /present: for facilitators and organisers only, whatever a button says."""

from __future__ import annotations

import pytest

from academy.attendance import Mark
from locales import text
from storage import attendance, presenters
from storage.models import Evidence, Facilitator
from tests.conftest import NOW
from tests.handlers.steps import admitted
from tests.support.attending import course, facilitate, number
from tests.support.participants import insert_crowd

ON = "2021-11-15T13:05+01:00"


@pytest.fixture
def people(elsewhen):
    """An assistant during the first session, its facilitator, and somebody else."""
    app, visitor = elsewhen(ON, course())
    ben, ana = admitted(app, visitor("en"), name="Ben"), admitted(app, visitor("pt"), name="Ana")
    session = app.database.read(lambda db: number(db, "day1"))
    row = Facilitator(session_id=session, member_id=1, added_at=NOW, added_by="test")
    app.database.write(lambda db: db.add(row)).result()
    return app, ben, ana, session


def press(person, action: str) -> str:
    """Press a button that may be on no message."""
    data = {"action": action, "event": f"press-{action.replace(':', '-')}"}
    person.client.post("/chat", data=data, headers={"HX-Request": "true", "Origin": person.url})
    person.reload()
    return person.last


def marks(app, member: int) -> list[Mark]:
    return [one.mark for one in app.database.read(lambda db: attendance.sessions_of(db, member, app.clock.now()))]


def test_facilitator_sees_who_is_in_by_language(people):
    _, ben, ana, session = people
    press(ana, f"checkin:{session}")
    ben.say("/room")
    assert ben.buttons == ["Mon 15 Nov, 14:00: Day 1", "Home"]
    assert ben.press("Mon 15 Nov, 14:00: Day 1") == (
        "**Day 1**\nMon 15 Nov, 14:00–15:30\n1 of 2 are in, 0 of them late.\nPortuguese 1\n\n"
        "Ana: Present\nBen: Not in yet"
    )
    assert ben.buttons == ["Ana", "Ben", "Refresh", "Home"]


def test_session_can_be_chosen_by_typing_its_button(people):
    _, ben, _, _ = people
    ben.say("/room now")
    assert ben.say("Mon 15 Nov, 14:00: Day 1").startswith("**Day 1**")


def test_facilitator_marks_by_hand_and_takes_it_back(people):
    app, ben, _, session = people
    press(ben, f"room:{session}")
    ben.press("Ana")
    ben.press("Late")
    assert ben.last.startswith("Noted.\n\n**Day 1**\nAna: Late\nMonday 15 November, 14:0")
    assert ben.last.endswith("By hand (Late)")
    assert marks(app, 2)[0] is Mark.LATE
    ben.press("As the proof says")
    assert marks(app, 2)[0] is Mark.OPEN
    ben.press("‹ Back")
    assert "Ana: Not in yet" in ben.last


@pytest.mark.parametrize("action", ["room:{}", "room:{}:1", "mark:{}:2", "mark:{}:2:present", "mark:{}:1:excused"])
def test_nobody_else_sees_or_marks_anything(people, action):
    app, _, ana, session = people
    assert press(ana, action.format(session)) == text("pt", "present-not-allowed")
    assert app.database.read(lambda db: db.query(Evidence).count()) == 0
    assert ana.say("/room") == text("pt", "present-none")
    assert ana.say("/present") == text("pt", "present-none")


@pytest.mark.parametrize("action", ["room:x", "room:1:2:3", "mark:{}:x", "mark:{}:2:open", "mark:{}:2:nonsense"])
def test_forged_buttons_change_nothing(people, action):
    app, ben, _, session = people
    assert press(ben, action.format(session)) == text("en", "button-unknown")
    assert app.database.read(lambda db: db.query(Evidence).count()) == 0


def test_somebody_whom_the_session_does_not_concern_is_not_marked(people):
    _, ben, _, session = people
    assert press(ben, f"mark:{session}:99:present") == text("en", "room-not-participant")


def test_many_people_come_on_pages(people):
    app, ben, _, session = people
    insert_crowd(app.database, 20, first=10)
    press(ben, f"room:{session}")
    assert ben.buttons[-3:] == ["More ›", "Refresh", "Home"]
    ben.press("More ›")
    ben.press("More ›")
    assert ben.buttons[-3:] == ["‹ Previous", "Refresh", "Home"]


@pytest.fixture
def busy(elsewhen):
    """A facilitator of twenty days, on the tenth."""
    app, visitor = elsewhen("2021-11-24T13:05+01:00", course(days=20))
    ben = admitted(app, visitor("en"), name="Ben")
    for day in range(1, 21):
        app.database.write(lambda db, day=day: facilitate(db, 1, f"day{day}")).result()
    return ben


def days(person) -> list[int]:
    """The sessions that are there to press."""
    return [int(label.rpartition(" ")[2]) for label in person.buttons if ": Day " in label]


def test_every_session_can_be_reached_the_nearest_first(busy):
    busy.say("/room")
    assert days(busy) == [7, 8, 9, 10, 11, 12, 13, 14]
    assert busy.buttons[-3:] == ["‹ Earlier", "Later ›", "Home"]
    busy.press("Later ›")
    assert (days(busy), busy.buttons[-2:]) == ([15, 16, 17, 18, 19, 20], ["‹ Earlier", "Home"])
    for _ in range(2):
        busy.press("‹ Earlier")
    assert (days(busy), busy.buttons[-2:]) == ([1, 2, 3, 4, 5, 6, 7, 8], ["Later ›", "Home"])


def test_every_page_that_is_still_to_be_presented_can_be_reached(busy):
    busy.say("/present")
    assert days(busy) == [10, 11, 12, 13, 14, 15, 16, 17]
    busy.press("Later ›")
    assert (days(busy), busy.buttons[-3:]) == ([18, 19, 20], ["‹ Earlier", "Who is in", "Home"])
    busy.press("‹ Earlier")
    assert days(busy) == [10, 11, 12, 13, 14, 15, 16, 17]


def test_page_of_sessions_that_never_was_is_the_last_one(busy):
    assert (press(busy, "rooms:999"), days(busy)) == (text("en", "room-which"), [20])
    assert press(busy, "rooms:x") == text("en", "button-unknown")


def test_page_of_the_presenter_opens_from_a_button(people):
    app, ben, _, session = people
    ben.say("/present")
    address = next(choice.url for choice in ben.replies[-1].choices if choice.url)
    assert "/present/pr_" in address
    assert app.database.read(lambda db: presenters.may_present(db, presenters.Author("x", 1), session))
