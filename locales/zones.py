"""IANA zones: those of a country, the one at some coordinates, and how people write them."""

from __future__ import annotations

import re
from functools import cache

import tzfpy
from babel import Locale
from babel.core import get_global

from locales.gazetteer import clocks_of, zone_written

_OFFSET = re.compile(
    r"""
    .*\b(?:utc|gmt)(?![a-z]).*  # also within a sentence: "my zone is GMT+1"
    | (?:ut|tu)? \s* [+−–-] \s* \d{1,2} (?: [:.h]? \d{2} )? \s* h?
    | [ceaw]?est | [cemw]et | [cew]at | [aecmp][sd]t | (?:bs|is|sas|js|br|ar|cl|co|pe|ec|bo|ve)t | msk | wib | zulu
    """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)


def zones_of(country: str) -> list[str]:
    """The zones of a country (ISO 3166 alpha-2), most people first, one for all that show the same time.

    Two zones that agree until the end of 2027 count as one: Mozambique has Africa/Maputo, Portugal Europe/Lisbon
    and Atlantic/Azores. [] for an unknown country.
    """
    return clocks_of(country)


def zone_at(latitude: float, longitude: float) -> str | None:
    """The zone at a place in degrees; None at sea, where only offsets are known, and outside the globe."""
    return is_zone(tzfpy.get_tz(longitude, latitude))


def is_zone(text: str) -> str | None:
    """The canonical IANA id that somebody typed in any case, or whose former id; None for Etc/… and all else."""
    return zone_written("_".join(text[:100].lower().split()))


def looks_like_offset(text: str) -> bool:
    """Whether a text gives an offset ("GMT+1", "UTC-3", "CET"), which is not enough: it forgets summer time."""
    return bool(_OFFSET.fullmatch(text[:100].strip()))


def main_city(zone: str, language: str) -> str:
    """The city that stands for a zone, as CLDR writes it in that language, else as the zone's id has it."""
    return cldr_city(zone, language) or zone.rpartition("/")[2].replace("_", " ")


def cldr_city(zone: str, language: str) -> str | None:
    """What CLDR calls a zone's city or island in a language or locale, where that is not what the id says."""
    cities = Locale.parse(language).time_zones
    # CLDR has some zones under the id that they had first.
    return next(
        (cities[written]["city"] for written in (zone, *_former(zone)) if "city" in cities.get(written, ())), None
    )


@cache
def _former(zone: str) -> tuple[str, ...]:
    return tuple(old for old, new in get_global("zone_aliases").items() if new == zone)
