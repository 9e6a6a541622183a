"""How much many who press at once ask of the database: each statement keeps those who press behind it waiting."""

import asyncio
import re
import threading

import pytest
from sqlalchemy import event

from academy.messages import Address, Incoming, Kind
from bot.respond import Responder
from storage import prepared
from tests.conftest import NOW
from tests.support import race

PEOPLE, SEATS = 6, 3
# Receipt, member and when they were there; what decides; seat or place, ledger; answer and open question.
PLACE = ["receipt", "address", "address", "offer", "waiting", "ledger", "receipt", "conversation"]
SEAT = [
    *("receipt", "address", "address", "offer", "seat", "seat", "seat", "ledger"),
    *("reminder", "delivery", "receipt", "conversation"),
]


class Silent:
    """A platform that takes every answer."""

    name = "telegram"

    async def answer(self, *_args):
        """Take it."""


class Still:
    """A clock that stands still."""

    def now(self):
        """Always this instant."""
        return NOW


@pytest.fixture
def statements(database, monkeypatch):
    """What is asked of the database from now on, as the first table that each statement names."""
    found, run = [], prepared._Compiled.run

    def note(statement):
        if table := re.search(r"(?:INTO|UPDATE|FROM) (\w+)", statement):
            found.append(table[1])

    def noted(self, *args):
        note(self._words)
        return run(self, *args)

    elective = race.prepare(database, PEOPLE, SEATS)
    monkeypatch.setattr(prepared._Compiled, "run", noted)  # past the events of the engine
    event.listen(database.engine, "before_cursor_execute", lambda *args: note(args[2]))
    return elective, found


def tap(member, elective):
    user = f"1000{member}"
    return Incoming(Address("telegram", user), f"tap{member}", Kind.ACTION, user, action=f"take:{elective}")


async def press_together(database, elective):
    """All press within what one transaction holds."""
    gathered = threading.Event()
    waits = database.write(lambda _: gathered.wait(10), in_order=True)
    responder = Responder(database, Still(), "http://127.0.0.1", {})
    taps = [asyncio.create_task(responder.receive(Silent(), tap(one, elective))) for one in range(1, PEOPLE + 1)]
    await asyncio.sleep(0.05)
    gathered.set()
    await asyncio.gather(*taps, asyncio.wrap_future(waits))
    await responder.settle()


def test_presses_of_one_moment_ask_only_what_each_needs_and_lock_the_round_once(database, statements):
    elective, found = statements
    asyncio.run(press_together(database, elective))
    asked = found[: len(found) - found[::-1].index("conversation")]
    asked.remove("round")
    assert asked == SEAT * SEATS + PLACE * (PEOPLE - SEATS)
    assert race.seated(database) == list(range(1, SEATS + 1))
