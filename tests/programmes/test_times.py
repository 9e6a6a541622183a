"""Spans of time; how they are written is told in test_reader.py and faults/times.txt."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from programmes.times import Span


def span(starts: int, ends: int) -> Span:
    return Span(datetime(2021, 11, 15, starts, tzinfo=UTC), datetime(2021, 11, 15, ends, tzinfo=UTC))


OVERLAPS = [
    ("apart", span(9, 10), span(11, 12), False),
    ("touching", span(9, 10), span(10, 11), False),
    ("partly", span(9, 11), span(10, 12), True),
    ("one within the other", span(9, 12), span(10, 11), True),
    ("the same", span(9, 10), span(9, 10), True),
]


@pytest.mark.parametrize(
    ("one", "other", "expected"), [pytest.param(*values, id=label) for label, *values in OVERLAPS]
)
def test_overlaps_whichever_is_asked(one: Span, other: Span, expected: bool) -> None:
    assert (one.overlaps(other), other.overlaps(one)) == (expected, expected)
