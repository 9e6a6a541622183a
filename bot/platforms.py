"""The platforms that have a token, ready to run. Their libraries are slow to import, so only then."""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from academy.messages import Address
from academy.programme import LANGUAGES
from bot.channels import Channel
from bot.config import Settings
from bot.pace import Pace
from handlers.help import MENU
from locales import text
from storage import members
from storage import settings as stored
from storage.database import Db

if TYPE_CHECKING:
    from bot.channels.discord.channel import DiscordChannel
    from bot.channels.discord.commands import Command
    from bot.channels.telegram.channel import TelegramChannel

DISCORD_RATE = 50  # requests a second
COMMANDS_HASH = "discord.commands"
# Commands that take words behind them, and the text that says which.
WITH_WORDS = ("timezone", "language", "link", "checkin")


def platforms(settings: Settings, database: Db, key: str) -> Iterator[tuple[Channel, Pace]]:
    """Each platform that is on, with the pace of everything that is sent there."""
    if settings.telegram_token.get_secret_value():
        yield _telegram(settings, key), Pace(settings.telegram_rate)
    if settings.discord_token.get_secret_value():
        yield _discord(settings, database), Pace(DISCORD_RATE, first_per_minute=settings.discord_first_per_minute)


def webhooks(channels: Mapping[str, Channel]) -> list[Route]:
    """The routes that platforms call."""
    telegram = channels.get("telegram")
    return [Route("/telegram/webhook", _webhook(telegram), methods=["POST"])] if telegram else []


def telegram_username(channels: Mapping[str, Channel]) -> str:
    """Under which name our bot is found on Telegram; "" without one, and until Telegram has told it."""
    return str(getattr(channels.get("telegram"), "username", ""))


def _webhook(channel: Channel) -> Callable[[Request], object]:
    from bot.channels.telegram.channel import BODY_BYTES

    async def called(request: Request) -> Response:
        status = await channel.webhook(request.headers, await _read(request, BODY_BYTES))  # type: ignore[attr-defined]
        return Response(status_code=status)

    return called


async def _read(request: Request, most: int) -> bytes:
    """The body; of one that is longer than `most` bytes only as much as shows that it is."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            break
    return bytes(body)


def _telegram(settings: Settings, key: str) -> TelegramChannel:
    from bot.channels.telegram.channel import TelegramChannel

    given = settings.telegram_webhook_secret.get_secret_value()
    secret = given or hmac.digest(key.encode(), b"telegram webhook", "sha256").hex()
    return TelegramChannel(
        settings.telegram_token.get_secret_value(),
        settings.telegram_api_url,
        settings.telegram_mode,
        secret,
        settings.address,
        {language: _menu(language or "en") for language in ("", *LANGUAGES)},
    )


def _menu(language: str) -> list[tuple[str, str]]:
    return [(command, text(language, f"menu-{command}.does")) for command in MENU]


def _command(name: str) -> Command:
    from bot.channels.discord.commands import Command

    def said(key: str) -> dict[str, str]:
        return {language: text(language, key) for language in LANGUAGES}

    words = said(f"menu-{name}.words") if name in WITH_WORDS else {}
    return Command(name, said(f"menu-{name}"), said(f"menu-{name}.does"), words)


def _discord(settings: Settings, database: Db) -> DiscordChannel:
    from bot.channels.discord.channel import DiscordChannel

    async def recall() -> str | None:
        return await asyncio.to_thread(database.read, lambda db: stored.recall(db, COMMANDS_HASH))

    async def remember(value: str) -> None:
        await asyncio.wrap_future(database.write(lambda db: stored.remember(db, COMMANDS_HASH, value)))

    async def opened(user: str, chat: str) -> None:
        address = Address(DiscordChannel.name, user)
        await asyncio.wrap_future(database.write(lambda db: members.keep_chat(db, address, chat)))

    return DiscordChannel(
        settings.discord_token.get_secret_value(),
        [_command(name) for name in MENU],
        recall,
        remember,
        opened,
        guild=str(settings.discord_guild_id or ""),
        api_url=settings.discord_api_url,
        gateway_url=settings.discord_gateway_url,
    )
