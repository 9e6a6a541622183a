"""A terminal of the organisers."""

from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

from bot.cli import app
from tests.bot.broadcast.steps import ENGLISH, PORTUGUESE
from tests.conftest import NOW
from tests.support import crowd
from tests.support.people import load_edition, sign_up


@pytest.fixture
def desk(sqlite, tmp_path, monkeypatch):
    """A terminal in a folder with two texts, three days before the edition; Ana reads Portuguese, Luis Spanish."""
    load_edition(sqlite)
    sqlite.write(lambda db: sign_up(db, "ana", "telegram")).result()
    sqlite.write(lambda db: sign_up(db, "luis", "discord", language="es", name="Luis Vargas")).result()
    sqlite.write(lambda db: [crowd.place(db, "lobby", "en"), crowd.place(db, "plaza", "es")]).result()
    (tmp_path / "a.txt").write_text(ENGLISH, "utf-8")
    (tmp_path / "b.txt").write_text(PORTUGUESE, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", sqlite.url)
    monkeypatch.setenv("START_AT", NOW.isoformat())
    runner = CliRunner()

    def run(*words, answer=None):
        result = runner.invoke(app, words, input=answer)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return SimpleNamespace(code=result.exit_code, out=result.stdout, err=result.stderr)

    return SimpleNamespace(run=run, database=sqlite, folder=tmp_path)
