"""Posts over real HTTP: once in spite of restarts, edited in their place, no faster than a group takes."""

import asyncio
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from math import inf

import pytest

from academy.broadcasts import Audience
from academy.programme import Place, PlaceChannel, Purpose
from bot.channels.telegram.channel import TelegramChannel
from bot.pace import GROUP_PER_MINUTE
from reminders.broadcasts import expand_due
from storage.deliveries import Fate
from tests.conftest import NOW
from tests.support import crowd
from tests.support.discord_running import discord_at, written
from tests.support.discord_stub import DiscordStub
from tests.support.posting import GROUP, LOUNGE, Bulletin, Memory
from tests.support.telegram import TOKEN
from tests.support.telegram_stub import running_stub

EVE = datetime(2021, 11, 14, 17, 0, tzinfo=UTC)
SOON = datetime(2021, 11, 14, 19, 0, tzinfo=UTC)
NEW = "https://meet.example.org/new"
POSTED_AND_EDITED = [("post", Fate.SENT, ""), ("edit", Fate.SENT, "")]


class Budget:
    """A pace that lets everything go and notes what it was asked for."""

    def __init__(self):
        self.asked = []

    @asynccontextmanager
    async def slot(self, chat, priority, *, deadline=None, per_minute=inf):
        self.asked.append((chat, per_minute))
        yield

    def room(self, seconds=1.0):
        return 10


def test_telegram_group_gets_one_post_that_is_edited_although_the_program_restarts(sqlite):
    bulletin = Bulletin(sqlite, GROUP)

    def started(at):
        # Connections live in the event loop of one process.
        bulletin.at(at, TelegramChannel(TOKEN, stub.url, "polling", "", "", {}))

    with running_stub() as stub:
        started(EVE)
        started(EVE)
        bulletin.change(SOON, "new_link", NEW)
        started(SOON)
        started(SOON)
        (sent,), (edit,) = stub.log("sendMessage"), stub.log("editMessageText")
    assert (sent["chat"], edit["chat"]) == ("-1001234567890", "-1001234567890")
    assert edit["params"]["message_id"] == sent["number"]
    assert [entry["params"]["reply_markup"]["inline_keyboard"][0][0]["url"] for entry in (sent, edit)] == [
        "https://ecampus.example.org/sse12/opening",
        NEW,
    ]
    assert bulletin.deliveries() == POSTED_AND_EDITED


def test_discord_channel_gets_one_post_that_is_edited_although_the_first_answer_got_lost(sqlite):
    bulletin = Bulletin(sqlite, LOUNGE)

    async def talk():
        async with DiscordStub() as stub:

            async def started(at):
                await asyncio.to_thread(bulletin.plan, at)
                await bulletin.deliver(at, discord_at(stub))

            await stub.fail("POST", "/channels/*", 0)
            await started(EVE)
            await started(SOON)
            await asyncio.to_thread(bulletin.change, SOON, "cancel")
            await started(SOON)
            calls = [call["method"] for call in stub.api.requests if call["path"].startswith("/channels/")]
            return calls, [content.splitlines()[0] for content, _ in written(stub)]

    calls, said = asyncio.run(talk())
    assert calls == ["POST", "POST", "PATCH"]
    assert said == ["This session will not take place: **Official opening**"]
    assert bulletin.deliveries() == POSTED_AND_EDITED


@pytest.mark.parametrize(
    ("place", "asked"),
    [
        pytest.param(GROUP, ("-1001234567890", GROUP_PER_MINUTE), id="a group of Telegram"),
        pytest.param(LOUNGE, ("#1180000000000000001", inf), id="a channel of Discord"),
    ],
)
def test_group_gets_no_more_than_telegram_takes_for_one(sqlite, place, asked):
    budget = Budget()
    Bulletin(sqlite, place).at(EVE, Memory(place.channel), paces={place.channel: budget})
    assert budget.asked == [asked]


def test_announcement_calls_the_role_of_its_place_and_nobody_else(sqlite):
    calls = "1170000000000000042"
    quiet = Place("quiet", PlaceChannel.DISCORD, "1180000000000000002", "pt", (Purpose.ANNOUNCEMENTS,))
    loud = replace(quiet, code="loud", chat="1180000000000000003", language="en", role=calls)
    bulletin = Bulletin(sqlite, quiet, loud)
    audience = Audience(members=False, places=("quiet", "loud"))
    sqlite.write(lambda db: crowd.confirmed(db, audience)).result()
    expand_due(sqlite, NOW + timedelta(minutes=1))

    async def deliver():
        async with DiscordStub() as stub:
            await bulletin.deliver(NOW + timedelta(minutes=1), discord_at(stub))
            sent = [call for call in stub.api.requests if call["path"].endswith("/messages")]
            return {call["path"].split("/")[2]: call["body"] for call in sent}

    sent = asyncio.run(deliver())
    assert {chat: (body["content"][:24], body["allowed_mentions"]) for chat, body in sent.items()} == {
        quiet.chat: (crowd.TEXTS["pt"][:24], {"parse": []}),
        loud.chat: (f"<@&{calls}>\n", {"parse": [], "roles": [calls]}),
    }
    assert sent[loud.chat]["content"] == f"<@&{calls}>\n{crowd.TEXTS['en']}"


def test_post_of_a_session_calls_nobody(sqlite):
    bulletin = Bulletin(sqlite, replace(LOUNGE, role="1170000000000000042"))

    async def deliver():
        async with DiscordStub() as stub:
            await asyncio.to_thread(bulletin.plan, EVE)
            await bulletin.deliver(EVE, discord_at(stub))
            return [call["body"]["allowed_mentions"] for call in stub.api.requests if "content" in call["body"]]

    assert asyncio.run(deliver()) == [{"parse": []}]
