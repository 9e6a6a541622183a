"""What time it is: really, or in a simulated academy."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.database import Db
from storage.models import Setting
from storage.settings import remember

SIMULATED = "clock.simulated"  # the latest simulated instant that was reached


class Clock:
    """The only place that asks the machine for the time; everything else takes `now`. Instants are aware UTC."""

    simulated = False

    def now(self) -> datetime:
        """This instant."""
        return datetime.now(UTC)


class SimulatedClock(Clock):
    """A clock that starts at `START_AT`, runs at real speed, can be set forward and never goes back.

    What it reached is kept in the database, so that a restart goes on from there.
    """

    simulated = True

    def __init__(self, database: Db, start: datetime) -> None:
        self._database = database
        reached = database.read(_reached)
        self._offset = max(start, reached or start) - super().now()

    def now(self) -> datetime:
        """The simulated instant."""
        return super().now() + self._offset

    def forward(self, to: datetime) -> None:
        """Set the clock to a later instant; an earlier one changes nothing."""
        self._offset += max(to - self.now(), timedelta())
        self.keep()

    def keep(self) -> None:
        """Remember how far the clock has come."""
        reached = self.now().isoformat()
        self._database.write(lambda db: remember(db, SIMULATED, reached)).result()


def _reached(db: Session) -> datetime | None:
    value = db.scalar(select(Setting.value).where(Setting.name == SIMULATED))
    return datetime.fromisoformat(value) if value else None
