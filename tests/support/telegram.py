"""Telegram for tests: `lo-bot-api-emulator` on a port of its own, with people who use it and read what they got.

    with running_emulator() as telegram:
        # start a bot here or in another process, with TELEGRAM_API_URL=telegram.url, TELEGRAM_TOKEN=telegram.token
        ana = telegram.person(4815, language="pt-br")
        ana.says("/start")
        welcome = ana.reads(1)[-1]             # waits for the first message to her
        ana.presses(welcome.buttons["English"], welcome)
        ana.reads(2)[-1].text

The server lives in a thread, so it survives a bot process that is killed, and all calls here block: inside an
event loop wrap them in `asyncio.to_thread`. Updates wait until the bot has acknowledged them
(`telegram.unacknowledged()`). With TELEGRAM_MODE=webhook they are posted to the bot at once; what was not answered
by 200 goes again with `telegram.push_again()`.

What the emulator cannot do (edited messages, blocking, 403 and 429) `tests.support.telegram_stub` can.
"""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from aiohttp import web
from lo_bot_api_emulator import LoBotApiEmulator

Json = dict[str, Any]
Result = TypeVar("Result")

TOKEN = "123456789:AAaaBBbbCCccDDddEEeeFFffGGggHHhhIIi"
MESSAGES = ("sendMessage", "sendDocument", "sendPhoto", "editMessageText")
PATIENCE_SECONDS = 10.0


@dataclass(frozen=True)
class Sent:
    """One accepted call of the bot."""

    method: str
    params: Json
    files: dict[str, bytes] = field(default_factory=dict)
    message: int = 0

    @property
    def text(self) -> str:
        """What the person reads."""
        return str(self.params.get("text", self.params.get("caption", "")))

    @property
    def buttons(self) -> dict[str, str]:
        """Label → action or address of the buttons under the message."""
        rows = self.params.get("reply_markup", {}).get("inline_keyboard", [])
        return {button["text"]: button.get("callback_data", button.get("url")) for row in rows for button in row}


class _Recording(LoBotApiEmulator):
    """The emulator keeps no words; we need them."""

    def __init__(self) -> None:
        super().__init__(enable_control=True, allow_insecure_loopback_webhooks=True, max_updates=10_000)
        self.calls: list[Sent] = []

    def validate(self, method: str, fields: Json, uploads: Json) -> Any:
        result = super().validate(method, fields, uploads)
        if method != "getUpdates":
            params = {name: _decoded(value) for name, value in fields.items()}
            files = {name: upload["data"] for name, upload in uploads.items()}
            number = result.get("message_id", 0) if isinstance(result, dict) else 0
            self.calls.append(Sent(method, params, files, number))
        return result


def _decoded(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) and value[:1] in ("{", "[") else value


class Emulator:
    """A running emulator; use `running_emulator`."""

    token = TOKEN

    def __init__(self, loop: asyncio.AbstractEventLoop, server: _Recording, port: int) -> None:
        self._loop = loop
        self._server = server
        self.url = f"http://127.0.0.1:{port}"

    def person(self, number: int = 4815, language: str = "en") -> Person:
        """Somebody with this Telegram id and client language, in their private chat with the bot."""
        return Person(self, number, language)

    def calls(self, method: str = "") -> list[Sent]:
        """What the bot called so far, except getUpdates."""
        return [call for call in list(self._server.calls) if not method or call.method == method]

    def refused(self) -> list[Json]:
        """The bot's calls that the emulator did not accept: method, field names, status."""
        return [call for call in list(self._server.requests) if call["status"] not in (200, 409)]

    def enqueue(self, update: Json) -> int:
        """Hand in a raw update without its number; returns the number it got."""
        return int(self._await(self._server.enqueue_update(update, token=TOKEN)))

    def unacknowledged(self) -> int:
        """How many updates the bot has not acknowledged."""
        return int(self._server._update_queues.info(TOKEN)["pending_update_count"])

    def push_again(self) -> int:
        """Post what waits to the webhook; returns how many were taken."""
        return int(self._await(self._server.deliver_updates(token=TOKEN)))

    def _await(self, work: Coroutine[Any, Any, Result]) -> Result:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(PATIENCE_SECONDS)


class Person:
    """Somebody who writes to the bot; each method returns the number of its update."""

    def __init__(self, emulator: Emulator, number: int, language: str) -> None:
        self._emulator = emulator
        self._user = {"id": number, "is_bot": False, "first_name": "Ana", "language_code": language}
        self._chat = {"id": number, "type": "private", "first_name": "Ana"}
        self._messages = 1_000_000 + number

    def says(self, text: str) -> int:
        """Type something, also a command."""
        return self.sends(text=text)

    def shares(self, latitude: float, longitude: float) -> int:
        """Share a location."""
        return self.sends(location={"latitude": latitude, "longitude": longitude})

    def sends(self, **content: Any) -> int:
        """Send any message: `sticker={…}`, `photo=[…]`, `voice={…}`."""
        self._messages += 1
        message = {"message_id": self._messages, "date": 1763800000, "from": self._user, "chat": self._chat}
        return self._emulator.enqueue({"message": {**message, **content}})

    def presses(self, action: str, on: Sent) -> int:
        """Press a button of a message."""
        message = {"message_id": on.message, "date": 1763800000, "chat": self._chat, "text": on.text}
        query = {"id": f"q{time.monotonic_ns()}", "from": self._user, "message": message, "chat_instance": "1"}
        return self._emulator.enqueue({"callback_query": {**query, "data": action}})

    def received(self) -> list[Sent]:
        """The messages and edits that reached this person so far."""
        here = self._user["id"]
        calls = self._emulator.calls()
        return [call for call in calls if call.method in MESSAGES and int(call.params["chat_id"]) == here]

    def reads(self, count: int) -> list[Sent]:
        """Wait until so many messages and edits have come, and return all. Raises AssertionError if not."""
        return wait_until(lambda: self.received() if len(self.received()) >= count else None)


def wait_until(look: Callable[[], Result | None], seconds: float = PATIENCE_SECONDS) -> Result:
    """Look until there is something true, and return it. Raises AssertionError when the time is over."""
    end, pause = time.monotonic() + seconds, 0.01
    while time.monotonic() < end:
        if found := look():
            return found
        time.sleep(pause)
        # To look may cost as much as what is waited for, and that needs the processor.
        pause = min(1.5 * pause, 0.15)
    raise AssertionError(f"nothing within {seconds} s")


@contextmanager
def running_emulator() -> Iterator[Emulator]:
    """An emulator on a free port until the end of the block."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="telegram emulator", daemon=True)
    thread.start()
    server = _Recording()
    runner = web.AppRunner(server.app(), access_log=None, shutdown_timeout=0.1)

    async def start() -> int:
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        return int(runner.addresses[0][1])

    def run(work: Coroutine[Any, Any, Result]) -> Result:
        return asyncio.run_coroutine_threadsafe(work, loop).result(PATIENCE_SECONDS)

    try:
        yield Emulator(loop, server, run(start()))
    finally:
        run(runner.cleanup())
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
