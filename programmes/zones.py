"""Time zones of a programme: a place whose clocks it follows, never a fixed offset."""

from __future__ import annotations

import re
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


def read_zone(table: Table, key: str = "zone") -> str:
    """The zone of a programme, an IANA id; where it is wrong the one probably meant, or UTC, to go on checking."""
    written = table.text(key)
    if not written or _is_place(written):
        return written or "UTC"
    fault, guess = _explain(written)
    hint = (
        f"did you mean {' or '.join(guess)}?"
        if guess
        else "name the city as the zone database has it: Europe/Rome"
    )
    table.fault(key, f"zone '{written}' {fault}", hint)
    return guess[0] if guess else "UTC"


def _is_place(zone: str) -> bool:
    return "/" in zone and not zone.startswith("Etc/") and zone in available_timezones()


def _explain(written: str) -> tuple[str, list[str]]:
    """Why it is no place, and the places probably meant."""
    fixed = "is a fixed offset, not a place"
    if written.casefold() in UNIVERSAL:
        return fixed, ["Europe/London", "Africa/Abidjan"]  # the second keeps UTC all year
    if offset := OFFSET.fullmatch(written):
        return fixed, _at(offset)
    if abbreviated := [place for place in PLACES if written.upper() in {name for name, _ in _clocks(place)}]:
        return fixed, abbreviated[:1]
    if "/" not in written and written in available_timezones():
        alike = [place for place in PLACES if _clocks(place) == _clocks(written)]
        return "is an outdated name", alike[:1] or _near(written)
    return "is unknown", _near(written)


def _at(offset: re.Match[str]) -> list[str]:
    etc, sign, hours, minutes = offset.groups()
    ahead = timedelta(hours=int(hours), minutes=int(minutes or 0))
    # Etc/GMT-1 counts the other way round than GMT+1: it is one hour ahead of Greenwich.
    if (sign == "-") != bool(etc):
        ahead = -ahead
    return [place for place in PLACES if min(shift for _, shift in _clocks(place)) == ahead][:1]


def _near(written: str) -> list[str]:
    """The zone whose city was probably meant."""
    wanted = written.casefold().replace(" ", "_")
    likeness = {
        zone: (fuzz.ratio(_city(zone), _city(wanted)), fuzz.ratio(zone.casefold(), wanted))
        for zone in sorted(available_timezones())
        if _is_place(zone)
    }
    best = max(likeness, key=lambda zone: likeness[zone])
    return [best] if likeness[best][0] >= ALIKE else []


def _city(zone: str) -> str:
    return zone.casefold().rpartition("/")[2]


@cache
def _clocks(zone: str) -> tuple[tuple[str, timedelta], ...]:
    """What the clocks of a zone are called and how far ahead of UTC they are, season by season."""
    shown = [season.astimezone(ZoneInfo(zone)) for season in SEASONS]
    return tuple((clock.tzname() or "", clock.utcoffset() or timedelta()) for clock in shown)
