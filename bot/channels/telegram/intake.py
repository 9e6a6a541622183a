"""Updates on their way in: parsed, in order within a chat, and committed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from weakref import WeakValueDictionary

import structlog

from academy.messages import Incoming
from bot.channels import Receive
from bot.channels.telegram.parse import parse
from bot.channels.telegram.patience import pause

AT_ONCE = 64  # chats handled side by side
POISONED = 5  # failures of one event, while others were committed, after which it is given up

log = structlog.get_logger(__name__)


class Lanes:
    """Who may be handled now: the events of one chat in order, `width` chats side by side; of one event loop."""

    def __init__(self, width: int) -> None:
        self._width = asyncio.Semaphore(width)
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def turn(self, chat: str) -> AsyncIterator[None]:
        """Wait until what came earlier from this chat is done (asyncio's locks are fair), and there is room."""
        lock = self._locks.setdefault(chat, asyncio.Lock())
        async with lock, self._width:
            yield


class Intake:
    """Hands what people did to `receive`; `username` is the bot's own."""

    def __init__(self, receive: Receive, username: str) -> None:
        self._receive = receive
        self._username = username
        self._lanes = Lanes(AT_ONCE)
        self._committed = 0

    async def take(self, update: dict[str, Any]) -> None:
        """Commit a polled update, however often it takes; nobody else would try again."""
        if incoming := parse(update, self._username):
            async with self._lanes.turn(incoming.chat):
                await self._keep_trying(incoming)

    async def take_once(self, update: dict[str, Any]) -> bool:
        """Commit a pushed update, or return False: Telegram then delivers it again."""
        incoming = parse(update, self._username)
        if incoming is None:
            return True
        async with self._lanes.turn(incoming.chat):
            return await self._commit(incoming)

    async def _keep_trying(self, incoming: Incoming) -> None:
        failures = tries = 0
        while failures < POISONED:
            before = self._committed
            if await self._commit(incoming):
                return
            await asyncio.sleep(pause(tries))
            tries += 1
            # While nothing gets through, the database is to blame and not this event.
            failures += self._committed > before
        log.error("telegram_event_given_up", event_id=incoming.event)

    async def _commit(self, incoming: Incoming) -> bool:
        try:
            await self._receive(incoming)
        except Exception:
            log.exception("telegram_event_failed", event_id=incoming.event)
            return False
        self._committed += 1
        return True
