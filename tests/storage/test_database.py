import threading
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, text

from academy.errors import NaiveDatetimeError
from storage.audit import record
from storage.database import POOL, Db
from storage.models import AuditEntry, Setting
from storage.settings import recall, remember
from tests.conftest import NOW


def test_write_keeps_what_it_wrote_and_returns_its_result(database):
    assert database.write(lambda db: remember(db, "a", "1") or "done").result() == "done"
    assert database.read(lambda db: recall(db, "a")) == "1"


def test_write_that_fails_changes_nothing_and_hands_over_the_error(database):
    def fails(db):
        remember(db, "a", "1")
        raise LookupError("no")

    with pytest.raises(LookupError):
        database.write(fails).result()
    assert database.read(lambda db: recall(db, "a")) is None


def test_write_that_fails_does_not_take_its_neighbours_along(database):
    gate = threading.Event()
    held = database.write(lambda db: gate.wait(5))

    def fails(db):
        remember(db, "bad", "1")
        db.flush()
        raise LookupError("no")

    futures = [database.write(lambda db, name=name: remember(db, name, "1")) for name in "ab"]
    failing = database.write(fails)
    futures += [database.write(lambda db, name=name: remember(db, name, "1")) for name in "cd"]
    gate.set()
    assert held.result()
    assert [future.result() for future in futures] == [None] * 4
    assert isinstance(failing.exception(), LookupError)
    names = database.read(lambda db: sorted(db.scalars(text("select name from setting"))))
    assert names == ["a", "b", "c", "d"]


def test_write_given_up_while_it_waits_is_not_done_and_one_given_up_later_is(database):
    gate, begun = threading.Event(), threading.Event()

    def slow(db):
        begun.set()
        gate.wait(5)
        remember(db, "slow", "1")

    under_way = [database.write(slow) for _ in range(POOL)]  # PostgreSQL has so many writers
    begun.wait(5)
    waiting = database.write(lambda db: remember(db, "waiting", "1"))
    assert (under_way[0].cancel(), waiting.cancel()) == (False, True)
    gate.set()
    assert database.write(lambda db: remember(db, "next", "1")).result(5) is None
    names = database.read(lambda db: sorted(db.scalars(text("select name from setting"))))
    assert names == ["next", "slow"]


def test_write_leaves_two_processes_no_locked_database(sqlite):
    other = Db(sqlite.url)
    writes = [
        each.write(lambda db, name=f"{place}-{number}": db.add(Setting(name=name, value="")))
        for number in range(100)
        for place, each in enumerate((sqlite, other))
    ]
    assert [write.exception() for write in writes] == [None] * 200
    assert sqlite.read(lambda db: db.scalar(text("select count(*) from setting"))) == 200
    other.close()


def test_datetimes_come_back_as_aware_utc(database):
    database.write(lambda db: record(db, "tested", "test", NOW.astimezone(ZoneInfo("Asia/Kathmandu")))).result()
    assert database.read(lambda db: db.scalars(select(AuditEntry.at)).one().isoformat()) == NOW.isoformat()


def test_naive_datetimes_are_refused(database):
    naive = NOW.replace(tzinfo=None)
    error = database.write(lambda db: record(db, "tested", "test", naive)).exception()
    assert isinstance(error.orig, NaiveDatetimeError)
