"""Countries as people write them, and what to call them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from babel import Locale
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from locales.gazetteer import Area, areas_coded, areas_written, country_names
from locales.place_phrases import is_everyday, phrases, readings
from locales.spelling import fold, sound

COUNTRIES = frozenset(each.country for each in country_names())  # ISO 3166 alpha-2, and XK
_FLAG_A = ord("🇦")
# CLDR's names of the two end in "(China)"; whoever writes no more than that means neither.
_OF_CHINA = ("HK", "MO")


def country_name(code: str, language: str) -> str:
    """What CLDR calls a country in a language, in Portuguese as in Brazil; the code itself for an unknown one.

    Where Portugal and Africa write otherwise ("Quénia"), it is mostly one accent; Brazil's form is CLDR's root.
    """
    return str(Locale.parse(language).territories.get(code, code))


def find_country(text: str, limit: int = 4) -> list[str]:
    """The ISO 3166 alpha-2 codes of the countries that a text most likely names, likeliest first; [] when none.

    Names may be in English, French, Spanish or Portuguese, abbreviated, misspelled or within a sentence; codes and
    flags count too. A name that several countries go by ("Congo", "Guiné") gives them all.
    """
    text = text[:100].strip()
    found = (
        _flag(text) or _codes(areas_written(fold(text))) or _coded(text) or _in_sentence(text) or _misspelled(text)
    )
    return found[:limit]


def _flag(text: str) -> list[str]:
    code = "".join(chr(ord(sign) - _FLAG_A + ord("A")) for sign in text if 0 <= ord(sign) - _FLAG_A < 26)
    return [code] if code in COUNTRIES else []


def _coded(text: str) -> list[str]:
    """ "no" and "de" are words, "NO" and "DE" are codes."""
    return _codes(areas_coded(text)) if text.isupper() or not is_everyday(text) else []


def _codes(areas: Iterable[Area]) -> list[str]:
    found = [area.country for area in areas if not area.region]
    return [code for code in found if code not in _OF_CHINA or "CN" not in found]


def _in_sentence(text: str) -> list[str]:
    """A country among other words: "sou do Brasil", "Nairobi, Kenya"."""
    runs = (run.name for reading in readings(text) for run in phrases(reading))
    return next(filter(None, (_codes(areas_written(run)) for run in runs if len(run) > 3)), [])


def _misspelled(text: str) -> list[str]:
    for reading in readings(text):
        # "hola" is no Oman.
        if not is_everyday(reading.name) and (found := _near(reading.name)):
            return found
    return []


def _near(name: str) -> list[str]:
    """The countries whose names sound nearly so, and of these those that are spelled most alike."""
    heard, names = sound(name), country_names()
    most = 0 if len(heard) < 3 else 1 if len(heard) < 5 else 2
    found = extract(heard, _sounds(), scorer=OSA.distance, score_cutoff=most, limit=None)
    wrong = [
        (away + OSA.distance(name, names[at].name), -names[at].people, names[at].country) for _, away, at in found
    ]
    closest = min(wrong, default=(0, 0, ""))[0]
    return list(dict.fromkeys(code for letters, _, code in sorted(wrong) if letters == closest))


@cache
def _sounds() -> list[str]:
    return [sound(each.name) for each in country_names()]
