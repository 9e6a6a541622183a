"""Confirming an announcement, trying it out before, and taking it back after."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from academy.errors import AcademyError
from storage import broadcasts
from storage.models import Broadcast, Delivery
from tests.conftest import NOW
from tests.storage.broadcasts.steps import SOON, confirm, refused, set_state, shown
from tests.support import crowd
from tests.support.people import sign_up


@pytest.mark.parametrize(
    ("wanted", "set_to"),
    [
        pytest.param(None, SOON, id="at once"),
        pytest.param(NOW + timedelta(seconds=5), SOON, id="sooner than it can be undone"),
        pytest.param(NOW + timedelta(days=2), NOW + timedelta(days=2), id="at a set time"),
    ],
)
def test_confirmed_announcement_waits_for_its_time(database, author, number, wanted, set_to):
    database.write(lambda db: broadcasts.set_time(db, author, number, wanted, NOW)).result()
    database.write(lambda db: confirm(db, author, number)).result()
    assert shown(database, number, "state", "send_at", "progress") == ("waiting", set_to, {"channel": "web"})


def test_confirming_what_has_changed_meanwhile_is_refused(database, author, number):
    seen = database.read(lambda db: broadcasts.fingerprint(db.get(Broadcast, number)))
    database.write(lambda db: broadcasts.write_text(db, author, number, "pt", "Boa noite.")).result()
    key = refused(database, lambda db: broadcasts.confirm(db, author, number, seen, {}, NOW))
    assert (key, shown(database, number, "state")) == ("broadcast-changed", ("draft",))


@pytest.mark.parametrize(
    ("values", "key"),
    [
        pytest.param({"texts": {}}, "broadcast-no-text", id="no text"),
        pytest.param({"send_at": NOW}, "broadcast-when-past", id="its time has passed"),
        pytest.param({"audience": {"languages": ["fr"]}}, "broadcast-nobody", id="nobody"),
        pytest.param({"texts": {"en": "Hello."}}, "broadcast-uncovered", id="no text for a member"),
        pytest.param(
            {"audience": {"members": False, "places": ["lobby"]}}, "broadcast-uncovered", id="no text for a place"
        ),
        pytest.param({"texts": {"en": "Hello."}, "fallback": "en"}, None, id="a fallback"),
        pytest.param(
            {"audience": {"members": False, "places": ["lobby"]}, "fallback": "pt"},
            None,
            id="a fallback for a place",
        ),
    ],
)
def test_confirming_needs_a_text_for_everybody_and_a_time_to_come(database, author, number, values, key):
    def changed(db):
        crowd.place(db, "lobby", "fr")
        db.execute(update(Broadcast).where(Broadcast.id == number).values(**values))

    database.write(changed).result()
    if key:
        assert refused(database, lambda db: confirm(db, author, number)) == key
    else:
        assert database.write(lambda db: confirm(db, author, number).state).result() == "waiting"


def test_uncovered_readers_are_counted(database, author, number):
    def planned(db):
        for user, language in (("luis", "es"), ("eva", "es"), ("zoe", "en")):
            sign_up(db, user, language=language)
        broadcasts.check_complete(db, broadcasts.find(db, author, number), NOW)

    with pytest.raises(AcademyError) as error:
        database.write(planned).result()
    assert (error.value.key, error.value.values) == ("broadcast-uncovered", {"count": 3})


@pytest.mark.parametrize(
    ("state", "after"),
    [
        pytest.param("draft", "undone", id="draft"),
        pytest.param("waiting", "undone", id="waiting"),
        pytest.param("undone", "undone", id="pressed twice"),
        pytest.param("sending", "broadcast-undo-late", id="sending"),
        pytest.param("sent", "broadcast-undo-late", id="sent"),
        pytest.param("stopped", "broadcast-undo-late", id="stopped"),
    ],
)
def test_undoing_is_possible_until_something_may_have_been_sent(database, author, number, state, after):
    set_state(database, number, state)
    if after == "undone":
        assert database.write(lambda db: broadcasts.undo(db, author, number, NOW).state).result() == after
    else:
        assert refused(database, lambda db: broadcasts.undo(db, author, number, NOW)) == after
        assert shown(database, number, "state") == (state,)


def test_undone_announcement_becomes_a_draft_again_without_its_time(database, author, number):
    database.write(lambda db: confirm(db, author, number)).result()
    assert refused(database, lambda db: broadcasts.reopen(db, author, number)) == "broadcast-not-draft"
    database.write(lambda db: broadcasts.undo(db, author, number, NOW)).result()
    database.write(lambda db: broadcasts.reopen(db, author, number)).result()
    assert shown(database, number, "state", "send_at", "texts") == ("draft", None, {"pt": "Bom dia."})


def test_trying_out_sends_each_text_to_the_author_alone_every_time(database, author, number):
    def tried(db):
        sign_up(db, "luis")
        broadcasts.write_text(db, author, number, "fr", "Bonjour.")
        return [broadcasts.try_out(db, author, number, NOW) for _ in range(2)]

    assert database.write(tried).result() == [2, 2]
    columns = (Delivery.member_id, Delivery.key, Delivery.kind, Delivery.subject, Delivery.state)
    rows = database.read(lambda db: [tuple(row) for row in db.execute(select(*columns).order_by(Delivery.id))])
    assert rows == [
        (author.member_id, f"broadcast1.test{place}", "broadcast", {"language": language, "test": True}, "queued")
        for place, language in enumerate(("pt", "fr", "pt", "fr"), 1)
    ]
    assert database.read(lambda db: broadcasts.progress(db, number)) == {}
