"""A date and time as organisers type them: "2021-11-16 18:00", "16.11. 18:00", "18h30"."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

# The day comes before the month, as everywhere but in the United States; years have four digits.
_WRITTEN = re.compile(
    r"""
    (?: (?: (?P<year>\d{4}) - (?P<month>\d{1,2}) - (?P<day>\d{1,2})
          | (?P<day_first>\d{1,2}) [./-] (?P<month_next>\d{1,2}) (?: [./-] (?P<year_last>\d{4}) )? \.? )
        (?: \s*,\s* | \s+ | T ) )?
    (?P<hour>\d{1,2}) (?: [:.h] (?P<minute>\d{2}) | \s?h )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def read(typed: str, now: datetime) -> datetime | None:
    """The local date and time that somebody typed, naive like `now` (the local time there); None when unreadable.

    Without a year, or without a date, the next one to come.
    """
    found = _WRITTEN.fullmatch(typed.strip())
    if found is None:
        return None
    try:
        at = now.replace(hour=int(found["hour"]), minute=int(found["minute"] or 0), second=0, microsecond=0)
        return _on_day(at, found, now)
    except ValueError:  # the 31st of a short month, 25:00
        return None


def _on_day(at: datetime, found: re.Match[str], now: datetime) -> datetime:
    day, month = found["day"] or found["day_first"], found["month"] or found["month_next"]
    if day is None:
        return at if at > now else at + timedelta(days=1)
    if year := found["year"] or found["year_last"]:
        return at.replace(year=int(year), month=int(month), day=int(day))
    this_year = at.replace(month=int(month), day=int(day))
    return this_year if this_year > now else this_year.replace(year=now.year + 1)
