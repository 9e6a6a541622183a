"""When members are reminded, and when they want to be left alone. Pure; `now` and instants are aware UTC."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from academy import calendar

DAY = 24 * 60  # minutes
BEFORE_QUIET = 60  # minutes by which an eve inside quiet hours moves before their beginning


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


def eve_at(day: date, eve: time, zone: str, quiet_from: int, quiet_to: int) -> datetime:
    """When the message about a local day is due: the evening before, or an hour before quiet hours that cover it.

    A local minute that clocks skip is taken as much earlier as they skip, so that it is never late; one that comes
    twice is its first coming.
    """
    minute = minute_of(eve)
    local = datetime.combine(day - timedelta(days=1), eve)
    if is_quiet(minute, quiet_from, quiet_to):
        back = (minute - quiet_from) % DAY + BEFORE_QUIET
        local -= timedelta(minutes=back)
    return first_instant(local, zone)


def first_instant(local: datetime, zone: str) -> datetime:
    """The first instant at which a zone's clocks show a local time or, where they skip it, an earlier one."""
    try:
        return calendar.instant(local, zone)
    except calendar.AmbiguousTimeError as error:
        return min(error.instants)
    except calendar.NonexistentTimeError as error:
        return calendar.instant(min(error.alternatives), zone)


def minutes_kind(minutes: int) -> str:
    """The kind of reminder so many minutes before: "m60"."""
    return f"m{minutes}"
