"""When members are reminded, and when they want to be left alone. Pure; `now` and instants are aware UTC."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from academy import calendar

DAY = 24 * 60  # minutes
BEFORE_QUIET = 60  # minutes by which an eve inside quiet hours moves before their beginning
EVE = "eve"  # the kind about a whole day, the evening before
AT_START = "m0"  # the kind with which one checks in; not for those who are in already
SNOOZE = "snooze"  # the kind that a member asked for under another one; cannot be switched off


def minute_of(moment: time) -> int:
    """A time of day in minutes after midnight."""
    return moment.hour * 60 + moment.minute


def is_quiet(minute: int, quiet_from: int, quiet_to: int) -> bool:
    """Whether a minute of the day lies in the quiet hours, which may reach over midnight; equal ends: never."""
    if quiet_from <= quiet_to:
        return quiet_from <= minute < quiet_to
    return minute >= quiet_from or minute < quiet_to


def quiet_at(instant: datetime, zone: str, quiet_from: int, quiet_to: int) -> bool:
    """Whether an instant lies in somebody's quiet hours."""
    return is_quiet(minute_of(calendar.local(instant, zone).time()), quiet_from, quiet_to)


def awake_at(instant: datetime, zone: str, quiet_from: int, quiet_to: int) -> datetime:
    """An instant, or the end of the quiet hours that it lies in.

    An end that clocks show twice is its second coming; one that they skip is taken as much later as they skip.
    """
    shown = calendar.local(instant, zone)
    minute = minute_of(shown.time())
    if not is_quiet(minute, quiet_from, quiet_to):
        return instant
    tomorrow = timedelta(days=1) if minute >= quiet_to else timedelta()
    return _last_instant(datetime.combine(shown.date(), time()) + timedelta(minutes=quiet_to) + tomorrow, zone)


def eve_at(day: date, eve: time, zone: str, quiet_from: int, quiet_to: int) -> datetime:
    """When the message about a local day is due: the evening before, or an hour before quiet hours that cover it.

    A local minute that clocks skip is taken as much earlier as they skip, so that it is never late; one that comes
    twice is its first coming.
    """
    back = timedelta(minutes=eve_moves(eve, quiet_from, quiet_to))
    return first_instant(datetime.combine(day - timedelta(days=1), eve) - back, zone)


def eve_moves(eve: time, quiet_from: int, quiet_to: int) -> int:
    """By how many minutes an eve is earlier because of quiet hours; 0 outside them."""
    minute = minute_of(eve)
    return (minute - quiet_from) % DAY + BEFORE_QUIET if is_quiet(minute, quiet_from, quiet_to) else 0


def first_instant(local: datetime, zone: str) -> datetime:
    """The first instant at which a zone's clocks show a local time or, where they skip it, an earlier one."""
    try:
        return calendar.instant(local, zone)
    except calendar.AmbiguousTimeError as error:
        return min(error.instants)
    except calendar.NonexistentTimeError as error:
        return calendar.instant(min(error.alternatives), zone)


def _last_instant(local: datetime, zone: str) -> datetime:
    """The last instant at which a zone's clocks show a local time or, where they skip it, a later one."""
    try:
        return calendar.instant(local, zone)
    except calendar.AmbiguousTimeError as error:
        return max(error.instants)
    except calendar.NonexistentTimeError as error:
        return calendar.instant(max(error.alternatives), zone)


def minutes_kind(minutes: int) -> str:
    """The kind of reminder so many minutes before: "m60"."""
    return f"m{minutes}"


def minutes_of(kind: str) -> int:
    """How many minutes before a session a reminder of this kind comes. Raises ValueError for the other kinds."""
    return int(kind.removeprefix("m"))


def kinds(eve: time | None, minutes_before: Iterable[int]) -> tuple[str, ...]:
    """The kinds of reminder that there are, the earliest first; the last is at the start, to check in."""
    first = (EVE,) if eve is not None else ()
    return first + tuple(minutes_kind(minutes) for minutes in sorted({0, *minutes_before}, reverse=True))


def last_kind(minutes_before: Iterable[int]) -> str:
    """The reminder nearest to the start: it comes in quiet hours, too, for those who set their alarm for it."""
    return minutes_kind(min(minutes_before, default=0))


def left_out_when_quiet(kind: str, minutes_before: Iterable[int]) -> bool:
    """Whether a reminder does not come in quiet hours; the one at the start does, and what was asked for."""
    return kind not in (last_kind(minutes_before), AT_START, SNOOZE)
