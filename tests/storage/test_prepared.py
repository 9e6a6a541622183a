"""Prepared statements: what SQLAlchemy would have given, in the same transaction."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy import bindparam, select, update

from academy.errors import NaiveDatetimeError
from storage.inserts import insert_new
from storage.models import Delivery, Member, Receipt
from storage.prepared import Prepared
from tests.conftest import NOW

WHEN = Prepared(select(Receipt.at, Receipt.reply).where(Receipt.event == bindparam("event")))
NOTED = Prepared(
    update(Receipt).where(Receipt.event == bindparam("event")).values(at=bindparam("now", type_=Receipt.at.type))
)
IN_MAPUTO = NOW.astimezone(timezone(timedelta(hours=2)))


def receipt(db, event="e1"):
    return insert_new(db, Receipt, channel="web", event=event, at=IN_MAPUTO, incoming="", reply="")


def test_instants_come_back_as_utc_whatever_zone_they_went_in_with(database):
    row = database.write(lambda db: (receipt(db), WHEN.all(db, {"event": "e1"}))[1]).result()[0]
    assert (row.at, row.at.tzinfo, row.reply) == (NOW, NOW.tzinfo, "")


def test_instants_without_a_zone_are_refused(database):
    with pytest.raises(NaiveDatetimeError):
        database.write(lambda db: NOTED.all(db, {"event": "e1", "now": datetime(2021, 11, 15)})).result()


def test_nothing_found_is_nothing(database):
    assert database.read(lambda db: WHEN.all(db, {"event": "none"})) == []


def test_change_is_part_of_its_transaction(database):
    def change(db):
        receipt(db)
        NOTED.all(db, {"event": "e1", "now": NOW + timedelta(days=1)})
        raise KeyError("on second thought")

    with pytest.raises(KeyError):
        database.write(change).result()
    assert database.read(lambda db: WHEN.all(db, {"event": "e1"})) == []


def test_columns_that_are_not_named_have_their_defaults(database):
    def queue(db):
        member = Member(language="en", created_at=NOW)
        db.add(member)
        db.flush()
        values = {"member_id": member.id, "key": "k", "kind": "decision", "state": "queued", "subject": {"a": [1]}}
        times = dict.fromkeys(("due_at", "expires_at", "created_at"), NOW)
        return insert_new(db, Delivery, **values, **times), db.scalars(select(Delivery)).one()

    number, row = database.write(queue).result()
    assert (row.id, row.subject, row.tries, row.priority) == (number, {"a": [1]}, 0, 1)


def test_second_row_with_the_same_key_is_not_inserted(database):
    assert database.write(lambda db: [receipt(db) is None for _ in range(2)]).result() == [False, True]
