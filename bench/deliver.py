"""CPU of a delivered message, from claim to recorded outcome, side by side with clients that keep no record."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.report import Row, figure
from tests.support.postgres import free_port

HERE = Path(__file__).parent
MESSAGES, PACED, RATE = 5000, 600, 30
CORES = sorted(os.sched_getaffinity(0))
PEERS = {
    "aiohttp": "bare aiohttp",
    "aiogram": "aiogram",
    "ptb-aiohttp": "PTB with aiohttp",
    "ptb-httpx": "PTB as shipped",
}


def run() -> list[Row]:
    """Median of five; the peers send the same number of messages to the same server, one after the other.

    The server has one core and who sends the other, as long as there are two.
    """
    with _server() as port:
        ours = _median(_module("deliver_once", MESSAGES, port, 0))
        paced = _median(_module("deliver_once", PACED, port, RATE), times=3)
        bare_paced = _median(_module("bare_paced", PACED, port, RATE), times=3)
        peers = {
            kind: _median([sys.executable, str(HERE / "peers" / "send.py"), kind, str(MESSAGES), "30", str(port)])
            for kind in PEERS
        }
    bare = peers["aiohttp"]
    rows = [figure(f"CPU a message, {PEERS[kind]}, no record", value, "µs") for kind, value in peers.items()]
    return [
        *rows,
        figure(
            "CPU a delivered message, whole pipeline on SQLite", ours, "µs", "< aiogram", ours < peers["aiogram"]
        ),
        figure("… against bare aiohttp", ours / bare, "×", "≤ 2.4", ours <= 2.4 * bare),
        figure("CPU a message, bare aiohttp paced at 30/s, no record", bare_paced, "µs"),
        figure("CPU a delivered message, paced at 30/s", paced, "µs"),
        figure("… against bare aiohttp paced alike", paced / bare_paced, "×", "≤ 6", paced <= 6 * bare_paced),
        figure("… against bare aiohttp", paced / bare, "× paced", "≤ 6", paced <= 6 * bare),
    ]


def _module(name: str, *arguments: int) -> list[str]:
    return [sys.executable, "-m", f"bench.{name}", *map(str, arguments)]


def _median(command: list[str], times: int = 5) -> float:
    return statistics.median(_microseconds(command) for _ in range(times))


def _microseconds(command: list[str]) -> float:
    printed = subprocess.run(_on(CORES[0], command), check=True, capture_output=True, text=True, cwd=HERE.parent)
    return float(json.loads(printed.stdout.splitlines()[-1])["us"])


def _on(core: int, command: list[str]) -> list[str]:
    return ["taskset", "-c", str(core), *command]


@contextmanager
def _server() -> Iterator[int]:
    port = free_port()
    process = subprocess.Popen(_on(CORES[-1], [sys.executable, str(HERE / "peers" / "server.py"), str(port)]))
    time.sleep(1)
    try:
        yield port
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    for row in run():
        print(row)
