"""Waiting for one's turn to send on a channel: `bot.turns` decides, this sleeps and wakes those who wait."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from math import ceil, inf

from bot.turns import Priority, Turn, Turns

__all__ = ["GROUP_PER_MINUTE", "FirstMessages", "Pace", "Priority"]

GROUP_PER_MINUTE = 20  # messages that Telegram takes for one group


class FirstMessages:
    """When the next unasked message may go to somebody with whom no direct message is open yet.

    They go evenly, also across a restart: the first one a whole gap after the start. `now` as in `Pace`.
    """

    def __init__(self, per_minute: float, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._gap = 60 / per_minute  # seconds
        self._next = now() + self._gap

    def wait(self) -> float:
        """Seconds until the next may go; 0 when it may now."""
        return max(0.0, self._next - self._now())

    def begin(self, ahead: int = 0) -> timedelta | None:
        """Let one go now, or say how long it has to wait with so many others ahead of it."""
        if wait := self.wait():
            return timedelta(seconds=wait + ahead * self._gap)
        self._next = self._now() + self._gap
        return None

    def halt(self, seconds: float) -> None:
        """Let none go for so many seconds: the platform says that there were too many."""
        self._next = max(self._next, self._now() + seconds)


class Pace:
    """The limit of one channel, shared by everything that sends there; of one event loop.

    Never more than `rate` requests in any sliding second as the platform counts them, none in the first second of
    a process. Answers go first, then reminders by deadline, then broadcasts. A chat gets three answers in a row,
    then one a second, and an unasked message only a second after anything else; waiting for it holds up no other.
    `now` gives real seconds that never go back, also when the academy's clock is simulated. `first` is the limit
    of first messages, on a platform that has one.
    """

    def __init__(
        self, rate: int, now: Callable[[], float] = time.monotonic, *, first_per_minute: float | None = None
    ) -> None:
        self._now = now
        self._turns = Turns(rate, now())
        self.first = FirstMessages(first_per_minute, now) if first_per_minute else None
        self._asking: dict[int, asyncio.Future[None]] = {}
        self._timer: asyncio.TimerHandle | None = None
        self._rings = inf

    @asynccontextmanager
    async def slot(
        self,
        chat: str | None,
        priority: Priority,
        *,
        deadline: datetime | None = None,
        per_minute: float = inf,
    ) -> AsyncIterator[None]:
        """Wait for the turn of one request and hold its place until the body, which sends it, has the answer.

        `chat` is None for a request that writes to no chat. `deadline` only orders. `per_minute` is for groups
        (`GROUP_PER_MINUTE`). A body that raises, or is cancelled, counts as if its request had arrived at that
        moment.
        """
        turn = self._turns.ask(chat, priority, deadline.timestamp() if deadline else inf, per_minute)
        await self._turn(turn)
        try:
            yield
        except BaseException:
            self._turns.abandon(turn, self._now())
            raise
        else:
            self._turns.answered(turn, self._now())
        finally:
            self._come_back()  # nobody may go before the place is free

    def halt(self, seconds: float) -> None:
        """Let nothing leave for so many seconds (a 429's `retry_after`), then go on evenly."""
        self._turns.halt(self._now(), seconds)

    def room(self, seconds: float = 1.0) -> int:
        """About how many more unasked messages can leave within so many seconds."""
        return self._turns.room(self._now(), seconds)

    async def _turn(self, turn: Turn) -> None:
        future = self._asking[turn.number] = asyncio.get_running_loop().create_future()
        self._go()
        try:
            await future
        except asyncio.CancelledError:
            # Perhaps let go in this very moment: nothing was sent, so the place goes to the next.
            self._asking.pop(turn.number, None)
            self._turns.withdraw(turn)
            self._go()
            raise

    def _go(self) -> None:
        """Wake all who may go now, and see to it that the others are when they may."""
        now = self._now()
        while turn := self._turns.take(now):
            future = self._asking.pop(turn.number)
            if not future.done():  # cancelled and not yet withdrawn: it gives its place back in a moment
                future.set_result(None)
        self._come_back()

    def _come_back(self) -> None:
        at = self._turns.next_at()
        if at >= self._rings:
            return  # the timer that is set rings sooner, and then sees
        if self._timer:
            self._timer.cancel()
        now = self._now()
        # Loops count in milliseconds: rounded up, or the timer would ring early over and over.
        delay = ceil((at - now) * 1000) / 1000
        self._rings = now + delay
        self._timer = asyncio.get_running_loop().call_later(delay, self._ring)

    def _ring(self) -> None:
        self._timer, self._rings = None, inf
        self._go()
