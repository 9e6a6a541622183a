"""Every reminder's wall-clock time in every IANA zone, checked by a second reading of the clocks.

The second reading knows only how to turn UTC into local time, which is never ambiguous: it walks through UTC and
looks at which instant the clocks of a zone first show what was promised.
"""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from sqlalchemy import insert, select

from academy.programme import Session, SessionKind
from academy.reminders import eve_at
from reminders import planner
from storage import programmes
from storage.models import Member, Participation, Reminder
from tests.conftest import NOW
from tests.support.people import edition

STEP = timedelta(minutes=15)  # all offsets in force since 1972 are multiples of it
ZONES = sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith(("Etc/", "SystemV/")))


def first_shown(zone: str, local: datetime) -> datetime | None:
    """The first UTC instant at which a zone's clocks show a local time."""
    place = ZoneInfo(zone)
    instant = local.replace(tzinfo=UTC) - timedelta(hours=15)
    for _ in range(int(timedelta(hours=30) / STEP)):
        if instant.astimezone(place).replace(tzinfo=None) == local:
            return instant
        instant += STEP
    return None


def two_weeks(first: date, zone: str) -> tuple[Session, ...]:
    """A session at 13:00 and one at 15:30 of a zone's clocks, on two weeks of days around a change."""
    sessions = []
    for number in range(14):
        for hour, minute in ((13, 0), (15, 30)):
            local = datetime.combine(first + timedelta(days=number), time(hour, minute))
            starts = first_shown(zone, local)
            assert starts
            code = f"d{number}-{hour}"
            sessions.append(
                Session(code, SessionKind.PLENARY, {"en": code}, starts, starts + timedelta(minutes=90), ("en",))
            )
    return tuple(sessions)


@pytest.mark.parametrize(
    ("first", "zone"),
    [
        pytest.param(date(2026, 10, 19), "Europe/Rome", id="October: Europe goes back on the 25th"),
        pytest.param(date(2027, 3, 22), "Europe/Rome", id="March: Europe goes forward on the 28th"),
        pytest.param(date(2026, 9, 28), "Australia/Sydney", id="October: the south goes forward on the 4th"),
        pytest.param(date(2027, 3, 29), "America/Santiago", id="April: the south goes back on the 3rd and 4th"),
    ],
)
def test_reminders_come_at_the_promised_wall_clock_time_in_every_zone(sqlite, first, zone):
    sessions = two_weeks(first, zone)
    loaded = dataclasses.replace(edition(), zone=zone, rounds=(), sessions=sessions)
    now = sessions[0].starts - timedelta(days=3)
    sqlite.write(lambda db: programmes.save_edition(db, loaded, NOW)).result()
    sqlite.write(_one_member_a_zone).result()
    sqlite.write(lambda db: planner.reconcile(db, now, rate=30)).result()
    planned = sqlite.read(lambda db: db.scalars(select(Reminder)).all())
    before = {(row.session_id, row.kind): row.promised_at for row in planned if row.kind != "eve"}
    assert before == {
        (number, f"m{minutes}"): session.starts - timedelta(minutes=minutes)
        for number, session in enumerate(sessions, 1)
        for minutes in (60, 10, 0)
    }
    eves = {(row.zone, row.day): row.promised_at for row in planned if row.kind == "eve"}
    assert eves == _expected_eves(sessions, now)
    assert {row.fires_at <= row.promised_at for row in planned} == {True}


def _one_member_a_zone(db):
    people = [
        {"id": number, "language": "en", "zone": zone, "created_at": NOW} for number, zone in enumerate(ZONES, 1)
    ]
    db.execute(insert(Member), people)
    accepted = {"edition_id": 1, "state": "accepted", "started_at": NOW}
    db.execute(insert(Participation), [{"member_id": person["id"]} | accepted for person in people])


def _expected_eves(sessions, now):
    expected = {}
    for zone in ZONES:
        place = ZoneInfo(zone)
        first_of = {}
        for session in sessions:
            first_of.setdefault(session.starts.astimezone(place).date(), session)
        for day, session in first_of.items():
            shown = first_shown(zone, datetime.combine(day - timedelta(days=1), time(18, 0)))
            useful = session.starts - timedelta(minutes=60)
            if shown and shown < useful and useful > now:
                expected[zone, day.isoformat()] = shown
    return expected


@pytest.mark.parametrize(
    ("zone", "day", "eve", "quiet", "expected"),
    [
        pytest.param(
            "Asia/Kathmandu",
            date(2026, 10, 21),
            time(18),
            (1320, 420),
            "2026-10-20T12:15+00:00",
            id="a quarter of an hour",
        ),
        pytest.param(
            "Australia/Lord_Howe",
            date(2026, 10, 4),
            time(2, 15),
            (0, 0),
            "2026-10-02T15:45+00:00",
            id="before half an hour's jump",
        ),
        pytest.param(
            "Australia/Lord_Howe",
            date(2026, 10, 5),
            time(2, 15),
            (0, 0),
            "2026-10-03T15:15+00:00",
            id="skipped by half an hour: as much earlier",
        ),
        pytest.param(
            "Africa/Casablanca",
            date(2027, 2, 7),
            time(18),
            (1320, 420),
            "2027-02-06T17:00+00:00",
            id="the day before Ramadan's change",
        ),
        pytest.param(
            "Europe/Rome",
            date(2027, 3, 29),
            time(2, 30),
            (0, 0),
            "2027-03-28T00:30+00:00",
            id="skipped by an hour: as much earlier",
        ),
        pytest.param(
            "Europe/Rome",
            date(2026, 10, 26),
            time(2, 30),
            (0, 0),
            "2026-10-25T00:30+00:00",
            id="comes twice: the first",
        ),
        pytest.param(
            "Pacific/Apia",
            date(2011, 12, 31),
            time(18),
            (1320, 420),
            "2011-12-30T04:00+00:00",
            id="a skipped day: the evening before it",
        ),
        pytest.param(
            "Asia/Manila",
            date(2021, 11, 17),
            time(18),
            (16 * 60, 7 * 60),
            "2021-11-16T07:00+00:00",
            id="inside quiet hours: an hour before they begin",
        ),
        pytest.param(
            "Asia/Manila",
            date(2021, 11, 17),
            time(0, 30),
            (22 * 60, 7 * 60),
            "2021-11-15T13:00+00:00",
            id="quiet hours that began the day before",
        ),
    ],
)
def test_eve_comes_when_promised_also_where_clocks_change(zone, day, eve, quiet, expected):
    assert eve_at(day, eve, zone, *quiet) == datetime.fromisoformat(expected)
