"""Time zones of a programme: a place whose clocks it follows, never a fixed offset."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from rapidfuzz import fuzz

from programmes.table import Table

# Where academies are held and their people live; the first that fits is suggested. Their abbreviations and
# offsets are asked of the zone database.
PLACES = [
    "Europe/Rome",
    "Europe/London",
    "Europe/Lisbon",
    "Europe/Athens",
    "Europe/Moscow",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Sao_Paulo",
    "America/Halifax",
    "America/Bogota",
    "Africa/Johannesburg",
    "Africa/Lagos",
    "Africa/Maputo",
    "Africa/Nairobi",
    "Africa/Abidjan",
    "Asia/Kolkata",
    "Asia/Manila",
    "Asia/Tokyo",
    "Asia/Seoul",
    "Asia/Jakarta",
    "Asia/Dubai",
    "Asia/Karachi",
    "Asia/Kathmandu",
    "Asia/Dhaka",
    "Asia/Tehran",
    "Asia/Yangon",
    "Australia/Sydney",
    "Australia/Darwin",
    "Pacific/Noumea",
    "Pacific/Auckland",
    "Pacific/Honolulu",
    "Atlantic/Cape_Verde",
]
# A winter and a summer, for the names and offsets that a place has in turn.
SEASONS = (datetime(2021, 1, 15, tzinfo=UTC), datetime(2021, 7, 15, tzinfo=UTC))
OFFSET = re.compile(r"(etc/)?(?:gmt|utc)?([+-])(\d{1,2}):?(\d{2})?", re.IGNORECASE | re.ASCII)
UNIVERSAL = {"utc", "gmt", "z", "zulu", "uct", "universal", "greenwich", "gmt0", "etc/utc", "etc/gmt"}
# Below this likeness (0 to 100) of two cities a suggestion would be a guess: Roma is 75 like Rome.
ALIKE = 75

Clocks = tuple[tuple[str, timedelta], ...]  # what they are called and how far ahead of UTC, season by season


def read_zone(table: Table, key: str = "zone") -> str:
    """The zone of a programme, an IANA id; where it is wrong the one probably meant, or UTC, to go on checking."""
    written = table.text(key)
    if not written or written in _places():
        return written or "UTC"
    fault, guess = _explain(written)
    hint = f"did you mean {guess}?" if guess else "name a city of the zone database, such as Europe/Rome"
    if written.casefold() in UNIVERSAL:
        hint = f"did you mean {guess}, or Africa/Abidjan, which keeps UTC all year?"
    table.fault(key, f"zone '{written}' {fault}", hint)
    return guess or "UTC"


@cache
def _places() -> frozenset[str]:
    zones = available_timezones()
    return frozenset(zone for zone in zones if "/" in zone and not zone.startswith("Etc/"))


def _explain(written: str) -> tuple[str, str]:
    """Why it is no place, and the place probably meant, or nothing."""
    fixed = "is a fixed offset, not a place"
    if written.casefold() in UNIVERSAL:
        return fixed, "Europe/London"
    if offset := OFFSET.fullmatch(written):
        return fixed, _at(offset)
    if place := _first(lambda clocks: written.upper() in {name for name, _ in clocks}):
        return fixed, place
    if "/" not in written and written in available_timezones():
        return "names no city", _first(lambda clocks: clocks == _clocks(written)) or _near(written)
    return "is unknown", _near(written)


def _first(fits: Callable[[Clocks], bool]) -> str:
    return next((place for place in PLACES if fits(_clocks(place))), "")


def _at(offset: re.Match[str]) -> str:
    etc, sign, hours, minutes = offset.groups()
    ahead = timedelta(hours=int(hours), minutes=int(minutes or 0))
    # Etc/GMT-1 counts the other way round than GMT+1: it is one hour ahead of Greenwich.
    if (sign == "-") != bool(etc):
        ahead = -ahead
    return _first(lambda clocks: min(shift for _, shift in clocks) == ahead)


def _near(written: str) -> str:
    """The zone whose city was probably meant, or nothing."""
    wanted = written.casefold().replace(" ", "_")
    likeness = {
        zone: (fuzz.ratio(_city(zone), _city(wanted)), fuzz.ratio(zone.casefold(), wanted))
        for zone in sorted(_places())
    }
    best = max(likeness, key=lambda zone: likeness[zone])
    return best if likeness[best][0] >= ALIKE else ""


def _city(zone: str) -> str:
    return zone.casefold().rpartition("/")[2]


@cache
def _clocks(zone: str) -> Clocks:
    shown = [season.astimezone(ZoneInfo(zone)) for season in SEASONS]
    return tuple((clock.tzname() or "", clock.utcoffset() or timedelta()) for clock in shown)
