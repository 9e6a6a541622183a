"""How frequent n-grams and words are in a language: what `languages` weighs a text by.

The data are those of two installed packages, langdetect (an n-gram profile a language, from Wikipedia) and
langidentify (its most frequent words), and `chat-words.tsv` beside this file. Their code stays unloaded: it would
cost memory, langdetect draws n-grams at random, and langidentify's own n-grams take 41 MB for four languages
without making a guess better (docs/decisions/languages.md).
"""

from __future__ import annotations

import gzip
import json
import math
import threading
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import chain
from pathlib import Path

from academy.programme import LANGUAGES

# The Latin-script languages likeliest to be written by members of an academy besides the four; each costs memory.
FIFTH = ("it", "ca", "de", "nl", "ro", "pl", "sv", "tr", "id", "tl", "vi", "sw")

# Probabilities are kept as costs in tenths of a nat: whole numbers, so sums are exact and small numbers shared.
TENTH = 10
_GRAM_FLOOR = 5e-5  # added to the probability of every n-gram, as langdetect does
GRAM_UNKNOWN = round(-TENTH * math.log(_GRAM_FLOOR))
WORD_UNKNOWN = 150
_RAREST, _RAREST_FIFTH = 120, 105  # where lists are cut: after some 11,000 words for the four, 3,500 for a fifth
_BARE = 10  # on top, for a word typed without its accents
# The lists come from an encyclopaedia, which hardly says "quiero", "amanhã" or "svp": chats say them this often.
_CHAT_WORD = 65
_CHAT_WORDS = Path(__file__).with_name("chat-words.tsv")

Costs = Mapping[str, int]  # of n-grams or words in one language


@dataclass(frozen=True, slots=True)
class Tables:
    """Language → costs, for the four and the fifths."""

    grams: Mapping[str, Costs]
    words: Mapping[str, Costs]


_lock = threading.Lock()
_tables: Tables | None = None


def tables() -> Tables:
    """The tables, read by the first caller of the process, for which callers in other threads wait."""
    global _tables
    if _tables is None:
        with _lock:
            _tables = _tables or _read()
    return _tables


def bare(word: str) -> str:
    """The word without its accents."""
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))


def _read() -> Tables:
    languages = (*LANGUAGES, *FIFTH)
    return Tables(
        grams={language: _profile(language) for language in languages},
        words={language: _frequent_words(language) for language in languages},
    )


def _profile(language: str) -> dict[str, int]:
    raw = json.loads((_package("langdetect") / "profiles" / language).read_bytes())
    totals = raw["n_words"]  # of n-grams of one, two and three characters
    return {
        gram: _cost(math.log(count / totals[len(gram) - 1] + _GRAM_FLOOR)) for gram, count in raw["freq"].items()
    }


def _frequent_words(language: str) -> dict[str, int]:
    costs: dict[str, int] = {}
    for word, cost in chain(_chat_words(language), _listed_words(language)):
        costs[word] = min(cost, costs.get(word, cost))
        if not word.isascii() and len(plain := bare(word)) > 1:
            costs[plain] = min(cost + _BARE, costs.get(plain, cost + _BARE))
    return costs


def _chat_words(language: str) -> Iterator[tuple[str, int]]:
    for line in _CHAT_WORDS.read_text("utf-8").splitlines():
        of, _, words = line.partition("\t")
        if of == language:
            yield from ((word, _CHAT_WORD) for word in words.split())


def _listed_words(language: str) -> Iterator[tuple[str, int]]:
    """langidentify's words, most frequent first, as far as they are wanted."""
    path = _package("langidentify") / "models" / "lite" / f"topwords-{language}.txt.gz"
    _, _, lines = gzip.decompress(path.read_bytes()).decode("utf-8").partition("\n")  # the first is a header
    fields = lines.split()
    rarest = _RAREST if language in LANGUAGES else _RAREST_FIFTH
    for word, log in zip(fields[::2], fields[1::2], strict=True):
        cost = _cost(float(log))
        if cost > rarest:
            return
        yield word, cost


def _cost(log: float) -> int:
    return round(-TENTH * log)


def _package(name: str) -> Path:
    spec = find_spec(name)  # of a top-level package: does not import it
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(name)
    return Path(spec.origin).parent
