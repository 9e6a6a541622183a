"""A simulated academy: set forward instant by instant, with an organiser at hand."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeVar

from academy.errors import AcademyError
from academy.messages import Address
from academy.programme import Edition, in_language
from bot.deliver import Deliverer
from reminders.clock import Timetable, next_instant
from storage import applications, members
from storage.clock import SimulatedClock
from storage.database import Db, DbSession
from storage.programmes import current_edition

T = TypeVar("T")
INSTANT = timedelta(milliseconds=1)


class Academy:
    """What a newcomer may do to a simulated academy. Instants are aware UTC."""

    def __init__(self, database: Db, clock: SimulatedClock, timetable: Timetable, deliverer: Deliverer) -> None:
        self._database = database
        self._clock = clock
        self._timetable = timetable
        self._deliverer = deliverer

    async def next_event(self, language: str) -> tuple[datetime, str] | None:
        """When the next session begins and what it is called; None when the academy is over."""
        now = self._clock.now()
        found = await self._read(current_edition)
        return _coming(found[1], now, language) if found else None

    async def forward(self, to: datetime) -> None:
        """Set the clock forward, stopping at every instant at which something is due and settling it.

        Raises ValueError for an instant that has passed.
        """
        if to < self._clock.now():
            raise ValueError("a simulated clock does not go back")
        await self._settle()
        while (due := await self._next_instant()) and due <= to:
            await asyncio.to_thread(self._clock.forward, max(due, self._clock.now()) + INSTANT)
            await self._settle()
        await asyncio.to_thread(self._clock.forward, to)
        await self._settle()

    async def _next_instant(self) -> datetime | None:
        now = self._clock.now()
        return await self._read(lambda db: next_instant(db, now))

    async def _settle(self) -> None:
        """Plan, fire and send what is due now."""
        await asyncio.to_thread(self._timetable.tick)
        await self._deliverer.settle()

    async def accept(self, user: str) -> bool:
        """Accept the application of somebody on the page chat as the organiser would; False when there is none."""
        now = self._clock.now()
        accepted = await asyncio.wrap_future(self._database.write(lambda db: _accept(db, user, now)))
        await self._settle()
        return accepted

    async def _read(self, function: Callable[[DbSession], T]) -> T:
        return await asyncio.to_thread(self._database.read, function)


def _coming(edition: Edition, now: datetime, language: str) -> tuple[datetime, str] | None:
    for session in edition.sessions:
        if session.starts > now:
            return session.starts, in_language(session.title, language)
    return None


def _accept(db: DbSession, user: str, now: datetime) -> bool:
    person, found = members.person_at(db, Address("web", user)), current_edition(db)
    if person is None or found is None:
        return False
    participation = applications.participation_of(db, person.member_id, found[0])
    if participation is None:
        return False
    try:
        return applications.decide(db, participation, accept=True, by="demo", now=now)
    except AcademyError:
        return False
