"""The catalogues' texts as people would see them, with something for each placeholder."""

from __future__ import annotations

from functools import cache

from locales import FOLDER, text
from locales.catalogues import Entry, read

# Placeholders that take numbers; the others take words.
COUNTS = {
    "count",
    "least",
    "most",
    "missing",
    "extra",
    "minutes",
    "place",
    "minimum",
    "maximum",
    "free",
    "seats",
    "position",
    "days",
    "seconds",
    "miss",
    "late",
}


@cache
def entries(language: str) -> dict[str, Entry]:
    """What each text of a language needs, by key."""
    return read(FOLDER / f"{language}.ftl").entries


def written(language: str, key: str, word: str = "Ana", count: int = 5) -> str:
    """A text with these values."""
    names = entries(language)[key].variables
    return text(language, key, **{name: count if name in COUNTS else word for name in names})


def texts(language: str, word: str = "Ana", count: int = 5) -> dict[str, str]:
    """All texts of a language by key, with these values."""
    return {key: written(language, key, word, count) for key in entries(language)}
