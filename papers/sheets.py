"""Tables as a workbook (XLSX) that calculates nothing of what people wrote."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from papers.csv_table import Cell

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.format import Format

NAME = 31  # characters that Excel takes as a sheet's name; also none of these
FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
WIDTHS = (8, 60)  # of a column, in characters


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its name; None is an empty cell."""

    name: str
    heading: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """The sheets in order as an XLSX file; words stay words, be they formulas or addresses, and numbers numbers.

    Raises ValueError without any sheet: Excel does not open such a file.
    """
    import xlsxwriter

    if not sheets:
        raise ValueError("a workbook has at least one sheet")
    written = io.BytesIO()
    # Without these it makes formulas of "=…", links of "https:…", and files on disk.
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    with xlsxwriter.Workbook(written, options) as book:
        bold = book.add_format({"bold": True, "bottom": 1})
        for sheet, name in zip(sheets, names([sheet.name for sheet in sheets]), strict=True):
            _write(book, sheet, name, bold)
    return written.getvalue()


def names(wanted: Sequence[str]) -> list[str]:
    """Names that Excel takes: short enough, without what it forbids, each once whatever the case."""
    given: list[str] = []
    for name in wanted:
        plain = FORBIDDEN.sub(" ", name).strip().strip("'").strip()[:NAME] or "Sheet"
        taken = {each.casefold() for each in given}
        numbered = (f"{plain[: NAME - len(f' {number}')]} {number}" for number in range(2, len(wanted) + 2))
        given.append(next(each for each in (plain, *numbered) if each.casefold() not in taken))
    return given


def _write(book: xlsxwriter.Workbook, sheet: Sheet, name: str, bold: Format) -> None:
    page = book.add_worksheet(name)
    page.write_row(0, 0, sheet.heading, bold)
    for number, row in enumerate(sheet.rows, start=1):
        page.write_row(number, 0, row)
    page.freeze_panes(1, 0)
    for column, heading in enumerate(sheet.heading):
        longest = max((len(str(row[column])) for row in sheet.rows if column < len(row)), default=0)
        page.set_column(column, column, min(max(longest, len(heading), WIDTHS[0]) + 1, WIDTHS[1]))
