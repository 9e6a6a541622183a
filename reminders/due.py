"""A due reminder becomes deliveries."""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future
from datetime import datetime
from functools import partial

from storage import reminders
from storage.database import Db
from storage.models import Reminder

# Chunks under way at once with PostgreSQL, where a chunk keeps one process of the server busy with checking two
# foreign keys a row. SQLite has one writer, and two chunks in its one transaction would keep others waiting.
AT_ONCE = 2


def fire(database: Db, now: datetime) -> int:
    """Fire what is due, in chunks of short transactions; how many reminders fired."""
    fired = database.read(lambda db: reminders.due(db, now))
    for reminder in fired:
        _expand(database, reminder, now)
        # Only now: a chunk that a crash left out is made up for by firing again.
        database.write(partial(reminders.note_fired, number=reminder.id)).result()
    return len(fired)


def _expand(database: Db, reminder: Reminder, now: datetime) -> None:
    under_way: deque[Future[None]] = deque()
    for chunk in database.read(reminders.chunks):
        if len(under_way) == (1 if database.sqlite else AT_ONCE):
            under_way.popleft().result()
        under_way.append(database.write(partial(reminders.expand, reminder=reminder, chunk=chunk, now=now)))
    for last in under_way:
        last.result()
