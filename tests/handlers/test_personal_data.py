"""/mydata hands over everything; /forgetme leaves nothing."""

import json
import time

import pytest
from sqlalchemy import func, select

from academy.programme import LANGUAGES
from locales import text
from storage import linking, members, personal
from storage.models import Base, Erasure, Member, Receipt
from tests.handlers.steps import (
    MOTIVATION,
    admitted,
    arrive,
    begins,
    newest,
    open_question,
    signed_up,
    walk,
)


def whole_database(app):
    """Every row of every table but the programme's, as text."""
    programme = ("edition", "round", "elective", "session", "reminder")
    tables = [table for table in Base.metadata.sorted_tables if table.name not in programme]
    return app.database.read(lambda db: str([db.execute(select(table)).all() for table in tables]))


def answered(app):
    """Wait until it is noted that all answers were sent; until then they are kept, with whom they are for."""
    unsent = select(func.count()).where(Receipt.incoming != "")
    for _ in range(200):
        if app.database.read(lambda db: db.scalar(unsent)) == 0:
            return True
        time.sleep(0.02)
    return False


@pytest.mark.parametrize("language", LANGUAGES)
def test_mydata_is_a_file_with_everything_that_is_stored(shared, guest, language):
    ana = admitted(shared, guest(language))
    ana.say("/mydata")
    assert ana.last == text(language, "mydata")
    data = json.loads(ana.download())
    stored = shared.database.read(lambda db: personal.everything(db, newest(shared).id))
    assert data.keys() == stored.keys()
    unlike = {table for table in data if data[table] != stored[table]}
    assert unlike <= {"web_message", "receipt", "conversation"}  # this answer itself is noted since
    assert data["member"][0]["name"] == "Ana Machel"
    assert data["participation"][0]["motivation"] == MOTIVATION
    assert [(row["purpose"], row["given"]) for row in data["consent"]] == [
        ("academy", True),
        ("found", True),
        ("news", False),
    ]


def test_mydata_has_the_whole_transcript_with_what_was_pressed(shared, guest):
    ana = walk(guest("en"), until="join.country")
    ana.say("/mydata")
    transcript = json.loads(ana.download())["web_message"]
    said = [row["body"] if row["mine"] else row["body"]["text"] for row in transcript]
    assert said == [message.text for message in ana.messages[:-1]]
    assert [row["chosen"] for row in transcript if row["chosen"]] == [
        "go",
        "consent:academy:yes",
        "consent:found:yes",
        "consent:news:no",
    ]


def test_mydata_of_a_newcomer_holds_what_little_there_is(guest):
    ana = guest("en")
    ana.say("/mydata")
    data = json.loads(ana.download())
    assert data["member"][0]["name"] is None
    assert data["participation"] == []


def test_mydata_is_for_its_member_only(guest):
    ana, luis = guest("en"), guest("en")
    ana.say("/mydata")
    message = next(message for message in ana.messages if message.file)
    assert luis.client.get(message.file).status_code == 404


@pytest.mark.parametrize("language", LANGUAGES)
def test_forgetme_asks_twice_and_gives_a_receipt(shared, guest, language):
    ana = admitted(shared, guest(language))
    number = newest(shared).id
    ana.say("/forgetme")
    assert ana.last == text(language, "forgetme")
    ana.press(text(language, "button-forgetme-yes"))
    assert ana.last == text(language, "forgetme-last")
    ana.press(text(language, "button-forgetme-now"))
    receipt = shared.database.read(
        lambda db: db.scalars(select(Erasure.receipt).order_by(Erasure.id.desc())).first()
    )
    assert ana.aside == text(language, "forgetme-done", receipt=receipt)
    assert ana.messages == []
    assert shared.database.read(lambda db: db.get(Member, number)) is None


def test_forgetme_leaves_nothing_that_tells_who_it_was(app, visitor):
    ana = walk(visitor("pt"))
    ana.accept()
    ana.say("/link ABCD2345")
    row = app.database.read(lambda db: members.addresses_of(db, newest(app).id)[0])
    traces = ["Ana Machel", "Ministério", MOTIVATION[:20], row.user]
    assert [trace for trace in traces if trace in whole_database(app)] == traces
    ana.press("forgetme") if text("pt", "button-forgetme") in ana.buttons else ana.say("/forgetme")
    ana.press(text("pt", "button-forgetme-yes"))
    ana.press(text("pt", "button-forgetme-now"))
    assert answered(app)
    assert [trace for trace in traces if trace in whole_database(app)] == []


@pytest.mark.parametrize("step", [1, 2])
def test_forgetme_may_be_cancelled_at_either_step(shared, guest, step):
    ana = signed_up(shared, guest("en"))
    ana.say("/forgetme")
    if step == 2:
        ana.press(text("en", "button-forgetme-yes"))
    ana.press(text("en", "button-forgetme-no"))
    assert ana.last.startswith(begins("en", "home-none", edition=""))
    assert newest(shared).name == "Ana Machel"


def test_forgetme_cancelled_in_the_sign_up_leads_back_to_it(shared, guest):
    ana = arrive(shared, guest("en"), "join.country")
    ana.say("/forgetme")
    ana.press(text("en", "button-forgetme-no"))
    assert (ana.last, ana.buttons[2]) == (text("en", "home-unfinished"), text("en", "button-go-on"))
    ana.press("go")
    assert ana.last == text("en", "join-country")


def test_forgetme_step_may_be_typed(shared, guest):
    ana = signed_up(shared, guest("en"))
    number = newest(shared).id
    for words in ("/forgetme", "Yes, erase everything", "Erase now, for good"):
        ana.say(words)
    assert shared.database.read(lambda db: db.get(Member, number)) is None


@pytest.mark.parametrize("words", ["/forgetme now", "/forgetme yes@99999999999", "/forgetme sure"])
def test_forgetme_is_never_done_by_one_command(shared, guest, words):
    ana = signed_up(shared, guest("en"))
    ana.say(words)
    assert ana.last in (text("en", "forgetme"), text("en", "forgetme-last"))
    assert newest(shared).name == "Ana Machel"


def test_forgetme_of_long_ago_asks_again(elsewhen):
    app, visitor = elsewhen()
    ana = signed_up(app, visitor("en"))
    ana.say("/forgetme")
    ana.press(text("en", "button-forgetme-yes"))
    last = ana.replies[-1]
    ana.forward("2021-11-12T09:30+01:00")
    ana.press(text("en", "button-forgetme-now"), of=last)
    assert (ana.last, newest(app).name) == (text("en", "forgetme"), "Ana Machel")


def test_forgotten_person_may_begin_anew(shared, guest):
    ana = signed_up(shared, guest("fr"))
    for words in ("/forgetme", text("fr", "button-forgetme-yes"), text("fr", "button-forgetme-now")):
        ana.say(words)
    walk(ana)
    assert ana.last.startswith(begins("fr", "apply-sent-applied", edition=""))
    assert newest(shared).name == "Ana Machel"


@pytest.mark.parametrize("action", ["constituency:union", "zone:Asia/Manila", "send", "choose:name:mine", "merge"])
def test_old_buttons_of_a_forgotten_person_note_nothing(shared, guest, chat, action):
    ana = chat("telegram", "es")
    for said in ("!go", "!consent:academy:yes", "!consent:found:yes", "!consent:news:yes", "Ana Machel"):
        ana.press(said[1:]) if said.startswith("!") else ana.say(said)
    ana.command("forgetme")
    ana.press("forgetme:sure")
    now = next(button.action for row in ana.replies[-1].buttons for button in row)
    assert ana.press(now).text.startswith(begins("es", "forgetme-done", receipt=""))
    reply = ana.press(action)
    assert [button.action for row in reply.buttons for button in row if "language" in button.action] == [
        f"language:{code}" for code in LANGUAGES
    ]
    told = newest(shared)
    assert (told.name, told.constituency, told.zone, told.joined_at) == (None, None, None, None)
    assert open_question(shared, told.id) == ""


def test_forgetme_is_for_every_channel(shared, chat):
    ana, elsewhere = chat("telegram", "en"), chat("discord", "en")
    ana.command("start")
    code = shared.database.write(lambda db: linking.new_code(db, newest(shared).id, shared.clock.now())).result()
    elsewhere.command("link", code)
    elsewhere.press("merge")
    elsewhere.command("forgetme")
    elsewhere.press("forgetme:sure")
    elsewhere.press(elsewhere.replies[-1].buttons[0][0].action)
    left = shared.database.read(lambda db: [members.person_at(db, person.address) for person in (ana, elsewhere)])
    assert left == [None, None]


def test_last_button_pressed_twice_leaves_nobody(shared, guest):
    ana = signed_up(shared, guest("en"))
    before = newest(shared).id
    ana.say("/forgetme")
    ana.press(text("en", "button-forgetme-yes"))
    last = ana.replies[-1]
    for _ in range(2):
        ana.press(text("en", "button-forgetme-now"), of=last, event="0b0c0d0e-1111-2222-3333-444455556666")
    since = select(Member.id).where(Member.id >= before)
    assert shared.database.read(lambda db: db.scalars(since).all()) == []
