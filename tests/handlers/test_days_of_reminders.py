"""Days of an academy as people in different places live them, through the page chat and the simulated clock."""

from __future__ import annotations

import pytest

from tests.handlers.days import news, participant_in, pass_time
from tests.handlers.steps import walk

PANEL = "High-level panel 1: A human-centred recovery – impacts of and responses to the COVID-19 crisis"
HOUR, TEN = "begins in 60 minutes", "begins in 10 minutes"

MAPUTO = [
    "14 18:00 Your sessions tomorrow, Monday 15 November (Maputo):",
    f"15 13:00 Official opening · {HOUR}",
    f"15 13:50 Official opening · {TEN}",
    f"15 15:30 {PANEL} · {HOUR}",
    f"15 16:20 {PANEL} · {TEN}",
    "15 18:00 Your sessions tomorrow, Tuesday 16 November (Maputo):",
    f"16 13:00 SSE principles and values · {HOUR}",
    f"16 13:50 SSE principles and values · {TEN}",
    "16 18:00 Your sessions tomorrow, Wednesday 17 November (Maputo):",
]
MANILA = [
    "14 18:00 Your sessions tomorrow, Monday 15 November (Manila):",
    "15 18:00 Your sessions tomorrow, Tuesday 16 November (Manila):",
    f"15 19:00 Official opening · {HOUR}",
    f"15 19:50 Official opening · {TEN}",
    f"15 21:30 {PANEL} · {HOUR}",
    f"15 22:20 {PANEL} · {TEN}",  # in quiet hours
    "16 18:00 Your sessions tomorrow, Wednesday 17 November (Manila):",
    f"16 19:00 SSE principles and values · {HOUR}",
    f"16 19:50 SSE principles and values · {TEN}",
]
BOGOTA = [
    "14 18:00 Your sessions tomorrow, Monday 15 November (Bogota):",
    f"15 06:50 Official opening · {TEN}",  # the one at six is left out
    f"15 08:30 {PANEL} · {HOUR}",
    f"15 09:20 {PANEL} · {TEN}",
    "15 18:00 Your sessions tomorrow, Tuesday 16 November (Bogota):",
    f"16 06:50 SSE principles and values · {TEN}",
]


@pytest.mark.parametrize(
    ("city", "zone", "came"),
    [
        pytest.param("", "", MAPUTO, id="Maputo: in the afternoon"),
        pytest.param("Manila", "Asia/Manila", MANILA, id="Manila: in the evening, over midnight"),
        pytest.param("Bogotá", "America/Bogota", BOGOTA, id="Bogotá: in the early morning"),
    ],
)
def test_two_days_of_reminders(visitor, city, zone, came):
    told = pass_time(participant_in(visitor("en"), city, zone), "16 20:00")
    assert [line for line in told if "certificate" not in line] == came


def test_quiet_hours_of_ones_own_move_the_eve_and_leave_out_the_hour_before(visitor):
    ana = participant_in(visitor("en"))
    ana.say("/reminders")
    ana.press("quiet")
    ana.say("12h30 - 19h")
    assert pass_time(ana, "15 13:10") == [
        "14 11:30 Your sessions tomorrow, Monday 15 November (Maputo):",
        "15 11:30 Your sessions tomorrow, Tuesday 16 November (Maputo):",
        f"15 13:50 Official opening · {TEN}",
    ]


def test_without_quiet_hours_the_hour_before_comes_at_six_in_the_morning(visitor):
    ana = participant_in(visitor("en"), "Bogotá", "America/Bogota")
    ana.say("/reminders")
    ana.press("quiet")
    ana.press("No quiet hours")
    assert pass_time(ana, "15 13:10")[1:] == [
        f"15 06:00 Official opening · {HOUR}",
        f"15 06:50 Official opening · {TEN}",
    ]


def test_kinds_that_are_switched_off_do_not_come_until_they_are_switched_on(visitor):
    ana = participant_in(visitor("en"))
    ana.say("/reminders")
    ana.press("reminders:eve:off")
    ana.press("reminders:m60:off")
    assert pass_time(ana, "15 12:30") == []
    page = next(
        message for message in ana.replies if "reminders:m60:on" in [one.action for one in message.choices]
    )
    known = {message.id for message in ana.messages}
    ana.press("reminders:m60:on", of=page)
    pass_time(ana, "15 12:31")
    assert news(ana, known) == ["15 13:30 Official opening · begins in 30 minutes"]
    assert pass_time(ana, "15 12:55") == [f"15 13:50 Official opening · {TEN}"]


def test_language_changed_in_between_is_that_of_the_next_message(visitor):
    ana = participant_in(visitor("en"))
    assert pass_time(ana, "15 10:00") == MAPUTO[:1]
    ana.say("/language fr")
    assert pass_time(ana, "15 12:10") == ["15 13:00 Ouverture officielle · commence dans 60 minutes"]
    ana.say("/language es")
    assert pass_time(ana, "15 12:55") == ["15 13:50 Inauguración oficial · empieza en 10 minutos"]


def test_zone_changed_in_between_brings_nothing_twice_and_nothing_of_a_day_that_is_gone(visitor):
    ana = participant_in(visitor("en"))
    assert pass_time(ana, "14 18:00") == MAPUTO[:1]
    ana.say("/timezone Manila")
    ana.press("zone:Asia/Manila")
    assert pass_time(ana, "15 13:20") == MANILA[1:4]


def test_reminder_that_was_left_out_for_the_night_comes_where_it_is_day(visitor):
    ana = participant_in(visitor("en"), "Bogotá", "America/Bogota")
    pass_time(ana, "15 12:20")
    known = {message.id for message in ana.messages}
    ana.say("/timezone Maputo")
    ana.press("zone:Africa/Maputo")
    pass_time(ana, "15 12:21")
    assert news(ana, known)[-1] == "15 13:20 Official opening · begins in 40 minutes"


def test_who_says_stop_hears_nothing_and_after_start_what_is_still_useful(visitor):
    ana = participant_in(visitor("en"))
    ana.say("/stop")
    assert pass_time(ana, "15 12:20") == []
    known = {message.id for message in ana.messages}
    ana.say("/start")
    pass_time(ana, "15 12:21")
    came = [line for line in news(ana, known) if "begins" in line]
    assert came == ["15 13:20 Official opening · begins in 40 minutes"]


def test_late_joiner_gets_the_decision_and_the_latest_reminder_of_the_session(visitor):
    rui = walk(visitor("en"))
    pass_time(rui, "15 12:30")
    known = {message.id for message in rui.messages}
    rui.accept()
    pass_time(rui, "15 12:31")
    decision, reminder = news(rui, known)
    assert decision.startswith("15 13:30 Good news: your application has been accepted")
    assert reminder == "15 13:30 Official opening · begins in 30 minutes"


def test_who_is_accepted_when_a_session_runs_is_told_that_it_has_started(visitor):
    rui = walk(visitor("en"))
    pass_time(rui, "15 13:20")
    known = {message.id for message in rui.messages}
    rui.accept()
    pass_time(rui, "15 13:21")
    assert news(rui, known)[1:] == ["15 14:20 Official opening · has started"]
