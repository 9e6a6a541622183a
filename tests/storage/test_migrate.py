from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from storage import migrate
from storage.database import Db
from storage.models import Base


def test_migrations_make_what_the_models_say(database):
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_newest_revision_is_the_last_in_the_folder():
    config = Config()
    config.set_main_option("script_location", str(migrate.FOLDER))
    assert ScriptDirectory.from_config(config).get_current_head() == migrate.NEWEST


def test_upgrade_of_an_old_database_is_done_once(tmp_path):
    database = Db(f"sqlite:///{tmp_path}/new/folder/made.sqlite")
    assert [migrate.upgrade(database), migrate.upgrade(database)] == [True, False]
    assert database.read(lambda db: db.scalar(text("select count(*) from member"))) == 0
    database.close()
