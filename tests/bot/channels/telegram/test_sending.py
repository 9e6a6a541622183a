from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from academy.messages import Address, Button, Document, Incoming, Kind, Reply
from bot.channels import Fate, SendError
from bot.channels.telegram.channel import TelegramChannel
from tests.support.telegram import TOKEN, wait_until
from tests.support.telegram_stub import StubClient

YES = ((Button("Yes", "yes"),),)
PRESSED = Incoming(Address("telegram", "4815"), "90", Kind.ACTION, "4815", action="yes", message="12", token="438")
SAID = Incoming(Address("telegram", "4815"), "91", Kind.TEXT, "4815", text="hi")
TWO_PARTS = Reply("first " * 600 + "\n\n" + "second " * 300)


def with_channel(url: str, use: Callable[[TelegramChannel], Awaitable[Any]]) -> Any:
    async def main() -> Any:
        channel = TelegramChannel(TOKEN, url, "polling", "", "", {})
        try:
            return await use(channel)
        finally:
            await channel.close()

    return asyncio.run(main())


def answered(stub: StubClient, incoming: Incoming, reply: Reply) -> list[str]:
    """The methods called for an answer, in alphabetical order because some are called at the same time."""
    with_channel(stub.url, lambda channel: channel.answer(incoming, reply))
    return sorted(entry["method"] for entry in stub.log())


def failure(stub: StubClient, incoming: Incoming, reply: Reply) -> tuple[Fate, str]:
    with pytest.raises(SendError) as failed:
        answered(stub, incoming, reply)
    return failed.value.fate, failed.value.reason


@pytest.mark.parametrize(
    ("incoming", "reply", "methods"),
    [
        pytest.param(SAID, Reply("Hello"), ["sendMessage"], id="words"),
        pytest.param(SAID, Reply(), [], id="a silence"),
        pytest.param(SAID, Reply(notice="Saved"), [], id="a notice without a button to stand beside"),
        pytest.param(SAID, Reply("Done", closes=True), ["sendMessage"], id="nothing to close"),
        pytest.param(PRESSED, Reply(), ["answerCallbackQuery"], id="a silence at a button"),
        pytest.param(PRESSED, Reply(notice="Saved"), ["answerCallbackQuery"], id="a notice"),
        pytest.param(PRESSED, Reply("Hello"), ["answerCallbackQuery", "sendMessage"], id="a message at a button"),
        pytest.param(
            PRESSED, Reply("Page 2", edits=True), ["answerCallbackQuery", "editMessageText"], id="in its place"
        ),
        pytest.param(
            PRESSED,
            Reply("Page 2", edits=True, closes=True),
            ["answerCallbackQuery", "editMessageText"],
            id="an edit closes what it replaces",
        ),
        pytest.param(
            PRESSED,
            Reply("Done", closes=True),
            ["answerCallbackQuery", "editMessageReplyMarkup", "sendMessage"],
            id="closing the question",
        ),
        pytest.param(
            PRESSED,
            Reply("Yours", document=Document("a.txt", b"a"), edits=True),
            ["answerCallbackQuery", "sendDocument"],
            id="a document cannot take a text's place",
        ),
    ],
)
def test_answer_calls(stub, incoming, reply, methods):
    assert answered(stub, incoming, reply) == methods


def test_answer_stops_the_spinner_while_the_message_is_under_way(stub):
    stub.set(faults={"4815": "hang"})

    async def use(channel: TelegramChannel) -> list[str]:
        answering = asyncio.create_task(channel.answer(PRESSED, Reply("Hello")))
        await asyncio.to_thread(wait_until, lambda: len(stub.log()) == 2)
        assert not answering.done()
        answering.cancel()
        await asyncio.gather(answering, return_exceptions=True)
        return sorted(entry["method"] for entry in stub.log())

    assert with_channel(stub.url, use) == ["answerCallbackQuery", "sendMessage"]


@pytest.mark.parametrize(
    ("why", "methods"),
    [
        ("message is not modified", ["answerCallbackQuery", "editMessageText"]),
        ("message to edit not found", ["answerCallbackQuery", "editMessageText", "sendMessage"]),
        ("message can't be edited", ["answerCallbackQuery", "editMessageText", "sendMessage"]),
    ],
)
def test_answer_whose_edit_is_refused(stub, why, methods):
    stub.set(faults={"editMessageText": f"400 Bad Request: {why}"})
    assert answered(stub, PRESSED, Reply("Page 2", edits=True)) == methods


def test_answer_whose_edit_is_uncertain_is_not_sent_as_well(stub):
    stub.set(faults={"editMessageText": "502"})
    assert failure(stub, PRESSED, Reply("Page 2", edits=True)) == (Fate.UNCERTAIN, "server_error")
    assert stub.log("sendMessage") == []


@pytest.mark.parametrize(
    ("fault", "fate"),
    [
        ("403", (Fate.UNREACHABLE, "blocked")),
        ("400", (Fate.UNREACHABLE, "no_chat")),
        ("429", (Fate.NOT_SENT, "flood")),
        ("500", (Fate.UNCERTAIN, "server_error")),
        ("503", (Fate.NOT_SENT, "unavailable")),
        ("drop", (Fate.UNCERTAIN, "disconnected")),
        ("lose", (Fate.UNCERTAIN, "disconnected")),
    ],
)
def test_answer_says_why_it_did_not_arrive(stub, fault, fate):
    stub.set(faults={"4815": fault})
    assert failure(stub, PRESSED, Reply("Hello")) == fate
    assert len(stub.log("answerCallbackQuery")) == 1


@pytest.mark.parametrize(
    "fault", ["400 Bad Request: query is too old and response timeout expired", "500", "lose"]
)
def test_answer_survives_a_failed_acknowledgement(stub, fault):
    stub.set(faults={"answerCallbackQuery": fault, "editMessageReplyMarkup": fault})
    assert len(answered(stub, PRESSED, Reply("Hello", closes=True))) == 3


def test_answer_that_is_a_notice_alone_fails_with_it(stub):
    stub.set(faults={"answerCallbackQuery": "500"})
    assert failure(stub, PRESSED, Reply(notice="Saved")) == (Fate.UNCERTAIN, "server_error")


def test_answer_that_is_a_notice_comes_too_late_in_silence(stub):
    stub.set(faults={"answerCallbackQuery": "400 Bad Request: query is too old and response timeout expired"})
    assert answered(stub, PRESSED, Reply(notice="Saved")) == ["answerCallbackQuery"]


def test_send_gives_the_id_of_the_message_with_the_buttons(stub):
    reply = Reply(TWO_PARTS.text, YES)
    sent = with_channel(stub.url, lambda channel: channel.send("4815", reply, "s17.v1.eve"))
    assert (sent, ["reply_markup" in entry["params"] for entry in stub.log()]) == ("2", [False, True])


def test_send_goes_on_with_the_part_that_failed(stub):
    stub.set(faults={"4815": ["", "429"]})

    async def use(channel: TelegramChannel) -> None:
        with pytest.raises(SendError):
            await channel.send("4815", TWO_PARTS, "decision9")
        await channel.send("4815", TWO_PARTS, "decision9")
        await channel.send("4815", TWO_PARTS, "decision9")

    with_channel(stub.url, use)
    arrived = [entry["params"]["text"].split()[0] for entry in stub.log() if entry["arrived"]]
    assert arrived == ["first", "second", "first", "second"]


def test_answers_show_and_remove_the_location_keyboard(emulator):
    replies = [
        Reply("Where are you?", YES, location="📍 Share"),
        Reply("In Lisbon?", YES, edits=True),  # cannot be an edit: the keyboard would stay
        Reply("Good.", YES),
    ]

    async def use(channel: TelegramChannel) -> None:
        for number, reply in enumerate(replies):
            await channel.answer(Incoming(PRESSED.address, str(number), Kind.TEXT, "4815", message="12"), reply)

    with_channel(emulator.url, use)
    shown = [(sent.text, *sent.params.get("reply_markup", {})) for sent in emulator.person(4815).received()]
    assert shown == [
        ("📍 Share", "keyboard", "resize_keyboard", "one_time_keyboard"),
        ("Where are you?", "inline_keyboard"),
        ("✓", "remove_keyboard"),
        ("In Lisbon?", "inline_keyboard"),
        ("Good.", "inline_keyboard"),
    ]
    assert emulator.refused() == []


def test_send_hands_over_a_document(emulator):
    reply = Reply(
        "**All** we know", document=Document("mydata.json", b'{"name": "Zo\xc3\xab"}', "application/json")
    )
    with_channel(emulator.url, lambda channel: channel.send("4815", reply, "n"))
    [sent] = emulator.person(4815).received()
    assert (sent.method, sent.text, sent.files) == (
        "sendDocument",
        "All we know",
        {"document": b'{"name": "Zo\xc3\xab"}'},
    )


def edited(stub: StubClient, chat: str, reply: Reply = Reply("**New** time", YES)) -> list[dict[str, Any]]:  # noqa: B008
    """What Telegram was asked to change."""
    with_channel(stub.url, lambda channel: channel.edit(chat, "12", reply))
    return [entry["params"] for entry in stub.log("editMessageText")]


def test_edit_changes_the_message_of_a_group_with_its_buttons(stub):
    (params,) = edited(stub, "-1001234567890/42")
    assert (params["chat_id"], params["message_id"], params["text"]) == (-1001234567890, 12, "New time")
    assert params["reply_markup"] == {"inline_keyboard": [[{"text": "Yes", "callback_data": "yes"}]]}
    assert "message_thread_id" not in params


def test_edit_to_what_it_says_already_is_done(stub):
    stub.set(faults={"editMessageText": "400 Bad Request: message is not modified"})
    assert len(edited(stub, "4815")) == 1


@pytest.mark.parametrize(
    ("fault", "fate"),
    [
        pytest.param("400 Bad Request: message to edit not found", (Fate.REFUSED, "refused"), id="deleted"),
        pytest.param("400 Bad Request: message can't be edited", (Fate.REFUSED, "refused"), id="too old"),
        pytest.param("403 Forbidden: bot was kicked", (Fate.UNREACHABLE, "kicked"), id="kicked"),
        pytest.param("502", (Fate.NOT_SENT, "server_error"), id="uncertain, so it may be done again"),
        pytest.param("lose", (Fate.NOT_SENT, "disconnected"), id="no answer"),
    ],
)
def test_edit_that_failed(stub, fault, fate):
    stub.set(faults={"editMessageText": fault})
    with pytest.raises(SendError) as failed:
        edited(stub, "-1001234567890")
    assert (failed.value.fate, failed.value.reason) == fate


def test_edit_that_needs_two_messages_is_refused(stub):
    with pytest.raises(SendError) as failed:
        edited(stub, "4815", TWO_PARTS)
    assert (failed.value.fate, stub.log()) == (Fate.REFUSED, [])
