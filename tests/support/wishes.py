"""Rounds to be shared out: random small ones, every answer to them, and large ones as real wishes go."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import product

from hypothesis import strategies as st

from academy.allocation import Option, Participant, Problem
from academy.programme import Constituency, Elective

CODES = ("a", "b", "c")
UNION, ACADEMIA = Constituency.TRADE_UNION, Constituency.ACADEMIA


def option(code: str, seats: int | None, languages: str = "en", unions: bool = False) -> Option:
    """An elective with languages as in "en fr", for trade unions alone or for all."""
    constituencies = (UNION,) if unions else ()
    return Option(Elective(code, {"en": code}, {}, tuple(languages.split()), seats, constituencies))


def person(number: int, wishes: str, placed: str = "", language: str = "en", union: bool = False) -> Participant:
    """Somebody with wishes as in "b a", the dearest first."""
    return Participant(number, UNION if union else ACADEMIA, (language,), tuple(wishes.split()), (), placed)


@st.composite
def problems(draw: st.DrawFn, most: int = 5) -> Problem:
    """Up to so many people and three electives, some for few, with seats by hand."""
    options = [
        option(
            code, draw(st.none() | st.integers(0, 3)), draw(st.sampled_from(("en", "en fr"))), draw(st.booleans())
        )
        for code in CODES[: draw(st.integers(1, 3))]
    ]
    hands = st.sampled_from(["", "", "", options[0].elective.code])
    people = [
        person(
            number * 7 % 11,  # not in order
            " ".join(draw(st.permutations(CODES))[: draw(st.integers(0, 3))]),
            draw(hands),
            draw(st.sampled_from(("en", "fr"))),
            draw(st.booleans()),
        )
        for number in range(draw(st.integers(0, most)))
    ]
    return Problem(tuple(people), tuple(options), draw(st.integers(0, 2**32)))


def allowed(problem: Problem) -> Iterator[dict[int, str]]:
    """Every way of seating some of those who wish, written from the words of the issue alone."""
    options = {each.elective.code: each.elective for each in problem.options}
    by_hand = {each.id: each.placed for each in problem.participants if each.placed}
    people = [each for each in problem.participants if not each.placed]
    for seats in product(*[("", *possible(each, options)) for each in people]):
        taken = [*seats, *by_hand.values()]
        if all(_fits(options[code], taken.count(code)) for code in seats if code):
            yield by_hand | {each.id: seat for each, seat in zip(people, seats, strict=True) if seat}


def _fits(elective: Elective, people: int) -> bool:
    return elective.seats is None or people <= elective.seats


def possible(participant: Participant, electives: dict[str, Elective]) -> list[str]:
    """What somebody wishes for and may have, the dearest first."""
    return [
        code
        for code in participant.wishes
        if code in electives
        and set(participant.languages) & set(electives[code].languages)
        and (not electives[code].constituencies or participant.constituency in electives[code].constituencies)
    ]


def worth(problem: Problem, seats: dict[int, str]) -> tuple[int, int]:
    """How many sit, and the sum of their ranks, negative: the greater the better."""
    options = {each.elective.code: each.elective for each in problem.options}
    ranks = [
        possible(each, options).index(seats[each.id])
        for each in problem.participants
        if each.id in seats and not each.placed
    ]
    return len(ranks), -sum(ranks)


def large(people: int, electives: int = 12, seed: int = 1, share: float = 0.95) -> Problem:
    """Full rankings in which some electives are far dearer to most; seats for a share of the people."""
    chance = random.Random(seed)
    codes = [f"e{number:02}" for number in range(electives)]
    weights = [1 / (number + 1) for number in range(electives)]
    options = tuple(option(code, int(people * share / electives)) for code in codes)
    return Problem(
        tuple(person(number, _ranking(chance, codes, weights)) for number in range(people)), options, seed
    )


def _ranking(chance: random.Random, codes: list[str], weights: list[float]) -> str:
    drawn = [(chance.random() ** (1 / weight), code) for code, weight in zip(codes, weights, strict=True)]
    return " ".join(code for _, code in sorted(drawn, reverse=True))
