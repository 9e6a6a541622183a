"""The figures as the table in docs/performance.md, so that the page says what was printed."""

from __future__ import annotations

import os
import platform
from pathlib import Path

from bench.report import Row

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
BEGIN, END = "<!-- figures: written by `make bench` -->\n", "<!-- end of figures -->\n"


def write(rows: list[Row]) -> None:
    """Put the figures in place of those that stand in the page."""
    before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(before + BEGIN + _table(rows) + END + after, "utf-8")


def _table(rows: list[Row]) -> str:
    lines = [f"\nMeasured on {_machine()}.\n"]
    for bench in dict.fromkeys(row["bench"] for row in rows):
        lines.append(f"\n### {bench}\n\n| figure | value | aim | |\n|---|---|---|---|\n")
        lines += [_line(row) for row in rows if row["bench"] == bench]
    return "".join(lines) + "\n"


def _line(row: Row) -> str:
    verdict = {True: "met", False: "**missed**", None: ""}[row["met"]]
    return f"| {row['name']} | {row['value']:,g} {row['unit']} | {row['aim']} | {verdict} |\n"


def _machine() -> str:
    model = next(
        (line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")), ""
    )
    processor = model.partition(": ")[2] or platform.machine()
    return f"{os.cpu_count()} cores ({processor}), Python {platform.python_version()}"
