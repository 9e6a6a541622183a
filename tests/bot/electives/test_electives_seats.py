"""Seats in the hands of organisers: more, fewer, none, given and taken back."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from storage import ledger
from storage.models import Delivery, Participation
from tests.support.elective_desk import dates, state, take, told


@pytest.mark.parametrize("answer", ["n\n", "\n"])
def test_nothing_changes_without_a_yes(desk, answer):
    take(desk, (1, "a"), (2, "b"))
    before = state(desk), dates(desk)
    for words in ("close one", "capacity b 5", "cancel a", "place 3 a", "remove 2 b"):
        done = desk.run(*words.split(), answer=answer)
        assert (done.code, done.out[-1]) == (0, "Nothing was changed.")
    assert (state(desk), dates(desk)) == before
    assert desk.read(lambda db: list(db.scalars(select(Delivery.kind)))) == []


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
