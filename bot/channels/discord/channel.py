"""Discord as a channel: slash commands, buttons and forms, in a server or in private."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Sequence
from contextlib import nullcontext
from itertools import count
from typing import Any

import aiohttp
import discord
import structlog
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from academy.messages import Incoming, Kind, Reply
from bot.channels import Fate, Receive, SendError, SettingRefusedError, Turn
from bot.channels.discord.commands import Command, fingerprint, menu
from bot.channels.discord.listener import Listener
from bot.channels.discord.parse import CHANNEL
from bot.channels.discord.render import EPHEMERAL, render
from bot.channels.discord.rest import DM_LIMIT, EXPIRED, Rest
from bot.channels.pictures import with_picture

log = structlog.get_logger(__name__)

API_URL = Route.BASE
GATEWAY_URL = str(DiscordWebSocket.DEFAULT_GATEWAY)

LONGEST_PAUSE = 30.0  # seconds between two tries to connect

TOKEN_REFUSED = "DISCORD_TOKEN: Discord does not know this token; copy it anew from the Developer Portal"  # noqa: S105
# Discord closes the gateway with this when the token is wrong.
_AUTHENTICATION_FAILED = 4004


class DiscordChannel:
    """Discord. A `chat` is a user id, whose DM is opened to send, or `#` and the id of a channel (a DM's, too).

    `recall` and `remember` keep one short text across restarts: what the menu looked like when Discord was last
    told, and where. `opened` hears of each direct message that was opened: the person's user id, and their
    chat from then on. With a `guild` (a server's id) the menu is offered in that server alone. `api_url` and
    `gateway_url` hold for the whole process.
    """

    name = CHANNEL

    def __init__(
        self,
        token: str,
        commands: Sequence[Command],
        recall: Callable[[], Awaitable[str | None]],
        remember: Callable[[str], Awaitable[None]],
        opened: Callable[[str, str], Awaitable[None]],
        *,
        guild: str = "",
        api_url: str = API_URL,
        gateway_url: str = GATEWAY_URL,
    ) -> None:
        self._token = token
        self._commands = commands
        self._recall, self._remember, self._opened = recall, remember, opened
        self._guild = guild
        self._api_url, self._gateway_url = api_url, gateway_url
        self._rest = Rest(api_url, token)
        self._direct: dict[str, str] = {}  # user → channel of the DM
        self._direct_again_at = 0.0  # on the loop's clock

    async def run(self, receive: Receive) -> None:
        """Receive until cancelled, connecting again and again. Raises SettingRefusedError for a wrong token."""
        Route.BASE = self._api_url
        DiscordWebSocket.DEFAULT_GATEWAY = URL(self._gateway_url)
        for tries in count():
            seconds = min(2.0 ** min(tries, 10), LONGEST_PAUSE)
            try:
                await self._listen(receive)
            except SettingRefusedError:
                raise
            except (OSError, TimeoutError, aiohttp.ClientError, discord.DiscordException) as error:
                log.warning("discord_out_of_reach", error=repr(error), seconds=seconds)
            except Exception:  # what discord.py could not read, or did not expect
                log.exception("discord_connection_failed", seconds=seconds)
            await asyncio.sleep(seconds)

    async def answer(self, incoming: Incoming, reply: Reply, turn: Turn = nullcontext) -> None:
        """Answer an interaction where it happened, or by DM once that is too late; a message in its chat."""
        reply = await with_picture(reply)
        try:
            if incoming.token:
                await self._follow_up(incoming, reply, turn)
                return
        except SendError as error:
            if error.reason != EXPIRED:
                raise
        await self.send(incoming.chat, reply, incoming.event, turn)

    async def send(self, chat: str, reply: Reply, nonce: str, turn: Turn = nullcontext) -> str:
        """Send to a chat and return the id of the message's last part; see `Channel.send`. Raises SendError.

        For a few minutes Discord answers a repeated nonce with the first message.
        """
        sent = ""
        for part, body in enumerate(render(reply)):
            once = {"nonce": _short(nonce, part), "enforce_nonce": True}
            async with turn():
                channel = await self._channel_of(chat)
                answer = await self._post(f"/channels/{channel}/messages", body | once, reply)
            sent = str(answer["id"])
        return sent

    async def edit(self, chat: str, message: str, reply: Reply) -> None:
        """Put a reply in the place of a message; see `Channel.edit`. Raises SendError."""
        bodies = render(reply)
        if len(bodies) != 1:
            raise SendError(Fate.REFUSED, "refused")
        channel = await self._channel_of(chat)
        await self._post(f"/channels/{channel}/messages/{message}", bodies[0], reply, method="PATCH")

    def awake(self, chat: str) -> bool:
        """The platform announces messages."""
        return True

    async def close(self) -> None:
        """Let go of connections."""
        await self._rest.close()

    async def _listen(self, receive: Receive) -> None:
        async with Listener(self._rest, receive) as listener:
            try:
                await listener.login(self._token)
                await self._tell_menu(listener.application_id or 0)
                await listener.connect()
            except discord.LoginFailure as error:
                raise SettingRefusedError(TOKEN_REFUSED) from error
            except discord.ConnectionClosed as error:
                if error.code == _AUTHENTICATION_FAILED:
                    raise SettingRefusedError(TOKEN_REFUSED) from error
                raise

    async def _tell_menu(self, application: int) -> None:
        # Only when it changed: Discord counts these, and people's apps load the menu anew.
        body = menu(self._commands, everywhere=not self._guild)
        now = f"{self._guild}:{fingerprint(application, body)}"
        before = await self._recall() or f"{self._guild}:"
        if before == now:
            return
        told = before.rpartition(":")[0]
        if told != self._guild:  # where it was offered before, everything would be there twice
            await self._put_menu(application, told, [])
        if await self._put_menu(application, self._guild, body):
            await self._remember(now)

    async def _put_menu(self, application: int, guild: str, body: list[dict[str, Any]]) -> bool:
        where = f"/guilds/{guild}" if guild else ""
        try:
            await self._rest.call("PUT", f"/applications/{application}{where}/commands", body)
        except SendError as error:  # the menu of before, buttons and words still work
            log.error("discord_menu_refused", guild=guild, reason=error.reason)
            return False
        return True

    async def _follow_up(self, incoming: Incoming, reply: Reply, turn: Turn) -> None:
        hook = f"/webhooks/{incoming.token}"
        original = f"{hook}/messages/@original"
        seen_by = 0 if incoming.chat.startswith("#") else EPHEMERAL
        asked = incoming.kind is Kind.COMMAND  # the original then is "thinking…", else what was pressed
        replaces = asked or (reply.edits and bool(reply.text))
        bodies = render(reply)
        if replaces and bodies:
            async with turn():
                await self._post(original, bodies.pop(0), reply, method="PATCH")
        elif asked:
            async with turn():
                await self._rest.call("DELETE", original)
        for body in bodies:
            async with turn():
                await self._post(f"{hook}?wait=true", body | {"flags": body["flags"] | seen_by}, reply)
        if reply.closes and not replaces:
            await self._take_buttons_off(original)

    async def _take_buttons_off(self, message: str) -> None:
        try:
            await self._rest.call("PATCH", message, {"components": []})
        except SendError as error:  # the answer has arrived; that is what counts
            log.info("discord_buttons_stay", reason=error.reason)

    async def _post(self, path: str, body: dict[str, Any], reply: Reply, method: str = "POST") -> Any:
        return await self._rest.call(method, path, body, reply.document if "attachments" in body else None)

    async def _channel_of(self, chat: str) -> str:
        if chat.startswith("#"):
            return chat[1:]
        if chat not in self._direct:
            self._direct[chat] = await self._open_direct(chat)
            await self._opened(chat, f"#{self._direct[chat]}")
        return self._direct[chat]

    async def _open_direct(self, user: str) -> str:
        """Open a person's DM, unless Discord wants no more of them opened for now."""
        now = asyncio.get_running_loop().time()
        if now < self._direct_again_at:
            raise SendError(Fate.NOT_SENT, DM_LIMIT, self._direct_again_at - now)
        try:
            opened = await self._rest.call("POST", "/users/@me/channels", {"recipient_id": user})
        except SendError as error:
            if error.reason == DM_LIMIT:
                self._direct_again_at = now + (error.retry_after or 0)
            if error.fate is Fate.UNCERTAIN:  # of the message nothing has left yet
                raise SendError(Fate.NOT_SENT, error.reason) from error
            raise
        return str(opened["id"])


def _short(nonce: str, part: int) -> str:
    """A nonce of 24 characters (Discord takes 25) for one part of a message."""
    return hashlib.blake2b(f"{nonce}/{part}".encode(), digest_size=12).hexdigest()
