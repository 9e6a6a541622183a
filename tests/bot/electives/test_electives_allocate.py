"""Seats shared out from the command line."""

from __future__ import annotations

import pytest

from tests.support import electives as house
from tests.support.elective_desk import state, told
from tests.support.electives import NOW

FIGURES = [
    "           People  First wish  1st  2nd  By hand  Unplaced  No wish",
    " all            5         50%    2    1        0         1        1",
    " academia       5         50%    2    1        0         1        1",
    " pt             5         50%    2    1        0         1        1",
    "Seats left free: a: 0, b: 0.",
    "Seed: 7.",
]


def test_preview_prints_statistics_and_writes_nothing(ranked):
    before = state(ranked)
    done = ranked.run("allocate", "one", "--preview", "--seed", "7")
    assert (done.code, done.err) == (0, "")
    assert [line.rstrip() for line in done.out] == [
        "one · words · ranked · closed Mon 15 Nov 20:00",
        *FIGURES,
        "Nothing was changed. To make it final: collective-brain electives allocate one --seed 7",
    ]
    assert state(ranked) == before


def test_allocate_asks_then_is_final(ranked):
    refused = ranked.run("allocate", "one", "--seed", "7", answer="n\n")
    assert (refused.code, refused.out[-1], ranked.read(house.seats)) == (0, "Nothing was changed.", {})
    done = ranked.run("allocate", "one", "--seed", "7", answer="y\n")
    assert [line.rstrip() for line in done.out] == [
        *FIGURES,
        "3 people will be told that they have a seat.",
        "2 people will be told that they got no seat, and that they choose first from what is free.",
        "Make it final? [y/N]: y",
        "The seats of one are shared out.",
    ]
    assert (len(told(ranked, "seat")), len(told(ranked, "unplaced"))) == (3, 2)
    again = ranked.run("allocate", "one", "--yes")
    why = "the seats of one are shared out; that cannot be done again, and its dates are over; nothing was changed"
    assert (again.code, again.err) == (2, why)
    assert ranked.run("show").out[2].startswith("one · words · ranked · allocated Mon 15 Nov 21:00 with seed 7")


def test_same_seed_gives_what_was_previewed(ranked):
    first = ranked.run("allocate", "one", "--preview")
    seed = first.out[-1].split()[-1]
    assert ranked.run("allocate", "one", "--preview", "--seed", seed).out == first.out
    assert ranked.run("allocate", "one", "--seed", seed, "--yes").out[: len(first.out) - 2] == first.out[1:-1]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("--yes", "one is open; first: collective-brain electives close one; nothing was changed"),
        (
            "--seed -1 --preview",
            "--seed: a seed is a whole number from 0 to 9223372036854775807; nothing was changed",
        ),
    ],
)
def test_allocation_that_cannot_be_says_why(ranked, monkeypatch, words, why):
    monkeypatch.setenv("START_AT", NOW.isoformat())
    done = ranked.run("allocate", "one", *words.split())
    assert (done.code, done.err, ranked.read(house.seats)) == (2, why, {})
