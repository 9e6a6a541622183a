"""The assistant as a process of its own, as `make run` starts it: for journeys, benchmarks and pictures."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import httpx

ROOT = Path(__file__).parents[2]
COMMAND = Path(sys.executable).parent / "collective-brain"


@contextmanager
def assistant(folder: Path, port: int, **settings: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run the assistant with its data in a folder until the block ends; it answers when the block begins."""
    process = start(folder, port, settings)
    try:
        wait_for(port, process)
        yield process
    finally:
        process.terminate()
        process.wait(15)


def start(folder: Path, port: int, settings: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """The process, just started; what it says goes to `log` in the folder."""
    with (folder / "log").open("ab") as log:
        # In the folder, so that a developer's own .env with real tokens is not read.
        return subprocess.Popen(
            [COMMAND, "run"], cwd=folder, env=environment(folder, port, settings), stdout=log, stderr=log
        )


def environment(folder: Path, port: int, settings: Mapping[str, str]) -> dict[str, str]:
    """What the assistant and its command line are told: these settings, and nothing of the developer's own."""
    own = {
        "DATABASE_URL": f"sqlite:///{folder}/assistant.sqlite",
        "PROGRAMME": str(ROOT / "programmes" / "sse-academy-12.yaml"),
        "SECRET_KEY": "of the tests",
        "WEB_PORT": str(port),
    }
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return inherited | own | dict(settings)


def wait_for(port: int, process: subprocess.Popen[bytes], seconds: float = 30) -> None:
    """Wait until the page chat answers."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            # A bare connection first: a client of httpx costs as much processor as a part of the start.
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
            httpx.get(f"http://127.0.0.1:{port}/", timeout=5).raise_for_status()
            return
        except (OSError, httpx.HTTPError):
            assert process.poll() is None, "the assistant ended at its start"
            assert time.monotonic() < deadline, "the assistant did not answer"
            time.sleep(0.01)
