"""Times and links typed at a terminal, read and refused in the same words as those of a programme file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeVar

import yaml

from programmes.faults import Fault
from programmes.fields import read_link
from programmes.table import Table
from programmes.times import Span, is_moment, read_moment, read_span

T = TypeVar("T")


def typed_span(written: str, zone: str, length: timedelta) -> Span:
    """When a session is to be by the clocks of an IANA zone: `2021-11-15 13:00–14:30`, or a start for that length.

    Raises ValueError with what is wrong: not a time, or one that those clocks skip or show twice.
    """
    if not is_moment(written):
        return _read("time", written, lambda table: read_span(table, "time", zone))
    starts = _read("time", written, lambda table: read_moment(table, "time", zone))
    return Span(starts, starts + length)


def typed_moment(written: str, zone: str) -> datetime:
    """One instant, aware UTC, by the clocks of an IANA zone: `2021-11-15 13:00`. Raises ValueError as above."""
    return _read("time", written, lambda table: read_moment(table, "time", zone))


def typed_link(written: str) -> str:
    """A web address. Raises ValueError with what is wrong."""
    return _read("link", written, lambda table: read_link(table, "link"))


def _read(noun: str, written: str, reading: Callable[[Table], T | None]) -> T:
    faults: list[Fault] = []
    node = yaml.compose(yaml.safe_dump({noun: written}), Loader=yaml.SafeLoader)
    assert node
    value = reading(Table(node, noun, faults, (noun,), ()))
    if faults or value is None:
        raise ValueError("; ".join(str(Fault(0, fault.what, fault.hint)) for fault in faults))
    return value
