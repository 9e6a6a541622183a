"""Reports that cannot be read: where, why and what was meant."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from academy.programme import Session, SessionKind
from programmes.webinar import UnreadableReportError, read, read_report
from tests.support.webinar_reports import ROME, SESSION, TEAMS_WITHOUT_ACTIVITIES, ZOOM_MEETING, rows, zoom


def refused(content: bytes, zone: str = ROME) -> str:
    with pytest.raises(UnreadableReportError) as wrong:
        read_report(content, zone, SESSION)
    return str(wrong.value)


def test_day_stands_first_where_points_divide_a_date() -> None:
    starts = datetime(2021, 3, 4, 13, 0, tzinfo=UTC)
    session = Session("s", SessionKind.PLENARY, {}, starts, starts + timedelta(hours=1), ("en",))
    with pytest.raises(UnreadableReportError, match="nobody in it was there"):
        read_report(zoom("Ana,,03.04.2021 14:00,03.04.2021 14:30"), ROME, session)


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
