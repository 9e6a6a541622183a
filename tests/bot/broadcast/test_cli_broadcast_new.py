"""Announcements begun at the command line."""

from datetime import UTC, datetime

import pytest

from storage.models import Broadcast
from tests.bot.broadcast.steps import new, rows


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
    "a language we do not write": (
        ["--text", "de=a.txt"],
        "--text de=a.txt: there is no 'de'; known: en, fr, es, pt; nothing was saved",
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
    "language by its name": (
        ["--text", "en=a.txt", "--language", "spanish"],
        "--language: there is no 'spanish'; did you mean es?; nothing was saved",
    ),
    "constituency by its name": (
        ["--text", "en=a.txt", "--constituency", "Trade union"],
        "--constituency: there is no 'Trade union'; did you mean union?; nothing was saved",
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
    "city": (
        ["--text", "en=a.txt", "--at", "18:00", "--zone", "lord howe"],
        "--zone: there is no 'lord howe'; did you mean Australia/Lord_Howe?; nothing was saved",
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
