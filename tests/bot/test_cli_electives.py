"""Electives from the command line: what is said, who is told, what changes, and how it ends."""

from __future__ import annotations

import csv
import io
from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import select, update
from typer.testing import CliRunner

from academy.programme import RoundMode
from bot.cli import app
from storage import catalogue, electives, ledger, wishes
from storage.models import AddressRow, Delivery, Member, Participation
from tests.support import electives as house
from tests.support.electives import CLOSES, NOW, elective, round_id

AFTER = CLOSES + timedelta(hours=1)
NAMES = ("Ana Machel", "Luis Vargas", "Chantal Diop", "=1+1", "Ana Machel")
WHO = ("number", "name", "constituency", "language")
WHERE = ("round", "elective", "title")


@pytest.fixture
def desk(sqlite, tmp_path, monkeypatch):
    """A terminal while the round "one" is open: two electives with two seats and one; five participants."""
    return make(sqlite, tmp_path, monkeypatch)


@pytest.fixture
def ranked(sqlite, tmp_path, monkeypatch):
    """The same after the deadline of a ranked round; four have wished."""
    made = make(sqlite, tmp_path, monkeypatch, RoundMode.RANKED)
    for number, codes in ((1, "ab"), (2, "a"), (3, "ab"), (5, "a")):
        made.write(lambda db, n=number, c=codes: wishes.save(db, member(db, n), round_id(db), ids(db, c), "", NOW))
    monkeypatch.setenv("START_AT", AFTER.isoformat())
    return made


def make(database, folder, monkeypatch, mode=RoundMode.FIRST_COME):
    house.load(database, {"a": 2, "b": 1, "u": None}, mode)
    house.people(database, len(NAMES))
    database.write(name_them).result()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("DATABASE_URL", database.url)
    monkeypatch.setenv("START_AT", NOW.isoformat())
    runner = CliRunner()

    def run(*words, answer=None):
        result = runner.invoke(app, ["electives", *words], input=answer)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return SimpleNamespace(code=result.exit_code, out=result.stdout.splitlines(), err=result.stderr.strip())

    return SimpleNamespace(
        run=run,
        folder=folder,
        database=database,
        write=lambda function: database.write(function).result(),
        read=database.read,
    )


def name_them(db):
    for number, name in enumerate(NAMES, 1):
        member(db, number).name = name
        at = {"created_at": NOW, "last_used_at": NOW}
        db.add(AddressRow(member_id=number, channel="telegram", user=f"48{number}", chat=f"48{number}", **at))


def member(db, number):
    return db.get(Member, number)


def ids(db, codes):
    return [elective(db, code) for code in codes]


def take(desk, *choices):
    """People take electives, one after the other: (number, code)."""
    for number, code in choices:
        desk.write(lambda db, n=number, c=code: electives.take(db, member(db, n), elective(db, c), "", NOW))


def state(desk):
    """Seats of the round, and everything that electives keep."""
    return desk.read(house.seats), desk.read(ledger.current)


def told(desk, kind):
    return [person for person, _ in desk.read(lambda db: house.notices(db, kind))]


def dates(desk):
    value = desk.read(lambda db: catalogue.round_by_code(db, "one")).value
    return value.opens, value.closes


def test_show_says_how_full_each_elective_is(desk):
    take(desk, (1, "a"), (2, "b"), (3, "b"))
    done = desk.run("show")
    assert (done.code, done.err) == (0, "")
    assert [line.rstrip() for line in done.out] == [
        "Times are those of Europe/Rome.",
        "",
        "one · words · first come · open until Mon 15 Nov 20:00",
        " Code     Seats  Taken  Offered      Free  Waiting  Title",
        " a            2      1        0         1        0  words",
        " b            1      1        0         0        1  words",
        " u     no limit      0        0  no limit        0  words",
    ]


def test_show_names_who_is_in_an_elective_and_who_waits(desk):
    take(desk, (2, "b"), (3, "b"), (1, "b"))
    desk.write(lambda db: electives.leave(db, member(db, 2), round_id(db), "", NOW))
    desk.write(lambda db: electives.place(db, member(db, 4), elective(db, "a"), "", NOW))
    done = desk.run("show", "b")
    assert [line.rstrip() for line in done.out[3:]] == [
        "",
        "Nobody has a seat.",
        "",
        " Place  No.  Name          Since (Europe/Rome)  Asked until",
        " 1      3    Chantal Diop  Wed 10 Nov 10:00     Thu 11 Nov 07:00",
        " 2      1    Ana Machel    Wed 10 Nov 10:00",
    ]
    assert [line.rstrip() for line in desk.run("show", "a").out[3:]] == [
        "",
        " Seat  No.  Name  How   Since (Europe/Rome)",
        " 1     4    =1+1  hand  Wed 10 Nov 10:00",
        "",
        "Nobody waits.",
    ]


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


@pytest.mark.parametrize("answer", ["n\n", "\n"])
def test_nothing_changes_without_a_yes(desk, answer):
    take(desk, (1, "a"), (2, "b"))
    before = state(desk), dates(desk)
    for words in ("close one", "capacity b 5", "cancel a", "place 3 a", "remove 2 b"):
        done = desk.run(*words.split(), answer=answer)
        assert (done.code, done.out[-1]) == (0, "Nothing was changed.")
    assert (state(desk), dates(desk)) == before
    assert desk.read(lambda db: list(db.scalars(select(Delivery.kind)))) == []


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


def test_more_seats_go_to_the_waiting_list_in_order(desk):
    take(desk, (1, "b"), (2, "b"), (3, "b"), (4, "b"))
    done = desk.run("capacity", "b", "3", "--yes")
    assert done.out == [
        "b (words): 3 seats instead of 1 seat.",
        "2 people on a waiting list will be offered a seat.",
        "Changed.",
    ]
    assert told(desk, "seat-offer") == [2, 3]


def test_fewer_seats_throw_nobody_out_and_say_so(desk):
    take(desk, (1, "a"), (2, "a"))
    assert desk.run("capacity", "a", "1", "--yes").out == [
        "a (words): 1 seat instead of 2 seats.",
        "Nobody is thrown out: 2 have a seat, 1 more than that.",
        "Nobody will be told.",
        "Changed.",
    ]
    assert state(desk)[0] == {1: "a", 2: "a"}


def test_no_limit_seats_all_who_wait(desk):
    take(desk, (1, "b"), (2, "b"))
    assert desk.run("capacity", "b", "none", "--yes").out[:2] == [
        "b (words): no limit instead of 1 seat.",
        "1 person on a waiting list will be offered a seat.",
    ]
    assert desk.run("capacity", "b", "none").out == ["b (words) has no limit already. Nothing would change."]


def test_cancel_says_who_loses_what(desk):
    take(desk, (1, "b"), (2, "b"), (3, "b"))
    assert desk.run("cancel", "b", "--yes").out == [
        "b (words) will not take place. 1 person with a seat chooses again, before others and after the deadline,"
        " too; 2 people on its waiting list.",
        "3 people will be told that it is cancelled.",
        "Changed.",
    ]
    assert (state(desk)[0], told(desk, "elective-cancelled")) == ({}, [2, 3, 1])
    assert desk.run("cancel", "b", "--yes").err == "b is cancelled already; nothing was changed"


@pytest.mark.parametrize("whom", ["telegram:482", "2", "luis vargas"])
def test_place_takes_an_address_a_number_or_a_name(desk, whom):
    take(desk, (2, "a"), (3, "a"), (4, "a"))
    done = desk.run("place", whom, "b", "--why", "she interprets", "--yes")
    assert (done.code, done.err) == (0, "")
    assert done.out == [
        "Luis Vargas (number 2) gets a seat in b (words) and leaves a (words).",
        "1 person will be told that they have a seat.",
        "1 person on a waiting list will be offered a seat.",
        "Changed.",
    ]
    assert state(desk)[0] == {2: "b", 3: "a"}
    assert (told(desk, "seat"), told(desk, "seat-offer")) == ([2], [4])
    assert [entry.why for entry in desk.read(lambda db: ledger.entries(db, member_id=2))][-1] == "she interprets"


def test_remove_takes_a_seat_back_and_offers_it_on(desk):
    take(desk, (2, "b"), (3, "b"))
    assert desk.run("remove", "Luis Vargas", "b", "--yes").out == [
        "Luis Vargas (number 2) has no seat in b (words) any more.",
        "1 person will be told that their seat was taken back.",
        "1 person on a waiting list will be offered a seat.",
        "Changed.",
    ]
    assert (state(desk)[0], told(desk, "seat-lost"), told(desk, "seat-offer")) == ({}, [2], [3])


REFUSED = [
    ("show c", "there is no elective c; choose from: a, b, u"),
    ("open onne", "there is no round onne; did you mean one?"),
    ("extend one tomorrow", "WHEN: 'time' cannot be read: 'tomorrow' — write it as 2021-11-15 13:00"),
    (
        "extend one 2022-03-27 02:30",
        "WHEN: 2022-03-27 02:30 does not exist in Europe/Rome: clocks are set forward there — did you mean"
        " 2022-03-27 01:30 or 2022-03-27 03:30?",
    ),
    (
        "extend one 2021-11-09 10:00",
        "WHEN: 2021-11-09 10:00 has passed in Europe/Rome, where it is Wed 10 Nov 10:00",
    ),
    ("capacity b many", "SEATS: 'many' is not a number of seats; write it like 40, or none for no limit"),
    ("capacity b -1", "SEATS: '-1' is not a number of seats; write it like 40, or none for no limit"),
    ("place 2 c", "there is no elective c; choose from: a, b, u"),
    ("place 2 b", "all seats of b are taken or on offer; for more: collective-brain electives capacity b"),
    ("place 1 b", "Ana Machel has a seat in b already"),
    ("place 2 u", "u is not for Luis Vargas: it is for union only"),
    ("place 99 a", "there is no participant 99; see: collective-brain applications list"),
    ("place luis a", "there is no participant luis; see: collective-brain applications list"),
    ("place luis-varga a", "there is no participant luis-varga; did you mean Luis Vargas, number 2?"),
    ("place telegram:7 a", "nobody has written from telegram:7 yet"),
    ("place telegramm:7 a", "telegramm:7: there is no channel 'telegramm'; did you mean telegram?"),
    ("remove 2 b", "Luis Vargas has no seat in b"),
    ("allocate one", "in one those who come first are served first; there is nothing to share out"),
]


@pytest.mark.parametrize(("words", "why"), REFUSED, ids=lambda word: str(word)[:30])
def test_what_cannot_be_is_explained_and_changes_nothing(desk, words, why):
    take(desk, (1, "b"))
    before = state(desk), dates(desk)
    given = words.split()
    done = desk.run(*given, *([] if given[0] == "show" else ["--yes"]))
    assert (done.code, done.out, done.err.removesuffix("; nothing was changed")) == (2, [], why)
    assert (state(desk), dates(desk)) == before


def test_two_of_one_name_are_told_apart_by_number(desk):
    done = desk.run("place", "ana machel", "a", "--yes")
    why = "2 people are called ana machel; say which by number: 1, 5; nothing was changed"
    assert (done.code, done.err) == (2, why)
    assert desk.run("place", "5", "a", "--yes").code == 0
    assert state(desk)[0] == {5: "a"}


def test_who_takes_no_part_gets_no_seat(desk):
    theirs = update(Participation).where(Participation.member_id == 2)
    desk.write(lambda db: db.execute(theirs.values(state="declined")))
    done = desk.run("place", "2", "a", "--yes")
    why = "Luis Vargas does not take part: see collective-brain applications list; nothing was changed"
    assert (done.code, done.err) == (2, why)


FIGURES = [
    "           People  First wish  1st  2nd  By hand  Unplaced  No wish",
    " all            5         50%    2    1        0         1        1",
    " academia       5         50%    2    1        0         1        1",
    " pt             5         50%    2    1        0         1        1",
    "Seats left free: a: 0, b: 0.",
    "Seed: 7.",
]


def test_preview_prints_statistics_and_writes_nothing(ranked):
    before = state(ranked)
    done = ranked.run("allocate", "one", "--preview", "--seed", "7")
    assert (done.code, done.err) == (0, "")
    assert [line.rstrip() for line in done.out] == [
        "one · words · ranked · closed Mon 15 Nov 20:00",
        *FIGURES,
        "Nothing was changed. To make it final: collective-brain electives allocate one --seed 7",
    ]
    assert state(ranked) == before


def test_allocate_asks_then_is_final(ranked):
    refused = ranked.run("allocate", "one", "--seed", "7", answer="n\n")
    assert (refused.code, refused.out[-1], ranked.read(house.seats)) == (0, "Nothing was changed.", {})
    done = ranked.run("allocate", "one", "--seed", "7", answer="y\n")
    assert [line.rstrip() for line in done.out] == [
        *FIGURES,
        "3 people will be told that they have a seat.",
        "2 people will be told that they got no seat, and that they choose first from what is free.",
        "Make it final? [y/N]: y",
        "The seats of one are shared out.",
    ]
    assert (len(told(ranked, "seat")), len(told(ranked, "unplaced"))) == (3, 2)
    again = ranked.run("allocate", "one", "--yes")
    why = "the seats of one are shared out; that cannot be done again, and its dates are over; nothing was changed"
    assert (again.code, again.err) == (2, why)
    assert ranked.run("show").out[2].startswith("one · words · ranked · allocated Mon 15 Nov 21:00 with seed 7")


def test_same_seed_gives_what_was_previewed(ranked):
    first = ranked.run("allocate", "one", "--preview")
    seed = first.out[-1].split()[-1]
    assert ranked.run("allocate", "one", "--preview", "--seed", seed).out == first.out
    assert ranked.run("allocate", "one", "--seed", seed, "--yes").out[: len(first.out) - 2] == first.out[1:-1]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("--yes", "one is open; first: collective-brain electives close one; nothing was changed"),
        (
            "--seed -1 --preview",
            "--seed: a seed is a whole number from 0 to 9223372036854775807; nothing was changed",
        ),
    ],
)
def test_allocation_that_cannot_be_says_why(ranked, monkeypatch, words, why):
    monkeypatch.setenv("START_AT", NOW.isoformat())
    done = ranked.run("allocate", "one", *words.split())
    assert (done.code, done.err, ranked.read(house.seats)) == (2, why, {})


def test_export_writes_a_workbook_that_calculates_nothing(desk):
    take(desk, (4, "a"), (2, "b"), (3, "b"))
    done = desk.run("export", "electives.xlsx")
    assert done.out == ["electives.xlsx: seats 2 rows, waiting 1 rows, wishes 0 rows, ledger 3 rows."]
    book = CalamineWorkbook.from_path(desk.folder / "electives.xlsx")
    assert book.sheet_names == ["seats", "waiting", "wishes", "ledger"]
    assert book.get_sheet_by_name("seats").to_python()[:2] == [
        [*WHERE, "seat", *WHO, "how", "since (Europe/Rome)"],
        ["one", "a", "words", 1.0, 4.0, "=1+1", "academia", "pt", "taken", "2021-11-10 10:00:00"],
    ]


def test_export_writes_a_csv_file_for_each_table(desk, monkeypatch):
    take(desk, (4, "b"), (2, "b"))
    desk.run("place", "4", "a", "--why", "=cmd|x", "--yes")
    done = desk.run("export", "out.csv")
    assert done.out == [
        "out-seats.csv: 1 rows.",
        "out-waiting.csv: 1 rows.",
        "out-wishes.csv: 0 rows.",
        "out-ledger.csv: 5 rows.",
    ]
    assert table(desk, "out-seats.csv")[1][4:6] == ["4", "'=1+1"]
    assert [row[2:6] for row in table(desk, "out-ledger.csv")[1:]] == [
        ["assistant", "seat", "", "4"],
        ["assistant", "waits", "", "2"],
        ["command line", "freed", "'=cmd|x", "4"],
        ["command line", "seat", "'=cmd|x", "4"],
        ["command line", "offered", "'=cmd|x", "2"],
    ]


def table(desk, name):
    return list(csv.reader(io.StringIO((desk.folder / name).read_text("utf-8-sig"))))


def test_export_has_wishes_by_person_and_rank(ranked):
    ranked.run("export", "out.csv")
    rows = table(ranked, "out-wishes.csv")
    assert rows[0] == [*WHO, *WHERE, "rank"]
    assert [[row[0], row[5], row[7]] for row in rows[1:]] == [
        ["1", "a", "1"],
        ["1", "b", "2"],
        ["2", "a", "1"],
        ["3", "a", "1"],
        ["3", "b", "2"],
        ["5", "a", "1"],
    ]


@pytest.mark.parametrize(
    ("file", "why"),
    [
        ("electives.xls", "electives.xls: write it as electives.xlsx or electives.csv"),
        ("none/electives.xlsx", "none/electives.xlsx: No such file or directory; it was not written"),
    ],
)
def test_export_to_another_file_says_what_is_meant(desk, file, why):
    done = desk.run("export", file)
    assert (done.code, done.out, done.err) == (2, [], why)
