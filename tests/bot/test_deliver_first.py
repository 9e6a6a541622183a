"""First direct messages on Discord, over real HTTP: evenly, none lost, and nobody's answer waits for them."""

from __future__ import annotations

import asyncio
import time
from datetime import timedelta

import pytest
from sqlalchemy import select

from academy.messages import Address, Incoming, Kind, Reply
from bot.channels import Fate as Sent
from bot.channels import SendError
from bot.deliver import Deliverer
from bot.pace import Pace
from bot.platforms import DISCORD_RATE
from storage import applications, members
from storage.deliveries import Fate
from storage.models import AddressRow, Delivery
from tests.conftest import NOW
from tests.support.discord_running import discord_at
from tests.support.discord_stub import DiscordStub
from tests.support.people import apply, load_edition, sign_up
from tests.support.posting import Memory, Still

OPEN = "/users/@me/channels"
GAP = timedelta(seconds=6)
DUE = select(Delivery.state, Delivery.due_at).order_by(Delivery.id)


class Seconds:
    """Seconds that a test sets, besides those that pass."""

    def __init__(self):
        self.ahead = 0.0

    def __call__(self):
        return time.monotonic() + self.ahead


class Server:
    """People who have only ever spoken in a server, and a decision for each of them."""

    def __init__(self, database, *users, warm=()):
        self.database, self.seconds, self.clock = database, Seconds(), Still(NOW)
        self.pace = Pace(DISCORD_RATE, self.seconds, first_per_minute=10)
        load_edition(database)
        for user in users:
            database.write(lambda db, user=user: self._accept(db, user, warm)).result()
        self.calls = []

    def _accept(self, db, user, warm):
        participation = apply(db, sign_up(db, user, "discord"))
        applications.decide(db, participation, accept=True, by="test", now=NOW)
        members.keep_chat(db, Address("discord", user), f"#8{user}" if user in warm else user)

    def deliver(self, *waits, faults=(), others=(), remember=None):
        """Deliver what is due, then again after each wait, in seconds."""

        async def look():
            async with DiscordStub() as stub:
                for fault in faults:
                    await stub.fail(*fault)
                channel = discord_at(stub, remember)
                channels = {one.name: one for one in (channel, *others)}
                deliverer = Deliverer(self.database, self.clock, channels, {"discord": self.pace})
                for wait in (0, *waits):
                    self.seconds.ahead += wait
                    self.clock.at += timedelta(seconds=wait)
                    await deliverer.settle()
                await channel.close()
                self.calls += [(call["path"], call["body"].get("recipient_id", "")) for call in stub.api.requests]

        asyncio.run(look())

    def opened(self):
        return [user for path, user in self.calls if path == OPEN]

    def rows(self):
        """State and, in whole gaps from now, when each is due."""
        found = self.database.read(lambda db: [tuple(row) for row in db.execute(DUE)])
        return [(state, round((due - self.clock.at) / GAP) if state == Fate.QUEUED else 0) for state, due in found]


def test_first_messages_go_one_after_the_other_and_none_is_lost(sqlite):
    server = Server(sqlite, "1", "2", "3")
    server.deliver()
    assert (server.opened(), server.rows()) == ([], [(Fate.QUEUED, 1), (Fate.QUEUED, 2), (Fate.QUEUED, 3)])
    server.deliver(6.1)
    assert (server.opened(), server.rows()) == (["1"], [(Fate.SENT, 0), (Fate.QUEUED, 1), (Fate.QUEUED, 2)])
    server.deliver(6.1, 6.1)
    assert (server.opened(), server.rows()) == (["1", "2", "3"], [(Fate.SENT, 0)] * 3)


def test_those_with_an_open_direct_message_do_not_wait(sqlite):
    server = Server(sqlite, "1", "2", "3", warm=("2", "3"))
    server.deliver()
    assert (server.opened(), [state for state, _ in server.rows()]) == ([], [Fate.QUEUED, Fate.SENT, Fate.SENT])


def test_opened_direct_message_is_known_from_then_on(sqlite):
    kept = {}
    server = Server(sqlite, "1")
    server.deliver(6.1, remember=kept)
    assert kept == {"1": "#81"}


def test_what_is_said_in_a_server_forgets_no_open_direct_message(sqlite):
    def work(db):
        sign_up(db, "1", "discord")
        members.keep_chat(db, Address("discord", "1"), "#81")
        said = Incoming(Address("discord", "1"), "9", Kind.COMMAND, "1", command="agenda")
        members.meet(db, said, lambda: "pt", NOW)
        in_server = db.scalars(select(AddressRow.chat)).one()
        members.meet(db, Incoming(Address("discord", "1"), "10", Kind.TEXT, "#82"), lambda: "pt", NOW)
        return in_server, db.scalars(select(AddressRow.chat)).one()

    assert sqlite.write(work).result() == ("#81", "#82")


def test_somebody_who_has_to_wait_is_written_to_on_their_other_app(sqlite):
    server = Server(sqlite, "1", "2")
    telegram = {"channel": "telegram", "user": "7", "chat": "7", "created_at": NOW}
    long_ago = NOW - timedelta(days=9)
    sqlite.write(lambda db: db.add(AddressRow(member_id=1, last_used_at=long_ago, **telegram))).result()
    other = Memory("telegram")
    server.deliver(others=(other,))
    assert ([chat for _, chat, _ in other.calls], server.rows()) == (["7"], [(Fate.SENT, 0), (Fate.QUEUED, 1)])


def test_who_cannot_be_reached_elsewhere_waits_for_a_first_message_too(sqlite):
    server = Server(sqlite, "1")
    telegram = {"channel": "telegram", "user": "7", "chat": "7", "created_at": NOW, "last_used_at": NOW}
    sqlite.write(lambda db: db.add(AddressRow(member_id=1, **telegram))).result()
    other = Memory("telegram", failures=[SendError(Sent.UNREACHABLE, "blocked")])
    server.deliver(others=(other,))
    assert (server.opened(), server.rows()) == ([], [(Fate.QUEUED, 1)])
    server.deliver(6.1, others=(other,))
    assert (server.opened(), server.rows()) == (["1"], [(Fate.SENT, 0)])


@pytest.mark.parametrize("code", [40003, 20026])
def test_no_more_are_opened_for_ten_minutes_when_discord_wants_no_more(sqlite, code):
    server = Server(sqlite, "1", "2")
    server.deliver(6.1, 60, 300, faults=[("POST", OPEN, 403, {"code": code})])
    assert (server.opened(), [state for state, _ in server.rows()]) == (["1"], [Fate.QUEUED] * 2)
    server.deliver(300, 6.1)
    assert (sorted(server.opened()), server.rows()) == (["1", "1", "2"], [(Fate.SENT, 0)] * 2)


def test_answer_by_direct_message_does_not_wait(sqlite):
    server = Server(sqlite)

    async def answer():
        async with DiscordStub() as stub:
            channel = discord_at(stub)
            began = time.monotonic()
            asked = Incoming(Address("discord", "1"), "9", Kind.TEXT, "1")
            turn = lambda: server.pace.slot("1", 0)  # noqa: E731
            await channel.answer(asked, Reply("Monday"), turn)
            await channel.close()
            return time.monotonic() - began, [call["path"] for call in stub.api.requests]

    seconds, paths = asyncio.run(answer())
    assert (seconds < 2, paths) == (True, [OPEN, "/channels/81/messages"])
