"""Cold start to the first answer, and memory at rest."""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
from pathlib import Path

import httpx

from bench.report import Row, figure
from tests.support.postgres import free_port
from tests.support.process import start, wait_for


def run() -> list[Row]:
    """The first start makes the database; the second is what people wait for every day."""
    firsts, seconds, memory = [], [], []
    for _ in range(5):
        folder = Path(tempfile.mkdtemp(prefix="bench-"))
        firsts.append(_once(folder)[0])
        took, used = _once(folder)
        seconds.append(took)
        memory.append(used)
        shutil.rmtree(folder)
    second, used = statistics.median(seconds), statistics.median(memory)
    return [
        figure("first start to first answer (new database)", statistics.median(firsts), "s"),
        figure("second start to first answer", second, "s", "≤ 2", second <= 2),
        figure("memory at rest, page chat", used, "MB", "≤ 170", used <= 170),
    ]


def _once(folder: Path) -> tuple[float, float]:
    """Seconds until somebody's first word is answered, and megabytes afterwards."""
    port = free_port()
    began = time.perf_counter()
    process = start(folder, port, {})
    try:
        wait_for(port, process)
        _say(port, "bom dia, quero participar na academia")
        took = time.perf_counter() - began
        time.sleep(2)
        return took, _resident(process.pid)
    finally:
        process.terminate()
        process.wait(15)


def _say(port: int, words: str) -> None:
    url = f"http://127.0.0.1:{port}"
    with httpx.Client(base_url=url, timeout=30) as client:
        client.get("/")
        form = {"text": words, "event": "first"}
        answer = client.post("/chat", data=form, headers={"HX-Request": "true", "Origin": url})
        answer.raise_for_status()


def _resident(pid: int) -> float:
    line = next(line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024
