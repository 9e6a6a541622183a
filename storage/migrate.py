"""The schema, brought up to date at every start."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DatabaseError

from storage.database import Db, DbUnavailable

if TYPE_CHECKING:
    from alembic.config import Config

FOLDER = Path(__file__).parent / "migrations"
NEWEST = "0003"  # the last revision; a test holds it to the folder


def upgrade(database: Db) -> bool:
    """Upgrade to the newest schema; says whether anything had to be done. Raises DbUnavailable."""
    try:
        return _upgrade(database)
    except DatabaseError as error:
        raise DbUnavailable(str(error.orig).strip().splitlines()[0]) from error


def _upgrade(database: Db) -> bool:
    with database.engine.begin() as connection:
        if _revision(connection) == NEWEST:
            return False
        from alembic import command  # half a second that only an old database needs

        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    return True


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("select version_num from alembic_version"))
    return found


def write_revision(database: Db, message: str) -> None:
    """Write a migration from the difference between the models and this database (for developers)."""
    from alembic import command

    config = _config()
    with database.engine.connect() as connection:
        config.attributes["connection"] = connection
        command.revision(config, message, autogenerate=True)


def _config() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    return config
