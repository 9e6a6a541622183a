"""Announcements sent, followed, stopped and reported at the command line."""

import io
import threading
from datetime import timedelta

import pytest
from rich.console import Console
from sqlalchemy import select, update

from bot import broadcast_watch
from reminders.broadcasts import expand_due
from storage.clock import Clock
from storage.models import AuditEntry, Broadcast, Delivery
from tests.bot.broadcast.steps import PORTUGUESE, new, rows
from tests.conftest import NOW


def test_preview_shows_the_texts_as_they_are(desk):
    (desk.folder / "a.txt").write_text("**Dear all**,\n\nsee [the page].\n", "utf-8")
    new(desk)
    shown = desk.run("broadcast", "preview", "1").out
    assert "No text yet for: Spanish (1)" in shown.splitlines()
    assert "**Dear all**,\n\nsee [the page].\n" in shown
    assert PORTUGUESE in shown


def test_send_asks_first(desk):
    new(desk, "--fallback", "en")
    done = desk.run("broadcast", "send", "1", answer="n\n")
    assert (done.code, done.out.splitlines()[-1]) == (0, "Nothing was sent.")
    assert rows(desk, Broadcast.state) == [("draft",)]
    done = desk.run("broadcast", "send", "1", "--no-wait", answer="y\n")
    assert done.out.splitlines()[-1].endswith("To take it back or to stop it: collective-brain broadcast stop 1")
    assert rows(desk, Broadcast.state) == [("waiting",)]


def test_half_a_minute_begins_with_the_yes_not_with_the_question(desk, monkeypatch):
    new(desk, "--fallback", "en")
    monkeypatch.delenv("START_AT")
    monkeypatch.setenv("TELEGRAM_TOKEN", "123456:ABCDEFGHIJKL")
    instants = iter([NOW, NOW + timedelta(minutes=5)])
    monkeypatch.setattr(Clock, "now", lambda self: next(instants))
    desk.run("broadcast", "send", "1", "--no-wait", answer="y\n")
    assert rows(desk, Broadcast.send_at) == [(NOW + timedelta(minutes=5, seconds=30),)]


def test_send_refuses_while_somebody_has_no_text(desk):
    new(desk)
    done = desk.run("broadcast", "send", "1", "--yes")
    assert (done.code, done.err.strip()) == (
        2,
        "Some have no text in their language, see above. Begin anew with one more --text,"
        " or with --fallback LANGUAGE for them.",
    )
    assert "No text yet for: Spanish (1)" in done.out.splitlines()
    assert rows(desk, Broadcast.state) == [("draft",)]


@pytest.mark.parametrize("command", ["preview", "send", "stop", "report"])
def test_unknown_number_is_said(desk, command):
    done = desk.run("broadcast", command, "9")
    assert (done.code, done.err.strip()) == (
        2,
        "There is no announcement 9. Begin one with: collective-brain broadcast new",
    )


def test_announcement_at_a_set_time_is_not_waited_for(desk):
    new(desk, "--fallback", "en", "--at", "2021-11-16 18:00")
    done = desk.run("broadcast", "send", "1", "--yes")
    assert done.out.splitlines()[-1].startswith("It goes out: Tuesday, 16 November 2021, 18:00 (Rome).")


def test_send_follows_the_assistant_until_everything_is_settled(desk, monkeypatch):
    new(desk, "--fallback", "en")
    monkeypatch.setattr(broadcast_watch, "LOOK", 0.02)
    follower = threading.Thread(target=_assistant, args=(desk.database,))
    follower.start()
    done = desk.run("broadcast", "send", "1", "--yes")
    follower.join()
    assert done.out.splitlines()[-5:] == [
        "Messages in all: 2",
        "Sent: 1",
        "The app refused the message: 1",
        "",
        "Did not get it, or not for certain: Luis Vargas",
    ]
    assert done.code == 0


def _assistant(database):
    """What the running assistant does, in small steps."""
    while database.read(lambda db: db.scalar(select(Broadcast.state))) != "waiting":
        threading.Event().wait(0.01)
    expand_due(database, NOW + timedelta(days=1))
    for number, (state, reason) in enumerate((("sent", ""), ("failed", "http_400")), 1):
        threading.Event().wait(0.05)
        one = update(Delivery).where(Delivery.id == number).values(state=state, reason=reason)
        database.write(lambda db, one=one: db.execute(one)).result()


def test_send_asks_whether_the_assistant_runs_when_nothing_moves(desk, monkeypatch):
    new(desk, "--fallback", "en")
    desk.run("broadcast", "send", "1", "--yes", "--no-wait")
    monkeypatch.setattr(broadcast_watch, "LOOK", 0.01)
    monkeypatch.setattr(broadcast_watch, "PATIENCE", 0.05)
    shown = io.StringIO()
    monkeypatch.setattr(broadcast_watch, "out", Console(file=shown, force_terminal=True, width=100))
    undo = update(Broadcast).values(state="undone")
    ending = threading.Timer(0.5, lambda: desk.database.write(lambda db: db.execute(undo)).result())
    ending.start()
    broadcast_watch.watch(desk.database, 1, NOW + timedelta(minutes=1))
    ending.join()
    assert shown.getvalue().count("Does the assistant run?") == 1


def test_interrupting_the_wait_leaves_the_announcement_alone(desk, monkeypatch):
    new(desk, "--fallback", "en")

    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("bot.cli_broadcast.watch", interrupted)
    done = desk.run("broadcast", "send", "1", "--yes")
    assert (done.code, done.out.splitlines()[-1]) == (
        130,
        "It goes on by itself. To stop it: collective-brain broadcast stop 1",
    )
    assert rows(desk, Broadcast.state) == [("waiting",)]


def test_stop_takes_back_what_waits_and_stops_what_goes_out(desk):
    for _ in range(2):
        new(desk, "--fallback", "en")
    desk.run("broadcast", "send", "1", "--yes", "--no-wait")
    assert desk.run("broadcast", "stop", "1").out == "Announcement 1 is taken back; no member has received it.\n"
    desk.run("broadcast", "send", "2", "--yes", "--no-wait")
    expand_due(desk.database, NOW + timedelta(hours=1))
    assert desk.run("broadcast", "stop", "2").out == "Announcement 2 is stopped; 2 messages were not sent.\n"
    again = desk.run("broadcast", "stop", "2")
    assert (again.code, again.err) == (2, "Announcement 2 is not going out at present.\n")
    assert rows(desk, Broadcast.state) == [("undone",), ("stopped",)]
    assert rows(desk, AuditEntry.by).count(("command line",)) == 6


def test_report_has_reasons_and_names(desk):
    new(desk, "--fallback", "en")
    assert desk.run("broadcast", "report", "1").out.rstrip().endswith("Nothing has been sent.")
    desk.run("broadcast", "send", "1", "--yes", "--no-wait")
    expand_due(desk.database, NOW + timedelta(hours=1))
    failed = update(Delivery).where(Delivery.id == 2).values(state="failed", reason="dm_closed")
    desk.database.write(lambda db: db.execute(failed)).result()
    lines = [line.split() for line in desk.run("broadcast", "report", "1").out.splitlines()]
    assert ["failed", "dm_closed", "1"] in lines
    assert ["queued", "–", "1"] in lines
    assert ["Luis", "Vargas", "failed", "dm_closed"] in lines
