"""The whole program at Telegram's pace: everybody reminded by one minute, and people who write meanwhile.

The assistant is a process of its own; the platform is a stub in another, with 30 messages in any second, counted
exactly, and a round trip of 60 ± 20 ms.
"""

from __future__ import annotations

import itertools
import math
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select

from bench.report import Row, figure
from storage.models import Delivery
from tests.support.fan_out import is_settled, prepare, settings
from tests.support.killable import Killable, killable
from tests.support.telegram import wait_until
from tests.support.telegram_stub import StubClient, running_stub

PROMISED = datetime.fromisoformat("2021-11-15T12:50:00+01:00")  # ten minutes before the opening
RATE = 30
ASKED_EVERY = 0.25  # seconds between two who write during the announcement
ASKING = 75.0  # seconds; the announcement takes a hundred
UNDO = 35.0  # seconds until a confirmed announcement has begun


def run() -> list[Row]:
    """3,000 at one minute, once; 200 at one minute, five times; answers beside an announcement for 3,000."""
    late = _lateness(3000)
    few = sorted(itertools.chain.from_iterable(_lateness(200) for _ in range(5)))
    waits, refused = _answers(3000)
    return [
        figure("3,000 due at one minute, at 30/s: the last one after it", max(late), "s", "≤ 0", max(late) <= 0),
        figure("200 due at one minute: lateness, p99 of five times", _p99(few), "s", "≤ 10", _p99(few) <= 10),
        figure(
            f"a person's answer beside an announcement for 3,000, p99 of {len(waits)}",
            _p99(waits) * 1000,
            "ms",
            "≤ 300",
            _p99(waits) <= 0.3,
        ),
        figure("… median", quantile(waits, 0.5) * 1000, "ms"),
        figure("… messages refused by 429 meanwhile", refused, "", "0", refused == 0),
    ]


def _lateness(members: int) -> list[float]:
    """Seconds after the promised minute at which each member had the reminder; early ones are negative."""
    lead = timedelta(seconds=members / RATE + 25)
    with _assistant(members, PROMISED - lead) as (assistant, _):
        wait_until(lambda: is_settled(assistant), lead.total_seconds() + 60)
        query = select(Delivery.sent_at, Delivery.promised_at).where(Delivery.state == "sent")
        rows = assistant.read(lambda db: db.execute(query).all())
    assert len(rows) == members, f"{len(rows)} of {members} sent"
    return [(sent - promised).total_seconds() for sent, promised in rows]


def _answers(members: int) -> tuple[list[float], int]:
    """Real seconds from an update at the platform to its answer there, sorted; how often it said 429."""
    with _assistant(members, PROMISED - timedelta(days=2)) as (assistant, stub):
        text = assistant.folder / "text.txt"
        text.write_text("The link of the opening has changed. The new one is in the agenda.")
        assistant.command("broadcast", "new", "--text", f"en={text}", "--fallback", "en")
        assistant.command("broadcast", "send", "1", "--yes", "--no-wait")
        wait_until(lambda: stub.state()["accepted"] > RATE, UNDO + 30)
        asked = _ask(stub)
        wait_until(lambda: len(_answered(stub)) == len(asked), 30)
        told, refused = _answered(stub), stub.state()["refused"]
        assert stub.state()["accepted"] < members + len(asked), "the announcement was over too soon"
    return sorted(told[chat] - at for chat, at in asked.items()), refused


def _ask(stub: StubClient) -> dict[str, float]:
    """People write one after the other, each for the first time; when each did, by chat."""
    asked: dict[str, float] = {}
    end = time.monotonic() + ASKING
    for number in itertools.count(990_001):
        if time.monotonic() > end:
            return asked
        asked[str(number)] = time.monotonic()
        threading.Thread(target=stub.feed, args=(_update(number),)).start()
        time.sleep(ASKED_EVERY)
    raise AssertionError


def _update(number: int) -> dict[str, Any]:
    person = {"id": number, "is_bot": False, "first_name": "Ana", "language_code": "pt"}
    chat = {"id": number, "type": "private"}
    entity = {"type": "bot_command", "offset": 0, "length": 5}
    message = {
        "message_id": number,
        "date": 1,
        "chat": chat,
        "from": person,
        "text": "/help",
        "entities": [entity],
    }
    return {"message": message}


def _answered(stub: StubClient) -> dict[str, float]:
    """When the first message to each new chat arrived."""
    told: dict[str, float] = {}
    for entry in stub.log("sendMessage"):
        if entry["arrived"] and entry["chat"].startswith("99"):
            told.setdefault(entry["chat"], entry["at"])
    return told


@contextmanager
def _assistant(members: int, start: datetime) -> Iterator[tuple[Killable, StubClient]]:
    with (
        tempfile.TemporaryDirectory(prefix="bench-") as folder,
        running_stub(rate=RATE, delay=0.06, spread=0.02) as stub,
    ):
        prepare(Path(folder), members)
        chosen = settings(stub, RATE) | {"START_AT": start.isoformat()}
        with killable(Path(folder), **chosen) as assistant:
            assistant.start()
            yield assistant, stub


def _p99(values: Sequence[float]) -> float:
    return quantile(sorted(values), 0.99)


def quantile(ordered: Sequence[float], share: float) -> float:
    """The smallest value that so many are not above."""
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]
