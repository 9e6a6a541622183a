"""A participant's days as a picture: what was attended, missed or excused, and what is still to come."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape

from locales import text
from papers.typesetting import png

WEEK = 5  # days in a row
DAY_WIDTH, CELL_HEIGHT, HEAD, GAP, EDGE = 84, 56, 30, 14, 16
LEGEND_LINE, LEGEND_COLUMN = 26, 140
FINE = 144  # pixels an inch: two for each unit of the drawing, as telephones show it
FAMILY = "Noto Sans, Noto Sans Arabic, Noto Sans CJK JP, sans-serif"
SIZE = re.compile(r'<svg [^>]*?width="(\d+)" height="(\d+)"')
INK, SOFT = "#12304a", "#5b6b78"


class State(StrEnum):
    """How it stands with a session, for one participant."""

    PRESENT = "present"
    LATE = "late"
    EXCUSED = "excused"
    ABSENT = "absent"
    PENDING = "pending"  # over, and what decides is not known yet
    COMING = "coming"
    UNCOUNTED = "uncounted"  # does not count towards the certificate


@dataclass(frozen=True, slots=True)
class Cell:
    """A session; `label` is a few characters under its sign, such as when it begins."""

    state: State
    label: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """A day with its sessions in order; `label` is about eight characters, such as "Mon 15"."""

    label: str
    cells: tuple[Cell, ...]


# Each state has a shape of its own, so that nobody has to tell colours apart. Drawn around 0, 0; 13 units wide.
SIGNS = {
    State.PRESENT: '<circle r="13" fill="#1b7f5c"/>'
    '<path d="M-6 0.5 L-2 5 L6.5 -5" fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round"'
    ' stroke-linejoin="round"/>',
    State.LATE: '<circle r="11.7" fill="#fff" stroke="#1b7f5c" stroke-width="2.6"/>'
    '<path d="M0 -6.5 L0 0 L4.5 3.5" fill="none" stroke="#1b7f5c" stroke-width="2.6" stroke-linecap="round"'
    ' stroke-linejoin="round"/>',
    State.EXCUSED: '<path d="M0 -13 L13 0 L0 13 L-13 0 Z" fill="#d8e6f3" stroke="#2f6fa8" stroke-width="2"'
    ' stroke-linejoin="round"/><path d="M-5 0 L5 0" stroke="#2f6fa8" stroke-width="2.6" stroke-linecap="round"/>',
    State.ABSENT: '<rect x="-12" y="-12" width="24" height="24" rx="4" fill="#b3372f"/>'
    '<path d="M-5 -5 L5 5 M5 -5 L-5 5" stroke="#fff" stroke-width="2.6" stroke-linecap="round"/>',
    State.PENDING: '<rect x="-12" y="-12" width="24" height="24" rx="4" fill="#fff" stroke="#8a99a6"'
    ' stroke-width="2"/><path d="M-5.5 0 L-5.5 0 M0 0 L0 0 M5.5 0 L5.5 0" stroke="#5b6b78" stroke-width="3.2"'
    ' stroke-linecap="round"/>',
    State.COMING: '<circle r="12" fill="#fff" stroke="#8a99a6" stroke-width="1.8" stroke-dasharray="4 3.54"/>',
    State.UNCOUNTED: '<circle r="3.5" fill="#8a99a6"/>',
}


def strip_svg(days: Sequence[Day], language: str, says: str) -> str:
    """The days as an SVG with a legend in a language; `says` is the text for those who do not see it."""
    body, height = _drawn(days, language)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_width(days)}" height="{height}"'
        f' viewBox="0 0 {_width(days)} {height}" role="img" font-family="{FAMILY}"><title>{escape(says)}</title>'
        f'<rect width="100%" height="100%" rx="12" fill="#fffdf8"/>{body}</svg>'
    )


def as_png(drawing: str) -> bytes:
    """What `strip_svg` gives as a PNG, for channels that take no SVG; this takes 20 to 30 ms."""
    size = SIZE.match(drawing)
    if size is None:
        raise ValueError("a drawing that does not say how large it is")
    return png("strip.typ", {"svg": drawing, "width": int(size[1]), "height": int(size[2])}, FINE)


def _width(days: Sequence[Day]) -> int:
    columns = min(len(days), WEEK)
    return 2 * EDGE + max(columns * DAY_WIDTH, 2 * LEGEND_COLUMN)


def _drawn(days: Sequence[Day], language: str) -> tuple[str, int]:
    """What is drawn, and how far down it reaches."""
    top = EDGE
    parts: list[str] = []
    for first in range(0, len(days), WEEK):
        week = days[first : first + WEEK]
        parts += [_day(day, EDGE + place * DAY_WIDTH, top) for place, day in enumerate(week)]
        top += HEAD + max(len(day.cells) for day in week) * CELL_HEIGHT + GAP
    legend = list(_legend(days, language, top))
    lines = -(-len(legend) // _legend_columns(days))
    return "".join([*parts, *legend]), top + lines * LEGEND_LINE + EDGE


def _day(day: Day, left: int, top: int) -> str:
    middle = left + DAY_WIDTH // 2
    head = _words(day.label, middle, top + 14, 13, INK, "middle", bold=True)
    return head + "".join(
        _cell(cell, middle, top + HEAD + place * CELL_HEIGHT) for place, cell in enumerate(day.cells)
    )


def _cell(cell: Cell, middle: int, top: int) -> str:
    return _sign(cell.state, middle, top + 14) + _words(cell.label, middle, top + 41, 11, SOFT, "middle")


def _legend(days: Sequence[Day], language: str, top: int) -> Iterator[str]:
    """The signs that occur, and what each means."""
    used = {cell.state for day in days for cell in day.cells}
    columns = _legend_columns(days)
    for place, state in enumerate(state for state in State if state in used):
        line, column = divmod(place, columns)
        left, middle = EDGE + 14 + column * LEGEND_COLUMN, top + line * LEGEND_LINE + 13
        words = _words(text(language, f"strip-{state}"), left + 18, middle + 4, 12, INK, "start")
        yield _sign(state, left, middle, 0.75) + words


def _legend_columns(days: Sequence[Day]) -> int:
    return (_width(days) - 2 * EDGE) // LEGEND_COLUMN


def _sign(state: State, middle: int, down: int, scale: float = 1) -> str:
    return f'<g transform="translate({middle} {down}) scale({scale:g})">{SIGNS[state]}</g>'


def _words(words: str, across: int, down: int, size: int, colour: str, anchor: str, *, bold: bool = False) -> str:
    weight = ' font-weight="600"' if bold else ""
    return (
        f'<text x="{across}" y="{down}" font-size="{size}" fill="{colour}" text-anchor="{anchor}"{weight}>'
        f"{escape(words)}</text>"
    )
