"""Many small writes as one: what is added within a moment goes to the database together."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Generic, TypeVar

from storage.database import Db, DbSession

T = TypeVar("T")
R = TypeVar("R")


class Gather(Generic[T, R]):
    """Gathers values until one of them can wait no longer, then writes them in one transaction; of one loop."""

    def __init__(self, database: Db, write: Callable[[DbSession, list[T]], list[R]]) -> None:
        self._database = database
        self._write = write
        self._waiting: list[tuple[T, asyncio.Future[R]]] = []
        self._timer: asyncio.TimerHandle | None = None

    async def add(self, value: T, seconds: float) -> R:
        """Write a value with its neighbours within so many real seconds; after the commit, what came of it."""
        loop = asyncio.get_running_loop()
        done: asyncio.Future[R] = loop.create_future()
        self._waiting.append((value, done))
        if self._timer is None or loop.time() + seconds < self._timer.when():
            if self._timer:
                self._timer.cancel()
            self._timer = loop.call_later(seconds, self._flush)
        return await done

    def _flush(self) -> None:
        self._timer = None
        gathered, self._waiting = self._waiting, []
        values = [value for value, _ in gathered]
        writing = asyncio.wrap_future(self._database.write(lambda db: self._write(db, values)))
        writing.add_done_callback(lambda finished: _tell([done for _, done in gathered], finished))


def _tell(waiting: list[asyncio.Future[R]], finished: asyncio.Future[list[R]]) -> None:
    error = None if finished.cancelled() else finished.exception()
    if finished.cancelled() or error:
        for done in waiting:
            if not done.done():
                done.set_exception(error or RuntimeError("not written"))
        return
    for done, result in zip(waiting, finished.result(), strict=True):
        if not done.done():
            done.set_result(result)
