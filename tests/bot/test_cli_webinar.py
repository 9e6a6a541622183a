"""Webinar reports from the command line: imported whole and once, refused with the line, people recognised."""

from __future__ import annotations

import pytest

from academy.programme import Proof
from storage import attendance, programmes
from storage.models import Participation
from tests.support.attending import after
from tests.support.desk import open_desk
from tests.support.webinar_reports import TEAMS, ZOOM_MEETING

REPORT = ZOOM_MEETING.replace("Ana Costa,ana", "Ana Machel,ana").replace("(Ana Costa)", "(Ana Machel)")


@pytest.fixture
def desk(sqlite, tmp_path, monkeypatch):
    """Five days that reports decide, all over; two reports as files."""
    opened = open_desk(sqlite, tmp_path, monkeypatch, proof=Proof.REPORT)
    (tmp_path / "zoom.csv").write_text(REPORT, "utf-8")
    (tmp_path / "teams.csv").write_bytes(TEAMS.encode("utf-16"))
    return opened


def marks(desk, member):
    found = desk.read(lambda db: attendance.sessions_of(db, member, after(5)))
    return [one.mark.value for one in found][:2]


def lines(desk):
    edition = desk.read(programmes.current_edition)[0]
    found = desk.read(lambda db: attendance.evidence_lines(db, edition))
    return [(line.name, line.session, line.evidence.minutes) for line in found]


def test_import_decides_who_was_there_and_names_the_doubtful(desk):
    done = desk.run("webinar", "import", "day1", "zoom.csv")
    said = "zoom.csv: day1, a report of Zoom: 1 recognised, 1 in doubt; see: collective-brain webinar doubts."
    assert (done.code, done.out) == (0, [said])
    assert lines(desk) == [("Ana Machel", "day1", 60)]
    assert (marks(desk, 1), marks(desk, 2)) == (["present", "pending"], ["absent", "pending"])


def test_import_of_the_same_report_changes_nothing(desk):
    desk.run("webinar", "import", "day1", "zoom.csv")
    before = lines(desk)
    done = desk.run("webinar", "import", "day1", "zoom.csv")
    assert done.out == ["zoom.csv: this report of day1 was imported before; nothing was changed."]
    assert lines(desk) == before


def test_import_takes_times_in_a_zone_of_their_own(desk):
    """From 12:55 to 14:00 in London is from 13:55 in Rome, where it ends at 14:30."""
    done = desk.run("webinar", "import", "day1", "zoom.csv", "--zone", "Europe/London")
    assert (done.code, lines(desk)) == (0, [("Ana Machel", "day1", 35)])


def test_import_reads_a_report_of_teams(desk):
    done = desk.run("webinar", "import", "day1", "teams.csv")
    assert (done.code, done.out[0].startswith("teams.csv: day1, a report of Teams: ")) == (0, True)


def test_import_where_no_report_decides_says_so(sqlite, tmp_path, monkeypatch):
    desk = open_desk(sqlite, tmp_path, monkeypatch)
    (tmp_path / "zoom.csv").write_text(REPORT, "utf-8")
    done = desk.run("webinar", "import", "day1", "zoom.csv")
    assert done.out[1] == "day1 is proven by button: the report only shows where it disagrees."
    assert marks(desk, 1) == ["absent", "absent"]


BAD = REPORT.replace("11/15/2021 01:20:30 PM", "soon")
REFUSED = [
    ("import dya1 zoom.csv", "there is no session dya1; did you mean day1?; nothing was changed"),
    (
        "import day1 none.csv",
        "none.csv: the file cannot be opened: No such file or directory — is the name right?; nothing was changed",
    ),
    (
        "import day2 zoom.csv",
        "zoom.csv: nobody in it was there while the session was on — is it the report of another session, or are"
        " its times not those of Europe/Rome?; nothing was changed",
    ),
    (
        "import day1 bad.csv",
        "bad.csv: line 2: 'soon' is no date with a time — such as 11/15/2021 01:05:00 PM; nothing was changed",
    ),
    (
        "import day1 zoom.csv --zone Europe/Roma",
        "--zone: there is no 'Europe/Roma'; did you mean Europe/Rome?; nothing was saved",
    ),
    ("decide 1 nobody", "there is no doubt 1; see: collective-brain webinar doubts; nothing was changed"),
    (
        "decide 1 9",
        "there is no participant 9; see: collective-brain applications list; nothing was changed",
    ),
]


@pytest.mark.parametrize(("words", "why"), REFUSED, ids=[words for words, _ in REFUSED])
def test_what_cannot_be_read_says_where_and_why_and_changes_nothing(desk, words, why):
    (desk.folder / "bad.csv").write_text(BAD, "utf-8")
    done = desk.run("webinar", *words.split())
    assert (done.code, done.out, done.err) == (2, [], why)
    assert lines(desk) == []


def test_doubts_are_listed_decided_and_may_be_decided_anew(desk):
    assert desk.run("webinar", "doubts").out == ["No doubts."]
    (desk.folder / "zoom.csv").write_text(REPORT.replace("王小明", "Chantal Marie Diop"), "utf-8")
    desk.run("webinar", "import", "day1", "zoom.csv")
    assert desk.run("webinar", "doubts").out == [
        "No.  Session  Name in the report  E-mail  Minutes  Perhaps",
        "2  day1  Chantal Marie Diop  –  90  Chantal Diop (number 4)",
    ]
    done = desk.run("webinar", "decide", "2", "Chantal Diop")
    assert (done.code, done.out) == (0, ["Doubt 2 is decided: Chantal Diop (number 4)."])
    assert (marks(desk, 4)[0], desk.run("webinar", "doubts").out) == ("present", ["No doubts."])
    again = desk.run("webinar", "decide", "2", "4")
    assert again.out == ["Doubt 2 is decided: Chantal Diop (number 4). It was decided so already."]
    desk.at(after(6))
    nobody = desk.run("webinar", "decide", "2", "nobody")
    assert (nobody.out, marks(desk, 4)[0]) == (["Doubt 2 is decided: no participant."], "absent")


def test_doubt_is_not_decided_for_somebody_who_does_not_take_part(desk):
    desk.run("webinar", "import", "day1", "zoom.csv")
    desk.write(lambda db: setattr(db.get_one(Participation, 4), "state", "withdrawn"))
    done = desk.run("webinar", "decide", "2", "4")
    why = "the session does not concern Chantal Diop (number 4): they do not take part, or have no seat in its"
    assert (done.code, done.err) == (2, f"{why} elective; nothing was changed")
