"""The jobs that look whether something falls due: few, periodic, coalescing; never one job a person."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import structlog
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

from reminders import broadcasts, due, planner
from storage import attendance_notices, deliveries, expansion, issuing, reminders, retention, rounds, waiting
from storage.clock import Clock
from storage.database import Db, DbSession

log = structlog.get_logger()

PLAN = 30  # real seconds between comparisons of what is planned with what is needed
FIRE = 1  # real seconds between looks at what is due
TIDY = 600  # real seconds between looks at what has been kept long enough
# A late look is better than none, and two at once do nothing twice: no misfire limit, one at a time.
PATIENT: dict[str, Any] = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}


class Timetable:
    """Plans reminders and fires those that are due.

    `rate`: how many messages a second can leave, all channels together.
    """

    def __init__(self, database: Db, clock: Clock, rate: float) -> None:
        self._database = database
        self._clock = clock
        self._rate = rate
        self._missing: tuple[str, ...] = ()  # sessions whose report certificates wait for
        self._scheduler = BackgroundScheduler(executors={"default": ThreadPoolExecutor(1)}, job_defaults=PATIENT)

    def start(self) -> None:
        """Begin to look, in a thread of its own."""
        self._scheduler.add_job(self.plan, "interval", seconds=PLAN)
        self._scheduler.add_job(self.fire, "interval", seconds=FIRE)
        self._scheduler.add_job(self.tidy, "interval", seconds=TIDY)
        self._scheduler.start()

    def stop(self) -> None:
        """Look no more; what is under way ends first."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=True)

    def tick(self) -> None:
        """Plan and fire what is due now, and erase what has been kept long enough."""
        self.plan()
        self.fire()
        self.tidy()

    def plan(self) -> None:
        """Compare what is planned with what is needed, move on what rounds wait for, issue certificates."""
        now = self._clock.now()
        self._database.write(lambda db: planner.reconcile(db, now, self._rate)).result()
        while self._database.write(lambda db: rounds.tick(db, now)).result():
            pass
        if self._database.read(lambda db: attendance_notices.are_due(db, now)):
            while self._database.write(lambda db: attendance_notices.due_notices(db, now)).result():
                pass
        self._issue(now)

    def fire(self) -> None:
        """Make deliveries of what is due: reminders, seats whose hold is over, then announcements."""
        due.fire(self._database, self._clock.now())
        self._end_holds()
        broadcasts.expand_due(self._database, self._clock.now())

    def tidy(self) -> None:
        """Erase who never agreed that the academy keeps their data, and has been silent since."""
        now = self._clock.now()
        while self._database.write(lambda db: retention.erase_overdue(db, now)).result():
            pass

    def _issue(self, now: datetime) -> None:
        """Issue certificates when the programme says so; say once for which reports they wait."""
        missing = self._database.read(lambda db: issuing.missing_reports(db, now))
        if missing != self._missing:
            log.warning("certificates wait for reports", sessions=missing)
            self._missing = missing
        while self._database.write(lambda db: issuing.issue_due(db, now)).result():
            pass

    def _end_holds(self) -> None:
        now = self._clock.now()
        if self._database.read(lambda db: waiting.is_due(db, now)):
            self._database.write(lambda db: waiting.expire(db, now)).result()


def next_instant(db: DbSession, now: datetime) -> datetime | None:
    """When something is due next: a reminder to fire, an announcement to go out, a delivery to leave, a round to
    open or to be reminded of, an offered seat to go to the next, certificates to issue themselves,
    a session to close.
    """
    instants = (
        deliveries.next_due(db),
        reminders.next_fires_at(db),
        expansion.next_due(db),
        rounds.next_instant(db, now),
        issuing.next_instant(db, now),
        attendance_notices.next_instant(db, now),
    )
    return min((instant for instant in instants if instant), default=None)
