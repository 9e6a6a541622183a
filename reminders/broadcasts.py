"""An announcement becomes deliveries."""

from __future__ import annotations

from datetime import datetime

from locales import languages
from storage import expansion
from storage.database import Db

FIFTH = "fifth"  # clearly none of the four languages


def expand_due(database: Db, now: datetime) -> int:
    """Begin the announcements whose time has come and expand all that have begun; how many batches were made.

    Each batch is a transaction of its own that first looks whether the announcement was stopped.
    """
    if not database.read(lambda db: expansion.something_due(db, now)):
        return 0
    batches = 0
    for number in database.write(lambda db: expansion.begin_due(db, now)).result():
        more = True
        while more:
            more = database.write(lambda db, n=number: expansion.expand(db, n, now)).result()  # type: ignore[misc]
            batches += 1
    return batches


def seems(text: str, language: str) -> str:
    """The other language that a text is surely in, FIFTH for none of the four; "" when it may be in `language`."""
    found = languages.guess(text)
    if found.foreign:
        return FIFTH
    return found.language if found.sure and found.language and found.language != language else ""
