"""Buttons, menus and forms: how many fit, and what they carry.

Whatever a press needs travels in its `custom_id`, so that a button works after a restart and a month later.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from academy.messages import Button, Field

# What Discord takes: rows in a message, buttons in a row, options in a select; characters.
ROWS = 5
ACROSS = 5
OPTIONS = 25
LABEL = 80
OPTION_LABEL = 100
FORM_LABEL = 45
FORM_TEXT = 4000

# The first word of a custom_id.
ACTION = "a"
CHOICE = "choose"
WRITE = "write"

# Discord's numbers for what is on the screen.
_ROW, _BUTTON, _SELECT, _TEXT_INPUT, _LABEL = 1, 2, 3, 4, 18
_PRIMARY, _SECONDARY, _LINK = 1, 2, 5
_SHORT, _PARAGRAPH = 1, 2

Rows = list[list[Button]]


def cut(label: str, limit: int) -> str:
    """A label in at most so many characters, with an ellipsis where something is missing."""
    return label if len(label) <= limit else label[: limit - 1].rstrip() + "…"


def components(buttons: Sequence[Sequence[Button]], field: Field | None) -> list[dict[str, Any]]:
    """The rows under a message.

    As given where five rows suffice; else rows of one button become menus of 25; else whatever is left is packed
    together; else every action is in a menu. That holds a hundred actions beside a field; more are left out.
    """
    room = ROWS - bool(field)
    rows = _distinct(buttons)
    for arrange in (_as_given, _singles_in_menus, _packed, _all_in_menus):
        laid = arrange(rows)
        if len(laid) <= room:
            break
    return laid[:room] + ([_row([_write(field)])] if field else [])


def form(custom_id: str, label: str) -> dict[str, Any]:
    """The form that a write button opens, made of nothing but that button: its custom_id and its label."""
    _, minimum, maximum, long = custom_id.split(":")
    box = {
        "type": _TEXT_INPUT,
        "custom_id": "text",
        "style": _PARAGRAPH if long == "1" else _SHORT,
        "min_length": int(minimum),
        "max_length": int(maximum),
        "required": int(minimum) > 0,
        "placeholder": f"{minimum}–{maximum}",
    }
    title = cut(label, FORM_LABEL)
    return {
        "custom_id": WRITE,
        "title": title,
        "components": [{"type": _LABEL, "label": title, "component": box}],
    }


def _distinct(buttons: Sequence[Sequence[Button]]) -> Rows:
    # Discord refuses a message in which a custom_id or an option stands twice.
    seen: set[str] = set()
    rows = [[button for button in row if _first(button, seen)] for row in buttons]
    return [row for row in rows if row]


def _first(button: Button, seen: set[str]) -> bool:
    known = button.action in seen
    if button.action:
        seen.add(button.action)
    return not known


def _as_given(rows: Rows) -> list[dict[str, Any]]:
    return [_row([_button(one) for one in part]) for row in rows for part in _parts(row, ACROSS)]


def _singles_in_menus(rows: Rows) -> list[dict[str, Any]]:
    singles = [row[0] for row in rows if _single(row)]
    return _menus(singles) + _as_given([row for row in rows if not _single(row)])


def _packed(rows: Rows) -> list[dict[str, Any]]:
    singles = [row[0] for row in rows if _single(row)]
    return _menus(singles) + _as_given([[one for row in rows if not _single(row) for one in row]])


def _all_in_menus(rows: Rows) -> list[dict[str, Any]]:
    every = [one for row in rows for one in row]
    return _menus([one for one in every if one.action]) + _as_given([[one for one in every if one.url]])


def _single(row: Sequence[Button]) -> bool:
    return len(row) == 1 and bool(row[0].action)


def _parts(row: list[Button], size: int) -> Rows:
    return [row[start : start + size] for start in range(0, len(row), size)]


def _menus(buttons: list[Button]) -> list[dict[str, Any]]:
    # Without a placeholder Discord writes "make a selection" in the language of the person's own app.
    return [_row([_select(number, part)]) for number, part in enumerate(_parts(buttons, OPTIONS))]


def _row(inside: list[dict[str, Any]]) -> dict[str, Any]:
    return {"type": _ROW, "components": inside}


def _button(button: Button) -> dict[str, Any]:
    shown = {"type": _BUTTON, "label": cut(button.label, LABEL)}
    if button.url:
        return shown | {"style": _LINK, "url": button.url}
    return shown | {"style": _SECONDARY, "custom_id": f"{ACTION}:{button.action}"}


def _select(number: int, buttons: list[Button]) -> dict[str, Any]:
    options = [{"label": cut(button.label, OPTION_LABEL), "value": button.action} for button in buttons]
    return {"type": _SELECT, "custom_id": f"{CHOICE}:{number}", "options": options}


def _write(field: Field) -> dict[str, Any]:
    maximum = min(field.maximum, FORM_TEXT)
    return {
        "type": _BUTTON,
        "style": _PRIMARY,
        "label": cut(field.label, LABEL),
        "emoji": {"name": "✏️"},
        "custom_id": f"{WRITE}:{min(field.minimum, maximum)}:{maximum}:{int(field.long)}",
    }
