"""A small Discord: as much of its HTTP interface and gateway as a bot needs to log in, answer and send.

In a test, on its own loop:

    async with DiscordStub() as stub:
        channel = DiscordChannel(stub.token, …, api_url=stub.api_url, gateway_url=stub.gateway_url)
        …
        pressed = await stub.press("4815", message_id, "a:join.start")

As a process of its own (`python -m tests.support.discord_stub [--port 0]`): it prints one line of JSON with
`api_url`, `gateway_url`, `control_url` and `token` (for DISCORD_API_URL, DISCORD_GATEWAY_URL and DISCORD_TOKEN)
and runs until it is terminated. Every verb of `VERBS` is then a POST of its arguments as JSON to
`{control_url}/{verb}`, such as `/slash {"user": "4815", "name": "agenda", "locale": "fr"}`; it answers with the id
of the interaction or message. GET `{control_url}/state` shows all that happened: `requests` (method, path, body,
files), `messages` and `interactions` by id, `commands`, `identified` and `resumed`.

Like the real one it refuses what is beyond Discord's limits (400), a second acknowledgement (400, code 40060),
follow-ups to what was not acknowledged (404) or is too old (401, see `expire`), and answers a repeated nonce with
the first message. Events while the bot is away reach it when it resumes, and are lost when it starts anew.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from dataclasses import asdict
from typing import Any

from aiohttp import web

from tests.support.discord_api import APPLICATION, BOT, TOKEN, Api, Interaction, channel_of, person
from tests.support.discord_gateway import Gateway

VERBS = ("slash", "press", "choose", "write", "say", "edit", "fail", "mend", "drop", "expire")

# Kinds of interaction.
COMMAND, COMPONENT, FORM = 2, 3, 5


class DiscordStub:
    """A Discord on 127.0.0.1 with one bot; a server has one channel."""

    def __init__(self, port: int = 0) -> None:
        self.token = TOKEN
        self.api_url = self.gateway_url = self.control_url = ""
        self.api = Api()
        ready = {"v": 10, "user": BOT, "guilds": [], "application": {"id": APPLICATION, "flags": 0}}
        self.gateway = Gateway(TOKEN, ready)
        self._port = port

    async def __aenter__(self) -> DiscordStub:
        app = web.Application(middlewares=[self.api.recorded])
        app.add_routes(self.api.routes())
        app.router.add_get("/gateway", self.gateway.connect)
        app.router.add_get("/control/state", self._show)
        app.router.add_post("/control/{verb}", self._obey)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port).start()
        host = f"127.0.0.1:{self._runner.addresses[0][1]}"
        self.api_url, self.control_url = f"http://{host}/api/v10", f"http://{host}/control"
        self.gateway_url = self.api.gateway_url = self.gateway.url = f"ws://{host}/gateway"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.drop()
        await self._runner.cleanup()

    async def slash(self, user: str, name: str, text: str = "", guild: str = "", locale: str = "en-US") -> str:
        """A person uses a slash command, with words behind it or without; `guild` empty: in private."""
        options = [{"type": 3, "name": "text", "value": text}] if text else []
        data = {"id": "1", "type": 1, "name": name, "options": options}
        return await self._interact(COMMAND, data, user, guild, locale)

    async def press(self, user: str, message: str, custom_id: str, guild: str = "", locale: str = "en-US") -> str:
        """A person presses a button of a message."""
        data = {"component_type": 2, "custom_id": custom_id}
        return await self._interact(COMPONENT, data, user, guild, locale, message)

    async def choose(
        self, user: str, message: str, custom_id: str, value: str, guild: str = "", locale: str = "en-US"
    ) -> str:
        """A person chooses an option of a select."""
        data = {"component_type": 3, "custom_id": custom_id, "values": [value]}
        return await self._interact(COMPONENT, data, user, guild, locale, message)

    async def write(self, user: str, opened: str, text: str, guild: str = "", locale: str = "en-US") -> str:
        """A person sends off the form that the interaction `opened` was answered with."""
        button = self.api.interactions[opened]
        assert button.form, "no form was opened"
        asked = button.form["components"][0]["component"]
        box = {"type": 4, "id": 2, "custom_id": asked["custom_id"], "value": text}
        data = {"custom_id": button.form["custom_id"], "components": [{"type": 18, "id": 1, "component": box}]}
        return await self._interact(FORM, data, user, guild, locale, button.source)

    async def say(self, user: str, text: str, guild: str = "", mentions_bot: bool = False) -> str:
        """A person writes a message, in private or in a server's channel."""
        where = {"guild_id": guild, "member": _member(user)} if guild else {}
        body = {"content": text, "mentions": [BOT] if mentions_bot else []}
        message = self.api.add_message(channel_of(user, guild), body, person(user))
        await self.gateway.dispatch("MESSAGE_CREATE", message | where)
        return str(message["id"])

    async def edit(self, message: str, text: str, at: str | None = "2021-11-15T09:00:00+00:00") -> str:
        """A person changes a message in private; `at` None: Discord added a preview to one that never was."""
        self.api.messages[message] |= {"content": text, "edited_timestamp": at}
        await self.gateway.dispatch("MESSAGE_UPDATE", self.api.messages[message])
        return message

    async def fail(self, method: str, path: str, status: int, body: Any = None, times: int = 1) -> None:
        """The next calls to a path (may hold `*`) get this answer, undone.

        Status 0: done, but never answered; -1: neither.
        """
        self.api.faults.append({"method": method, "path": path, "status": status, "body": body, "times": times})

    async def mend(self) -> None:
        """Nothing fails any more."""
        self.api.faults.clear()

    async def drop(self) -> None:
        """The gateway's connection breaks."""
        await self.gateway.drop()

    async def expire(self) -> None:
        """Fifteen minutes pass for every interaction so far."""
        for interaction in self.api.interactions.values():
            interaction.expired = True

    def state(self) -> dict[str, Any]:
        """All that happened."""
        return {
            "requests": self.api.requests,
            "messages": self.api.messages,
            "interactions": {key: asdict(value) for key, value in self.api.interactions.items()},
            "commands": self.api.commands,
            "identified": self.gateway.identified,
            "resumed": self.gateway.resumed,
        }

    async def _interact(
        self, kind: int, data: dict[str, Any], user: str, guild: str, locale: str, source: str = ""
    ) -> str:
        done = Interaction(next(self.api.ids), user, channel_of(user, guild), source)
        self.api.interactions[done.id] = done
        payload = {"id": done.id, "token": done.token, "application_id": APPLICATION, "version": 1, "type": kind}
        payload |= {"data": data, "locale": locale, "attachment_size_limit": 10_000_000}
        channel = {"name": "general", "position": 0, "nsfw": False, "parent_id": None, "permission_overwrites": []}
        payload |= {"channel": channel | {"id": done.channel, "type": 0 if guild else 1}}
        payload |= {"message": self.api.messages[source]} if source else {}
        payload |= {"guild_id": guild, "member": _member(user)} if guild else {"user": person(user)}
        await self.gateway.dispatch("INTERACTION_CREATE", payload)
        return done.id

    async def _obey(self, request: web.Request) -> web.Response:
        verb = request.match_info["verb"]
        if verb not in VERBS:
            return web.json_response({"verbs": VERBS}, status=404)
        return web.json_response(await getattr(self, verb)(**await request.json()))

    async def _show(self, _: web.Request) -> web.Response:
        return web.json_response(self.state())


def _member(user: str) -> dict[str, Any]:
    joined = "2021-11-01T08:00:00+00:00"
    return {"user": person(user), "roles": [], "joined_at": joined, "deaf": False, "mute": False, "flags": 0}


async def _serve(port: int) -> None:
    async with DiscordStub(port) as stub:
        names = ("api_url", "gateway_url", "control_url", "token")
        sys.stdout.write(json.dumps({name: getattr(stub, name) for name in names}) + "\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="A small Discord for tests.")
    parser.add_argument("--port", type=int, default=0)
    asyncio.run(_serve(parser.parse_args().port))
