"""Files that are no programme at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from programmes.reader import check

BOMB = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{new}: &{new} [{','.join([f'*{old}'] * 10)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)
KEYS = "line 1: the programme should be keys and values — begin with code:, title:, theme:, zone:"
UTF8 = "the file is not UTF-8 text — save it as UTF-8 in your editor"
DEEP = "not a programme: lists within lists without end — start from a copy of programmes/sse-academy-12.yaml"
EMPTY = "line 1: the file is empty — start from a copy of programmes/sse-academy-12.yaml"
CONTENTS = [
    ("an empty file", b"", EMPTY),
    ("only comments", b"\n# nothing yet\n", EMPTY),
    ("a letter", b"Dear all,\nthe academy begins on Monday.", KEYS),
    ("a list", b"- opening\n- closing", KEYS),
    ("another encoding", "code: x\ntitle: Académie".encode("cp1252"), f"line 2: {UTF8}"),
    ("UTF-16", "code: x".encode("utf-16"), f"line 1: {UTF8}"),
    (
        "an invisible character",
        b"code: x\ntitle: A\x07",
        "line 2: not YAML: the character U+0007 cannot stand here — remove the invisible character",
    ),
    ("lists without end", b"[" * 100_000, DEEP),
    ("groups without end", b"{" * 400_000, DEEP),
    ("a list within itself", b"a: &a [*a]", "line 1: this value contains itself — remove the * that repeats it"),
    ("more than 1 MB", b"#" * 1_000_001, "the file is larger than 1 MB — is it a programme file?"),
    (
        "a million values by a few aliases",
        BOMB.encode(),
        "the file has more than 20,000 values — what * repeats is counted each time",
    ),
]


@pytest.mark.parametrize(("content", "told"), [pytest.param(*values, id=label) for label, *values in CONTENTS])
def test_unusable_content_is_one_fault(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "programme.yaml"
    path.write_bytes(content)
    assert [str(fault) for fault in check(path)] == [told]


def test_missing_file_names_the_one_probably_meant(tmp_path: Path) -> None:
    (tmp_path / "sse-academy-12.yaml").touch()
    (tmp_path / "notes.txt").touch()
    assert [str(fault) for fault in check(tmp_path / "sse-acadmy-12.yaml")] == [
        f"there is no file {tmp_path}/sse-acadmy-12.yaml — did you mean {tmp_path}/sse-academy-12.yaml?"
    ]


def test_missing_folder_is_a_missing_file(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "programme.yaml"
    assert [str(fault) for fault in check(path)] == [f"there is no file {path}"]


def test_folder_is_no_programme(tmp_path: Path) -> None:
    assert [str(fault) for fault in check(tmp_path)] == [f"{tmp_path} is a folder — name one of the files in it"]


def test_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "programme.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + (Path(__file__).parent / "small.yaml").read_bytes())
    assert check(path) == []


def test_quotation_mark_that_is_missing_is_looked_for_in_the_line_before(tmp_path: Path) -> None:
    path = tmp_path / "programme.yaml"
    path.write_text('code: x\ntitle:\n  en: "SSE: an overview\n  fr: "ESS : un aperçu"\n')
    (fault,) = check(path)
    assert (fault.line, fault.hint) == (
        4,
        "a quotation mark is missing, or one too many: see the line before, too",
    )


def test_half_a_file_behind_an_open_quotation_mark_is_not_written_out(tmp_path: Path) -> None:
    path = tmp_path / "programme.yaml"
    path.write_text('code: "small-academy\n' + "zone: Europe/Rome # where\n" * 100 + 'theme: "\n')
    assert max(len(str(fault)) for fault in check(path)) < 300
