"""A progress bar in the terminal while the running assistant sends an announcement."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import datetime, timedelta

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from bot.terminal import out
from storage import broadcasts
from storage.broadcasts import Stage
from storage.database import Db, DbSession
from storage.deliveries import PENDING, Fate
from storage.models import Broadcast

LOOK = 0.25  # seconds between looks at the database
PATIENCE = 15.0  # seconds without a change before we ask whether the assistant runs
OPEN = (*PENDING, Fate.SENDING)


@dataclass(frozen=True, slots=True)
class Look:
    """How far an announcement has come."""

    state: str
    send_at: datetime | None
    done: int
    total: int

    @property
    def over(self) -> bool:
        """Whether nothing more will happen."""
        ended = self.state in (Stage.STOPPED, Stage.UNDONE, Stage.DRAFT) or self.state == Stage.SENT
        return ended and self.done == self.total


def watch(database: Db, number: int, now: datetime) -> None:
    """Show how an announcement goes out until it is over; `now` is what time it is as this begins."""
    started = time.monotonic()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=out, disable=not out.is_terminal) as bar:
        task = bar.add_task("waiting", total=None)
        last, changed, asked = None, started, False
        while not (look := database.read(lambda db: _look(db, number))).over:
            here = time.monotonic()
            clock = now + timedelta(seconds=here - started)
            bar.update(task, description=_said(look, clock), total=look.total or None, completed=look.done)
            if look != last or (look.send_at and clock < look.send_at):
                last, changed = look, here
            if here - changed > PATIENCE and not asked:
                asked = True
                out.print("Nothing moves. Does the assistant run? Start it with: collective-brain run")
            time.sleep(LOOK)
        bar.update(task, description=look.state, total=look.total, completed=look.done)


def _look(db: DbSession, number: int) -> Look:
    row = db.get(Broadcast, number)
    assert row
    reached = broadcasts.progress(db, number)
    done = sum(count for (state, _), count in reached.items() if state not in OPEN)
    return Look(row.state, row.send_at, done, sum(reached.values()))


def _said(look: Look, now: datetime) -> str:
    if look.state == Stage.WAITING and look.send_at:
        return f"goes out in {max(0, round((look.send_at - now).total_seconds()))} s"
    return "going out"
