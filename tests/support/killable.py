"""The assistant in a process that a test kills and starts again, with the same data at the same address."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from sqlalchemy import func, select

from storage.database import Db, DbSession
from storage.models import Base
from tests.support.postgres import free_port
from tests.support.process import COMMAND, environment, start, wait_for

T = TypeVar("T")


class Killable:
    """One assistant with its folder; use `killable`."""

    def __init__(self, folder: Path, settings: dict[str, str]) -> None:
        self.folder = folder
        self.settings = settings
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.kills: list[tuple[float, float]] = []  # monotonic seconds before and after each
        self._process: subprocess.Popen[bytes] | None = None
        self._database: Db | None = None

    @property
    def database(self) -> Db:
        """What is stored, as another process sees it; there is nothing before the first start."""
        self._database = self._database or Db(f"sqlite:///{self.folder}/assistant.sqlite")
        return self._database

    @property
    def pid(self) -> int:
        """Of the running process."""
        assert self._process, "it does not run"
        return self._process.pid

    def read(self, function: Callable[[DbSession], T]) -> T:
        """Look something up in what is stored."""
        return self.database.read(function)

    def rows(self) -> dict[str, int]:
        """How many rows every table has."""
        tables = Base.metadata.sorted_tables
        return self.read(
            lambda db: {table.name: db.scalar(select(func.count()).select_from(table)) or 0 for table in tables}
        )

    def start(self, *, wait: bool = True) -> None:
        """Start it; it answers when this returns, unless nobody waits."""
        assert self._process is None, "it runs already"
        self._process = start(self.folder, self.port, self.settings)
        if wait:
            wait_for(self.port, self._process)

    def kill(self) -> None:
        """End it as `kill -9` does, at any point of whatever it is doing."""
        assert self._process, "it does not run"
        assert self._process.poll() is None, "it ended by itself"
        before = time.monotonic()
        self._process.kill()
        self._process.wait(10)
        self.kills.append((before, time.monotonic()))
        self._process = None

    def stop(self) -> None:
        """Ask it to end, and wait until it has."""
        if self._process:
            self._process.terminate()
            self._process.wait(15)
            self._process = None

    def command(self, *words: str) -> str:
        """Run a command of the organisers beside it, as another process; what it prints."""
        env = environment(self.folder, self.port, self.settings)
        done = subprocess.run(
            [COMMAND, *words], cwd=self.folder, env=env, capture_output=True, text=True, timeout=60
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def close(self) -> None:
        """Leave nothing behind that runs."""
        if self._process:
            self._process.kill()
            self._process.wait(10)
        if self._database:
            self._database.close()


@contextmanager
def killable(folder: Path, **settings: str) -> Iterator[Killable]:
    """An assistant that does not run yet; it runs no more after the block, however that ends."""
    assistant = Killable(folder, settings)
    try:
        yield assistant
    finally:
        assistant.close()
