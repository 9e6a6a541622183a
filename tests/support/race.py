"""Many people who press the button of one elective at once, over Telegram's HTTP, and what became of each."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select, update

from academy.programme import Edition
from storage import invitations, migrate, programmes
from storage.database import Db, DbSession
from storage.models import Delivery, ElectiveRow, Seat, Waiting
from tests.conftest import NOW
from tests.support.participants import insert_crowd
from tests.support.people import edition
from tests.support.telegram import TOKEN
from tests.support.telegram_stub import StubClient

CODE = "1"  # of the elective


def prepare(database: Db, people: int, seats: int) -> int:
    """Participants with ids from 1 who know that the first round is open, and the shipped edition, whose first
    elective has so many seats and is for everybody; the elective's id.
    """
    migrate.upgrade(database)
    database.write(lambda db: programmes.save_edition(db, _edition(seats), NOW)).result()
    insert_crowd(database, people, language="en", zone="Africa/Maputo")
    database.write(_invite).result()
    return database.read(lambda db: db.scalars(select(ElectiveRow.id).where(ElectiveRow.code == CODE)).one())


def _edition(seats: int) -> Edition:
    loaded = edition()
    first, *others = loaded.rounds
    wanted = replace(first.electives[0], seats=seats, constituencies=())
    return replace(loaded, rounds=(replace(first, electives=(wanted, *first.electives[1:])), *others))


def _invite(db: DbSession) -> None:
    invitations.due(db, NOW)
    db.execute(update(Delivery).values(state="sent", sent_at=NOW))


def settings(stub: StubClient, database: Db, rate: int) -> dict[str, str]:
    """Of an assistant with these participants at this stub; `rate` in messages a second."""
    return {
        "DATABASE_URL": database.engine.url.render_as_string(hide_password=False),
        "TELEGRAM_TOKEN": TOKEN,
        "TELEGRAM_API_URL": stub.url,
        "TELEGRAM_RATE": str(rate),
        "START_AT": NOW.isoformat(),
    }


def tap(member: int, action: str) -> dict[str, Any]:
    """The update of a participant who presses a button; its callback's id is their number."""
    number = int(f"1000{member}")
    person = {"id": number, "is_bot": False, "first_name": "Ana", "language_code": "en"}
    message = {"message_id": 1, "date": 1, "chat": {"id": number, "type": "private"}, "text": "Electives"}
    query = {"id": str(member), "from": person, "message": message, "chat_instance": "1", "data": action}
    return {"callback_query": query}


def spread(stub: StubClient, taps: Sequence[dict[str, Any]], seconds: float, beats: int = 20) -> dict[str, float]:
    """Make taps available at the stub, evenly within so many seconds; when each was, in monotonic seconds."""
    available: dict[str, float] = {}
    begin, beat = time.monotonic(), -(-len(taps) // beats)
    for number, first in enumerate(range(0, len(taps), beat)):
        time.sleep(max(0.0, begin + number * seconds / beats - time.monotonic()))
        some = taps[first : first + beat]
        available |= dict.fromkeys((one["callback_query"]["id"] for one in some), time.monotonic())
        stub.feed(*some)
    return available


def answers(stub: StubClient) -> dict[str, list[dict[str, Any]]]:
    """What was told beside the buttons, by the callback's id: calls in their order."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for call in stub.log("answerCallbackQuery"):
        if call["status"] == 200:
            found[str(call["params"]["callback_query_id"])].append(call)
    return found


def seated(database: Db) -> list[int]:
    """Who has a seat, in the order in which seats were given."""
    return database.read(lambda db: list(db.scalars(select(Seat.member_id).order_by(Seat.id))))


def waiting(database: Db) -> list[int]:
    """Who waits, in order."""
    return database.read(lambda db: list(db.scalars(select(Waiting.member_id).order_by(Waiting.id))))


def round_of(db: DbSession, elective: int) -> int:
    """The id of an elective's round."""
    return db.get_one(ElectiveRow, elective).round_id
