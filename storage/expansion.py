"""An announcement becomes deliveries, a batch of members at a time, each with the language of its text fixed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, literal, select, update
from sqlalchemy.orm import Session

from academy.broadcasts import USEFUL, Audience, text_language
from academy.programme import LANGUAGES
from storage import audiences
from storage.broadcasts import KIND, Stage, key_of
from storage.deliveries import Fate
from storage.inserts import insert_from, insert_new
from storage.models import Broadcast, Delivery, Member
from storage.reasons import Reason

CHUNK = 2000  # members in one transaction: no lock is held for long
PRIORITY = 2


def next_due(db: Session) -> datetime | None:
    """When the next announcement goes out."""
    return db.scalar(select(func.min(Broadcast.send_at)).where(Broadcast.state == Stage.WAITING))


def something_due(db: Session, now: datetime) -> bool:
    """Whether there is anything to begin or to go on with."""
    due = (Broadcast.state == Stage.WAITING) & (Broadcast.send_at <= now)
    return db.scalar(select(Broadcast.id).where(due | (Broadcast.state == Stage.SENDING)).limit(1)) is not None


def begin_due(db: Session, now: datetime) -> Sequence[int]:
    """Begin those whose time has come; all that are being expanded, a crash's left-overs too."""
    due = update(Broadcast).where(Broadcast.state == Stage.WAITING, Broadcast.send_at <= now)
    db.execute(due.values(state=Stage.SENDING))
    return db.scalars(select(Broadcast.id).where(Broadcast.state == Stage.SENDING).order_by(Broadcast.id)).all()


def expand(db: Session, number: int, now: datetime) -> bool:
    """Make the deliveries of the next members by id, unless it was stopped; whether there are more.

    Who has this delivery already gets no second one, so it can be done again after a crash.
    """
    query = select(Broadcast).where(Broadcast.id == number, Broadcast.state == Stage.SENDING)
    broadcast = db.scalar(query.with_for_update())
    if broadcast is None:
        return False
    if not broadcast.reached:
        _to_places(db, broadcast, now)
    after = Member.id > broadcast.reached
    last = db.scalar(select(Member.id).where(after).order_by(Member.id).offset(CHUNK - 1).limit(1))
    _to_members(db, broadcast, after if last is None else and_(after, Member.id <= last), now)
    if last is None:
        broadcast.state = Stage.SENT
        return False
    broadcast.reached = last
    return True


def _to_members(db: Session, broadcast: Broadcast, members: ColumnElement[bool], now: datetime) -> None:
    written = {one: text_language(broadcast.texts, broadcast.fallback, one) for one in LANGUAGES}
    by_language = {one: _of_text(text) for one, text in written.items()}
    columns: dict[str, ColumnElement[Any]] = {"member_id": Member.id.expression}
    columns |= {name: _literal(name, value) for name, value in _shared(broadcast, now).items()}
    for name in ("subject", "state", "reason"):
        values = {one: _literal(name, values[name]) for one, values in by_language.items()}
        columns[name] = case(values, value=Member.language)
    belongs = audiences.belongs(Audience.from_json(broadcast.audience), broadcast.edition_id)
    insert_from(db, Delivery, list(columns), select(*columns.values()).where(members, belongs))


def _to_places(db: Session, broadcast: Broadcast, now: datetime) -> None:
    for place in audiences.places_of(db, Audience.from_json(broadcast.audience), broadcast.edition_id):
        written = text_language(broadcast.texts, broadcast.fallback, place.language)
        insert_new(db, Delivery, place_id=place.id, **_shared(broadcast, now), **_of_text(written))


def _shared(broadcast: Broadcast, now: datetime) -> dict[str, Any]:
    """What is the same in all deliveries of an announcement."""
    promised = broadcast.send_at or now
    return {
        "key": key_of(broadcast.id),
        "kind": KIND,
        "broadcast_id": broadcast.id,
        "revision": 0,
        "priority": PRIORITY,
        "due_at": now,
        "promised_at": promised,
        "expires_at": promised + USEFUL,
        "tries": 0,
        "message": "",
        "created_at": now,
    }


def _of_text(written: str) -> dict[str, Any]:
    """What depends on the language of the text, "" for none."""
    state, reason = (Fate.QUEUED, "") if written else (Fate.CANCELLED, Reason.NO_TEXT.value)
    return {"subject": {"language": written}, "state": state.value, "reason": reason}


def _literal(column: str, value: object) -> ColumnElement[Any]:
    return literal(value, Delivery.metadata.tables[Delivery.__tablename__].c[column].type)
