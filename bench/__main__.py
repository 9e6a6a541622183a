"""`make bench`: every figure that we promise, printed and kept as JSON lines in bench/results.json."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path

from bench import page

MODULES = (
    "start",
    "signup",
    "languages",
    "places",
    "pace",
    "deliver",
    "due",
    "minute",
    "allocate",
    "seats",
    "attendance",
    "checkins",
    "certificates",
)
RESULTS = Path(__file__).parent / "results.json"


def main(names: list[str]) -> None:
    """Run the benchmarks named, or all; those not run keep the line that they had."""
    kept = [json.loads(line) for line in RESULTS.read_text().splitlines()] if RESULTS.exists() else []
    for name in names or MODULES:
        print(f"\n{name}", flush=True)
        rows = importlib.import_module(f"bench.{name}").run()
        for row in rows:
            verdict = {True: "met", False: "MISSED", None: ""}[row["met"]]
            print(
                f"  {row['name']:<62} {row['value']:>12,} {row['unit']:<12} {row['aim']:<14} {verdict}", flush=True
            )
        ours = {row["name"] for row in rows}
        kept = [row for row in kept if row["name"] not in ours] + [{**row, "bench": name} for row in rows]
        page.write(kept)
        RESULTS.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in kept))


main(sys.argv[1:])
