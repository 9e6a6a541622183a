"""Sharing out a round's seats: the best answer to `academy.allocation.Problem`, by minimum-cost flow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import shake_128
from typing import TYPE_CHECKING

from academy.allocation import Problem, Result

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

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
    """Who sits where: each person sends one along a wish to an elective, each elective its seats to the sink.

    The library first finds how many can sit at all and then the cheapest way of seating so many; so a price need
    not say that a seat is better than none.
    """
    # Both take half a second to import, and few processes ever allocate.
    import numpy as np
    from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

    people, codes = list(wishes), list(seats)
    sink = len(people) + len(codes)
    number = {code: len(people) + place for place, code in enumerate(codes)}
    counts = [len(wishes[person]) for person in people]
    tails = np.repeat(np.arange(len(people)), counts)
    heads = np.array([number[code] for person in people for code in wishes[person]])
    ranks = np.array([rank for count in counts for rank in range(count)])
    lots = _lots(people, len(codes), seed)[tails, heads - len(people)]

    flow = SimpleMinCostFlow()
    arcs = flow.add_arcs_with_capacity_and_unit_cost(
        tails, heads, np.ones_like(tails), _prices(ranks, lots, len(people))
    )
    electives = np.arange(len(people), sink)
    flow.add_arcs_with_capacity_and_unit_cost(
        electives, np.full_like(electives, sink), np.array(list(seats.values())), np.zeros_like(electives)
    )
    flow.set_nodes_supplies(np.arange(len(people)), np.ones(len(people), dtype=np.int64))
    flow.set_node_supply(sink, -len(people))
    status = flow.solve_max_flow_with_min_cost()
    if status != SimpleMinCostFlow.OPTIMAL:
        raise OverflowError(f"{len(people)} people, {len(codes)} electives: {status.name}")
    chosen = flow.flows(arcs) > 0
    return {
        people[tail]: codes[head - len(people)] for tail, head in zip(tails[chosen], heads[chosen], strict=True)
    }


def _prices(ranks: NDArray[np.int64], lots: NDArray[np.int64], people: int) -> NDArray[np.int64]:
    """What a seat costs: rank × people × LOTS + lot, so that lots never outweigh a rank.

    The lots of a whole allocation sum up to at most people × (LOTS - 1), less than one rank of one person. The
    library multiplies prices by the number of nodes, and says so when that leaves 64 bits: with 20,000 people and
    12 electives, 11 × 20,000 × 2²⁰ × 20,014 is below 2⁶³ by a factor of 1,900.
    """
    return ranks * (people * LOTS) + lots


def _lots(people: Sequence[int], electives: int, seed: int) -> NDArray[np.int64]:
    """A lot for each person and elective, from a hash: a recorded seed has to mean the same in later years."""
    import numpy as np

    drawn = b"".join(shake_128(f"{seed} {person}".encode()).digest(4 * electives) for person in people)
    return np.frombuffer(drawn, dtype="<u4").reshape(len(people), electives).astype(np.int64) % LOTS
