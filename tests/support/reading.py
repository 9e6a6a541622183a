"""What may stand on the page of somebody who reads one language: anything else is a fault.

A line is known when a text of that language's catalogue can become it, when the programme or the calendar in that
language has it, when it is a name that is the same everywhere, or when the person typed it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, timedelta
from functools import cache

from academy.programme import LANGUAGES, Edition, Words, in_language
from locales import dates, languages, own_name
from locales.places import COUNTRIES, country_name, main_city, zones_of
from tests.support.catalogues import texts, written

WORD, NUMBER = "wordword", 83  # stand for what is filled into a text
HOURS = r"\d?\d:\d\d(–\d?\d:\d\d( \(\+1\))?)?"
# A mark before a part of a line, hours behind it.
BESIDE = re.compile(rf"^✓ |, {HOURS}$")
SAME_EVERYWHERE = re.compile("|".join([HOURS, *LANGUAGES]), re.IGNORECASE)


def unknown_lines(lines: Iterable[str], language: str, edition: Edition, typed: Iterable[str]) -> list[str]:
    """The lines that somebody who reads this language, and typed those words, should not meet."""
    known = {*typed, *_names(language), *_calendar(edition, language), *_programme(edition, language)}
    whole = (line for line in lines if line not in known)
    parts = (BESIDE.sub("", part.strip()) for line in whole for part in line.split(" · "))
    return [part for part in parts if part and part not in known and not _is_ours(part, language)]


def surely_in_another(messages: Iterable[str], language: str) -> list[str]:
    """The messages that are, as far as the assistant itself can tell, surely not in this language."""
    guesses = [(message, languages.guess(message)) for message in messages]
    return [said for said, guess in guesses if guess.foreign or (guess.sure and guess.language != language)]


def pattern(language: str, key: str) -> str:
    """A regular expression of all that a text can become, as it is read: bold is plain."""
    return _opened(written(language, key, WORD, NUMBER))


def _opened(text: str) -> str:
    fixed = re.escape(text.replace("**", ""))
    return fixed.replace(WORD, ".+").replace(str(NUMBER), r"\d[\d.,\s]*")


def _is_ours(line: str, language: str) -> bool:
    return bool(SAME_EVERYWHERE.fullmatch(line)) or any(found.fullmatch(line) for found in _patterns(language))


@cache
def _patterns(language: str) -> list[re.Pattern[str]]:
    said = [text for count in (0, 1, NUMBER) for text in texts(language, WORD, count).values()]
    # Two that the page puts on one line.
    said.append(f"{written(language, 'web-demo')} {written(language, 'web-demo-clock', WORD)}")
    said += [f"{NUMBER} / {written(language, 'web-limits', count=NUMBER)}"]
    lines = {line for text in said for line in text.split("\n") if _tells(line)}
    return [re.compile(_opened(line)) for line in lines]


def _tells(line: str) -> bool:
    """Whether it has words of its own; else it could become anything."""
    return bool(re.search(r"\w", line.replace(WORD, "").replace(str(NUMBER), "")))


@cache
def _names(language: str) -> set[str]:
    commands = {f"/{text}" for key, text in texts(language).items() if key.startswith("menu-") and "." not in key}
    countries = {country_name(code, language) for code in COUNTRIES}
    cities = {main_city(zone, language) for code in COUNTRIES for zone in zones_of(code)}
    return commands | countries | cities | {own_name(code) for code in LANGUAGES} | {"/start"}


def _calendar(edition: Edition, language: str) -> Iterator[str]:
    """The days around an edition, short and long, also at the beginning of a line."""
    for day in range(-7, (edition.ends - edition.starts).days + 7):
        when = (edition.starts + timedelta(days=day)).astimezone(UTC).date()
        for name in (dates.day(when, language), dates.full_day(when, language)):
            yield from (name, name[0].upper() + name[1:])


def _programme(edition: Edition, language: str) -> Iterator[str]:
    electives = [elective for each in edition.rounds for elective in each.electives]
    words: list[Words] = [edition.title, edition.theme, *edition.about.values()]
    for titled in (*edition.rounds, *electives, *edition.sessions):
        words.append(titled.title)
    return (in_language(each, language) for each in words)
