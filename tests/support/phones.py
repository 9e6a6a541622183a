"""The same eyes and fingers on Telegram and on Discord, for journeys that are alike there; both over real HTTP.

with running_phones("telegram") as phones:
    # start the assistant with phones.settings
    shown = phones.reads("10001", "begins in 60 minutes")
    phones.press("10001", shown, "coming:1")
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

from academy.programme import Place, PlaceChannel, Purpose
from tests.support.discord_client import Discord, Said, running_discord
from tests.support.telegram import TOKEN, wait_until
from tests.support.telegram_stub import StubClient, running_stub


@dataclass(frozen=True)
class Shown:
    """A message as it stands in a chat now: `buttons` are labels with their action or address.

    `picture` is what the platform was told of an image that is shown with it.
    """

    id: str
    text: str
    buttons: dict[str, str]
    picture: dict[str, Any] | None = None


class Phones(Protocol):
    """Everybody's screens on one platform; people and chats are named by the user's id."""

    channel: str
    settings: dict[str, str]
    place: Place

    def shown(self, user: str) -> list[Shown]:
        """The assistant's messages in somebody's private chat, the oldest first."""

    def posted(self) -> list[Shown]:
        """Its messages in the place."""

    def told(self, user: str) -> list[str]:
        """What stood beside the buttons that somebody pressed."""

    def command(self, user: str, name: str) -> None:
        """Use a command."""

    def press(self, user: str, on: Shown, action: str) -> None:
        """Press a button of a message."""

    def write(self, user: str, on: Shown, words: str) -> None:
        """Answer a message that asks for words."""


def reads(phones: Phones, user: str, words: str) -> Shown:
    """Wait for a message with these words and return the newest. Raises AssertionError if none comes."""
    try:
        return wait_until(
            lambda: next((one for one in reversed(phones.shown(user)) if words in one.text), None), 30
        )
    except AssertionError:
        read = "\n---\n".join(one.text for one in phones.shown(user))
        raise AssertionError(f"no “{words}” among:\n{read}") from None


class TelegramPhones:
    """Telegram, with a group as the place."""

    channel = "telegram"

    def __init__(self, stub: StubClient) -> None:
        self._stub = stub
        self._done: list[dict[str, Any]] = []
        self.settings = {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_API_URL": stub.url, "TELEGRAM_RATE": "1000"}
        self.place = Place("place", PlaceChannel.TELEGRAM, "-1001234567890", "pt", (Purpose.SESSIONS,))

    def shown(self, user: str) -> list[Shown]:
        found: dict[str, Shown] = {}
        for entry in self._stub.log():
            if entry["chat"] == user and entry["arrived"]:
                if entry["method"] in ("sendMessage", "sendPhoto"):
                    found[str(entry["number"])] = _telegram_message(str(entry["number"]), entry["params"])
                elif entry["method"] == "editMessageText":
                    number = str(entry["params"]["message_id"])
                    found[number] = _telegram_message(number, entry["params"])
        return list(found.values())

    def posted(self) -> list[Shown]:
        return self.shown(self.place.chat)

    def told(self, user: str) -> list[str]:
        answers = [entry["params"] for entry in self._stub.log("answerCallbackQuery")]
        return [
            one["text"] for one in answers if "text" in one and one["callback_query_id"].startswith(f"{user}-")
        ]

    def command(self, user: str, name: str) -> None:
        self._say(user, f"/{name}")

    def press(self, user: str, on: Shown, action: str) -> None:
        assert action in on.buttons.values(), on
        message = {"message_id": int(on.id), "date": 1763800000, "chat": _chat(user), "text": on.text}
        query = {"id": f"{user}-{time.monotonic_ns()}", "from": _user(user), "chat_instance": "1"}
        self._feed({"callback_query": {**query, "message": message, "data": action}})

    def write(self, user: str, on: Shown, words: str) -> None:
        self._say(user, words)

    def again(self) -> None:
        """Telegram delivers everything that people did once more, as after an answer that it did not get."""
        self._stub.feed(*self._done)

    def _say(self, user: str, words: str) -> None:
        message = {"message_id": time.monotonic_ns() % 10**9, "date": 1763800000, "text": words}
        self._feed({"message": {**message, "from": _user(user), "chat": _chat(user)}})

    def _feed(self, update: dict[str, Any]) -> None:
        self._done.append({"update_id": len(self._done) + 1, **update})
        self._stub.feed(self._done[-1])


def _telegram_message(number: str, params: dict[str, Any]) -> Shown:
    markup = params.get("reply_markup", {})
    # Beside a file everything is a field of a form.
    rows = (json.loads(markup) if isinstance(markup, str) else markup).get("inline_keyboard", [])
    buttons = {button["text"]: button.get("callback_data", button.get("url")) for row in rows for button in row}
    return Shown(number, params.get("text", params.get("caption", "")), buttons, params.get("photo"))


def _user(user: str) -> dict[str, Any]:
    return {"id": int(user), "is_bot": False, "first_name": "Ana", "language_code": "en"}


def _chat(user: str) -> dict[str, Any]:
    return {"id": int(user), "type": "private", "first_name": "Ana"}


class DiscordPhones:
    """Discord, with a channel of a server as the place."""

    channel = "discord"

    def __init__(self, discord: Discord) -> None:
        self._discord = discord
        self.settings = discord.settings
        self.place = Place("place", PlaceChannel.DISCORD, "1180000000000000001", "pt", (Purpose.SESSIONS,))

    def shown(self, user: str) -> list[Shown]:
        return [_discord_message(said) for said in self._discord.said() if said.channel == f"8{user}"]

    def posted(self) -> list[Shown]:
        return [_discord_message(said) for said in self._discord.said() if said.channel == self.place.chat]

    def told(self, user: str) -> list[str]:
        return [one.text for one in self.shown(user)]  # it has no line beside a button: a message of its own

    def command(self, user: str, name: str) -> None:
        # Before the assistant is there, the app would refuse it.
        wait_until(lambda: self._discord.state()["identified"], 30)
        self._discord.person(user, "en-US").slash(name)

    def press(self, user: str, on: Shown, action: str) -> None:
        said = next(said for said in self._discord.said() if said.id == on.id)
        self._discord.person(user, "en-US").press(action, said)

    def write(self, user: str, on: Shown, words: str) -> None:
        said = next(said for said in self._discord.said() if said.id == on.id)
        self._discord.person(user, "en-US").write(words, said)


def _discord_message(said: Said) -> Shown:
    every = [one for one in said.components if "options" not in one]
    buttons = {one["label"]: one.get("url") or one["custom_id"].removeprefix("a:") for one in every}
    chosen = (option for one in said.components for option in one.get("options", ()))
    buttons |= {option["label"]: option["value"] for option in chosen}
    return Shown(said.id, said.text, buttons, said.files[0] if said.files else None)


@contextmanager
def running_phones(channel: str) -> Iterator[Phones]:
    """A platform until the end of the block: "telegram" or "discord"."""
    if channel == "telegram":
        with running_stub() as stub:
            yield TelegramPhones(stub)
    else:
        with running_discord() as discord:
            yield DiscordPhones(discord)
