"""Local times and instants, at every kind of change that clocks have made."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfoNotFoundError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from academy.calendar import AmbiguousTimeError, NonexistentTimeError, instant, local, local_date
from academy.errors import NaiveDatetimeError

FORM = "%Y-%m-%d %H:%M"
ZONES = (
    "Europe/Rome",
    "America/New_York",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Asia/Kathmandu",
    "Pacific/Apia",
    "America/Sao_Paulo",
)


def rows(table: list[tuple[Any, ...]]) -> list[Any]:
    """The rows of a table, each named by its first column."""
    return [pytest.param(*values, id=label) for label, *values in table]


def at(written: str) -> datetime:
    return datetime.strptime(written, FORM)  # noqa: DTZ007 - local times are naive


def utc(written: str) -> datetime:
    return at(written).replace(tzinfo=UTC)


ONCE = [
    ("Rome in winter", "Europe/Rome", "2021-11-15 13:00", "2021-11-15 12:00"),
    ("Rome in summer", "Europe/Rome", "2021-07-15 13:00", "2021-07-15 11:00"),
    ("Rome, the minute before clocks go forward", "Europe/Rome", "2021-03-28 01:59", "2021-03-28 00:59"),
    ("Rome, the minute after clocks went forward", "Europe/Rome", "2021-03-28 03:00", "2021-03-28 01:00"),
    ("Rome, the minute before the double hour", "Europe/Rome", "2021-10-31 01:59", "2021-10-30 23:59"),
    ("Rome, the minute after the double hour", "Europe/Rome", "2021-10-31 03:00", "2021-10-31 02:00"),
    ("New York changes a week after Rome", "America/New_York", "2021-11-01 09:00", "2021-11-01 13:00"),
    ("New York after its change", "America/New_York", "2021-11-15 07:00", "2021-11-15 12:00"),
    ("Lord Howe, summer is 11:00 ahead", "Australia/Lord_Howe", "2021-01-15 12:00", "2021-01-15 01:00"),
    ("Lord Howe, winter is 10:30 ahead", "Australia/Lord_Howe", "2021-07-15 12:00", "2021-07-15 01:30"),
    ("Casablanca in Ramadan", "Africa/Casablanca", "2021-04-20 12:00", "2021-04-20 12:00"),
    ("Casablanca outside Ramadan", "Africa/Casablanca", "2021-06-20 12:00", "2021-06-20 11:00"),
    ("Kathmandu, three quarters of an hour", "Asia/Kathmandu", "2021-11-15 17:45", "2021-11-15 12:00"),
    ("São Paulo has no summer time since 2019", "America/Sao_Paulo", "2021-11-15 09:00", "2021-11-15 12:00"),
    ("Samoa, the day before the skipped day", "Pacific/Apia", "2011-12-29 23:59", "2011-12-30 09:59"),
    ("Samoa, a minute later it is two days later", "Pacific/Apia", "2011-12-31 00:00", "2011-12-30 10:00"),
]


@pytest.mark.parametrize(("zone", "written", "expected"), rows(ONCE))
def test_instant_of_a_local_time_that_exists_once(zone: str, written: str, expected: str) -> None:
    assert instant(at(written), zone) == utc(expected)
    assert instant(at(written), zone).tzinfo is UTC
    assert local(utc(expected), zone).strftime(FORM) == written


SKIPPED = [
    (
        "Rome",
        "Europe/Rome",
        "2021-03-28 02:30",
        ("2021-03-28 01:30", "2021-03-28 03:30"),
    ),
    (
        "Rome, first skipped minute",
        "Europe/Rome",
        "2021-03-28 02:00",
        ("2021-03-28 01:00", "2021-03-28 03:00"),
    ),
    (
        "New York",
        "America/New_York",
        "2021-03-14 02:15",
        ("2021-03-14 01:15", "2021-03-14 03:15"),
    ),
    (
        "Lord Howe, half an hour",
        "Australia/Lord_Howe",
        "2021-10-03 02:15",
        ("2021-10-03 01:45", "2021-10-03 02:45"),
    ),
    (
        "Casablanca, Ramadan ends",
        "Africa/Casablanca",
        "2021-05-16 02:30",
        ("2021-05-16 01:30", "2021-05-16 03:30"),
    ),
    (
        "Samoa, a whole day",
        "Pacific/Apia",
        "2011-12-30 12:00",
        ("2011-12-29 12:00", "2011-12-31 12:00"),
    ),
]


@pytest.mark.parametrize(("zone", "written", "alternatives"), rows(SKIPPED))
def test_instant_of_a_skipped_time_names_the_alternatives(
    zone: str, written: str, alternatives: tuple[str, str]
) -> None:
    with pytest.raises(NonexistentTimeError) as raised:
        instant(at(written), zone)
    assert raised.value.alternatives == tuple(map(at, alternatives))
    assert str(raised.value) == f"{written} does not exist in {zone}"


TWICE = [
    (
        "Rome",
        "Europe/Rome",
        "2021-10-31 02:30",
        ("2021-10-31 00:30", "2021-10-31 01:30"),
        ("2021-10-31 01:30", "2021-10-31 03:30"),
    ),
    (
        "New York",
        "America/New_York",
        "2021-11-07 01:00",
        ("2021-11-07 05:00", "2021-11-07 06:00"),
        ("2021-11-07 00:00", "2021-11-07 02:00"),
    ),
    (
        "Lord Howe, half an hour",
        "Australia/Lord_Howe",
        "2021-04-04 01:45",
        ("2021-04-03 14:45", "2021-04-03 15:15"),
        ("2021-04-04 01:15", "2021-04-04 02:15"),
    ),
    (
        "Casablanca, Ramadan begins",
        "Africa/Casablanca",
        "2021-04-11 02:30",
        ("2021-04-11 01:30", "2021-04-11 02:30"),
        ("2021-04-11 01:30", "2021-04-11 03:30"),
    ),
]


@pytest.mark.parametrize(("zone", "written", "instants", "alternatives"), rows(TWICE))
def test_instant_of_a_double_time_names_both(
    zone: str, written: str, instants: tuple[str, str], alternatives: tuple[str, str]
) -> None:
    with pytest.raises(AmbiguousTimeError) as raised:
        instant(at(written), zone)
    assert raised.value.instants == tuple(map(utc, instants))
    assert raised.value.alternatives == tuple(map(at, alternatives))
    assert str(raised.value) == f"{written} exists twice in {zone}"


@pytest.mark.parametrize(("zone", "written"), [row[1:3] for row in SKIPPED + TWICE])
def test_alternatives_are_times_that_exist_once(zone: str, written: str) -> None:
    with pytest.raises(ValueError, match="exist") as raised:
        instant(at(written), zone)
    assert isinstance(raised.value, NonexistentTimeError | AmbiguousTimeError)
    earlier, later = (instant(each, zone) for each in raised.value.alternatives)
    assert earlier < later


@given(
    st.datetimes(at("1995-01-01 00:00"), at("2040-01-01 00:00"), timezones=st.just(UTC)),
    st.sampled_from(ZONES),
)
def test_local_and_back_is_the_same_instant_or_one_of_two(moment: datetime, zone: str) -> None:
    shown = local(moment, zone).replace(tzinfo=None, fold=0)
    try:
        assert instant(shown, zone) == moment
    except AmbiguousTimeError as twice:  # and then it must be one of the two
        assert twice.instants.count(moment) == 1  # noqa: PT017


def test_instant_refuses_a_time_that_has_a_zone() -> None:
    with pytest.raises(ValueError, match="a local time has no zone of its own"):
        instant(utc("2021-11-15 13:00"), "Europe/Rome")


def test_instant_refuses_an_unknown_zone() -> None:
    with pytest.raises(ZoneInfoNotFoundError):
        instant(at("2021-11-15 13:00"), "Europe/Roma")


def test_local_refuses_a_naive_instant() -> None:
    with pytest.raises(NaiveDatetimeError):
        local(at("2021-11-15 13:00"), "Europe/Rome")


def test_local_takes_an_instant_with_any_offset() -> None:
    noon = datetime(2021, 11, 15, 13, tzinfo=timezone(timedelta(hours=1)))
    assert local(noon, "Asia/Kathmandu").strftime(FORM) == "2021-11-15 17:45"


DATES = [
    ("the afternoon session ends tomorrow in Seoul", "Asia/Seoul", "2021-11-16 16:00", date(2021, 11, 17)),
    ("and on the same day in Turin", "Europe/Rome", "2021-11-16 16:00", date(2021, 11, 16)),
    ("midnight belongs to the new day in Manila", "Asia/Manila", "2021-11-16 16:00", date(2021, 11, 17)),
    ("it is still yesterday in Los Angeles", "America/Los_Angeles", "2021-11-16 03:00", date(2021, 11, 15)),
    ("Samoa went from the 29th to the 31st", "Pacific/Apia", "2011-12-30 10:00", date(2011, 12, 31)),
]


@pytest.mark.parametrize(("zone", "moment", "expected"), rows(DATES))
def test_local_date_is_that_of_the_place(zone: str, moment: str, expected: date) -> None:
    assert local_date(utc(moment), zone) == expected
