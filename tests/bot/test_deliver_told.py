"""What members are told of their messages is what became of them: fail-over, faults of ours, second thoughts."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from math import inf

import pytest
from sqlalchemy import select, update

import bot.deliver
from bot.channels import Fate as Sent
from bot.channels import SendError
from bot.deliver import Deliverer
from storage import history
from storage.deliveries import Fate
from storage.models import AddressRow, Attempt, Delivery
from tests.conftest import NOW
from tests.support.people import load_edition
from tests.support.posting import Memory, Still
from tests.support.reminded import at, fire, participant

HOUR_BEFORE = at("15 11:00")
KEY = "s1.v1.m60"


class Doing:
    """A pace in whose turn something else happens first, once."""

    def __init__(self, database, **values):
        self._database, self._values = database, values

    @asynccontextmanager
    async def slot(self, chat, priority, *, deadline=None, per_minute=inf):
        if self._values:
            change = update(Delivery).where(Delivery.key == KEY).values(**self._values)
            self._values = {}
            await asyncio.wrap_future(self._database.write(lambda db: db.execute(change)))
        yield

    def room(self, seconds=1.0):
        return 10


@pytest.fixture
def reminded(sqlite):
    """A database with somebody on Telegram and Discord for whom the reminder of an hour before is due."""
    load_edition(sqlite)
    member = sqlite.write(lambda db: participant(db, "ana", "telegram")).result()
    other = {"channel": "discord", "user": "7", "chat": "7", "created_at": NOW, "last_used_at": NOW}
    sqlite.write(lambda db: db.add(AddressRow(member_id=member, **other))).result()
    fire(sqlite, HOUR_BEFORE)
    sqlite.write(
        lambda db: db.execute(update(Delivery).where(Delivery.kind == "eve").values(state="sent"))
    ).result()
    return sqlite


def deliver(database, *channels, pace=None):
    paces = {"telegram": pace} if pace else {}
    deliverer = Deliverer(database, Still(HOUR_BEFORE), {one.name: one for one in channels}, paces)
    asyncio.run(deliverer.settle())


def told(database):
    """State, reason, tries, channel and troubles of the reminder."""
    one = next(
        one
        for one in database.read(lambda db: history.lately(db, 1, HOUR_BEFORE, 10))
        if one.promise.kind == "session"
    )
    return one.state, one.reason, one.tries, one.channel, one.troubles


def test_app_that_blocks_is_followed_by_the_other_and_both_are_told(reminded):
    telegram = Memory("telegram", failures=[SendError(Sent.UNREACHABLE, "blocked")])
    deliver(reminded, telegram, Memory("discord"))
    assert told(reminded) == (Fate.SENT, "", 1, "discord", (("telegram", "blocked"),))


def test_when_all_apps_block_both_are_told(reminded):
    refusals = [Memory("telegram", failures=[SendError(Sent.UNREACHABLE, "blocked")])]
    refusals += [Memory("discord", failures=[SendError(Sent.UNREACHABLE, "dm_closed")])]
    deliver(reminded, *refusals)
    troubles = (("telegram", "blocked"), ("discord", "dm_closed"))
    assert (told(reminded)[:3], told(reminded)[4]) == ((Fate.FAILED, "unreachable", 0), troubles)


def test_message_that_cannot_be_written_is_told_and_holds_no_other_back(reminded, monkeypatch):
    sqlite, right = reminded, bot.deliver.write
    sqlite.write(lambda db: participant(db, "rui", "telegram")).result()
    sqlite.write(lambda db: db.execute(update(Delivery).values(state="queued"))).result()
    monkeypatch.setattr(
        bot.deliver, "write", lambda letter, *rest: 1 / 0 if letter.kind == "session" else right(letter, *rest)
    )
    telegram = Memory("telegram")
    deliver(sqlite, telegram)
    assert told(sqlite)[:3] == (Fate.FAILED, "error", 0)
    states = (
        select(Delivery.member_id, Delivery.state).where(Delivery.kind == "decision").order_by(Delivery.member_id)
    )
    assert sqlite.read(lambda db: [tuple(row) for row in db.execute(states)]) == [(1, "sent"), (2, "sent")]


def test_message_taken_back_while_it_waits_for_its_turn_is_not_sent_and_keeps_the_reason(reminded):
    telegram = Memory("telegram")
    deliver(reminded, telegram, pace=Doing(reminded, state="cancelled", reason="moved"))
    assert (told(reminded)[:3], telegram.calls) == ((Fate.CANCELLED, "moved", 0), [])


def test_message_queued_again_while_it_waits_for_its_turn_is_sent_once(reminded):
    telegram = Memory("telegram")
    deliver(reminded, telegram, pace=Doing(reminded, state="queued", reason=""))
    assert (told(reminded)[:3], len(telegram.calls)) == ((Fate.SENT, "", 1), 1)


def test_platform_that_is_away_is_tried_less_and_less_often_until_the_message_is_of_no_use(reminded):
    def queued():
        return reminded.read(
            lambda db: db.execute(select(Delivery.due_at, Delivery.state).where(Delivery.key == KEY)).one()
        )

    waits, now = [], HOUR_BEFORE
    while queued().state == Fate.QUEUED:
        telegram = Memory("telegram", failures=[SendError(Sent.NOT_SENT, "unavailable")])
        asyncio.run(Deliverer(reminded, Still(now), {"telegram": telegram}, {}).settle())
        waits.append((queued().due_at - now).total_seconds())
        now = queued().due_at
    end = at("15 13:30")
    until = (end - HOUR_BEFORE).total_seconds()
    assert waits[:7] == [15, 30, 60, 120, 240, 300, 300]
    assert (now, sum(waits), queued().state) == (end, until, Fate.EXPIRED)


def test_channel_is_halted_before_the_refusal_is_written_down(reminded):
    halted = []

    class Halting(Doing):
        first = None

        def halt(self, seconds):
            halted.append((seconds, reminded.read(lambda db: len(db.scalars(select(Attempt)).all()))))

    telegram = Memory("telegram", failures=[SendError(Sent.NOT_SENT, "flood", 7.0)])
    deliver(reminded, telegram, pace=Halting(reminded))
    assert (halted, told(reminded)[4]) == ([(7.0, 0)], (("telegram", "flood"),))
