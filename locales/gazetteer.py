"""What places.sqlite knows, asked in five ways; `locales.build_places` makes the file and describes its tables."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

DATABASE = Path(__file__).with_name("places.sqlite")


class Named(NamedTuple):
    """A place that may be meant by a sound. `clock` is the zone that shows the same time in that country and has
    the most people; `people` is how often it is meant; a whole country with several clocks has no `name`.
    """

    sound: str
    name: str
    country: str
    zone: str
    clock: str
    region: str
    people: int


class Area(NamedTuple):
    """A country, or one of the United States' states."""

    country: str
    region: str = ""


def cities_heard(sounds: Iterable[str]) -> list[Named]:
    """The cities that have a name with one of these sounds, most people first."""
    return [Named(*row) for row in _rows(_CITIES, json.dumps(list(sounds)))]


def sounds_like(initial: str, lengths: Iterable[int]) -> Iterator[list[str]]:
    """The sounds of cities' names with that first letter ("" for important cities), one list a length, each with
    the most people first."""
    for length in lengths:
        for (packed,) in _rows("SELECT sounds FROM nearby WHERE initial = ? AND length = ?", initial, length):
            yield zlib.decompress(packed).decode().split("\n")


def areas_written(folded: str) -> list[Area]:
    """The countries and states that have this folded name, most people first."""
    return [Area(*row) for row in _rows(_AREAS, folded)]


def areas_coded(code: str) -> list[Area]:
    """The countries with this ISO code of two or three letters and the state with this postal code."""
    return [Area(*row) for row in _rows("SELECT country, region FROM code WHERE written = ?", code.upper())]


@cache
def country_names() -> dict[str, int]:
    """Every folded name of a country, with the people of the largest country that has it."""
    return dict(_rows("SELECT written, max(people) FROM area WHERE region = '' GROUP BY written"))


def clocks_of(country: str) -> list[str]:
    """The zones of a country that show different times, most people first."""
    return [zone for (zone,) in _rows(_CLOCKS, country)]


def zone_written(text: str) -> str | None:
    """The canonical zone with this id or former id, in any case."""
    return next((zone for (zone,) in _rows("SELECT zone FROM zone_alias WHERE written = ?", text.lower())), None)


_CITIES = """
SELECT city_name.sound, city.name, zone.country, zone.name, zone.clock, city.region, city.people
FROM city_name JOIN city ON city.id = city_name.city JOIN zone ON zone.id = city.zone
WHERE city_name.sound IN (SELECT value FROM json_each(?)) ORDER BY city.id
"""
_AREAS = "SELECT country, region FROM area WHERE written = ? ORDER BY people DESC"
_CLOCKS = "SELECT clock FROM zone WHERE country = ? GROUP BY clock ORDER BY sum(people) DESC"


def _rows(query: str, *values: str | int) -> list[tuple[Any, ...]]:
    return _connection().execute(query, values).fetchall()


@cache
def _connection() -> sqlite3.Connection:
    # Shared by all threads: SQLite serialises their calls (sqlite3.threadsafety is 3), and nobody writes.
    return sqlite3.connect(f"{DATABASE.as_uri()}?immutable=1", uri=True, check_same_thread=False)
