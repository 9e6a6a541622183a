"""A table as a CSV file that spreadsheets open as it is meant."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

# A cell that begins so is taken for a formula by one spreadsheet or another, and may then do things. Also in their
# full width, and behind blanks.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
BLANKS = " \u00a0\u200b\ufeff"

Cell = str | int | float | None


def csv_table(heading: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The file in UTF-8, with the mark by which Excel knows that; None is an empty cell."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(heading)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def harmless(cell: Cell) -> Cell:
    """A cell that no spreadsheet calculates: words that look like a formula get an apostrophe before them."""
    if isinstance(cell, str) and (cell.startswith(FORMULA) or cell.lstrip(BLANKS).startswith(FORMULA)):
        return f"'{cell}"
    return cell
