"""Electives as files."""

from __future__ import annotations

import csv
import io

import pytest
from python_calamine import CalamineWorkbook

from tests.support.elective_desk import take

WHO = ("number", "name", "constituency", "language")


WHERE = ("round", "elective", "title")


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


def table(desk, name):
    return list(csv.reader(io.StringIO((desk.folder / name).read_text("utf-8-sig"))))
