"""Replies on their way out: answers beside pressed buttons, edits, messages in parts."""

from __future__ import annotations

import asyncio
from contextlib import nullcontext

import structlog

from academy.messages import Incoming, Kind, Reply
from bot.channels import Fate, SendError, Turn
from bot.channels.telegram.api import Api
from bot.channels.telegram.render import Call, acknowledgement, as_edit, closing, plain, render

log = structlog.get_logger(__name__)


class Sending:
    """Everything that leaves for people; `bot.pace` decides when."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._keyboards: set[str] = set()  # chats that show the location keyboard
        self._progress: dict[str, int] = {}  # of replies in parts: how many of them have arrived

    async def answer(self, incoming: Incoming, reply: Reply, turn: Turn = nullcontext) -> None:
        """Answer, stop the spinner of a pressed button, and close its message if the reply says so.

        What only touches the pressed button is no message, so it waits for no turn: who presses with hundreds of
        others sees at once what came of it. Raises SendError when the answer itself did not go out; a notice alone
        is the answer itself.
        """
        edit = self._edit(incoming, reply)
        calls = [self._say(incoming, reply, edit, turn)] if reply != Reply(notice=reply.notice) else []
        if incoming.kind is Kind.ACTION and incoming.token:
            calls.append(self._acknowledge(incoming, reply))
        if reply.closes and incoming.message and not edit:
            calls.append(self.aside(closing(incoming)))
        # At the same time, and all to their end.
        for outcome in await asyncio.gather(*calls, return_exceptions=True):
            if isinstance(outcome, BaseException):
                raise outcome

    async def send(self, chat: str, reply: Reply, key: str, turn: Turn = nullcontext) -> str:
        """Send to a chat and return the id of the last message. Raises SendError.

        A further try under the same key goes on with the part that failed, so that nobody reads the first twice.
        """
        sent, more = "", True
        while more:
            async with turn():
                sent, more = await self._part(chat, reply, key)
        return sent

    async def edit(self, chat: str, message: str, reply: Reply) -> None:
        """Put a reply in the place of a message of ours. Raises SendError."""
        call = as_edit(chat, message, reply)
        if call is None:
            raise SendError(Fate.REFUSED, "refused")
        try:
            await self._api.call(*call)
        except SendError as error:
            if error.fate is Fate.UNCERTAIN:  # it may be done again
                raise SendError(Fate.NOT_SENT, error.reason, error.retry_after) from error
            if error.reason != "unchanged":
                raise

    async def aside(self, call: Call) -> None:
        """Make a call whose failure must not cost anybody the answer."""
        try:
            await self._api.call(*call)
        except SendError as error:
            log.info("telegram_aside_failed", method=call.method, reason=error.reason)

    def _edit(self, incoming: Incoming, reply: Reply) -> Call | None:
        """The reply as an edit; an open location keyboard can only be removed by a new message."""
        if reply.edits and incoming.message and incoming.chat not in self._keyboards:
            return as_edit(incoming.chat, incoming.message, reply)
        return None

    async def _say(self, incoming: Incoming, reply: Reply, edit: Call | None, turn: Turn) -> None:
        key = f"answer to {incoming.event}"
        async with turn():
            more = await self._first(incoming, reply, edit, key)
        if more:
            await self.send(incoming.chat, reply, key, turn)

    async def _first(self, incoming: Incoming, reply: Reply, edit: Call | None, key: str) -> bool:
        if edit and await self._edited(edit):
            return False
        return (await self._part(incoming.chat, reply, key))[1]

    async def _part(self, chat: str, reply: Reply, key: str) -> tuple[str, bool]:
        """Send the next part; its id, and whether there are more. A silence has none."""
        if chat not in self._keyboards and chat.isdecimal() and (ready := plain(reply)):
            return await self._api.send_text(int(chat), *ready), False
        calls = render(chat, reply, chat in self._keyboards)
        if not calls:
            return "", False
        index = self._progress.pop(key, 0)
        try:
            sent = str((await self._api.call(*calls[index]))["message_id"])
        except SendError as error:
            if index and error.fate in (Fate.NOT_SENT, Fate.UNCERTAIN):
                self._progress[key] = index
            raise
        if index + 1 < len(calls):
            self._progress[key] = index + 1
            return sent, True
        (self._keyboards.add if reply.location else self._keyboards.discard)(chat)
        return sent, False

    async def _edited(self, edit: Call) -> bool:
        """Whether the message now says so; False when it cannot be edited any more."""
        try:
            await self._api.call(*edit)
        except SendError as error:
            if error.fate is not Fate.REFUSED:
                raise
            return error.reason == "unchanged"
        return True

    async def _acknowledge(self, incoming: Incoming, reply: Reply) -> None:
        alone = bool(reply.notice) and not (reply.text or reply.document)
        try:
            await self._api.acknowledge(acknowledgement(incoming, reply).params)
        except SendError as error:
            if alone and error.reason != "too_old":  # then nobody looks at the button any more
                raise
            log.info("telegram_aside_failed", method="answerCallbackQuery", reason=error.reason)
