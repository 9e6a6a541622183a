"""A Bot API that counts, records and fails on demand, fast enough for load tests.

Alone: `python -m tests.support.telegram_stub PORT` (0: any free port) prints `listening on PORT`. In a test:

    with running_stub(rate=30, delay=0.06, spread=0.02) as stub:
        stub.feed({"message": {…}})           # queued for getUpdates; numbered here
        …start the bot with TELEGRAM_API_URL=stub.url…
        stub.state()["refused"]               # how many got a 429
        [entry["params"]["text"] for entry in stub.log("sendMessage")]

Settings, at the start or later by `stub.set(…)`:
- `rate`, `chat_rate`: messages in any sliding second, over all and to one chat; 0 is no limit. Counted exactly, at
  the moment when a request arrives; what is refused by 429 does not count.
- `retry_after`: what a 429 asks for, in seconds.
- `delay`, `spread`: seconds of a round trip, evenly between delay - spread and delay + spread, half of it on the
  way here and half on the way back, each with its own chance.
- `slow`: by chat or callback query, seconds for which its answers are kept back on top of that.
- `faults`: by chat or by method, a fault for ever ("403") or one for each of the next calls (["503", "", "lose"];
  "" is none). A status answers so, with a description of its own or with what stands behind it ("400 Bad Request:
  message can't be edited"); "drop" closes the connection before the call counts as arrived, "lose" after it,
  "hang" keeps silent after it.
- `token`: any other is answered by 401.

The log of calls says of each when it arrived (`at`) and when its answer left (`answered`: never if the caller hung
up before, or after a fault), in seconds of `time.monotonic()`, which all processes of a machine share.

Control endpoints: GET /control/state and /control/log; POST /control/settings, /control/updates (a list) and
/control/reset.
"""

from __future__ import annotations

import asyncio
import json
import random
import subprocess
import sys
import time
import urllib.request
from collections import defaultdict, deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvloop

from tests.support.http_stub import Request, start

Json = dict[str, Any]
Answer = tuple[int, bytes]

DESCRIPTIONS = {
    400: "Bad Request: chat not found",
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
    500: "Internal Server Error",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
}
# These are messages: they count towards the limits.
MESSAGES = ("sendMessage", "sendDocument", "sendPhoto", "editMessageText")
DEFAULTS: Json = {
    "rate": 0,
    "chat_rate": 0,
    "retry_after": 1,
    "delay": 0.0,
    "spread": 0.0,
    "slow": {},
    "faults": {},
    "token": "",
}


class Window:
    """How many in the last second, exactly."""

    def __init__(self) -> None:
        self.times: deque[float] = deque()
        self.peak = 0

    def count(self, now: float) -> int:
        while self.times and self.times[0] <= now - 1:
            self.times.popleft()
        return len(self.times)

    def add(self, now: float) -> None:
        self.times.append(now)
        self.peak = max(self.peak, self.count(now))


class Stub:
    """The server's state and its answers."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        self.settings = dict(DEFAULTS)
        self.entries: list[Json] = []
        self.updates: list[Json] = []
        self.last_update = 0
        self.offsets: list[int] = []
        self.windows: defaultdict[str, Window] = defaultdict(Window)  # by chat, "" over all
        self.refused = 0
        self.polling: asyncio.Future[Json] | None = None

    async def handle(self, request: Request) -> Answer | None:
        _, whose, name = request.path.split("/")
        if whose == "control":
            return 200, json.dumps(self.control(name, json.loads(request.body or b"null"))).encode()
        params = json.loads(request.body) if request.kind == "application/json" else request.form()
        if self.settings["token"] not in ("", whose.removeprefix("bot")):
            return _failure(401)
        return await self.call(name, params)

    def control(self, name: str, body: Any) -> Any:
        if name == "settings":
            self.settings |= body
        elif name == "updates":
            self.feed(body)
        elif name == "reset":
            self.reset()
        elif name == "log":
            return self.entries
        overall = self.windows[""]
        return {
            "accepted": sum(entry["arrived"] for entry in self.entries if entry["method"] in MESSAGES),
            "refused": self.refused,
            "peak": overall.peak,
            "pending": len(self.updates),
            "noticed": sum(entry["method"] == "answerCallbackQuery" for entry in self.entries),
            "offsets": self.offsets,
        }

    def record(self, method: str, params: Json, fault: str, status: int, arrived: bool = True) -> Any:
        number = len(self.entries) + 1
        chat = str(params.get("chat_id", ""))
        entry = {"at": time.monotonic(), "method": method, "chat": chat, "status": status, "arrived": arrived}
        self.entries.append({**entry, "answered": None, "fault": fault, "params": params, "number": number})
        if method == "getMe":
            return {"id": 7, "is_bot": True, "first_name": "Stub", "username": "stub_bot"}
        if method not in MESSAGES:
            return True
        return {"message_id": number, "date": 1, "chat": {"id": int(chat or 0), "type": "private"}}

    async def call(self, method: str, params: Json) -> Answer | None:
        await self.travel()
        chat = str(params.get("chat_id", ""))
        fault = self.fault(method) or self.fault(chat)
        if fault == "drop":
            self.record(method, params, fault, 0, arrived=False)
            return None
        if fault[:3].isdigit() or (method in MESSAGES and self.full(chat)):
            return await self.refuse(method, params, fault or "429")
        if method == "getUpdates":
            return _answer(await self.poll(params))
        result = self.record(method, params, fault, 200)
        entry = self.entries[-1]
        if fault == "lose":
            return None
        if fault == "hang":
            await asyncio.sleep(3600)
        await asyncio.sleep(self.settings["slow"].get(str(params.get("callback_query_id", chat)), 0))
        await self.travel()
        entry["answered"] = time.monotonic()
        return _answer({"ok": True, "result": result})

    async def refuse(self, method: str, params: Json, fault: str) -> Answer:
        status = int(fault[:3])
        self.record(method, params, fault, status, arrived=False)
        await self.travel()
        if status != 429:
            return _failure(status, fault[4:])
        self.refused += 1
        after = self.settings["retry_after"]
        return _failure(429, f"Too Many Requests: retry after {after}", {"retry_after": after})

    def full(self, chat: str) -> bool:
        """Whether a limit is reached; if not, this one counts."""
        now = time.monotonic()
        limits = [(self.windows[""], self.settings["rate"]), (self.windows[chat], self.settings["chat_rate"])]
        if any(limit and window.count(now) >= limit for window, limit in limits):
            return True
        for window, _ in limits:
            window.add(now)
        return False

    def fault(self, concerned: str) -> str:
        planned = self.settings["faults"].get(concerned, "")
        if isinstance(planned, list):
            return planned.pop(0) if planned else ""
        return str(planned)

    async def travel(self) -> None:
        """Half of a round trip."""
        if self.settings["delay"]:
            spread = self.settings["spread"]
            await asyncio.sleep(max(0.0, self.settings["delay"] + random.uniform(-spread, spread)) / 2)

    def feed(self, updates: list[Json]) -> None:
        for update in updates:
            self.last_update = update.get("update_id", self.last_update + 1)
            self.updates.append({"update_id": self.last_update, **update})
        self.answer_poll()

    async def poll(self, params: Json) -> Json:
        """Long polling; a new poll ends an older one with 409, as Telegram does."""
        offset = int(params.get("offset", 0))
        self.offsets.append(offset)
        self.updates = [update for update in self.updates if update["update_id"] >= offset]
        if self.polling and not self.polling.done():
            self.polling.set_result({"ok": False, "error_code": 409, "description": "Conflict: terminated"})
        self.polling = asyncio.get_running_loop().create_future()
        polling = self.polling
        self.answer_poll()
        try:
            return await asyncio.wait_for(asyncio.shield(polling), float(params.get("timeout", 0)) or 0.001)
        except TimeoutError:
            return {"ok": True, "result": []}

    def answer_poll(self) -> None:
        if self.updates and self.polling and not self.polling.done():
            self.polling.set_result({"ok": True, "result": self.updates[:100]})


def _answer(body: Json) -> Answer:
    return body.get("error_code", 200), json.dumps(body).encode()


def _failure(status: int, description: str = "", parameters: Json | None = None) -> Answer:
    more = {"parameters": parameters} if parameters else {}
    description = description or DESCRIPTIONS.get(status, "")
    return _answer({"ok": False, "error_code": status, "description": description, **more})


async def serve(port: int) -> None:
    """Serve until the process ends."""
    sys.stdout.write(f"listening on {await start(Stub().handle, port)}\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


class StubClient:
    """A running stub as a test sees it."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"

    def set(self, **settings: Any) -> None:
        self._control("settings", settings)

    def feed(self, *updates: Json) -> None:
        self._control("updates", updates)

    def reset(self) -> None:
        self._control("reset", {})

    def state(self) -> Json:
        return dict(self._control("state"))

    def log(self, method: str = "") -> list[Json]:
        return [entry for entry in self._control("log") if not method or entry["method"] == method]

    def _control(self, name: str, body: Any = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        with urllib.request.urlopen(f"{self.url}/control/{name}", data, timeout=30) as answer:
            return json.load(answer)


@contextmanager
def running_stub(**settings: Any) -> Iterator[StubClient]:
    """A stub in a process of its own, ended with the block."""
    root = Path(__file__).parents[2]
    command = [sys.executable, "-m", "tests.support.telegram_stub", "0"]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            stub = StubClient(int(process.stdout.readline().split()[-1]))
            stub.set(**settings)
            yield stub
        finally:
            process.kill()


if __name__ == "__main__":
    uvloop.run(serve(int(sys.argv[1])))
