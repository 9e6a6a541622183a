"""A due reminder becomes deliveries."""

from __future__ import annotations

from datetime import datetime

from storage import reminders
from storage.database import Db


def fire(database: Db, now: datetime) -> int:
    """Fire what is due, in chunks of short transactions; how many reminders fired."""
    fired = database.read(lambda db: reminders.due(db, now))
    for reminder in fired:
        after: int | None = 0
        while after is not None:
            after = database.write(lambda db, r=reminder, a=after: reminders.expand(db, r, a, now)).result()  # type: ignore[misc]
    return len(fired)
