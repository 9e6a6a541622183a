"""Where somebody is, from what they type or share: cities, countries and coordinates to IANA zones.

The names, people and zones of cities come from GeoNames (https://www.geonames.org, CC BY 4.0), the names of
countries from CLDR; `locales.build_places` puts them into places.sqlite, which is only read here. No text makes
these functions raise, and they read its first 100 characters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from locales.countries import COUNTRIES, country_name, find_country
from locales.gazetteer import Named, cities_heard, sounds_nearby
from locales.place_phrases import Reading, before_mark, is_everyday, is_framed, phrases, readings
from locales.spelling import fold, sound
from locales.zones import is_zone, looks_like_offset, main_city, zone_at, zones_of

__all__ = [
    "COUNTRIES",
    "Place",
    "country_name",
    "find_city",
    "find_country",
    "is_zone",
    "looks_like_offset",
    "main_city",
    "zone_at",
    "zones_of",
]

READ = 100  # characters

# How many times likelier a place is meant …
AT_HOME = 100  # when it lies in the member's country,
BY_ITS_NAME = 10  # when it was called by its name, not by another that it has,
NEARLY_BY_ITS_NAME = 3  # or was so but for a slip,
PER_LETTER = 100  # for each letter fewer that is wrong.
DOMINANT = 15  # And when it is so many times likelier than another, we need not ask;
DOMINANT_MISSPELLED = 30  # we are less sure among misspelled names.
# A city has the more other names that people use, the larger it is, up to this many people.
WIDELY_KNOWN = 100_000
DOUBTFUL = 100_000  # people: the exact name of a place with fewer may be a larger city's, misspelled
IN_SENTENCE = 15_000  # people: too many places with fewer are called like an everyday word
FLOOR = 100  # people, weighted as above: a misspelled name of fewer is taken for no name at all
TRIED = 5  # names of each length at each distance

_Guess = tuple[Named, float]  # and its weight: people, as weighted above


@dataclass(frozen=True, slots=True)
class Place:
    """A city as it is called there or in English, its country (ISO 3166 alpha-2), IANA zone and state if known."""

    name: str
    country: str
    zone: str
    region: str = ""


def find_city(text: str, country: str | None = None, limit: int = 4) -> list[Place]:
    """The cities that a text most likely names, the member's country first, then the likeliest; [] when none.

    Names may be in English, French, Spanish or Portuguese, misspelled, in a sentence, or followed by a country.
    One result needs no question: of places that show the same time in one country only the likeliest is given,
    and none that is far less likely than another. A country's name gives its capital if it has only one time.
    """
    text = text[:READ]
    if is_everyday(text) and not text.isupper():
        return []
    ways: list[Reading] = []
    exact: list[_Guess] = []
    for way in readings(text):
        ways.append(way)
        if exact := _exact(way, country):
            break
    if exact and any(city.people >= DOUBTFUL for city, _ in exact):
        return _chosen(exact, DOMINANT, country)[:limit]
    # Who spelled a name rightly seldom meant another, so that one is looked for only one letter away.
    edits = 1 if exact and ways[-1].sure else 2
    near = [guess for way in ways if not is_framed(way) for guess in _misspelled(way, country, edits)]
    if exact:
        best = max(weight for _, weight in exact)
        # What is spelled rightly stands first.
        near = [(city, min(weight, best)) for city, weight in sorted(near, key=_heaviest)]
        return _chosen(exact + near, DOMINANT, country)[:limit]
    return _chosen(near or _in_words(text, ways, country), DOMINANT_MISSPELLED, country)[:limit]


def _heaviest(guess: _Guess) -> float:
    return -guess[1]


def _exact(way: Reading, country: str | None) -> list[_Guess]:
    """The cities that are called so."""
    cities = (city for city in cities_heard([sound(way.name)]) if city.is_spelled(way.name))
    return [
        (city, _weight(city, way.name, country, BY_ITS_NAME))
        for city in cities
        if way.holds(city.country, city.region)
    ]


def _misspelled(way: Reading, country: str | None, most: int) -> list[_Guess]:
    """The cities that are called nearly so, by sound and by letter."""
    letters = len(way.name.replace(" ", ""))
    edits = 0 if letters < 4 else 1 if letters == 4 else most
    sounds = _near_sounds(sound(way.name), edits)
    guesses = []
    for city in cities_heard(sounds) if sounds else ():
        if way.holds(city.country, city.region):
            wrong, spelling = _closest(way.name, city.spellings())
            penalty = PER_LETTER ** ((sounds[city.sound] + wrong) / 2)
            guesses.append((city, _weight(city, spelling, country, NEARLY_BY_ITS_NAME) / penalty))
    return [guess for guess in guesses if guess[1] >= FLOOR]


def _near_sounds(heard: str, edits: int) -> dict[str, int]:
    """The sounds of cities' names within so many edits, each with its distance; only those of the larger cities.

    Few people get the first letter wrong, so with another one only important cities and one edit are looked for.
    """
    near: dict[str, int] = {}
    for initial, most in ((heard[:1], edits), ("", 1)) if edits else ():
        for known in sounds_nearby(initial, range(len(heard) - 1, len(heard) + most + 1)):
            near |= _nearest(heard, known, most)
    return near


def _nearest(heard: str, known: tuple[str, ...], most: int) -> dict[str, int]:
    """The first few sounds at each distance; `known` begins with those of the most people."""
    found = extract(heard, known, scorer=OSA.distance, score_cutoff=most, limit=None)
    nearest: dict[str, int] = {}
    for distance in range(most + 1):
        at = sorted(index for _, away, index in found if away == distance)
        nearest |= dict.fromkeys((known[index] for index in at[:TRIED]), distance)
    return nearest


def _closest(name: str, spellings: Iterable[str]) -> tuple[int, str]:
    """The fewest edits, spaces not counted, and the spelling that needs them."""
    bare = name.replace(" ", "")
    return min((OSA.distance(bare, spelling.replace(" ", "")), spelling) for spelling in spellings)


def _in_words(text: str, ways: list[Reading], country: str | None) -> list[_Guess]:
    """The cities among other words: known ones, the first of "Cotacachi, Imbabura", a misspelled last one."""
    bare = sorted((way for way in ways if not is_framed(way)), key=lambda way: (not way.areas, -len(way.words)))
    known = next(filter(None, (_among_words(way, country) for way in bare)), [])
    if known or not ways:
        return known
    return _exact(before_mark(text), country) or _misspelled(Reading(ways[0].words[-1:]), country, 1)


def _among_words(way: Reading, country: str | None) -> list[_Guess]:
    """The likeliest city that any run of words names."""
    found: dict[str, list[_Guess]] = {}
    for run in phrases(way):  # longest first, so that "York" is not heard in "New York"
        exact = _exact(run, country)
        if exact and not any(run.name in longer for longer in found):
            found[run.name] = exact
    only_names = len(way.words) == sum(len(name.split()) for name in found)
    return (_backed(found) if only_names else []) or _largest(found)


def _backed(found: dict[str, list[_Guess]]) -> list[_Guess]:
    """The places near which another name in the text lies too: "Horta, Açores" is not the Horta in Spain."""
    near = Counter(
        where
        for guesses in found.values()
        for where in {(city.country, city.clock) for city, _ in guesses if city.people >= IN_SENTENCE}
    )
    return [
        (city, weight)
        for guesses in found.values()
        for city, weight in guesses
        if near[city.country, city.clock] > (city.people >= IN_SENTENCE)
    ]


def _largest(found: dict[str, list[_Guess]]) -> list[_Guess]:
    guesses = [[guess for guess in each if guess[0].people >= IN_SENTENCE] for each in found.values()]
    return min(filter(None, guesses), key=lambda each: min(map(_heaviest, each)), default=[])


def _weight(city: Named, called: str, country: str | None, by_its_name: float) -> float:
    """How many people would mean this city."""
    own, known = fold(city.name), min(1.0, city.people / WIDELY_KNOWN)
    # "Santiago" is what people call Santiago de los Caballeros.
    trust = by_its_name if own == called else by_its_name * known if own.startswith(f"{called} ") else known
    return city.people * trust * (AT_HOME if city.country == country else 1)


def _chosen(guesses: Iterable[_Guess], dominant: float, country: str | None) -> list[Place]:
    """The likeliest place of each country and clock, without those that another one dominates."""
    likeliest: dict[tuple[str, str, bool], _Guess] = {}
    for city, weight in sorted(guesses, key=_heaviest):
        likeliest.setdefault((city.country, city.clock, bool(city.name)), (city, weight))
    ranked = list(likeliest.values())
    # A country with several clocks has no name: whoever means it has not named a city.
    if not ranked or not ranked[0][0].name:
        return []
    least = ranked[0][1] / dominant
    kept = [city for city, weight in ranked if weight >= least and city.name]
    kept.sort(key=lambda city: city.country != country)
    return [Place(city.name, city.country, city.zone, city.region) for city in kept]
