"""Places, a clock that stands still and a channel that remembers: what tests of posts need."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from academy.messages import Incoming, Reply
from academy.programme import Place, PlaceChannel, Purpose
from bot.channels import Channel, Receive, SendError, Turn
from bot.deliver import AGAIN, Deliverer
from reminders import planner
from storage import programmes, sessions
from storage.clock import Clock
from storage.database import Db
from storage.models import Delivery
from tests.conftest import NOW
from tests.support.people import edition

GROUP = Place("grupo", PlaceChannel.TELEGRAM, "-1001234567890", "pt", (Purpose.SESSIONS,))
LOUNGE = Place("lounge", PlaceChannel.DISCORD, "1180000000000000001", "en", (Purpose.SESSIONS,))


QUEUED = Delivery.state == "queued"


class Still(Clock):
    """A clock that a test sets."""

    def __init__(self, now: datetime) -> None:
        self.at = now

    def now(self) -> datetime:
        return self.at


@dataclass
class Memory:
    """A platform that keeps messages in a dictionary; `failures` are raised one a call, None is none."""

    name: str
    shown: dict[str, Reply] = field(default_factory=dict)
    calls: list[tuple[str, str, str]] = field(default_factory=list)  # verb, chat, nonce or message
    failures: list[SendError | None] = field(default_factory=list)

    async def run(self, receive: Receive) -> None:
        await asyncio.Event().wait()

    async def answer(self, incoming: Incoming, reply: Reply, turn: Turn = nullcontext) -> None:
        raise AssertionError("nobody asked")

    async def send(self, chat: str, reply: Reply, nonce: str, turn: Turn = nullcontext) -> str:
        async with turn():
            self._call("send", chat, nonce)
        message = str(len(self.shown) + 1)
        self.shown[message] = reply
        return message

    async def edit(self, chat: str, message: str, reply: Reply) -> None:
        self._call("edit", chat, message)
        self.shown[message] = reply

    def awake(self, chat: str) -> bool:
        return True

    async def close(self) -> None:
        pass

    def _call(self, verb: str, chat: str, about: str) -> None:
        self.calls.append((verb, chat, about))
        if self.failures and (failure := self.failures.pop(0)):
            raise failure


class Bulletin:
    """An academy with places, seen at the instants a test names."""

    def __init__(self, database: Db, *places: Place) -> None:
        self.database = database
        self.load(*places)

    def load(self, *places: Place, **changes: Any) -> None:
        """Load the shipped programme with its first session alone and these places."""
        shipped = edition()
        opening = [session for session in shipped.sessions if session.code == "opening"]
        changed = dataclasses.replace(shipped, sessions=tuple(opening), places=places, **changes)
        self.database.write(lambda db: programmes.save_edition(db, changed, NOW)).result()

    def plan(self, now: datetime) -> None:
        """One look of the planner."""
        self.database.write(lambda db: planner.reconcile(db, now, 30.0)).result()

    def at(self, now: datetime, *channels: Channel, paces: Mapping[str, Any] | None = None) -> None:
        """What a process does that starts at an instant: picks up, plans, sends all that is due.

        What may have arrived waits a while after every start, so a start is followed by a look that long after it.
        """
        self.plan(now)
        asyncio.run(self.deliver(now, *channels, paces=paces))

    async def deliver(self, now: datetime, *channels: Channel, paces: Mapping[str, Any] | None = None) -> None:
        """The sending half of `at`; the channels are closed afterwards."""
        names = {channel.name: channel for channel in channels}
        deliverer = Deliverer(self.database, Still(now), names, paces or {})
        await deliverer.pick_up()
        uncertain = self.database.read(
            lambda db: db.scalar(select(func.count()).where(Delivery.tries > 0, QUEUED))
        )
        await deliverer.settle()
        if uncertain:
            await Deliverer(self.database, Still(now + AGAIN), names, paces or {}).settle()
        for channel in channels:
            await channel.close()

    def change(self, now: datetime, how: str, *facts: Any) -> None:
        """`move`, `cancel` or `new_link`, as an organiser does it."""

        def changed(db: Any) -> None:
            found = programmes.current_edition(db)
            assert found
            session = sessions.session_by_code(db, found[0], "opening")
            assert session
            getattr(sessions, how)(db, session, *facts, "test", now)

        self.database.write(changed).result()

    def deliveries(self) -> Sequence[tuple[Any, ...]]:
        """What was promised to places: kind, state, reason."""
        query = select(Delivery.kind, Delivery.state, Delivery.reason).where(Delivery.place_id.is_not(None))
        return self.database.read(lambda db: [tuple(row) for row in db.execute(query.order_by(Delivery.id))])
