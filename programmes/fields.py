"""How the values of a programme are written: texts in several languages, choices, numbers, links."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlsplit

from yaml import MappingNode

from academy.programme import LANGUAGES, Words
from programmes.faults import closest, meant
from programmes.table import Table, plain

Choice = TypeVar("Choice", bound=StrEnum)
SAID = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}
NONE = {"no", "none", "off"}
WHOLE = re.compile(r"[1-9]\d{0,5}", re.ASCII)
COUNT = re.compile(r"(?<!\d)\d{1,4}(?!\d)", re.ASCII)
NUMBER = re.compile(r"\d{1,6}(?:[.,]\d{1,6})?", re.ASCII)


def read_words(table: Table, key: str, languages: tuple[str, ...]) -> Words:
    """A text in each language of the edition.

    `fallback: en` among them fills those that are not written with the English text.
    """
    node = table.node(key)
    if node is None:
        return {}
    if not isinstance(node, MappingNode):
        lines = ", ".join(f"{language}: …" for language in languages)
        table.fault(key, f"'{key}' should be written once a language", f"put below it {lines}")
        return {}
    written = table.group(key, f"text '{key}'", (), (*LANGUAGES, "fallback"))
    texts = {language: written.text(language) for language in LANGUAGES if written.node(language)}
    fallback = _fallback(written, texts)
    missing = [language for language in languages if language not in texts]
    if missing and not fallback:
        table.fault(key, f"'{key}' is missing in {', '.join(missing)}", "add it, or a line such as fallback: en")
    return texts | {language: texts.get(fallback, "") for language in missing}


def _fallback(written: Table, texts: dict[str, str]) -> str:
    named = plain(written.text("fallback"))
    if named and named not in texts:
        written.fault("fallback", f"fallback '{named}' has no text here", meant(named, list(texts)))
    return named


def read_languages(table: Table, key: str, otherwise: tuple[str, ...]) -> tuple[str, ...]:
    """Language codes beside each other, such as `en fr es`; `none` for no language at all."""
    if table.node(key) is None:
        return otherwise
    tokens = table.tokens(key)
    if [plain(token) for token in tokens] == ["none"]:
        return ()
    return _chosen(table, key, tokens, LANGUAGES)


def read_choices(table: Table, key: str, choices: type[Choice]) -> tuple[Choice, ...]:
    """Several of a choice, beside each other: `government union`."""
    return tuple(map(choices, _chosen(table, key, table.tokens(key), tuple(choices))))


def _chosen(table: Table, key: str, tokens: list[str], known: tuple[str, ...]) -> tuple[str, ...]:
    names = [plain(token) for token in tokens]
    for name, token in zip(names, tokens, strict=True):
        if name not in known:
            table.fault(key, f"unknown '{token}' in '{key}'", meant(name, known))
        elif names.count(name) > 1:
            table.fault(key, f"'{token}' stands twice in '{key}'", "remove one")
    # What was nearly right counts, so that nothing else seems wrong for its sake.
    likely = [name if name in known else closest(name, known) for name in names]
    return tuple(dict.fromkeys(name for name in likely if name))


def read_choice(table: Table, key: str, otherwise: Choice) -> Choice:
    """One of the values of an enumeration."""
    known = {plain(choice): choice for choice in type(otherwise)}
    written = table.text(key)
    if written and plain(written) not in known:
        table.fault(key, f"unknown {key} '{written}'", meant(plain(written), list(known)))
    return known.get(plain(written), otherwise)


def read_yes(table: Table, key: str, otherwise: bool) -> bool:
    """A yes or no."""
    return table.read(key, lambda written: SAID.get(written.casefold()), otherwise, "write yes or no")


def read_link(table: Table, key: str) -> str:
    """A web address, or nothing."""
    written = table.text(key)
    bare = "." in written and "://" not in written and _link(f"https://{written}")
    hint = f"did you mean {bare}?" if bare else "a link begins with https:// and has no spaces"
    return table.read(key, _link, "", hint)


def _link(written: str) -> str | None:
    try:
        parts = urlsplit(written)
    except ValueError:
        return None
    proper = parts.scheme in {"http", "https"} and parts.hostname and len(written.split()) == 1
    return written if proper else None


def read_seats(table: Table, key: str) -> int | None:
    """A number of places of at least 1; None for no limit."""
    if plain(table.text(key)) in NONE:
        return None
    hint = "a whole number of at least 1; leave the line out for no limit"
    return table.read(key, _positive, 0, hint) or None


def read_minutes(table: Table, key: str, otherwise: tuple[int, ...]) -> tuple[int, ...]:
    """Whole minutes beside each other, longest first; `none` for none."""
    if table.node(key) is None:
        return otherwise
    tokens = table.tokens(key)
    if [plain(token) for token in tokens] in ([each] for each in NONE):
        return ()
    minutes = {token: _positive(token) for token in tokens}
    for token, value in minutes.items():
        if value is None:
            table.fault(key, f"'{key}' cannot be '{token}'", "whole numbers of minutes, such as 60 10")
    return tuple(sorted({value for value in minutes.values() if value}, reverse=True))


def read_count(table: Table, key: str, otherwise: int, noun: str) -> int:
    """A whole number, 0 too, of what the noun says."""
    figure = COUNT.search(table.text(key))
    hint = f"did you mean {figure[0]}?" if figure else f"a whole number of {noun}, such as {otherwise}"
    return table.read(key, _count, otherwise, hint)


def read_limit(table: Table, key: str) -> int | None:
    """A whole number at most, 0 too; None for no limit."""
    if plain(table.text(key)) in {"", *NONE}:
        return None
    return table.read(key, _count, 0, "a whole number, or none for no limit")


def _count(written: str) -> int | None:
    return int(written) if COUNT.fullmatch(written) else None


def _positive(written: str) -> int | None:
    return int(written) if WHOLE.fullmatch(written) else None


def read_share(table: Table, key: str, otherwise: float) -> float:
    """A share above 0 and up to 1, such as 0.8."""
    written = table.text(key)
    if not written:
        return otherwise
    exact = _decimal(written)
    if exact is not None and 0 < exact <= 1:
        return exact
    figure = NUMBER.match(written)
    share = float(figure[0].replace(",", ".")) if figure else 0.0
    probable = share if share <= 1 else share / 100
    hint = f"did you mean {probable:g}?" if 0 < probable <= 1 else "such as 0.8"
    table.fault(key, f"{key} '{written}' is not a number between 0 and 1", hint)
    return otherwise


def read_hours(table: Table, key: str) -> float | None:
    """A number of hours; None where nothing was written."""
    return table.read(key, _decimal, 0.0, "a number of hours, such as 30 or 28.5") or None


def _decimal(written: str) -> float | None:
    return float(written) if NUMBER.fullmatch(written) and "," not in written else None
