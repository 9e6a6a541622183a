"""Where naming untrue wishes helps and where it harms: the examples of decision 0014."""

from __future__ import annotations

import pytest

from academy.allocation import Problem
from storage.solver import solve
from tests.support.wishes import option, person

ADA, SEEDS = 1, range(60)


def outcomes(named: tuple[str, ...], seats: str) -> set[str | None]:
    """What Ada, who is first, gets with one seed or another when so much is named; None is no seat."""
    people = tuple(person(ADA + number, wishes) for number, wishes in enumerate(named))
    options = tuple(option(code, 1) for code in seats)
    return {solve(Problem(people, options, seed)).seats.get(ADA) for seed in SEEDS}


@pytest.mark.parametrize(
    ("named", "seats", "possible"),
    [
        pytest.param(("a b c", "a b c", "c a b"), "abc", {"a", "b"}, id="truth: a lot between a and b"),
        pytest.param(("a c b", "a b c", "c a b"), "abc", {"a"}, id="untrue second wish: a for certain"),
        pytest.param(("a b c", "a b c", "a b c"), "abc", {"a", "b", "c"}, id="truth: a lot between three"),
        pytest.param(("a c b", "a b c", "a b c"), "abc", {"c"}, id="untrue second wish: the last for certain"),
        pytest.param(("a b", "a b"), "ab", {"a", "b"}, id="truth: a lot between two seats"),
        pytest.param(("a", "a b"), "ab", {"a"}, id="a short list: a for certain"),
        pytest.param(("a", "a"), "ab", {"a", None}, id="two short lists: a lot between a and nothing"),
        pytest.param(("a x b", "a b"), "ab", {"a", "b"}, id="naming what cannot be had changes nothing"),
    ],
)
def test_untrue_wishes_do_what_the_decision_says(named, seats, possible):
    assert outcomes(named, seats) == possible
