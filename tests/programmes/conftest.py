"""A small programme without faults, and ways to spoil it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from academy.programme import Edition
from programmes.reader import check, read

SMALL = Path(__file__).parent / "small.yaml"


@pytest.fixture
def changed(tmp_path: Path) -> Callable[..., Path]:
    """Write the small programme with one passage replaced by another, given in pairs."""

    def write(*pairs: str) -> Path:
        text = SMALL.read_text(encoding="utf-8")
        for old, new in zip(pairs[::2], pairs[1::2], strict=True):
            assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the small programme"
            text = text.replace(old, new)
        path = tmp_path / "programme.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def faults(changed: Callable[..., Path]) -> Callable[..., list[str]]:
    """The faults of the small programme after a change, as an organiser reads them."""
    return lambda *pairs: [str(fault) for fault in check(changed(*pairs))]


@pytest.fixture
def edition(changed: Callable[..., Path]) -> Callable[..., Edition]:
    """The edition of the small programme after a change that leaves it without faults."""
    return lambda *pairs: read(changed(*pairs))
