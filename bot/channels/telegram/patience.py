"""Keeping at it while Telegram cannot be reached or wants silence."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from itertools import count
from typing import TypeVar

import structlog

from bot.channels import SendError, SettingRefusedError

LONGEST_SECONDS = 30.0

TOKEN_REFUSED = "TELEGRAM_TOKEN: Telegram does not know this token; ask @BotFather for the right one"  # noqa: S105 - not a secret
HINTS = {"conflict": "another process receives for this TELEGRAM_TOKEN; only one can"}

log = structlog.get_logger(__name__)
Result = TypeVar("Result")


def pause(tries: int) -> float:
    """How many seconds to wait after so many tries in vain: 1, 2, 4 … 30."""
    return min(2.0 ** min(tries, 10), LONGEST_SECONDS)


async def persist(attempt: Callable[[], Awaitable[Result]]) -> Result:
    """Try until it works, as long apart as Telegram says or longer each time.

    Raises SettingRefusedError for a wrong token.
    """
    for tries in count():
        try:
            return await attempt()
        except SendError as error:
            if error.reason == "token":
                raise SettingRefusedError(TOKEN_REFUSED) from None
            seconds = error.retry_after or pause(tries)
            hint = HINTS.get(error.reason, "")
            log.warning("telegram_waits", reason=error.reason, seconds=seconds, **({"hint": hint} if hint else {}))
        await asyncio.sleep(seconds)
    raise AssertionError("count() has no end")
