"""Hours of a day as people type them, and as they read them."""

from __future__ import annotations

import re
from datetime import time

from locales import dates

DAY = 24 * 60  # minutes
_TIME = re.compile(
    r"""
    (?<!\d) (\d{1,2})
    (?: \s?[:.h]\s? (\d{2}) | (\d{2}) )? (?!\d)  # 22:30, 22h30, 2230
    (?: \s? (?: h | hs | hrs? | hours? | heures? | horas? ) \b )?
    (?: \s? ([ap]) \.?\s? m \b )?
    """,
    re.IGNORECASE | re.VERBOSE,
)


def typed_span(text: str) -> tuple[int, int] | None:
    """From when to when, in minutes of the day: "22:00-07:00", "de 22h à 7h30", "10 pm to 7 am"; else None."""
    minutes = [_minute(*match.groups()) for match in _TIME.finditer(text[:100])]
    if len(minutes) != 2 or None in minutes:
        return None
    return minutes[0] or 0, minutes[1] or 0


def _minute(hour: str, minute: str | None, glued: str | None, half: str | None) -> int | None:
    hours, minutes = int(hour), int(minute or glued or 0)
    if half and not 1 <= hours <= 12:
        return None
    if half:
        hours = hours % 12 + (12 if half in "pP" else 0)
    total = hours * 60 + minutes
    return total % DAY if minutes < 60 and total <= DAY else None


def time_of_day(minute: int, language: str) -> str:
    """A minute of the day as a language writes it, 24 hours: "22:00"."""
    return dates.clock_time(time(minute // 60, minute % 60), language)


def span(first: int, last: int, language: str) -> str:
    """From when to when, in minutes of the day: "22:00–07:00"."""
    return f"{time_of_day(first, language)}–{time_of_day(last, language)}"
