"""What a newcomer may do to a simulated academy, and how the page shows its time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from bot.channels.web.visitor import ZONE
from locales import dates
from storage.clock import Clock


class Demo(Protocol):
    """Sets the clock forward and plays the organiser. Instants are aware UTC."""

    async def next_event(self, language: str) -> tuple[datetime, str] | None:
        """When something happens next, and what it is called in that language; None when nothing will."""

    async def forward(self, to: datetime) -> None:
        """Set the clock forward, settling what falls due on the way. Raises ValueError for the past."""

    async def accept(self, user: str) -> bool:
        """Accept this person's application as the organiser would; False when there is none to accept."""


@dataclass(frozen=True, slots=True)
class Bar:
    """The simulated time as the page shows it, in the academy's zone."""

    now: datetime
    zone: str
    day: str  # in a few letters
    hour: str
    city: str
    coming: str  # when and what comes next, or ""


async def bar(demo: Demo, clock: Clock, language: str) -> Bar:
    """What the page shows of the simulated time now."""
    now = clock.now().astimezone(UTC)
    coming = await demo.next_event(language)
    what = f"{_day(coming[0], language)}, {dates.hour(coming[0], ZONE, language)} · {coming[1]}" if coming else ""
    return Bar(now, ZONE, _day(now, language), dates.hour(now, ZONE, language), dates.city(ZONE, language), what)


def _day(instant: datetime, language: str) -> str:
    return dates.short_day(instant.astimezone(dates.clock(ZONE)).date(), language)
