"""A channel that runs for a while, and what it received."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

from academy.messages import Incoming
from bot.channels.telegram.channel import TelegramChannel


@dataclass
class Received:
    """What was handed in and what was committed, in order; `hold` names the texts that are not committed."""

    begun: list[str] = field(default_factory=list)
    committed: list[str] = field(default_factory=list)
    events: list[str] = field(default_factory=list)
    hold: set[str] = field(default_factory=set)

    async def __call__(self, incoming: Incoming) -> None:
        self.begun.append(incoming.text)
        self.events.append(incoming.event)
        while incoming.text in self.hold:
            await asyncio.sleep(0.01)
        self.committed.append(incoming.text)


@asynccontextmanager
async def running(channel: TelegramChannel, receive: Received) -> AsyncIterator[None]:
    """The channel receives within the block and is cut off at its end, as by a crash."""
    task = asyncio.create_task(channel.run(receive))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        await channel.close()


async def until(look: Callable[[], bool], seconds: float = 10) -> None:
    """Let things happen until it is so. Raises TimeoutError when it does not come."""
    async with asyncio.timeout(seconds):
        while not look():
            await asyncio.sleep(0.005)
