"""A terminal of the organisers."""

from types import SimpleNamespace

import pytest

from tests.bot.broadcast.steps import ENGLISH, PORTUGUESE
from tests.conftest import NOW
from tests.support import crowd
from tests.support.people import load_edition, sign_up
from tests.support.terminal import type_in


@pytest.fixture
def desk(sqlite, tmp_path, monkeypatch):
    """A terminal in a folder with two texts, three days before the edition; Ana reads Portuguese, Luis Spanish."""
    load_edition(sqlite)
    sqlite.write(lambda db: sign_up(db, "ana", "telegram")).result()
    sqlite.write(lambda db: sign_up(db, "1623", "discord", language="es", name="Luis Vargas")).result()
    sqlite.write(lambda db: [crowd.place(db, "lobby", "en"), crowd.place(db, "plaza", "es")]).result()
    (tmp_path / "a.txt").write_text(ENGLISH, "utf-8")
    (tmp_path / "b.txt").write_text(PORTUGUESE, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", sqlite.url)
    monkeypatch.setenv("START_AT", NOW.isoformat())
    return SimpleNamespace(run=type_in, database=sqlite, folder=tmp_path)
