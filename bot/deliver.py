"""The only sender that was not asked: claims deliveries, sends them, and writes down what became of each."""

from __future__ import annotations

import asyncio
import functools
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import inf
from typing import TypeVar

import structlog

from academy.messages import Reply
from bot.channels import Channel, SendError, Turn
from bot.channels import Fate as Sent
from bot.gather import Gather
from bot.ledger import AGAIN, TRIES, Mark, note, reopen
from bot.pace import GROUP_PER_MINUTE, FirstMessages, Pace, Priority
from bot.papers import Papers
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
FEW = 30  # a claim costs as much as many letters, so while others are under way it waits for so much room
AHEAD = 2.0  # real seconds of pace that are claimed ahead, so that some are left when the next look comes
RECORD = 0.05  # real seconds in which outcomes are gathered: at a crash younger ones are unknown
MARK = 0.005  # and marks of what is about to leave
LONGEST = timedelta(minutes=5)  # so late may a message come after an outage, and nobody is tried without end
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
        self,
        database: Db,
        clock: Clock,
        channels: Mapping[str, Channel],
        paces: Mapping[str, Pace],
        public_url: str = "",
    ) -> None:
        self._database = database
        self._clock = clock
        self._channels = channels
        self._paces = paces
        self._public_url = public_url
        self._papers = Papers(database, public_url)
        self._under_way: set[asyncio.Task[None]] = set()
        self._busy: Counter[str] = Counter()
        # Both in one: at a platform's pace each message's mark takes along what became of the one before it.
        self._notes: Gather[Mark | Outcome, bool] = Gather(database, note)

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
        await self._write(lambda db: reopen(db, now))

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
        if not self._room():  # to look into the database costs more than all that a paced message needs
            return 0
        if not await asyncio.to_thread(self._database.read, lambda db: deliveries.is_due(db, self._clock.now())):
            return 0
        while room := self._room():
            taken, ready = await self._write(functools.partial(self._claim, now=self._clock.now(), most=room))
            claimed += taken
            for one in ready:
                self._start(one)
            if taken < room:
                break
        return claimed

    def _room(self) -> int:
        """How many to claim; none where it would be too few for what a claim costs."""
        room = min(BATCH, sum(self._room_on(name) for name in self._channels))
        return room if room >= (FEW if self._under_way else 1) else 0

    def _room_on(self, channel: str) -> int:
        pace = self._paces.get(channel)
        return (pace.room(AHEAD) if pace else UNPACED) - self._busy[channel]

    def _claim(self, db: DbSession, now: datetime, most: int) -> tuple[int, list[Ready]]:
        numbers = deliveries.claim(db, now, most)
        if not numbers:
            return 0, []
        table = letters.desk(db)
        ready, ended = [], []
        waiting: dict[timedelta, list[int]] = defaultdict(list)
        room = {name: self._room_on(name) for name in self._channels}
        for letter in letters.read(db, numbers, now, table):
            reply = _words(letter, table, now, self._public_url)
            addresses = self._usable(letter)
            if reply is None:
                ended.append(Outcome(letter.id, Fate.FAILED, Reason.ERROR))
            elif isinstance(reply, Cancelled):
                ended.append(Outcome(letter.id, Fate.EXPIRED if reply.expired else Fate.CANCELLED, reply.reason))
            elif not addresses:
                ended.append(self._nowhere(db, letter))
            elif room[addresses[0].channel] <= 0:
                waiting[FULL].append(letter.id)
            elif (first := self._first(addresses[0])) and (wait := first.begin(len(waiting.keys() - {FULL}))):
                waiting[wait].append(letter.id)
            else:
                room[addresses[0].channel] -= 1
                ready.append(Ready(letter, reply, addresses))
        deliveries.record(db, ended)
        for pause, put_back in waiting.items():
            deliveries.put_back(db, put_back, now + pause)
        return len(numbers) - sum(map(len, waiting.values())), ready

    def _usable(self, letter: Letter) -> tuple[Where, ...]:
        """The addresses on channels that run; last, where nobody would see a message now, or it has to wait."""
        on = [where for where in letter.addresses if where.channel in self._channels]
        return tuple(sorted(on, key=self._drawbacks))

    def _drawbacks(self, where: Where) -> tuple[bool, float]:
        first = self._first(where)
        return not self._channels[where.channel].awake(where.chat), first.wait() if first else 0.0

    def _first(self, where: Where) -> FirstMessages | None:
        """The limit of first messages, if this would be one: without an open chat there is but the user's id."""
        pace = self._paces.get(where.channel) if where.chat.isdecimal() else None
        return pace.first if pace else None

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
        ready = replace(ready, reply=await self._papers.made(ready.reply))
        for where in ready.addresses:
            if where != ready.addresses[0] and (first := self._first(where)) and (wait := first.begin()):
                await self._put_back(ready.letter, wait)
                return
            try:
                outcome = await self._try(ready, where)
            except TakenBackError:
                return
            except Exception:
                log.exception("a delivery failed", delivery=ready.letter.id, channel=where.channel)
                outcome = Outcome(ready.letter.id, Fate.UNKNOWN, Reason.ERROR, where.id)
            if outcome is not None:
                await self._notes.add(outcome, RECORD)
                return
        await self._notes.add(Outcome(ready.letter.id, Fate.FAILED, Reason.UNREACHABLE), RECORD)

    async def _put_back(self, letter: Letter, wait: timedelta) -> None:
        await self._write(lambda db: deliveries.put_back(db, [letter.id], self._clock.now() + wait))

    async def _try(self, ready: Ready, where: Where) -> Outcome | None:
        """Send to one address; None when the next one should be tried. Raises TakenBackError."""
        letter = ready.letter
        try:
            message = await _send(self._channels[where.channel], where.chat, ready, self._turn(letter, where))
        except SendError as error:
            return await self._failed(letter, where, error)
        return Outcome(letter.id, Fate.SENT, "", where.id, message, self._clock.now())

    def _turn(self, letter: Letter, where: Where) -> Turn:
        """The turn of each part of a message; when the first has come, it is noted that it is about to leave."""
        noted = False

        @asynccontextmanager
        async def turn() -> AsyncIterator[None]:
            nonlocal noted
            async with self._slot(letter, where):
                if not noted and not await self._notes.add(Mark(letter.id, where.id), MARK):
                    raise TakenBackError
                noted = True
                yield

        return turn

    async def _failed(self, letter: Letter, where: Where, error: SendError) -> Outcome | None:
        now = self._clock.now()
        self._heed(where.channel, error)
        failures = await self._write(lambda db: _note_failure(db, letter.id, where, error, now))
        if error.fate is Sent.UNREACHABLE:
            return None
        if error.fate is Sent.REFUSED:
            return Outcome(letter.id, Fate.FAILED, error.reason, where.id)
        if error.fate is Sent.UNCERTAIN:
            again = letter.priority == 1 and letter.tries + 1 < TRIES
            state = Fate.QUEUED if again else Fate.UNKNOWN
            return Outcome(letter.id, state, error.reason, where.id, again_at=now + AGAIN if again else None)
        wait = timedelta(seconds=error.retry_after) if error.retry_after else _wait(failures)
        again_at = min(now + wait, letter.expires_at)  # then at the latest it is known what became of it
        return Outcome(letter.id, Fate.QUEUED, error.reason, where.id, again_at=again_at, counts=False)

    def _heed(self, channel: str, error: SendError) -> None:
        """Halt a channel that wants silence: before anything is written, as others leave meanwhile."""
        if error.retry_after and (pace := self._paces.get(channel)):
            (pace.first if pace.first and error.reason == "dm_limit" else pace).halt(error.retry_after)

    def _slot(self, letter: Letter, where: Where) -> AbstractAsyncContextManager[None]:
        if (pace := self._paces.get(where.channel)) is None:
            return nullcontext()
        priority = Priority.REMINDER if letter.priority == 1 else Priority.BROADCAST
        # Only Telegram has limits of groups, and only its groups have such ids.
        per_minute = GROUP_PER_MINUTE if where.chat.startswith("-") else inf
        return pace.slot(where.chat, priority, deadline=letter.promised_at, per_minute=per_minute)

    async def _write(self, function: Callable[[DbSession], T]) -> T:
        return await asyncio.wrap_future(self._database.write(function))


async def _send(channel: Channel, chat: str, ready: Ready, turn: Turn) -> str:
    """Send, or change what was sent before; the platform's id of the message."""
    if message := str(ready.letter.subject.get("message", "")):
        async with turn():
            await channel.edit(chat, message, ready.reply)
        return message
    return await channel.send(chat, ready.reply, f"d{ready.letter.id}", turn)


def _words(letter: Letter, desk: Desk, now: datetime, public_url: str) -> Reply | Cancelled | None:
    """What to send; None after a fault of ours, which must not keep the others' messages back."""
    try:
        return write(letter, desk, now, public_url)
    except Exception:
        log.exception("a message could not be written", delivery=letter.id, kind=letter.kind)
        return None


def _wait(failures: int) -> timedelta:
    """How long to leave a platform alone that has not taken a message so many times."""
    return min(AGAIN * 2.0 ** min(failures - 1, 10), LONGEST)


def _note_failure(db: DbSession, delivery: int, where: Where, error: SendError, now: datetime) -> int:
    """Write a failed try down; how many there were."""
    deliveries.record_attempt(db, delivery, where.id, error.reason, now)
    if error.fate is Sent.UNREACHABLE:
        if where.id is not None:
            members.mark_unreachable(db, where.id, now)
        # The next address gets a first try: this one surely did not arrive.
        deliveries.record(db, [Outcome(delivery, Fate.CLAIMED, error.reason, counts=False)])
    return deliveries.count_attempts(db, delivery)
