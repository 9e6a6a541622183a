"""What organisers read of messages: how late they were, and whom none reaches."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from functools import partial
from types import SimpleNamespace

import pytest
from sqlalchemy import insert

from storage.models import AddressRow, Delivery, Member
from tests.conftest import NOW
from tests.support.people import load_edition
from tests.support.terminal import type_in, wide


@pytest.fixture
def desk(sqlite, tmp_path, monkeypatch):
    """A terminal in an empty folder, three days before the edition."""
    load_edition(sqlite)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", sqlite.url)
    monkeypatch.setenv("START_AT", NOW.isoformat())
    wide(monkeypatch, 120)
    return SimpleNamespace(run=partial(type_in, "report"), database=sqlite, folder=tmp_path)


def people(desk, *names):
    """Members who have blocked us on Telegram."""

    def made(db):
        for number, name in enumerate(names, 1):
            db.add(Member(id=number, language="en", name=name, created_at=NOW, joined_at=NOW))
            where = {"channel": "telegram", "user": str(number), "chat": str(number), "unreachable_at": NOW}
            db.flush()
            db.add(AddressRow(member_id=number, created_at=NOW, last_used_at=NOW, **where))

    desk.database.write(made).result()


def deliver(desk, member, key, late=None, state="sent", reason="", **about):
    values = {"kind": "session", "session_id": 1, "subject": {}} | about
    times = {"due_at": NOW, "promised_at": NOW, "expires_at": NOW, "created_at": NOW}
    sent_at = None if late is None else NOW + timedelta(seconds=late)
    row = {"member_id": member, "key": key, "state": state, "reason": reason, "sent_at": sent_at}
    desk.database.write(lambda db: db.execute(insert(Delivery), [row | values | times])).result()


def some(desk):
    """Six messages of all kinds to two members."""
    people(desk, "Ana", "Luis")
    for member, late in ((1, 0.4), (2, 125)):
        deliver(desk, member, "eve.1.2021-11-15", late, kind="eve", session_id=None)
    deliver(desk, 1, "s1.v1.m60", 3725)
    deliver(desk, 2, "s1.v1.m60", state="failed", reason="unreachable")
    deliver(desk, 1, "s1.v1.m10", state="unknown", reason="timeout")
    deliver(desk, 2, "s1.v1.m10", state="queued")


def lines(said):
    return [line.split() for line in said.splitlines()]


def table_of(path):
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def test_punctuality_shows_lateness_and_what_was_not_sent(desk):
    some(desk)
    done = desk.run("punctuality")
    assert (done.code, done.err) == (0, "")
    assert [" ".join(words) for words in lines(done.out)] == [
        "About Sent p50 p95 p99 max Not sent",
        "eve 2021-11-15 2 0.4 s 2:05 2:05 2:05 –",
        "opening 1 1:02:05 1:02:05 1:02:05 1:02:05 failed 1 (unreachable 1), unknown 1, pending 1",
    ]


def test_punctuality_goes_into_a_file(desk):
    some(desk)
    done = desk.run("punctuality", "--csv", "late.csv")
    assert (done.code, done.out) == (0, "late.csv has 2 rows.\n")
    heading, eve, opening = table_of(desk.folder / "late.csv")
    assert " ".join(heading) == (
        "kind about title sent p50_seconds p95_seconds p99_seconds max_seconds failed failed_by_reason"
        " expired expired_by_reason cancelled cancelled_by_reason unknown pending"
    )
    assert eve == ["eve", "2021-11-15", "", "2", "0.4", "125.0", "125.0", "125.0"] + ["0", ""] * 3 + ["0", "0"]
    late = ["3725.0"] * 4
    assert opening[:3] == ["reminder", "opening", "Official opening"]
    assert opening[3:] == ["1", *late, "1", "unreachable 1", "0", "", "0", "", "1", "1"]


@pytest.mark.parametrize(
    ("report", "said"),
    [("punctuality", "No message was promised yet."), ("unreachable", "Nobody is out of reach.")],
)
def test_report_of_nothing_says_so(desk, report, said):
    assert desk.run(report).out == f"{said}\n"


def test_unreachable_shows_since_when_by_the_academys_clock_and_what_was_missed(desk):
    some(desk)
    assert lines(desk.run("unreachable").out) == [
        ["Member", "Where", "(Europe/Rome)", "Missed"],
        ["Ana", "telegram", "unreachable", "since", "2021-11-12", "09:00", "–"],
        ["Luis", "telegram", "unreachable", "since", "2021-11-12", "09:00", "opening", "1"],
    ]


def test_names_in_a_file_are_no_formulas(desk):
    people(desk, "=HYPERLINK(1)", "[red]Ana")
    desk.run("unreachable", "--csv", "gone.csv")
    where = "telegram unreachable since 2021-11-12 08:00"
    assert table_of(desk.folder / "gone.csv") == [
        ["member", "name", "channels_utc", "missed", "missed_messages"],
        ["1", "'=HYPERLINK(1)", where, "0", ""],
        ["2", "[red]Ana", where, "0", ""],
    ]
    assert "[red]Ana" in desk.run("unreachable").out


@pytest.mark.parametrize("report", ["punctuality", "unreachable"])
def test_file_that_cannot_be_written_is_said(desk, report):
    done = desk.run(report, "--csv", "no/such.csv")
    assert (done.code, done.err) == (2, "no/such.csv: No such file or directory; it was not written\n")
