"""The codes on certificates: too many to guess, and told apart from what was mistyped without asking the database.

Crockford's base 32 (https://www.crockford.com/base32.html) has no I, L, O and U. The last character makes the
code, read as a polynomial over the field of 32 elements, zero at a generator of that field: so any one wrong
character is found, and any two that changed places.
"""

from __future__ import annotations

import re
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM = 23  # characters of 5 bits: 115 bits
GROUP = 4
LOOKS_LIKE = str.maketrans("OIL", "011")
MODULUS = 0b100101  # x^5 + x^2 + 1, primitive: doubling runs through all 31 elements that are not zero


def new_certificate_code() -> str:
    """A code that nobody can guess: six groups of four, such as `7K3M-…`, of 115 random bits and a check."""
    values = [secrets.randbelow(len(ALPHABET)) for _ in range(RANDOM)]
    return _written([*values, _doubled(_remainder(values))])


def read_certificate_code(typed: str) -> str | None:
    """A code as it was issued, from what somebody typed; None: mistyped, or nothing of ours.

    Case, spaces and hyphens do not matter; O is read as 0, and I and L as 1.
    """
    bare = re.sub(r"[\s\-‐‑–]+", "", typed).upper().translate(LOOKS_LIKE)
    if len(bare) != RANDOM + 1 or not set(bare) <= set(ALPHABET):
        return None
    values = [ALPHABET.index(each) for each in bare]
    return _written(values) if _remainder(values) == 0 else None


def _written(values: list[int]) -> str:
    code = "".join(ALPHABET[value] for value in values)
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def _remainder(values: list[int]) -> int:
    remainder = 0
    for value in values:
        remainder = _doubled(remainder) ^ value
    return remainder


def _doubled(value: int) -> int:
    """Twice an element of the field of 32."""
    return value << 1 if value < len(ALPHABET) // 2 else value << 1 ^ MODULUS
