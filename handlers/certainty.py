"""A yes to what cannot be taken back is good for ten minutes: in a month the same button asks again."""

from __future__ import annotations

from datetime import datetime, timedelta

VALID = timedelta(minutes=10)


def sure(now: datetime) -> str:
    """What the button of such a yes carries, asked at `now` (aware)."""
    return f"yes@{int(now.timestamp())}"


def is_sure(argument: str, now: datetime) -> bool:
    """Whether this is a yes that was asked for a moment ago."""
    word, _, asked = argument.partition("@")
    if word != "yes" or not (asked.isascii() and asked.isdigit()):
        return False
    return timedelta() <= timedelta(seconds=now.timestamp() - min(int(asked), 2**40)) < VALID
