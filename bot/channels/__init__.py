"""What every platform offers the inside, and how it says that a message did not arrive."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager, nullcontext
from enum import StrEnum
from typing import Protocol

from academy.messages import Incoming, Reply

# Commits what an event changes and sees that it is answered; returns when the platform may be told "got it".
Receive = Callable[[Incoming], Awaitable[None]]

# Waits for the turn of one message and holds its place until the platform has answered; asked for once a message.
Turn = Callable[[], AbstractAsyncContextManager[None]]


class Fate(StrEnum):
    """What is known of a message that was not confirmed; one place (`bot/deliver.py`) decides what follows."""

    NOT_SENT = "not_sent"  # surely did not arrive: connection refused, 429, 503
    UNCERTAIN = "uncertain"  # may have arrived: time-out or a broken connection after it left
    UNREACHABLE = "unreachable"  # this address takes no more messages from us: blocked, closed, deleted
    REFUSED = "refused"  # the platform will never take this message: 400


class SendError(Exception):
    """A platform did not confirm a message.

    `reason` is a short stable word for the record ("blocked", "timeout", "flood"), never with personal data.
    `retry_after`: the seconds for which the platform wants silence, when it said so.
    """

    def __init__(self, fate: Fate, reason: str, retry_after: float | None = None) -> None:
        super().__init__(fate, reason, retry_after)
        self.fate = fate
        self.reason = reason
        self.retry_after = retry_after


class SettingRefusedError(Exception):
    """A platform turned a setting down, so its channel cannot run; the message is one line that names it."""


class Channel(Protocol):
    """A platform. A fourth one is one new folder, its tests and its name in the settings."""

    name: str

    async def run(self, receive: Receive) -> None:
        """Receive events until cancelled; an event is acknowledged to the platform after `receive` returned.

        Raises SettingRefusedError, at once or when the platform withdraws a token later.
        """

    async def answer(self, incoming: Incoming, reply: Reply, turn: Turn = nullcontext) -> None:
        """Answer somebody who has just done something, each part in a `turn` of its own. Raises SendError."""

    async def send(self, chat: str, reply: Reply, nonce: str, turn: Turn = nullcontext) -> str:
        """Send unasked to a chat, each part in a `turn` of its own; the id of the last part. Raises SendError.

        `nonce` is the same for every try of one delivery; platforms that know one use it to refuse a second copy.
        """

    async def edit(self, chat: str, message: str, reply: Reply) -> None:
        """Put a reply in the place of a message that was sent before. Raises SendError.

        Doing it again changes nothing, so what is not known to have arrived counts as not sent. REFUSED: this
        message cannot be changed any more.
        """

    def awake(self, chat: str) -> bool:
        """Whether a message would be seen or announced now: not on a page that is closed."""

    async def close(self) -> None:
        """Let go of connections."""
