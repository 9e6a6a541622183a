"""Firing one reminder for 100,000 members, and the tick that finds nothing to do."""

from __future__ import annotations

import dataclasses
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.background import BackgroundScheduler
from sqlalchemy import insert, text

from academy.programme import Reminders
from bench.report import Row, figure
from reminders import due, planner
from storage import deliveries, migrate, programmes
from storage.database import Db
from storage.models import Delivery, Setting
from tests.support.participants import insert_crowd
from tests.support.people import edition
from tests.support.postgres import postgres

MEMBERS, DELIVERED = 100_000, 1_000_000
NOW = datetime(2021, 11, 15, 10, 0, tzinfo=UTC)


def run() -> list[Row]:
    """SQLite and PostgreSQL, then one APScheduler job a member for comparison."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        rows = _measure("SQLite", f"sqlite:///{folder}/due.sqlite")
        rows.append(figure("100,000 APScheduler jobs, one a member (10,000 added, times ten)", _jobs(folder), "s"))
    with postgres() as server:
        rows += _measure("PostgreSQL", server + "postgres")
    return rows


def _measure(name: str, url: str) -> list[Row]:
    database = Db(url)
    migrate.upgrade(database)
    loaded = dataclasses.replace(edition(), reminders=Reminders(None, (60,)))
    database.write(lambda db: programmes.save_edition(db, loaded, NOW)).result()
    insert_crowd(database, MEMBERS)
    database.write(lambda db: planner.reconcile(db, NOW, 1e9)).result()
    at = NOW + timedelta(hours=1)
    before = _resident()
    with _other_writer(database) as waits:
        began = time.perf_counter()
        fired = due.fire(database, at)
        took = time.perf_counter() - began
    grown = _resident() - before
    assert fired == 1, fired
    _deliver_all(database, at)
    tick = _idle(database, at)
    database.close()
    return [
        figure(f"firing one reminder for 100,000 members, {name}", took, "s", "≤ 2", took <= 2),
        figure(
            f"longest wait of another event meanwhile, {name}",
            max(waits) * 1000,
            "ms",
            "≤ 50",
            max(waits) <= 0.05,
        ),
        figure(f"memory growth meanwhile, {name}", grown, "MB", "≤ 20", grown <= 20),
        figure(f"idle tick with 1,000,000 delivered rows, {name}", tick * 1000, "ms", "≤ 2", tick <= 0.002),
    ]


@contextmanager
def _other_writer(database: Db) -> Iterator[list[float]]:
    """An event a few milliseconds all the time, as people's messages come, and how long each had to wait."""
    waits, stop = [0.0], threading.Event()

    def work() -> None:
        number = 0
        while not stop.is_set():
            began = time.perf_counter()
            database.write(lambda db, n=number: db.merge(Setting(name="bench", value=str(n)))).result()  # type: ignore[misc]
            waits.append(time.perf_counter() - began)
            number += 1
            time.sleep(0.005)

    thread = threading.Thread(target=work)
    thread.start()
    time.sleep(0.2)
    waits.clear()
    yield waits
    stop.set()
    thread.join()


def _deliver_all(database: Db, at: datetime) -> None:
    """Mark what was fired as sent and add as many sent rows as make a million."""
    done = "update delivery set state = 'sent'"
    database.write(lambda db: db.execute(text(done))).result()
    have = database.read(lambda db: db.scalar(text("select count(*) from delivery"))) or 0
    row = {
        "kind": "session",
        "subject": {},
        "priority": 1,
        "state": "sent",
        "due_at": at,
        "expires_at": at,
        "created_at": at,
    }
    for begin in range(have, DELIVERED, 50_000):
        rows = [
            row | {"member_id": n % MEMBERS + 1, "key": f"old{n}"}
            for n in range(begin, min(begin + 50_000, DELIVERED))
        ]
        database.write(lambda db, rows=rows: db.connection().execute(insert(Delivery), rows)).result()  # type: ignore[misc]
    if not database.sqlite:
        with database.engine.begin() as connection:
            connection.execute(text("analyze"))


def _idle(database: Db, at: datetime) -> float:
    """A look at what fires and a claim of what is due, when there is nothing."""
    early = at - timedelta(days=30)

    def tick() -> None:
        due.fire(database, early)
        assert not database.read(lambda db: deliveries.is_due(db, early))

    tick()
    return statistics.median(_timed(tick) for _ in range(50))


def _timed(function: Callable[[], None]) -> float:
    began = time.perf_counter()
    function()
    return time.perf_counter() - began


def _resident() -> float:
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def _jobs(folder: str) -> float:
    scheduler = BackgroundScheduler(jobstores={"default": SQLAlchemyJobStore(f"sqlite:///{folder}/jobs.sqlite")})
    scheduler.start(paused=True)
    later = datetime.now(UTC) + timedelta(days=1)
    began = time.perf_counter()
    for number in range(MEMBERS // 10):
        scheduler.add_job(print, "date", run_date=later, args=[number])
    took = (time.perf_counter() - began) * 10  # a tenth of them, because all take half a minute
    scheduler.shutdown(wait=False)
    return took
