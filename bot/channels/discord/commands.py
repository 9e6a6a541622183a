"""The menu of slash commands, with names and descriptions in every language."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

# English is what every other locale falls back to.
BASE = "en"
LOCALES = {"fr": ("fr",), "es": ("es-ES", "es-419"), "pt": ("pt-BR",)}

# The one option of a command that takes words.
OPTION = "text"
DESCRIPTION_LIMIT = 100

# Discord's numbers: a text option; installed in a server; used in a server and in private with the bot.
_STRING = 3
_IN_SERVERS = [0]
_SERVER_AND_PRIVATE = [0, 1]


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command.

    `name` is what handlers know it by; `names` are how it is called in other languages than English, where it is
    (1-32 lower-case letters, digits, `-`, `_`). `descriptions` and `argument`, which says what may be typed behind
    it (empty: nothing), are by language, English always among them; longer ones than 100 characters are cut.
    """

    name: str
    names: Mapping[str, str]
    descriptions: Mapping[str, str]
    argument: Mapping[str, str]


def menu(commands: Sequence[Command], *, everywhere: bool = True) -> list[dict[str, Any]]:
    """The commands as the body of Discord's "bulk overwrite": of global application commands, or a server's."""
    where = {"integration_types": _IN_SERVERS, "contexts": _SERVER_AND_PRIVATE} if everywhere else {}
    return [_payload(command) | where for command in commands]


def fingerprint(application: int, body: Sequence[Mapping[str, Any]]) -> str:
    """What changes when the menu does, or the bot it belongs to."""
    written = json.dumps([application, body], sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()


def _payload(command: Command) -> dict[str, Any]:
    return {
        "type": 1,
        "name": command.name,
        "name_localizations": _localized(command.names),
        **_described(command.descriptions),
        "options": [_option(command.argument)] if command.argument else [],
    }


def _option(argument: Mapping[str, str]) -> dict[str, Any]:
    return {"type": _STRING, "name": OPTION, "required": False, **_described(argument)}


def _described(texts: Mapping[str, str]) -> dict[str, Any]:
    short = {language: text[:DESCRIPTION_LIMIT] for language, text in texts.items()}
    return {"description": short[BASE], "description_localizations": _localized(short)}


def _localized(texts: Mapping[str, str]) -> dict[str, str]:
    return {locale: texts[language] for language in LOCALES if language in texts for locale in LOCALES[language]}
