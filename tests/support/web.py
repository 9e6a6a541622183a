"""Somebody at the page chat: the shipped way to drive the assistant in tests, over real HTTP.

    with serving(app.run) as url:
        ana = WebPerson(url, "pt-BR")
        ana.say("/start")
        ana.press("Português")
        assert ana.last == text("pt", "consent-academy")

Every step posts what a browser posts and returns when the answer is there; what is known of the chat is read from
the HTML that the page got, as a browser puts it together.
"""

from __future__ import annotations

import asyncio
import re
import socket
import threading
from collections.abc import Callable, Coroutine, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import uuid4

import httpx
import uvicorn
import uvloop
from starlette.applications import Starlette

from bot.channels import Receive
from bot.channels.web.channel import WebChannel
from tests.support.page import Choice, Page, Shown, read_page


@contextmanager
def serving(main: Callable[[socket.socket], Coroutine[Any, Any, None]], port: int = 0) -> Iterator[str]:
    """Run a server's main coroutine in an event loop of its own thread; gives its address.

    `port`: 0 for a free one.
    """
    with socket.create_server(("127.0.0.1", port)) as listener:
        # As in production. On such a listener asyncio's own loop waits 40 ms an answer (Nagle's algorithm).
        loop = uvloop.new_event_loop()
        task = loop.create_task(main(listener))
        thread = threading.Thread(target=_run, args=(loop, task), name="server", daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            with suppress(RuntimeError):  # it has ended and closed its loop by itself
                loop.call_soon_threadsafe(task.cancel)
            thread.join(timeout=20)
    if not task.cancelled() and (error := task.exception()):
        raise error


async def serve(channel: WebChannel, receive: Receive, listener: socket.socket) -> None:
    """The page chat alone, with anything that receives behind it, until cancelled."""
    config = uvicorn.Config(Starlette(routes=channel.routes()), log_config=None, lifespan="off")
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        await channel.run(receive)
    finally:
        await channel.close()
        server.should_exit = True
        await asyncio.shield(serving)


def _run(loop: asyncio.AbstractEventLoop, task: asyncio.Task[None]) -> None:
    asyncio.set_event_loop(loop)
    with suppress(asyncio.CancelledError, Exception):
        loop.run_until_complete(task)
    if rest := asyncio.all_tasks(loop):
        loop.run_until_complete(asyncio.wait(rest, timeout=10))
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.run_until_complete(loop.shutdown_default_executor())
    loop.close()


@dataclass
class WebPerson:
    """A browser with cookies and scripts at one address; `language` is its Accept-Language."""

    url: str
    language: str = "en"
    messages: list[Shown] = field(default_factory=list)  # the transcript as this page shows it, oldest first
    notice: str = ""  # the line beside the last thing done
    demo: str = ""  # the simulated time as the page shows it
    aside: str = ""  # an answer that the last whole page showed once
    page: str = ""  # the last whole page, as HTML
    around: list[Choice] = field(default_factory=list)  # its buttons outside messages: greeting, languages, menu

    def __post_init__(self) -> None:
        headers = {"Accept-Language": self.language}
        # Nothing is encrypted here, and reading certificates takes longer than all the rest.
        self.client = httpx.Client(base_url=self.url, headers=headers, timeout=30, verify=False)
        self.reload()

    def say(self, text: str, event: str = "") -> str:
        """Type something (a command begins with a slash) and return the answer."""
        return self._do(event, text=text)

    def press(self, button: str, of: Shown | None = None, event: str = "") -> str:
        """Press the newest button of that label or action and return the answer.

        `of` is the message it belongs to; one taken from `messages` before still has its buttons when the page
        has none any more. A button that no message has is looked for around them ("Start").
        """
        for message in [of] if of else reversed(self.replies):
            if choice := _named(message.choices, button):
                return self._do(event, action=choice.action, message=str(message.id))
        choice = None if of else _named(self.around, button)
        assert choice is not None, f"no button {button!r} in:\n{self.written}"
        return self._do(event, action=choice.action, text=choice.words)

    def share_location(self, latitude: float, longitude: float, event: str = "") -> str:
        """Press the button that shares where one is; degrees."""
        asking = next((message for message in reversed(self.messages) if message.location), None)
        assert asking, f"nobody asks where we are:\n{self.written}"
        where = {"latitude": str(latitude), "longitude": str(longitude)}
        return self._do(event, message=str(asking.id), **where)

    def reload(self) -> None:
        """Load the whole page again."""
        self._take_page(self.client.get("/"))

    def show_earlier(self) -> bool:
        """Press "earlier messages"; False when there is no such button."""
        found = re.search(r"/\?before=(\d+)", self.page)
        if not found:
            return False
        self.page = self.client.get(found[0], headers={"HX-Request": "true"}).raise_for_status().text
        self._take(self.page)
        return True

    def choose_language(self, language: str) -> None:
        """Choose the page's language before anybody is known."""
        self._take_page(self.client.get("/", params={"lang": language}))

    def accept(self) -> str:
        """Press "accept me" and return the notice."""
        return self._post("/demo/accept", {})

    def next_event(self) -> str:
        """Press "to the next event" and return the newest message."""
        self._post("/demo/next", {})
        return self.last

    def forward(self, to: str) -> httpx.Response:
        """Set the simulated clock to an instant (ISO 8601 with offset), as programs do."""
        return self.client.post("/demo/clock", json={"to": to})

    def download(self, of: Shown | None = None) -> bytes:
        """The newest file, or that of a given message."""
        message = of or next(message for message in reversed(self.messages) if message.file)
        return self.client.get(message.file).raise_for_status().content

    def close(self) -> None:
        """Close the browser."""
        self.client.close()

    @property
    def replies(self) -> list[Shown]:
        """What the assistant wrote."""
        return [message for message in self.messages if not message.mine]

    @property
    def last(self) -> str:
        """The newest words of the assistant, with `**` where they are bold; "" before there are any."""
        return self.replies[-1].text if self.replies else ""

    @property
    def buttons(self) -> list[str]:
        """The labels of the newest message of the assistant."""
        return [choice.label for choice in self.replies[-1].choices] if self.replies else []

    @property
    def written(self) -> str:
        """The transcript to look at when a test fails."""
        return "\n".join(str(message) for message in self.messages)

    def _do(self, event: str, **form: str) -> str:
        self._post("/chat", form | {"event": event or str(uuid4())})
        return self.last

    def _post(self, path: str, form: dict[str, str]) -> str:
        response = self.client.post(path, data=form, headers={"HX-Request": "true", "Origin": self.url})
        assert response.is_success, f"{response.status_code}: {response.text}"
        if response.headers.get("hx-refresh"):
            self.reload()
        else:
            self._take(response.text)
        return self.notice

    def _take_page(self, response: httpx.Response) -> None:
        self.page, self.messages = response.raise_for_status().text, []
        found = self._take(self.page)
        self.around, self.aside = found.around, found.aside

    def _take(self, html: str) -> Page:
        found = read_page(html)
        known = {message.id: message for message in self.messages}
        for message in found.messages:
            known[message.id] = (
                message if message.day else replace(message, day=known.get(message.id, message).day)
            )
        self.messages, days = [], set()
        for _, message in sorted(known.items()):  # a day is written above its first message only
            self.messages.append(replace(message, day="") if message.day in days else message)
            days.add(message.day)
        self.notice, self.demo = found.notice, found.demo or self.demo
        return found


def _named(choices: Iterable[Choice], button: str) -> Choice | None:
    return next((choice for choice in choices if button in (choice.label, choice.action) and not choice.url), None)
