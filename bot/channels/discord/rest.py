"""Discord's HTTP interface: one try a call, and every failure classified."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import aiohttp
import discord

from academy.messages import Document
from bot.channels import Fate, SendError

# The reason of a SendError when an interaction can no longer be answered (15 minutes, or never acknowledged).
EXPIRED = "expired"

# The reason of a SendError when Discord wants no more DMs opened for now; says nothing about the person.
DM_LIMIT = "dm_limit"

# Seconds. Discord names none for these two, and knocking on regardless gets an IP banned.
DM_PAUSE = 600.0
TOKEN_PAUSE = 60.0

# Discord's own error codes say more than the status they come with (docs: "JSON error codes").
_REASONS = {
    10003: (Fate.UNREACHABLE, "unknown_channel", None),
    10004: (Fate.UNREACHABLE, "unknown_server", None),
    10013: (Fate.UNREACHABLE, "unknown_user", None),
    50001: (Fate.UNREACHABLE, "no_access", None),
    50007: (Fate.UNREACHABLE, "dm_closed", None),
    50013: (Fate.UNREACHABLE, "no_permission", None),
    50033: (Fate.UNREACHABLE, "unknown_user", None),
    50278: (Fate.UNREACHABLE, "no_shared_server", None),
    10008: (Fate.REFUSED, EXPIRED, None),  # the message of an interaction that was never acknowledged
    10015: (Fate.REFUSED, EXPIRED, None),
    10062: (Fate.REFUSED, EXPIRED, None),
    50027: (Fate.REFUSED, EXPIRED, None),
    20026: (Fate.NOT_SENT, DM_LIMIT, DM_PAUSE),  # flagged as a sender of spam
    40003: (Fate.NOT_SENT, DM_LIMIT, DM_PAUSE),  # opened too fast
}
_STATUSES = {
    401: (Fate.NOT_SENT, "token", TOKEN_PAUSE),
    403: (Fate.UNREACHABLE, "forbidden", None),
    404: (Fate.UNREACHABLE, "not_found", None),
    503: (Fate.NOT_SENT, "unavailable", None),
}


class Rest:
    """Calls to Discord with the bot's token.

    discord.py's own client does not make them: it waits out a 429 and tries a 5xx again for half a minute unseen,
    and gives up only after five; then neither pace nor the record of attempts could know what happened.
    """

    def __init__(self, base: str, token: str) -> None:
        self._base = base.rstrip("/")
        self._headers = {"Authorization": f"Bot {token}", "User-Agent": _user_agent()}
        self._session: aiohttp.ClientSession | None = None

    async def call(self, method: str, path: str, body: object = None, document: Document | None = None) -> Any:
        """Make one call and return Discord's answer. Raises SendError.

        Only a POST can do something twice: any other call whose outcome is unknown may be made again, so it counts
        as not sent.
        """
        unknown = Fate.UNCERTAIN if method == "POST" else Fate.NOT_SENT
        try:
            status, headers, answer = await self._exchange(method, path, body, document)
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise SendError(Fate.NOT_SENT, "connection") from error
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            raise SendError(unknown, "timeout") from error
        if status >= 300:
            raise failure(status, headers, answer, unknown)
        return answer

    async def close(self) -> None:
        """Let go of connections."""
        if self._session:
            await self._session.close()
            self._session = None

    async def _exchange(
        self, method: str, path: str, body: object, document: Document | None
    ) -> tuple[int, Mapping[str, str], Any]:
        self._session = self._session or aiohttp.ClientSession(
            headers=self._headers, timeout=aiohttp.ClientTimeout(total=20, connect=10)
        )
        content = {"data": _form(body, document)} if document else {"json": body}
        async with self._session.request(method, self._base + path, **content) as response:
            return response.status, response.headers, _parsed(await response.text())


def failure(status: int, headers: Mapping[str, str], answer: Any, unknown: Fate) -> SendError:
    """What an answer of 300 and above means; `unknown` is for those after which anything may have happened."""
    said = answer if isinstance(answer, dict) else {}
    if status == 429:
        seconds = said.get("retry_after") or headers.get("Retry-After") or 1
        return SendError(Fate.NOT_SENT, "flood", float(seconds))
    if known := _REASONS.get(said.get("code", 0)) or _STATUSES.get(status):
        return SendError(*known)
    return SendError(unknown if status >= 500 else Fate.REFUSED, f"http_{status}")


def _form(body: object, document: Document) -> aiohttp.FormData:
    form = aiohttp.FormData(quote_fields=False)  # Discord does not read "files%5B0%5D"
    form.add_field("payload_json", json.dumps(body), content_type="application/json")
    form.add_field("files[0]", document.content, filename=document.name, content_type=document.mime)
    return form


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:  # nothing at all, or a page of a proxy in between
        return None


def _user_agent() -> str:
    # Discord refuses a client that does not introduce itself this way.
    return f"DiscordBot ({discord.__title__}, {discord.__version__})"
