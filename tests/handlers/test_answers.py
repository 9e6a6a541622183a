"""The buttons under a reminder, in time and long after."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from academy.programme import LANGUAGES, Reminders
from locales import text
from storage import applications, sessions
from storage.models import Intention, SessionRow
from storage.news import facts_of
from tests.handlers.days import participant_in, pass_time
from tests.handlers.steps import forge, participant
from tests.support.people import edition

HOUR, TITLE = timedelta(hours=1), "Official opening"


@pytest.fixture
def ana(visitor):
    """A participant who has just been reminded of the opening, an hour before."""
    person = participant(visitor("en"))
    pass_time(person, "15 12:01")
    return person


def reminder(person, begins="begins in 60 minutes"):
    return next(message for message in reversed(person.replies) if begins in message.text)


def intentions(app):
    return app.database.read(
        lambda db: [tuple(row) for row in db.execute(select(Intention.session_id, Intention.coming))]
    )


def change(app, function, *arguments):
    now = app.clock.now()

    def apply(db):
        session = db.scalars(select(SessionRow).where(SessionRow.code == "opening")).one()
        function(db, session, *arguments, "test", now)

    app.database.write(apply).result()


def move(app, by=HOUR):
    times = app.database.read(
        lambda db: db.execute(select(SessionRow.starts, SessionRow.ends).where(SessionRow.code == "opening")).one()
    )
    change(app, sessions.move, times.starts + by, times.ends + by)


def test_newest_word_counts_and_says_what_it_means(app, ana):
    ana.press("I’m coming")
    assert (ana.notice, intentions(app)) == (text("en", "answer-coming"), [(1, True)])
    ana.press("I can’t make it")
    assert (ana.notice, intentions(app)) == (text("en", "answer-absent", least=80), [(1, False)])


def test_answer_is_shown_beside_the_button_and_leaves_the_reminder_as_it_is(ana):
    before = ana.replies
    ana.press("I’m coming")
    assert ana.replies == before


def test_session_that_does_not_count_costs_nothing(app, ana):
    pass_time(ana, "17 13:45")
    ana.press("I can’t make it")
    assert ana.notice == text("en", "answer-absent-free")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ["answer-coming", "answer-absent", "answer-absent-free"])
def test_notices_fit_beside_a_button_on_telegram(language, key):
    assert len(text(language, key, least=80)) <= 200


def test_snooze_offers_what_is_still_to_come_and_reminds_then(ana):
    ana.press("Remind me again")
    assert ana.last == text("en", "snooze-ask", title=TITLE, time="14:00").replace("*\u2060*", "**")
    assert ana.buttons == ["30 minutes before (13:30)", "15 minutes before (13:45)", "5 minutes before (13:55)"]
    assert (
        ana.press("15 minutes before (13:45)")
        == "All right, I will remind you again at 13:45: **Official opening**"
    )
    assert pass_time(ana, "15 12:51") == [
        "15 13:45 Official opening · begins in 15 minutes",
        "15 13:50 Official opening · begins in 10 minutes",
    ]


def test_snooze_offers_no_time_at_which_a_reminder_comes_anyway(elsewhen):
    _, visitor = elsewhen(other=replace(edition(), reminders=Reminders(None, (60, 15))))
    ana = participant(visitor("en"))
    pass_time(ana, "15 12:01")
    ana.press("Remind me again")
    assert ana.buttons == ["30 minutes before (13:30)", "5 minutes before (13:55)"]


def test_snooze_pressed_twice_is_one_reminder(ana):
    ana.press("Remind me again")
    asked = ana.replies[-1]
    for _ in range(2):
        ana.press("30 minutes before (13:30)", of=asked)
    assert pass_time(ana, "15 12:31") == ["15 13:30 Official opening · begins in 30 minutes"]


def test_snooze_of_two_times_reminds_at_both(ana):
    ana.press("Remind me again")
    asked = ana.replies[-1]
    for minutes in ("30 minutes before (13:30)", "5 minutes before (13:55)"):
        ana.press(minutes, of=asked)
    came = [line.rpartition(" · ")[2] for line in pass_time(ana, "15 12:56")]
    assert came == [f"begins in {minutes} minutes" for minutes in (30, 10, 5)]


def test_snooze_comes_in_quiet_hours_because_it_was_asked_for(visitor):
    ana = participant_in(visitor("en"), "Manila", "Asia/Manila")
    pass_time(ana, "15 14:31")
    ana.press("Remind me again")
    ana.press("15 minutes before (22:15)")
    assert [line[:8] for line in pass_time(ana, "15 15:21")] == ["15 22:15", "15 22:20"]


def test_snooze_of_a_time_that_has_passed_offers_the_rest(ana):
    ana.press("Remind me again")
    asked = ana.replies[-1]
    pass_time(ana, "15 12:46")
    ana.press("15 minutes before (13:45)", of=asked)
    assert ana.buttons == ["5 minutes before (13:55)"]


def test_snooze_that_comes_too_late_says_so(ana):
    button = reminder(ana)
    pass_time(ana, "15 12:56")
    assert ana.press("Remind me again", of=button) == (
        "There is no time left for another reminder: **Official opening** begins at 14:00."
    )
    pass_time(ana, "15 13:05")
    assert ana.press("Remind me again", of=button) == (
        "This session has begun: **Official opening**. You can still join it."
    )


BUTTONS = ("I’m coming", "I can’t make it", "Remind me again")


def test_buttons_of_a_session_that_is_over_explain(app, ana):
    old = reminder(ana)
    pass_time(ana, "26 20:00")
    assert {ana.press(button, of=old) for button in BUTTONS} == {
        "This session is over: **Official opening** (Monday 15 November, 14:00). The coming ones are in /agenda."
    }
    assert intentions(app) == []


def test_buttons_of_a_session_that_is_cancelled_explain(app, ana):
    old = reminder(ana)
    change(app, sessions.cancel)
    pass_time(ana, "15 12:10")  # the notice of it comes first
    assert {ana.press(button, of=old) for button in BUTTONS} == {
        "This session will not take place: **Official opening**. The coming ones are in /agenda."
    }


def test_button_of_a_session_that_moved_tells_the_new_time_and_asks_again(app, ana):
    old = reminder(ana)
    move(app)
    said = ana.press("I’m coming", of=old)
    assert said == (
        "This session has moved since I wrote that: **Official opening**\n\n"
        "New time: Monday 15 November, 15:00 (Maputo). Can you make it?"
    )
    assert (ana.buttons, intentions(app)) == (["I’m coming", "I can’t make it"], [])
    ana.press("I’m coming")
    assert intentions(app) == [(1, True)]


@pytest.mark.parametrize(
    ("by", "came"),
    [
        pytest.param(
            HOUR,
            [
                "15 14:00 Official opening · begins in 60 minutes",
                "15 14:50 Official opening · begins in 10 minutes",
                "15 14:55 Official opening · begins in 5 minutes",
            ],
            id="later",
        ),
        pytest.param(
            -HOUR / 4, ["15 13:35 Official opening · begins in 10 minutes"], id="earlier: its new time had passed"
        ),
    ],
)
def test_snooze_moves_with_its_session(app, ana, by, came):
    ana.press("Remind me again")
    ana.press("5 minutes before (13:55)" if by > HOUR / 2 else "30 minutes before (13:30)")
    pass_time(ana, "15 12:16")
    move(app, by)
    assert [line for line in pass_time(ana, "15 13:58") if "Official opening · begins" in line] == came


def test_snooze_of_a_session_that_was_cancelled_comes_when_it_takes_place_after_all(app, ana):
    ana.press("Remind me again")
    ana.press("15 minutes before (13:45)")
    change(app, sessions.cancel)
    change(app, restore)
    came = pass_time(ana, "15 12:46")
    assert [line for line in came if "begins" in line] == [
        "15 13:01 Official opening · begins in 59 minutes",
        "15 13:45 Official opening · begins in 15 minutes",
    ]


def restore(db, session, by, now):
    sessions.change(db, session, replace(facts_of(session), cancelled=False), by, now)


def test_button_of_somebody_who_withdrew_explains(app, ana):
    old, now = reminder(ana), app.clock.now()
    app.database.write(
        lambda db: applications.withdraw(db, applications.participation_of(db, 1, 1), "test", now)
    ).result()
    assert ana.press("I’m coming", of=old) == (
        "This session is not one of yours: **Official opening**. Yours are in /agenda."
    )


def test_button_of_no_session_says_so(ana):
    for number, action in enumerate(("coming:999", "coming:x", "snooze:", "absent:-1")):
        assert forge(ana, action, number) == text("en", "button-unknown")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["begins now", "begins in one minute", "begins in 59 minutes"]),
        ("fr", ["commence maintenant", "commence dans une minute", "commence dans 59 minutes"]),
        ("es", ["empieza ahora", "empieza en un minuto", "empieza en 59 minutos"]),
        ("pt", ["começa agora", "começa daqui a um minuto", "começa daqui a 59 minutos"]),
    ],
)
def test_minutes_are_said_as_each_language_does(language, said):
    assert [text(language, "reminder-until", minutes=minutes) for minutes in (0, 1, 59)] == said
