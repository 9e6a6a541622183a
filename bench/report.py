"""A figure as all benchmarks give it."""

from __future__ import annotations

from typing import Any

Row = dict[str, Any]


def figure(name: str, value: float, unit: str, aim: str = "", met: bool | None = None) -> Row:
    """One measured figure; `aim` in words, `met` None when there is nothing to meet."""
    return {"name": name, "value": round(value, 3), "unit": unit, "aim": aim, "met": met}
