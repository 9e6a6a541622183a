"""Long texts in parts that a platform takes."""

from __future__ import annotations

from collections.abc import Callable

# Where a text may be cut, best first; after that anywhere.
SEAMS = ("\n\n", "\n", ". ", " ")


def utf16_units(text: str) -> int:
    """How Telegram counts characters: UTF-16 code units, so most emoji are two."""
    return len(text) + sum(character > "\uffff" for character in text)


def split(text: str, limit: int, measure: Callable[[str], int] = len) -> list[str]:
    """Cut a text into parts of at most `limit` by `measure`, at the best seam, bold closed and opened again."""
    parts = []
    while measure(text) > limit:
        cut = _cut(text, limit, measure)
        part, text = text[:cut].rstrip(), text[cut:].lstrip()
        if part.count("**") % 2:
            part, text = part + "**", "**" + text
        parts.append(part)
    return [*parts, text]


def _cut(text: str, limit: int, measure: Callable[[str], int]) -> int:
    room = limit - 2  # for the bold that may have to be closed
    while measure(text[:room]) > limit - 2:
        room -= 1
    for seam in SEAMS:
        if (at := text.rfind(seam, room // 2, room)) > 0:
            return at + len(seam)
    return room - 1 if text[room - 1 : room + 1] == "**" else room
