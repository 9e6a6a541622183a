"""What the page chat knows of this moment: open pages, requests that wait for an answer, words kept nowhere."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TypeVar

from academy.messages import Reply

REMEMBERED = 1000  # events and people; the oldest are forgotten
PATIENCE = 8.0  # seconds for which a request waits for its answer; afterwards the open page shows it

T = TypeVar("T")


class Live:
    """The open pages of this process by person; lives in one event loop and is gone with it."""

    def __init__(self) -> None:
        self.closed = False
        self._pages: dict[str, set[asyncio.Event]] = {}
        self._answers: OrderedDict[str, asyncio.Event] = OrderedDict()
        self._words: OrderedDict[str, str] = OrderedDict()
        self._notices: OrderedDict[str, str] = OrderedDict()
        self._replies: OrderedDict[str, list[Reply]] = OrderedDict()

    @contextmanager
    def watching(self, user: str) -> Iterator[asyncio.Event]:
        """Count a page as open; the event given is set whenever there may be something new for it."""
        bell = asyncio.Event()
        self._pages.setdefault(user, set()).add(bell)
        try:
            yield bell
        finally:
            self._pages[user].discard(bell)
            if not self._pages[user]:
                del self._pages[user]

    def is_open(self, user: str) -> bool:
        """Whether somebody has the page open."""
        return user in self._pages

    def ring(self, user: str) -> None:
        """Tell the open pages of a person that there is something new."""
        for bell in self._pages.get(user, ()):
            bell.set()

    def close(self) -> None:
        """Tell all open pages that we stop."""
        self.closed = True
        for user in list(self._pages):
            self.ring(user)

    def expect(self, event: str) -> None:
        """Somebody is going to wait for the answer to this event."""
        _remember(self._answers, event, self._answers.get(event) or asyncio.Event())

    def answered(self, event: str) -> None:
        """The answer to this event has been noted."""
        self.expect(event)
        self._answers[event].set()

    async def wait_for_answer(self, event: str) -> None:
        """Wait until the answer to an expected event was noted, or for PATIENCE; at once if it was before."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._answers[event].wait(), PATIENCE)

    def hold_words(self, event: str, words: str) -> None:
        """Hold what a newcomer said until there is an address to note it under."""
        _remember(self._words, event, words)

    def take_words(self, event: str) -> str:
        """What was held, or ""."""
        return self._words.pop(event, "")

    def leave_notice(self, user: str, notice: str) -> None:
        """Leave a line that is shown to a person once and never stored."""
        _remember(self._notices, user, notice)

    def take_notice(self, user: str) -> str:
        """The line that waits for a person, or ""."""
        return self._notices.pop(user, "")

    def leave_reply(self, user: str, reply: Reply) -> None:
        """Leave an answer to somebody who is nobody any more (just erased), until they do something else."""
        _remember(self._replies, user, [*self._replies.get(user, ()), reply])

    def replies(self, user: str) -> list[Reply]:
        """Such answers."""
        return self._replies.get(user, [])

    def drop_replies(self, user: str) -> None:
        """Forget them."""
        self._replies.pop(user, None)


def _remember(store: OrderedDict[str, T], key: str, value: T) -> None:
    store[key] = value
    store.move_to_end(key)
    while len(store) > REMEMBERED:
        store.popitem(last=False)
