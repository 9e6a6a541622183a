"""What counts as a wish, what an allocation does to whom, and whether the check of allocations can be trusted."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from academy.allocation import Flaw, Option, Problem, Result, Tally, flaw, statistics
from academy.programme import Session, SessionKind
from tests.support.wishes import ACADEMIA, UNION, allowed, option, person, problems, worth

MORNING = datetime(2021, 11, 16, 12, 0, tzinfo=UTC)


def session(code: str, starts: datetime) -> Session:
    return Session(code, SessionKind.ELECTIVE, {"en": code}, starts, starts + timedelta(minutes=90), ("en",))


ROUND = (
    Option(option("a", 1).elective, (session("a.1", MORNING),)),
    Option(option("b", 1, "en fr").elective, (session("b.1", MORNING + timedelta(days=1)),)),
    option("u", 1, unions=True),
)


@pytest.mark.parametrize(
    ("who", "left"),
    [
        pytest.param(person(1, "b a"), ("b", "a"), id="the dearest first"),
        pytest.param(person(1, "a u b"), ("a", "b"), id="for unions: the later ones move up"),
        pytest.param(person(1, "a u b", union=True), ("a", "u", "b"), id="for unions: is one"),
        pytest.param(person(1, "a b", language="fr"), ("b",), id="not in their language"),
        pytest.param(replace(person(1, "a b"), languages=("fr", "en")), ("a", "b"), id="said they can follow"),
        pytest.param(replace(person(1, "a b"), busy=(session("x", MORNING),)), ("b",), id="clashes"),
        pytest.param(person(1, "a b a b"), ("a", "b"), id="named twice"),
        pytest.param(person(1, "gone b"), ("b",), id="not offered any more"),
        pytest.param(person(1, "a b", placed="b"), (), id="placed by hand: wishes nothing more"),
        pytest.param(person(1, ""), (), id="no wishes"),
    ],
)
def test_wishes_are_what_somebody_can_have(who, left):
    assert Problem((who,), ROUND, 1).wishes() == {1: left}


def test_people_with_the_same_choices_elsewhere_are_told_from_those_without():
    busy = replace(person(2, "a b"), busy=(session("x", MORNING),))
    assert Problem((person(1, "a b"), busy), ROUND, 1).wishes() == {1: ("a", "b"), 2: ("b",)}


def test_seats_shared_out_are_those_that_seats_by_hand_leave():
    options = (option("a", 2), option("b", None), option("c", 1))
    people = (person(1, "", placed="a"), person(2, "", placed="c"), person(3, "", placed="c"))
    assert Problem(people, options, 1).capacities() == {"a": 1, "b": 3, "c": 0}


@pytest.mark.parametrize(
    ("people", "options"),
    [
        pytest.param((person(1, ""), person(1, "a")), (option("a", 1),), id="a participant twice"),
        pytest.param((), (option("a", 1), option("a", 2)), id="an elective twice"),
        pytest.param((person(1, "", placed="z"),), (option("a", 1),), id="a seat in what is not offered"),
    ],
)
def test_problem_that_contradicts_itself_is_refused(people, options):
    with pytest.raises(ValueError, match=r"twice|not given"):
        Problem(people, options, 1)


def test_statistics_count_everybody_once_by_what_became_of_them():
    people = (
        person(1, "a b", language="en"),
        person(2, "a b", language="fr", union=True),
        person(3, "b a", language="fr"),
        person(4, "", language="en", union=True),
        person(5, "", placed="a", language="en"),
        person(6, "a", language="en"),
    )
    problem = Problem(people, (option("a", 2, "en fr"), option("b", 3, "en fr"), option("c", None)), 1)
    found = statistics(problem, Result({1: "a", 2: "b", 3: "b", 5: "a"}))
    assert found.all == Tally(6, by_hand=1, ranks=(2, 1, 0), unplaced=1, silent=1)
    assert found.all.first_share == 0.5
    assert found.constituencies == {
        ACADEMIA: Tally(4, by_hand=1, ranks=(2, 0, 0), unplaced=1, silent=0),
        UNION: Tally(2, by_hand=0, ranks=(0, 1, 0), unplaced=0, silent=1),
    }
    assert found.languages == {
        "en": Tally(4, by_hand=1, ranks=(1, 0, 0), unplaced=1, silent=1),
        "fr": Tally(2, by_hand=0, ranks=(1, 1, 0), unplaced=0, silent=0),
    }
    assert found.free == {"a": 0, "b": 1}


def test_share_at_first_wish_of_nobody_is_none():
    problem = Problem((), (), 1)
    assert statistics(problem, Result({})).all.first_share == 0.0


TWO = (option("a", 1), option("b", 1))


@pytest.mark.parametrize(
    ("people", "options", "seats", "found"),
    [
        pytest.param((person(1, "a"),), TWO, {1: "a"}, None, id="best"),
        pytest.param((person(1, "a"),), TWO, {}, Flaw.MORE_COULD_SIT, id="a free seat that somebody wants"),
        pytest.param(
            (person(1, "a b"), person(2, "a")), TWO, {1: "a"}, Flaw.MORE_COULD_SIT, id="could sit if another moved"
        ),
        pytest.param(
            (person(1, "a b"),), TWO, {1: "b"}, Flaw.RANKS_COULD_BE_BETTER, id="would rather have a free one"
        ),
        pytest.param(
            (person(1, "a b"), person(2, "b a")),
            TWO,
            {1: "b", 2: "a"},
            Flaw.RANKS_COULD_BE_BETTER,
            id="two would rather exchange",
        ),
        pytest.param(
            (person(1, "c a"), person(2, "a")),
            TWO[:1],
            {1: "a"},
            None,
            id="what is not offered does not count: two first wishes, one seat",
        ),
        pytest.param(
            (person(1, "b a"), person(2, "a"), person(3, "b")),
            TWO,
            {1: "a", 3: "b"},
            Flaw.RANKS_COULD_BE_BETTER,
            id="instead of a second wish a first one",
        ),
        pytest.param((person(1, "a", placed="b"),), TWO, {1: "a"}, Flaw.OTHER_SEAT, id="moved a seat by hand"),
        pytest.param((person(1, "a", placed="b"),), TWO, {}, Flaw.OTHER_SEAT, id="forgot a seat by hand"),
        pytest.param((person(1, "a"),), TWO, {1: "b"}, Flaw.IMPOSSIBLE_SEAT, id="sits where they did not wish"),
        pytest.param((), TWO, {9: "b"}, Flaw.IMPOSSIBLE_SEAT, id="sits, but is not there"),
        pytest.param((person(1, "a"), person(2, "a")), TWO, {1: "a", 2: "a"}, Flaw.OVERFULL, id="two on a seat"),
        pytest.param(
            (person(1, "a"), person(2, "", placed="a")),
            TWO,
            {1: "a", 2: "a"},
            Flaw.OVERFULL,
            id="a seat by hand, too",
        ),
    ],
)
def test_flaw_says_what_is_wrong(people, options, seats, found):
    assert flaw(Problem(people, options, 1), Result(seats)) == found


@settings(max_examples=200, deadline=None)
@given(problems(), st.data())
def test_flaw_agrees_with_comparing_every_answer(problem, data):
    answers = list(allowed(problem))
    best = max(worth(problem, each) for each in answers)
    seats = data.draw(st.sampled_from(answers))
    size, ranks = worth(problem, seats)
    if size < best[0]:
        assert flaw(problem, Result(seats)) == Flaw.MORE_COULD_SIT
    else:
        assert flaw(problem, Result(seats)) == (None if ranks == best[1] else Flaw.RANKS_COULD_BE_BETTER)
