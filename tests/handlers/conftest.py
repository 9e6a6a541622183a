"""The whole assistant in one process, and people at its page chat."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.app import App
from bot.config import Settings
from storage import programmes
from tests.conftest import NOW
from tests.support.people import SHIPPED, edition
from tests.support.web import WebPerson, serving

START = "2021-11-12T09:00+01:00"


@pytest.fixture(scope="session")
def loaded_template(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the shipped edition."""
    from storage.database import Db

    path = tmp_path_factory.mktemp("loaded") / "template.sqlite"
    shutil.copy(sqlite_template, path)
    database = Db(f"sqlite:///{path}")
    database.write(lambda db: programmes.save_edition(db, edition(), NOW)).result()
    database.close()
    return path


@pytest.fixture
def app(loaded_template: Path, tmp_path: Path) -> App:
    """The assistant in simulated time, three days before the edition."""
    path = tmp_path / "app.sqlite"
    shutil.copy(loaded_template, path)
    values = {"database_url": f"sqlite:///{path}", "secret_key": "test", "start_at": START, "programme": SHIPPED}
    return App(Settings.model_validate(values))


@pytest.fixture
def url(app: App) -> Iterator[str]:
    """Where it serves."""
    with serving(app.run) as address:
        yield address


@pytest.fixture
def visitor(url: str) -> Iterator[Callable[..., WebPerson]]:
    """Opens browsers: `visitor("pt-BR")`."""
    people: list[WebPerson] = []

    def visit(language: str = "en") -> WebPerson:
        people.append(WebPerson(url, language))
        return people[-1]

    yield visit
    for person in people:
        person.close()
