"""People and organisers who lock the same rows at once: nobody waits for somebody who waits for them."""

import threading
import time

import pytest

from academy.programme import RoundMode
from storage import allocations, electives, ledger, rounds, wishes
from storage.members import Address, person_at
from storage.models import AddressRow, Member
from tests.support.electives import CLOSES, NOW, elective, load, people, round_id, seats

pytestmark = pytest.mark.parametrize("database", ["postgresql"], indirect=True)  # SQLite has one writer
TELEGRAM, WEB = Address("telegram", "1"), Address("web", "1")


def add_addresses(db, member_id):
    for address in (TELEGRAM, WEB):
        times = {"created_at": NOW, "last_used_at": NOW}
        db.add(AddressRow(member_id=member_id, channel=address.channel, user=address.user, chat="1", **times))


def take(db, member_id, code):
    return electives.take(db, db.get_one(Member, member_id), elective(db, code), "m", NOW)


def test_member_who_acts_on_two_channels_at_once_and_those_who_press_with_them_all_get_theirs(database):
    load(database, {"a": 5, "b": 5})
    other, twice = people(database, 2)
    database.write(lambda db: add_addresses(db, twice)).result()
    database.write(lambda db: take(db, twice, "a")).result()
    gathered, round_locked, member_locked = threading.Event(), threading.Event(), threading.Event()

    def take_and_go_on(db):
        taken = take(db, other, "a")
        round_locked.set()
        member_locked.wait(5)
        time.sleep(0.05)  # until they wait for the round
        return taken

    def leave(db):
        member = person_at(db, TELEGRAM).member
        member_locked.set()
        return electives.leave(db, member, round_id(db), "m", NOW)

    def change(db):
        return take(db, person_at(db, WEB).member.id, "b")

    database.write(lambda _: gathered.wait(5), in_order=True)
    in_one_group = [database.write(one, in_order=True) for one in (take_and_go_on, change)]
    gathered.set()
    round_locked.wait(5)
    left = database.write(leave)
    assert [left.result(), *(one.result().leaves for one in in_one_group)] == [None, "", ""]
    assert database.read(seats) == {other: "a", twice: "b"}
    assert database.read(lambda db: ledger.replay(ledger.entries(db)) == ledger.current(db))


def test_allocation_and_another_capacity_at_once_both_happen(database, monkeypatch):
    load(database, {"a": 1, "b": 1}, RoundMode.RANKED)
    (member,) = people(database, 1)
    round_, chosen = database.read(lambda db: (round_id(db), elective(db, "a")))
    database.write(lambda db: wishes.save(db, db.get_one(Member, member), round_, [chosen], "m", NOW)).result()
    seen = database.read(lambda db: allocations.preview(db, round_, 1, CLOSES))
    under_way, write = threading.Event(), allocations._write

    def slowly(*args):
        under_way.set()
        time.sleep(0.3)  # until the other waits
        write(*args)

    monkeypatch.setattr(allocations, "_write", slowly)
    allocated = database.write(lambda db: allocations.allocate(db, seen, "o", CLOSES))
    under_way.wait(5)
    changed = database.write(lambda db: rounds.set_seats(db, chosen, 3, "o", CLOSES))
    assert [allocated.result().result.seats, changed.result().taken] == [{member: "a"}, 1]
