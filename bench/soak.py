"""`make soak`: a fan-out to 2,000 members with 60 kills, too long for every test run; see docs/reliability.md."""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.support.fan_out import FanOut, fan_out, is_marked
from tests.support.telegram_stub import running_stub

MEMBERS, KILLS, RATE = 2000, 60, 100
PAGE = Path(__file__).parents[1] / "docs" / "reliability.md"
MARK = "<!-- figures: written by `make soak` -->\n"


def main(seed: int) -> int:
    """Run it, print and write what came of it; how many faults there were."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="soak-") as folder, running_stub(delay=0.04, spread=0.02) as stub:
        done = fan_out(Path(folder), stub, MEMBERS, KILLS, rate=RATE, alive=0.6, seed=seed)
    faults = list(done.faults())
    rows = [*figures(done), ("faults", len(faults)), ("seconds it took", round(time.monotonic() - began))]
    rows += [("seed", seed), ("load of the machine's two cores meanwhile", round(os.getloadavg()[1], 1))]
    table = "".join(f"| {name} | {value:,} |\n" for name, value in rows)
    print(table, *faults, sep="\n")
    PAGE.write_text(PAGE.read_text().partition(MARK)[0] + MARK + "\n| figure | value |\n|---|---|\n" + table)
    return len(faults)


def figures(done: FanOut) -> Iterator[tuple[str, float]]:
    """What a run is judged by."""
    yield "members to be reminded", len(done.states)
    yield "kills in the midst of it", len(done.kills)
    yield "members not yet settled at the last kill", done.left
    yield "messages that arrived", sum(len(calls) for calls in done.calls.values())
    yield "members who got none", sum(chat not in done.calls for chat in done.states)
    yield "members who got a second one", len(done.doubles)
    yield "of these, second ones that do not say so", sum(not is_marked(second) for _, second in done.doubles)
    oldest = max((done.age(first) for first, _ in done.doubles), default=0)
    yield "oldest answer that was not yet recorded at a kill, ms", round(1000 * oldest)
    for state in ("sent", "unknown"):
        yield f"deliveries that ended as {state}", list(done.states.values()).count(state)


if __name__ == "__main__":
    sys.exit(bool(main(int(sys.argv[1]) if sys.argv[1:] else random.randrange(10_000))))
