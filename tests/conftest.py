"""Databases for every test that stores something: SQLite always, PostgreSQL for all of storage."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest

from storage import migrate
from storage.database import Db
from tests.support.postgres import MEMORY, postgres

NOW = datetime(2021, 11, 12, 8, 0, tzinfo=UTC)
LONGEST = ("tests/e2e/", "tests/web/", "tests/bot/")
_numbers = itertools.count()


@pytest.fixture(scope="session")
def in_memory() -> Iterator[Path]:
    """A folder in memory where there is one: what is written here need not wait for the disk."""
    with TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty SQLite file with the newest schema, to be copied."""
    path = tmp_path_factory.mktemp("sqlite") / "template.sqlite"
    database = Db(f"sqlite:///{path}")
    migrate.upgrade(database)
    database.close()
    return path


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A PostgreSQL server whose `template1` has the newest schema."""
    with postgres() as server:
        database = Db(server + "template1")
        migrate.upgrade(database)
        database.close()
        yield server


@pytest.fixture
def sqlite(sqlite_template: Path, in_memory: Path) -> Iterator[Db]:
    """A fresh SQLite database."""
    path = in_memory / f"test{next(_numbers)}.sqlite"
    shutil.copy(sqlite_template, path)
    database = Db(f"sqlite:///{path}")
    yield database
    database.close()
    path.unlink()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Iterator[Db]:
    """A fresh database, once of each kind."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite")
        return
    server = request.getfixturevalue("postgres_server")
    name = f"test{next(_numbers)}"
    with psycopg.connect(server.replace("+psycopg", "") + "postgres", autocommit=True) as connection:
        connection.execute(f"create database {name} template template1 strategy file_copy")
        opened = Db(server + name)
        yield opened
        opened.close()
        connection.execute(f"drop database {name} with (force)")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The folders with the longest files first, so that no worker is left alone with one at the end."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))
