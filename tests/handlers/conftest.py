"""The whole assistant in one process, and people at its page chat and on other channels."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from academy.programme import Edition
from bot.app import App
from bot.config import Settings
from storage import programmes
from storage.database import Db
from tests.conftest import NOW
from tests.support.chat import Chat
from tests.support.people import SHIPPED, edition
from tests.support.web import WebPerson, serving

START = "2021-11-12T09:00+01:00"  # a Friday, three days before the edition
_numbers = itertools.count(1)

Visit = Callable[..., WebPerson]


def make_app(template: Path, folder: Path, start: str = START) -> App:
    """An assistant of its own, in simulated time."""
    path = folder / f"app{next(_numbers)}.sqlite"
    shutil.copy(template, path)
    values = {"database_url": f"sqlite:///{path}", "secret_key": "test", "start_at": start, "programme": SHIPPED}
    return App(Settings.model_validate(values))


@pytest.fixture(scope="session")
def loaded_template(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the shipped edition."""
    path = tmp_path_factory.mktemp("loaded") / "template.sqlite"
    shutil.copy(sqlite_template, path)
    database = Db(f"sqlite:///{path}")
    database.write(lambda db: programmes.save_edition(db, edition(), NOW)).result()
    database.close()
    return path


@pytest.fixture
def app(loaded_template: Path, in_memory: Path) -> App:
    """The assistant, three days before the edition."""
    return make_app(loaded_template, in_memory)


@pytest.fixture
def url(app: App) -> Iterator[str]:
    """Where it serves."""
    with serving(app.run) as address:
        yield address


@pytest.fixture(scope="module")
def shared(loaded_template: Path, in_memory: Path) -> App:
    """An assistant that the tests of a module share; each has people of its own, and none sets the clock."""
    return make_app(loaded_template, in_memory)


@pytest.fixture(scope="module")
def shared_url(shared: App) -> Iterator[str]:
    """Where the shared one serves."""
    with serving(shared.run) as address:
        yield address


@pytest.fixture
def browsers() -> Iterator[ExitStack]:
    """Closes what a test opened."""
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def visitor(url: str, browsers: ExitStack) -> Visit:
    """Opens browsers: `visitor("pt-BR")`."""
    return lambda language="en": _open(url, language, browsers)


@pytest.fixture
def guest(shared_url: str, browsers: ExitStack) -> Visit:
    """Opens browsers at the shared assistant."""
    return lambda language="en": _open(shared_url, language, browsers)


def _open(url: str, language: str, browsers: ExitStack) -> WebPerson:
    person = WebPerson(url, language)
    browsers.callback(person.close)
    return person


@pytest.fixture
def elsewhen(loaded_template: Path, in_memory: Path, browsers: ExitStack) -> Callable[..., tuple[App, Visit]]:
    """Other assistants, with another clock or edition: `app, visitor = elsewhen("2021-11-20T09:00Z")`."""

    def open_(start: str = START, other: Edition | None = None) -> tuple[App, Visit]:
        app = make_app(loaded_template, in_memory, start)
        if other is not None:
            app.database.write(lambda db: programmes.save_edition(db, other, NOW)).result()
        url = browsers.enter_context(serving(app.run))
        return app, lambda language="en": _open(url, language, browsers)

    return open_


@pytest.fixture
def chat(shared: App) -> Callable[..., Chat]:
    """Opens chats with the shared assistant on other channels: `chat("telegram", "pt-br")`."""

    def open_(channel: str = "telegram", language: str = "") -> Chat:
        return Chat(shared.database, shared.clock, channel, f"9{next(_numbers)}", language)

    return open_
