import dataclasses

from academy.messages import Address, Button, Document, Field, Incoming, Kind, Reply
from storage import receipts
from tests.conftest import NOW

INCOMING = Incoming(
    Address("telegram", "4815"), "u1", Kind.TEXT, "4815", text="secret words", location=(1.0, 2.0), token="t"
)
REPLY = Reply(
    "**Olá**",
    ((Button("Sim", "consent:academy:yes"), Button("Sala", url="https://example.org")),),
    Field("Nome", 2, 120),
    document=Document("a.json", b"\x00\xff"),
    closes=True,
)


def take(database):
    return database.write(lambda db: receipts.take(db, INCOMING, NOW)).result()


def keep(database, number):
    database.write(lambda db: receipts.keep_answer(db, number, None, INCOMING, REPLY)).result()


def test_event_is_taken_once(database):
    assert [take(database) is None for _ in range(3)] == [False, True, True]


def test_answer_waits_in_the_outbox_without_what_was_said(database):
    number = take(database)
    keep(database, number)
    bare = dataclasses.replace(INCOMING, text="", location=None)
    assert database.read(lambda db: receipts.unanswered(db, "telegram")) == [(number, bare, REPLY)]
    assert database.read(lambda db: receipts.unanswered(db, "discord")) == []


def test_answer_is_kept_no_longer_than_until_it_was_sent(database):
    number = take(database)
    keep(database, number)
    database.write(lambda db: receipts.answered(db, [number])).result()
    row = database.read(lambda db: db.get(receipts.Receipt, number))
    assert (row.incoming, row.reply) == ("", "")
    assert take(database) is None
