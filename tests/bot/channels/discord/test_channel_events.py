"""What DiscordChannel hears over a real websocket, and how it starts, against the stub."""

import asyncio

import pytest

from academy.messages import Kind
from bot.channels import SettingRefusedError
from tests.support.discord_running import ANA, Inside, asked, discord_at, running, until
from tests.support.discord_stub import DiscordStub


def test_edit_is_heard_and_a_preview_is_not():
    async def talk():
        async with DiscordStub() as stub:
            inside = Inside()
            async with running(stub, inside):
                message = await stub.say(ANA, "see https://example.org")
                await stub.edit(message, "see https://example.org", at=None)
                await stub.edit(message, "never mind")
                await until(lambda: len(inside.heard) == 2)
            return [(one.kind, one.text) for one in inside.heard]

    assert asyncio.run(talk()) == [(Kind.TEXT, "see https://example.org"), (Kind.EDIT, "never mind")]


def test_events_while_the_connection_is_down_arrive_after_the_resume():
    async def talk():
        async with DiscordStub() as stub:
            inside = Inside()
            async with running(stub, inside):
                await stub.say(ANA, "before")
                await until(lambda: inside.heard)
                await stub.drop()
                await stub.say(ANA, "meanwhile")
                await until(lambda: len(inside.heard) == 2)
            return [one.text for one in inside.heard], stub.gateway.identified, stub.gateway.resumed

    assert asyncio.run(talk()) == (["before", "meanwhile"], 1, 1)


def test_events_of_one_person_keep_their_order_and_hold_up_no_other():
    heard = []
    slow = asyncio.Event()

    async def receive(incoming):
        if incoming.text == "first":
            await slow.wait()
        heard.append(incoming.text)
        if incoming.text == "other":
            slow.set()

    async def talk():
        async with DiscordStub() as stub, running(stub, receive):
            for user, text in ((ANA, "first"), (ANA, "second"), ("99", "other")):
                await stub.say(user, text)
            await until(lambda: len(heard) == 3)

    asyncio.run(talk())
    assert heard == ["other", "first", "second"]


def test_event_that_is_not_taken_in_leaves_the_others_alone():
    heard = []

    async def receive(incoming):
        heard.append(incoming.text)
        if incoming.text == "poison":
            raise OSError("disk full")

    async def talk():
        async with DiscordStub() as stub, running(stub, receive):
            await stub.say(ANA, "poison")
            await stub.say(ANA, "food")
            await until(lambda: len(heard) == 2)

    asyncio.run(talk())
    assert heard == ["poison", "food"]


def test_interaction_is_acknowledged_while_the_event_before_it_is_still_being_taken_in():
    release = asyncio.Event()

    async def receive(_):
        await release.wait()

    async def talk():
        async with DiscordStub() as stub, running(stub, receive):
            await stub.say(ANA, "first")
            second = await stub.slash(ANA, "agenda")
            await until(lambda: stub.api.interactions[second].acknowledged)
            deferred = stub.api.interactions[second].acknowledged
            release.set()
            return deferred

    assert asyncio.run(talk()) == 5


def test_menu_is_told_once_as_long_as_it_stays_the_same():
    memory = {}

    async def start_twice():
        async with DiscordStub() as stub:
            for _ in range(2):
                async with running(stub, Inside(), memory):
                    pass
            return [call for call in asked(stub) if call.startswith("PUT")], [
                one["name"] for one in stub.api.commands
            ]

    assert asyncio.run(start_twice()) == (["PUT /applications/1170000000000000001/commands"], ["agenda"])


@pytest.mark.parametrize(
    ("guilds", "told", "offered"),
    [
        pytest.param(("7", "7"), ["guilds/7/commands"], {"7": ["agenda"]}, id="told once"),
        pytest.param(
            ("", "7"), ["commands", "commands", "guilds/7/commands"], {"7": ["agenda"]}, id="no more elsewhere"
        ),
        pytest.param(
            ("7", ""), ["guilds/7/commands", "guilds/7/commands", "commands"], {"7": []}, id="everywhere again"
        ),
        pytest.param(
            ("7", "8"),
            ["guilds/7/commands", "guilds/7/commands", "guilds/8/commands"],
            {"7": [], "8": ["agenda"]},
            id="another server",
        ),
    ],
)
def test_menu_is_offered_in_one_server_alone(guilds, told, offered):
    memory = {}

    async def start():
        async with DiscordStub() as stub:
            for guild in guilds:
                async with running(stub, Inside(), memory, guild):
                    pass
            puts = [call.partition("0001/")[2] for call in asked(stub) if call.startswith("PUT")]
            named = {guild: [one["name"] for one in menu] for guild, menu in stub.api.guild_commands.items()}
            return puts, named, [one["name"] for one in stub.api.commands]

    everywhere = [] if guilds[-1] else ["agenda"]
    assert asyncio.run(start()) == (told, offered, everywhere)


def test_menu_comes_back_although_the_server_of_before_lets_nobody_in_any_more():
    memory = {"menu": "7:of before"}

    async def start():
        async with DiscordStub() as stub:
            await stub.fail("PUT", "/applications/*/guilds/*", 403, {"code": 50001})
            async with running(stub, Inside(), memory):
                pass
            return [one["name"] for one in stub.api.commands], memory["menu"][:1]

    assert asyncio.run(start()) == (["agenda"], ":")


def test_menu_that_discord_refuses_does_not_stop_the_bot_and_is_told_again():
    memory = {}

    async def start_twice():
        async with DiscordStub() as stub:
            await stub.fail("PUT", "/applications/*", 400, {"code": 50035})
            for _ in range(2):
                async with running(stub, Inside(), memory):
                    pass
            return len(stub.api.commands), stub.gateway.identified

    assert asyncio.run(start_twice()) == (1, 2)


def test_run_with_a_wrong_token_names_the_setting():
    async def start():
        async with DiscordStub() as stub:
            with pytest.raises(SettingRefusedError, match="DISCORD_TOKEN"):
                await discord_at(stub, token="not.the.token").run(Inside())

    asyncio.run(start())


def test_run_with_a_token_that_the_gateway_turns_down_names_the_setting():
    async def start():
        async with DiscordStub() as stub:
            stub.gateway.token = "renewed meanwhile"
            channel = discord_at(stub)
            with pytest.raises(SettingRefusedError, match="DISCORD_TOKEN"):
                await channel.run(Inside())
            await channel.close()

    asyncio.run(start())


def test_run_starts_over_when_discord_is_away_at_first(monkeypatch):
    monkeypatch.setattr("bot.channels.discord.channel.LONGEST_PAUSE", 0.01)

    async def start():
        async with DiscordStub() as stub:
            await stub.fail("GET", "/users/@me", 503, times=2)
            async with running(stub, Inside()):
                return stub.gateway.identified

    assert asyncio.run(start()) == 1
