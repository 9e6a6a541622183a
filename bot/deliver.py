"""The only sender that was not asked: claims deliveries, sends them, and writes down what became of each."""

from __future__ import annotations

import asyncio
import functools
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import inf
from typing import TypeVar

import structlog

from academy.messages import Reply
from bot.channels import Channel, SendError
from bot.channels import Fate as Sent
from bot.gather import Gather
from bot.pace import GROUP_PER_MINUTE, Pace, Priority
from reminders.texts import Cancelled, write
from storage import deliveries, letters, members
from storage.clock import Clock
from storage.database import Db, DbSession
from storage.deliveries import Fate, Outcome
from storage.letters import Desk, Letter, Where
from storage.reasons import Reason

T = TypeVar("T")
log = structlog.get_logger()

TICK = 0.25  # real seconds between looks at what is due
BATCH = 100  # claimed at once
UNPACED = 200  # under way at once on a channel without a limit
FEW = 20  # a claim costs as much as many letters, so while others are under way it waits for so much room
RECORD = 0.05  # real seconds in which outcomes are gathered: at a crash younger ones are unknown
MARK = 0.005  # and marks of what is about to leave
AGAIN = timedelta(seconds=15)  # after a platform that could not be reached
TRIES = 2  # of what may have arrived: the first and one marked retry
FULL = timedelta(seconds=1)  # for what is due on a channel that has no room


@dataclass(frozen=True, slots=True)
class Ready:
    """A claimed delivery with its words and the addresses to try, best first."""

    letter: Letter
    reply: Reply
    addresses: tuple[Where, ...]


class TakenBackError(Exception):
    """A message no longer waits to be sent: it was cancelled, or queued again, and what was noted then stays."""


class Deliverer:
    """Sends what is due on the channels that run."""

    def __init__(
        self, database: Db, clock: Clock, channels: Mapping[str, Channel], paces: Mapping[str, Pace]
    ) -> None:
        self._database = database
        self._clock = clock
        self._channels = channels
        self._paces = paces
        self._under_way: set[asyncio.Task[None]] = set()
        self._busy: Counter[str] = Counter()
        self._outcomes: Gather[Outcome, None] = Gather(database, _record, RECORD)
        self._marks: Gather[tuple[int, int | None], bool] = Gather(database, _mark, MARK)

    async def run(self) -> None:
        """Pick up what a process that died left open, then send what falls due, until cancelled."""
        await self.pick_up()
        while True:
            try:
                await self.look()
            except Exception:
                log.exception("delivering failed; trying again")
            await asyncio.sleep(TICK)

    async def pick_up(self) -> None:
        """Claimed deliveries surely did not leave; those being sent may have arrived."""
        now = self._clock.now()
        await self._write(lambda db: _reopen(db, now))

    @property
    def idle(self) -> bool:
        """Whether nothing is under way."""
        return not self._under_way

    async def settle(self) -> None:
        """Send everything that is due now and wait until it is recorded."""
        while await self.look() or self._under_way:
            if self._under_way:
                await asyncio.wait(self._under_way)

    async def look(self) -> int:
        """Start sending what is due and fits; how many were claimed."""
        claimed = 0
        if not await asyncio.to_thread(self._database.read, lambda db: deliveries.is_due(db, self._clock.now())):
            return 0
        while (room := self._room()) >= (FEW if self._under_way else 1):
            taken, ready = await self._write(functools.partial(self._claim, now=self._clock.now(), most=room))
            claimed += taken
            for one in ready:
                self._start(one)
            if taken < room:
                break
        return claimed

    def _room(self) -> int:
        return min(BATCH, sum(self._room_on(name) for name in self._channels))

    def _room_on(self, channel: str) -> int:
        pace = self._paces.get(channel)
        return (pace.room() if pace else UNPACED) - self._busy[channel]

    def _claim(self, db: DbSession, now: datetime, most: int) -> tuple[int, list[Ready]]:
        numbers = deliveries.claim(db, now, most)
        if not numbers:
            return 0, []
        table = letters.desk(db)
        ready, ended, waiting = [], [], []
        room = {name: self._room_on(name) for name in self._channels}
        for letter in letters.read(db, numbers, now, table):
            reply = _words(letter, table, now)
            addresses = self._usable(letter)
            if reply is None:
                ended.append(Outcome(letter.id, Fate.FAILED, Reason.ERROR))
            elif isinstance(reply, Cancelled):
                ended.append(Outcome(letter.id, Fate.EXPIRED if reply.expired else Fate.CANCELLED, reply.reason))
            elif not addresses:
                ended.append(self._nowhere(db, letter))
            elif room[addresses[0].channel] <= 0:
                waiting.append(letter.id)
            else:
                room[addresses[0].channel] -= 1
                ready.append(Ready(letter, reply, addresses))
        deliveries.record(db, ended)
        deliveries.put_back(db, waiting, now + FULL)
        return len(numbers) - len(waiting), ready

    def _usable(self, letter: Letter) -> tuple[Where, ...]:
        """The addresses on channels that run; where nobody would see a message now, last."""
        on = [where for where in letter.addresses if where.channel in self._channels]
        return tuple(sorted(on, key=lambda where: not self._channels[where.channel].awake(where.chat)))

    def _nowhere(self, db: DbSession, letter: Letter) -> Outcome:
        if letter.member_id is not None and members.has_stopped(db, letter.member_id):
            return Outcome(letter.id, Fate.CANCELLED, Reason.STOPPED)
        return Outcome(letter.id, Fate.FAILED, Reason.NO_ADDRESS)

    def _start(self, ready: Ready) -> None:
        channel = ready.addresses[0].channel
        self._busy[channel] += 1
        task = asyncio.create_task(self._deliver(ready))
        self._under_way.add(task)
        task.add_done_callback(lambda done: self._end(done, channel))

    def _end(self, task: asyncio.Task[None], channel: str) -> None:
        self._busy[channel] -= 1
        self._under_way.discard(task)

    async def _deliver(self, ready: Ready) -> None:
        for where in ready.addresses:
            try:
                outcome = await self._try(ready, where)
            except TakenBackError:
                return
            except Exception:
                log.exception("a delivery failed", delivery=ready.letter.id, channel=where.channel)
                outcome = Outcome(ready.letter.id, Fate.UNKNOWN, Reason.ERROR, where.id)
            if outcome is not None:
                await self._outcomes.add(outcome)
                return
        await self._outcomes.add(Outcome(ready.letter.id, Fate.FAILED, Reason.UNREACHABLE))

    async def _try(self, ready: Ready, where: Where) -> Outcome | None:
        """Send to one address; None when the next one should be tried. Raises TakenBackError."""
        channel, letter = self._channels[where.channel], ready.letter
        async with self._slot(letter, where):
            if not await self._marks.add((letter.id, where.id)):
                raise TakenBackError
            try:
                message = await _send(channel, where.chat, ready)
            except SendError as error:
                failure = error
            else:
                return Outcome(letter.id, Fate.SENT, "", where.id, message, self._clock.now())
        return await self._failed(letter, where, failure)

    async def _failed(self, letter: Letter, where: Where, error: SendError) -> Outcome | None:
        now = self._clock.now()
        await self._write(lambda db: _note_failure(db, letter.id, where, error, now))
        if error.fate is Sent.UNREACHABLE:
            return None
        if error.fate is Sent.REFUSED:
            return Outcome(letter.id, Fate.FAILED, error.reason, where.id)
        if error.fate is Sent.UNCERTAIN:
            again = letter.priority == 1 and letter.tries + 1 < TRIES
            state = Fate.QUEUED if again else Fate.UNKNOWN
            return Outcome(letter.id, state, error.reason, where.id, again_at=now + AGAIN if again else None)
        if error.retry_after and error.reason != "dm_limit" and (pace := self._paces.get(where.channel)):
            pace.halt(error.retry_after)
        later = now + timedelta(seconds=error.retry_after) if error.retry_after else now + AGAIN
        return Outcome(letter.id, Fate.QUEUED, error.reason, where.id, again_at=later, counts=False)

    def _slot(self, letter: Letter, where: Where) -> AbstractAsyncContextManager[None]:
        if (pace := self._paces.get(where.channel)) is None:
            return nullcontext()
        priority = Priority.REMINDER if letter.priority == 1 else Priority.BROADCAST
        # Only Telegram has limits of groups, and only its groups have such ids.
        per_minute = GROUP_PER_MINUTE if where.chat.startswith("-") else inf
        return pace.slot(where.chat, priority, deadline=letter.promised_at, per_minute=per_minute)

    async def _write(self, function: Callable[[DbSession], T]) -> T:
        return await asyncio.wrap_future(self._database.write(function))


async def _send(channel: Channel, chat: str, ready: Ready) -> str:
    """Send, or change what was sent before; the platform's id of the message."""
    if message := str(ready.letter.subject.get("message", "")):
        await channel.edit(chat, message, ready.reply)
        return message
    return await channel.send(chat, ready.reply, nonce=f"d{ready.letter.id}")


def _words(letter: Letter, desk: Desk, now: datetime) -> Reply | Cancelled | None:
    """What to send; None after a fault of ours, which must not keep the others' messages back."""
    try:
        return write(letter, desk, now)
    except Exception:
        log.exception("a message could not be written", delivery=letter.id, kind=letter.kind)
        return None


def _mark(db: DbSession, marks: list[tuple[int, int | None]]) -> list[bool]:
    leaving = deliveries.mark_sending(db, dict(marks))
    return [number in leaving for number, _ in marks]


def _record(db: DbSession, outcomes: list[Outcome]) -> list[None]:
    deliveries.record(db, outcomes)
    return [None] * len(outcomes)


def _reopen(db: DbSession, now: datetime) -> None:
    for delivery in deliveries.left_open(db):
        certain = delivery.state == Fate.CLAIMED
        if not certain:
            deliveries.record_attempt(db, delivery.id, delivery.address_id, Reason.CRASH, now)
        again = certain or (delivery.priority == 1 and delivery.tries < TRIES)
        state, reason = (Fate.QUEUED, delivery.reason) if again else (Fate.UNKNOWN, Reason.CRASH)
        deliveries.record(db, [Outcome(delivery.id, state, reason)])
    # A process that dies again and again must not use up the one retry of what may have arrived.
    deliveries.delay_retries(db, now + AGAIN)


def _note_failure(db: DbSession, delivery: int, where: Where, error: SendError, now: datetime) -> None:
    deliveries.record_attempt(db, delivery, where.id, error.reason, now)
    if error.fate is Sent.UNREACHABLE:
        if where.id is not None:
            members.mark_unreachable(db, where.id, now)
        # The next address gets a first try: this one surely did not arrive.
        deliveries.record(db, [Outcome(delivery, Fate.CLAIMED, error.reason, counts=False)])
