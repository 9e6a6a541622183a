"""From an event to its answer: what it changes is committed once, its answer kept until it was sent."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

import structlog

from academy.errors import AcademyError
from academy.messages import Address, Incoming, Kind, Reply
from bot.channels import Channel, Fate, SendError, Turn
from bot.pace import Pace, Priority
from bot.papers import Papers
from handlers.context import Context
from handlers.dispatch import dispatch, first_language, in_group, refusal
from handlers.router import routes
from storage import members, receipts
from storage.clock import Clock
from storage.database import Db, DbSession

log = structlog.get_logger()

GATHER = 0.02  # seconds in which answered receipts are gathered to be noted together
FIRST_WAIT, LONGEST_WAIT = 0.5, 30.0  # seconds between tries to answer while a platform is away
PATIENCE = 600.0  # seconds; afterwards the answer waits in the outbox for the next start


@dataclass(frozen=True, slots=True)
class Answer:
    """What is owed to somebody."""

    receipt: int
    incoming: Incoming
    reply: Reply


class Responder:
    """Takes events from all channels and answers them there, in order within a chat."""

    def __init__(
        self,
        database: Db,
        clock: Clock,
        public_url: str,
        paces: Mapping[str, Pace],
        organisers: tuple[Address, ...] = (),
        secret: bytes = b"",
    ) -> None:
        self._database = database
        self._clock = clock
        self._public_url = public_url
        self._organisers = organisers
        self._secret = secret
        self._paces = paces
        self._papers = Papers(database, public_url)
        self._last: dict[tuple[str, str], asyncio.Task[None]] = {}
        self._sent: list[int] = []
        self._noting: asyncio.Task[None] | None = None

    async def receive(self, channel: Channel, incoming: Incoming) -> None:
        """Commit what an event changes and see that it is answered; then the platform may be told "got it"."""
        answer = await self._commit(incoming)
        if answer is not None:
            self._answer_in_order(channel, answer)

    async def answer_rest(self, channel: Channel) -> None:
        """Answer what a process that died had committed but not answered."""
        rest = await asyncio.to_thread(self._database.read, lambda db: receipts.unanswered(db, channel.name))
        for receipt, incoming, reply in rest:
            self._answer_in_order(channel, Answer(receipt, incoming, reply))

    async def settle(self) -> None:
        """Wait until everything under way is answered and noted."""
        while self._last or self._noting:
            await asyncio.gather(*self._last.values(), *filter(None, [self._noting]))

    async def _commit(self, incoming: Incoming) -> Answer | None:
        now = self._clock.now()
        try:
            return await self._write(incoming, now, None)
        except AcademyError as error:
            return await self._write(incoming, now, error)
        except Exception:
            number = secrets.token_hex(4)
            log.exception("event failed", request=number, channel=incoming.address.channel, kind=incoming.kind)
            return await self._write(incoming, now, AcademyError("error-unknown", id=number))

    async def _write(self, incoming: Incoming, now: datetime, error: AcademyError | None) -> Answer | None:
        in_order = routes.is_first_come(incoming)
        taking = self._database.write(lambda db: self._take(db, incoming, now, error), in_order)
        return await asyncio.wrap_future(taking)

    def _take(self, db: DbSession, incoming: Incoming, now: datetime, error: AcademyError | None) -> Answer | None:
        receipt = receipts.take(db, incoming, now)
        if receipt is None:
            return None
        address, reply = self._reply(db, incoming, now, error)
        receipts.keep_answer(db, receipt, address, incoming, reply)
        return Answer(receipt, incoming, reply)

    def _reply(
        self, db: DbSession, incoming: Incoming, now: datetime, error: AcademyError | None
    ) -> tuple[int | None, Reply]:
        if incoming.group or incoming.kind is Kind.BLOCKED:
            return self._reply_unmet(db, incoming, now)
        person = members.glimpse(db, incoming, now) if routes.is_glimpsed(incoming) else None
        person = person or members.meet(db, incoming, lambda: first_language(incoming), now)
        ctx = Context(db, person, incoming, now, self._public_url, self._organisers, self._secret)
        reply = refusal(ctx, error) if error else dispatch(ctx)
        return None if ctx.forgotten else person.address_id, reply

    def _reply_unmet(self, db: DbSession, incoming: Incoming, now: datetime) -> tuple[int | None, Reply]:
        """Where others read along, or after a block, nobody becomes a member."""
        person = members.person_at(db, incoming.address)
        if incoming.kind is Kind.BLOCKED:
            if person:
                person.address.unreachable_at = now
            return None, Reply()
        return None, in_group(incoming, person.language if person else first_language(incoming))

    def _answer_in_order(self, channel: Channel, answer: Answer) -> None:
        chat = (channel.name, answer.incoming.chat)
        task = asyncio.create_task(self._answer(channel, answer, self._last.get(chat)))
        self._last[chat] = task
        task.add_done_callback(lambda done: self._last.pop(chat) if self._last.get(chat) is done else None)

    async def _answer(self, channel: Channel, answer: Answer, previous: asyncio.Task[None] | None) -> None:
        if previous is not None:
            await asyncio.wait({previous})
        try:
            done = await self._send(channel, answer)
        except Exception:
            log.exception("answer failed", receipt=answer.receipt, channel=channel.name)
            done = True
        if done:
            self._note(answer.receipt)

    async def _send(self, channel: Channel, answer: Answer) -> bool:
        """Try until it was sent, may have been, or never will be; False leaves it in the outbox."""
        waited, wait = 0.0, FIRST_WAIT
        answer = replace(answer, reply=await self._papers.made(answer.reply))
        while True:
            try:
                await channel.answer(answer.incoming, answer.reply, self._turn(channel, answer))
                return True
            except SendError as error:
                log.warning("not answered", channel=channel.name, reason=error.reason, receipt=answer.receipt)
                if error.fate is not Fate.NOT_SENT:
                    return True
                if waited > PATIENCE:
                    return False
                self._halt(channel, error)
                pause = error.retry_after or wait
            await asyncio.sleep(pause)
            waited, wait = waited + pause, min(2 * wait, LONGEST_WAIT)

    def _turn(self, channel: Channel, answer: Answer) -> Turn:
        if (pace := self._paces.get(channel.name)) is None:
            return nullcontext
        return partial(pace.slot, answer.incoming.chat if answer.reply.text else None, Priority.ANSWER)

    def _halt(self, channel: Channel, error: SendError) -> None:
        # A limit on opening direct messages does not concern those who have just written.
        if error.retry_after and error.reason != "dm_limit" and (pace := self._paces.get(channel.name)):
            pace.halt(error.retry_after)

    def _note(self, receipt: int) -> None:
        self._sent.append(receipt)
        if self._noting is None:
            self._noting = asyncio.create_task(self._note_soon())

    async def _note_soon(self) -> None:
        await asyncio.sleep(GATHER)
        sent, self._sent, self._noting = self._sent, [], None
        await asyncio.wrap_future(self._database.write(lambda db: receipts.answered(db, sent)))
