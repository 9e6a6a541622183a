"""Codes on certificates: forgiving where letters look alike, and never taken when mistyped."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from academy.certificate_codes import ALPHABET, new_certificate_code, read_certificate_code

CODE = re.compile(r"[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){5}")
CODES = st.builds(new_certificate_code)


def test_code_has_over_a_hundred_random_bits_in_letters_that_are_not_mistaken() -> None:
    codes = [new_certificate_code() for _ in range(500)]
    assert all(CODE.fullmatch(code) for code in codes)
    assert len(set(codes)) == 500
    drawn = ["".join(code.split("-"))[:23] for code in codes]  # the last one is the check
    assert [len(set(column)) for column in zip(*drawn, strict=True)] == [32] * 23
    assert 32**23 > 2**100


@given(CODES)
def test_code_is_read_as_it_was_issued(code: str) -> None:
    alike = code.replace("0", "O").replace("1", "l", 1).replace("1", "I")
    ways = [
        code,
        code.lower(),
        code.replace("-", ""),
        f" {code.replace('-', ' ')}\n",
        code.replace("-", "–"),
        alike,
    ]
    assert [read_certificate_code(way) for way in ways] == [code] * len(ways)


@given(CODES, st.integers(0, 23), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_found(code: str, place: int, other: str) -> None:
    bare = code.replace("-", "")
    assume(bare[place] != other)
    assert read_certificate_code(bare[:place] + other + bare[place + 1 :]) is None


@given(CODES, st.integers(0, 23), st.integers(0, 23))
def test_two_characters_that_changed_places_are_found(code: str, one: int, other: int) -> None:
    bare = list(code.replace("-", ""))
    assume(bare[one] != bare[other])
    bare[one], bare[other] = bare[other], bare[one]
    assert read_certificate_code("".join(bare)) is None


@pytest.mark.parametrize("typed", ["", "-", "7K3M", "U" * 24, "é" * 24, "0" * 23, "0" * 25, "٠" * 24])
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert read_certificate_code(typed) is None
