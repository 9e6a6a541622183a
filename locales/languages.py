"""Which of the assistant's four languages a chat text is written in.

Two witnesses are added up: langdetect's profiles, here over every n-gram once (as shipped it draws n-grams at
random, so its answers vary), and langidentify's lists of frequent words. A dozen further languages are weighed as
well, so that Italian is not taken for bad Spanish. Other scripts need no profile.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from academy.programme import LANGUAGES
from locales.frequencies import FIFTH, TENTH, bare, gram_costs, listed, tables, word_costs

MAX_CHARACTERS = 200
_SURE = 0.85  # probability from which a guess may be acted on
_SURE_WORDS = 3
_SURE_KNOWN = 0.5  # share of words that the language must know: Haitian and others without a profile rarely do
_FOREIGN = 0.9
_FIFTH_SHARE = 0.15  # of messages, before reading
_CLIENT_TRUST = 0.7  # how often people write in the language of their app

# Overlapping n-grams and neighbouring words are not independent: without these weights every guess is "certain".
_GRAM_WEIGHT = 1 / 5
_WORD_WEIGHT = 0.7

# Products and what one clicks on are called so in every language.
_PRODUCTS = "zoom discord telegram whatsapp facebook youtube google meet link email mail webinar pdf wifi online"
_NEUTRAL = frozenset([*_PRODUCTS.split(), "ok", "bot"])

_NOISE = re.compile(r"\S*(?:://|www\.|@|<[^\s>]+>)\S*|(?<!\S)/\w+")  # addresses, mentions, commands
_WORD = re.compile(r"[^\W\d_]+'?")
# Words with a capital that do not begin the text, and what joins them: "Maria da Conceição dos Santos".
_NAME = re.compile(r"(?<=\s){capital}+(?:(?:\s+\w{{1,3}})?[\s-]+{capital}+)*".format(capital=r"[A-ZÀ-ÖØ-Þ]\w"))
_LANGUAGE_TAG = re.compile(r"\s*([A-Za-z]{2})(?![A-Za-z])")


@dataclass(frozen=True, slots=True)
class Guess:
    """What language a text seems to be in.

    `language` is one of the four, or None when it looks like a fifth or there is nothing to read. `probability`
    (0 to 1) is that of `language`, or of a fifth language where that is None. `sure` says that one may act on
    `language` without asking, never on one or two words. `foreign`: clearly a fifth language.
    """

    language: str | None
    probability: float
    sure: bool
    foreign: bool


_NOTHING = Guess(None, 0.0, sure=False, foreign=False)


def normalise(client: str | None) -> str | None:
    """The one of the four that a client's language tag (`pt-br`, `es-419`, `EN_gb`) means, or None."""
    tag = _LANGUAGE_TAG.match(client or "")
    language = tag[1].lower() if tag else None
    return language if language in LANGUAGES else None


def preferred(accept_language_header: str) -> str | None:
    """The one of the four that a browser's Accept-Language (RFC 9110) prefers, or None; skips malformed parts."""
    best, best_quality = None, 0.0
    for part in accept_language_header.split(","):
        tag, _, parameters = part.partition(";")
        language, quality = normalise(tag), _quality(parameters)
        if language and quality > best_quality:
            best, best_quality = language, quality
    return best


def load() -> None:
    """Read the tables now (else the first guess does); once per process, whichever thread comes first."""
    tables()


def guess(text: str, client: str | None = None) -> Guess:
    """The language of a text's first 200 characters; `client` is the language tag of the sender's app, if known.

    The same text gives the same answer in every call, thread and process.
    """
    said = _NOISE.sub(" ", text[:MAX_CHARACTERS])
    letters = _readable(said)
    script = _foreign_script(letters)
    if script > 0.5:
        return Guess(None, script, sure=False, foreign=True)
    words = [word for word in _words(letters) if word not in _NEUTRAL]
    home, count = normalise(client), _count(said)
    if count == 0 or not (words or home):
        return _NOTHING
    return _verdict(_chances(words, home), words, enough=count >= _SURE_WORDS)


def _verdict(chances: Mapping[str, float], words: Sequence[str], *, enough: bool) -> Guess:
    fifth = sum(chances[language] for language in FIFTH)
    if fifth > 0.5:
        return Guess(None, fifth, sure=False, foreign=enough and fifth >= _FOREIGN)
    best = max(LANGUAGES, key=chances.__getitem__)
    sure = enough and chances[best] >= _SURE and _known(words, best) >= _SURE_KNOWN
    return Guess(best, chances[best], sure=sure, foreign=False)


def _quality(parameters: str) -> float:
    name, _, value = parameters.partition("=")
    if name.strip().lower() != "q":
        return 0.0 if parameters.strip() else 1.0
    try:
        quality = float(value)
    except ValueError:
        return 0.0
    return quality if 0 <= quality <= 1 else 0.0


def _readable(text: str) -> str:
    """The text in composed, plain letters (people decorate theirs), which may also part what they wrote as one."""
    return unicodedata.normalize("NFKC", text)[:MAX_CHARACTERS].replace("’", "'")


def _foreign_script(text: str) -> float:
    """The share of the letters that are not Latin, 0 without letters."""
    letters = [character for character in text if character.isalpha()]
    latin = sum(character < "\u0300" or "\u1e00" <= character < "\u1f00" for character in letters)
    return 1 - latin / len(letters) if letters else 0.0


def _count(text: str) -> int:
    """How many words a person would count, names and products too."""
    return sum(any(map(str.isalpha, chunk)) for chunk in text.split())


def _words(text: str) -> list[str]:
    """The words in lower case, elided articles apart, without names unless next to nothing else is left."""
    words = _WORD.findall(_NAME.sub(" ", text))
    if len(words) < 2:  # they write every word with a capital
        words = _WORD.findall(text)
    return [_as_listed(word.lower()) for word in words]


def _as_listed(word: str) -> str:
    """The word, or without accents where no list has it: "inscriçao", "comó"."""
    if word.isascii() or listed(word):
        return word
    return bare(word)


def _known(words: Sequence[str], language: str) -> float:
    """The share of the words that the language has; single letters are in no list."""
    known = tables().words[language]
    long = [word for word in words if len(word) > 1]
    return sum(word in known for word in long) / max(1, len(long))


def _chances(words: Sequence[str], home: str | None) -> dict[str, float]:
    """The probability of each language; they add up to 1."""
    grams, listings = gram_costs(_grams(words)), word_costs(words)
    scores = {
        language: _log_prior(language, home)
        - (_GRAM_WEIGHT * grams[language] + _WORD_WEIGHT * listings[language]) / TENTH
        for language in grams
    }
    highest = max(scores.values())
    likelihoods = {language: math.exp(score - highest) for language, score in scores.items()}
    total = sum(likelihoods.values())
    return {language: likelihood / total for language, likelihood in likelihoods.items()}


def _log_prior(language: str, home: str | None) -> float:
    if language in FIFTH:
        return math.log(_FIFTH_SHARE / len(FIFTH))
    if home is None:
        share = 1 / len(LANGUAGES)
    else:
        share = _CLIENT_TRUST if language == home else (1 - _CLIENT_TRUST) / (len(LANGUAGES) - 1)
    return math.log((1 - _FIFTH_SHARE) * share)


def _grams(words: Sequence[str]) -> list[str]:
    """All runs of one to three characters, word boundaries as spaces: what langdetect's profiles count."""
    line = f" {' '.join(words)} ".replace("'", "")
    return [line[start : start + size] for size in (1, 2, 3) for start in range(len(line) - size + 1)]
