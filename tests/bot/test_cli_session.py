"""Sessions from the command line: what is said, what changes, and how it ends."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from sqlalchemy import select
from typer.testing import CliRunner

from bot.cli import app
from storage import deliveries, programmes, sessions
from storage.deliveries import Fate, Outcome
from storage.models import Delivery
from tests.conftest import NOW
from tests.support.participants import insert_crowd
from tests.support.people import SHIPPED, load_edition
from tests.support.terminal import type_in

LATE = "2021-11-15T12:30:00+00:00"  # in the middle of the first session
FILE_TOO = "Change the programme file, too: the next `programme load` goes by it."


@pytest.fixture
def desk(sqlite, tmp_path, monkeypatch):
    """A terminal three days before the edition: `desk.run("list")`, and the database."""
    load_edition(sqlite)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", sqlite.url)
    monkeypatch.setenv("START_AT", NOW.isoformat())

    def run(*words, answer=None):
        done = type_in("session", *words, answer=answer)
        return SimpleNamespace(code=done.code, out=done.out.splitlines(), err=done.err.strip())

    return SimpleNamespace(run=run, database=sqlite)


@pytest.fixture
def reminded(desk):
    """Two participants who were reminded of the opening, and one who was not."""
    insert_crowd(desk.database, 3)

    def remind(db):
        number = row(db).id
        for member in (1, 2):
            about = {"session_id": number, "revision": 1, "subject": {"kind": "m60"}}
            delivery = deliveries.queue(db, member, f"s{number}.v1.m60", "session", NOW, **about)
            deliveries.record(db, [Outcome(delivery, Fate.SENT, at=NOW)])

    desk.database.write(remind).result()
    return desk


def row(db, code="opening"):
    return sessions.session_by_code(db, programmes.current_edition(db)[0], code)


def state(desk, code="opening"):
    """Start, length in minutes, revision, link, whether it is cancelled."""
    found = desk.database.read(lambda db: row(db, code))
    minutes = int((found.ends - found.starts).total_seconds() // 60)
    return f"{found.starts:%Y-%m-%d %H:%M}", minutes, found.revision, found.link, found.cancelled_at is not None


def queued(desk):
    query = select(Delivery.member_id, Delivery.kind).where(Delivery.state == Fate.QUEUED)
    return [tuple(found) for found in desk.database.read(lambda db: db.execute(query.order_by(Delivery.id)).all())]


LINK = "https://ecampus.example.org/sse12/opening"
UNCHANGED = ("2021-11-15 12:00", 90, 1, LINK, False)


def test_list_shows_every_session_by_the_academys_clocks(desk):
    desk.run("cancel", "panel1", "--yes")
    done = desk.run("list")
    first = [line.split()[:7] for line in done.out if line[1:2].strip()]  # not the rest of a long title
    assert (done.code, len(first)) == (0, 1 + len(desk.database.read(_all)))
    assert first[:3] == [
        ["Code", "When", "(Europe/Rome)", "State", "Title"],
        ["opening", "Mon", "15", "Nov", "13:00–14:30", "Official", "opening"],
        ["panel1", "Mon", "15", "Nov", "15:30–17:00", "cancelled", "High-level"],
    ]


def _all(db):
    return sessions.sessions_of(db, programmes.current_edition(db)[0])


def test_move_says_who_will_be_told_and_asks(reminded):
    done = reminded.run("move", "opening", "2021-11-16", "10:00", answer="y\n")
    assert (done.code, done.err) == (0, "")
    assert done.out == [
        "opening moves from Mon 15 Nov 13:00–14:30 to Tue 16 Nov 10:00–11:30 (Europe/Rome).",
        "2 people will be told; they were told otherwise.",
        "Change this? [y/N]: y",
        "Changed. 2 people will be told.",
        FILE_TOO,
    ]
    assert state(reminded) == ("2021-11-16 09:00", 90, 2, LINK, False)
    assert queued(reminded) == [(1, "moved"), (2, "moved")]


@pytest.mark.parametrize("answer", ["n\n", "\n"])
def test_move_changes_nothing_without_a_yes(reminded, answer):
    done = reminded.run("move", "opening", "2021-11-16 10:00", answer=answer)
    assert (done.code, done.out[-1]) == (0, "Nothing was changed.")
    assert (state(reminded), queued(reminded)) == (UNCHANGED, [])


@pytest.mark.parametrize(
    ("when", "starts", "minutes"),
    [
        pytest.param("2021-11-16 10:00-12:15", "2021-11-16 09:00", 135, id="another length"),
        pytest.param("2021-11-16 23:30–2021-11-17 01:00", "2021-11-16 22:30", 90, id="past midnight"),
        pytest.param("2022-03-27 01:30", "2022-03-27 00:30", 90, id="just before clocks go forward"),
        pytest.param("2022-03-27 01:30-04:00", "2022-03-27 00:30", 90, id="its end behind the change, as written"),
        pytest.param("2022-03-28 13:00", "2022-03-28 11:00", 90, id="into summer time: the hour that clocks show"),
        pytest.param("2022-10-30 01:30-03:30", "2022-10-29 23:30", 180, id="while clocks go back"),
    ],
)
def test_move_goes_by_the_academys_clocks(desk, when, starts, minutes):
    done = desk.run("move", "opening", when, "--yes")
    assert (done.code, done.err) == (0, "")
    assert state(desk) == (starts, minutes, 2, LINK, False)


REFUSED = [
    (
        "opning 2021-11-16 10:00",
        NOW.isoformat(),
        "there is no session opning; did you mean opening?",
    ),
    (
        "zzz 2021-11-16 10:00",
        NOW.isoformat(),
        "there is no session zzz; see: collective-brain session list",
    ),
    (
        "opening 2022-03-27 02:30",
        NOW.isoformat(),
        "2022-03-27 02:30 does not exist in Europe/Rome: clocks are set forward there — did you mean 2022-03-27"
        " 01:30 or 2022-03-27 03:30?; nothing was changed",
    ),
    (
        "opening 2022-10-30 02:30",
        NOW.isoformat(),
        "2022-10-30 02:30 exists twice in Europe/Rome: clocks are set back there — did you mean 2022-10-30"
        " 01:30 or 2022-10-30 03:30?; nothing was changed",
    ),
    (
        "opening tomorrow",
        NOW.isoformat(),
        "'time' cannot be read: 'tomorrow' — write it as 2021-11-15 13:00–14:30; nothing was changed",
    ),
    (
        "opening 16/11/2021 10.00",
        NOW.isoformat(),
        "'time' cannot be read: '16/11/2021 10.00' — did you mean 2021-11-16 10:00?; nothing was changed",
    ),
    (
        "opening 2021-11-11 10:00",
        NOW.isoformat(),
        "session opening cannot move to a time that has passed; nothing was changed",
    ),
    ("opening 2021-11-16 10:00", "2021-11-15T13:30:00+00:00", "session opening is over; nothing was changed"),
]


@pytest.mark.parametrize(("words", "now", "why"), REFUSED, ids=[words + now for words, now, _ in REFUSED])
def test_move_that_cannot_be_explains_why(desk, monkeypatch, words, now, why):
    monkeypatch.setenv("START_AT", now)
    done = desk.run("move", *words.split(), "--yes")
    assert (done.code, done.out, done.err) == (2, [], why)
    assert state(desk) == UNCHANGED


def test_move_to_the_same_time_changes_nothing(desk):
    done = desk.run("move", "opening", "2021-11-15 13:00")
    assert (done.code, done.out[-1]) == (0, "Nothing would change.")
    assert state(desk) == UNCHANGED


def test_move_warns_of_sessions_at_the_same_time_that_people_have_to_be_in(desk):
    done = desk.run("move", "e1-a", "2021-11-17 16:00", "--yes")
    assert done.out[1:3] == [
        "Beware: whoever is in it has to be in e1-b, too: Wed 17 Nov 15:30–17:00.",
        "Nobody was told otherwise.",
    ]


def test_session_that_goes_on_can_be_made_longer(reminded, monkeypatch):
    monkeypatch.setenv("START_AT", LATE)
    done = reminded.run("move", "opening", "2021-11-15 13:00-15:00", "--yes")
    assert (done.code, done.out[-2]) == (0, "Changed. 2 people will be told.")


def test_cancel_is_told_and_only_the_programme_file_takes_it_back(reminded):
    done = reminded.run("cancel", "opening", "--yes")
    assert done.out == [
        "opening will not take place on Mon 15 Nov 13:00–14:30 (Europe/Rome).",
        "2 people will be told; they were told otherwise.",
        "Changed. 2 people will be told.",
        FILE_TOO,
    ]
    assert state(reminded) == ("2021-11-15 12:00", 90, 2, LINK, True)
    again = reminded.run("cancel", "opening", "--yes")
    why = "session opening is cancelled; only `programme load` can bring it back; nothing was changed"
    assert (again.code, again.err) == (2, why)
    restored = CliRunner().invoke(app, ["programme", "load", str(SHIPPED), "--yes"])
    assert (restored.exit_code, state(reminded)) == (0, ("2021-11-15 12:00", 90, 3, LINK, False))


def test_link_is_checked_and_told(reminded):
    bare = reminded.run("link", "opening", "meet.example.org/x", "--yes")
    why = "'link' cannot be 'meet.example.org/x' — did you mean https://meet.example.org/x?; nothing was changed"
    assert (bare.code, bare.err) == (2, why)
    done = reminded.run("link", "opening", "https://meet.example.org/x", "--yes")
    assert done.out == [
        f"opening: {LINK} → https://meet.example.org/x",
        "2 people will be told; they were told otherwise.",
        "Changed. 2 people will be told.",
        FILE_TOO,
    ]
    assert state(reminded) == ("2021-11-15 12:00", 90, 1, "https://meet.example.org/x", False)


def test_without_an_edition_every_command_says_what_to_do(sqlite, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", sqlite.url)
    monkeypatch.delenv("START_AT", raising=False)
    for words in (["list"], ["cancel", "opening"]):
        done = CliRunner().invoke(app, ["session", *words])
        why = "no edition is loaded; load one with: collective-brain programme load FILE\n"
        assert (done.exit_code, done.stderr) == (2, why)
