"""The solver against every answer there is, on small rounds; against an independent check, on large ones."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from academy.allocation import Problem, flaw, statistics
from storage import solver
from storage.solver import solve
from tests.support.wishes import allowed, large, option, person, possible, problems, worth

many = settings(max_examples=300, deadline=None)


@many
@given(problems())
def test_solver_finds_the_best_of_all_answers(problem):
    seats = dict(solve(problem).seats)
    answers = list(allowed(problem))
    assert seats in answers
    assert worth(problem, seats) == max(worth(problem, each) for each in answers)


@many
@given(problems())
def test_lots_decide_between_equally_good_answers(problem):
    people = sorted(number for number, wishes in problem.wishes().items() if wishes)
    codes = sorted(problem.capacities())
    drawn = solver._lots(people, len(codes), problem.seed)

    def lots(seats):
        return sum(drawn[people.index(each), codes.index(seats[each])] for each in people if each in seats)

    best = max(worth(problem, each) for each in allowed(problem))
    least = min(lots(each) for each in allowed(problem) if worth(problem, each) == best)
    assert lots(solve(problem).seats) == least


@many
@given(problems(), st.randoms(use_true_random=False))
def test_order_in_which_people_and_electives_are_given_changes_nothing(problem, chance):
    people, options = list(problem.participants), list(problem.options)
    chance.shuffle(people)
    chance.shuffle(options)
    assert solve(Problem(tuple(people), tuple(options), problem.seed)) == solve(problem)


def test_order_changes_nothing_where_lots_are_equal_too(monkeypatch):
    monkeypatch.setattr(solver, "LOTS", 1)
    people, chance = [person(number, "a b") for number in range(8)], random.Random(1)
    found = []
    for _ in range(20):
        chance.shuffle(people)
        found.append(solve(Problem(tuple(people), (option("a", 2), option("b", 3)), 1)))
    assert found == found[:1] * 20


@many
@given(problems())
def test_nobody_would_rather_have_a_seat_that_is_still_free(problem):
    seats = solve(problem).seats
    options = {each.elective.code: each.elective for each in problem.options}
    taken = Counter(seats.values())
    for each in problem.participants:
        wishes = [] if each.placed else possible(each, options)
        dearer = wishes[: wishes.index(seats[each.id])] if each.id in seats and not each.placed else wishes
        full = [code for code in dearer if options[code].seats is not None and taken[code] >= options[code].seats]
        assert full == dearer


@pytest.mark.parametrize("people", [200, 10_000])
def test_large_allocation_is_best_and_the_same_again_in_another_order(people):
    problem = large(people)
    result = solve(problem)
    assert flaw(problem, result) is None
    others = list(problem.participants)
    random.Random(2).shuffle(others)
    assert solve(replace(problem, participants=tuple(others))) == result
    assert statistics(problem, result).all.unplaced == people - 12 * int(people * 0.95 / 12)


def test_seats_by_hand_stay_and_use_capacity():
    people = (person(1, "a b"), person(2, "a b", placed="a"), person(3, "b", placed="a"))
    assert solve(Problem(people, (option("a", 2), option("b", 1)), 5)).seats == {1: "b", 2: "a", 3: "a"}


def test_seats_by_hand_beyond_capacity_stay_and_leave_none():
    people = (person(1, "a"), person(2, "", placed="a"), person(3, "", placed="a"))
    assert solve(Problem(people, (option("a", 1),), 5)).seats == {2: "a", 3: "a"}


def test_seeds_favour_nobody():
    """Two with one wish and one seat: of 400 seeds, each wins about half (five standard deviations are 50)."""
    people = (person(1, "a"), person(2, "a"))
    winners = Counter(next(iter(solve(Problem(people, (option("a", 1),), seed)).seats)) for seed in range(400))
    assert 150 < winners[1] < 250


@pytest.mark.parametrize(
    ("seed", "seats"),
    [
        pytest.param(1, {1: "a", 3: "b", 5: "b", 6: "a"}, id="seed 1"),
        pytest.param(2021, {2: "b", 3: "b", 4: "a", 6: "a"}, id="seed 2021"),
    ],
)
def test_recorded_seed_gives_the_same_in_later_years(seed, seats):
    people = tuple(person(number, "a b") for number in range(1, 7))
    assert solve(Problem(people, (option("a", 2), option("b", 2)), seed)).seats == seats


def test_all_lots_together_weigh_less_than_one_rank():
    people = 20_000
    ranks, lots = np.array([0, 1]), np.array([solver.LOTS - 1, 0])
    greatest_lot, one_rank = solver._prices(ranks, lots, people)
    assert people * int(greatest_lot) < int(one_rank)


def test_prices_beyond_64_bits_are_refused(monkeypatch):
    monkeypatch.setattr(solver, "LOTS", 2**58)
    people = tuple(person(number, "a b c") for number in range(3))
    with pytest.raises(OverflowError):
        solve(Problem(people, tuple(option(code, 1) for code in "abc"), 1))


def test_round_without_wishes_or_people_is_empty():
    assert solve(Problem((), (), 1)).seats == {}
    assert solve(Problem((person(1, ""),), (option("a", 1),), 1)).seats == {}
