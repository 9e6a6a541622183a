from dataclasses import asdict, replace

import pytest

from academy.messages import Address, Button, Document, Incoming, Kind, Reply
from storage import personal, transcripts
from tests.conftest import NOW
from tests.support.people import greet

CHOICE = Reply("Sim?", ((Button("Sim", "consent:yes"),),))
FILE = Reply("Os seus dados.", document=Document("dados.json", b'{"nome": "Ana"}', "application/json"))


def event(number: int, user: str = "ana", **done: str) -> Incoming:
    kind = Kind.ACTION if "action" in done else Kind.TEXT
    return Incoming(Address("web", user), f"{user}:{number}", kind, user, **done)


def meet(database, user="ana"):
    return database.write(lambda db: greet(db, user).member.id).result()


def answer(database, incoming, reply, words=""):
    return database.write(lambda db: transcripts.note_answer(db, incoming, reply, words, NOW)).result()


def words(database, text, number, user="ana"):
    return database.write(lambda db: transcripts.note_words(db, user, text, f"{user}:{number}", NOW)).result()


def send(database, reply, nonce, user="ana"):
    return database.write(lambda db: transcripts.note_message(db, user, reply, nonce, NOW)).result()


def shown(database, user="ana", before=None, limit=200):
    rows = database.read(lambda db: transcripts.messages_before(db, user, before, limit))
    return [(row.mine, row.body if row.mine else Reply.from_json(row.body).text) for row in rows]


def changed(database, after, user="ana"):
    rows = database.read(lambda db: transcripts.messages_changed(db, user, after))
    return [(row.version, row.body if row.mine else Reply.from_json(row.body).text) for row in rows]


def only(database, user="ana"):
    return database.read(lambda db: transcripts.messages_before(db, user, None, 200))[-1]


def test_words_of_somebody_unknown_are_not_noted(database):
    assert words(database, "Olá", 1) is False
    meet(database)
    assert words(database, "Olá", 1) is True
    assert shown(database) == [(True, "Olá")]


def test_words_are_noted_once_an_event(database):
    meet(database)
    assert [words(database, "Olá", 1) for _ in range(2)] == [True, True]
    assert shown(database) == [(True, "Olá")]


def test_answer_stands_behind_the_words_that_a_newcomer_said(database):
    meet(database)
    answer(database, event(1), Reply("Bem-vinda."), "Olá")
    assert shown(database) == [(True, "Olá"), (False, "Bem-vinda.")]


def test_answer_is_noted_once_an_event(database):
    meet(database)
    for _ in range(2):
        answer(database, event(1), Reply("Bem-vinda."), "Olá")
    assert shown(database) == [(True, "Olá"), (False, "Bem-vinda.")]


@pytest.mark.parametrize("reply", [Reply(), Reply(notice="Noted.")], ids=["silence", "notice"])
def test_answer_that_says_nothing_leaves_no_message(database, reply):
    meet(database)
    assert answer(database, event(1), reply) is True
    assert shown(database) == []


def test_answer_to_somebody_who_was_erased_is_not_noted(database):
    member = meet(database)
    answer(database, event(1), CHOICE, "/forgetme")
    database.write(lambda db: personal.erase(db, member, NOW)).result()
    assert answer(database, event(2), Reply("Receipt 1A2B.")) is False
    assert shown(database) == []


def test_closing_answer_takes_the_buttons_off_and_keeps_which_was_pressed(database):
    meet(database)
    answer(database, event(1), CHOICE)
    pressed = event(2, action="consent:yes", message=str(only(database).id))
    answer(database, pressed, Reply("Obrigado.", closes=True))
    first = database.read(lambda db: transcripts.messages_before(db, "ana", None, 200))[0]
    assert (first.spent, first.chosen) == (True, "consent:yes")
    assert shown(database) == [(False, "Sim?"), (False, "Obrigado.")]


def test_editing_answer_takes_the_place_of_the_pressed_message(database):
    meet(database)
    answer(database, event(1), CHOICE)
    number = only(database).id
    answer(database, event(2, action="agenda:2", message=str(number)), replace(CHOICE, text="Dia 2", edits=True))
    assert (only(database).id, shown(database)) == (number, [(False, "Dia 2")])


def test_editing_answer_without_a_pressed_message_is_a_new_one(database):
    meet(database)
    answer(database, event(1, action="language:pt"), replace(CHOICE, edits=True))
    assert shown(database) == [(False, "Sim?")]


@pytest.mark.parametrize("message", ["", "0", "-1", "x", "99999999999999999999", "٣"])
def test_pressed_message_that_does_not_exist_changes_nothing(database, message):
    meet(database)
    answer(database, event(1), CHOICE)
    answer(database, event(2, action="a", message=message), Reply("Obrigado.", closes=True))
    assert [row.spent for row in database.read(lambda db: transcripts.messages_changed(db, "ana", 0))] == [
        False,
        False,
    ]


def test_message_of_somebody_else_cannot_be_closed_or_edited(database):
    meet(database)
    meet(database, "ben")
    answer(database, event(1), CHOICE)
    theirs = str(only(database).id)
    answer(database, event(1, "ben", action="a", message=theirs), Reply("Hm.", closes=True))
    answer(database, event(2, "ben", action="a", message=theirs), Reply("Ha.", edits=True))
    assert (only(database).spent, shown(database)) == (False, [(False, "Sim?")])
    assert shown(database, "ben") == [(False, "Hm."), (False, "Ha.")]


def test_own_words_cannot_be_edited_by_a_button(database):
    meet(database)
    words(database, "Olá", 1)
    answer(database, event(2, action="a", message=str(only(database).id)), Reply("Ha.", edits=True))
    assert shown(database) == [(True, "Olá"), (False, "Ha.")]


def test_version_rises_with_everything_written_or_changed(database):
    meet(database)
    words(database, "Olá", 1)
    answer(database, event(1), CHOICE)
    assert changed(database, 0) == [(1, "Olá"), (2, "Sim?")]
    answer(database, event(2, action="consent:yes", message=str(only(database).id)), Reply("Bom.", closes=True))
    assert changed(database, 2) == [(3, "Sim?"), (4, "Bom.")]
    assert changed(database, 4) == []


def test_unasked_message_is_noted_once_a_nonce(database):
    meet(database)
    numbers = [send(database, Reply("Accepted."), "d9") for _ in range(2)]
    assert numbers == [only(database).id] * 2
    assert shown(database) == [(False, "Accepted.")]


def test_unasked_message_to_nobody_is_not_noted(database):
    assert send(database, Reply("Accepted."), "d9") is None


def test_messages_before_come_in_parts_from_the_latest(database):
    meet(database)
    meet(database, "ben")
    for number in range(5):
        words(database, f"a{number}", number)
        words(database, f"b{number}", number, "ben")
    assert shown(database, limit=2) == [(True, "a3"), (True, "a4")]
    oldest = database.read(lambda db: transcripts.messages_before(db, "ana", None, 2))[0].id
    assert shown(database, before=oldest, limit=2) == [(True, "a1"), (True, "a2")]


def test_document_is_handed_to_its_owner_only(database):
    meet(database)
    meet(database, "ben")
    answer(database, event(1), FILE)
    number = only(database).id
    answer(database, event(2), Reply("No file."))
    found = [
        database.read(lambda db, user=user, number=number: transcripts.document_of(db, user, number))
        for user, number in (("ana", number), ("ben", number), ("", number), ("ana", number + 1))
    ]
    assert found == [FILE.document, None, None, None]


def test_content_of_a_document_is_not_part_of_what_pages_and_mydata_read(database):
    member = meet(database)
    answer(database, event(1), FILE)
    rows = database.read(lambda db: personal.everything(db, member))["web_message"]
    assert [row["body"]["document"] for row in rows] == [asdict(replace(FILE.document, content=""))]


def test_reader_is_known_by_language_zone_and_latest_version(database):
    assert database.read(lambda db: transcripts.reader(db, "ana")) is None
    meet(database)
    assert database.read(lambda db: transcripts.reader(db, "ana")) == transcripts.Reader("pt", None, 0)
    database.write(lambda db: setattr(greet(db).member, "zone", "Africa/Maputo")).result()
    words(database, "Olá", 1)
    assert database.read(lambda db: transcripts.reader(db, "ana")) == transcripts.Reader("pt", "Africa/Maputo", 1)


def test_versions_of_concurrent_writers_are_all_different(database):
    meet(database)
    jobs = [
        database.write(lambda db, n=number: transcripts.note_message(db, "ana", Reply("x"), f"n{n}", NOW))
        for number in range(40)
    ]
    numbers = [job.result() for job in jobs]
    rows = database.read(lambda db: transcripts.messages_changed(db, "ana", 0))
    assert sorted(row.version for row in rows) == list(range(1, 41))
    assert [row.id for row in sorted(rows, key=lambda row: row.version)] == sorted(numbers)
