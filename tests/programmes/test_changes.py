"""What loading a file would change, as it is told before anything does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Any

import pytest

from academy.programme import Edition
from programmes.changes import difference

Changed = Callable[..., Edition]
OPENING = "title: {en: Opening}"
WHEN = "when: 2021-03-26 13:00-14:30"
FINANCE = "      - code: finance\n        title: {en: Finance}\n"
RIGHTS = "      - code: rights\n        title: {en: Rights at work}\n"
FINANCE_A = "  - code: finance-a\n    elective: finance\n    when: 2021-03-26 15:30-17:00\n"
LATER = (
    "  - code: week2\n    title: {en: Week 2}\n    opens: 2021-03-20 09:00\n    closes: 2021-03-25 18:00\n"
    "    electives:\n"
)
LOUNGE = (
    "places:\n  - code: lounge\n    channel: discord\n    chat: 1180000000000000001\n    language: en\n"
    "    for: sessions\n"
)
NOBODY = "languages: en\n", "languages: en\nadmission: committee\n"

CASES = [
    ("nothing but a default written out", NOBODY, []),
    (
        "another hour",
        (WHEN, "when: 2021-03-26 14:00-15:30"),
        ["session opening: moved from Fri 26 Mar 13:00 to 14:00"],
    ),
    (
        "another day",
        (WHEN, "when: 2021-03-25 13:00-14:30"),
        ["session opening: moved from Fri 26 Mar 13:00 to Thu 25 Mar 13:00"],
    ),
    (
        "another year",
        (WHEN, "when: 2022-03-26 13:00-14:30"),
        ["session opening: moved from Fri 26 Mar 2021 13:00 to Sat 26 Mar 2022 13:00"],
    ),
    (
        "another length",
        (WHEN, "when: 2021-03-26 13:00-14:00"),
        ["session opening: moved from Fri 26 Mar 13:00–14:30 to Fri 26 Mar 13:00–14:00"],
    ),
    (
        "over midnight",
        (WHEN, "when: 2021-03-26 23:30–2021-03-27 00:15"),
        ["session opening: moved from Fri 26 Mar 13:00–14:30 to Fri 26 Mar 23:30–Sat 27 Mar 00:15"],
    ),
    (
        "over a change of clocks, by the clocks on the wall",
        (WHEN, "when: 2021-03-29 13:00-14:30"),
        ["session opening: moved from Fri 26 Mar 13:00 to Mon 29 Mar 13:00"],
    ),
    ("another title", (OPENING, "title: {en: Welcome}"), ["session opening: title en Opening → Welcome"]),
    (
        "a title in one more language",
        (OPENING, "title: {en: Opening, fr: Ouverture}"),
        ["session opening: title fr none → Ouverture"],
    ),
    (
        "several things of a session",
        (
            OPENING,
            f"{OPENING}\n    kind: panel\n    counted: no\n    link: https://example.org/1\n    speakers: Ada",
        ),
        [
            "session opening: kind plenary → panel",
            "session opening: link none → https://example.org/1",
            "session opening: counted yes → no",
            "session opening: speakers none → Ada",
        ],
    ),
    (
        "the languages, seats and people of an elective",
        (
            FINANCE,
            f"{FINANCE}        languages: en fr\n        seats: 20\n        constituencies: union government\n",
        ),
        [
            "elective finance: languages en → en fr",
            "elective finance: seats none → 20",
            "elective finance: constituencies none → union government",
            "session finance-a: languages en → en fr",
        ],
    ),
    (
        "a round",
        ("opens: 2021-03-20 09:00", "opens: 2021-03-19 09:00\n    mode: ranked"),
        [
            "round week1: mode first_come → ranked",
            "round week1: opens Sat 20 Mar 2021 09:00 → Fri 19 Mar 2021 09:00",
        ],
    ),
    (
        "the order of electives",
        (RIGHTS + FINANCE, FINANCE + RIGHTS),
        ["round week1: electives rights finance → finance rights"],
    ),
    (
        "an elective removed",
        (FINANCE, "", FINANCE_A, ""),
        ["elective finance: removed", "session finance-a: removed"],
    ),
    (
        "a round added, an elective moved into it",
        (
            FINANCE,
            LATER + FINANCE,
            "2021-03-26 15:30-17:00\n  - code: finance-a",
            "2021-03-27 15:30-17:00\n  - code: finance-a",
        ),
        [
            "round week2: added, electives finance",
            "elective finance: round week1 → week2",
            "session rights-a: moved from Fri 26 Mar 15:30 to Sat 27 Mar 15:30",
        ],
    ),
    (
        "the rules",
        (
            "languages: en\n",
            "languages: en\nadmission: open\ncertificate: {share: 1, hours: 4.5}\n"
            "reminders: {eve: no, minutes before: none}\n",
        ),
        [
            "edition small: admission committee → open",
            "edition small: certificate share 0.8 → 1",
            "edition small: certificate hours none → 4.5",
            "edition small: reminders eve 18:00 → none",
            "edition small: reminders minutes before 60 10 → none",
        ],
    ),
    (
        "the check-in rule",
        (
            "languages: en\n",
            "languages: en\ncheck-in: {opens: 0, closes: 5, grace: 20, minimum: 0.75, excused limit: 2,"
            " proof: code}\n",
        ),
        [
            "edition small: checkin opens 10 → 0",
            "edition small: checkin closes 15 → 5",
            "edition small: checkin grace 10 → 20",
            "edition small: checkin minimum 0.6 → 0.75",
            "edition small: checkin excused limit none → 2",
            "session opening: proof button → code",
            "session finance-a: proof button → code",
            "session rights-a: proof button → code",
        ],
    ),
    (
        "an answer",
        ("cost: {en: Nothing.}", "cost: {en: A little.}"),
        ["edition small: about cost en Nothing. → A little."],
    ),
    (
        "a long answer",
        ("cost: {en: Nothing.}", f"cost: {{en: {'Nothing at all. ' * 4}}}"),
        ["edition small: about cost en is reworded"],
    ),
    (
        "a place",
        ("rounds:\n", f"{LOUNGE}rounds:\n"),
        ["place lounge: added, channel discord"],
    ),
    (
        "the organisers",
        ("organisers: ITC-ILO", "organisers: [ITC-ILO, CASES of Portugal]"),
        ["edition small: organisers ITC-ILO → ITC-ILO, CASES of Portugal"],
    ),
]


@pytest.mark.parametrize(("pairs", "told"), [pytest.param(*values, id=label) for label, *values in CASES])
def test_difference_is_a_line_a_change(edition: Changed, pairs: tuple[str, ...], told: list[str]) -> None:
    assert difference(edition(), edition(*pairs)) == told


def test_difference_to_another_zone_is_told_by_the_new_clocks(edition: Changed) -> None:
    assert difference(edition(), edition("zone: Europe/Rome", "zone: Europe/Lisbon")) == [
        "edition small: zone Europe/Rome → Europe/Lisbon",
        "round week1: opens Sat 20 Mar 2021 08:00 → Sat 20 Mar 2021 09:00",
        "round week1: closes Thu 25 Mar 2021 17:00 → Thu 25 Mar 2021 18:00",
        "session opening: moved from Fri 26 Mar 12:00 to 13:00",
        "session finance-a: moved from Fri 26 Mar 14:30 to 15:30",
        "session rights-a: moved from Fri 26 Mar 14:30 to 15:30",
    ]


def test_difference_from_nothing_lists_everything(edition: Changed) -> None:
    assert difference(None, edition()) == [
        "edition small: added, zone Europe/Rome",
        "round week1: added, electives rights finance",
        "elective rights: added, round week1",
        "elective finance: added, round week1",
        "session opening: added, Fri 26 Mar 2021 13:00–14:30",
        "session finance-a: added, Fri 26 Mar 2021 15:30–17:00",
        "session rights-a: added, Fri 26 Mar 2021 15:30–17:00",
    ]


def other(value: Any) -> Any:
    """A value of the same kind that is not the same."""
    match value:
        case StrEnum():
            return next(each for each in type(value) if each is not value)
        case bool():
            return not value
        case str():
            return "Asia/Kathmandu" if "/" in value else f"{value}x"
        case float():
            return value / 2
        case datetime():
            return value - timedelta(minutes=1)
        case time():
            return time(1)
        case dict():
            return value | {"pt": "outra coisa"}
        case tuple():
            return (*value, "x")
    return 5


# Fields of an edition that are values of their own.
RULES = ("certificate", "reminders", "checkin")


def variants(thing: Any) -> Iterator[Any]:
    """The thing with each of its fields changed in turn."""
    for field in fields(thing):
        if field.name not in {"rounds", "sessions", "electives", *RULES, "places"}:
            yield replace(thing, **{field.name: other(getattr(thing, field.name))})


def test_difference_tells_of_every_field(edition: Changed) -> None:
    old = edition("rounds:\n", f"{LOUNGE}rounds:\n")
    round_, session = old.rounds[0], old.sessions[0]
    changed = [
        *variants(old),
        *(replace(old, **{rule: each}) for rule in RULES for each in variants(getattr(old, rule))),
        *(replace(old, rounds=(each,)) for each in variants(round_)),
        *(
            replace(old, rounds=(replace(round_, electives=(each, round_.electives[1])),))
            for each in variants(round_.electives[0])
        ),
        *(replace(old, sessions=(each, *old.sessions[1:])) for each in variants(session)),
        *(replace(old, places=(each,)) for each in variants(old.places[0])),
    ]
    assert [new for new in changed if not difference(old, new)] == []
    assert difference(old, edition("rounds:\n", f"{LOUNGE}rounds:\n")) == []
