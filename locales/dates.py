"""Days, hours and zones as people write them; patterns come from CLDR, none is ours."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale, dates

# British dates for English: the ILO writes them so.
_LOCALES = {"en": Locale("en", "GB")}


@lru_cache(maxsize=4096)
def day(when: date, language: str) -> str:
    """A day with its weekday: "Tuesday 16 November", "mardi 16 novembre"."""
    return str(dates.format_date(when, _day_pattern(language), locale=_locale(language)))


@lru_cache(maxsize=4096)
def short_day(when: date, language: str) -> str:
    """A day in a few letters: "Tue 16 Nov", "mar. 16 nov."."""
    return str(dates.format_skeleton("MMMEd", when, locale=_locale(language)))


@lru_cache(maxsize=4096)
def weekday(when: date, language: str) -> str:
    """A day of a week in the fewest letters: "Tue 16", "mar. 16"."""
    return str(dates.format_skeleton("Ed", when, locale=_locale(language)))


def full_day(when: date, language: str) -> str:
    """A day with weekday and year."""
    return dates.format_date(when, "full", locale=_locale(language))


def long_day(when: date, language: str) -> str:
    """A day with its year: "26 November 2021"."""
    return str(dates.format_date(when, "long", locale=_locale(language)))


def span(first: date, last: date, language: str) -> str:
    """From one day to another, naming what they share once: "15–26 November 2021"."""
    if first == last:
        return long_day(first, language)
    largest = next(field for field in ("year", "month", "day") if getattr(first, field) != getattr(last, field))
    formats = _locale(language).interval_formats
    parts = (formats.get("yMMMMd") or formats["yMMMd"])[largest[0].replace("m", "M")]
    return "".join(
        str(dates.format_date(when, re.sub(r"M{3,}", "MMMM", part), locale=_locale(language)))
        for when, part in zip((first, last), parts, strict=True)
    )


def hour(when: datetime, zone: str, language: str) -> str:
    """The time of day of an instant in a zone, 24 hours: "14:05"."""
    return _hour(when.astimezone(ZoneInfo(zone)).replace(second=0, microsecond=0, fold=0, tzinfo=None), language)


def clock_time(when: time, language: str) -> str:
    """A time of day as it stands on a clock, 24 hours: "14:05"."""
    return _hour(datetime.combine(date.min, when), language)


def moment(when: datetime, zone: str, language: str) -> str:
    """Day and time of an instant in a zone: "Tuesday 16 November, 14:05"."""
    local = when.astimezone(ZoneInfo(zone))
    return f"{day(local.date(), language)}, {hour(when, zone, language)}"


@lru_cache(maxsize=4096)
def _hour(local: datetime, language: str) -> str:
    return str(dates.format_skeleton("Hm", local, locale=language))


def clock(zone: str) -> ZoneInfo:
    """The zone of an IANA id, to turn instants into local dates."""
    return ZoneInfo(zone)


def city(zone: str, language: str) -> str:
    """The city a zone is named after, in a language: "Turin" is not known to CLDR, "Rome" is."""
    return dates.get_timezone_location(ZoneInfo(zone), locale=_locale(language), return_city=True)


def _locale(language: str) -> Locale:
    return _LOCALES.get(language) or Locale(language)


@lru_cache
def _day_pattern(language: str) -> str:
    # CLDR has such skeletons with short names only and says to widen the fields (UTS 35, part 4, 2.6.2).
    skeletons = _locale(language).datetime_skeletons
    nearest = dates.match_skeleton("MMMMEd", skeletons)
    return re.sub(r"M{3,}", "MMMM", re.sub(r"[Ec]+", "EEEE", skeletons[nearest].pattern))
