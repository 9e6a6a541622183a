"""How much of a platform's limit pace uses, and how long a person waits for an answer behind a broadcast.

`python -m bench.pace [SECONDS]`. The platform is `bench.counting_server`, a process of its own.
"""

from __future__ import annotations

import asyncio
import sys
import time
from itertools import count
from random import Random
from statistics import quantiles

import aiohttp
import uvloop

from bench.counting_server import counting_server, report
from bot.pace import Pace, Priority

MESSAGE = {"text": "Your session starts in 30 minutes. Press the button below to check in.", "parse_mode": "HTML"}
BROADCAST = 3000


class Sender:
    """A platform's client as the bot has one: every request takes its turn, a 429 halts all."""

    def __init__(self, address: str, rate: int, session: aiohttp.ClientSession) -> None:
        self.pace = Pace(rate)
        self._address, self._session = f"{address}/sendMessage", session

    async def send(self, chat: str, priority: Priority) -> float:
        """Send one message; the seconds from wanting to until it was answered."""
        wanted = time.monotonic()
        async with self.pace.slot(chat, priority):
            answer = await self._session.post(self._address, json=MESSAGE | {"chat_id": chat})
            if answer.status == 429:
                self.pace.halt((await answer.json())["parameters"]["retry_after"])
            await answer.read()
        return time.monotonic() - wanted


async def saturate(address: str, rate: int, seconds: float) -> None:
    """Send to ever new chats as fast as pace allows, asking it for room as `deliver` does."""
    async with (
        aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session,
        asyncio.TaskGroup() as tasks,
    ):
        sender = Sender(address, rate, session)
        chats, end = count(), time.monotonic() + 1 + seconds
        while time.monotonic() < end:
            for _ in range(sender.pace.room()):
                tasks.create_task(sender.send(f"c{next(chats)}", Priority.BROADCAST))
            await asyncio.sleep(0.1)


async def answer_behind_broadcast(address: str, rate: int, seconds: float) -> list[float]:
    """The seconds that people waited who wrote, two a second at random, while a broadcast to 3,000 went out."""
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        sender, random = Sender(address, rate, session), Random(1)
        broadcast = [asyncio.create_task(sender.send(f"c{n}", Priority.BROADCAST)) for n in range(BROADCAST)]
        await asyncio.sleep(3)
        end, people = time.monotonic() + seconds, list[asyncio.Task[float]]()
        while time.monotonic() < end and not all(task.done() for task in broadcast[-rate:]):
            people.append(asyncio.create_task(sender.send(f"p{len(people)}", Priority.ANSWER)))
            await asyncio.sleep(random.expovariate(2))
        waits = await asyncio.gather(*people)
        for task in broadcast:
            task.cancel()
        await asyncio.gather(*broadcast, return_exceptions=True)
    return waits


def use_of_limit(rate: int, seconds: float) -> list[dict[str, object]]:
    """How much of the limit went through in so many seconds from the first request, and how many were refused."""
    with counting_server(rate) as address:
        cpu = time.process_time()
        uvloop.run(saturate(address, rate, seconds))
        cpu = time.process_time() - cpu
        accepted, refused = report(address)
    use = 100 * sum(at < seconds for at in accepted) / (rate * seconds)
    return [
        row(f"use of a limit of {rate}/s over {seconds:g} s", use, "%", "≥ 96", use >= 96),
        row(f"answers of 429 at {rate}/s", refused, "", "0", refused == 0),
        row(f"CPU of one core at {rate}/s, aiohttp included", 100 * cpu / (seconds + 2), "%", "", None),
    ]


def answers(rate: int, seconds: float) -> dict[str, object]:
    """The 99th percentile of waiting for an answer, the round trip included, without slow requests."""
    with counting_server(rate, slow=0) as address:
        waits = uvloop.run(answer_behind_broadcast(address, rate, seconds))
    p99 = 1000 * quantiles(waits, n=100, method="inclusive")[98]
    name = f"a person's answer while {BROADCAST:,} go at {rate}/s, p99"
    return row(name, p99, "ms", "≤ 300", p99 <= 300)


def row(name: str, value: float, unit: str, aim: str, met: bool | None) -> dict[str, object]:
    return {"name": name, "value": round(value, 2), "unit": unit, "aim": aim, "met": met}


def run(seconds: float = 60) -> list[dict[str, object]]:
    """All figures of pace; takes about four times as long."""
    return [
        *use_of_limit(30, seconds),
        *use_of_limit(1000, seconds),
        answers(30, 100 if seconds >= 60 else seconds),
    ]


if __name__ == "__main__":
    for figure in run(float(sys.argv[1]) if len(sys.argv) > 1 else 60):
        print("{name}: {value} {unit} (aim {aim}: {met})".format(**figure))
