"""“I can’t make it” keeps that session’s later reminders back, for the time for which it was said."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from academy.programme import LANGUAGES
from locales import text
from storage import sessions
from storage.models import Intention, SessionRow
from tests.handlers.days import pass_time
from tests.handlers.steps import participant

HOUR = timedelta(hours=1)
TEN = "10 minutes before “Official opening”"


@pytest.fixture
def ana(visitor):
    """A participant who has just been reminded of the opening, an hour before."""
    person = participant(visitor("en"))
    pass_time(person, "15 12:01")
    return person


def reminder(person):
    return next(message for message in reversed(person.replies) if "begins in 60 minutes" in message.text)


def change(app, function, *arguments):
    """What an organiser does to the opening."""
    now = app.clock.now()

    def apply(db):
        session = db.scalars(select(SessionRow).where(SessionRow.code == "opening")).one()
        function(db, session, *(argument(session) for argument in arguments), "test", now)

    app.database.write(apply).result()


def move(app, by=HOUR):
    change(app, sessions.move, lambda session: session.starts + by, lambda session: session.ends + by)


def answers(person):
    """The buttons of the newest message that asks whether they come."""
    found = next(one for one in reversed(person.replies) if "absent:1" in [two.action for two in one.choices])
    return found, [choice.label for choice in found.choices]


def test_who_cannot_make_it_is_reminded_of_that_session_no_more(ana):
    ana.press("I can’t make it")
    came = pass_time(ana, "15 14:31")
    assert [line.partition(" · ")[2] for line in came] == ["begins in 60 minutes"]
    assert came[0].startswith("15 15:30 High-level panel 1")


def test_why_gives_it_as_the_reason_and_does_not_promise_what_will_not_come(ana):
    ana.press("I can’t make it")
    assert "Next, today at 15:30: 60 minutes before “High-level panel 1" in ana.say("/why")
    pass_time(ana, "15 12:51")
    lines = ana.say("/why").split("\n\n")
    assert lines[1] == (
        f"**Mon 15 Nov, 13:50** · {TEN}\nNot sent: you had said that you cannot make it to this session."
    )


@pytest.mark.parametrize(
    ("back", "came"),
    [
        pytest.param("15 12:20", ["15 13:50 Official opening · begins in 10 minutes"], id="before it was due"),
        pytest.param("15 12:54", ["15 13:54 Official opening · begins in 6 minutes"], id="after it was due: late"),
        pytest.param("15 13:20", ["15 14:20 Official opening · has started"], id="while the session runs"),
    ],
)
def test_taking_it_back_brings_what_is_still_useful(ana, back, came):
    button = reminder(ana)
    ana.press("I can’t make it")
    said = pass_time(ana, back)
    ana.press("I’m coming", of=button)
    assert said + pass_time(ana, "15 13:25") == came


def test_taking_it_back_brings_nothing_that_was_sent_twice(ana):
    button = reminder(ana)
    for _ in range(2):
        ana.press("I can’t make it", of=button)
        ana.press("I’m coming", of=button)
    assert pass_time(ana, "15 12:40") == []


def test_it_takes_a_snooze_back_and_one_asked_for_afterwards_comes(ana):
    button = reminder(ana)
    ana.press("Remind me again", of=button)
    ana.press("30 minutes before (13:30)")
    ana.press("I can’t make it", of=button)
    ana.press("Remind me again", of=button)
    ana.press("15 minutes before (13:45)")
    assert pass_time(ana, "15 12:56") == ["15 13:45 Official opening · begins in 15 minutes"]


def test_session_that_moves_asks_again_and_reminds_again(app, ana):
    ana.press("I can’t make it")
    move(app)
    came = pass_time(ana, "15 12:03")
    assert [line[9:] for line in came] == ["This session has moved: Official opening"]
    message, buttons = answers(ana)
    assert buttons[-2:] == ["I’m coming", "I can’t make it"]
    assert app.database.read(lambda db: db.scalars(select(Intention)).all()) == []
    came = pass_time(ana, "15 13:01")
    assert came == ["15 14:00 Official opening · begins in 60 minutes"]
    ana.press("I can’t make it", of=message)
    assert pass_time(ana, "15 13:55") == []


def test_session_that_takes_place_after_all_at_its_time_keeps_the_word(app, ana):
    ana.press("I can’t make it")
    change(app, sessions.cancel)
    now = app.clock.now()

    def restore(db):
        session = db.scalars(select(SessionRow).where(SessionRow.code == "opening")).one()
        facts = sessions.Facts(session.starts, session.ends, False, session.link)
        sessions.change(db, session, facts, "test", now)

    app.database.write(restore).result()
    assert [line for line in pass_time(ana, "15 12:55") if "begins" in line] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_answer_and_reason_are_told_in_every_language(visitor, language):
    ana = participant(visitor(language))
    pass_time(ana, "15 12:01")
    ana.press(text(language, "reminder-absent"))
    assert ana.notice == text(language, "answer-absent", least=80)
    pass_time(ana, "15 12:51")
    assert text(language, "why-not-absent") in ana.say(f"/{text(language, 'menu-why')}")
