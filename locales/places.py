"""Where somebody is, from what they type or share: cities, countries and coordinates to IANA zones.

The names, people and zones of cities come from GeoNames (https://www.geonames.org, CC BY 4.0), the names of
countries from CLDR; `locales.build_places` puts them into places.sqlite, which is only read here. No text makes
these functions raise, and they read its first 100 characters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from math import inf

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from locales.gazetteer import Area, Named, cities_heard, sounds_like
from locales.place_phrases import Reading, phrases, readings
from locales.spelling import fold, sound

READ = 100  # characters

# How many times likelier a place is meant …
AT_HOME = 100  # when it lies in the member's country,
BY_ITS_NAME = 2  # when it was called by its name, not by another that it has,
PER_LETTER = 100  # for each letter fewer that had to be changed;
DOMINANT = 15  # and when it is so many times likelier than another, we need not ask.
DOMINANT_NEAR = 30
# Exactly named places with fewer people (as weighted above) may still be a misspelled larger one.
DOUBTFUL = 50_000


@dataclass(frozen=True, slots=True)
class Place:
    """A city as it is called there or in English, its country (ISO 3166 alpha-2), IANA zone and state if known."""

    name: str
    country: str
    zone: str
    region: str = ""


@dataclass(frozen=True, slots=True)
class Guess:
    city: Named
    weight: float


def find_city(text, country=None, limit=4):
    ways = readings(text[:READ])
    guesses = next(filter(None, (exact(way, country) for way in ways)), [])
    if guesses and max(g.weight for g in guesses) >= DOUBTFUL:
        return chosen(guesses, DOMINANT)[:limit]
    near = [g for way in ways for g in misspelled(way, country)]
    if guesses:
        best = [g.city for g in guesses]
        return chosen(guesses+[Guess(g.city,g.weight/10) for g in near], DOMINANT,)[:limit]
    if near:
        return chosen(near, DOMINANT_NEAR)[:limit]
    return chosen(within(ways, country), DOMINANT)[:limit]


def within(ways, country):
    if not ways: return []
    longest = max(ways, key=lambda w: len(w.words))
    found=[]
    done=[]
    for run in phrases(longest.words):
        s=" ".join(run)
        if any(s in d for d in done): continue
        g=exact(Reading(run),country)
        if g:
            done.append(s); found.append(g)
    if found:
        return max(found,key=lambda g:max(x.weight for x in g))
    return []

def holds(areas, city):
    return not areas or any(city.country == a.country and a.region in ("", city.region) for a in areas)

def weighed(city, name, country):
    w = city.people
    if city.country==country: w*=AT_HOME
    if fold(city.name)==name: w*=BY_ITS_NAME
    return w

def exact(way, country):
    return [Guess(c, weighed(c, way.name, country)) for c in cities_heard([sound(way.name)]) if holds(way.areas,c)]

ALLOW=(0,0,0,0,1,1,2,2,2,3)
def misspelled(way, country):
    if len(way.words)>5: return []
    s=sound(way.name)
    n=len(s)
    k=ALLOW[min(n,9)]
    if not k: return []
    d={}
    for init in (s[0],""):
        for words in sounds_like(init, range(n-k,n+k+1)):
            got={}
            for w,dist,_ in sorted(extract(s,words,scorer=OSA.distance,score_cutoff=k,limit=None),key=lambda x:(x[1],x[2])):
                got[dist]=got.get(dist,0)+1
                if got[dist]<=8: d[w]=dist
    return [Guess(c, weighed(c,"",country)/PER_LETTER**max(d[c.sound],.5)) for c in cities_heard(d) if holds(way.areas,c)]

def chosen(guesses, dominant):
    best={}
    for g in sorted(guesses,key=lambda g:-g.weight):
        best.setdefault((g.city.clock,g.city.country),g)
    if not best: return []
    top=max(g.weight for g in best.values())
    return [Place(g.city.name,g.city.country,g.city.zone,g.city.region) for g in best.values() if g.weight*dominant>=top and g.city.name]
