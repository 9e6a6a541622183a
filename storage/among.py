"""Many ids as one parameter: a statement stays the same however many there are, and is compiled once."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, ColumnElement, Integer, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class _Unpacked(FunctionElement[int]):
    """The numbers of a JSON list, as rows."""

    inherit_cache = True
    type = Integer()


def among(column: InstrumentedAttribute[Any] | ColumnElement[Any], name: str = "numbers") -> ColumnElement[bool]:
    """Whether a column holds one of the integers that are given as a list under a parameter's name."""
    return column.op("IN", is_comparison=True)(_Unpacked(bindparam(name, type_=JSON)))


@compiles(_Unpacked)
def _sqlite(element: _Unpacked, compiler: SQLCompiler, **how: Any) -> str:
    numbers = compiler.process(element.clauses, **how)
    return f"(SELECT value FROM json_each({numbers}))"  # noqa: S608 – a parameter's place, not its value


@compiles(_Unpacked, "postgresql")
def _postgresql(element: _Unpacked, compiler: SQLCompiler, **how: Any) -> str:
    numbers = compiler.process(element.clauses, **how)
    return f"(SELECT value::integer FROM json_array_elements_text({numbers}))"  # noqa: S608 – as above
