"""Whatever happens to a programme file at the keyboard, it is read or its faults are told."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from academy.programme import Edition
from programmes.reader import ProgrammeFaults, check, read
from tests.programmes.conftest import SMALL
from tests.support.people import SHIPPED

ODD = [
    "",
    "[]",
    "{}",
    "[[]]",
    "{a: {b: c}}",
    "none",
    "0",
    "-1",
    "1e9",
    "\U0001f393",
    "2021-02-31 25:00-3",
    "*x",
    "&x y",
]


def spoil(text: str, data: st.DataObject) -> str:
    """The text as after accidents at the keyboard: lines lost, repeated or moved, things changed."""
    lines = text.splitlines(keepends=True)
    for _ in range(data.draw(st.integers(1, 6))):
        at, to = (data.draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        line = lines[at]
        where = data.draw(st.integers(0, len(line) - 1))
        typed = data.draw(st.sampled_from("-:#&*!|>'\"%@`[]{},~?\t\0\x85 \n") | st.characters(codec="utf-8"))
        odd = f"{line.partition(':')[0]}: {data.draw(st.sampled_from(ODD))}\n"
        accidents = [
            "\n",
            line * 2,
            line[:where] + line[where + 1 :],
            line[:where] + typed + line[where:],
            odd,
            odd,
        ]
        lines[at] = data.draw(st.sampled_from(accidents)) or "\n"
        if data.draw(st.booleans()):
            lines[at], lines[to] = lines[to], lines[at]
    return "".join(lines)


def is_read_or_told(path: Path, content: str) -> bool:
    """Whether it became an edition or faults of lines that exist; anything else that is raised fails the test."""
    path.write_bytes(content.encode("utf-8", "surrogatepass"))
    try:
        return isinstance(read(path), Edition)
    except ProgrammeFaults as wrong:
        lines = len(content.splitlines()) + 1
        return bool(wrong.faults) and all(0 <= fault.line <= lines and fault.what for fault in wrong.faults)


ACCIDENTS = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@settings(ACCIDENTS, max_examples=300)
@given(st.data())
def test_any_accident_to_a_small_file_is_read_or_told(tmp_path: Path, data: st.DataObject) -> None:
    assert is_read_or_told(tmp_path / "programme.yaml", spoil(SMALL.read_text(encoding="utf-8"), data))


@settings(ACCIDENTS, max_examples=15)
@given(st.data())
def test_any_accident_to_the_shipped_file_is_read_or_told(tmp_path: Path, data: st.DataObject) -> None:
    assert is_read_or_told(tmp_path / "programme.yaml", spoil(SHIPPED.read_text(encoding="utf-8"), data))


@settings(ACCIDENTS, max_examples=200)
@given(content=st.binary(max_size=200))
def test_any_bytes_are_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "programme.yaml"
    path.write_bytes(content)
    assert check(path) != []
