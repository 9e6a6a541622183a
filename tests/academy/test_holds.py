"""Until when an offered seat is kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from academy.calendar import local
from academy.electives import hold_until
from academy.reminders import is_quiet

MINUTE = timedelta(minutes=1)
NIGHT = (1320, 420)  # 22:00 to 07:00
FAR = "2027-01-01T00:00Z"


@pytest.mark.parametrize(
    ("offered", "zone", "quiet", "starts", "kept"),
    [
        pytest.param("2021-11-10T06:00Z", "Africa/Maputo", NIGHT, FAR, "2021-11-10T18:00Z", id="twelve hours"),
        pytest.param(
            "2021-11-10T08:00Z", "Africa/Maputo", NIGHT, FAR, "2021-11-11T06:00Z", id="ends as night begins"
        ),
        pytest.param(
            "2021-11-10T07:59Z", "Africa/Maputo", NIGHT, FAR, "2021-11-10T19:59Z", id="a minute before night"
        ),
        pytest.param(
            "2021-11-10T16:00Z", "Africa/Maputo", NIGHT, FAR, "2021-11-11T06:00Z", id="ends behind midnight"
        ),
        pytest.param(
            "2021-11-10T17:00Z", "Africa/Maputo", NIGHT, FAR, "2021-11-11T05:00Z", id="ends as night does"
        ),
        pytest.param("2021-11-10T12:00Z", "Africa/Maputo", (0, 0), FAR, "2021-11-11T00:00Z", id="no quiet hours"),
        pytest.param("2021-11-10T00:00Z", "UTC", (720, 840), FAR, "2021-11-10T15:00Z", id="quiet at noon"),
        pytest.param(
            "2021-11-10T13:00Z", "Asia/Kathmandu", NIGHT, FAR, "2021-11-11T02:15Z", id="quarter of an hour"
        ),
        pytest.param("2021-10-30T14:00Z", "Europe/Rome", NIGHT, FAR, "2021-10-31T07:00Z", id="clocks go back"),
        pytest.param("2021-03-27T14:00Z", "Europe/Rome", NIGHT, FAR, "2021-03-28T06:00Z", id="clocks go forward"),
        pytest.param(
            "2021-03-27T12:30Z",
            "Europe/Rome",
            (1320, 150),
            FAR,
            "2021-03-28T02:30Z",
            id="quiet until a skipped 02:30",
        ),
        pytest.param(
            "2021-10-30T12:00Z",
            "Europe/Rome",
            (1320, 150),
            FAR,
            "2021-10-31T02:30Z",
            id="quiet until a double 02:30",
        ),
        pytest.param(
            "2021-11-10T06:00Z",
            "UTC",
            NIGHT,
            "2021-11-10T15:00Z",
            "2021-11-10T14:30Z",
            id="half an hour before it",
        ),
        pytest.param(
            "2021-11-10T12:00Z", "UTC", NIGHT, "2021-11-11T04:00Z", "2021-11-11T03:30Z", id="even in the night"
        ),
        pytest.param(
            "2021-11-10T14:29Z",
            "UTC",
            NIGHT,
            "2021-11-10T15:00Z",
            "2021-11-10T14:30Z",
            id="31 minutes left: a minute",
        ),
        pytest.param("2021-11-10T14:30Z", "UTC", NIGHT, "2021-11-10T15:00Z", None, id="30 minutes left: to all"),
        pytest.param("2021-11-10T15:30Z", "UTC", NIGHT, "2021-11-10T15:00Z", None, id="begun"),
    ],
)
def test_seat_is_kept_twelve_hours_past_the_night_and_before_the_last_call(offered, zone, quiet, starts, kept):
    at, begins = datetime.fromisoformat(offered), datetime.fromisoformat(starts)
    assert hold_until(at, begins, zone, *quiet) == (kept and datetime.fromisoformat(kept))


# Half an hour on Lord Howe, a whole day in Samoa, Ramadan in Morocco, midnight in Brazil.
ZONES = ("Europe/Rome", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca", "America/Sao_Paulo")


@given(
    st.datetimes(datetime(2010, 1, 1), datetime(2026, 1, 1), timezones=st.just(UTC)),
    st.sampled_from(ZONES),
    st.integers(0, 1439),
    st.integers(0, 20 * 60),
    st.integers(-60, 72 * 60),
)
def test_hold_is_at_least_twelve_hours_and_ends_awake_or_at_the_last_call(now, zone, quiet_from, length, left):
    quiet = (quiet_from, (quiet_from + length) % 1440)
    latest = now + left * MINUTE - timedelta(minutes=30)
    kept = hold_until(now, now + left * MINUTE, zone, *quiet)
    if latest <= now:
        assert kept is None
        return
    assert min(now + timedelta(hours=12), latest) <= kept <= latest
    shown = local(kept, zone)
    assert kept == latest or not is_quiet(shown.hour * 60 + shown.minute, *quiet)
