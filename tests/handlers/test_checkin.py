"""Checking in through the page chat: by tap, by digits, by link, and everything that it can be answered."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from academy.codes import checkin_code, checkin_payload
from academy.programme import LANGUAGES, Admission, Proof
from locales import text
from storage import checkins
from storage.models import CheckinSwitch
from tests.handlers.days import pass_time
from tests.handlers.steps import admitted, signed_up, walk
from tests.support.attending import course, number
from tests.support.chat import Chat

SECRET = b"test"
ON = "2021-11-15T13:05+01:00"  # five minutes into the session of day 1
IN = "✓ You are in. You have 1 of 5 and may miss one more. Wednesday 17 November decides."


def proofs(*wanted: Proof):
    """Days with these proofs."""
    days = course(len(wanted))
    sessions = zip(days.sessions, wanted, strict=True)
    return replace(days, sessions=tuple(replace(session, proof=proof) for session, proof in sessions))


@pytest.fixture
def day(elsewhen):
    """An academy of five days at the first session, and somebody who takes part."""

    def open_(*wanted: Proof, at: str = ON, language: str = "en"):
        app, visitor = elsewhen(at, proofs(*(wanted or [Proof.BUTTON] * 5)))
        return app, admitted(app, visitor(language))

    return open_


def first(app) -> int:
    """The id of the session of day 1."""
    return app.database.read(lambda db: number(db, "day1"))


def code(app) -> str:
    return checkin_code(SECRET, first(app), app.clock.now())


def test_tap_is_answered_beside_the_button_with_the_forecast_and_no_message(day):
    app, ana = day()
    ana.say("/checkin")
    before = len(ana.messages)
    ana.press(f"checkin:{first(app)}")
    assert (ana.notice, len(ana.messages)) == (IN, before)


def test_second_tap_says_that_they_were_in_and_changes_nothing(day):
    app, ana = day()
    ana.say("/checkin")
    ana.press(f"checkin:{first(app)}")
    ana.press(f"checkin:{first(app)}")
    assert ana.notice == IN.replace("✓ You are in.", "✓ You were in already.")
    assert app.database.read(lambda db: len(checkins.evidence.of_member(db, 1)[first(app)])) == 1


def test_list_of_open_sessions_says_where_they_are_in(day):
    _, ana = day()
    assert ana.say("/checkin") == "**You can check in now:**\n\n**Day 1**\n14:00–15:30"
    assert ana.buttons == ["I’m here: Day 1", "Attendance", "Home"]
    ana.press("I’m here: Day 1")
    assert ana.say("/checkin") == "**You can check in now:**\n\n**Day 1**\n14:00–15:30 · ✓ you are in"
    assert ana.buttons == ["Attendance", "Home"]


def test_without_an_open_session_the_next_one_is_named(day):
    _, ana = day(at="2021-11-15T16:00+01:00")
    assert ana.say("/checkin") == (
        "There is no session to check in to at the moment.\n\n"
        "The next session that counts for you:\n**Day 2**\nTuesday 16 November, 14:00–15:30"
    )


@pytest.mark.parametrize(
    ("at", "proof", "said"),
    [
        pytest.param(
            "2021-11-15T12:49+01:00",
            Proof.BUTTON,
            "Checking in is not possible yet. It opens: 13:50 (Maputo).",
            id="early",
        ),
        pytest.param(
            "2021-11-14T12:00+01:00",
            Proof.BUTTON,
            "Checking in is not possible yet. It opens: Monday 15 November, 13:50 (Maputo).",
            id="a day early",
        ),
        pytest.param(
            "2021-11-15T15:00+01:00",
            Proof.BUTTON,
            "Checking in closed: 15:45 (Maputo). If you were there, please say so under /attendance.",
            id="over",
        ),
        pytest.param(
            ON,
            Proof.REPORT,
            "There is nothing to do here: in this session the time you spend in the webinar counts.",
            id="the report decides",
        ),
        pytest.param(
            "2021-11-15T13:11+01:00",
            Proof.BUTTON,
            IN.replace("You are in.", "You are in. Late, but it counts."),
            id="late",
        ),
    ],
)
def test_tap_is_told_kindly_why_it_was_not_taken(day, at, proof, said):
    app, ana = day(proof, *[Proof.BUTTON] * 4, at=at)
    ana.say("/checkin")
    forged = press_old(ana, f"checkin:{first(app)}")
    assert forged == said


def press_old(person, action: str) -> str:
    """Press a button that is on no message any more; what stood beside it."""
    response = person.client.post(
        "/chat",
        data={"action": action, "event": f"old-{action}"[:30].replace(":", "-") + "00"},
        headers={"HX-Request": "true", "Origin": person.url},
    )
    person._take(response.raise_for_status().text)
    return person.notice


def test_closed_by_the_presenter_is_said(day):
    app, ana = day()
    switch = CheckinSwitch(session_id=first(app), open=False, at=app.clock.now())
    app.database.write(lambda db: db.add(switch)).result()
    assert press_old(ana, f"checkin:{first(app)}") == text("en", "checkin-stopped")


@pytest.mark.parametrize(
    ("action", "key"),
    [
        pytest.param("checkin:99", "checkin-none", id="no such session"),
        pytest.param("checkin:x", "button-unknown", id="no number"),
        pytest.param("checkin:²", "button-unknown", id="a digit that is no number"),
    ],
)
def test_forged_button_checks_nobody_in(day, action, key):
    app, ana = day()
    said = press_old(ana, action)
    assert (said or ana.last) == text("en", key)
    assert app.database.read(lambda db: checkins.evidence.of_member(db, 1)) == {}


def test_somebody_who_does_not_take_part_is_not_checked_in(elsewhen):
    app, visitor = elsewhen(ON, course())
    ana = signed_up(app, visitor("en"))
    assert press_old(ana, f"checkin:{first(app)}") == text("en", "checkin-not-yours")


def test_code_is_asked_for_where_a_tap_proves_nothing_and_typed(day):
    app, ana = day(Proof.CODE, *[Proof.BUTTON] * 4)
    ana.say("/checkin")
    assert ana.press("Enter the code: Day 1") == f"**Day 1**\n{text('en', 'checkin-code')}"
    digits = code(app)
    assert ana.say(f"{digits[:3]} {digits[3:]}") == f"**Day 1**\n{IN}"
    assert ana.say("/checkin").endswith("✓ you are in")


def test_code_is_typed_behind_the_command(day):
    app, ana = day(Proof.CODE, *[Proof.BUTTON] * 4)
    assert ana.say(f"/checkin {code(app)}") == f"**Day 1**\n{IN}"


def test_wrong_code_may_be_typed_again_and_the_fifth_locks_for_a_minute(day):
    app, ana = day(Proof.CODE, *[Proof.BUTTON] * 4)
    wrong = f"{(int(code(app)) + 1) % 10**6:06}"
    assert ana.say(f"/checkin {wrong}") == text("en", "checkin-wrong")
    for _ in range(3):
        assert ana.say(wrong) == text("en", "checkin-wrong")
    assert ana.say(wrong).startswith("Too many wrong codes. Please wait ")
    assert ana.say(code(app)).startswith("Too many wrong codes. Please wait ")
    app.clock.forward(app.clock.now() + timedelta(seconds=61))
    assert ana.say(code(app)) == f"**Day 1**\n{IN}"


def test_code_forwarded_later_is_useless(day):
    app, ana = day(Proof.CODE, *[Proof.BUTTON] * 4)
    old = code(app)
    app.clock.forward(app.clock.now() + timedelta(seconds=61))
    assert ana.say(f"/checkin {old}") == text("en", "checkin-wrong")


def test_link_checks_in_at_once_and_an_old_one_says_so(day):
    app, ana = day(Proof.CODE, *[Proof.BUTTON] * 4)
    payload = checkin_payload(SECRET, first(app), app.clock.now())
    stale = checkin_payload(SECRET, first(app), app.clock.now() - timedelta(minutes=2))
    assert ana.say(f"/start {stale}") == f"**Day 1**\n{text('en', 'checkin-stale')}"
    assert ana.say(f"/start {payload}") == f"**Day 1**\n{IN}"
    assert ana.say(f"/start {payload[:-1]}{'A' if payload[-1] != 'A' else 'B'}") == text("en", "checkin-none")


def test_newcomer_with_a_link_is_welcomed_and_checks_in_when_they_take_part(elsewhen):
    app, visitor = elsewhen(ON, course(admission=Admission.OPEN))
    ben = visitor("en")
    payload = checkin_payload(SECRET, first(app), app.clock.now())
    met = ben.say(f"/start {payload}")
    assert met == f"{text('en', 'checkin-unknown')}\n\n{ben.say('/start')}"
    walk(ben)
    ben.say("/start")
    ben.press("I’m here")
    ben.press("I’m here: Day 1")
    assert ben.notice == IN


def test_participant_of_another_app_with_a_link_is_led_to_link_both(day):
    app, ana = day()
    phone = Chat(app.database, app.clock, "telegram", "77", "en")
    payload = checkin_payload(SECRET, first(app), app.clock.now())
    assert text("en", "checkin-unknown") in phone.command("start", payload).text
    ana.say("/link")
    phone.command("link", re.findall(r"\*\*(.+?)\*\*", ana.last)[0])
    phone.press("merge")
    assert phone.press(f"checkin:{first(app)}").notice == IN


def test_one_person_on_two_channels_is_in_once(day):
    app, ana = day()
    press_old(ana, f"checkin:{first(app)}")
    ana.say("/link")
    phone = Chat(app.database, app.clock, "telegram", "77", "en")
    phone.command("start")
    phone.command("link", re.findall(r"\*\*(.+?)\*\*", ana.last)[0])
    phone.press("merge")
    assert phone.press(f"checkin:{first(app)}").notice.startswith("✓ You were in already.")


def test_start_of_a_session_brings_the_button_and_who_is_in_is_left_alone(day):
    _, ana = day(at="2021-11-15T12:40+01:00")
    assert pass_time(ana, "15 12:51") == ["15 13:50 Day 1 · begins in 10 minutes"]
    ana.press("I’m here", of=ana.replies[-1])
    assert ana.notice.startswith("✓ You are in. You have 1 of 5") or "13:50" in ana.notice
    before = len(ana.replies)
    pass_time(ana, "15 13:02")
    assert len(ana.replies) == before
    pass_time(ana, "16 13:01")
    assert "begins now" in ana.last
    assert [choice.label for choice in ana.replies[-1].choices if choice.action] == ["I’m here"]


def test_message_at_the_start_can_be_switched_off(day):
    _, ana = day(at="2021-11-15T12:55+01:00")
    ana.say("/reminders")
    ana.press("Switch off: at the start")
    pass_time(ana, "15 13:01")
    assert "begins now" not in ana.written


@pytest.mark.parametrize("language", LANGUAGES)
def test_notice_is_told_in_every_language(day, language):
    app, ana = day(language=language)
    said = press_old(ana, f"checkin:{first(app)}")
    decides = {"en": "Wednesday", "fr": "mercredi", "es": "miércoles", "pt": "quarta-feira"}[language]
    assert said.startswith(text(language, "checkin-in"))
    assert decides in said
