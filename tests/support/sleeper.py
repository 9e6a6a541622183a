"""An assistant that is off most of the time, and what became of its messages."""

from __future__ import annotations

import asyncio

from sqlalchemy import select

from bot.deliver import Deliverer
from storage.database import Db
from storage.models import Delivery
from tests.support.chat import Chat
from tests.support.people import load_edition
from tests.support.posting import Memory, Still
from tests.support.reminded import fire, participant


class Sleeper:
    """An assistant that runs only at the instants a test names, and somebody there."""

    def __init__(self, database: Db) -> None:
        load_edition(database)
        self.database = database
        self.member = database.write(lambda db: participant(db, "7", "telegram")).result()
        self.telegram = Memory("telegram")

    def run(self, now) -> None:
        """Start, do all that is due, and die."""
        fire(self.database, now)
        asyncio.run(self._settle(now))

    async def _settle(self, now) -> None:
        deliverer = Deliverer(self.database, Still(now), {"telegram": self.telegram}, {})
        await deliverer.pick_up()
        await deliverer.settle()

    def change(self, function) -> None:
        """Change something while it is off."""
        self.database.write(lambda db: function(db, self.member)).result()

    def says(self, now, kind, **said) -> None:
        """Something that they do in their chat."""
        Chat(self.database, Still(now), "telegram", "7").do(kind, **said)

    def off(self, since, until, change=None) -> dict[str, str]:
        """Run, be off, run again: what became of each promise since, by key."""
        self.run(since)
        known = {key for key, said in self.fates().items() if said}
        if change:
            self.change(change)
        self.run(until)
        return {key: said for key, said in self.fates().items() if key not in known}

    def fates(self) -> dict[str, str]:
        """Of each message: its last words before the first break, its link, or why it was not sent."""
        rows = self.database.read(lambda db: list(db.scalars(select(Delivery).order_by(Delivery.id))))
        return {row.key: self._fate(row) for row in rows if not row.key.startswith("decision")}

    def _fate(self, row) -> str:
        if row.state == "queued":
            return ""
        if row.state != "sent":
            return f"{row.state}: {row.reason}"
        return self.telegram.shown[row.message].text.split("\n\n")[0] if row.message in self.telegram.shown else ""
