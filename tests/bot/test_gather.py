"""Many small writes as one."""

from __future__ import annotations

import asyncio

from bot.gather import Gather


def test_value_that_can_wait_goes_with_the_next_that_cannot(sqlite):
    written = []

    def note(db, values):
        written.append(values)
        return [value.upper() for value in values]

    async def scene():
        gather = Gather(sqlite, note)
        patient = asyncio.create_task(gather.add("outcome", 60))
        await asyncio.sleep(0)
        return await gather.add("mark", 0.001), await asyncio.wait_for(patient, 1)

    assert asyncio.run(scene()) == ("MARK", "OUTCOME")
    assert written == [["outcome", "mark"]]


def test_value_does_not_wait_longer_for_one_that_can(sqlite):
    async def scene():
        gather = Gather(sqlite, lambda db, values: values)
        first = asyncio.create_task(gather.add("mark", 0.001))
        patient = asyncio.create_task(gather.add("outcome", 60))
        return await asyncio.wait_for(asyncio.gather(first, patient), 1)

    assert asyncio.run(scene()) == ["mark", "outcome"]


def test_write_that_fails_is_told_to_all_and_the_next_is_tried(sqlite):
    faults = [OSError("the disk is full")]

    def note(db, values):
        if faults:
            raise faults.pop()
        return values

    async def scene():
        gather = Gather(sqlite, note)
        told = await asyncio.gather(gather.add(1, 0.001), gather.add(2, 0.001), return_exceptions=True)
        return [type(one) for one in told], await gather.add(3, 0.001)

    assert asyncio.run(scene()) == ([OSError, OSError], 3)
