"""A programme loaded with another rule of attendance: whose changes by it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from academy.attendance import Mark
from storage import programmes, rooms
from tests.support.attending import COMMAND_LINE, number
from tests.support.desk import open_desk
from tests.support.people import SHIPPED, load_edition


@pytest.fixture
def excused(sqlite, tmp_path, monkeypatch):
    """The shipped edition after its first session, from which two are excused."""
    desk = open_desk(sqlite, tmp_path, monkeypatch)
    opening = load_edition(sqlite).sessions[0]
    desk.at(opening.ends + timedelta(hours=1))
    for member in (1, 2):
        about = (number, opening.code, member, opening.ends)
        desk.write(lambda db, about=about: excuse(db, *about))
    return desk


def excuse(db, number, code, member, now):
    rooms.mark_by_hand(db, COMMAND_LINE, number(db, code), member, Mark.EXCUSED, "", now)


def changed_file(desk, before, after_):
    written = SHIPPED.read_text("utf-8")
    assert written.count(before) == 1
    file = desk.folder / "changed.yaml"
    file.write_text(written.replace(before, after_), "utf-8")
    return file.name


@pytest.mark.parametrize("yes", [True, False], ids=["agreed", "refused"])
def test_load_with_another_rule_shows_whose_attendance_changes_before_it_asks(excused, yes):
    file = changed_file(excused, "excused limit: none", "excused limit: 0   ")
    done = excused.run("programme", "load", file, answer="y\n" if yes else "n\n")
    assert done.out[:6] == [
        "edition sse-academy-12: checkin excused limit none → 0",
        "",
        "The attendance of participants would change, 2 of them:",
        "Member  Now  Then",
        "Ana Machel  0 of 13 (0%), open  0 of 14 (0%), open",
        "Luis Vargas  0 of 13 (0%), open  0 of 14 (0%), open",
    ]
    assert done.out[-1] == ("1 changes made." if yes else "Nothing was changed.")
    limit = excused.read(programmes.current_edition)[1].checkin.excused_limit
    assert limit == (0 if yes else None)


def test_load_that_changes_nobodys_attendance_says_nothing_of_it(excused):
    file = changed_file(excused, "opens: 10 ", "opens: 20 ")
    done = excused.run("programme", "load", file, "--yes")
    assert done.out == ["edition sse-academy-12: checkin opens 10 → 20", "1 changes made."]
