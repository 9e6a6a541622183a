"""Dates and times as organisers write them, in the zone of the edition, and the instants they are."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import datetime, time

from academy.calendar import AmbiguousTimeError, NonexistentTimeError, instant
from programmes.fields import NONE
from programmes.table import Table, plain

DATE, TIME = r"(\d{4}-\d{2}-\d{2})", r"(\d{1,2}:\d{2})"
MOMENT = re.compile(rf"{DATE} +{TIME}", re.ASCII)
SPAN = re.compile(rf"{DATE} +{TIME} *(?:-|–|—|to) *(?:{DATE} +)?{TIME}", re.ASCII)
CLOCK = re.compile(TIME, re.ASCII)
# An academy in another century is a slip of the finger.
YEARS = range(2000, 2100)
LIKE_MOMENT, LIKE_SPAN = "2021-11-15 13:00", "2021-11-15 13:00–14:30"


@dataclass(frozen=True, slots=True)
class Span:
    """From one instant to a later one, aware UTC."""

    starts: datetime
    ends: datetime

    def overlaps(self, other: Span) -> bool:
        """Whether both last at some instant; one may begin the moment the other ends."""
        return self.starts < other.ends and other.starts < self.ends


def read_span(table: Table, key: str, zone: str) -> Span | None:
    """When something lasts: `2021-11-15 13:00–14:30`, or with a second date behind the dash."""
    if not (found := _match(table, key, SPAN, LIKE_SPAN)):
        return None
    first, start, last, end = found.groups()
    starts, ends = _instant(table, key, zone, first, start), _instant(table, key, zone, last or first, end)
    if starts is None or ends is None:
        return None
    if ends <= starts:
        hint = f"did you mean {first} {end}–{start}, or {first} {start}–{_next_day(first)} {end}?"
        known = last or start == end
        table.fault(key, f"it ends at {end}, not after its start at {start}", "" if known else hint)
        return None
    return Span(starts, ends)


def read_moment(table: Table, key: str, zone: str) -> datetime | None:
    """One instant, aware UTC, written `2021-11-15 13:00`."""
    found = _match(table, key, MOMENT, LIKE_MOMENT)
    return _instant(table, key, zone, found[1], found[2]) if found else None


def is_moment(written: str) -> bool:
    """Whether this is meant as one instant, not as a span."""
    return bool(MOMENT.fullmatch(_tidied(" ".join(written.split()))))


def read_clock(table: Table, key: str, otherwise: time | None) -> time | None:
    """A time of day, `18:00`; `no` for none."""
    if plain(table.text(key)) in NONE:
        return None
    found = _match(table, key, CLOCK, "18:00")
    return _clock(table, key, found[1]) if found else otherwise


def _match(table: Table, key: str, form: re.Pattern[str], like: str) -> re.Match[str] | None:
    """The parts of what was written; in another form it is a fault, answered with the right form."""
    written = " ".join(table.text(key).split())
    if not written or (found := form.fullmatch(written)):
        return found if written else None
    better = _tidied(written)
    hint = f"did you mean {better}?" if form.fullmatch(better) else f"write it as {like}"
    table.fault(key, f"'{key}' cannot be read: '{written}'", hint)
    return form.fullmatch(better)


def _tidied(written: str) -> str:
    """The same with the year first and a colon in the times, as far as one can tell."""
    turned = re.sub(r"\b(\d{1,2})[./-](\d{1,2})[./-](\d{4})\b", _year_first, written)
    dated = re.sub(
        r"\b(\d{4})[./-](\d{1,2})[./-](\d{1,2})\b", lambda d: f"{d[1]}-{int(d[2]):02}-{int(d[3]):02}", turned
    )
    timed = re.sub(r"(?<!\d)(\d{1,2})[.hH](\d{2})\b", r"\1:\2", dated)
    return re.sub(r"(?<=\d)[T,](?=[ \d])", " ", timed).replace("  ", " ")


def _year_first(date: re.Match[str]) -> str:
    day, month = (date[2], date[1]) if int(date[2]) > 12 else (date[1], date[2])
    return f"{date[3]}-{int(month):02}-{int(day):02}"


def _instant(table: Table, key: str, zone: str, day: str, clock: str) -> datetime | None:
    at = _clock(table, key, clock)
    year, month, day_of_month = map(int, day.split("-"))
    try:
        date = datetime(year, month, day_of_month)  # noqa: DTZ001 - local, it becomes an instant below
    except ValueError:
        days = f"that month has {monthrange(year, month)[1]} days" if 0 < month < 13 else "months go from 01 to 12"
        table.fault(key, f"there is no day {day}", days)
        return None
    if year not in YEARS:
        table.fault(key, f"the year of {day} is not of this century", "check its digits")
        return None
    return _resolve(table, key, zone, datetime.combine(date, at)) if at else None


def _clock(table: Table, key: str, written: str) -> time | None:
    hour, minute = map(int, written.split(":"))
    if hour < 24 and minute < 60:
        return time(hour, minute)
    hint = "midnight is 00:00 of the next day" if written == "24:00" else "times go from 00:00 to 23:59"
    table.fault(key, f"there is no time {written}", hint)
    return None


def _resolve(table: Table, key: str, zone: str, local: datetime) -> datetime | None:
    """The instant, or a fault where the clocks of the zone change at that time."""
    try:
        return instant(local, zone)
    except NonexistentTimeError as skipped:
        what, nearest = f"{skipped}: clocks are set forward there", skipped.alternatives
    except AmbiguousTimeError as twice:
        what, nearest = f"{twice}: clocks are set back there", twice.alternatives
    table.fault(key, what, f"did you mean {nearest[0]:%Y-%m-%d %H:%M} or {nearest[1]:%Y-%m-%d %H:%M}?")
    return None


def _next_day(day: str) -> str:
    return f"{datetime.fromordinal(datetime.fromisoformat(day).toordinal() + 1):%Y-%m-%d}"
