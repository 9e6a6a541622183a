"""A few lines in the place of the real inside: they meet people, know receipts and answer as a test says."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

from academy.messages import Incoming, Kind, Reply
from bot.channels.web.channel import WebChannel
from locales import languages
from storage import members, personal, receipts
from storage.clock import Clock
from storage.database import Db, DbSession
from tests.conftest import NOW


class Stopped(Clock):
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.at = NOW

    def now(self) -> datetime:
        return self.at


class Demo:
    """A simulated academy with one session a day at noon (UTC) for three days."""

    def __init__(self, clock: Stopped) -> None:
        self._clock = clock
        self.applied = False

    async def next_event(self, language: str) -> tuple[datetime, str] | None:
        noon = self._clock.at.replace(hour=12)
        if noon <= self._clock.at:
            noon += timedelta(days=1)
        return (noon, f"Plenary {language}") if noon < NOW + timedelta(days=3) else None

    async def forward(self, to: datetime) -> None:
        if to < self._clock.at:
            raise ValueError(to)
        self._clock.at = to

    async def accept(self, user: str) -> bool:
        return self.applied


class Inside:
    """Receives what people do at one page chat; `reply` is what a test wants to be said."""

    def __init__(self, channel: WebChannel, database: Db) -> None:
        self._channel, self._database = channel, database
        self.events: list[Incoming] = []
        self.reply: Callable[[Incoming], Reply] = lambda incoming: Reply(f"You said {incoming.text}.")
        self.answers = asyncio.Event()
        self.answers.set()
        self._later: set[asyncio.Task[None]] = set()

    def says(self, *replies: Reply) -> None:
        """Answer with one after the other, and with the last for ever."""
        rest = list(replies)
        self.reply = lambda incoming: rest.pop(0) if len(rest) > 1 else rest[0]

    async def receive(self, incoming: Incoming) -> None:
        reply = await asyncio.wrap_future(self._database.write(lambda db: self._take(db, incoming)))
        if reply is not None:
            # As the real one does: the answer follows the commit, it is not part of it.
            task = asyncio.create_task(self._answer(incoming, reply))
            self._later.add(task)
            task.add_done_callback(self._later.discard)

    def _take(self, db: DbSession, incoming: Incoming) -> Reply | None:
        if receipts.take(db, incoming, NOW) is None:
            return None
        self.events.append(incoming)
        person = members.meet(db, incoming, lambda: languages.normalise(incoming.language) or "en", NOW)
        if incoming.kind is Kind.ACTION and incoming.action.startswith("language:"):
            person.member.language = incoming.action.removeprefix("language:")
        if incoming.action == "zone":
            person.member.zone = "Asia/Kathmandu"
        if incoming.command == "forgetme":
            personal.erase(db, person.member.id, NOW)
        return self.reply(incoming)

    async def _answer(self, incoming: Incoming, reply: Reply) -> None:
        await self.answers.wait()
        await self._channel.answer(incoming, reply)
