"""What places.sqlite knows, asked in a few ways; `locales.build_places` makes it and describes its tables."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from locales.spelling import fold, sound

DATABASE = Path(__file__).with_name("places.sqlite")

_CITIES = """
SELECT city_name.sound, city_name.spelled, city.name, zone.country, zone.name, zone.clock, city.region, city.people
FROM city_name JOIN city ON city.id = city_name.city JOIN zone ON zone.id = city.zone
WHERE city_name.sound IN (SELECT value FROM json_each(?)) ORDER BY city.id
"""
_AREAS = "SELECT written, country, region, people FROM area ORDER BY people DESC, country"
_CLOCKS = "SELECT clock FROM zone WHERE country = ? AND people > 0 GROUP BY clock ORDER BY sum(people) DESC"


class Named(NamedTuple):
    """A place that has a name with this sound, spelled so besides its own name.

    `clock` is the zone with the most people of those that show the same time in that country; `people` tells how
    often the place is meant; a whole country with several clocks has no `name`.
    """

    sound: str
    spelled: str | None
    name: str
    country: str
    zone: str
    clock: str
    region: str
    people: int

    def is_spelled(self, folded: str) -> bool:
        """Whether it has this folded name, which has its sound."""
        return fold(self.name) == folded or folded in (self.spelled or "").split("|")

    def spellings(self) -> list[str]:
        """Its names with this sound, folded."""
        others = self.spelled.split("|") if self.spelled else []
        own = fold(self.name)
        return [own, *others] if sound(own) == self.sound else others


class Area(NamedTuple):
    """A country, or one of the United States' states."""

    country: str
    region: str = ""


class CountryName(NamedTuple):
    """A folded name of a country, and its people."""

    name: str
    country: str
    people: int


def cities_heard(sounds: Iterable[str]) -> list[Named]:
    """The places that have a name with one of these sounds, most people first."""
    return [Named(*row) for row in _rows(_CITIES, json.dumps(list(sounds)))]


def sounds_nearby(initial: str, lengths: Iterable[int]) -> Iterator[tuple[str, ...]]:
    """The sounds of names with that first letter ("": of important cities, any), by length, most people first."""
    return (_sounds(initial, length) for length in lengths)


def areas_written(folded: str) -> list[Area]:
    """The countries and states that have this folded name, most people first."""
    return _areas().get(folded, [])


def areas_coded(code: str) -> list[Area]:
    """The country with this ISO code of two or three letters and the state with this postal code, in any case."""
    if not code.isascii():  # SQLite refuses half of a surrogate pair
        return []
    return [Area(*row) for row in _rows("SELECT country, region FROM code WHERE written = ?", code.upper())]


@cache
def country_names() -> list[CountryName]:
    """Every name of every country, most people first."""
    return [CountryName(name, country, people) for name, country, region, people in _rows(_AREAS) if not region]


def clocks_of(country: str) -> list[str]:
    """The zones of a country that show different times, most people first."""
    return [zone for (zone,) in _rows(_CLOCKS, country)]


def zone_written(written: str) -> str | None:
    """The canonical zone with this id or former id, in small letters."""
    if not written.isascii():
        return None
    return next((zone for (zone,) in _rows("SELECT zone FROM zone_alias WHERE written = ?", written)), None)


# A thousand names, asked for a dozen times in every text.
@cache
def _areas() -> dict[str, list[Area]]:
    areas: dict[str, list[Area]] = {}
    for name, country, region, _ in _rows(_AREAS):
        areas.setdefault(name, []).append(Area(country, region))
    return areas


# A few of the 679 lists are asked for again and again; all of them would take some 8 MB.
@lru_cache(maxsize=32)
def _sounds(initial: str, length: int) -> tuple[str, ...]:
    rows = _rows("SELECT sounds FROM nearby WHERE initial = ? AND length = ?", initial, length)
    return tuple(zlib.decompress(rows[0][0]).decode().split("\n")) if rows else ()


def _rows(query: str, *values: str | int) -> list[tuple[Any, ...]]:
    return _connection().execute(query, values).fetchall()


@cache
def _connection() -> sqlite3.Connection:
    # Shared by all threads: SQLite serialises their calls (sqlite3.threadsafety is 3), and nobody writes.
    return sqlite3.connect(f"{DATABASE.as_uri()}?immutable=1", uri=True, check_same_thread=False)
