"""Certificates issued by one command, each set once to see whether it prints: how long, and how it grows."""

from __future__ import annotations

import resource
import subprocess
import tempfile
import time
from pathlib import Path

from sqlalchemy import func, select

from bench.report import Row, figure
from storage import certificates, migrate
from storage.database import Db, DbSession
from storage.models import Certificate
from tests.support.attending import after, attend, course, load
from tests.support.process import COMMAND, environment

SIZES, PROMISED = (250, 1_000, 4_000), 1_000
AIM = 15.0  # seconds
DAYS = range(1, 6)
SOME = 500  # people in a transaction


def run() -> list[Row]:
    """The whole command as an organiser runs it, start and bar included; seconds on the clock and of a core."""
    rows = []
    for size in SIZES:
        seconds, processor = _issue(size)
        name = f"{size:,} certificates, checked and issued by one command"
        aim = (f"≤ {AIM:g}", seconds <= AIM) if size == PROMISED else ()
        rows += [figure(name, seconds, "s", *aim), figure("… of a core, each", processor / size * 1000, "ms")]
    return rows


def _issue(people: int) -> tuple[float, float]:
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        database = _prepare(folder, people)
        env = environment(folder, 1, {"START_AT": after(len(DAYS)).isoformat()})
        before, began = _processor(), time.perf_counter()
        command = [COMMAND, "certificate", "issue", "--yes"]
        subprocess.run(command, cwd=folder, env=env, check=True, stdout=subprocess.DEVNULL)
        seconds, spent = time.perf_counter() - began, _processor() - before
        issued = database.read(lambda db: db.scalar(select(func.count()).select_from(Certificate)))
        assert issued == people, f"{issued} of {people} issued"
        assert not database.read(lambda db: certificates.due(db, 1, after(len(DAYS))))
        database.close()
    return seconds, spent


def _prepare(folder: Path, people: int) -> Db:
    """An edition that is over, in which everybody attended everything."""
    database = Db(f"sqlite:///{folder}/assistant.sqlite")
    migrate.upgrade(database)
    load(database, course(days=len(DAYS)), people=people)
    for first in range(1, people + 1, SOME):
        members = range(first, min(first + SOME, people + 1))
        database.write(lambda db, members=members: _attend(db, members)).result()
    return database


def _attend(db: DbSession, members: range) -> None:
    for member in members:
        attend(db, member, *DAYS)


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    for row in run():
        print(row)
