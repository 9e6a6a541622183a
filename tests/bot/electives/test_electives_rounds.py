"""Rounds opened, extended and closed from the command line."""

from __future__ import annotations

from datetime import datetime, timedelta

from storage import ledger
from tests.support import electives as house
from tests.support.elective_desk import dates, told
from tests.support.electives import NOW


def test_open_says_who_is_invited_and_asks(desk, monkeypatch):
    monkeypatch.setenv("START_AT", (house.OPENS - timedelta(days=2)).isoformat())
    done = desk.run("open", "one", "--closes", "2021-11-14 12:00", answer="y\n")
    assert (done.code, done.err) == (0, "")
    assert done.out == [
        "one opens now and closes Sun 14 Nov 12:00 (Europe/Rome).",
        "5 people will be invited to choose.",
        "Change this? [y/N]: y",
        "Changed.",
    ]
    opens, closes = dates(desk)
    assert opens <= house.OPENS - timedelta(days=2) + timedelta(minutes=1)  # the clock runs on
    assert closes == datetime.fromisoformat("2021-11-14T12:00+01:00")
    assert told(desk, "round-open") == [1, 2, 3, 4, 5]


def test_open_again_invites_nobody_twice(desk):
    assert desk.run("open", "one", "--yes").out[1] == "5 people will be invited to choose."
    assert desk.run("open", "one", "--yes").out == [
        "one is open and closes Mon 15 Nov 20:00 (Europe/Rome).",
        "Nobody will be told.",
        "Changed.",
    ]


def test_extend_tells_all_participants_and_warns_of_what_begins_before(desk):
    done = desk.run("extend", "one", "2021-11-16", "20:00", "--why", "strike", "--yes")
    assert (done.code, done.err) == (0, "")
    assert done.out == [
        "one closes Tue 16 Nov 20:00 instead of Mon 15 Nov 20:00 (Europe/Rome).",
        "Beware: its first session is on Tue 16 Nov 15:30; nobody can choose what has begun.",
        "5 people will be told.",
        "Changed.",
    ]
    assert dates(desk)[1] == datetime.fromisoformat("2021-11-16T20:00+01:00")
    assert told(desk, "round-changed") == [1, 2, 3, 4, 5]
    entries = desk.read(ledger.entries)
    assert [(entry.action, entry.by, entry.why) for entry in entries] == [("round", "command line", "strike")]


def test_extend_to_the_same_time_changes_nothing(desk):
    done = desk.run("extend", "one", "2021-11-15 20:00")
    assert done.out == ["one closes Mon 15 Nov 20:00 (Europe/Rome) already. Nothing would change."]
    assert desk.read(ledger.entries) == []


def test_close_tells_all_participants_once(desk, monkeypatch):
    assert desk.run("close", "one", "--yes").out == [
        "one closes now instead of Mon 15 Nov 20:00 (Europe/Rome).",
        "5 people will be told.",
        "Changed.",
    ]
    monkeypatch.setenv("START_AT", (NOW + timedelta(hours=1)).isoformat())
    again = desk.run("close", "one", "--yes")
    why = "one is closed; to open it again: collective-brain electives extend one; nothing was changed"
    assert (again.code, again.out, again.err) == (2, [], why)
