"""What is wrong with a programme file, said so that an organiser at a terminal can put it right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import shorten

from rapidfuzz import fuzz, process

# Below this likeness (0 to 100) a suggestion would be a guess: "titel" is 80 like "title", but "seats" 62 like
# "speakers".
ALIKE = 66
# More choices than this are no help on one line.
LISTED = 14
# Characters of what is wrong: behind an open quotation mark stands half a file.
LONGEST = 200


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong: in which line (from 1; 0 is the file as a whole), what, and what was probably meant."""

    line: int
    what: str
    hint: str = ""

    def __str__(self) -> str:
        where = f"line {self.line}: " if self.line else ""
        what = shorten(self.what, LONGEST, placeholder=" …")
        return where + (f"{what} — {self.hint}" if self.hint else what)


class ProgrammeFaults(Exception):  # noqa: N818 - it is many errors, and each of them is a Fault
    """A programme file has faults, all of which it carries, by line."""

    def __init__(self, path: Path, faults: Iterable[Fault]) -> None:
        self.path = path
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(map(str, self.faults)))


def closest(written: str, choices: Iterable[str]) -> str:
    """The choice that was probably meant, or nothing."""
    found = process.extractOne(
        written, sorted(choices), scorer=fuzz.ratio, processor=str.casefold, score_cutoff=ALIKE
    )
    return found[0] if found else ""


def meant(written: str, choices: Sequence[str]) -> str:
    """A hint: the choice that was probably meant, else the choices if they are few."""
    if suggestion := closest(written, choices):
        return f"did you mean {suggestion}?"
    known = list(dict.fromkeys(choices))
    return f"choose from: {', '.join(known)}" if 0 < len(known) <= LISTED else ""
