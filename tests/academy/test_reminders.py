from datetime import date, datetime, time

import pytest

from academy import reminders

DAY = date(2021, 11, 16)
EVE = time(18, 0)


@pytest.mark.parametrize(
    ("minute", "quiet_from", "quiet_to", "quiet"),
    [
        pytest.param(1319, 1320, 420, False, id="a minute before they begin"),
        pytest.param(1320, 1320, 420, True, id="the minute in which they begin"),
        pytest.param(0, 1320, 420, True, id="midnight"),
        pytest.param(419, 1320, 420, True, id="their last minute"),
        pytest.param(420, 1320, 420, False, id="the minute in which they end"),
        pytest.param(800, 780, 840, True, id="within a day"),
        pytest.param(840, 780, 840, False, id="behind them within a day"),
        pytest.param(0, 0, 0, False, id="equal ends: never"),
    ],
)
def test_quiet_hours_hold_from_their_first_minute_until_before_their_last(minute, quiet_from, quiet_to, quiet):
    assert reminders.is_quiet(minute, quiet_from, quiet_to) == quiet


@pytest.mark.parametrize(
    ("zone", "quiet", "due"),
    [
        pytest.param("Africa/Maputo", (1320, 420), "2021-11-15T16:00Z", id="outside: at six"),
        pytest.param("Africa/Maputo", (1080, 420), "2021-11-15T15:00Z", id="begin at six: an hour before"),
        pytest.param("Africa/Maputo", (1020, 420), "2021-11-15T14:00Z", id="begun at five: at four"),
        pytest.param("Africa/Maputo", (0, 1140), "2021-11-14T21:00Z", id="asleep by day: the day before"),
        pytest.param("America/Bogota", (1320, 420), "2021-11-15T23:00Z", id="far in the west"),
    ],
)
def test_eve_comes_before_quiet_hours_that_cover_it(zone, quiet, due):
    assert reminders.eve_at(DAY, EVE, zone, *quiet) == datetime.fromisoformat(due)


def test_kinds_are_named_from_the_earliest_on():
    assert reminders.kinds(EVE, (10, 60)) == ("eve", "m60", "m10", "m0")
    assert reminders.kinds(None, (5,)) == ("m5", "m0")
    assert [reminders.minutes_of(kind) for kind in ("m60", "m5")] == [60, 5]


@pytest.mark.parametrize(("kind", "left_out"), [("m120", True), ("m60", True), ("m10", False), ("snooze", False)])
def test_only_the_last_reminder_and_one_asked_for_come_in_quiet_hours(kind, left_out):
    assert reminders.left_out_when_quiet(kind, (60, 120, 10)) == left_out
