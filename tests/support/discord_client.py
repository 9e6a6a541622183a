"""A Discord in a process of its own (`tests.support.discord_stub`), and people who use it.

with running_discord() as discord:
    # start the assistant with discord.settings
    ana = discord.person("4815", locale="pt-BR")
    ana.slash("start")
    ana.press("go", ana.reads(lambda said: "…" in said.text))
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from tests.support.telegram import wait_until

Json = dict[str, Any]

EPHEMERAL = 64
ESCAPED = re.compile(r"\\([\\*_~|`<\[#>-])")


@dataclass(frozen=True)
class Said:
    """One message of the bot."""

    id: str
    text: str  # as people see it
    channel: str
    private: bool  # only one person sees it
    components: tuple[Json, ...]
    files: tuple[Json, ...] = ()

    def place_of(self, action: str) -> Json | None:
        """The button or menu that has this action."""
        for one in self.components:
            offered = [option["value"] for option in one.get("options", ())]
            if one.get("custom_id") == f"a:{action}" or action in offered:
                return one
        return None


class Discord:
    """The stub from outside; its verbs are `call("fail", …)`, see `tests.support.discord_stub`."""

    def __init__(self, addresses: dict[str, str]) -> None:
        self._control = addresses["control_url"]
        self.settings = {
            "DISCORD_TOKEN": addresses["token"],
            "DISCORD_API_URL": addresses["api_url"],
            "DISCORD_GATEWAY_URL": addresses["gateway_url"],
            "DISCORD_FIRST_PER_MINUTE": "600",
        }

    def call(self, verb: str, **arguments: Any) -> Any:
        """Do something there."""
        return httpx.post(f"{self._control}/{verb}", json=arguments, timeout=10).raise_for_status().json()

    def state(self) -> Json:
        """All that happened."""
        return dict(httpx.get(f"{self._control}/state", timeout=10).raise_for_status().json())

    def calls(self, method: str, path: str) -> list[Json]:
        """The bot's calls of a path, a regular expression."""
        requests = self.state()["requests"]
        return [one for one in requests if one["method"] == method and re.fullmatch(path, one["path"])]

    def said(self) -> list[Said]:
        """What the bot wrote, in order."""
        return [_said(one) for one in self.state()["messages"].values() if one["author"].get("bot")]

    def person(self, user: str, locale: str, guild: str = "") -> DiscordPerson:
        """Somebody with this app language, in a server or in private."""
        return DiscordPerson(self, {"user": user, "locale": locale, "guild": guild})


class DiscordPerson:
    """Somebody who uses the bot."""

    def __init__(self, discord: Discord, who: dict[str, str]) -> None:
        self._discord = discord
        self._who = who

    def slash(self, name: str) -> None:
        """Use a slash command."""
        self._discord.call("slash", name=name, **self._who)

    def press(self, action: str, on: Said) -> None:
        """Press the button, or choose the option, that has this action."""
        place = on.place_of(action)
        assert place, f"no {action} under {on.text}"
        where = {"message": on.id, "custom_id": place["custom_id"]}
        if "options" in place:
            self._discord.call("choose", value=action, **where, **self._who)
        else:
            self._discord.call("press", **where, **self._who)

    def write(self, words: str, on: Said) -> None:
        """Press the button that opens a form, fill it in and send it off."""
        button = next(one for one in on.components if one.get("custom_id", "").startswith("write:"))
        opened = self._discord.call("press", message=on.id, custom_id=button["custom_id"], **self._who)
        wait_until(lambda: self._discord.state()["interactions"][opened]["form"])
        self._discord.call("write", opened=opened, text=words, **self._who)

    def reads(self, wanted: Callable[[Said], bool]) -> Said:
        """Wait for a message like that and return the newest."""
        try:
            return wait_until(lambda: next(filter(wanted, reversed(self._discord.said())), None), 30)
        except AssertionError:
            read = "\n".join(said.text for said in self._discord.said())
            raise AssertionError(f"not among:\n{read}") from None


def _said(message: Json) -> Said:
    inside = tuple(one for row in message["components"] for one in row["components"])
    text = ESCAPED.sub(r"\1", message["content"].replace("**", ""))
    private, files = bool(message["flags"] & EPHEMERAL), tuple(message["attachments"])
    return Said(message["id"], text, message["channel_id"], private, inside, files)


@contextmanager
def running_discord() -> Iterator[Discord]:
    """A Discord until the end of the block."""
    root = Path(__file__).parents[2]
    command = [sys.executable, "-m", "tests.support.discord_stub"]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            yield Discord(json.loads(process.stdout.readline()))
        finally:
            process.kill()
