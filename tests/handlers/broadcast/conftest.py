"""An organiser at her chat, and a member who reads another language."""

import shutil

import pytest

from storage.database import Db
from tests.conftest import NOW
from tests.handlers.broadcast.steps import ANA
from tests.support.chat import Chat, HandClock
from tests.support.people import sign_up


@pytest.fixture
def clock():
    return HandClock(NOW)


@pytest.fixture
def sqlite(loaded_template, tmp_path):
    """A database with the shipped edition."""
    database = Db(f"sqlite:///{shutil.copy(loaded_template, tmp_path / 'test.sqlite')}")
    yield database
    database.close()


@pytest.fixture
def ana(sqlite, clock):
    """An organiser named in the settings, in Maputo, who reads English."""
    sqlite.write(lambda db: sign_up(db, "ana", "telegram", language="en", zone="Africa/Maputo")).result()
    return Chat(sqlite, clock, "telegram", "ana", organisers=(ANA,))


@pytest.fixture
def luis(sqlite, ana):
    """A member who reads Spanish."""
    return sqlite.write(
        lambda db: sign_up(db, "luis", "discord", language="es", zone="America/Bogota").id
    ).result()
