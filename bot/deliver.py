"""The only sender that was not asked: claims deliveries, sends them, and writes down what became of each."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

import structlog

from academy.messages import Reply
from bot.channels import Channel, SendError
from bot.channels import Fate as Sent
from bot.pace import Pace, Priority
from reminders.texts import Cancelled, write
from storage import deliveries, members
from storage.clock import Clock
from storage.database import Db, DbSession
from storage.deliveries import Fate, Outcome
from storage.models import AddressRow, Delivery

T = TypeVar("T")
log = structlog.get_logger()

TICK = 0.5  # real seconds between looks at what is due
BATCH = 100
AGAIN = timedelta(seconds=15)  # after a platform that could not be reached, times the number of tries
TRIES = 2  # of what may have arrived: the first and one marked retry


@dataclass(frozen=True, slots=True)
class Ready:
    """A claimed delivery with its words and the addresses to try, best first."""

    delivery: Delivery
    reply: Reply
    addresses: tuple[AddressRow, ...]


class Deliverer:
    """Sends what is due on the channels that run."""

    def __init__(
        self, database: Db, clock: Clock, channels: Mapping[str, Channel], paces: Mapping[str, Pace]
    ) -> None:
        self._database = database
        self._clock = clock
        self._channels = channels
        self._paces = paces

    async def run(self) -> None:
        """Pick up what a process that died left open, then send what falls due, until cancelled."""
        await self.pick_up()
        while True:
            try:
                await self.tick()
            except Exception:
                log.exception("delivering failed; trying again")
            await asyncio.sleep(TICK)

    async def pick_up(self) -> None:
        """Claimed deliveries surely did not leave; those being sent may have arrived."""
        await self._write(lambda db: _reopen(db, self._clock.now()))

    async def tick(self) -> None:
        """Send everything that is due now."""
        now = self._clock.now()
        while ready := await self._write(lambda db: self._claim(db, now)):
            await asyncio.gather(*(self._deliver(one) for one in ready))

    def _claim(self, db: DbSession, now: datetime) -> list[Ready]:
        ready = []
        for delivery in deliveries.claim(db, now, BATCH):
            reply = write(db, delivery, now)
            if isinstance(reply, Cancelled):
                deliveries.record(db, [Outcome(delivery.id, Fate.CANCELLED, reply.reason)])
            elif addresses := self._reachable(db, delivery.member_id):
                ready.append(Ready(delivery, reply, addresses))
            else:
                deliveries.record(db, [Outcome(delivery.id, Fate.FAILED, "no address")])
        return ready

    def _reachable(self, db: DbSession, member_id: int) -> tuple[AddressRow, ...]:
        found = members.addresses_of(db, member_id)
        usable = [row for row in found if not row.stopped_at and not row.unreachable_at]
        return tuple(row for row in usable if row.channel in self._channels)

    async def _deliver(self, ready: Ready) -> None:
        for address in ready.addresses:
            outcome = await self._try(ready, address)
            if outcome is not None:
                await self._write(lambda db, outcome=outcome: deliveries.record(db, [outcome]))  # type: ignore[misc]
                return
        failed = Outcome(ready.delivery.id, Fate.FAILED, "unreachable", at=self._clock.now())
        await self._write(lambda db: deliveries.record(db, [failed]))

    async def _try(self, ready: Ready, address: AddressRow) -> Outcome | None:
        """Send to one address; None when the next one should be tried."""
        channel, delivery = self._channels[address.channel], ready.delivery
        async with self._slot(address):
            if not await self._write(lambda db: deliveries.mark_sending(db, delivery.id)):
                return Outcome(delivery.id, Fate.CANCELLED, "withdrawn")
            try:
                message = await channel.send(address.chat, ready.reply, nonce=f"d{delivery.id}")
            except SendError as error:
                failure = error
            else:
                return Outcome(delivery.id, Fate.SENT, "", address.id, message, self._clock.now())
        return await self._failed(ready, address, failure)

    async def _failed(self, ready: Ready, address: AddressRow, error: SendError) -> Outcome | None:
        delivery, now = ready.delivery, self._clock.now()
        await self._write(lambda db: _note_failure(db, delivery, address, error, now))
        tries = delivery.tries + 1
        if error.fate is Sent.UNREACHABLE:
            return None
        if error.fate is Sent.REFUSED:
            return Outcome(delivery.id, Fate.FAILED, error.reason, address.id)
        if error.fate is Sent.UNCERTAIN and tries >= TRIES:
            return Outcome(delivery.id, Fate.UNKNOWN, error.reason, address.id)
        if error.retry_after and (pace := self._paces.get(address.channel)):
            pace.halt(error.retry_after)
        later = now + max(AGAIN * tries, timedelta(seconds=error.retry_after or 0))
        return Outcome(delivery.id, Fate.QUEUED, error.reason, address.id, again_at=later)

    def _slot(self, address: AddressRow) -> AbstractAsyncContextManager[None]:
        pace = self._paces.get(address.channel)
        return pace.slot(address.chat, Priority.REMINDER) if pace else nullcontext()

    async def _write(self, function: Callable[[DbSession], T]) -> T:
        return await asyncio.wrap_future(self._database.write(function))


def _reopen(db: DbSession, now: datetime) -> None:
    for delivery in deliveries.left_open(db):
        again = delivery.state == Fate.CLAIMED or delivery.tries < TRIES
        if delivery.state == Fate.SENDING:
            deliveries.record_attempt(db, delivery.id, delivery.address_id, "crash", now)
        state, reason = (Fate.QUEUED, delivery.reason) if again else (Fate.UNKNOWN, "crash")
        deliveries.record(db, [Outcome(delivery.id, state, reason)])


def _note_failure(db: DbSession, delivery: Delivery, address: AddressRow, error: SendError, now: datetime) -> None:
    deliveries.record_attempt(db, delivery.id, address.id, error.reason, now)
    if error.fate is Sent.UNREACHABLE:
        members.mark_unreachable(db, address.id, now)
        deliveries.record(db, [Outcome(delivery.id, Fate.CLAIMED, error.reason)])
    elif error.fate is Sent.NOT_SENT:
        deliveries.not_a_try(db, delivery.id)
