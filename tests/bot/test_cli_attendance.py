"""Attendance, appeals and presenters from the command line: what is said, what changes, and how it ends."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import select

from academy.attendance import Mark
from academy.codes import read_presenter_token
from storage import appeals, attendance, presenters, programmes, rooms
from storage.models import Delivery
from tests.support.attending import COMMAND_LINE, after, attend, during, number
from tests.support.desk import Desk, open_desk

HEADING = "No.  Member  Attended  Share  Possible  May miss  Certificate  Decides"
PARTICIPANTS = "number name constituency language electives attended counted needed excused missed pending open"
SHARES = ["may miss", "percent", "possible percent", "certificate", "decides"]
DAYS = ["day1", "day2", "day3", "day4", "day5"]


@pytest.fixture
def desk(sqlite, tmp_path, monkeypatch):
    """After five days: Ana was there always, Luis four times, =1+1 on the last day, Chantal never."""
    opened = open_desk(sqlite, tmp_path, monkeypatch)
    opened.write(lambda db: [attend(db, 1, 1, 2, 3, 4, 5), attend(db, 2, 1, 2, 3, 4), attend(db, 3, 5)])
    return opened


def marks(desk, member):
    """What each day counts as."""
    found = desk.read(lambda db: attendance.sessions_of(db, member, after(5)))
    return [one.mark.value for one in found]


def appeal(desk, member, day, text="power cut"):
    desk.write(lambda db: appeals.appeal(db, member, number(db, day), text, "web:x", after(5)).id)


def test_show_says_where_everybody_stands(desk):
    done = desk.run("attendance", "show")
    assert (done.code, done.out) == (
        0,
        [
            HEADING,
            "3  =1+1  1 of 5  20%  20%  0  out of reach  –",
            "1  Ana Machel  5 of 5  100%  100%  1  earned  –",
            "4  Chantal Diop  0 of 5  0%  0%  0  out of reach  –",
            "2  Luis Vargas  4 of 5  80%  80%  0  earned  –",
        ],
    )


def test_show_says_how_many_may_be_missed_and_which_session_decides(desk):
    desk.at(after(4))
    assert desk.run("attendance", "show", "Luis Vargas").out[0] == "Luis Vargas (number 2): 4 of 5 (80%), earned."
    desk.write(lambda db: rooms.mark_by_hand(db, COMMAND_LINE, number(db, "day1"), 2, Mark.ABSENT, "", after(4)))
    assert desk.run("attendance", "show", "2").out == [
        "Luis Vargas (number 2): 3 of 5 (60%), open: 4 are needed, 0 more may be missed; day5 decides"
        " (Fri 19 Nov 13:00).",
        "Session  When (Europe/Rome)  Mark  Proof  Appeal",
        "day1  Mon 15 Nov 13:00–14:30  absent  button 13:05, hand absent by command line  –",
        "day2  Tue 16 Nov 13:00–14:30  present  button 13:05  –",
        "day3  Wed 17 Nov 13:00–14:30  present  button 13:05  –",
        "day4  Thu 18 Nov 13:00–14:30  present  button 13:05  –",
        "day5  Fri 19 Nov 13:00–14:30  open  –  –",
    ]


def test_show_says_who_is_in_a_session(desk):
    assert desk.run("attendance", "show", "day5").out == [
        "day5 · Day 5 · Fri 19 Nov 13:00–14:30 · proof: button",
        "2 of 4 are in (en 2), 0 of them late.",
        "No.  Member  Language  Mark  Proof",
        "3  =1+1  en  present  button 13:05",
        "1  Ana Machel  en  present  button 13:05",
        "4  Chantal Diop  en  absent  –",
        "2  Luis Vargas  en  absent  –",
    ]


NOBODY = "there is no participant"
LISTED = "see: collective-brain applications list; nothing was changed"
REFUSED = [
    ("attendance show dya1", "there is no session or participant dya1; did you mean day1?"),
    ("attendance show 9", f"{NOBODY} 9; {LISTED}"),
    ("attendance show telegram:1", "nobody has written from telegram:1 yet; nothing was changed"),
    ("attendance mark 1 dya1 late", "there is no session dya1; did you mean day1?; nothing was changed"),
    ("attendance mark 9 day1 late", f"{NOBODY} 9; {LISTED}"),
    ("attendance mark 1 day1 lat", "MARK: there is no 'lat'; did you mean late?; nothing was changed"),
    ("attendance export a.ods", "a.ods: write it as a.xlsx or a.csv"),
    ("attendance export no/a.csv", "no/a.csv: No such file or directory; it was not written"),
    ("appeal decide 7 present", "there is no appeal 7; see: collective-brain appeal list; nothing was changed"),
    ("appeal decide 1 excusd", "DECISION: there is no 'excusd'; did you mean excused?; nothing was changed"),
    ("presenter link dya1", "there is no session dya1; did you mean day1?; nothing was changed"),
    (
        "facilitator add day1 telegram:9",
        "nobody has written from telegram:9 yet; ask them to write to the assistant first; nothing was changed",
    ),
    ("facilitator add day1 4815", "4815 is not an address; write it like telegram:4815"),
]


@pytest.mark.parametrize(("words", "why"), REFUSED, ids=[words for words, _ in REFUSED])
def test_what_cannot_be_says_what_was_meant_and_changes_nothing(desk, words, why):
    appeal(desk, 4, "day1")
    before = desk.read(dump)
    done = desk.run(*words.split())
    assert (done.code, done.out, done.err) == (2, [], why)
    assert desk.read(dump) == before


def dump(db):
    """All that the commands can change."""
    edition = programmes.current_edition(db)[0]
    lines = [repr(line) for line in attendance.evidence_lines(db, edition)]
    decided = [(row.id, row.state) for row, _, _ in appeals.appeals(db, edition, None)]
    return lines, decided, [presenters.facilitators(db, number(db, day)) for day in DAYS]


@pytest.mark.parametrize("says", ["present", "late", "excused", "absent"])
def test_mark_decides_until_it_is_undone(desk, says):
    done = desk.run("attendance", "mark", "Chantal Diop", "day1", says, "--why", "she called")
    assert (done.code, done.out) == (0, [f"Chantal Diop (number 4) in day1 counts as {says}."])
    assert marks(desk, 4)[0] == says
    again = desk.run("attendance", "mark", "4", "day1", says)
    assert again.out == [f"Chantal Diop (number 4) in day1 counts as {says}. It was decided so already."]
    undone = desk.run("attendance", "mark", "telegram:10004", "day1", "undo")
    assert (undone.out, marks(desk, 4)[0]) == (["Chantal Diop (number 4) in day1 counts as absent."], "absent")
    edition = desk.read(programmes.current_edition)[0]
    lines = desk.read(lambda db: attendance.evidence_lines(db, edition))
    kept = [(line.evidence.says, line.note) for line in lines if line.member_id == 4]
    assert kept == [(Mark(says), "she called"), (None, "")]


def test_mark_of_a_cancelled_session_says_so(desk):
    desk.at(during(5, -60))
    assert desk.run("session", "cancel", "day5", "--yes").code == 0
    done = desk.run("attendance", "mark", "4", "day5", "present")
    assert (done.code, done.err) == (2, "day5 is cancelled; nothing was changed")


def test_disputes_are_listed_and_settled_by_hand(desk):
    assert desk.run("attendance", "disputes").out == ["All sources agree."]
    desk.run("attendance", "mark", "2", "day1", "absent")
    assert desk.run("attendance", "disputes").out == [
        "Session  No.  Member  Counts as  Sources",
        "day1  2  Luis Vargas  absent  button: present, hand: absent",
    ]


def test_appeals_are_listed_and_decided_and_told(desk):
    assert desk.run("appeal", "list").out == ["No appeals."]
    appeal(desk, 4, "day1", "a power [bold]cut")
    heading = "No.  State  Made (Europe/Rome)  Member  Session  Text"
    line = "1  open  Fri 19 Nov 16:00  Chantal Diop  day1  a power [bold]cut"
    assert desk.run("appeal", "list").out == [heading, line]
    assert desk.run("appeal", "decide", "1", "excused").out == ["Appeal 1 is decided: excused."]
    assert (marks(desk, 4)[0], desk.run("appeal", "list").out) == ("excused", ["No appeals."])
    assert desk.run("appeal", "list", "--all").out == [heading, line.replace("open", "excused")]
    assert desk.run("appeal", "decide", "1", "excused").out == ["It was decided so already: excused."]
    told = desk.read(lambda db: [tuple(row) for row in db.execute(select(Delivery.member_id, Delivery.kind))])
    assert told == [(4, "appeal-decided")]


def test_presenter_link_is_of_this_session_until_a_day_after_it(desk):
    done = desk.run("presenter", "link", "day1")
    address, said = done.out
    assert address.startswith("https://academy.example.org/present/pr_")
    assert said == (
        "For day1, Mon 15 Nov 13:00–14:30. It works until Tue 16 Nov 14:30 (Europe/Rome); give it to nobody else."
    )
    token, secret = address.rpartition("/")[2], b"of the tests"
    end = during(1, 90) + timedelta(days=1)
    assert read_presenter_token(secret, token, end - timedelta(seconds=1)) == desk.read(
        lambda db: number(db, "day1")
    )
    assert read_presenter_token(secret, token, end) is None


def test_facilitators_are_added_listed_and_removed(desk):
    nobody = "Nobody. Add somebody with: collective-brain facilitator add day1 ADDRESS"
    assert desk.run("facilitator", "list", "day1").out == [nobody]
    assert desk.run("facilitator", "add", "day1", "telegram:10002").out == ["telegram:10002 may present day1."]
    again = desk.run("facilitator", "add", "day1", "telegram:10002")
    assert again.out == ["telegram:10002 may present day1 already."]
    listed = ["Address  Name", "telegram:10002  Luis Vargas"]
    assert desk.run("facilitator", "list", "day1").out == listed
    gone = desk.run("facilitator", "remove", "day1", "telegram:10002")
    assert gone.out == ["telegram:10002 may no longer present day1."]
    never = desk.run("facilitator", "remove", "day1", "telegram:10002")
    assert never.out == ["telegram:10002 had not been added to day1."]


def test_csv_has_the_figures_of_everybody_and_no_formula(desk):
    assert desk.run("attendance", "export", "a.csv").out == ["a.csv: 4 rows."]
    heading, *rows = csv.reader(io.StringIO((desk.folder / "a.csv").read_text("utf-8-sig")))
    assert heading == [*PARTICIPANTS.split(), *SHARES, *DAYS]
    assert [" ".join(cell.replace(" ", "-") or "_" for cell in row) for row in rows] == [
        "3 '=1+1 _ en _ 1 5 4 0 4 0 0 0 20 20 out-of-reach _ absent absent absent absent present",
        "1 Ana-Machel _ en _ 5 5 4 0 0 0 0 1 100 100 earned _ present present present present present",
        "4 Chantal-Diop _ en _ 0 5 4 0 5 0 0 0 0 0 out-of-reach _ absent absent absent absent absent",
        "2 Luis-Vargas _ en _ 4 5 4 0 1 0 0 0 80 80 earned _ present present present present absent",
    ]


def sheets(desk):
    assert desk.run("attendance", "export", "a.xlsx").code == 0
    book = CalamineWorkbook.from_path(str(desk.folder / "a.xlsx"))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_workbook_has_participants_weeks_evidence_and_rule(desk):
    desk.run("attendance", "mark", "4", "day2", "excused", "--why", "=1+1")
    found = sheets(desk)
    assert list(found) == ["participants", "week 1 from 2021-11-15", "evidence", "rule"]
    who = ["number", "name", "constituency", "language", "attended", "of"]
    week = found["week 1 from 2021-11-15"]
    assert week[0] == [*who, *(f"day{day} 2021-11-{day + 14} 13:00" for day in range(1, 6))]
    assert week[3] == [4, "Chantal Diop", "", "en", 0, 5, "absent", "excused", "absent", "absent", "absent"]
    by = ["excused", "", "", "command line", "=1+1"]
    chantal = [line for line in found["evidence"] if line[1] == 4]
    assert chantal == [["day2", 4, "Chantal Diop", "", "en", "hand", "2021-11-19 16:00:00", *by]]
    assert found["rule"][3:8] == [
        ["share of the counted sessions that earns the certificate", 0.8],
        ["one may check in, minutes before a session", 10],
        ["… until, minutes after its end", 15],
        ["late, which counts as present, minutes after its start", 10],
        ["share of a session's minutes that a webinar report must show", 0.6],
    ]
    assert found["rule"][-1] == ["session day5", "counts; proof: button"]


def test_workbook_has_a_sheet_for_each_week(sqlite, tmp_path, monkeypatch):
    desk = open_desk(sqlite, tmp_path, monkeypatch, days=9)
    assert list(sheets(desk))[1:3] == ["week 1 from 2021-11-15", "week 2 from 2021-11-22"]


@pytest.mark.parametrize("share", [0.8, 2 / 3, 0.755], ids=["whole", "to a hundredth", "half a per cent"])
def test_exported_figures_are_those_of_attendance_to_the_digit(sqlite, tmp_path, monkeypatch, share):
    desk = open_desk(sqlite, tmp_path, monkeypatch, days=7, share=share)
    desk.write(lambda db: [attend(db, 1, 1, 2, 3, 4, 5), attend(db, 2, 1, 2), attend(db, 3, 7)])
    desk.at(after(6))
    heading, *rows = sheets(desk)["participants"]
    for row in rows:
        own = dict(zip(heading, row, strict=True))
        one = desk.read(lambda db, who=own["number"]: attendance.standing(db, int(who), after(6)))
        shown = [own[name] for name in ("attended", "counted", "needed", "missed", "open", "may miss")]
        assert shown == [one.attended, one.counted, one.needed, one.missed, one.open, one.may_miss]
        assert [own["percent"], own["possible percent"]] == [float(one.percent), float(one.possible_percent)]


def test_without_an_edition_commands_say_what_to_do(sqlite, tmp_path, monkeypatch):
    desk = Desk(sqlite, tmp_path, monkeypatch)
    why = "no edition is loaded; load one with: collective-brain programme load FILE"
    for words in ("attendance show", "appeal list", "presenter link day1", "attendance export a.csv"):
        done = desk.run(*words.split())
        assert (done.code, done.err) == (2, why)
