"""The last seats: 500 people tap within a second for 40, over Telegram's HTTP, on SQLite and on PostgreSQL.

The assistant is a process of its own; the platform is a stub in another, with 30 messages in any second, a round
trip taking 60 ± 20 ms. Measured is until the button's own notice, which says “you have a seat” or the place on the
waiting list. The message that says so, too, is held up by those 30 a second.
"""

from __future__ import annotations

import math
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.report import Row, figure
from storage.database import Db
from tests.support import race
from tests.support.killable import killable
from tests.support.postgres import postgres
from tests.support.telegram_stub import StubClient, running_stub

PEOPLE, SEATS, RATE = 500, 40, 30
SECONDS = 2.0
TIMES = 3


def run() -> list[Row]:
    """Three times on each, all answers together."""
    rows = []
    for name, database in (("SQLite", _sqlite), ("PostgreSQL", _postgres)):
        waits: list[float] = []
        for _ in range(TIMES):
            with database() as one:
                waits += _race(one)
        tail = _quantile(waits, 0.99)
        told = f"{PEOPLE} tap within a second for {SEATS} seats, {name}: tap to the button's notice"
        rows.append(figure(f"{told}, p99", tail, "s", f"≤ {SECONDS:g}", tail <= SECONDS))
        rows.append(figure(f"{told}, median", _quantile(waits, 0.5), "s"))
    return rows


def _race(database: Db) -> list[float]:
    """Seconds from each tap's being at the platform to its notice there; all must have got what is theirs."""
    elective = race.prepare(database, PEOPLE, SEATS)
    taps = [race.tap(member, f"take:{elective}") for member in range(1, PEOPLE + 1)]
    with tempfile.TemporaryDirectory() as folder, running_stub(rate=RATE, delay=0.06, spread=0.02) as stub:
        with killable(Path(folder), **race.settings(stub, database, RATE)) as assistant:
            assistant.start()
            time.sleep(2)  # the start is over
            available = race.spread(stub, taps, 1.0)
            _wait_for_all(stub)
        told = race.answers(stub)
    assert {len(calls) for calls in told.values()} == {1}, "a tap was answered twice"
    assert race.seated(database) == list(range(1, SEATS + 1)), "seats for others than the first"
    assert race.waiting(database) == list(range(SEATS + 1, PEOPLE + 1)), "the list is not in order of arrival"
    return [told[one][0]["at"] - at for one, at in available.items()]


def _wait_for_all(stub: StubClient) -> None:
    """Look rarely: each look costs the stub, and so those who wait for its answers, some milliseconds."""
    end = time.monotonic() + 60
    while len(race.answers(stub)) < PEOPLE:
        assert time.monotonic() < end, "not everybody was answered within a minute"
        time.sleep(0.5)


@contextmanager
def _sqlite() -> Iterator[Db]:
    with tempfile.TemporaryDirectory() as folder:
        database = Db(f"sqlite:///{folder}/seats.sqlite")
        yield database
        database.close()


@contextmanager
def _postgres() -> Iterator[Db]:
    with postgres() as server:
        database = Db(server + "postgres")
        yield database
        database.close()


def _quantile(values: list[float], share: float) -> float:
    """The smallest value that so many are not above."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]
