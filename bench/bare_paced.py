"""Bare aiohttp at a pace, keeping no record: CPU a message of one request after the other, evenly spread.

python -m bench.bare_paced MESSAGES PORT RATE
"""

from __future__ import annotations

import asyncio
import json
import sys
import time

import aiohttp
import uvloop

WARM = 30  # messages that are not counted
BUTTONS = {"inline_keyboard": [[{"text": "Check in", "callback_data": "ci:1"}]]}
MESSAGE = {
    "text": "Your session starts in 30 minutes. Press the button below to check in.",
    "reply_markup": BUTTONS,
}


async def run(messages: int, port: int, rate: int) -> float:
    """Send everything; seconds of CPU."""
    async with aiohttp.ClientSession() as session:
        address = f"http://127.0.0.1:{port}/bot123456789:AA/sendMessage"

        async def send(number: int) -> None:
            async with session.post(address, json=MESSAGE | {"chat_id": number}) as answer:
                assert (await answer.json())["ok"]

        async def spread(numbers: range) -> None:
            async with asyncio.TaskGroup() as tasks:
                for number in numbers:
                    tasks.create_task(send(number))
                    await asyncio.sleep(1 / rate)

        await spread(range(WARM))
        cpu = time.process_time()
        await spread(range(messages))
        return time.process_time() - cpu


def main() -> None:
    """Print the measurement as JSON."""
    messages, port, rate = (int(word) for word in sys.argv[1:4])
    print(json.dumps({"us": uvloop.run(run(messages, port, rate)) / messages * 1e6}))


if __name__ == "__main__":
    main()
