"""Who may write announcements, and what others get."""

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs

from academy.messages import Address
from handlers.router import routes
from locales import text
from storage import organisers
from storage.models import AuditEntry, Broadcast
from tests.conftest import NOW
from tests.handlers.broadcast.steps import ENGLISH, SPANISH, confirmed, drafted, labels, row
from tests.support.chat import Chat


def test_organiser_added_by_command_sees_the_button_at_home_and_others_do_not(sqlite, ana, luis):
    def added(db):
        organisers.add(db, Address("discord", "luis"), "test", NOW)

    outsider = Chat(sqlite, ana.clock, "discord", "luis")
    assert text("es", "broadcast-button-list") not in labels(outsider.command("start"))
    sqlite.write(added).result()
    outsider.command("start")
    assert outsider.press_label(text("es", "broadcast-button-list")).text == text("es", "broadcast")


ACTIONS = sorted(name for name in routes.actions if name.startswith("broadcast"))
MORE = {"broadcast.text": ":fr", "broadcast.move": ":en:fr", "broadcast.remove": ":en", "broadcast.show": ":en"}


@pytest.mark.parametrize("action", ACTIONS)
def test_pressing_a_button_of_somebody_else_gets_a_polite_no_and_changes_nothing(sqlite, ana, luis, action):
    confirmed(ana, ("en", ENGLISH), ("es", SPANISH)) if action == "broadcast.undo" else drafted(
        ana, ("en", ENGLISH)
    )
    before = sqlite.read(lambda db: db.execute(select(*Broadcast.__table__.c)).all())
    outsider = Chat(sqlite, ana.clock, "discord", "luis")
    pressed = action if action == "broadcast.new" else f"{action}:1{MORE.get(action, '')}"
    assert outsider.press(pressed).text == text("es", "broadcast-not-allowed")
    assert sqlite.read(lambda db: db.execute(select(*Broadcast.__table__.c)).all()) == before
    refused = select(AuditEntry.by, AuditEntry.member_id, AuditEntry.details)
    found = sqlite.read(lambda db: db.execute(refused.where(AuditEntry.action == "announcement refused")).all())
    assert [tuple(one) for one in found] == [("discord:luis", luis, {"tried": pressed})]


def test_command_of_somebody_else_is_refused_and_noted_every_time(sqlite, ana, luis):
    outsider = Chat(sqlite, ana.clock, "discord", "luis")
    with capture_logs() as logs:
        for _ in range(2):
            assert outsider.command("broadcast").text == text("es", "broadcast-not-allowed")
    refused = {"event": "announcement refused", "log_level": "warning", "member": luis, "tried": "broadcast"}
    assert logs == [refused] * 2
    tried = sqlite.read(lambda db: db.scalars(select(AuditEntry.details)).all())
    assert tried == [{"tried": "broadcast"}] * 2


@pytest.mark.parametrize("words", ["Olá a todos", "1", "99999999999", "²"])
def test_words_behind_the_command_are_refused_and_noted_alike(sqlite, ana, luis, words):
    outsider = Chat(sqlite, ana.clock, "discord", "luis")
    assert outsider.command("broadcast", words).text == text("es", "broadcast-not-allowed")
    assert sqlite.read(lambda db: db.scalars(select(AuditEntry.details)).all()) == [{"tried": "broadcast"}]


@pytest.mark.parametrize("words", ["Olá a todos", "99999999999", "²"])
def test_words_behind_the_command_of_an_organiser_lead_to_the_list(ana, words):
    assert ana.command("broadcast", words) == ana.command("broadcast")


def test_organiser_who_was_removed_cannot_finish_what_they_began(sqlite, ana, luis):
    sqlite.write(lambda db: organisers.add(db, Address("discord", "luis"), "test", NOW)).result()
    chat = Chat(sqlite, ana.clock, "discord", "luis")
    chat.press("broadcast.new")
    chat.press("broadcast.text:1:es")
    sqlite.write(lambda db: organisers.remove(db, Address("discord", "luis"), "test", NOW)).result()
    assert chat.say(SPANISH).text == text("es", "broadcast-not-allowed")
    assert row(chat).texts == {}
    assert chat.say("Hola").text != text("es", "broadcast-not-allowed")


def test_another_organiser_may_take_it_back(sqlite, ana, luis):
    confirmed(ana, ("en", ENGLISH), ("es", SPANISH))
    sqlite.write(lambda db: organisers.add(db, Address("discord", "luis"), "test", NOW)).result()
    chat = Chat(sqlite, ana.clock, "discord", "luis")
    chat.command("broadcast", "1")
    assert text("es", "broadcast-undone") in chat.press_label(text("es", "broadcast-button-undo")).text
