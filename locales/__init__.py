"""Everything that is said to people, in their language."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import FluentType

from academy.programme import LANGUAGES

FOLDER = Path(__file__).parent


class MissingText(KeyError):  # noqa: N818 – reads as what happened
    """A key that no catalogue has, or a text whose placeholder got no value."""


def text(language: str, key: str, **values: object) -> str:
    """The text of a key ("topic-name" or "topic-name.attribute") in a language, with its placeholders filled.

    `**` is bold in our texts, so it is taken apart in values. Raises MissingText.
    """
    name, _, attribute = key.partition(".")
    bundle = _bundle(language)
    if not bundle.has_message(name):
        raise MissingText(key)
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
    return frozenset(_bundle("en")._messages)


def own_name(language: str) -> str:
    """A language's name in itself."""
    return text(language, "language-own-name")


@cache
def _bundle(language: str) -> FluentBundle:
    if language not in LANGUAGES:
        raise MissingText(language)
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(FluentResource((FOLDER / f"{language}.ftl").read_text("utf-8")))
    return bundle


def _plain(value: object) -> FluentType | str | int | float:
    if isinstance(value, str):
        return value.replace("**", "*\u2060*")
    if isinstance(value, (int, float)):
        return value
    raise TypeError(f"a text takes words and numbers, not {value!r}")
