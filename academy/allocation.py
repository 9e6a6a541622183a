"""Sharing out a round's seats by ranked wishes: the question, the answer, and whether there is a better one.

Best is, in this order: as many people seated as possible; the smallest sum of ranks, where a first wish counts 0,
a second 1 and so on; the lots. How an answer is found is `storage.solver`; what it means stands in
docs/decisions/0014-ranked-allocation.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from academy.electives import Chooser, followed, unfit
from academy.programme import Constituency, Elective, Session


@dataclass(frozen=True, slots=True)
class Option:
    """An elective whose seats are shared out, and its sessions."""

    elective: Elective
    sessions: tuple[Session, ...] = ()


@dataclass(frozen=True, slots=True)
class Participant:
    """Who wishes. `languages` are those in which they follow sessions, their own first.

    `wishes` are codes of electives, the dearest first; `busy` the sessions of their electives in other rounds;
    `placed` the elective that an organiser gave them by hand, or "".
    """

    id: int
    constituency: Constituency | None
    languages: tuple[str, ...]
    wishes: tuple[str, ...]
    busy: tuple[Session, ...] = ()
    placed: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """A round whose seats are to be shared out; `seed` decides between equally good answers.

    Raises ValueError for a participant or elective given twice, and for a seat by hand in an elective not given.
    """

    participants: tuple[Participant, ...]
    options: tuple[Option, ...]
    seed: int

    def __post_init__(self) -> None:
        codes = {option.elective.code for option in self.options}
        if len(codes) < len(self.options):
            raise ValueError("an elective is given twice")
        if len({each.id for each in self.participants}) < len(self.participants):
            raise ValueError("a participant is given twice")
        if strange := {each.placed for each in self.participants} - codes - {""}:
            raise ValueError(f"seats by hand in electives not given: {sorted(strange)}")

    @property
    def by_hand(self) -> dict[int, str]:
        """The seats given by hand: participant → code."""
        return {each.id: each.placed for each in self.participants if each.placed}

    def capacities(self) -> dict[str, int]:
        """How many seats of each elective are shared out: what seats by hand leave, at most one a participant."""
        taken = Counter(self.by_hand.values())
        most = len(self.participants)
        seats = {option.elective.code: option.elective.seats for option in self.options}
        return {code: most if count is None else max(0, count - taken[code]) for code, count in seats.items()}

    def wishes(self) -> dict[int, tuple[str, ...]]:
        """What each can get of what they wish for, the dearest first; nothing for those placed by hand.

        A wish for what is not for them, at the time of another choice, in no language of theirs, not offered or
        named before, is left out and the later ones move up: it neither helps nor harms.
        """
        open_to: dict[object, frozenset[str]] = {}
        found = {}
        for each in self.participants:
            group = each.constituency, each.languages, tuple(session.code for session in each.busy)
            if group not in open_to:
                open_to[group] = frozenset(self._open_to(each))
            found[each.id] = (
                () if each.placed else tuple(w for w in dict.fromkeys(each.wishes) if w in open_to[group])
            )
        return found

    def _open_to(self, participant: Participant) -> Iterator[str]:
        chooser = Chooser(participant.constituency, participant.languages, busy=participant.busy)
        for option in self.options:
            if followed(option.elective, participant.languages) and not unfit(
                option.elective, option.sessions, chooser
            ):
                yield option.elective.code


@dataclass(frozen=True, slots=True)
class Result:
    """Who sits where: participant → code, those placed by hand too; who is missing got no seat."""

    seats: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of some people: `ranks[0]` got their first wish, `ranks[1]` their second, and so on.

    `unplaced` wished for something possible and got nothing, `silent` wished for nothing possible.
    """

    people: int
    by_hand: int
    ranks: tuple[int, ...]
    unplaced: int
    silent: int

    @property
    def first_share(self) -> float:
        """The share (0 to 1) that got their first wish among those who wished for something possible; else 0."""
        wishing = sum(self.ranks) + self.unplaced
        return self.ranks[0] / wishing if wishing else 0.0


@dataclass(frozen=True, slots=True)
class Statistics:
    """What an allocation does: to all, by constituency, by own language; and the seats it leaves free.

    `free` is elective → seats, without electives that have no limit.
    """

    all: Tally
    constituencies: Mapping[Constituency | None, Tally]
    languages: Mapping[str, Tally]
    free: Mapping[str, int]


def statistics(problem: Problem, result: Result) -> Statistics:
    """Count what an allocation does. Every tally has as many ranks as there are electives."""
    wishes = problem.wishes()
    fates = {each.id: _fate(each, wishes[each.id], result.seats.get(each.id, "")) for each in problem.participants}
    constituencies: dict[Constituency | None, list[str | int]] = {}
    languages: dict[str, list[str | int]] = {}
    for each in problem.participants:
        constituencies.setdefault(each.constituency, []).append(fates[each.id])
        languages.setdefault(each.languages[0] if each.languages else "", []).append(fates[each.id])
    most = len(problem.options)
    taken = Counter(result.seats.values())
    limits = {option.elective.code: option.elective.seats for option in problem.options}
    return Statistics(
        _tally(list(fates.values()), most),
        {key: _tally(group, most) for key, group in constituencies.items()},
        {key: _tally(group, most) for key, group in languages.items()},
        {code: max(0, seats - taken[code]) for code, seats in limits.items() if seats is not None},
    )


def _fate(participant: Participant, wishes: tuple[str, ...], seat: str) -> str | int:
    """The rank of what somebody got, or the field of a tally in which they count."""
    if participant.placed:
        return "by_hand"
    if not wishes:
        return "silent"
    return wishes.index(seat) if seat else "unplaced"


def _tally(fates: list[str | int], ranks: int) -> Tally:
    count = Counter(fates)
    by_rank = tuple(count[rank] for rank in range(max(1, ranks)))
    return Tally(len(fates), count["by_hand"], by_rank, count["unplaced"], count["silent"])


class Flaw(StrEnum):
    """What is wrong with an allocation."""

    OTHER_SEAT = "other-seat"  # a seat by hand was changed
    IMPOSSIBLE_SEAT = "impossible-seat"  # somebody sits where they cannot or did not wish to
    OVERFULL = "overfull"
    MORE_COULD_SIT = "more-could-sit"
    RANKS_COULD_BE_BETTER = "ranks-could-be-better"


def flaw(problem: Problem, result: Result) -> Flaw | None:
    """What is wrong with an allocation, None if it is allowed and there is no better one, lots aside.

    Knows nothing of how it was found. An allocation is best when nobody without a seat can be seated by others
    moving on (no augmenting path), and no ring of moves lowers the sum of ranks (no negative cycle in the residual
    graph; Ahuja, Magnanti, Orlin, Network Flows, theorem 9.1). Of all moves from one elective to another only the
    cheapest matters, so that the graph has as many nodes as there are electives, and two.
    """
    if no := _not_allowed(problem, result):
        return no
    moves = _moves(problem, result)
    if _more_could_sit(moves):
        return Flaw.MORE_COULD_SIT
    return Flaw.RANKS_COULD_BE_BETTER if _has_negative_ring(moves) else None


def _not_allowed(problem: Problem, result: Result) -> Flaw | None:
    by_hand, wishes = problem.by_hand, problem.wishes()
    if any(result.seats.get(person) != code for person, code in by_hand.items()):
        return Flaw.OTHER_SEAT
    free = {person: code for person, code in result.seats.items() if person not in by_hand}
    if any(code not in wishes.get(person, ()) for person, code in free.items()):
        return Flaw.IMPOSSIBLE_SEAT
    capacities, taken = problem.capacities(), Counter(free.values())
    return Flaw.OVERFULL if any(taken[code] > capacities[code] for code in taken) else None


_NOWHERE, _FREE = "", " "  # where people without a seat are; where seats that nobody has are
_Moves = dict[tuple[str, str], int]


def _moves(problem: Problem, result: Result) -> _Moves:
    """The cheapest move from each place to each other: by how much it raises the sum of ranks."""
    moves: _Moves = {}
    for person, wishes in problem.wishes().items():
        here = result.seats.get(person, _NOWHERE) if wishes else None
        if here is None:
            continue
        now = wishes.index(here) if here else 0
        ranks = [*enumerate(wishes), (0, _NOWHERE)] if here else [*enumerate(wishes)]
        for rank, there in ranks:
            if there != here:
                moves[here, there] = min(rank - now, moves.get((here, there), rank - now))
    by_hand = problem.by_hand
    taken = Counter(code for person, code in result.seats.items() if person not in by_hand)
    for code, seats in problem.capacities().items():
        moves[_FREE, code] = 0  # somebody's leaving frees a seat
        if taken[code] < seats:
            moves[code, _FREE] = 0
    return moves


def _more_could_sit(moves: _Moves) -> bool:
    """Whether a chain of moves leads from no seat to a free one."""
    reached, todo = {_NOWHERE}, [_NOWHERE]
    while todo:
        here = todo.pop()
        found = {there for start, there in moves if start == here} - reached
        reached |= found
        todo += found
    return _FREE in reached


def _has_negative_ring(moves: _Moves) -> bool:
    """Bellman and Ford: whether distances still fall after as many rounds as there are nodes."""
    distance = dict.fromkeys({place for move in moves for place in move}, 0)
    for _ in range(len(distance) + 1):
        fell = False
        for (here, there), cost in moves.items():
            if distance[here] + cost < distance[there]:
                distance[there] = distance[here] + cost
                fell = True
        if not fell:
            return False
    return True
