"""How two spellings of a name are recognised as the same: folded for the eye, and by sound for the ear."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "ı": "i", "œ": "oe", "æ": "ae", "đ": "d", "ð": "d", "þ": "th", "ə": "e"}
)
_WORD = re.compile(r"[^\W_]+")
_SHORT = {"st": "saint", "ste": "sainte", "sta": "santa", "sto": "santo", "mt": "mount"}

# What English, French, Spanish and Portuguese write differently and people mix up, in order of application.
_SOUNDS = [
    (re.compile(pattern), heard)
    for pattern, heard in (
        (r"(.)\1+", r"\1"),
        (r"t?s?ch|t?sh", "x"),
        (r"ph", "f"),
        (r"ck|qu(?=[eiy])|q|k|c(?![eiy])", "k"),
        (r"[csz]+", "s"),
        (r"dj|dg(?=[eiy])|g(?=[eiy])", "j"),
        (r"gu(?=[ei])|gh", "g"),
        (r"ou|w", "u"),
        (r"(?<=.)uu", "u"),
        (r"y", "i"),
        (r"v", "b"),
        (r"h", ""),
        (r"m(?=[bp])", "n"),
    )
]


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """The words of a text without case, accents and punctuation, one space apart; "St." becomes "saint"."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(_SHORT.get(word, word) for word in _WORD.findall(plain))


def sound(folded: str) -> str:
    """A folded name as a careless ear hears it: "kebek" for Québec and Quebeck; spaces do not count."""
    heard = folded.replace(" ", "")
    for pattern, instead in _SOUNDS:
        heard = pattern.sub(instead, heard)
    return heard
