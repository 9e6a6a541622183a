"""Organisers at a terminal, while a round is open and after a ranked one closed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from academy.programme import RoundMode
from storage import wishes
from tests.support.elective_desk import ids, member, open_desk
from tests.support.electives import CLOSES, NOW, round_id

AFTER = CLOSES + timedelta(hours=1)


@pytest.fixture
def desk(sqlite, tmp_path, monkeypatch):
    """A terminal while the round "one" is open: two electives with two seats and one; five participants."""
    return open_desk(sqlite, tmp_path, monkeypatch)


@pytest.fixture
def ranked(sqlite, tmp_path, monkeypatch):
    """The same after the deadline of a ranked round; four have wished."""
    made = open_desk(sqlite, tmp_path, monkeypatch, RoundMode.RANKED)
    for number, codes in ((1, "ab"), (2, "a"), (3, "ab"), (5, "a")):
        made.write(lambda db, n=number, c=codes: wishes.save(db, member(db, n), round_id(db), ids(db, c), "", NOW))
    monkeypatch.setenv("START_AT", AFTER.isoformat())
    return made
