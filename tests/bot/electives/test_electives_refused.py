"""What cannot be done with electives from the command line, and why."""

from __future__ import annotations

import pytest

from tests.support.elective_desk import dates, state, take

REFUSED = [
    ("show c", "there is no elective c; choose from: a, b, u"),
    ("open onne", "there is no round onne; did you mean one?"),
    ("extend one tomorrow", "WHEN: 'time' cannot be read: 'tomorrow' — write it as 2021-11-15 13:00"),
    (
        "extend one 2022-03-27 02:30",
        "WHEN: 2022-03-27 02:30 does not exist in Europe/Rome: clocks are set forward there — did you mean"
        " 2022-03-27 01:30 or 2022-03-27 03:30?",
    ),
    (
        "extend one 2021-11-09 10:00",
        "WHEN: 2021-11-09 10:00 has passed in Europe/Rome, where it is Wed 10 Nov 10:00",
    ),
    ("capacity b many", "SEATS: 'many' is not a number of seats; write it like 40, or none for no limit"),
    ("capacity b -1", "SEATS: '-1' is not a number of seats; write it like 40, or none for no limit"),
    ("place 2 c", "there is no elective c; choose from: a, b, u"),
    ("place 2 b", "all seats of b are taken or on offer; for more: collective-brain electives capacity b"),
    ("place 1 b", "Ana Machel has a seat in b already"),
    ("place 2 u", "u is not for Luis Vargas: it is for union only"),
    ("place 99 a", "there is no participant 99; see: collective-brain applications list"),
    ("place luis a", "there is no participant luis; see: collective-brain applications list"),
    ("place luis-varga a", "there is no participant luis-varga; did you mean Luis Vargas, number 2?"),
    ("place telegram:7 a", "nobody has written from telegram:7 yet"),
    ("place telegramm:7 a", "telegramm:7: there is no channel 'telegramm'; did you mean telegram?"),
    ("remove 2 b", "Luis Vargas has no seat in b"),
    ("allocate one", "in one those who come first are served first; there is nothing to share out"),
]


@pytest.mark.parametrize(("words", "why"), REFUSED, ids=lambda word: str(word)[:30])
def test_what_cannot_be_is_explained_and_changes_nothing(desk, words, why):
    take(desk, (1, "b"))
    before = state(desk), dates(desk)
    given = words.split()
    done = desk.run(*given, *([] if given[0] == "show" else ["--yes"]))
    assert (done.code, done.out, done.err.removesuffix("; nothing was changed")) == (2, [], why)
    assert (state(desk), dates(desk)) == before
