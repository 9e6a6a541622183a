"""A channel that asks for updates, and what people write to it."""

from __future__ import annotations

from typing import Any

from bot.channels.telegram.channel import TelegramChannel
from tests.support.telegram import TOKEN, Emulator
from tests.support.telegram_stub import StubClient

MENUS = {"": [("start", "Begin")], "fr": [("start", "Commencer")]}


def channel(at: Emulator | StubClient) -> TelegramChannel:
    """A channel that asks this Telegram for updates."""
    return TelegramChannel(TOKEN, at.url, "polling", "", "", MENUS)


def text(words: str, user: int = 4815) -> dict[str, Any]:
    """An update with a message of one person."""
    person = {"id": user, "is_bot": False, "first_name": "Ana"}
    return {
        "message": {
            "message_id": 1,
            "date": 1,
            "from": person,
            "chat": {"id": user, "type": "private"},
            "text": words,
        }
    }
