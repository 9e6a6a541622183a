"""Tables as files: what a spreadsheet must not calculate, and what it should."""

from __future__ import annotations

import csv
import io

import pytest

from papers.csv_table import csv_table


def read(file: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        pytest.param("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0", id="a formula"),
        pytest.param("+258 84 000 0000", "'+258 84 000 0000", id="a plus"),
        pytest.param("-5", "'-5", id="a minus in words"),
        pytest.param("@SUM(1)", "'@SUM(1)", id="an at"),
        pytest.param("\tx", "'\tx", id="a tab"),
        pytest.param("\rx", "'\rx", id="a return"),
        pytest.param("  \u200b=1", "'  \u200b=1", id="behind blanks"),
        pytest.param("＝1+1", "'＝1+1", id="in full width"),
        pytest.param("O'Brien", "O'Brien", id="a name"),
        pytest.param('a,b\n"c"', 'a,b\n"c"', id="commas, lines and quotes"),
        pytest.param("", "", id="nothing"),
        pytest.param(None, "", id="none"),
        pytest.param(-5, "-5", id="a number"),
        pytest.param(0.4, "0.4", id="a fraction"),
    ],
)
def test_cell_is_kept_and_never_calculated(cell, written):
    assert read(csv_table(("head",), [(cell, 1)])) == [["head"], [written, "1"]]


def test_file_says_that_it_is_utf_8():
    assert csv_table(("Título",), []) == b"\xef\xbb\xbfT\xc3\xadtulo\r\n"
