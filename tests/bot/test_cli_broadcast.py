import io
import threading
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from rich.console import Console
from sqlalchemy import select, update
from typer.testing import CliRunner

from bot import broadcast_watch
from bot.cli import app
from reminders.broadcasts import expand_due
from storage.clock import Clock
from storage.models import AuditEntry, Broadcast, Delivery, Organiser
from tests.conftest import NOW
from tests.support import crowd
from tests.support.people import load_edition, sign_up

ENGLISH = "The electives of the second week are open. Please choose yours before Friday evening."
PORTUGUESE = "Os cursos da segunda semana estão abertos. Escolha o seu até sexta-feira à noite."


@pytest.fixture
def desk(sqlite, tmp_path, monkeypatch):
    """A terminal in a folder with two texts, three days before the edition; Ana reads Portuguese, Luis Spanish."""
    load_edition(sqlite)
    sqlite.write(lambda db: sign_up(db, "ana", "telegram")).result()
    sqlite.write(lambda db: sign_up(db, "luis", "discord", language="es", name="Luis Vargas")).result()
    sqlite.write(lambda db: [crowd.place(db, "lobby", "en"), crowd.place(db, "plaza", "es")]).result()
    (tmp_path / "a.txt").write_text(ENGLISH, "utf-8")
    (tmp_path / "b.txt").write_text(PORTUGUESE, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", sqlite.url)
    monkeypatch.setenv("START_AT", NOW.isoformat())
    runner = CliRunner()

    def run(*words, answer=None):
        result = runner.invoke(app, words, input=answer)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return SimpleNamespace(code=result.exit_code, out=result.stdout, err=result.stderr)

    return SimpleNamespace(run=run, database=sqlite, folder=tmp_path)


def rows(desk, *columns):
    return [tuple(row) for row in desk.database.read(lambda db: db.execute(select(*columns)).all())]


def new(desk, *words):
    return desk.run("broadcast", "new", "--text", "en=a.txt", "--text", "pt=b.txt", *words)


def test_new_saves_a_draft_and_shows_who_would_get_what(desk):
    done = new(desk, "--fallback", "en", "--place", "lobby")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        "Announcement 1 · draft",
        "",
        "Text in English (85 characters): “The electives of the second week are open. Please choose yo…”",
        "Text in Portuguese (81 characters): “Os cursos da segunda semana estão abertos. Escolha o seu at…”",
        "For: all members",
        "When: as soon as you confirm",
        "",
        "Get the text in English: 1 (Discord 1)",
        "Get the text in Portuguese: 1 (Telegram 1)",
        "Community channels: lobby",
        "",
        "Saved. To send it: collective-brain broadcast send 1",
    ]
    assert rows(desk, Broadcast.state, Broadcast.fallback, Broadcast.audience, Broadcast.member_id) == [
        ("draft", "en", {"places": ["lobby"]}, None)
    ]


def test_new_takes_every_filter(desk):
    words = (
        "--language pt --language es --constituency government --state accepted --elective 3 --channel telegram"
    )
    new(desk, *words.split(), "--place", "plaza", "--place", "lobby", "--places-only")
    assert rows(desk, Broadcast.audience) == [
        (
            {
                "members": False,
                "languages": ["pt", "es"],
                "constituencies": ["government"],
                "states": ["accepted"],
                "electives": ["3"],
                "channels": ["telegram"],
                "places": ["plaza", "lobby"],
            },
        )
    ]


@pytest.mark.parametrize(
    ("words", "at", "shown"),
    [
        pytest.param(
            ["2021-11-16 18:00"],
            datetime(2021, 11, 16, 17, tzinfo=UTC),
            "Tuesday, 16 November 2021, 18:00 (Rome)",
            id="academy's",
        ),
        pytest.param(
            ["2021-11-16 18:00", "--zone", "america/bogota"],
            datetime(2021, 11, 16, 23, tzinfo=UTC),
            "Tuesday, 16 November 2021, 18:00 (Bogota)"
            " – academy’s time: Wednesday, 17 November 2021, 00:00 (Rome)",
            id="a zone",
        ),
        pytest.param(
            ["2021-11-16T18:00-03:00"],
            datetime(2021, 11, 16, 21, tzinfo=UTC),
            "Tuesday, 16 November 2021, 22:00 (Rome)",
            id="an offset",
        ),
    ],
)
def test_new_takes_a_local_time(desk, words, at, shown):
    done = new(desk, "--fallback", "en", "--at", *words)
    assert rows(desk, Broadcast.send_at) == [(at,)]
    assert f"When: {shown}" in done.out.splitlines()


FAULTS = {
    "unknown language": (
        ["--text", "po=a.txt"],
        "--text po=a.txt: there is no 'po'; did you mean pt?; nothing was saved",
    ),
    "no language": (
        ["--text", "a.txt"],
        "--text a.txt: say the language first, such as --text en=a.txt; nothing was saved",
    ),
    "language twice": (
        ["--text", "en=a.txt", "--text", "en=b.txt"],
        "--text en=b.txt: there is a text in this language already; nothing was saved",
    ),
    "no such file": (
        ["--text", "en=aa.txt"],
        "aa.txt: No such file or directory; did you mean a.txt?; nothing was saved",
    ),
    "a folder": (["--text", "en=."], ".: Is a directory; nothing was saved"),
    "no such folder": (["--text", "en=x/y.txt"], "x/y.txt: No such file or directory; nothing was saved"),
    "empty": (
        ["--text", "en=empty.txt"],
        "empty.txt: There are no words in this text. Please write at least a few. Nothing was saved.",
    ),
    "too long": (
        ["--text", "en=long.txt"],
        "long.txt: This text has 3,512 characters, 12 more than the 3,500 that fit into one message."
        " Please shorten it and send it again. Nothing was saved.",
    ),
    "not UTF-8": (
        ["--text", "en=latin.txt"],
        "latin.txt: not UTF-8 from byte 2; save it as UTF-8; nothing was saved",
    ),
    "fallback": (
        ["--text", "en=a.txt", "--fallback", "fr"],
        "--fallback: there is no 'fr'; known: en; nothing was saved",
    ),
    "language": (
        ["--text", "en=a.txt", "--language", "fra"],
        "--language: there is no 'fra'; did you mean fr?; nothing was saved",
    ),
    "constituency": (
        ["--text", "en=a.txt", "--constituency", "goverment"],
        "--constituency: there is no 'goverment'; did you mean government?; nothing was saved",
    ),
    "state": (
        ["--text", "en=a.txt", "--state", "acepted"],
        "--state: there is no 'acepted'; did you mean accepted?; nothing was saved",
    ),
    "elective": (
        ["--text", "en=a.txt", "--elective", "9"],
        "--elective: there is no '9'; known: 1, 2, 3, 4, 5, 6, 7, 8; nothing was saved",
    ),
    "channel": (
        ["--text", "en=a.txt", "--channel", "telegramm"],
        "--channel: there is no 'telegramm'; did you mean telegram?; nothing was saved",
    ),
    "place": (
        ["--text", "en=a.txt", "--place", "loby"],
        "--place: there is no 'loby'; did you mean lobby?; nothing was saved",
    ),
    "no time": (
        ["--text", "en=a.txt", "--at", "tonight"],
        "--at: 'tonight' is not a day and time; write it like 2021-11-16 18:00; nothing was saved",
    ),
    "past": (
        ["--text", "en=a.txt", "--at", "2021-11-12 08:00"],
        "--at: 2021-11-12 08:00 has passed in Europe/Rome, where it is 2021-11-12 09:00; nothing was saved",
    ),
    "skipped": (
        ["--text", "en=a.txt", "--at", "2022-03-27 02:30"],
        "--at: 2022-03-27 02:30 does not exist in Europe/Rome, its clocks go forward; did you mean"
        " 2022-03-27 01:30 or 2022-03-27 03:30? Nothing was saved",
    ),
    "twice": (
        ["--text", "en=a.txt", "--at", "2022-10-30 02:30"],
        "--at: 2022-10-30 02:30 exists twice in Europe/Rome, its clocks go back; did you mean"
        " 2022-10-30T02:30+02:00 or 2022-10-30T02:30+01:00? Nothing was saved",
    ),
    "zone": (
        ["--text", "en=a.txt", "--at", "18:00", "--zone", "Europe/Roma"],
        "--zone: there is no 'Europe/Roma'; did you mean Europe/Rome?; nothing was saved",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_new_says_what_is_wrong_where_and_what_was_meant_and_saves_nothing(desk, fault):
    (desk.folder / "empty.txt").write_text(" \n")
    (desk.folder / "long.txt").write_text("x" * 3512)
    (desk.folder / "latin.txt").write_bytes("Olá a todos".encode("latin-1")[:2] + b"\xe1\xe1 a todos")
    words, said = FAULTS[fault]
    done = desk.run("broadcast", "new", *words)
    assert (done.code, done.err.strip(), done.out) == (2, said, "")
    assert rows(desk, Broadcast.id) == []


def test_new_names_a_text_that_seems_to_be_in_another_language(desk):
    done = desk.run("broadcast", "new", "--text", "es=b.txt")
    assert "⚠ This text does not look like Spanish, but like Portuguese." in done.out.splitlines()


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


def test_organiser_is_added_listed_and_removed(desk, monkeypatch):
    assert desk.run("organiser", "list").out.startswith("Nobody.")
    assert desk.run("organiser", "add", "telegram:ana").out == "telegram:ana may write announcements.\n"
    assert desk.run("organiser", "add", "telegram:ana").out == "telegram:ana may write announcements already.\n"
    monkeypatch.setenv("ORGANISERS", "discord:luis")
    listed = [line.split() for line in desk.run("organiser", "list").out.splitlines()]
    assert listed[1:] == [
        ["discord:luis", "–", "ORGANISERS"],
        ["telegram:ana", "Ana", "Machel", "organiser", "add"],
    ]
    assert (
        desk.run("organiser", "remove", "telegram:ana").out == "telegram:ana may no longer write announcements.\n"
    )
    assert rows(desk, Organiser.member_id) == []
    assert desk.run("organiser", "remove", "discord:luis").out.splitlines() == [
        "discord:luis had not been added.",
        "They still may: they are named in ORGANISERS.",
    ]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        pytest.param("telegram4815", "telegram4815 is not an address; write it like telegram:4815", id="no colon"),
        pytest.param(
            "telgram:4815", "telgram:4815: there is no channel 'telgram'; did you mean telegram?", id="channel"
        ),
        pytest.param(
            "telegram:4815",
            "Nobody has written to me from telegram:4815 yet. They must write to me once first; /start is enough.",
            id="unknown",
        ),
    ],
)
@pytest.mark.parametrize("command", ["add", "remove"])
def test_organiser_needs_an_address_that_is_known(desk, command, written, said):
    done = desk.run("organiser", command, written)
    assert (done.code, done.err.strip()) == (2, said)
    assert rows(desk, Organiser.member_id) == []
