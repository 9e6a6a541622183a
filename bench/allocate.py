"""Sharing out a round by ranked wishes: seconds, memory, and how both grow. `python -m bench allocate`."""

from __future__ import annotations

import json
import subprocess
import sys
from statistics import median

from bench.report import Row, figure

SIZES = (200, 1_000, 10_000, 20_000)
SECONDS = {200: 0.2, 10_000: 10}
MEGABYTES = {10_000: 500}
# In a process of its own, whose greatest memory nobody else made; importing the library is timed by itself. The
# first, tiny allocation imports; Linux gives the greatest resident memory in KiB.
ALLOCATING = """
import json, resource, sys, time
from academy.allocation import flaw
from storage.solver import solve
from tests.support.wishes import large
problem = large(int(sys.argv[1]))
start = time.perf_counter()
solve(large(12))
imported, seconds = time.perf_counter() - start, []
for _ in range(5):
    start = time.perf_counter()
    result = solve(problem)
    seconds.append(time.perf_counter() - start)
megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
assert flaw(problem, result) is None
print(json.dumps([seconds, megabytes, imported]))
"""


def run() -> list[Row]:
    """Full rankings of 12 electives with seats for 95 of 100, the dearest of them wanted by far more."""
    rows, imports = [], []
    for people in SIZES:
        seconds, megabytes, imported = _allocate(people)
        imports.append(imported)
        named = f"allocation of {people:,} × 12 of full rankings"
        rows.append(_aimed(named, median(seconds), "s", SECONDS.get(people)))
        rows.append(_aimed(f"{named}, peak memory", megabytes, "MB", MEGABYTES.get(people)))
    return [*rows, figure("loading the allocation's solver, once a process", median(imports), "s")]


def _allocate(people: int) -> tuple[list[float], float, float]:
    """Seconds of five allocations, the process's greatest memory in MB, seconds that loading the solver took."""
    ran = subprocess.run(
        [sys.executable, "-c", ALLOCATING, str(people)], capture_output=True, text=True, check=True
    )
    seconds, megabytes, imported = json.loads(ran.stdout)
    return seconds, megabytes, imported


def _aimed(name: str, value: float, unit: str, most: float | None) -> Row:
    return figure(name, value, unit) if most is None else figure(name, value, unit, f"≤ {most}", value <= most)
