"""What Discord refuses with "Invalid Form Body": its documented limits of a message, as far as we meet them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def complaints(body: dict[str, Any]) -> list[str]:
    """Every limit that the body of a message breaks; empty when Discord would take it."""
    return list(_of_message(body))


def _of_message(body: dict[str, Any]) -> Iterator[str]:
    rows = body.get("components", [])
    if len(body.get("content", "")) > 2000:
        yield "content of over 2000 characters"
    if "content" in body and not (body["content"] or rows or body.get("attachments")):
        yield "an empty message"
    if len(str(body.get("nonce", ""))) > 25:
        yield "a nonce of over 25 characters"
    if len(rows) > 5:
        yield "over 5 rows"
    inside = [one for row in rows for one in row["components"]]
    if len({one["custom_id"] for one in inside if "custom_id" in one}) < sum("custom_id" in one for one in inside):
        yield "a custom_id twice"
    for row in rows:
        yield from _of_row(row["components"])


def _of_row(inside: list[dict[str, Any]]) -> Iterator[str]:
    selects = [one for one in inside if one["type"] == 3]
    if not 1 <= len(inside) <= (1 if selects else 5):
        yield f"{len(inside)} things in a row"
    for one in inside:
        if len(one.get("custom_id", "")) > 100:
            yield "a custom_id of over 100 characters"
        if one["type"] == 2 and not 1 <= len(one["label"]) <= 80:
            yield "a label of 0 or over 80 characters"
    for select in selects:
        yield from _of_options(select["options"])


def _of_options(options: list[dict[str, Any]]) -> Iterator[str]:
    if not 1 <= len(options) <= 25:
        yield f"{len(options)} options"
    if len({option["value"] for option in options}) < len(options):
        yield "an option twice"
    for option in options:
        if not 1 <= len(option["label"]) <= 100:
            yield "an option's label of 0 or over 100 characters"
        if not 1 <= len(option["value"]) <= 100:
            yield "an option's value of 0 or over 100 characters"
