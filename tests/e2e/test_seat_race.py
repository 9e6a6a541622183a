"""Everybody reaches for the last seats over Telegram's HTTP; the assistant is a process, and may be killed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from storage import electives, ledger
from storage.database import Db
from storage.models import Member
from tests.conftest import NOW
from tests.support import race
from tests.support.electives import notices
from tests.support.killable import Killable, killable
from tests.support.telegram import wait_until
from tests.support.telegram_stub import StubClient, running_stub

PEOPLE, SEATS = 60, 8
SEATED, WAITING = list(range(1, SEATS + 1)), list(range(SEATS + 1, PEOPLE + 1))


@pytest.fixture
def stub() -> Iterator[StubClient]:
    """Telegram, with a round trip of 20 to 40 ms."""
    with running_stub(delay=0.03, spread=0.01) as running:
        yield running


@pytest.fixture
def elective(database: Db) -> int:
    """The elective for which all reach: eight seats, sixty participants."""
    return race.prepare(database, PEOPLE, SEATS)


@pytest.fixture
def assistant(database: Db, stub: StubClient, elective: int, tmp_path: Path) -> Iterator[Killable]:
    """The assistant, not started yet."""
    with killable(tmp_path, **race.settings(stub, database, 1000)) as one:
        yield one


def taps(elective: int) -> list[dict[str, object]]:
    return [race.tap(member, f"take:{elective}") for member in range(1, PEOPLE + 1)]


def told(stub: StubClient) -> dict[str, list[str]]:
    """The notices beside the buttons, by participant."""
    return {one: [call["params"]["text"] for call in calls] for one, calls in race.answers(stub).items()}


def outcome(member: int) -> str:
    """What the participant who came as that one is to be told."""
    return "✓ You have a seat." if member <= SEATS else f"Waiting list: position {member - SEATS}"


def check_ledger(database: Db) -> None:
    assert database.read(lambda db: ledger.replay(ledger.entries(db)) == ledger.current(db))


def test_last_seats_go_to_those_who_came_first_and_each_tap_is_answered_once(database, stub, assistant, elective):
    assistant.start()
    race.spread(stub, taps(elective), 0.3)
    wait_until(lambda: len(told(stub)) == PEOPLE, 30)
    assert told(stub) == {str(one): [outcome(one)] for one in range(1, PEOPLE + 1)}
    assert (race.seated(database), race.waiting(database)) == (SEATED, WAITING)
    check_ledger(database)


def test_kills_in_the_midst_lose_nobody_and_keep_the_order(database, stub, assistant, elective):
    for first, last, most in ((0, 40, 3), (40, PEOPLE, 43)):
        assistant.start()
        # In five heaps, the last of them after a second and a half.
        tapping = threading.Thread(target=race.spread, args=(stub, taps(elective)[first:last], 2.0, 5))
        tapping.start()
        wait_until(lambda most=most: committed(database) >= most, 30)
        assistant.kill()
        assert committed(database) < last  # in the midst of it
        tapping.join()
    assistant.start()
    wait_until(lambda: len(told(stub)) == PEOPLE, 30)
    # What was committed but perhaps not answered is answered again, in the same words.
    assert {one: set(words) for one, words in told(stub).items()} == {
        str(one): {outcome(one)} for one in range(1, PEOPLE + 1)
    }
    assert (race.seated(database), race.waiting(database)) == (SEATED, WAITING)
    check_ledger(database)


def committed(database: Db) -> int:
    """How many have a seat or wait."""
    return len(race.seated(database)) + len(race.waiting(database))


def test_hold_that_ends_while_nobody_runs_goes_to_the_next(database, stub, assistant, elective):
    fill(database, elective)
    first = leave(database, elective)
    run(assistant, NOW)
    wait_until(lambda: offered(database) == [(9, "sent")], 20)
    assistant.kill()
    run(assistant, NOW + timedelta(minutes=30))  # the hold goes on over the restart
    assert race.waiting(database) == WAITING
    assistant.kill()
    run(assistant, NOW + timedelta(days=1))  # past the end of the hold, while nobody ran
    wait_until(lambda: offered(database) == [(9, "sent"), (10, "sent")], 20)
    assert race.waiting(database) == WAITING[1:]
    stub.feed(race.tap(9, f"accept:{first}"))
    wait_until(lambda: "9" in told(stub), 20)
    stub.feed(race.tap(10, f"accept:{first + 1}"))
    wait_until(lambda: "10" in told(stub), 20)
    assert told(stub)["10"] == ["✓ You have a seat."]
    assert (race.seated(database), race.waiting(database)) == ([*SEATED[1:], 10], WAITING[2:])
    check_ledger(database)


def run(assistant: Killable, at) -> None:
    assistant.settings["START_AT"] = at.isoformat()
    assistant.start()


def fill(database: Db, elective: int) -> None:
    """Everybody has asked, in order."""
    for number in range(1, PEOPLE + 1):
        database.write(lambda db, n=number: electives.take(db, db.get_one(Member, n), elective, "", NOW)).result()


def leave(database: Db, elective: int) -> int:
    """The first gives their seat back; the offer that follows."""

    def left(db):
        member = db.get_one(Member, 1)
        electives.leave(db, member, race.round_of(db, elective), "", NOW)
        return next(iter(ledger.current(db).offers))

    return database.write(left).result()


def offered(database: Db) -> list[tuple[int | None, str]]:
    return database.read(lambda db: notices(db, "seat-offer"))
