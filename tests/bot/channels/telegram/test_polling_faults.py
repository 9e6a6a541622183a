"""Updates while Telegram, the database or we ourselves are in trouble, or very busy."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from structlog.testing import capture_logs

from academy.messages import Incoming, Kind
from bot.channels import SettingRefusedError
from bot.channels.telegram import intake, patience, polling
from tests.bot.channels.telegram.polled import channel, text
from tests.bot.channels.telegram.receiving import Received, running, until
from tests.support.telegram_stub import StubClient


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """No pause between tries."""
    monkeypatch.setattr(patience, "LONGEST_SECONDS", 0.01)


def test_polling_handles_many_chats_at_once_and_each_in_order(stub):
    waiting = [f"{number} of {user}" for number in range(3) for user in range(100)]
    stub.feed(*(text(words, int(words.split()[-1])) for words in waiting))
    most = 0

    class Counting(Received):
        async def __call__(self, incoming: Incoming) -> None:
            nonlocal most
            most = max(most, len(self.begun) - len(self.committed))  # besides this one
            self.begun.append(incoming.text)
            await asyncio.sleep(0.001 * (int(incoming.address.user) % 7))
            self.committed.append(incoming.text)

    bot = Counting()

    async def main() -> None:
        async with running(channel(stub), bot):
            await until(lambda: stub.state()["pending"] == 0)

    asyncio.run(main())
    assert sorted(bot.committed) == sorted(waiting)
    orders = {user: [words for words in bot.committed if words.endswith(f"of {user}")] for user in range(100)}
    assert orders == {user: [f"{number} of {user}" for number in range(3)] for user in range(100)}
    assert most == intake.AT_ONCE - 1


def test_polling_hands_in_again_what_could_not_be_committed(stub, impatient):
    class Breaking(Received):
        async def __call__(self, incoming: Incoming) -> None:
            self.begun.append(incoming.text)
            if len(self.begun) < 20:
                raise ConnectionError("the database is away")
            self.committed.append(incoming.text)

    bot = Breaking()

    async def main() -> None:
        stub.feed(text("first"), text("second"))
        async with running(channel(stub), bot):
            await until(lambda: stub.state()["pending"] == 0)

    with capture_logs() as logs:
        asyncio.run(main())
    assert (bot.committed, bot.begun[:20]) == (["first", "second"], ["first"] * 20)
    assert len([line for line in logs if line["event"] == "telegram_event_failed"]) == 19


def test_polling_gives_up_an_event_that_fails_while_others_do_not(stub, impatient):
    class Allergic(Received):
        async def __call__(self, incoming: Incoming) -> None:
            if incoming.text == "poison":
                raise ValueError(incoming.event)
            await super().__call__(incoming)

    bot = Allergic()

    async def main() -> None:
        stub.feed(text("poison"), text("patient"), *(text("fine", user) for user in range(100, 102)))
        async with running(channel(stub), bot):
            for user in range(200, 300):
                stub.feed(text("more", user))
                await asyncio.sleep(0.02)
                if "patient" in bot.committed:
                    break
            await until(lambda: stub.state()["pending"] == 0)

    with capture_logs() as logs:
        asyncio.run(main())
    assert "patient" in bot.committed
    given_up = [line for line in logs if line["event"] == "telegram_event_given_up"]
    assert [line["log_level"] for line in given_up] == ["error"]
    assert len([line for line in logs if line["event"] == "telegram_event_failed"]) >= intake.POISONED


def test_polling_outlives_failures_and_a_second_poller(stub, impatient):
    faults = {"getMe": ["503", "lose"], "deleteWebhook": ["502"], "getUpdates": ["500", "409", "429", "drop"]}
    stub.set(faults=faults, retry_after=0.2)
    bot = Received()

    async def main() -> None:
        stub.feed(text("still there"))
        async with running(channel(stub), bot):
            await until(lambda: bot.committed == ["still there"])

    with capture_logs() as logs:
        asyncio.run(main())
    waits = [(line["reason"], line["seconds"]) for line in logs if line["event"] == "telegram_waits"]
    assert waits == [
        ("unavailable", 0.01),
        ("disconnected", 0.01),
        ("server_error", 0.01),
        ("server_error", 0.01),
        ("conflict", 0.01),
        ("flood", 0.2),
        ("disconnected", 0.01),
    ]
    hints = [line["hint"] for line in logs if "hint" in line]
    assert hints == ["another process receives for this TELEGRAM_TOKEN; only one can"]


async def run_alone(stub: StubClient) -> None:
    """A channel that receives until it ends by itself."""
    telegram = channel(stub)
    try:
        await telegram.run(Received())
    finally:
        await telegram.close()


def test_polling_ends_at_once_with_a_wrong_token(stub):
    stub.set(token="another")

    with pytest.raises(SettingRefusedError, match=r"^TELEGRAM_TOKEN: "):
        asyncio.run(run_alone(stub))


def test_polling_ends_when_the_token_is_withdrawn(stub):
    bot = Received()

    async def main() -> None:
        telegram = channel(stub)
        task = asyncio.create_task(telegram.run(bot))
        stub.feed(text("hi"))
        await until(lambda: bot.committed == ["hi"])
        stub.set(token="another")
        stub.feed(text("hello"))
        try:
            await task
        finally:
            await telegram.close()

    with pytest.raises(SettingRefusedError, match=r"^TELEGRAM_TOKEN: "):
        asyncio.run(main())


def test_polling_names_an_address_where_no_bot_api_is(stub):
    stub.set(faults={"getMe": "405 Method Not Allowed"})

    with pytest.raises(SettingRefusedError, match=r"^TELEGRAM_API_URL: "):
        asyncio.run(run_alone(stub))


def test_polling_follows_when_telegram_numbers_updates_anew(stub, monkeypatch):
    monkeypatch.setattr(polling, "LONG_POLL_SECONDS", 0)  # an empty answer comes at once
    bot = Received()

    async def main() -> None:
        stub.feed({"update_id": 500, **text("before the quiet week")})
        async with running(channel(stub), bot):
            await until(lambda: bot.committed == ["before the quiet week"])
            await until(lambda: 501 in (offsets := stub.state()["offsets"]) and offsets[-1] == 0)
            stub.feed({"update_id": 3, **text("after it")})
            await until(lambda: stub.state()["pending"] == 0)

    asyncio.run(main())
    assert bot.committed == ["before the quiet week", "after it"]


def test_polling_never_acknowledges_beyond_the_first_open_update(stub):
    bot = Received(hold={"slow"})

    async def main() -> None:
        stub.feed(text("one", 1), text("slow", 2), text("three", 3))
        async with running(channel(stub), bot):
            await until(lambda: sorted(bot.committed) == ["one", "three"])
            await until(lambda: len(stub.state()["offsets"]) >= 4)
            assert set(stub.state()["offsets"]) == {0, 2}
            bot.hold.clear()
            await until(lambda: stub.state()["pending"] == 0)

    asyncio.run(main())
    assert sorted(bot.committed) == ["one", "slow", "three"]


def test_polling_ends_rather_than_lose_what_it_could_not_hand_in():
    async def fetch(offset: int, seconds: int) -> list[dict[str, Any]]:
        return [{"update_id": 1}]

    async def take(update: dict[str, Any]) -> None:
        raise LookupError("a mistake of ours")

    with pytest.raises(LookupError):
        asyncio.run(polling.Polling(fetch, take).run())


def test_polling_leaves_nothing_behind(stub):
    stub.set(faults={"setMyCommands": "hang"})
    bot = Received(hold={"hi"})

    async def main() -> int:
        stub.feed(text("hi"))
        async with running(channel(stub), bot):
            await until(lambda: bot.begun == ["hi"])
            await until(lambda: len(stub.log("setMyCommands")) == 1)
        await asyncio.sleep(0.01)
        return len(asyncio.all_tasks())

    assert asyncio.run(main()) == 1


def test_polling_hears_edits_and_of_being_blocked(stub):
    kinds: list[Kind] = []

    async def receive(incoming: Incoming) -> None:
        kinds.append(incoming.kind)

    ana = {"id": 4815, "is_bot": False, "first_name": "Ana"}
    here = {"id": 4815, "type": "private"}
    change = {"chat": here, "from": ana, "date": 1, "new_chat_member": {"status": "kicked"}}

    async def main() -> None:
        stub.feed({"edited_message": text("Lisbon")["message"]}, {"poll": {"id": "1"}}, {"my_chat_member": change})
        async with running(channel(stub), receive):
            await until(lambda: stub.state()["pending"] == 0)

    asyncio.run(main())
    assert kinds == [Kind.EDIT, Kind.BLOCKED]
