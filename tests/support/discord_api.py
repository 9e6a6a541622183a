"""The HTTP half of the Discord stub: login, menu, messages, acknowledgements and follow-ups."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from fnmatch import fnmatch
from itertools import count
from typing import Any

from aiohttp import web

from tests.support.discord_limits import complaints

TOKEN = "stub.bot.token"
APPLICATION = "1170000000000000001"
BASE = "/api/v10"
EPHEMERAL = 64
BODY = web.RequestKey("body", dict)  # of a request, read once

# Kinds of acknowledgement.
THINKING, FORM = 5, 9

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def person(user: str, name: str = "ana") -> dict[str, Any]:
    """A user as Discord describes one."""
    return {"id": user, "username": name, "discriminator": "0", "global_name": name, "avatar": None}


BOT = person(APPLICATION, "brain") | {"bot": True}

_EMPTY_MESSAGE = {
    "content": "",
    "type": 0,
    "tts": False,
    "flags": 0,
    "timestamp": "2021-11-15T08:00:00+00:00",
    "edited_timestamp": None,
    "mention_everyone": False,
    "pinned": False,
} | {name: [] for name in ("mentions", "mention_roles", "attachments", "embeds", "components")}


@dataclass
class Interaction:
    """Who did what where, the kind of its acknowledgement (None: not yet), and the message it is about."""

    id: str
    user: str
    channel: str
    source: str  # the message whose button was pressed
    original: str = ""  # what "@original" means
    acknowledged: int | None = None
    ephemeral: bool = False
    form: dict[str, Any] | None = None
    expired: bool = False

    @property
    def token(self) -> str:
        """What its answers must name."""
        return f"token{self.id}"


class RefusedError(Exception):
    """Discord's answer with one of its error codes."""

    def __init__(self, status: int, code: int, *errors: str) -> None:
        super().__init__(status, code, errors)
        self.response = web.json_response({"code": code, "message": "refused", "errors": errors}, status=status)


@dataclass
class Api:
    """What Discord knows, and its answers."""

    requests: list[dict[str, Any]] = field(default_factory=list)
    messages: dict[str, dict[str, Any]] = field(default_factory=dict)
    interactions: dict[str, Interaction] = field(default_factory=dict)
    commands: list[dict[str, Any]] = field(default_factory=list)
    guild_commands: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    faults: list[dict[str, Any]] = field(default_factory=list)
    gateway_url: str = ""

    def __post_init__(self) -> None:
        self.ids = (str(number) for number in count(1180000000000000001))
        self._nonces: dict[tuple[str, str], str] = {}

    def routes(self) -> list[web.RouteDef]:
        """Every path the stub serves."""
        original = f"{BASE}/webhooks/{{application}}/{{token}}/messages/@original"
        return [
            web.get(f"{BASE}/users/@me", self._me),
            web.get(f"{BASE}/oauth2/applications/@me", self._application),
            web.get(f"{BASE}/gateway/bot", self._gateway),
            web.put(f"{BASE}/applications/{{application}}/commands", self._put_commands),
            web.put(f"{BASE}/applications/{{application}}/guilds/{{guild}}/commands", self._put_guild_commands),
            web.post(f"{BASE}/users/@me/channels", self._open_direct),
            web.post(f"{BASE}/channels/{{channel}}/messages", self._post_message),
            web.patch(f"{BASE}/channels/{{channel}}/messages/{{message}}", self._edit_message),
            web.post(f"{BASE}/interactions/{{interaction}}/{{token}}/callback", self._callback),
            web.post(f"{BASE}/webhooks/{{application}}/{{token}}", self._follow_up),
            web.patch(original, self._edit_original),
            web.delete(original, self._delete_original),
        ]

    @web.middleware
    async def recorded(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Write down every call, refuse a wrong token, and fail where told to."""
        if not request.path.startswith(BASE):
            return await handler(request)
        path = request.path.removeprefix(BASE)
        request[BODY], files = await _content(request)
        self.requests.append({"method": request.method, "path": path, "body": request[BODY], "files": files})
        answer = await self._answer(request, handler, self._fault(request.method, path))
        answer.headers["Content-Type"] = "application/json"  # discord.py reads no other, not even with a charset
        return answer

    def add_message(self, channel: str, body: dict[str, Any], author: dict[str, Any]) -> dict[str, Any]:
        """A new message in a channel."""
        message = _EMPTY_MESSAGE | body | {"id": next(self.ids), "channel_id": channel, "author": author}
        self.messages[message["id"]] = message
        return message

    async def _answer(
        self, request: web.Request, handler: Handler, fault: dict[str, Any] | None
    ) -> web.StreamResponse:
        if fault and fault["status"] > 0:
            return web.json_response(fault["body"], status=fault["status"])
        if fault and fault["status"] < 0 and request.transport:
            request.transport.abort()
            return web.Response()
        try:
            if request.headers.get("Authorization") != f"Bot {TOKEN}":
                raise RefusedError(401, 0)
            answer = await handler(request)
        except RefusedError as refused:
            return refused.response
        if fault and request.transport:
            request.transport.abort()
        return answer

    def _fault(self, method: str, path: str) -> dict[str, Any] | None:
        for fault in self.faults:
            if fault["times"] and fault["method"] == method and fnmatch(path, fault["path"]):
                fault["times"] -= 1
                return fault
        return None

    async def _me(self, _: web.Request) -> web.Response:
        return web.json_response(BOT)

    async def _application(self, _: web.Request) -> web.Response:
        facts = {"id": APPLICATION, "name": "brain", "description": "", "icon": None, "verify_key": ""}
        public = {"bot_public": True, "bot_require_code_grant": False, "owner": person("1")}
        return web.json_response(facts | public)

    async def _gateway(self, _: web.Request) -> web.Response:
        starts = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
        return web.json_response({"url": self.gateway_url, "shards": 1, "session_start_limit": starts})

    async def _put_commands(self, request: web.Request) -> web.Response:
        self.commands = request[BODY]
        return web.json_response(self.commands)

    async def _put_guild_commands(self, request: web.Request) -> web.Response:
        if any({"contexts", "integration_types"} & command.keys() for command in request[BODY]):
            raise RefusedError(400, 50035, "only global commands say where they are offered")
        self.guild_commands[request.match_info["guild"]] = request[BODY]
        return web.json_response(request[BODY])

    async def _open_direct(self, request: web.Request) -> web.Response:
        return web.json_response({"id": channel_of(request[BODY]["recipient_id"]), "type": 1})

    async def _post_message(self, request: web.Request) -> web.Response:
        channel, body = request.match_info["channel"], _valid(request[BODY])
        key = (channel, str(body.get("nonce")))
        if body.get("enforce_nonce") and key in self._nonces:
            return web.json_response(self.messages[self._nonces[key]])
        message = self.add_message(channel, body, BOT)
        self._nonces[key] = message["id"]
        return web.json_response(message)

    async def _edit_message(self, request: web.Request) -> web.Response:
        message = self.messages.get(request.match_info["message"])
        if not message or message["channel_id"] != request.match_info["channel"]:
            raise RefusedError(404, 10008)
        message |= _valid(request[BODY])
        return web.json_response(message)

    async def _callback(self, request: web.Request) -> web.Response:
        known = self.interactions.get(request.match_info["interaction"])
        if not known or known.expired:
            raise RefusedError(404, 10062)
        if known.acknowledged is not None:
            raise RefusedError(400, 40060)
        kind, data = request[BODY]["type"], request[BODY].get("data", {})
        known.acknowledged, known.form = kind, data if kind == FORM else None
        known.ephemeral = bool(data.get("flags", 0) & EPHEMERAL)
        known.original = self.add_message(known.channel, data, BOT)["id"] if kind == THINKING else known.source
        return web.Response(status=204)

    async def _follow_up(self, request: web.Request) -> web.Response:
        known = self._answerable(request)
        return web.json_response(self.add_message(known.channel, _valid(request[BODY]), BOT))

    async def _edit_original(self, request: web.Request) -> web.Response:
        message = self.messages[self._original(request)]
        message |= _valid(request[BODY]) | {"flags": message["flags"]}  # who sees it stays as it was
        return web.json_response(message)

    async def _delete_original(self, request: web.Request) -> web.Response:
        del self.messages[self._original(request)]
        return web.Response(status=204)

    def _original(self, request: web.Request) -> str:
        message = self._answerable(request).original
        if message not in self.messages:
            raise RefusedError(404, 10008)
        return message

    def _answerable(self, request: web.Request) -> Interaction:
        known = self.interactions.get(request.match_info["token"].removeprefix("token"))
        if known and known.expired:
            raise RefusedError(401, 50027)
        if not known or known.acknowledged is None:
            raise RefusedError(404, 10015)
        return known


def channel_of(user: str, guild: str = "") -> str:
    """The channel of a person's DM, or the only one of a server."""
    return f"9{guild}" if guild else f"8{user}"


def _valid(body: dict[str, Any]) -> dict[str, Any]:
    if wrong := complaints(body):
        raise RefusedError(400, 50035, *wrong)
    return body


async def _content(request: web.Request) -> tuple[Any, list[str]]:
    if request.content_type == "multipart/form-data":
        form: Any = await request.post()
        files = [part for part in form.values() if isinstance(part, web.FileField)]
        body = json.loads(form["payload_json"])
        for told, part in zip(body.get("attachments", ()), files, strict=False):
            told |= {"content_type": part.content_type, "begins": part.file.read(4).hex()}
        return body, [part.filename for part in files]
    return (await request.json() if request.can_read_body else None), []
