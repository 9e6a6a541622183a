"""What finding a place costs and how often it succeeds. `python -m bench.places`."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

from locales.places import find_city, find_country, zone_at

DATA = Path(__file__).parents[1] / "tests" / "locales" / "data"
ROUNDS = 5
# In a process of its own, so that nothing was loaded before; Linux counts resident memory in pages.
LOADING = """
import csv, json, resource
from pathlib import Path
import babel, locales
def resident(): return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1e6
before = resident()
from locales.places import find_city, find_country, zone_at
for row in csv.DictReader(open("{cities}", encoding="utf-8"), delimiter="\\t"):
    find_city(row["text"]), find_country(row["text"])
places = resident() - before
zone_at(38.72, -9.14)
print(json.dumps([places, resident() - before - places]))
"""


def run() -> list[dict[str, object]]:
    """Rows of name, value, unit, aim and whether it is met; times are the median of five rounds."""
    seen, unseen = typed("cities.tsv"), typed("cities-unseen.tsv")
    exact = [row["text"] for row in seen if row["mistyped"] == "0" and len(row["text"].split()) == 1]
    slips = [row["text"] for row in seen if row["mistyped"] == "1"]
    places, polygons = memory()
    return [
        row("city by its name, in any of four languages", microseconds(find_city, exact), "µs", at_most=100),
        row("city mistyped", microseconds(find_city, slips), "µs", at_most=5000),
        row("country mistyped", microseconds(find_country, ["Mozambiqe", "Colmbia"]), "µs", at_most=5000),
        row("zone at coordinates", microseconds(at_coordinates, ["38.72 -9.14"]), "µs", at_most=1000),
        row(f"right zone in one further tap, {len(seen)} cities", rate(seen), "%", at_least=95),
        row(f"right zone in one further tap, {len(unseen)} unseen", rate(unseen), "%", at_least=95),
        row("memory for places", places, "MB", at_most=15),
        row("memory for coordinates, from their first use", polygons, "MB"),
    ]


def row(
    name: str, value: float, unit: str, at_most: float | None = None, at_least: float | None = None
) -> dict[str, object]:
    if at_least is not None:
        return {"name": name, "value": value, "unit": unit, "aim": f"≥ {at_least}", "met": value >= at_least}
    if at_most is not None:
        return {"name": name, "value": value, "unit": unit, "aim": f"≤ {at_most}", "met": value <= at_most}
    return {"name": name, "value": value, "unit": unit, "aim": "", "met": None}


def typed(file: str) -> list[dict[str, str]]:
    with (DATA / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def rate(rows: list[dict[str, str]]) -> float:
    hits = sum(row["zone"] in {place.zone for place in find_city(row["text"])} for row in rows)
    return round(100 * hits / len(rows), 1)


def at_coordinates(written: str) -> str | None:
    latitude, longitude = map(float, written.split())
    return zone_at(latitude, longitude)


def microseconds(find: Callable[[str], object], texts: list[str]) -> float:
    """A call over all the texts."""
    return round(median(timed(find, texts) for _ in range(ROUNDS)) / len(texts) * 1e6, 1)


def timed(find: Callable[[str], object], texts: list[str]) -> float:
    start = perf_counter()
    for text in texts:
        find(text)
    return perf_counter() - start


def memory() -> tuple[float, float]:
    """Megabytes that looking places up needs, and coordinates on top."""
    script = LOADING.format(cities=DATA / "cities.tsv")
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    places, polygons = json.loads(ran.stdout)
    return round(places, 1), round(polygons, 1)


if __name__ == "__main__":
    for each in run():
        verdict = {True: "met", False: "missed", None: "no aim"}[each["met"]]
        print(f"{each['name']}: {each['value']} {each['unit']} ({each['aim']} {verdict})")
