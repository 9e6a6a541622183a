"""The stub is a measuring device for pace and deliveries, so it is measured itself."""

from __future__ import annotations

import asyncio
import time
from collections import Counter

import pytest

from academy.messages import Document, Reply
from bot.channels import SendError
from bot.channels.telegram.channel import TelegramChannel
from tests.support.telegram import TOKEN
from tests.support.telegram_stub import StubClient, Window

HI = Reply("hi")


def outcomes(stub: StubClient, chats: list[str], reply: Reply = HI) -> Counter[str]:
    """How sending one message to each chat, all at once, ended."""

    async def main() -> Counter[str]:
        channel = TelegramChannel(TOKEN, stub.url, "polling", "", "", {})

        async def send(number: int, chat: str) -> str:
            try:
                await channel.send(chat, reply, str(number))
            except SendError as error:
                return error.reason
            return "sent"

        ended = await asyncio.gather(*(send(number, chat) for number, chat in enumerate(chats)))
        await channel.close()
        return Counter(ended)

    return asyncio.run(main())


def test_window_counts_the_last_second_exactly():
    window = Window()
    for at in (0.0, 0.5, 0.999, 1.25):
        window.add(at)
    assert (window.count(1.4), window.count(1.5), window.peak) == (3, 2, 3)


def test_stub_refuses_what_is_beyond_the_rate(stub):
    stub.set(rate=30, retry_after=7)
    assert outcomes(stub, [str(number) for number in range(1, 51)]) == {"sent": 30, "flood": 20}
    assert {name: stub.state()[name] for name in ("accepted", "refused", "peak")} == {
        "accepted": 30,
        "refused": 20,
        "peak": 30,
    }


def test_stub_refuses_what_is_beyond_the_rate_of_one_chat(stub):
    stub.set(chat_rate=1)
    assert outcomes(stub, ["1", "1", "1", "2"]) == {"sent": 2, "flood": 2}


def test_stub_takes_its_time(stub):
    stub.set(delay=0.2, spread=0.05)
    began = time.perf_counter()
    assert outcomes(stub, [str(number) for number in range(1, 31)]) == {"sent": 30}
    assert time.perf_counter() - began > 0.15


@pytest.mark.parametrize(
    ("fault", "outcome", "arrived"), [("drop", "disconnected", 0), ("lose", "disconnected", 1), ("", "sent", 1)]
)
def test_stub_tells_what_arrived(stub, fault, outcome, arrived):
    stub.set(faults={"4815": [fault]})
    assert outcomes(stub, ["4815"]) == {outcome: 1}
    assert stub.state()["accepted"] == arrived


def test_stub_reads_an_uploaded_document(stub):
    outcomes(stub, ["4815"], Reply("Yours", document=Document("é.json", b"{}")))
    assert [entry["params"] for entry in stub.log("sendDocument")] == [
        {"chat_id": "4815", "caption": "Yours", "document": {"name": "é.json", "size": 2, "begins": "7b7d"}}
    ]
