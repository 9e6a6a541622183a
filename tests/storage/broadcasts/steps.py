"""What tests of announcements do and look at."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from academy.errors import AcademyError
from storage import broadcasts
from storage.models import Broadcast
from tests.conftest import NOW

SOON = NOW + timedelta(seconds=30)


def confirm(db, author, number, now=NOW):
    """Confirm an announcement as it is now."""
    seen = broadcasts.fingerprint(broadcasts.find(db, author, number))
    return broadcasts.confirm(db, author, number, seen, {"channel": "web"}, now)


def shown(database, number, *names):
    """The values of these columns."""
    row = database.read(lambda db: db.get(Broadcast, number))
    return tuple(getattr(row, name) for name in names)


def refused(database, function):
    """The key of the error that a change ends with."""
    with pytest.raises(AcademyError) as error:
        database.write(function).result()
    return error.value.key


def set_state(database, number, state):
    """Put an announcement into this state, whatever led to it."""
    database.write(
        lambda db: db.execute(update(Broadcast).where(Broadcast.id == number).values(state=state))
    ).result()
