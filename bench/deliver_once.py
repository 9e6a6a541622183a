"""One measured run of the delivery pipeline in a process of its own: CPU a message, claim to recorded outcome.

python -m bench.deliver_once MESSAGES PORT RATE      (RATE 0: unpaced)
"""

from __future__ import annotations

import asyncio
import dataclasses
import gc
import json
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import uvloop
from sqlalchemy import func, select

from academy.programme import Reminders
from bot.channels import Channel
from bot.channels.telegram.channel import TelegramChannel
from bot.deliver import Deliverer
from bot.pace import Pace
from bot.start import GARBAGE
from locales import LANGUAGES, text
from reminders import due, planner
from storage import migrate, programmes
from storage.clock import Clock
from storage.database import Db, DbSession
from storage.models import Delivery
from tests.support.participants import insert_crowd
from tests.support.people import edition

TOKEN = "123456789:AAaaBBbbCCccDDddEEeeFFffGGggHHhhIIi"
NOW = datetime(2021, 11, 15, 11, 0, tzinfo=UTC)
LOOK, LOOK_UNPACED = 1.0, 0.2  # seconds between looks at whether all has been sent


class Shifted(Clock):
    """A clock that begins ten minutes before the first session."""

    def __init__(self) -> None:
        self._offset = NOW + timedelta(minutes=50) - super().now()

    def now(self) -> datetime:
        return super().now() + self._offset


def prepare(messages: int) -> Db:
    """A database in which so many people are to be reminded of the first session."""
    database = Db(f"sqlite:///{tempfile.mkdtemp(prefix='bench-')}/deliver.sqlite")
    migrate.upgrade(database)
    # Only the ten-minute reminder, so that nothing else is in the way.
    loaded = dataclasses.replace(edition(), reminders=Reminders(None, (10,)))
    database.write(lambda db: programmes.save_edition(db, loaded, NOW)).result()
    insert_crowd(database, messages)
    database.write(lambda db: planner.reconcile(db, NOW, 1000)).result()
    now = Shifted().now()
    due.fire(database, now)
    for language in LANGUAGES:  # a catalogue is read at its first word, once a process
        text(language, "button-agenda")
    return database


async def run(database: Db, port: int, rate: int, messages: int) -> dict[str, float]:
    """Send everything and measure."""
    channel = TelegramChannel(TOKEN, f"http://127.0.0.1:{port}", "polling", "", "", {})
    channels: dict[str, Channel] = {"telegram": channel}
    paces = {"telegram": Pace(rate)} if rate else {}
    deliverer = Deliverer(database, Shifted(), channels, paces)
    cpu, wall = time.process_time(), time.perf_counter()
    delivering = asyncio.create_task(deliverer.run())
    await asyncio.sleep(1)  # the second that a pace waits out at a start, or nearly all that is unpaced
    while not deliverer.idle or database.read(_sent) < messages:
        # Looking is on our bill, so it is rare; at a platform's pace there is seldom a moment without a message.
        await asyncio.sleep(LOOK if rate else LOOK_UNPACED)
    seconds, took = time.process_time() - cpu, time.perf_counter() - wall
    delivering.cancel()
    await channel.close()
    return {"cpu": seconds, "wall": took}


def main() -> None:
    """Print the measurement as JSON."""
    messages, port, rate = (int(word) for word in sys.argv[1:4])
    database = prepare(messages)
    gc.set_threshold(*GARBAGE)  # as the program does
    measured = uvloop.run(run(database, port, rate, messages))
    sent = database.read(_sent)
    database.close()
    Path(database.url.removeprefix("sqlite:///")).unlink()
    assert sent == messages, f"{sent} of {messages} sent"
    print(json.dumps({"us": measured["cpu"] / messages * 1e6, "wall": messages / measured["wall"]}))


def _sent(db: DbSession) -> int:
    return db.scalar(select(func.count()).where(Delivery.state == "sent", Delivery.key == "s1.v1.m10")) or 0


if __name__ == "__main__":
    main()
