"""What all commands of the command line share: saying something, giving up, and the opened database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import NoReturn

import typer
from rich.console import Console
from rich.markup import escape

from academy.programme import Edition
from bot.config import Settings, WrongSetting
from bot.config import read as read_settings
from bot.opening import make_clock, open_database
from storage import programmes
from storage.database import Db, DbSession

BY = "command line"  # for the audit
out = Console(highlight=False, soft_wrap=True)


def fail(message: str) -> NoReturn:
    """Say what is wrong on standard error and end with exit code 2."""
    typer.echo(message, err=True)
    raise typer.Exit(2)


def settings() -> Settings:
    """The settings; a wrong one ends the command."""
    try:
        return read_settings()
    except WrongSetting as error:
        fail(str(error))


@contextmanager
def opened() -> Iterator[tuple[Db, datetime]]:
    """The database of the settings and what time it is there; a wrong setting ends the command."""
    given = settings()
    try:
        database = open_database(given)
    except WrongSetting as error:
        fail(str(error))
    try:
        yield database, make_clock(database, given).now()
    finally:
        database.close()


def current_edition(db: DbSession) -> tuple[int, Edition]:
    """The current edition with its id; without one the command ends."""
    found = programmes.current_edition(db)
    if found is None:
        fail("no edition is loaded; load one with: collective-brain programme load FILE")
    return found


def save(file: Path, content: bytes) -> None:
    """Write a file; one that cannot be written ends the command."""
    try:
        file.write_bytes(content)
    except OSError as error:
        fail(f"{file}: {error.strerror}; it was not written")


def cell(word: str | None) -> str:
    """What somebody wrote, in a table: never as markup, a dash for nothing."""
    return escape(word or "–")
