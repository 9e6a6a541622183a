"""One reminder to many members over real HTTP, while the assistant is killed again and again."""

from __future__ import annotations

import random
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from academy.programme import Reminders
from locales import LANGUAGES, text
from storage import migrate, programmes
from storage.database import Db
from storage.deliveries import Fate
from storage.models import AddressRow, Delivery
from tests.conftest import NOW
from tests.support.killable import Killable, killable
from tests.support.participants import insert_crowd
from tests.support.people import without_electives
from tests.support.telegram import TOKEN, wait_until
from tests.support.telegram_stub import StubClient

# Ten minutes and a bit before the opening: its reminder is due at once.
DUE_AT = "2021-11-15T12:50:30+01:00"
YOUNG = 0.1  # seconds in which an outcome may not be recorded yet
# A process sends nothing in its first second: what the server read in it came from the one killed before.
SILENT = 1.0
OPEN = (Fate.QUEUED, Fate.CLAIMED, Fate.SENDING)
AGAIN = tuple(text(language, "delivery-again") for language in LANGUAGES)

Call = dict[str, Any]


@dataclass(frozen=True)
class FanOut:
    """What the server saw and what the database says of it. Instants are seconds of `time.monotonic()`."""

    kills: Sequence[tuple[float, float]]  # before and after each
    left: int  # deliveries that were not settled yet at the last kill
    calls: dict[str, list[Call]]  # messages that arrived, by chat
    states: dict[str, str]  # of each delivery, by chat

    @property
    def doubles(self) -> list[tuple[Call, Call]]:
        """The first two of what came more than once."""
        return [(calls[0], calls[1]) for calls in self.calls.values() if calls[1:]]

    def faults(self, young: float = YOUNG) -> Iterator[str]:
        """What should not be; outcomes younger than `young` seconds may be lost at a kill."""
        for chat, state in self.states.items():
            came = self.calls.get(chat, [])
            if state in OPEN:
                yield f"{chat} is not settled: {state}"
            if not came:
                yield f"{chat} was missed: {state}"
            elif [is_marked(call) for call in came] not in ([False], [True], [False, True]):
                yield f"{chat} had {len(came)} messages, or an unmarked double"
        for first, _ in self.doubles:
            if not any(is_uncertain(first, kill, young) for kill in self.kills):
                yield f"{first['chat']} had a double without need: {self.age(first):.3f} s from a kill"

    def age(self, call: Call) -> float:
        """How many seconds lay between its answer and the nearest kill."""
        answered = call["answered"] or call["at"]
        return min((abs(before - answered) for before, _ in self.kills), default=float("inf"))


def is_marked(call: Call) -> bool:
    """Whether a message says that it may be the second."""
    return str(call["params"]["text"]).startswith(AGAIN)


def is_uncertain(call: Call, kill: tuple[float, float], young: float) -> bool:
    """Whether a request was open at a kill, or its outcome so young that it may not have been recorded."""
    before, after = kill
    return call["at"] <= after + SILENT and (call["answered"] is None or before <= call["answered"] + young)


def prepare(folder: Path, members: int, channels: Sequence[str] = ("telegram",)) -> None:
    """A database with participants, and the shipped edition with ten-minute reminders only."""
    database = Db(f"sqlite:///{folder}/assistant.sqlite")
    migrate.upgrade(database)
    loaded = replace(without_electives(), reminders=Reminders(None, (10,)))
    database.write(lambda db: programmes.save_edition(db, loaded, NOW)).result()
    insert_crowd(database, members, channels=channels)
    database.close()


def settings(stub: StubClient, rate: int = 1000) -> dict[str, str]:
    """Of an assistant that has something to send to Telegram as soon as it starts; `rate` in messages a second."""
    return {
        "TELEGRAM_TOKEN": TOKEN,
        "TELEGRAM_API_URL": stub.url,
        "TELEGRAM_RATE": str(rate),
        "START_AT": DUE_AT,
    }


def count_open(assistant: Killable) -> int:
    """How many deliveries are not settled."""
    query = select(func.count()).where(Delivery.state.in_(OPEN))
    return assistant.read(lambda db: db.scalar(query)) or 0


def is_settled(assistant: Killable) -> bool:
    """Whether deliveries were made, and each has come to its end."""
    return bool(assistant.rows()["delivery"]) and not count_open(assistant)


def fan_out(
    folder: Path, stub: StubClient, members: int, kills: int, *, rate: int, alive: float, seed: int
) -> FanOut:
    """Remind so many members while the assistant is killed so many times, then let it finish.

    `rate` in messages a second; it lives at most `alive` seconds after its first message, so that members are left
    for every kill.
    """
    prepare(folder, members)
    chance = random.Random(seed)
    with killable(folder, **settings(stub, rate)) as assistant:
        for _ in range(kills):
            _run_until_killed(assistant, stub, chance, alive)
        left = count_open(assistant)
        assistant.start()
        wait_until(lambda: is_settled(assistant), 120)
        assistant.stop()
        query = select(AddressRow.chat, Delivery.state).join(Delivery, Delivery.member_id == AddressRow.member_id)
        states = assistant.read(lambda db: {chat: state for chat, state in db.execute(query)})
        return FanOut(assistant.kills, left, arrived(stub), states)


def arrived(stub: StubClient) -> dict[str, list[Call]]:
    """The messages that arrived at each chat, in order."""
    calls: dict[str, list[Call]] = defaultdict(list)
    for call in stub.log("sendMessage"):
        if call["arrived"]:
            calls[call["chat"]].append(call)
    return calls


def _run_until_killed(assistant: Killable, stub: StubClient, chance: random.Random, alive: float) -> None:
    before = stub.state()["accepted"]
    assistant.start(wait=False)
    if chance.random() < 0.2:
        time.sleep(chance.uniform(0, 3))  # at any point: also while it starts, plans, fires, picks up
    else:
        wait_until(lambda: stub.state()["accepted"] > before, 30)
        time.sleep(chance.uniform(0, alive))  # in the midst of sending
    assistant.kill()
