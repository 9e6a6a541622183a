"""The rows of a webinar platform's report, CSV or XLSX, however it was saved; nothing that is too large."""

from __future__ import annotations

import codecs
import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from programmes.faults import Fault

MOST_BYTES = 20_000_000  # a report of 100,000 rows has about 12 million
MOST_UNPACKED = 100_000_000
MOST_PARTS = 2_000
MOST_ROWS = 100_000
MOST_COLUMNS = 702  # up to column ZZ
DELIMITERS = "\t,;"

MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# What files begin with that are something else, and what to do then.
NO_TABLES = {
    b"\xd0\xcf\x11\xe0": ("an Excel file of the old kind (XLS)", "save it as XLSX or CSV"),
    b"%PDF": ("a PDF", "export the report as CSV"),
    b"<": ("a web page", "export the report as CSV instead of saving the page"),
    b"\x1f\x8b": ("a compressed file", "unpack it first"),
}
CELL_PLACE = re.compile(rb"""\br=["']([A-Z]*)(\d+)["']""")

Cell = str | datetime


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its line in the file (or row in the sheet), from 1."""

    line: int
    cells: tuple[Cell, ...]


class UnreadableReportError(Exception):
    """A report cannot be read; `fault` says where, why, and what was probably meant."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


def refuse(what: str, hint: str = "", line: int = 0) -> UnreadableReportError:
    """The error that says so; line 0 is the file as a whole."""
    return UnreadableReportError(Fault(line, what, hint))


def rows_of(content: bytes) -> list[list[Row]]:
    """The rows of a report: one list, or one for each way in which its columns may be divided.

    Raises UnreadableReportError for what is empty, too large, or no table.
    """
    if not content.strip():
        raise refuse("the file is empty", "export the report again, once the meeting is over")
    if len(content) > MOST_BYTES:
        raise refuse(f"the file has more than {MOST_BYTES // 1_000_000} MB", "is it the report of one meeting?")
    if content.startswith(b"PK\x03\x04"):
        return [_sheet(content)]
    for beginning, (kind, hint) in NO_TABLES.items():
        if content.lstrip().startswith(beginning):
            raise refuse(f"this is {kind}", hint)
    text = _decoded(content)
    return [_table(text, delimiter) for delimiter in DELIMITERS if delimiter in text] or [_table(text, ",")]


def _decoded(content: bytes) -> str:
    """The text, in UTF-8 or UTF-16 with or without a mark: Teams writes UTF-16, Zoom UTF-8."""
    encoding = next((name for mark, name in MARKS if content.startswith(mark)), "") or _unmarked(content)
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as wrong:
        line = content[: wrong.start].count(b"\n") + 1
        raise refuse(
            "the letters are neither in UTF-8 nor in UTF-16",
            "it was probably saved again by a spreadsheet: choose “CSV UTF-8” there, or take the original",
            line,
        ) from None


def _unmarked(content: bytes) -> str:
    """UTF-16 is known by the zero bytes of its Latin letters."""
    beginning = content[:400]
    if b"\0" not in beginning:
        return "utf-8"
    return "utf-16-le" if beginning[1::2].count(0) > beginning[::2].count(0) else "utf-16-be"


def _table(text: str, delimiter: str) -> list[Row]:
    reader = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=delimiter)
    found = []
    try:
        for cells in reader:
            found.append(Row(reader.line_num, tuple(map(_plain, cells))))
            _check_rows(len(found))
    except csv.Error as wrong:
        raise refuse(f"this is no table: {wrong}", "is a quotation mark missing?", reader.line_num) from None
    return found


def _sheet(content: bytes) -> list[Row]:
    """The rows of the first sheet that has any."""
    from python_calamine import CalamineError, CalamineWorkbook

    _check_archive(content)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = (book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names)
        table = next((sheet for sheet in sheets if sheet), [])
    except CalamineError as wrong:
        raise refuse(f"this workbook cannot be read: {wrong}", "open it and save it as XLSX again") from None
    _check_rows(len(table))
    return [Row(line, tuple(map(_plain, cells))) for line, cells in enumerate(table, start=1)]


def _check_archive(content: bytes) -> None:
    """Raises for an archive that unpacks to more than a report may have, or whose cells lie too far out."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = 0
            for name, part in _parts(archive):
                unpacked += len(part)
                if unpacked > MOST_UNPACKED:
                    raise refuse("the workbook unpacks to more than a report can have", "take the CSV instead")
                if name.startswith("xl/worksheets/"):
                    _check_places(part)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as wrong:
        raise refuse(f"this workbook is damaged or locked: {wrong}", "export it again, without password") from None


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """The files in an archive, each no further than one byte beyond what is allowed: what it says may be a lie."""
    if len(archive.infolist()) > MOST_PARTS:
        raise refuse("the workbook has more parts than a report can have", "take the CSV instead")
    for part in archive.infolist():
        with archive.open(part) as opened:
            yield part.filename, opened.read(MOST_UNPACKED + 1)


def _check_places(sheet: bytes) -> None:
    """One cell far out makes a table of millions, all of which would be kept in memory."""
    for column, row in CELL_PLACE.findall(sheet):
        _check_rows(int(row))
        if len(column) > 2:
            raise refuse(f"the sheet has more than {MOST_COLUMNS} columns", "is it the report of one meeting?")


def _check_rows(count: int) -> None:
    if count > MOST_ROWS:
        raise refuse(f"there are more than {MOST_ROWS:,} rows", "is it the report of one meeting?", MOST_ROWS + 1)


def _plain(cell: object) -> Cell:
    if isinstance(cell, datetime):
        return cell
    return " ".join(str(cell).replace("\ufeff", "").split())
