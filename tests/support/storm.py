"""A server that answers as it likes while the assistant sends: what it saw, and what the ledger says of it."""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from storage.database import DbSession
from storage.models import AddressRow, Attempt, Delivery, WebMessage
from tests.support.fan_out import Call, is_marked
from tests.support.killable import Killable

# What an unanswered or refused call to Telegram is called in our ledger.
WORDS = {
    "400": "no_chat",
    "400 Bad Request: message is too long": "refused",
    "403": "blocked",
    "429": "flood",
    "500": "server_error",
    "502": "server_error",
    "503": "unavailable",
    "drop": "disconnected",
    "lose": "disconnected",
    "hang": "timeout",
}


@dataclass(frozen=True)
class Weather:
    """What the server does to one member's messages, and what should become of what they were promised."""

    faults: str | list[str]  # one for ever, or one for each call
    state: str
    reason: str = ""
    calls: int | None = None  # how many; None: some
    marked: bool = False  # whether the last says that it may be the second
    web: bool = False  # whether the member can be reached on the page chat, too


@dataclass(frozen=True)
class Fate:
    """What the ledger says of one promise."""

    state: str
    reason: str
    message: str
    channel: str  # where it went last
    tries: list[str]  # reasons of those that did not succeed
    on_web: bool  # whether it stands on the page


@dataclass(frozen=True)
class Storm:
    """The weather at each chat, what the server saw there, and what the ledger says."""

    weathers: Mapping[str, Weather]  # by name
    at: Mapping[str, str]  # the name of each chat's
    log: Sequence[Call]
    fates: Mapping[str, Fate]  # by chat, which on Telegram is the user

    def calls(self, chat: str) -> list[Call]:
        """What the server was asked there."""
        return [call for call in self.log if call["chat"] == chat]

    def check_ends(self, name: str) -> None:
        """Everybody with this weather has got what it lets them have."""
        wanted = self.weathers[name]
        here = [chat for chat, weather in self.at.items() if weather == name]
        assert here
        for chat in here:
            fate, calls = self.fates[chat], self.calls(chat)
            assert (fate.state, fate.reason) == (wanted.state, wanted.reason)
            assert wanted.calls in (len(calls), None)
            assert is_marked(calls[-1]) == wanted.marked
            assert (fate.on_web, fate.channel == "web") == (wanted.web, wanted.web)

    def check_ledger(self) -> None:
        """The ledger agrees with what the server saw: everybody, every try, every message that was accepted."""
        assert sorted(self.fates) == sorted(self.at)
        for chat, fate in self.fates.items():
            failed = [call for call in self.calls(chat) if not _is_accepted(call)]
            assert fate.tries == [WORDS[call["fault"] or str(call["status"])] for call in failed], self.at[chat]
        sent = {
            chat: fate.message
            for chat, fate in self.fates.items()
            if fate.state == "sent" and fate.channel == "telegram"
        }
        assert sent == {call["chat"]: str(call["number"]) for call in self.log if _is_accepted(call)}


def forecast(weathers: Collection[str], members: int) -> dict[str, str]:
    """Each chat's weather by name; for two in five it is fine. Those of whom nothing is heard come first."""
    rough = [name for name in weathers if name != "fine"]
    names = [rough[number % len(rough)] if number % 5 < 3 else "fine" for number in range(members)]
    random.Random(12).shuffle(names)
    names.sort(key=lambda name: "silent" not in name)  # it takes longest to give them up
    return {f"1000{number}": name for number, name in enumerate(names, 1)}


def faults(weathers: Mapping[str, Weather], at: Mapping[str, str]) -> dict[str, Any]:
    """The stub's setting for this weather."""
    return {chat: weathers[name].faults for chat, name in at.items()}


def add_web_addresses(db: DbSession, chats: Collection[str]) -> None:
    """Make members reachable on the page chat, too."""
    for row in db.scalars(select(AddressRow).where(AddressRow.chat.in_(chats))).all():
        more = {"created_at": row.created_at, "last_used_at": row.last_used_at}
        db.add(AddressRow(member_id=row.member_id, channel="web", user=row.user, chat=row.chat, **more))


def fates(assistant: Killable, kind: str) -> dict[str, Fate]:
    """What the ledger says of all deliveries of a kind, by the member's user id at their first address."""
    return assistant.read(lambda db: _fates(db, kind))


def _fates(db: DbSession, kind: str) -> dict[str, Fate]:
    rows = list(db.scalars(select(AddressRow).order_by(AddressRow.id.desc())))
    users = {row.member_id: row.user for row in rows}
    channels = {row.id: row.channel for row in rows}
    tries: dict[int, list[str]] = {}
    for attempt in db.scalars(select(Attempt).order_by(Attempt.id)):
        tries.setdefault(attempt.delivery_id, []).append(attempt.reason)
    pages = set(db.scalars(select(WebMessage.nonce)))
    return {
        users[row.member_id or 0]: Fate(
            row.state,
            row.reason,
            row.message,
            channels.get(row.address_id or 0, ""),
            tries.get(row.id, []),
            f"d{row.id}" in pages,
        )
        for row in db.scalars(select(Delivery).where(Delivery.kind == kind))
    }


def _is_accepted(call: Call) -> bool:
    """Whether the server took the message and said so."""
    return call["status"] == 200 and not call["fault"]
