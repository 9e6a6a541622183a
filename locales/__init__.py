"""Everything that is said to people, in their language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import FluentType

from academy.programme import LANGUAGES

FOLDER = Path(__file__).parent
_ENTRY = re.compile(r"^(?=[a-z])", re.MULTILINE)
_QUOTED = re.compile(r"\{\s*([a-z][\w-]*)")  # texts that a text is made of


class MissingText(KeyError):  # noqa: N818 – reads as what happened
    """A key that no catalogue has, or a text whose placeholder got no value."""


def text(language: str, key: str, **values: object) -> str:
    """The text of a key ("topic-name" or "topic-name.attribute") in a language, with its placeholders filled.

    `**` is bold in our texts, so it is taken apart in values. Raises MissingText.
    """
    name, _, attribute = key.partition(".")
    bundle = _bundle(language)
    if not bundle.has_message(name):
        _parse(language, name)
    message = bundle.get_message(name)
    pattern = message.attributes.get(attribute) if attribute else message.value
    if pattern is None:
        raise MissingText(key)
    written, faults = bundle.format_pattern(pattern, {name: _plain(value) for name, value in values.items()})
    if faults:
        raise MissingText(key, faults)
    return str(written)


def keys() -> frozenset[str]:
    """All keys of the English catalogue, which the others must match."""
    return frozenset(_sources("en"))


def own_name(language: str) -> str:
    """A language's name in itself."""
    return text(language, "language-own-name")


@cache
def _bundle(language: str) -> FluentBundle:
    return FluentBundle([language], use_isolating=False)


@cache
def _sources(language: str) -> Mapping[str, str]:
    if language not in LANGUAGES:
        raise MissingText(language)
    entries = _ENTRY.split((FOLDER / f"{language}.ftl").read_text("utf-8"))[1:]
    return {entry.split(maxsplit=1)[0]: entry for entry in entries}


def _parse(language: str, name: str) -> None:
    """Parse a text when it is first used: all four catalogues at once hold up a start by a third of a second."""
    source = _sources(language).get(name)
    if source is None:
        raise MissingText(name)
    for quoted in _QUOTED.findall(source):
        _parse(language, quoted)  # first, because another thread may use this text as soon as the bundle has it
    _bundle(language).add_resource(FluentResource(source))


def _plain(value: object) -> FluentType | str | int | float:
    if isinstance(value, str):
        return value.replace("**", "*\u2060*")
    if isinstance(value, (int, float)):
        return value
    raise TypeError(f"a text takes words and numbers, not {value!r}")
