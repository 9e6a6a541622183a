"""How many sign-up answers a second one process gives, over real HTTP, and how long they take."""

from __future__ import annotations

import asyncio
import itertools
import statistics
import tempfile
import time
from pathlib import Path

import aiohttp

from bench.report import Row, figure
from tests.support.postgres import free_port
from tests.support.process import assistant

PEOPLE, AT_ONCE = 200, 30
# A whole sign-up as a browser posts it.
STEPS = (
    {"text": "/start"},
    {"action": "go"},
    {"action": "consent:academy:yes"},
    {"action": "consent:found:yes"},
    {"action": "consent:news:no"},
    {"text": "Ana Machel"},
    {"text": "Moçambique"},
    {"action": "constituency:government"},
    {"text": "Ministério do Trabalho"},
    {"action": "skip:work"},
    {"action": "zone:Africa/Maputo"},
    {"action": "apply"},
    {"text": "Trabalho com cooperativas rurais e quero aprender com os colegas."},
    {"action": "commit:yes"},
    {"action": "send"},
)


def run() -> list[Row]:
    """200 people sign up, 30 at a time, each as fast as the answers come; median of five."""
    rates, tails = [], []
    for _ in range(5):
        folder = Path(tempfile.mkdtemp(prefix="bench-"))
        port = free_port()
        with assistant(folder, port):
            rate, tail = asyncio.run(_measure(f"http://127.0.0.1:{port}"))
        rates.append(rate)
        tails.append(tail)
    return [
        figure("sign-up answers a second, page chat over HTTP on SQLite", statistics.median(rates), "/s"),
        figure("sign-up answer, p99 with 30 people at once", statistics.median(tails) * 1000, "ms"),
    ]


async def _measure(url: str) -> tuple[float, float]:
    people, took = iter(range(PEOPLE)), list[float]()

    async def worker() -> None:
        for number in people:
            jar = aiohttp.CookieJar(unsafe=True)
            async with aiohttp.ClientSession(url, cookie_jar=jar, headers={"Origin": url}) as session:
                await _sign_up(session, number, took)

    began = time.perf_counter()
    await asyncio.gather(*(worker() for _ in range(AT_ONCE)))
    seconds = time.perf_counter() - began
    return len(took) / seconds, sorted(took)[int(len(took) * 0.99)]


async def _sign_up(session: aiohttp.ClientSession, number: int, took: list[float]) -> None:
    await (await session.get("/")).read()
    for place, step in zip(itertools.count(), STEPS, strict=False):
        began = time.perf_counter()
        form = step | {"event": f"{number}-{place}", "message": ""}
        async with session.post("/chat", data=form, headers={"HX-Request": "true"}) as answer:
            answer.raise_for_status()
            await answer.read()
        took.append(time.perf_counter() - began)
