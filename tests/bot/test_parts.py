"""A message in several parts takes a turn for each of them, on every platform that sends it in parts."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager

import pytest

from academy.messages import Address, Incoming, Kind, Reply
from bot.channels.telegram.channel import TelegramChannel
from bot.deliver import Deliverer
from bot.pace import Pace, Priority
from bot.respond import Answer, Responder
from reminders.texts import WRITERS
from storage import deliveries
from storage.deliveries import Fate
from storage.models import Delivery
from tests.conftest import NOW
from tests.support.discord_running import discord_at
from tests.support.discord_stub import DiscordStub
from tests.support.people import greet, load_edition
from tests.support.posting import Still
from tests.support.telegram import TOKEN
from tests.support.telegram_stub import running_stub

LONG = Reply("first " * 600 + "\n\n" + "second " * 300)


class Turns:
    """Turns that let everything go and note what was under way at once."""

    def __init__(self):
        self.taken, self.held, self.most = 0, 0, 0

    @asynccontextmanager
    async def __call__(self):
        self.taken, self.held = self.taken + 1, self.held + 1
        self.most = max(self.most, self.held)
        yield
        self.held -= 1


def incoming(kind, **more):
    return Incoming(Address("telegram", "4815"), "9", kind, "4815", **more)


@pytest.mark.parametrize(("reply", "taken"), [(LONG, 2), (Reply("short"), 1)], ids=["two parts", "one part"])
def test_telegram_takes_a_turn_a_part_and_one_after_the_other(reply, taken):
    sent, answered, pressed = Turns(), Turns(), Turns()
    press = incoming(Kind.ACTION, action="yes", message="12", token="438")

    async def use():
        channel = TelegramChannel(TOKEN, stub.url, "polling", "", "", {})
        await channel.send("4815", reply, "d1", sent)
        await channel.answer(incoming(Kind.TEXT), reply, answered)
        await channel.answer(press, reply, pressed)
        await channel.close()

    with running_stub() as stub:
        asyncio.run(use())
        messages = len(stub.log("sendMessage"))
    assert messages == 3 * taken
    assert [(turns.taken, turns.most) for turns in (sent, answered, pressed)] == [(taken, 1)] * 3


@pytest.mark.parametrize(("reply", "taken"), [(LONG, 4), (Reply("short"), 1)], ids=["four parts", "one part"])
def test_discord_takes_a_turn_a_part_and_one_after_the_other(reply, taken):
    sent = Turns()

    async def use():
        async with DiscordStub() as stub:
            channel = discord_at(stub)
            await channel.send("#84815", reply, "d1", sent)
            await channel.close()
            return len(stub.api.messages)

    assert (asyncio.run(use()), sent.taken, sent.most) == (taken, taken, 1)


class Counted(Pace):
    """A pace that counts whose turns were asked for."""

    def __init__(self):
        super().__init__(1000)
        self.asked = []

    def slot(self, chat, priority, **more):
        self.asked.append((chat, priority))
        return super().slot(chat, priority, **more)


def run(stub, use):
    """Use a channel whose pace has had its first second."""
    pace = Counted()

    async def main():
        channel = TelegramChannel(TOKEN, stub.url, "polling", "", "", {})
        await asyncio.sleep(1)
        await use(channel, pace)
        await channel.close()

    asyncio.run(main())
    return pace.asked


def test_delivery_in_parts_keeps_a_second_between_them_and_is_one_try(sqlite, monkeypatch):
    monkeypatch.setitem(WRITERS, "long", lambda *_: LONG)

    load_edition(sqlite)

    def promise(db):
        person = greet(db, "4815", "telegram")
        return deliveries.queue(db, person.member.id, "x", "long", NOW)

    number = sqlite.write(promise).result()

    async def deliver(channel, pace):
        await Deliverer(sqlite, Still(NOW), {"telegram": channel}, {"telegram": pace}).settle()

    with running_stub(chat_rate=1) as stub:
        asked = run(stub, deliver)
        state = stub.state()
    row = sqlite.read(lambda db: db.get_one(Delivery, number))
    assert (asked, state["accepted"], state["refused"]) == ([("4815", Priority.REMINDER)] * 2, 2, 0)
    assert (row.state, row.tries) == (Fate.SENT, 1)


def test_answer_in_parts_takes_a_turn_for_each(sqlite):
    async def answer(channel, pace):
        responder = Responder(sqlite, Still(NOW), "", {"telegram": pace})
        responder._answer_in_order(channel, Answer(0, incoming(Kind.TEXT), LONG))
        await responder.settle()

    with running_stub() as stub:
        asked = run(stub, answer)
        accepted = stub.state()["accepted"]
    assert (asked, accepted) == ([("4815", Priority.ANSWER)] * 2, 2)
