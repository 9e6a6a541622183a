"""What guessing a text's language costs: time a call, time and memory to load. `python -m bench.languages`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

from locales.languages import MAX_CHARACTERS, guess, load

SENTENCES = Path(__file__).parents[1] / "tests" / "locales" / "data" / "chat-languages.tsv"
ROUNDS = 5
# In a process of its own, whose tables nobody has read; Linux counts resident memory in pages.
LOADING = """
import json, resource, time
from pathlib import Path
from locales import languages
def resident(): return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1e6
before, start = resident(), time.perf_counter()
languages.load()
print(json.dumps([(time.perf_counter() - start) * 1000, resident() - before]))
"""


def run() -> list[dict[str, object]]:
    """Rows of name, value, unit, aim and whether it is met, the median of five rounds each."""
    texts = [line.partition("\t")[2] for line in SENTENCES.read_text("utf-8").splitlines()[1:]]
    longest = " ".join(texts)[:MAX_CHARACTERS]
    load()
    loaded = [loading() for _ in range(ROUNDS)]
    return [
        row("language of a chat sentence", microseconds(texts), "µs", 2000),
        row(f"language of {MAX_CHARACTERS} characters", microseconds([longest] * 50), "µs", 2000),
        row("loading the language tables", median(time for time, _ in loaded), "ms", 500),
        row("memory of the language tables", median(size for _, size in loaded), "MB", 20),
    ]


def row(name: str, value: float, unit: str, aim: float) -> dict[str, object]:
    return {"name": name, "value": round(value, 1), "unit": unit, "aim": aim, "met": value <= aim}


def microseconds(texts: list[str]) -> float:
    """A call over all the texts, the median of five rounds."""
    return median(timed(texts) for _ in range(ROUNDS)) / len(texts) * 1e6


def timed(texts: list[str]) -> float:
    start = perf_counter()
    for text in texts:
        guess(text)
    return perf_counter() - start


def loading() -> tuple[float, float]:
    """Milliseconds and megabytes of the first load in a new process."""
    ran = subprocess.run([sys.executable, "-c", LOADING], capture_output=True, text=True, check=True)
    milliseconds, megabytes = json.loads(ran.stdout)
    return milliseconds, megabytes


if __name__ == "__main__":
    for each in run():
        print(
            "{name}: {value} {unit} (aim {aim}, {verdict})".format(
                verdict="met" if each["met"] else "missed", **each
            )
        )
