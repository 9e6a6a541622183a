"""Telegram as a channel: receiving by polling or webhook, answering, sending."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from hmac import compare_digest
from typing import Literal

import structlog

from academy.messages import Incoming, Reply
from bot.channels import Fate, Receive, SendError, SettingRefusedError, Turn
from bot.channels.pictures import with_picture
from bot.channels.telegram.api import Api
from bot.channels.telegram.intake import AT_ONCE, Intake
from bot.channels.telegram.parse import UPDATES
from bot.channels.telegram.patience import persist
from bot.channels.telegram.polling import Polling, Update
from bot.channels.telegram.render import Call
from bot.channels.telegram.sending import Sending

WEBHOOK_PATH = "/telegram/webhook"
SECRET_HEADER = "x-telegram-bot-api-secret-token"  # noqa: S105 - a header's name
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
BODY_BYTES = 1_000_000

log = structlog.get_logger(__name__)


class TelegramChannel:
    """A bot on Telegram.

    `api_url` is without "/bot". `secret` and `public_url` are for webhooks only. `menus` are the commands with
    their descriptions by two-letter language, "" for everybody else.
    """

    name = "telegram"

    def __init__(
        self,
        token: str,
        api_url: str,
        mode: Literal["polling", "webhook"],
        secret: str,
        public_url: str,
        menus: Mapping[str, Sequence[tuple[str, str]]],
    ) -> None:
        self._api = Api(token, api_url)
        self._sending = Sending(self._api)
        self._mode = mode
        self._secret = secret
        self._webhook_url = public_url.rstrip("/") + WEBHOOK_PATH
        self._menus = menus
        self._intake: Intake | None = None
        self.username = ""  # our own; not known before Telegram has told

    async def run(self, receive: Receive) -> None:
        """Receive until cancelled. Raises SettingRefusedError for a wrong token, secret or address."""
        self.username = username = await persist(self._own_name)
        self._intake = Intake(receive, username)
        menus = asyncio.create_task(self._publish_menus())
        log.info("telegram_starts", mode=self._mode, username=username)
        try:
            await (self._poll(self._intake) if self._mode == "polling" else self._await_webhooks())
        finally:
            menus.cancel()

    async def webhook(self, headers: Mapping[str, str], body: bytes) -> int:
        """Take one call of the webhook and return the HTTP status of the answer: 200 after commit.

        403 without the secret, 413 over a megabyte, 400 when it is no update, 503 before `run`, 500 when it could
        not be committed; Telegram delivers again what was not answered by 200.
        """
        given = next((value for name, value in headers.items() if name.lower() == SECRET_HEADER), "")
        if not self._secret or not compare_digest(given.encode(), self._secret.encode()):
            return 403
        if len(body) > BODY_BYTES:
            return 413
        try:
            update = json.loads(body)
        except ValueError:
            return 400
        if not isinstance(update, dict):
            return 400
        if not self._intake:
            return 503
        return 200 if await self._intake.take_once(update) else 500

    async def answer(self, incoming: Incoming, reply: Reply, turn: Turn = nullcontext) -> None:
        """Answer somebody; see `Sending.answer`. Raises SendError."""
        await self._sending.answer(incoming, await with_picture(reply), turn)

    async def send(self, chat: str, reply: Reply, nonce: str, turn: Turn = nullcontext) -> str:
        """Send unasked and return the id of the last message; see `Sending.send`. Raises SendError."""
        return await self._sending.send(chat, reply, nonce, turn)

    async def edit(self, chat: str, message: str, reply: Reply) -> None:
        """Put a reply in the place of a message; see `Sending.edit`. Raises SendError."""
        await self._sending.edit(chat, message, reply)

    def awake(self, chat: str) -> bool:
        """The platform announces messages."""
        return True

    async def close(self) -> None:
        """Close the connections to Telegram."""
        await self._api.close()

    async def _own_name(self) -> str:
        try:
            me = await self._api.call("getMe", {})
        except SendError as error:
            if error.fate is Fate.REFUSED:
                raise SettingRefusedError("TELEGRAM_API_URL: what answers there is not the Bot API") from None
            raise
        return str(me.get("username", ""))  # the emulator's bot has none

    async def _poll(self, intake: Intake) -> None:
        await persist(lambda: self._api.call("deleteWebhook", {}))
        await Polling(self._fetch, intake.take).run()

    async def _fetch(self, offset: int, seconds: int) -> list[Update]:
        params = {"timeout": seconds, "allowed_updates": UPDATES, **({"offset": offset} if offset else {})}
        updates: list[Update] = await self._api.call("getUpdates", params, wait=seconds + 10)
        return updates

    async def _await_webhooks(self) -> None:
        if not SECRET.fullmatch(self._secret):
            raise SettingRefusedError("TELEGRAM_WEBHOOK_SECRET: 1 to 256 letters, digits, - and _ are needed")
        await persist(self._set_webhook)
        await asyncio.Event().wait()

    async def _set_webhook(self) -> None:
        params = {
            "url": self._webhook_url,
            "secret_token": self._secret,
            "max_connections": AT_ONCE,
            "allowed_updates": UPDATES,
        }
        try:
            await self._api.call("setWebhook", params)
        except SendError as error:
            if error.fate is Fate.REFUSED:
                wanted = "it wants https on port 443, 80, 88 or 8443"
                raise SettingRefusedError(f"PUBLIC_URL: no webhook at {self._webhook_url}; {wanted}") from None
            raise

    async def _publish_menus(self) -> None:
        for language, commands in self._menus.items():
            menu = [{"command": name, "description": description} for name, description in commands]
            where = {"language_code": language} if language else {}
            await self._sending.aside(Call("setMyCommands", {"commands": menu, **where}))
