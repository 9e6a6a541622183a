"""An announcement that goes out, kept up to date in the message in which it was confirmed."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime

import structlog

from academy.messages import Reply
from bot.channels import Channel, Fate, SendError
from bot.pace import Pace, Priority
from handlers.broadcast_card import card
from handlers.broadcast_lines import Reader
from storage import broadcasts
from storage.clock import Clock
from storage.database import Db, DbSession

log = structlog.get_logger()

LOOK = 3.0  # real seconds between edits: more often, platforms call it flooding


@dataclass(frozen=True, slots=True)
class Page:
    """How an announcement stands, and the message that shows it."""

    number: int
    channel: str
    chat: str
    message: str
    reply: Reply
    over: bool  # it will not change any more


class Progress:
    """Edits the messages of all announcements that are under way."""

    def __init__(
        self, database: Db, clock: Clock, channels: Mapping[str, Channel], paces: Mapping[str, Pace]
    ) -> None:
        self._database = database
        self._clock = clock
        self._channels = channels
        self._paces = paces
        self._shown: dict[int, Reply] = {}  # announcement → what its message says

    async def run(self) -> None:
        """Look again and again until cancelled."""
        while True:
            try:
                await self.look()
            except Exception:
                log.exception("progress is not shown; trying again")
            await asyncio.sleep(LOOK)

    async def look(self) -> None:
        """Edit what has changed since the last look."""
        now = self._clock.now()
        for page in await asyncio.to_thread(self._database.read, lambda db: _pages(db, now)):
            if await self._show(page) and page.over:
                await self._leave(page)

    async def _show(self, page: Page) -> bool:
        """Whether the message now says so, or never will."""
        channel = self._channels.get(page.channel)
        if channel is None or self._shown.get(page.number) == page.reply:
            return True
        try:
            async with self._slot(page):
                await channel.edit(page.chat, page.message, page.reply)
        except SendError as error:
            return await self._failed(page, error)
        self._shown[page.number] = page.reply
        return True

    async def _failed(self, page: Page, error: SendError) -> bool:
        log.info("progress not shown", broadcast=page.number, channel=page.channel, reason=error.reason)
        if error.retry_after and (pace := self._paces.get(page.channel)):
            pace.halt(error.retry_after)
        if error.fate in (Fate.REFUSED, Fate.UNREACHABLE):
            await self._leave(page)
        return False

    async def _leave(self, page: Page) -> None:
        self._shown.pop(page.number, None)
        await asyncio.wrap_future(self._database.write(lambda db: broadcasts.show_nowhere(db, page.number)))

    def _slot(self, page: Page) -> AbstractAsyncContextManager[None]:
        pace = self._paces.get(page.channel)
        return pace.slot(page.chat, Priority.REMINDER) if pace else nullcontext()


def _pages(db: DbSession, now: datetime) -> list[Page]:
    return [
        Page(
            row.id,
            str(row.progress["channel"]),
            str(row.progress["chat"]),
            str(row.progress["message"]),
            card(db, row, Reader(row.progress["language"], row.progress["zone"]), now),
            broadcasts.is_over(db, row),
        )
        for row in broadcasts.shown_somewhere(db)
    ]
