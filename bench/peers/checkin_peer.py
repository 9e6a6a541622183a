"""checkin_peer.py DATABASE API SESSION: check-ins the usual way, by aiogram, async SQLAlchemy and aiosqlite.

The same tables and statements as ours, by ORM objects, one transaction an update, an answer to each press. It does
less: an update is acknowledged before it is handled, and that an answer was sent is not noted.
"""

from __future__ import annotations

import asyncio
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import uvloop
from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import CallbackQuery
from sqlalchemy import event, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

sys.path.insert(0, str(Path(__file__).parents[2]))

from academy.attendance import Evidence, EvidenceKind, mark_under
from academy.standings import standing_of
from locales.attendance import checked_in
from storage import plans
from storage.database import Db
from storage.keys import checkin_key
from storage.models import AddressRow, Member, Participation, Receipt, Seat
from storage.models import Evidence as Row
from storage.plans import Plan

TOKEN = "123456789:AAaaBBbbCCccDDddEEeeFFffGGggHHhhIIi"  # noqa: S105 - the stub takes any


class Peer:
    def __init__(self, url: str, session_id: int, now: datetime) -> None:
        engine = create_async_engine(url.replace("sqlite:", "sqlite+aiosqlite:"))
        event.listen(engine.sync_engine, "connect", configure)
        event.listen(engine.sync_engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
        self.sessions = async_sessionmaker(engine, expire_on_commit=False)
        # Without it, writers wait for each other inside SQLite, and most of them longer than they may.
        self.one_at_a_time = asyncio.Lock()
        self.session_id = session_id
        self.now = now
        self.plan = plan_of(url)

    async def press(self, query: CallbackQuery) -> None:
        async with self.one_at_a_time, self.sessions() as db, db.begin():
            said = await self.check_in(db, query)
        await query.answer(said)

    async def check_in(self, db: AsyncSession, query: CallbackQuery) -> str:
        receipt = Receipt(channel="telegram", event=query.id, at=self.now)
        db.add(receipt)
        await db.flush()
        people = select(AddressRow, Member).join(Member, Member.id == AddressRow.member_id)
        people = people.where(AddressRow.channel == "telegram", AddressRow.user == str(query.from_user.id))
        address, member = (await db.execute(people)).one()
        address.last_used_at = self.now
        taking_part = select(Participation).where(
            Participation.member_id == member.id, Participation.edition_id == self.plan.edition_id
        )
        assert (await db.scalars(taking_part)).one().state == "accepted"
        electives = (await db.scalars(select(Seat.elective_id).where(Seat.member_id == member.id))).all()
        rows = list((await db.scalars(select(Row).where(Row.member_id == member.id))).all())
        starts = self.plan.sessions[self.session_id].starts
        key = checkin_key(EvidenceKind.BUTTON, starts)
        proof = Row(member_id=member.id, session_id=self.session_id, key=key, kind="button", at=self.now)
        db.add(proof)
        await db.flush()
        said = self.said([*rows, proof], frozenset(self.plan.electives[one] for one in electives), member)
        receipt.address_id, receipt.reply = address.id, json.dumps({"notice": said})
        receipt.incoming = json.dumps({"chat": str(query.from_user.id), "token": query.id, "kind": "action"})
        return said

    def said(self, rows: list[Row], electives: frozenset[str], member: Member) -> str:
        plan, course = self.plan, self.plan.course(electives)
        known: dict[int, list[Evidence]] = {}
        for row in rows:
            known.setdefault(row.session_id, []).append(Evidence(EvidenceKind(row.kind), row.at))
        marks = [
            mark_under(plan.terms(one, False), known.get(plan.numbers[one.code], ()), self.now) for one in course
        ]
        standing = standing_of(course, marks, plan.edition.checkin, plan.edition.certificate.share)
        mark = mark_under(plan.terms(plan.sessions[self.session_id], False), known[self.session_id], self.now)
        return checked_in(mark, standing, True, False, member.zone or plan.edition.zone, member.language)


def configure(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=wal", "synchronous=full", "busy_timeout=10000", "foreign_keys=on"):
        cursor.execute(f"pragma {pragma}")
    cursor.close()


def plan_of(url: str) -> Plan:
    """The academy, read once."""
    database = Db(url)
    plan = database.read(plans.current_plan)
    database.close()
    assert plan
    return plan


async def main(url: str, api: str, session_id: int, now: datetime) -> None:
    peer = Peer(url, session_id, now)
    bot = Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(api)))
    dispatcher = Dispatcher()
    dispatcher.callback_query.register(peer.press, F.data.startswith("checkin:"))
    await dispatcher.start_polling(bot, handle_signals=False)


if __name__ == "__main__":
    uvloop.run(
        main(sys.argv[1], sys.argv[2], int(sys.argv[3]), datetime.fromisoformat(sys.argv[4]).astimezone(UTC))
    )
