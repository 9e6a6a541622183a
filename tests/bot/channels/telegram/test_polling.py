"""Updates as they come while all is well: everything once, in order, and nothing lost."""

from __future__ import annotations

import asyncio

from academy.messages import Incoming, Reply
from bot.channels.telegram import polling
from tests.bot.channels.telegram.polled import channel
from tests.bot.channels.telegram.receiving import Received, running, until


def test_polling_brings_an_update_in_and_an_answer_out(emulator):
    class Bot(Received):
        async def __call__(self, incoming: Incoming) -> None:
            await super().__call__(incoming)
            await telegram.answer(incoming, Reply(f"You said {incoming.text}"))

    telegram = channel(emulator)
    ana = emulator.person(4815)

    async def main() -> None:
        async with running(telegram, Bot()):
            ana.says("olá")
            await until(lambda: emulator.unacknowledged() == 0)

    asyncio.run(main())
    assert [sent.text for sent in ana.reads(1)] == ["You said olá"]


def test_polling_publishes_the_menus_and_takes_over_from_a_webhook(emulator):
    async def main() -> None:
        async with running(channel(emulator), Received()):
            await until(lambda: len(emulator.calls("setMyCommands")) == 2)

    asyncio.run(main())
    assert [call.params for call in emulator.calls("setMyCommands")] == [
        {"commands": [{"command": "start", "description": "Begin"}]},
        {"commands": [{"command": "start", "description": "Commencer"}], "language_code": "fr"},
    ]
    assert len(emulator.calls("deleteWebhook")) == 1


def test_polling_acknowledges_nothing_that_is_not_committed(emulator):
    crashed = Received(hold={"first"})
    restarted = Received()

    async def main() -> None:
        emulator.person(1).says("first")
        emulator.person(2).says("second")
        async with running(channel(emulator), crashed):
            await until(lambda: crashed.committed == ["second"])
            await asyncio.sleep(3 * polling.LOOK_AGAIN_SECONDS)
        assert emulator.unacknowledged() == 2
        async with running(channel(emulator), restarted):
            await until(lambda: emulator.unacknowledged() == 0)

    asyncio.run(main())
    assert (crashed.begun, restarted.committed) == (["first", "second"], ["first", "second"])
    assert restarted.events == crashed.events


def test_polling_goes_on_with_others_while_one_chat_is_slow(emulator):
    bot = Received(hold={"slow 0"})

    async def main() -> None:
        async with running(channel(emulator), bot):
            for number in range(3):
                emulator.person(1).says(f"slow {number}")
            await until(lambda: bot.begun == ["slow 0"])
            for number in range(3):
                emulator.person(2).says(f"quick {number}")
                await until(lambda: len(bot.committed) == number + 1)  # noqa: B023 - awaited at once
            bot.hold.clear()
            await until(lambda: emulator.unacknowledged() == 0)

    asyncio.run(main())
    assert bot.committed == ["quick 0", "quick 1", "quick 2", "slow 0", "slow 1", "slow 2"]
