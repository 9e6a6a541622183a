"""How frequent n-grams and words are in a language: what `languages` weighs a text by.

The data are those of two installed packages, langdetect (an n-gram profile a language, from Wikipedia) and
langidentify (its most frequent words), and `chat-words.tsv` beside this file. Their code stays unloaded: it would
cost memory, langdetect draws n-grams at random, and langidentify's own n-grams take 41 MB for four languages
without making a guess better (docs/decisions/0004-languages.md).
"""

from __future__ import annotations

import gzip
import json
import math
import threading
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import chain, repeat
from pathlib import Path

from academy.programme import LANGUAGES

# The Latin-script languages likeliest to be written by members of an academy besides the four; each costs memory.
FIFTH = ("it", "ca", "de", "nl", "ro", "pl", "sv", "tr", "id", "tl", "vi", "sw")

# Probabilities are kept as costs in tenths of a nat: whole numbers, so sums are exact and small numbers shared.
TENTH = 10
_GRAM_FLOOR = 5e-5  # added to the probability of every n-gram, as langdetect does
_GRAM_UNKNOWN = round(-TENTH * math.log(_GRAM_FLOOR))
_WORD_UNKNOWN = 150
_RAREST, _RAREST_FIFTH = 120, 105  # where lists are cut: after some 11,000 words for the four, 3,500 for a fifth
_BARE = 10  # on top, for a word typed without its accents
# The lists come from an encyclopaedia, which hardly says "quiero", "amanhã" or "svp": chats say them this often.
_CHAT_WORD = 65
_CHAT_WORDS = Path(__file__).with_name("chat-words.tsv")

_LANGUAGES = (*LANGUAGES, *FIFTH)
_LANE = 24  # bits; wide enough for the costs of 160,000 n-grams


@dataclass(frozen=True, slots=True)
class Tables:
    """What n-grams and words cost.

    A text has hundreds of n-grams, so theirs are packed: the costs in all languages side by side in one number,
    which one look-up finds and one addition adds up. Words are kept by language.
    """

    grams: Mapping[str, int]
    words: Mapping[str, Mapping[str, int]]


_lock = threading.Lock()
_tables: Tables | None = None


def tables() -> Tables:
    """The tables, read by the first caller of the process, for whom callers in other threads wait."""
    global _tables
    if _tables is None:
        with _lock:
            _tables = _tables or _read()
    return _tables


def gram_costs(grams: Iterable[str]) -> dict[str, int]:
    """Language → what these n-grams cost; those that no profile has are left out, as they cost the same in all."""
    total = sum(map(tables().grams.get, grams, repeat(0)))
    return {language: total >> _LANE * place & (1 << _LANE) - 1 for place, language in enumerate(_LANGUAGES)}


def word_costs(words: Collection[str]) -> dict[str, int]:
    """Language → what these words cost."""
    return {
        language: sum(map(costs.get, words, repeat(_WORD_UNKNOWN))) for language, costs in tables().words.items()
    }


def listed(word: str) -> bool:
    """Whether any language has the word."""
    return any(word in costs for costs in tables().words.values())


def bare(word: str) -> str:
    """The word without its accents."""
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))


def _read() -> Tables:
    return Tables(
        grams=_packed(map(_profile, _LANGUAGES)),
        words={language: _frequent_words(language) for language in _LANGUAGES},
    )


def _packed(profiles: Iterable[Mapping[str, int]]) -> dict[str, int]:
    packed: dict[str, int] = {}
    nowhere = sum(_GRAM_UNKNOWN << _LANE * place for place in range(len(_LANGUAGES)))
    for place, costs in enumerate(profiles):
        for gram, cost in costs.items():
            packed[gram] = packed.get(gram, nowhere) - (_GRAM_UNKNOWN - cost << _LANE * place)
    return packed


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
