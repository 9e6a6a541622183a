"""A terminal of the organisers over a course of five days with named participants."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from storage.database import Db, DbSession
from storage.models import Member
from tests.support.attending import after, course, load
from tests.support.terminal import type_in, wide

NAMES = ("Ana Machel", "Luis Vargas", "=1+1", "Chantal Diop")


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended, and what it said."""

    code: int
    out: list[str]
    err: str


class Desk:
    """Runs commands, and looks at what is stored; `desk.at(…)` sets the clock."""

    def __init__(self, database: Db, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.database = database
        self.folder = folder
        self._environment = monkeypatch
        monkeypatch.chdir(folder)
        monkeypatch.setenv("DATABASE_URL", database.url)
        wide(monkeypatch, 200)
        monkeypatch.setenv("SECRET_KEY", "of the tests")
        monkeypatch.setenv("PUBLIC_URL", "https://academy.example.org")
        self.at(after(5))

    def at(self, now: datetime) -> None:
        """From now on it is so late."""
        self._environment.setenv("START_AT", now.isoformat())

    def run(self, *words: str, answer: str | None = None) -> Done:
        """Type a command; blanks between the columns of tables become two."""
        typed = type_in(*words, answer=answer)
        lines = [re.sub(" {2,}", "  ", line).strip() for line in typed.out.splitlines()]
        return Done(typed.code, lines, typed.err.strip())

    def read(self, function: Callable[[DbSession], Any]) -> Any:
        """Look something up."""
        return self.database.read(function)

    def write(self, function: Callable[[DbSession], Any]) -> Any:
        """Change something."""
        return self.database.write(function).result()


def open_desk(database: Db, folder: Path, monkeypatch: pytest.MonkeyPatch, **more: Any) -> Desk:
    """A terminal after a course of five days with four participants."""
    load(database, course(**more), people=len(NAMES), zone="Europe/Rome", language="en")

    def name_them(db: DbSession) -> None:
        for number, name in enumerate(NAMES, 1):
            db.get_one(Member, number).name = name

    database.write(name_them).result()
    return Desk(database, folder, monkeypatch)
