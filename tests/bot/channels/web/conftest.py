"""The page chat over real HTTP, with a few lines in the place of the real inside."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.channels.web.channel import WebChannel
from storage.database import Db
from tests.bot.channels.web.inside import Demo, Inside, Stopped
from tests.support.browser import browser, browser_page, chromium
from tests.support.web import WebPerson, serve, serving

__all__ = ["browser", "browser_page", "chromium"]
SECRET = "a secret of the tests"


@dataclass
class House:
    """A page chat that is being served, and what is behind it."""

    channel: WebChannel
    inside: Inside
    clock: Stopped
    demo: Demo | None
    database: Db
    url: str = ""
    loop: asyncio.AbstractEventLoop | None = None
    people: list[WebPerson] = field(default_factory=list)

    def person(self, language: str = "en") -> WebPerson:
        """Somebody new at the page."""
        self.people.append(WebPerson(self.url, language))
        return self.people[-1]

    @property
    def user(self) -> str:
        """Who did something last."""
        return self.inside.events[-1].address.user

    def do(self, coroutine: Any) -> Any:
        """Run something of the channel in the server's loop."""
        assert self.loop
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result(10)

    def call(self, function: Callable[[], Any]) -> None:
        """Call something in the server's loop."""
        assert self.loop
        self.loop.call_soon_threadsafe(function)


@contextmanager
def open_house(database: Db, *, demo: bool = False, secure: bool = False, port: int = 0) -> Iterator[House]:
    """Serve a page chat."""
    clock = Stopped()
    played = Demo(clock) if demo else None
    channel = WebChannel(database, clock, SECRET, played, secure=secure)
    house = House(channel, Inside(channel, database), clock, played, database)

    started = threading.Event()

    async def main(listener: socket.socket) -> None:
        house.loop = asyncio.get_running_loop()
        started.set()
        await serve(channel, house.inside.receive, listener)

    with serving(main, port) as house.url:
        started.wait(10)
        yield house
        for person in house.people:
            person.close()


@pytest.fixture
def house(sqlite: Db) -> Iterator[House]:
    """The page chat in real time."""
    with open_house(sqlite) as house:
        yield house


@pytest.fixture
def demo_house(sqlite: Db) -> Iterator[House]:
    """The page chat of a simulated academy."""
    with open_house(sqlite, demo=True) as house:
        yield house


@pytest.fixture
def secure_house(sqlite: Db) -> Iterator[House]:
    """The page chat as reached by https."""
    with open_house(sqlite, secure=True) as house:
        yield house
