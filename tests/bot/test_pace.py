"""Waiting for one's turn, in real seconds; the rules themselves are tested in test_turns."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest

from bench.counting_server import counting_server, report
from bot.pace import FirstMessages, Pace, Priority

ANSWER, REMINDER, BROADCAST = Priority
NOON = datetime(2021, 11, 15, 12, tzinfo=UTC)


class Clock:
    """Real seconds that can be set forward, and how often they were looked at."""

    def __init__(self) -> None:
        self.ahead, self.looks = 0.0, 0

    def __call__(self) -> float:
        self.looks += 1
        return time.monotonic() + self.ahead


def started(rate: int) -> tuple[Pace, Clock]:
    """A pace whose first second is over."""
    clock = Clock()
    pace = Pace(rate, clock)
    clock.ahead = 10.0
    return pace, clock


async def seconds(wait: Callable[[], object], *rest: object) -> float:
    began = time.monotonic()
    await wait(*rest)
    return time.monotonic() - began


async def send(pace: Pace, chat: str | None = None, priority: Priority = ANSWER, trip: float = 0.0) -> None:
    async with pace.slot(chat, priority):
        await asyncio.sleep(trip)


def test_first_second_of_a_process_is_waited_out():
    async def scene() -> float:
        return await seconds(send, Pace(30))

    assert 1.0 <= asyncio.run(scene()) < 1.5


def test_slot_is_taken_until_a_second_after_the_answer():
    async def scene() -> float:
        pace, _ = started(1)
        await send(pace, trip=0.2)
        return await seconds(send, pace)

    assert 1.0 <= asyncio.run(scene()) < 1.5


def test_waiting_are_let_go_by_priority_and_deadline():
    async def scene() -> list[str]:
        pace, went = started(50)[0], list[str]()

        async def wait(name: str, priority: Priority, deadline: datetime | None = None) -> None:
            async with pace.slot(name, priority, deadline=deadline):
                went.append(name)

        pace.halt(0.1)
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(wait("broadcast", BROADCAST))
            tasks.create_task(wait("in an hour", REMINDER, NOON + timedelta(hours=1)))
            tasks.create_task(wait("at noon", REMINDER, NOON))
            tasks.create_task(wait("answer", ANSWER))
        return went

    assert asyncio.run(scene()) == ["answer", "at noon", "in an hour", "broadcast"]


def test_answer_does_not_wait_behind_a_broadcast():
    async def scene() -> list[float]:
        pace, _ = started(30)
        broadcast = [asyncio.create_task(send(pace, f"c{n}", BROADCAST, trip=0.05)) for n in range(300)]
        await asyncio.sleep(1.5)
        waits = [await seconds(send, pace, "a person", ANSWER) for _ in range(3)]
        for task in broadcast:
            task.cancel()
        return waits

    assert max(asyncio.run(scene())) < 0.5


def test_cancelled_waiter_leaves_the_queue_to_the_others():
    async def scene() -> float:
        pace, _ = started(1)
        await send(pace)
        impatient = asyncio.create_task(send(pace))
        patient = asyncio.create_task(seconds(send, pace))
        await asyncio.sleep(0.01)
        impatient.cancel()
        return await patient

    assert 1.0 <= asyncio.run(scene()) < 1.5


def test_waiter_cancelled_in_the_moment_of_its_turn_passes_it_on():
    async def scene() -> float:
        pace, clock = started(1)
        pace.halt(100)
        unlucky = asyncio.create_task(send(pace))
        await asyncio.sleep(0)
        clock.ahead += 102
        lucky = asyncio.create_task(seconds(send, pace))  # its asking lets the first one go
        asyncio.get_running_loop().call_soon(unlucky.cancel)
        return await lucky

    assert asyncio.run(scene()) < 0.5


@pytest.mark.parametrize("error", [OSError, asyncio.CancelledError])
def test_request_without_an_answer_counts_for_a_second_from_its_end(error):
    async def fail(pace: Pace) -> None:
        async with pace.slot(None, ANSWER):
            await asyncio.sleep(0.2)
            raise error

    async def scene() -> float:
        pace, _ = started(1)
        with pytest.raises(error):
            await fail(pace)
        return await seconds(send, pace)

    assert 1.0 <= asyncio.run(scene()) < 1.5


def test_halt_stops_those_who_wait_for_exactly_as_long_as_told():
    async def scene() -> float:
        pace, _ = started(30)
        pace.halt(0.5)
        async with asyncio.TaskGroup() as tasks:
            task = tasks.create_task(seconds(send, pace))
            await asyncio.sleep(0.1)
            pace.halt(0.7)
        return task.result()

    assert 0.79 <= asyncio.run(scene()) < 1.1


def test_waiting_costs_nothing_meanwhile():
    async def scene() -> int:
        pace, clock = started(1000)
        pace.halt(0.5)
        await asyncio.gather(*(send(pace) for _ in range(5)))
        return clock.looks

    # A few for each who waits; looking again every millisecond would make 500.
    assert asyncio.run(scene()) < 50


def test_room_is_none_in_a_halt_and_a_seconds_worth_after_it():
    async def scene() -> list[int]:
        pace, clock = started(30)
        pace.halt(3)
        rooms = [pace.room(), pace.room(4)]
        clock.ahead += 3
        return [*rooms, pace.room()]

    assert asyncio.run(scene()) == [0, 30, 30]


async def talk_to(address: str, pace: Pace, requests: int) -> list[tuple[int, float]]:
    """The status of each answer and when its request left."""
    answers = list[tuple[int, float]]()

    async def post(session: aiohttp.ClientSession, chat: str) -> None:
        async with pace.slot(chat, BROADCAST):
            left = time.monotonic()
            async with session.post(address) as answer:
                answers.append((answer.status, left))
                if answer.status == 429:
                    pace.halt((await answer.json())["parameters"]["retry_after"])

    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        await asyncio.gather(*(post(session, f"c{number}") for number in range(requests)))
    return answers


@pytest.mark.parametrize("rate", [30, 300])
def test_server_that_counts_exactly_refuses_nobody(rate):
    with counting_server(rate) as address:
        asyncio.run(talk_to(address, Pace(rate), 3 * rate))
        accepted, refused = report(address)
    assert (len(accepted), refused) == (3 * rate, 0)
    assert accepted[-1] < 6, "three seconds' worth, also on a busy machine"


def test_server_that_refuses_is_left_in_peace_for_as_long_as_it_says():
    with counting_server(20, slow=0) as address:
        answers = asyncio.run(talk_to(address, Pace(40), 60))
    refused = min(left for status, left in answers if status == 429)
    first_after = min(left for _, left in answers if left > refused + 0.2)
    assert 1.0 <= first_after - refused < 1.5


def test_first_messages_go_evenly_and_not_at_once_after_a_start():
    at = [100.0]
    first = FirstMessages(10, lambda: at[0])
    went = []
    while at[0] < 221:
        if first.begin() is None:
            went.append(at[0])
        at[0] += 0.5
    assert went == [106.0 + 6 * number for number in range(20)]


def test_first_message_that_has_to_wait_is_told_how_long():
    at = [0.0]
    first = FirstMessages(10, lambda: at[0])
    assert [first.begin(ahead) for ahead in range(3)] == [timedelta(seconds=6 * n) for n in (1, 2, 3)]
    at[0] = 4.0
    assert (first.wait(), first.begin()) == (2.0, timedelta(seconds=2))
    first.halt(600)
    assert first.wait() == 600.0
    first.halt(1)
    assert first.wait() == 600.0
