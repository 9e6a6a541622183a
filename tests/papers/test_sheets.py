"""Workbooks, as another program reads them."""

from __future__ import annotations

import io
import zipfile

import pytest
from python_calamine import CalamineWorkbook

from papers.sheets import Sheet, names, workbook

PEOPLE = ("Name", "Share", "Sessions", "Note")
DANGEROUS = ["=1+1", "+244 923 111 222", "-5", "@SUM(1)", "\t=1", "  =1", "＝1", "https://academy.example", "{=1}"]


def read(made: bytes) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(made))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def parts(made: bytes) -> str:
    """The sheets of a workbook and what they refer to, as written in the file."""
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist() if "worksheets" in name)


def test_workbook_has_its_sheets_in_order_with_numbers_as_numbers() -> None:
    made = workbook(
        [
            Sheet("Week 1", PEOPLE, [("Ana", 0.83, 10, None), ("王小明", 1, 12, "two\nlines")]),
            Sheet("Rule", ("Key", "Value"), []),
        ]
    )
    assert read(made) == {
        "Week 1": [list(PEOPLE), ["Ana", 0.83, 10.0, ""], ["王小明", 1.0, 12.0, "two\nlines"]],
        "Rule": [["Key", "Value"]],
    }


@pytest.mark.parametrize("words", DANGEROUS)
def test_workbook_keeps_words_as_words(words: str) -> None:
    made = workbook([Sheet("S", (words,), [(words,)])])
    assert read(made) == {"S": [[words], [words]]}
    assert "<f>" not in parts(made)
    assert "hyperlink" not in parts(made)


@pytest.mark.parametrize(
    ("wanted", "given"),
    [
        pytest.param(["Week 1", "Week 2"], ["Week 1", "Week 2"], id="as they are"),
        pytest.param(["a/b:[c]*?\\"], ["a b  c"], id="what Excel forbids"),
        pytest.param(["x" * 40, "X" * 40], ["x" * 31, "X" * 29 + " 2"], id="too long, then the same in capitals"),
        pytest.param(["", "'", "Sheet"], ["Sheet", "Sheet 2", "Sheet 3"], id="nothing left"),
    ],
)
def test_sheet_names_are_what_excel_takes(wanted: list[str], given: list[str]) -> None:
    assert names(wanted) == given
    assert list(read(workbook([Sheet(name, ("A",), []) for name in wanted]))) == given


def test_workbook_without_sheets_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one sheet"):
        workbook([])
