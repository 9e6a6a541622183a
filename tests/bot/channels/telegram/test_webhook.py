from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import web

from academy.messages import Incoming, Reply
from bot.channels import SettingRefusedError
from bot.channels.telegram.channel import WEBHOOK_PATH, TelegramChannel
from tests.bot.channels.telegram.receiving import Received, running, until
from tests.support.telegram import TOKEN, Emulator, running_emulator

SECRET = "a-secret_of-40-characters-or-thereabouts"
HEADER = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
ANA = {"id": 4815, "is_bot": False, "first_name": "Ana"}
MESSAGE = {"message_id": 1, "date": 1, "from": ANA, "chat": {"id": 4815, "type": "private"}, "text": "hi"}
UPDATE = json.dumps({"update_id": 90, "message": MESSAGE}).encode()


@asynccontextmanager
async def pushed(emulator: Emulator, receive: Any) -> AsyncIterator[TelegramChannel]:
    """A channel whose webhook is reached over HTTP, ready to be pushed to."""
    telegrams: list[TelegramChannel] = []

    async def route(request: web.Request) -> web.Response:
        return web.Response(status=await telegrams[0].webhook(request.headers, await request.read()))

    app = web.Application()
    app.router.add_post(WEBHOOK_PATH, route)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    public_url = f"http://127.0.0.1:{runner.addresses[0][1]}/"
    telegrams.append(TelegramChannel(TOKEN, emulator.url, "webhook", SECRET, public_url, {}))
    try:
        async with running(telegrams[0], receive):
            await until(lambda: bool(emulator.calls("setWebhook")))
            yield telegrams[0]
    finally:
        await runner.cleanup()


def test_webhook_brings_an_update_in_and_an_answer_out(emulator):
    ana = emulator.person(4815)

    async def main() -> None:
        async def receive(incoming: Incoming) -> None:
            await telegram.answer(incoming, Reply(f"You said {incoming.text}"))

        async with pushed(emulator, receive) as telegram:
            await asyncio.to_thread(ana.says, "olá")

    asyncio.run(main())
    assert [sent.text for sent in ana.reads(1)] == ["You said olá"]
    assert emulator.unacknowledged() == 0


def test_webhook_is_asked_for_with_its_secret(emulator):
    async def main() -> None:
        async with pushed(emulator, Received()):
            pass

    asyncio.run(main())
    [asked] = [call.params for call in emulator.calls("setWebhook")]
    assert asked.pop("url").endswith("/telegram/webhook")
    assert asked == {
        "secret_token": SECRET,
        "max_connections": 64,
        "allowed_updates": ["message", "edited_message", "callback_query", "my_chat_member"],
    }


def test_webhook_is_acknowledged_after_commit(emulator):
    class Failing(Received):
        async def __call__(self, incoming: Incoming) -> None:
            self.begun.append(incoming.event)
            if len(self.begun) == 1:
                raise ConnectionError("the database is away")
            await super().__call__(incoming)

    bot = Failing()

    async def main() -> None:
        async with pushed(emulator, bot):
            await asyncio.to_thread(emulator.person(4815).says, "hi")
            assert emulator.unacknowledged() == 1
            assert await asyncio.to_thread(emulator.push_again) == 1

    asyncio.run(main())
    assert (bot.committed, emulator.unacknowledged()) == (["hi"], 0)


def called(headers: dict[str, str], body: bytes, secret: str = SECRET) -> tuple[int, list[str]]:
    """The status of one call, and what it changed."""
    bot = Received()

    async def main(url: str) -> int:
        telegram = TelegramChannel(TOKEN, url, "webhook", secret, "https://academy.example", {})
        async with running(telegram, bot):
            await until(lambda: telegram._intake is not None)
            return await telegram.webhook(headers, body)

    with running_emulator() as emulator:
        return asyncio.run(main(emulator.url)), bot.begun


@pytest.mark.parametrize(
    ("headers", "body", "outcome"),
    [
        pytest.param(HEADER, UPDATE, (200, ["hi"]), id="from Telegram"),
        pytest.param(
            {"x-telegram-bot-api-secret-token": SECRET}, UPDATE, (200, ["hi"]), id="as Starlette writes it"
        ),
        pytest.param({}, UPDATE, (403, []), id="no secret"),
        pytest.param({"X-Telegram-Bot-Api-Secret-Token": ""}, UPDATE, (403, []), id="an empty secret"),
        pytest.param({"X-Telegram-Bot-Api-Secret-Token": SECRET + "x"}, UPDATE, (403, []), id="a wrong secret"),
        pytest.param({"X-Telegram-Bot-Api-Secret-Token": "é"}, UPDATE, (403, []), id="a secret in no ASCII"),
        pytest.param({}, b"{", (403, []), id="forged and no JSON"),
        pytest.param(HEADER, b"{", (400, []), id="no JSON"),
        pytest.param(HEADER, b"\xff\xfe{", (400, []), id="no text"),
        pytest.param(HEADER, b"[]", (400, []), id="no update"),
        pytest.param(HEADER, b"{}", (200, []), id="an update that asks for nothing"),
        pytest.param(HEADER, b" " * 1_000_001, (413, []), id="over a megabyte"),
    ],
)
def test_webhook_answers(headers, body, outcome):
    assert called(headers, body) == outcome


def test_webhook_turns_everybody_away_before_it_runs():
    telegram = TelegramChannel(TOKEN, "http://127.0.0.1:1", "webhook", SECRET, "https://academy.example", {})
    assert asyncio.run(telegram.webhook(HEADER, UPDATE)) == 503


@pytest.mark.parametrize("secret", ["", "two words", "é", "x" * 257])
def test_webhook_refuses_to_run_with_a_bad_secret(emulator, secret):
    async def main() -> None:
        telegram = TelegramChannel(TOKEN, emulator.url, "webhook", secret, "https://academy.example", {})
        try:
            await telegram.run(Received())
        finally:
            await telegram.close()

    with pytest.raises(SettingRefusedError, match=r"^TELEGRAM_WEBHOOK_SECRET: "):
        asyncio.run(main())


def test_webhook_without_a_secret_lets_nobody_in():
    telegram = TelegramChannel(TOKEN, "http://127.0.0.1:1", "polling", "", "", {})
    assert asyncio.run(telegram.webhook({"X-Telegram-Bot-Api-Secret-Token": ""}, UPDATE)) == 403


def test_webhook_names_an_address_that_telegram_refuses(emulator):
    async def main() -> None:
        telegram = TelegramChannel(TOKEN, emulator.url, "webhook", SECRET, "http://academy.example", {})
        try:
            await telegram.run(Received())
        finally:
            await telegram.close()

    with pytest.raises(
        SettingRefusedError, match=r"^PUBLIC_URL: no webhook at http://academy[.]example/telegram/webhook"
    ):
        asyncio.run(main())
