"""Reports of Zoom and Teams, in each shape that they have."""

from __future__ import annotations

import hashlib
import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import xlsxwriter

from academy.programme import Session, SessionKind
from programmes.webinar import read, read_report
from tests.support.webinar_reports import (
    ANA,
    JANE,
    ROME,
    SESSION,
    TEAMS,
    TEAMS_2021,
    TEAMS_ACTIONS,
    TEAMS_LIVE,
    TEAMS_WITHOUT_ACTIVITIES,
    ZOOM_BLOCK,
    ZOOM_MEETING,
    ZOOM_WEBINAR,
    rows,
    told,
    zoom,
)

SHAPES = [
    ("Zoom meeting", ZOOM_MEETING, "zoom", [("Ana Costa", ANA, 60), ("王小明", "", 90)]),
    ("Zoom meeting with its block", ZOOM_BLOCK, "zoom", [("Ana Costa", ANA, 60), ("王小明", "", 90)]),
    (
        "Zoom webinar with its sections",
        ZOOM_WEBINAR,
        "zoom",
        [("Host", "host@example.org", 90), ("Ana Costa", ANA, 60), ("351912345678", "", 30)],
    ),
    (
        "Teams with every join",
        TEAMS,
        "teams",
        [("Ana Costa (External)", ANA, 60), ("Doe, Jane", JANE, 90)],
    ),
    (
        "Teams without: as much as they were inside",
        TEAMS_WITHOUT_ACTIVITIES,
        "teams",
        [("Ana Costa (External)", ANA, 60), ("Doe, Jane", JANE, 90)],
    ),
    ("Teams of 2021, day first", TEAMS_2021, "teams", [("Ana Costa", ANA, 45)]),
    ("Teams, single events", TEAMS_ACTIONS, "teams", [("Ana Costa", "", 70), ("Rui Sá", "", 80)]),
    ("Teams live event, in UTC", TEAMS_LIVE, "teams", [("Ana Costa", ANA, 37)]),
]


def sheet(table: list[list[object]]) -> bytes:
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"default_date_format": "dd/mm/yyyy hh:mm:ss"}) as book:
        page = book.add_worksheet()
        for number, row in enumerate(table):
            page.write_row(number, 0, row)
    return written.getvalue()


@pytest.mark.parametrize(("content", "platform", "people"), rows(SHAPES))
def test_report_is_read_in_every_shape(content: str, platform: str, people: list[tuple[str, str, int]]) -> None:
    report = read_report(content.encode(), ROME, SESSION)
    assert (report.platform, told(report)) == (platform, people)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"], ids=lambda name: str(name)
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_report_is_read_in_every_encoding(encoding: str, ends: str) -> None:
    content = TEAMS.replace("\n", ends).encode(encoding)
    assert told(read_report(content, ROME, SESSION)) == [
        ("Ana Costa (External)", ANA, 60),
        ("Doe, Jane", JANE, 90),
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_report_is_read_whatever_divides_its_columns(delimiter: str) -> None:
    content = "\n".join(line.replace(",", delimiter) for line in ZOOM_MEETING.splitlines() if '"' not in line)
    assert told(read_report(content.encode(), ROME, SESSION)) == [("Ana Costa", ANA, 20), ("王小明", "", 90)]


def test_workbook_is_read_with_times_as_text_or_as_dates() -> None:
    heads = ["Name (Original Name)", "User Email", "Join Time", "Leave Time", "Duration (Minutes)"]
    joined, left = datetime(2021, 11, 15, 13, 0), datetime(2021, 11, 15, 13, 30)
    content = sheet(
        [
            heads,
            ["Ana", ANA, joined, left, 30],
            ["Rui", "", "11/15/2021 01:00:00 PM", "11/15/2021 01:10:00 PM", 10],
        ]
    )
    assert told(read_report(content, ROME, SESSION)) == [("Ana", ANA, 30), ("Rui", "", 10)]


def test_workbook_is_read_with_all_its_sections() -> None:
    table: list[list[object]] = [line.split("\t") for line in TEAMS.splitlines()]
    report = read_report(sheet(table), ROME, SESSION)
    assert (report.platform, told(report)) == (
        "teams",
        [("Ana Costa (External)", ANA, 60), ("Doe, Jane", JANE, 90)],
    )


TIMES = [
    ("Zoom", "11/15/2021 01:00:00 PM"),
    ("Zoom, day first, 24 hours", "15/11/2021 13:00"),
    ("Zoom, named month", "Nov 15, 2021 01:00:00 PM"),
    ("Zoom, year first", "2021-11-15 13:00:00"),
    ("Teams", "11/15/21, 1:00:00 PM"),
    ("Teams, narrow space", "11/15/21, 1:00:00\u202fPM"),
    ("Teams, Spanish", "15/11/21, 1:00:00 p. m."),
    ("Teams, points", "15.11.2021, 13:00:00"),
    ("with an offset", "2021-11-15T12:00:00+00:00"),
    ("in UTC", "2021-11-15T12:00:00Z"),
]


@pytest.mark.parametrize("written", rows(TIMES))
def test_time_is_read_as_written(written: str) -> None:
    content = zoom(f'Ana,,"{written}",', "Rui,,2021-11-15 13:10:00,2021-11-15 13:30:00")
    report = read_report(content, ROME, SESSION)
    assert report.attendees[0].stays[0].joined == SESSION.starts


@pytest.mark.parametrize(
    ("starts", "written"),
    rows(
        [
            ("3 April, day first", datetime(2021, 4, 3, 12, 0, tzinfo=UTC), "03/04/2021 14:00"),
            ("4 March, month first", datetime(2021, 3, 4, 13, 0, tzinfo=UTC), "03/04/2021 14:00"),
            ("5 May either way", datetime(2021, 5, 5, 12, 0, tzinfo=UTC), "05/05/2021 14:00"),
        ]
    ),
)
def test_day_and_month_are_told_apart_by_the_day_of_the_session(starts: datetime, written: str) -> None:
    session = Session("s", SessionKind.PLENARY, {}, starts, starts + timedelta(hours=1), ("en",))
    report = read_report(zoom(f"Ana,,{written},{written[:-2]}30"), ROME, session)
    assert [stay.joined for each in report.attendees for stay in each.stays] == [starts]


def test_hour_that_clocks_repeat_is_the_one_nearer_to_the_session() -> None:
    starts = datetime(2021, 10, 31, 1, 30, tzinfo=UTC)  # the second 02:30 in Rome
    session = Session("s", SessionKind.PLENARY, {}, starts, starts + timedelta(hours=1), ("en",))
    report = read_report(zoom("Ana,,10/31/2021 02:30:00 AM,10/31/2021 03:15:00 AM"), ROME, session)
    assert report.attendees[0].stays[0].joined == starts


def test_whoever_did_not_leave_stayed_until_the_last_that_is_told() -> None:
    content = zoom("Ana,,11/15/2021 01:00:00 PM,", "Rui,,11/15/2021 01:00:00 PM,11/15/2021 01:50:00 PM")
    assert told(read_report(content, ROME, SESSION)) == [("Ana", "", 50), ("Rui", "", 50)]


def test_line_with_a_name_only_does_not_hide_those_below_it() -> None:
    content = zoom("Anonymous,,,,", "Rui,,11/15/2021 01:00:00 PM,11/15/2021 01:50:00 PM,50")
    assert told(read_report(content, ROME, SESSION)) == [("Rui", "", 50)]


def test_report_keeps_the_digest_of_its_file(tmp_path: Path) -> None:
    file = tmp_path / "report.csv"
    file.write_text(ZOOM_MEETING, "utf-8")
    assert read(file, ROME, SESSION).digest == hashlib.sha256(file.read_bytes()).hexdigest()
    assert told(read(file, ROME, SESSION)) == [("Ana Costa", ANA, 60), ("王小明", "", 90)]
