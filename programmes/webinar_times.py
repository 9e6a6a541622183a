"""Times and lengths as Zoom and Teams write them, in the ways that their users' settings make of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import Enum

from programmes.webinar_files import Cell

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
CLOCK = r"[,\s]+(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d))?(?:\s*(?P<half>[ap])\.?\s?m\.?)?"
NUMBERS = re.compile(rf"(?P<a>\d{{1,2}})(?P<by>[/.-])(?P<b>\d{{1,2}})(?P=by)(?P<year>\d{{4}}|\d\d){CLOCK}", re.I)
NAMED = re.compile(rf"(?P<month>[a-z]{{3}})[a-z]*\.?\s(?P<day>\d{{1,2}}),?\s(?P<year>\d{{4}}){CLOCK}", re.I)
LENGTH = re.compile(r"(?:(\d+)\s*h\w*\.?)?\s*(?:(\d+)\s*m\w*\.?)?\s*(?:(\d+)\s*s\w*\.?)?", re.I)
CLOCK_LENGTH = re.compile(r"(?:(\d+):)?(\d{1,2}):(\d\d)")


class Order(Enum):
    """What 03/04/2021 means."""

    MONTH_FIRST = "month first"
    DAY_FIRST = "day first"


def read_time(cell: Cell, order: Order) -> datetime | None:
    """The local time of a cell, naive; aware where the cell names its offset. None: it is no time."""
    if isinstance(cell, datetime):
        return cell
    try:
        if re.match(r"\d{4}-\d\d-\d\d[T ]", cell):
            return datetime.fromisoformat(cell.removesuffix(" UTC"))
        if found := NUMBERS.fullmatch(cell):
            return _of_numbers(found, order)
        if (found := NAMED.fullmatch(cell)) and found["month"].casefold() in MONTHS:
            return _at(found, MONTHS.index(found["month"].casefold()) + 1, int(found["day"]))
    except ValueError:  # there is no such day or hour
        return None
    return None


def orders(cells: Iterable[Cell]) -> list[Order]:
    """The orders in which every time that is written can be one; a single one where both say the same."""
    written = {cell for cell in cells if isinstance(cell, str) and NUMBERS.fullmatch(cell)}
    possible = [order for order in Order if all(read_time(cell, order) for cell in written)]
    same = all(read_time(cell, Order.MONTH_FIRST) == read_time(cell, Order.DAY_FIRST) for cell in written)
    return possible[:1] if same else possible


def read_length(written: Cell) -> timedelta | None:
    """A length such as "1h 27m 51s", "1 hr 5 min" or "00:47:03"; None: it is no length."""
    said = str(written)
    found = CLOCK_LENGTH.fullmatch(said) or (LENGTH.fullmatch(said) if said else None)
    if found is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return timedelta(hours=hours, minutes=minutes, seconds=seconds)


def _of_numbers(found: re.Match[str], order: Order) -> datetime:
    """With points the day is always first; they are written where people write days first."""
    first, second = int(found["a"]), int(found["b"])
    day_first = found["by"] == "." or order is Order.DAY_FIRST
    return _at(found, *((second, first) if day_first else (first, second)))


def _at(found: re.Match[str], month: int, day: int) -> datetime:
    """Raises ValueError where there is no such day or hour."""
    hour, half = int(found["hour"]), (found["half"] or "").casefold()
    if half:
        if not 1 <= hour <= 12:
            raise ValueError(f"{hour} {half}m")
        hour = hour % 12 + (12 if half == "p" else 0)
    year = int(found["year"]) + (2000 if len(found["year"]) == 2 else 0)
    return datetime(year, month, day, hour, int(found["minute"]), int(found["second"] or 0))  # noqa: DTZ001 - local, as written
