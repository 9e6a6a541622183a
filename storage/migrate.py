"""The schema, brought up to date at every start."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import OperationalError

from storage.database import Db, DbUnavailable

FOLDER = Path(__file__).parent / "migrations"


def upgrade(database: Db) -> bool:
    """Upgrade to the newest schema; says whether anything had to be done. Raises DbUnavailable."""
    try:
        return _upgrade(database)
    except OperationalError as error:
        raise DbUnavailable(str(error.orig).strip().splitlines()[0]) from error


def _upgrade(database: Db) -> bool:
    config = _config()
    with database.engine.begin() as connection:
        newest = ScriptDirectory.from_config(config).get_current_head()
        if MigrationContext.configure(connection).get_current_revision() == newest:
            return False
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    return True


def write_revision(database: Db, message: str) -> None:
    """Write a migration from the difference between the models and this database (for developers)."""
    config = _config()
    with database.engine.connect() as connection:
        config.attributes["connection"] = connection
        command.revision(config, message, autogenerate=True)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    return config
