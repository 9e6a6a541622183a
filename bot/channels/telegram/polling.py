"""Our own getUpdates loop: Telegram is told "got it" after commit, where the library tells it before."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from bot.channels.telegram.patience import persist

Update = dict[str, Any]

LONG_POLL_SECONDS = 30
# While an update is not committed, those behind it come only by asking again from it on; this often.
LOOK_AGAIN_SECONDS = 0.1


class Polling:
    """Fetches updates and hands each to `take` at once, side by side; `take` returns when it is committed.

    `fetch(offset, seconds)` asks for up to 100 updates from `offset` on (0: all that wait), and waits so many
    seconds for one. Asking acknowledges every update below the offset, so that never passes the first that is not
    committed: Telegram delivers it again after a crash, and those above it too, which receipts recognise.
    """

    def __init__(
        self,
        fetch: Callable[[int, int], Awaitable[list[Update]]],
        take: Callable[[Update], Coroutine[None, None, None]],
    ) -> None:
        self._fetch = fetch
        self._take = take
        self._open: dict[int, asyncio.Task[None]] = {}  # not yet committed, by update id, rising
        self._last = 0  # the highest id taken

    async def run(self) -> None:
        """Poll until cancelled; what is not committed by then is delivered again. Raises SettingRefusedError."""
        try:
            while True:
                await self._round()
        finally:
            stopping = list(self._open.values())
            for task in stopping:
                task.cancel()
            await asyncio.gather(*stopping, return_exceptions=True)

    async def _round(self) -> None:
        updates = await persist(self._ask)
        for update in updates:
            self._start(update)
        if self._open:
            await self._settle()
        elif not updates:
            # All is acknowledged, so "all that wait" is the same as "from the last on"; and after a quiet week
            # Telegram numbers updates anew, from below.
            self._last = 0

    async def _settle(self) -> None:
        """Wait for what is under way, but not long; raises what `take` raised, for then nothing is known."""
        await asyncio.wait(self._open.values(), timeout=LOOK_AGAIN_SECONDS)
        for number, task in list(self._open.items()):
            if task.done():
                task.result()
                del self._open[number]

    async def _ask(self) -> list[Update]:
        if self._open:
            return await self._fetch(next(iter(self._open)), 0)
        return await self._fetch(self._last + 1 if self._last else 0, LONG_POLL_SECONDS)

    def _start(self, update: Update) -> None:
        number = update["update_id"]
        if number <= self._last:
            return  # under way, or committed behind one that is
        self._last = number
        self._open[number] = asyncio.create_task(self._take(update))
