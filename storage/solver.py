"""Sharing out a round's seats: the best answer to `academy.allocation.Problem`, by minimum-cost flow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import shake_128
from typing import TYPE_CHECKING

from academy.allocation import Problem, Result

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    _Numbers = NDArray[np.int64]

LOTS = 2**20  # a lot is a whole number from 0 below this


def solve(problem: Problem) -> Result:
    """The allocation that is best in the sense of `academy.allocation`, ties decided by the lots of the seed.

    The same for the same problem in any order of participants and electives. Raises OverflowError for more people
    than prices of 64 bits can tell apart (some 500,000 with 12 electives).
    """
    wishes = {person: codes for person, codes in sorted(problem.wishes().items()) if codes}
    found = _flow(wishes, dict(sorted(problem.capacities().items())), problem.seed) if wishes else {}
    return Result(problem.by_hand | found)


def _flow(wishes: Mapping[int, Sequence[str]], seats: Mapping[str, int], seed: int) -> dict[int, str]:
    """Who sits where: people and electives become the numbers of their place, each wish a pair of such."""
    import numpy as np

    people, codes = list(wishes), list(seats)
    places = {code: place for place, code in enumerate(codes)}
    counts = [len(wishes[person]) for person in people]
    whose = np.repeat(np.arange(len(people)), counts)
    wished = np.array([places[code] for person in people for code in wishes[person]])
    ranks = np.array([rank for count in counts for rank in range(count)])
    prices = _prices(ranks, _lots(people, len(codes), seed)[whose, wished], len(people))
    chosen = _cheapest(whose, wished, prices, np.array(list(seats.values())))
    return {people[one]: codes[place] for one, place in zip(whose[chosen], wished[chosen], strict=True)}


def _cheapest(whose: _Numbers, wished: _Numbers, prices: _Numbers, seats: _Numbers) -> NDArray[np.bool_]:
    """Which wishes come true: each person sends one along a wish to an elective, each elective its seats on.

    The library first finds how many can sit at all and then the cheapest way of seating so many; so a price need
    not say that a seat is better than none.
    """
    # Both take half a second to import, and few processes ever allocate.
    import numpy as np
    from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

    people = int(whose[-1]) + 1
    electives = np.arange(people, people + len(seats))
    sink = people + len(seats)
    flow = SimpleMinCostFlow()
    add = flow.add_arcs_with_capacity_and_unit_cost
    arcs = add(whose, wished + people, np.ones_like(whose), prices)
    add(electives, np.full_like(electives, sink), seats, np.zeros_like(electives))
    flow.set_nodes_supplies(np.arange(people), np.ones(people, dtype=np.int64))
    flow.set_node_supply(sink, -people)
    status = flow.solve_max_flow_with_min_cost()
    if status != SimpleMinCostFlow.OPTIMAL:
        raise OverflowError(f"{people} people, {len(seats)} electives: {status.name}")
    true: NDArray[np.bool_] = flow.flows(arcs) > 0
    return true


def _prices(ranks: _Numbers, lots: _Numbers, people: int) -> _Numbers:
    """What a seat costs: rank × people × LOTS + lot, so that lots never outweigh a rank.

    The lots of a whole allocation sum up to at most people × (LOTS - 1), less than one rank of one person. The
    library multiplies prices by the number of nodes, and says so when that leaves 64 bits: with 20,000 people and
    12 electives, 11 × 20,000 × 2²⁰ × 20,014 is below 2⁶³ by a factor of 1,900.
    """
    return ranks * (people * LOTS) + lots


def _lots(people: Sequence[int], electives: int, seed: int) -> _Numbers:
    """A lot for each person and elective, from a hash: a recorded seed has to mean the same in later years."""
    import numpy as np

    drawn = b"".join(shake_128(f"{seed} {person}".encode()).digest(4 * electives) for person in people)
    return np.frombuffer(drawn, dtype="<u4").reshape(len(people), electives).astype(np.int64) % LOTS
