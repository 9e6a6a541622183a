"""What is no answer: stickers, edits, groups, blocks, the same event twice, ten thousand characters."""

import pytest

from academy.messages import Kind, Reply
from academy.programme import LANGUAGES
from locales import text
from storage import members
from tests.handlers.steps import MOTIVATION, QUESTIONS, SIGN_UP, arrive, newest, open_question, signed_up

KINDS = ("sticker", "photo", "voice", "video", "document", "contact", "poll")


def at(chat, question, language="en"):
    """Somebody on Telegram at a question."""
    ana = chat("telegram", language)
    ana.command("start")
    ana.press("go")
    for asked, answer in SIGN_UP:
        if asked == question:
            return ana
        ana.press(answer[1:]) if answer.startswith("!") else ana.say(answer)
    return ana


def known(shared, chat):
    return shared.database.read(lambda db: members.person_at(db, chat.address))


@pytest.mark.parametrize("question", QUESTIONS)
def test_sticker_at_a_question_asks_it_again(chat, question):
    ana = at(chat, question, "fr")
    asked = ana.replies[-1]
    reply = ana.do(Kind.ATTACHMENT, attachment="sticker")
    assert reply.text.startswith(text("fr", "talk-attachment"))
    assert reply.text.split("\n\n")[-1] == asked.text.split("\n\n")[-1]
    assert (reply.buttons, reply.field, reply.location) == (asked.buttons, asked.field, asked.location)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_attachment_at_no_question_says_what_can_be_read(chat, kind, language):
    ana = at(chat, "", language)
    reply = ana.do(Kind.ATTACHMENT, attachment=kind, text="a caption")
    assert reply.text == text(language, "talk-attachment")
    assert [button.action for row in reply.buttons for button in row] == ["home", "agenda", "help"]


def test_edit_at_a_question_says_that_it_is_not_seen(chat, shared):
    ana = at(chat, "join.country")
    assert ana.do(Kind.EDIT, text="Ana B. Machel").text == text("en", "talk-edit")
    assert newest(shared).name == "Ana Machel"
    assert open_question(shared, newest(shared).id) == "join.country"


def test_edit_at_no_question_is_met_with_silence(chat):
    ana = at(chat, "")
    assert ana.do(Kind.EDIT, text="something") == Reply()


@pytest.mark.parametrize("command", ["start", "agenda", "forgetme", "xyzzy"])
def test_command_in_a_group_is_answered_with_a_hint_and_nobody_becomes_a_member(chat, shared, command):
    ana = chat("telegram", "pt-br")
    assert ana.do(Kind.COMMAND, command=command, group=True) == Reply(text("pt", "group-private"))
    assert known(shared, ana) is None


@pytest.mark.parametrize(
    ("kind", "said"),
    [(Kind.TEXT, {"text": "hello"}), (Kind.ATTACHMENT, {"attachment": "photo"}), (Kind.ACTION, {"action": "go"})],
)
def test_all_else_in_a_group_is_not_ours(chat, shared, kind, said):
    ana = chat()
    assert ana.do(kind, group=True, **said) == Reply()
    assert known(shared, ana) is None


def test_command_of_a_member_in_a_group_changes_nothing(chat, shared):
    ana = at(chat, "join.name", "fr")
    assert ana.do(Kind.COMMAND, command="start", group=True) == Reply(text("fr", "group-private"))
    assert known(shared, ana).conversation.question == "join.name"


def test_block_is_noted_and_undone_by_the_next_word(chat, shared):
    ana = at(chat, "join.name")
    assert ana.do(Kind.BLOCKED) == Reply()
    assert known(shared, ana).address.unreachable_at is not None
    assert ana.say("Ana Machel").text.startswith(text("en", "join-name-noted", name="Ana Machel"))
    assert known(shared, ana).address.unreachable_at is None


def test_block_by_a_stranger_is_silence(chat, shared):
    ana = chat()
    assert (ana.do(Kind.BLOCKED), known(shared, ana)) == (Reply(), None)


def test_same_event_twice_has_its_effect_once(chat, shared):
    ana = at(chat, "join.name")
    assert ana.do(Kind.TEXT, text="Ana Machel", event="e1").text != ""
    assert ana.do(Kind.TEXT, text="Ana Machel", event="e1") == Reply()
    assert open_question(shared, newest(shared).id) == "join.country"


@pytest.mark.parametrize("question", [*QUESTIONS, ""])
def test_ten_thousand_characters_are_answered_kindly_and_change_nothing(shared, guest, question):
    ana = arrive(shared, guest("en"), question) if question else signed_up(shared, guest("en"))
    before = newest(shared)
    ana.say("long story " * 910)
    assert len(ana.last) < 700
    assert any(figure in ana.last for figure in ("10,009", "long story long story"))
    after = newest(shared)
    for name in ("name", "country", "constituency", "organisation", "work", "zone"):
        assert getattr(after, name) == getattr(before, name)
    assert open_question(shared, after.id) == question


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("\ud83d half an emoji", id="half a surrogate pair"),
        pytest.param("nul \x00 inside", id="NUL"),
        pytest.param("‏مرحبا‎ " * 50, id="directions"),
        pytest.param("%s {0} { $x } ${y} <b> ** __", id="what templates use"),
        pytest.param("'; drop table member; --", id="SQL"),
        pytest.param("👩‍👩‍👧‍👦" * 30, id="families"),
    ],
)
@pytest.mark.parametrize(
    "question", ["join.consent", "join.country", "join.work", "join.zone", "apply.motivation", ""]
)
def test_odd_characters_are_stored_or_refused_but_never_an_accident(chat, words, question):
    ana = at(chat, question)
    reply = ana.say(words)
    assert reply.text
    reply.to_json().encode()


def test_motivation_typed_after_the_application_was_sent_elsewhere_says_so(chat, shared):
    ana = at(chat, "")

    def ask_here(db):
        members.person_at(db, ana.address).conversation.question = "apply.motivation"

    shared.database.write(ask_here).result()
    assert ana.say(f"{MOTIVATION} E mais.").text.startswith(text("en", "apply-sent-already"))
