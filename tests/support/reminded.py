"""Participants and their reminders step by step, for tests that act between planning, firing and sending."""

from __future__ import annotations

from datetime import UTC, datetime

from academy.messages import Reply
from reminders import due, planner
from reminders.texts import write
from storage import applications, deliveries, letters
from storage.database import Db, DbSession
from storage.deliveries import Fate, Outcome
from tests.conftest import NOW
from tests.support.people import apply, sign_up

RATE = 30.0


def at(written: str) -> datetime:
    """An instant of the academy's days, in UTC: at("15 12:00")."""
    return datetime.strptime(f"2021-11-{written}", "%Y-%m-%d %H:%M").replace(tzinfo=UTC)


def participant(db: DbSession, user: str = "ana", channel: str = "web", **profile: str) -> int:
    """Somebody accepted long before the edition, who has heard of it; the member's id."""
    participation = apply(db, sign_up(db, user, channel, **profile))
    applications.decide(db, participation, accept=True, by="test", now=NOW)
    for number in deliveries.claim(db, NOW, 10):
        deliveries.record(db, [Outcome(number, Fate.SENT, at=NOW)])
    return participation.member_id


def fire(database: Db, now: datetime) -> None:
    """Plan and fire what is due."""
    database.write(lambda db: planner.reconcile(db, now, RATE)).result()
    due.fire(database, now)


def post(database: Db, now: datetime) -> dict[str, str]:
    """Write what is due, as if every message arrived: its first lines, or why it was not sent, by key."""
    return database.write(lambda db: _post(db, now)).result()


def _post(db: DbSession, now: datetime) -> dict[str, str]:
    said = {}
    desk = letters.desk(db)
    for letter in letters.read(db, deliveries.claim(db, now, 1000), now, desk):
        reply = write(letter, desk, now)
        key = db.get_one(deliveries.Delivery, letter.id).key
        if isinstance(reply, Reply):
            said[key] = "\n".join(reply.text.split("\n")[:2]).strip()
            outcome = Outcome(letter.id, Fate.SENT, "", letter.addresses[0].id, str(letter.id), now)
        else:
            said[key] = f"({reply.reason})"
            outcome = Outcome(letter.id, Fate.EXPIRED if reply.expired else Fate.CANCELLED, reply.reason)
        deliveries.record(db, [outcome])
    return said
