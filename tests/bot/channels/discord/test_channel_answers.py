"""What DiscordChannel answers over real HTTP and a real websocket, against the stub."""

import asyncio

import pytest

from academy.messages import Address, Button, Document, Field, Incoming, Kind, Reply
from bot.channels import Fate, SendError
from tests.support.discord_running import ANA, SERVER, Inside, asked, discord_at, running, until, written
from tests.support.discord_stub import DiscordStub

AGENDA = ((Button("Agenda", "agenda"),),)


@pytest.mark.parametrize(("guild", "hidden"), [("", False), (SERVER, True)], ids=["in private", "in a server"])
def test_answer_to_a_slash_command_takes_the_place_of_thinking(guild, hidden):
    async def talk():
        async with DiscordStub() as stub:
            inside = Inside(Reply("Monday, **9:00**"))
            async with running(stub, inside):
                await stub.slash(ANA, "agenda", guild=guild, locale="fr")
                await until(lambda: written(stub) and written(stub)[0][0])
            return written(stub), [(one.command, one.language) for one in inside.heard]

    assert asyncio.run(talk()) == ([("Monday, **9:00**", hidden)], [("agenda", "fr")])


def test_answer_to_a_press_follows_and_takes_the_buttons_off():
    async def talk():
        async with DiscordStub() as stub:
            inside = Inside(Reply("Shall we?", AGENDA), Reply("Done", closes=True))
            async with running(stub, inside):
                await stub.slash(ANA, "agenda", guild=SERVER)
                await until(
                    lambda: len(stub.api.messages) == 1 and next(iter(stub.api.messages.values()))["components"]
                )
                question = next(iter(stub.api.messages))
                await stub.press(ANA, question, "a:agenda", guild=SERVER)
                await until(lambda: not stub.api.messages[question]["components"])
            return written(stub)

    assert asyncio.run(talk()) == [("Shall we?", True), ("Done", True)]


def answered(kind, reply):
    """The calls of an answer to an interaction of this kind on a message of the bot's, and what is there then."""

    async def talk():
        async with DiscordStub() as stub:
            inside = Inside()
            async with running(stub, inside) as channel:
                source = stub.api.add_message(
                    f"9{SERVER}", {"content": "Question", "components": []}, {"bot": True}
                )
                if kind is Kind.COMMAND:
                    await stub.slash(ANA, "agenda", guild=SERVER)
                else:
                    await stub.press(ANA, source["id"], "a:agenda", guild=SERVER)
                await until(lambda: inside.heard)
                before = len(stub.api.requests)
                await channel.answer(inside.heard[0], reply)
                calls = [(call["method"], call["path"].rpartition("/")[2]) for call in stub.api.requests[before:]]
            return calls, [content for content, _ in written(stub)]

    return asyncio.run(talk())


@pytest.mark.parametrize(
    ("kind", "reply", "methods", "messages"),
    [
        pytest.param(Kind.ACTION, Reply(), [], ["Question"], id="silence after a press"),
        pytest.param(
            Kind.COMMAND, Reply(), ["DELETE"], ["Question"], id="silence after a command ends the thinking"
        ),
        pytest.param(
            Kind.ACTION, Reply("Next", edits=True), ["PATCH"], ["Next"], id="in the place of what was pressed"
        ),
        pytest.param(
            Kind.ACTION,
            Reply("Next", AGENDA, edits=True, closes=True),
            ["PATCH"],
            ["Next"],
            id="its buttons are already those of the answer",
        ),
        pytest.param(
            Kind.ACTION,
            Reply(notice="Saved", edits=True),
            ["POST"],
            ["Question", "Saved"],
            id="a notice takes no message's place",
        ),
        pytest.param(Kind.ACTION, Reply(notice="Saved"), ["POST"], ["Question", "Saved"], id="a notice alone"),
        pytest.param(Kind.ACTION, Reply(closes=True), ["PATCH"], ["Question"], id="buttons off, nothing said"),
        pytest.param(
            Kind.COMMAND,
            Reply("a" * 1990 + ". " + "b" * 20),
            ["PATCH", "POST"],
            ["Question", "a" * 1990 + ".", "b" * 20],
            id="a long answer in two parts",
        ),
    ],
)
def test_answer_calls_discord_as_often_as_needed(kind, reply, methods, messages):
    calls, shown = answered(kind, reply)
    assert ([method for method, _ in calls], shown) == (methods, messages)


def test_field_opens_a_form_without_asking_and_its_words_arrive():
    async def talk():
        async with DiscordStub() as stub:
            inside = Inside(Reply("Your name?", field=Field("Your name", 2, 120)), Reply("Hello"))
            async with running(stub, inside):
                started = await stub.slash(ANA, "agenda")
                await until(lambda: written(stub) and written(stub)[0][0])
                question = stub.api.interactions[started].original
                pressed = await stub.press(ANA, question, "write:2:120:0")
                await until(lambda: stub.api.interactions[pressed].form)
                heard_before = len(inside.heard)
                await stub.write(ANA, pressed, "Ana 李")
                await until(lambda: len(written(stub)) == 2)
            return heard_before, [(one.kind, one.text) for one in inside.heard], written(stub)

    assert asyncio.run(talk()) == (
        1,
        [(Kind.COMMAND, ""), (Kind.TEXT, "Ana 李")],
        [("Your name?", False), ("Hello", False)],
    )


def test_menu_of_buttons_brings_the_chosen_action():
    async def talk():
        async with DiscordStub() as stub:
            countries = tuple((Button(name, f"country:{name}"),) for name in ("PT", "BR", "CV", "AO", "MZ", "TL"))
            inside = Inside(Reply("Which?", countries))
            async with running(stub, inside):
                started = await stub.slash(ANA, "agenda")
                await until(lambda: written(stub) and written(stub)[0][0])
                await stub.choose(ANA, stub.api.interactions[started].original, "choose:0", "country:MZ")
                await until(lambda: len(inside.heard) == 2)
            return inside.heard[1].action

    assert asyncio.run(talk()) == "country:MZ"


def test_answer_hands_a_document_over_with_the_text():
    async def talk():
        async with DiscordStub() as stub:
            inside = Inside(Reply("All of it", document=Document("ana.json", b"{}")))
            async with running(stub, inside):
                await stub.slash(ANA, "agenda", guild=SERVER)
                await until(lambda: stub.api.requests[-1]["files"])
            return stub.api.requests[-1]["files"], written(stub)

    assert asyncio.run(talk()) == (["ana.json"], [("All of it", True)])


def after_restart(*, expired):
    async def talk():
        async with DiscordStub() as stub:
            died = Inside()
            async with running(stub, died):
                await stub.slash(ANA, "agenda", guild=SERVER)
                await until(lambda: died.heard)
            if expired:
                await stub.expire()
            receipt = died.heard[0].to_json()
            channel = discord_at(stub)
            await channel.answer(Incoming.from_json(receipt), Reply("Monday"))
            await channel.close()
            return written(stub), asked(stub)[-1]

    return asyncio.run(talk())


def test_answer_after_a_restart_uses_the_token_of_the_receipt():
    messages, last = after_restart(expired=False)
    assert messages == [("Monday", True)]
    assert last.startswith("PATCH /webhooks/")


def test_answer_after_fifteen_minutes_comes_by_dm():
    messages, last = after_restart(expired=True)
    assert messages == [("", True), ("Monday", False)]
    assert last == f"POST /channels/8{ANA}/messages"


def test_answer_to_what_could_not_be_acknowledged_comes_by_dm():
    async def talk():
        async with DiscordStub() as stub:
            await stub.fail("POST", "/interactions/*", 500)
            inside = Inside(Reply("Monday"))
            async with running(stub, inside):
                await stub.slash(ANA, "agenda", guild=SERVER)
                await until(lambda: written(stub))
            return written(stub)

    assert asyncio.run(talk()) == [("Monday", False)]


def test_answer_after_fifteen_minutes_to_who_takes_no_dms_is_unreachable():
    async def talk():
        async with DiscordStub() as stub:
            await stub.fail("POST", "/users/@me/channels", 400, {"code": 50007})
            channel = discord_at(stub)
            late = Incoming(
                Address("discord", ANA), "1", Kind.COMMAND, ANA, command="agenda", token="1/of_long_ago"
            )
            with pytest.raises(SendError) as raised:
                await channel.answer(late, Reply("Monday"))
            await channel.close()
            return raised.value.fate, raised.value.reason

    assert asyncio.run(talk()) == (Fate.UNREACHABLE, "dm_closed")


def test_answer_to_words_in_private_goes_to_their_chat_once():
    async def talk():
        async with DiscordStub() as stub:
            inside = Inside(Reply("Hello"))
            async with running(stub, inside) as channel:
                await stub.say(ANA, "Olá")
                await until(lambda: written(stub))
                await channel.answer(inside.heard[0], Reply("Hello"))  # as the outbox would after a crash
            return written(stub)

    assert asyncio.run(talk()) == [("Hello", False)]


def test_answer_to_a_mention_goes_where_others_read_along():
    async def talk():
        async with DiscordStub() as stub:
            inside = Inside(Reply("Let us talk in private"))
            async with running(stub, inside):
                await stub.say(ANA, "good morning all", guild=SERVER)
                await stub.say(ANA, "what is today?", guild=SERVER, mentions_bot=True)
                await until(lambda: written(stub))
            return [(one.text, one.group, one.chat) for one in inside.heard], asked(stub)[-1]

    assert asyncio.run(talk()) == ([("what is today?", True, f"#9{SERVER}")], f"POST /channels/9{SERVER}/messages")
