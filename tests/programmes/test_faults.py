"""Every kind of fault: the small programme spoiled in one place, and what an organiser is told.

The cases stand in faults/*.txt: lines that are replaced (-), those that come instead (+), what is told (>).
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from programmes.faults import Fault, ProgrammeFaults, meant

CASES = Path(__file__).parent / "faults"


def read_cases(path: Path) -> list[Any]:
    """Each case of a file: the replaced and replacing passages in turn, and the faults."""
    cases = []
    for block in path.read_text(encoding="utf-8").removeprefix("## ").split("\n## "):
        label, *lines = block.strip("\n").split("\n")
        groups = [
            (sign, "\n".join(line[2:] for line in run)) for sign, run in groupby(lines, lambda line: line[:1])
        ]
        passages = [text for sign, text in groups if sign in "-+"]
        told = [text for sign, text in groups if sign == ">"]
        cases.append(pytest.param(passages, told[0].split("\n"), id=f"{path.stem}: {label}"))
    return cases


@pytest.mark.parametrize(
    ("passages", "told"), [case for path in sorted(CASES.glob("*.txt")) for case in read_cases(path)]
)
def test_fault_is_told_with_its_line_and_what_was_meant(
    faults: Callable[..., list[str]], passages: list[str], told: list[str]
) -> None:
    assert faults(*passages) == told


def test_faults_are_told_all_at_once_in_the_order_of_the_file(faults: Callable[..., list[str]]) -> None:
    assert faults(
        "title: {en: A small academy}",
        "titel: {fr: Une petite académie}",
        "zone: Europe/Rome",
        "zone: CET",
        "languages: en\n",
        "languages: en\nadmission: opne\ncertificate: {share: 80}\n",
        "  - code: finance-a\n    elective: finance\n    when: 2021-03-26 15:30-17:00\n",
        "  - code: opening\n    elective: youth\n    when: 28/03/2021 02:30-04:00\n    link: example\n",
    ) == [
        "line 2: 'title' is missing in en — add it, or a line such as fallback: en",
        "line 2: unknown key 'titel' in the programme — did you mean title?",
        "line 4: zone 'CET' is a fixed offset, not a place — did you mean Europe/Rome?",
        "line 6: unknown admission 'opne' — did you mean open?",
        "line 7: share '80' is not a number between 0 and 1 — did you mean 0.8?",
        "line 29: elective 'finance' has no sessions"
        " — add a session with elective: finance, or remove the elective",
        "line 38: session 'opening' stands twice, first in line 32 — give one another code",
        "line 39: session 'opening' names an unknown elective 'youth' — choose from: rights, finance",
        "line 40: 'when' cannot be read: '28/03/2021 02:30-04:00' — did you mean 2021-03-28 02:30-04:00?",
        "line 40: 2021-03-28 02:30 does not exist in Europe/Rome: clocks are set forward there"
        " — did you mean 2021-03-28 01:30 or 2021-03-28 03:30?",
        "line 41: 'link' cannot be 'example' — a link begins with https:// and has no spaces",
    ]


def test_fault_without_hint_or_line_says_only_what_is_wrong() -> None:
    assert str(Fault(7, "the year is missing")) == "line 7: the year is missing"
    assert str(Fault(0, "there is no file x.yaml", "did you mean y.yaml?")) == (
        "there is no file x.yaml — did you mean y.yaml?"
    )


def test_programme_faults_come_once_and_by_line() -> None:
    late, early = Fault(9, "late"), Fault(2, "early")
    raised = ProgrammeFaults(Path("x.yaml"), [late, early, late])
    assert raised.faults == (early, late)
    assert str(raised) == "line 2: early\nline 9: late"


def test_meant_lists_choices_only_when_they_are_few() -> None:
    assert meant("xyz", ["red", "blue", "red"]) == "choose from: red, blue"
    assert meant("xyz", [str(number) for number in range(15)]) == ""
    assert meant("xyz", []) == ""
