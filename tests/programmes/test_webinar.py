"""Reports of Zoom and Teams, in each shape that they have."""

from __future__ import annotations

import hashlib
import io
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from academy.programme import Session, SessionKind
from academy.webinars import minutes_of
from programmes.webinar import Report, UnreadableReportError, read, read_report

ROME = "Europe/Rome"
SESSION = Session(
    code="opening",
    kind=SessionKind.PLENARY,
    title={"en": "Opening"},
    starts=datetime(2021, 11, 15, 12, 0, tzinfo=UTC),  # 13:00 in Rome
    ends=datetime(2021, 11, 15, 13, 30, tzinfo=UTC),
    languages=("en",),
)

ZOOM_MEETING = """\
Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,Recording Consent
Ana Costa,ana@example.org,11/15/2021 12:55:00 PM,11/15/2021 01:20:30 PM,26,Yes,
"Costa, Ana (Ana Costa)",ana@example.org,11/15/2021 01:10:00 PM,11/15/2021 02:00:00 PM,50,Yes,
王小明,,11/15/2021 01:00:00 PM,11/15/2021 02:30:00 PM,90,Yes,
"""
ZOOM_BLOCK = (
    """\
Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants
812 3456 7890,Opening,11/15/2021 12:50:00 PM,11/15/2021 02:35:00 PM,host@example.org,105,3

"""
    + ZOOM_MEETING
)
ZOOM_WEBINAR = """\
Attendee Report
Report Generated:,"Nov 16, 2021 09:00:00 AM"
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registered,# Cancelled,Unique Viewers
Opening,812 3456 7890,"Nov 15, 2021 12:50:00 PM",105,3,0,2

Host Details
Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name
Yes,Host,host@example.org,"Nov 15, 2021 12:50:00 PM","Nov 15, 2021 02:35:00 PM",105,No,Italy

Attendee Details
Attended,User Name (Original Name),First Name,Last Name,Email,Registration Time,Approval Status,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name
Yes,Ana Costa,Ana,Costa,ana@example.org,"Nov 1, 2021 09:00:00 AM",approved,"Nov 15, 2021 01:00:00 PM","Nov 15, 2021 02:00:00 PM",60,Yes,Portugal
No,Rui Sá,Rui,Sá,rui@example.org,"Nov 1, 2021 09:00:00 AM",approved,--,--,--,--,

Other Attended
User Name,Join Time,Leave Time,Time in Session (minutes),Country/Region Name
351912345678,"Nov 15, 2021 01:00:00 PM","Nov 15, 2021 01:30:00 PM",30,Portugal
"""  # noqa: E501 - as exported
TEAMS = """\
1. Summary
Meeting title\tOpening
Attended participants\t2
Start time\t11/15/21, 12:50:11 PM
End time\t11/15/21, 2:35:00 PM
Meeting duration\t1h 44m 49s

2. Participants
Name\tFirst join\tLast leave\tIn-meeting duration\tEmail\tParticipant ID (UPN)\tRole
Ana Costa (External)\t11/15/21, 1:00:00 PM\t11/15/21, 2:30:00 PM\t1h 0m 0s\tana@example.org\tana@x\tAttendee
Doe, Jane\t11/15/21, 1:00:00 PM\t11/15/21, 2:30:00 PM\t1h 30m 0s\tjane@example.org\tjane@example.org\tPresenter

3. In-Meeting Activities
Name\tJoin time\tLeave time\tDuration\tEmail\tRole
Ana Costa (External)\t11/15/21, 1:00:00 PM\t11/15/21, 1:30:00 PM\t30m 0s\tana@example.org\tAttendee
Ana Costa (External)\t11/15/21, 2:00:00 PM\t11/15/21, 2:30:00 PM\t30m 0s\tana@example.org\tAttendee
Doe, Jane\t11/15/21, 1:00:00 PM\t11/15/21, 2:30:00 PM\t1h 30m 0s\tjane@example.org\tPresenter
"""
TEAMS_WITHOUT_ACTIVITIES = TEAMS[: TEAMS.index("3. In-Meeting")]
TEAMS_2021 = """\
Meeting Summary
Total Number of Participants\t1
Meeting Title\tOpening

Full Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole\tParticipant ID (UPN)
Ana Costa\t15/11/2021, 13:00:00\t15/11/2021, 13:45:00\t45m\tana@example.org\tAttendee\tana@example.org
"""
TEAMS_ACTIONS = """\
Full Name\tUser Action\tTimestamp
Ana Costa\tJoined\t11/15/2021, 12:58:00 PM
Ana Costa\tLeft\t11/15/2021, 1:10:00 PM
Ana Costa\tJoined\t11/15/2021, 1:20:00 PM
Rui Sá\tJoined before\t11/15/2021, 12:50:00 PM
Rui Sá\tJoined\t11/15/2021, 1:05:00 PM
Rui Sá\tLeft\t11/15/2021, 2:20:00 PM
"""
TEAMS_LIVE = """\
SessionId,ParticipantId,FullName,UserAgent,UtcEventTimestamp,Action,Role
518ca2fd,ana@example.org,Ana Costa,Mozilla/5.0,11/15/2021 12:00:00 PM,Joined,Attendee
518ca2fd,ana@example.org,Ana Costa,Mozilla/5.0,11/15/2021 12:37:00 PM,Left,Attendee
"""

ANA, JANE = "ana@example.org", "jane@example.org"
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


def rows(table: list[tuple[Any, ...]]) -> list[Any]:
    """The rows of a table, each named by its first column."""
    return [pytest.param(*values, id=label) for label, *values in table]


def told(report: Report) -> list[tuple[str, str, int]]:
    return [(each.name, each.email, minutes_of(each.stays, SESSION)) for each in report.attendees]


def sheet(table: list[list[object]]) -> bytes:
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"default_date_format": "dd/mm/yyyy hh:mm:ss"}) as book:
        page = book.add_worksheet()
        for number, row in enumerate(table):
            page.write_row(number, 0, row)
    return written.getvalue()


def zoom(*lines: str) -> bytes:
    return "\n".join(("Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)", *lines)).encode()


def refused(content: bytes, zone: str = ROME) -> str:
    with pytest.raises(UnreadableReportError) as wrong:
        read_report(content, zone, SESSION)
    return str(wrong.value)


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


def test_day_stands_first_where_points_divide_a_date() -> None:
    starts = datetime(2021, 3, 4, 13, 0, tzinfo=UTC)
    session = Session("s", SessionKind.PLENARY, {}, starts, starts + timedelta(hours=1), ("en",))
    with pytest.raises(UnreadableReportError, match="nobody in it was there"):
        read_report(zoom("Ana,,03.04.2021 14:00,03.04.2021 14:30"), ROME, session)


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


JOIN = "11/15/2021 01:00:00 PM"
WRONG = [
    ("empty", b"", "the file is empty — export the report again, once the meeting is over"),
    (
        "only blanks",
        b"\xef\xbb\xbf\n\n , \n",
        "the file is empty — export the report again, once the meeting is over",
    ),
    ("a PDF", b"%PDF-1.7", "this is a PDF — export the report as CSV"),
    ("a page", b"\n<!DOCTYPE html>", "this is a web page — export the report as CSV instead of saving the page"),
    ("XLS", b"\xd0\xcf\x11\xe0\xa1", "this is an Excel file of the old kind (XLS) — save it as XLSX or CSV"),
    (
        "saved by a spreadsheet",
        zoom("José,,x,y").decode().encode("cp1252"),
        "line 2: the letters are neither in UTF-8 nor in UTF-16 — it was probably saved again by a spreadsheet: "
        "choose “CSV UTF-8” there, or take the original",
    ),
    (
        "unique users",
        b"Name (Original Name),User Email,Total Duration (Minutes),Guest\nAna,,90,Yes\n",
        "line 1: it tells who was there, but not from when to when — in Zoom, untick “Show unique users” before "
        "exporting",
    ),
    (
        "another language",
        b"Nombre,Hora de entrada,Hora de salida\nAna,x,y",
        "line 1: no columns with names, joins and leaves; there are: Nombre, Hora de entrada, Hora de salida — "
        "set Zoom or Teams to English and export it again",
    ),
    (
        "a slip",
        b"Naem,Join Tmie,Leave Time\nAna,x,y",
        "line 1: no columns with names, joins and leaves; there are: Naem, Join Tmie, Leave Time — did you mean "
        "Naem → name; Join Tmie → join time?",
    ),
    (
        "no time",
        zoom("Ana,,yesterday,"),
        "line 2: 'yesterday' is no date with a time — such as 11/15/2021 01:05:00 PM",
    ),
    (
        "no such hour",
        zoom("Ana,,11/15/2021 01:00:00 PM,", "Rui,,11/15/2021 25:00,"),
        "line 3: '11/15/2021 25:00' is no date with a time — such as 11/15/2021 01:05:00 PM",
    ),
    (
        "left before joining",
        zoom(f"Ana,,{JOIN},11/15/2021 12:59:00 PM"),
        "line 2: Ana left before joining — are join and leave in the right columns?",
    ),
    (
        "no length",
        TEAMS_WITHOUT_ACTIVITIES.replace("1h 0m 0s", "an hour").encode(),
        "line 10: 'an hour' is no length — such as 1h 27m 51s",
    ),
    (
        "another day",
        zoom("Ana,,11/17/2021 01:00:00 PM,11/17/2021 02:00:00 PM"),
        "nobody in it was there while the session was on — is it the report of another session, or are its times "
        "not those of Europe/Rome?",
    ),
    (
        "another month, which could be two",
        zoom("Ana,,03/04/2021 01:00:00 PM,03/04/2021 02:00:00 PM"),
        "line 1: its days may be months and its months days, and neither makes it the day of the session — is it "
        "the report of another session?",
    ),
    (
        "nobody",
        zoom(),
        "nobody in it was there while the session was on — is it the report of another session, or are its times "
        "not those of Europe/Rome?",
    ),
]


@pytest.mark.parametrize(("content", "said"), rows(WRONG))
def test_report_that_cannot_be_read_says_where_why_and_what_was_meant(content: bytes, said: str) -> None:
    assert refused(content) == said


def test_report_in_another_zone_is_refused() -> None:
    assert refused(ZOOM_MEETING.encode(), "America/Los_Angeles").startswith("nobody in it was there")


def test_time_that_clocks_skip_is_refused() -> None:
    session = Session(
        "s",
        SessionKind.PLENARY,
        {},
        datetime(2021, 3, 28, 0, 0, tzinfo=UTC),
        datetime(2021, 3, 28, 2, 0, tzinfo=UTC),
        ("en",),
    )
    with pytest.raises(UnreadableReportError, match="line 2: 02:30 does not exist in Europe/Rome on that day"):
        read_report(zoom("Ana,,03/28/2021 02:30:00 AM,"), ROME, session)


def test_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(
        UnreadableReportError, match="cannot be opened: No such file or directory — is the name right"
    ):
        read(tmp_path / "none.csv", ROME, SESSION)
