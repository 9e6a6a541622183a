"""Reports that are too large, or pretend not to be."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from programmes.webinar_files import MOST_BYTES, MOST_ROWS, UnreadableReportError, rows_of

MEGABYTE = b" " * 1_000_000


def archive(**parts: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(f"xl/worksheets/{name}.xml", content)
    return written.getvalue()


def lying(content: bytes) -> bytes:
    """An archive that says its parts unpack to ten bytes."""
    directory = content.index(b"PK\x01\x02")
    return content[: directory + 24] + struct.pack("<I", 10) + content[directory + 28 :]


def refused(content: bytes) -> str:
    with pytest.raises(UnreadableReportError) as wrong:
        rows_of(content)
    return wrong.value.fault.what


@pytest.mark.parametrize(
    ("content", "what"),
    [
        pytest.param(b"a,b\n" * (MOST_BYTES // 4 + 1), "the file has more than 20 MB", id="bytes"),
        pytest.param(b"a,b\n" * (MOST_ROWS + 1), "there are more than 100,000 rows", id="rows"),
        pytest.param(
            archive(sheet1=MEGABYTE * 101), "the workbook unpacks to more than a report can have", id="zip bomb"
        ),
        pytest.param(
            archive(**{f"sheet{number}": MEGABYTE * 26 for number in range(4)}),
            "the workbook unpacks to more than a report can have",
            id="zip bomb in parts",
        ),
        pytest.param(
            archive(**{f"sheet{number}": b"" for number in range(2_001)}),
            "the workbook has more parts than a report can have",
            id="many parts",
        ),
        pytest.param(
            archive(sheet1=b'<row r="1048576"><c r="A1048576"/></row>'),
            "there are more than 100,000 rows",
            id="one cell far down",
        ),
        pytest.param(
            archive(sheet1=b"<row r='1'><c r='XFD1'/></row>"),
            "the sheet has more than 702 columns",
            id="one cell far out",
        ),
        pytest.param(
            b'a,"' + b"x" * 200_000 + b'"', "this is no table: field larger than field limit (131072)", id="cell"
        ),
    ],
)
def test_report_that_is_too_large_is_refused(content: bytes, what: str) -> None:
    assert refused(content) == what


def test_archive_that_lies_about_its_size_is_refused() -> None:
    assert refused(lying(archive(sheet1=MEGABYTE))).startswith("this workbook is damaged or locked:")


def test_archive_that_is_cut_off_is_refused() -> None:
    assert refused(archive(sheet1=MEGABYTE)[:-30]).startswith("this workbook is damaged or locked:")


def test_archive_that_is_no_workbook_is_refused() -> None:
    assert refused(archive(sheet1=b"<worksheet/>")).startswith("this workbook cannot be read:")


def test_largest_report_is_read() -> None:
    ways = rows_of(b"a,b\n" * MOST_ROWS)
    assert [len(rows) for rows in ways] == [MOST_ROWS]
