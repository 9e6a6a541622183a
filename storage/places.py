"""Places of an edition, and the posts that were promised to them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from academy.programme import Place, PlaceChannel, Purpose
from storage.deliveries import Fate
from storage.inserts import insert_new
from storage.models import Delivery, SessionRow
from storage.models import Place as PlaceRow
from storage.reasons import Reason

POST, EDIT = "post", "edit"  # kinds of delivery: a session's post, and what changes it later
MARK = "#"  # before the id of a Discord channel; without it, it would be a person's


def save(db: Session, edition_id: int, places: Iterable[Place], now: datetime) -> None:
    """Make an edition's rows what the values say; whoever is gone from the file is kept as removed."""
    known = {(row.channel, row.chat): row for row in db.scalars(select(PlaceRow))}
    for value in places:
        where = (value.channel.value, _stored_chat(value))
        row = known.pop(where, None) or PlaceRow(channel=where[0], chat=where[1])
        row.edition_id, row.code, row.language, row.role = edition_id, value.code, value.language, value.role
        row.purposes, row.removed_at = [purpose.value for purpose in value.purposes], None
        db.add(row)
    for gone in known.values():
        if gone.edition_id == edition_id:
            gone.removed_at = gone.removed_at or now
    db.flush()


def of_edition(db: Session, edition_id: int) -> tuple[Place, ...]:
    """The places of an edition by their codes, as its file tells them."""
    query = select(PlaceRow).where(PlaceRow.edition_id == edition_id, PlaceRow.removed_at.is_(None))
    return tuple(_value(row) for row in db.scalars(query.order_by(PlaceRow.code)))


def rows(db: Session, edition_id: int) -> list[PlaceRow]:
    """All places that an edition ever had, removed ones too."""
    return list(db.scalars(select(PlaceRow).where(PlaceRow.edition_id == edition_id).order_by(PlaceRow.id)))


def gets_sessions(place: PlaceRow) -> bool:
    """Whether sessions are posted there now."""
    return place.removed_at is None and Purpose.SESSIONS in place.purposes


def sessions(db: Session, edition_id: int, now: datetime) -> list[SessionRow]:
    """The sessions that are not over, cancelled ones too."""
    query = select(SessionRow).where(SessionRow.edition_id == edition_id, SessionRow.ends > now)
    return list(db.scalars(query.order_by(SessionRow.starts, SessionRow.id)))


def latest(db: Session, places: Collection[int]) -> dict[tuple[int, int], Delivery]:
    """By place and session: the last that was promised of a post, itself or a change of it."""
    query = select(Delivery).where(Delivery.place_id.in_(places), Delivery.kind.in_((POST, EDIT)))
    found = db.scalars(query.order_by(Delivery.id))
    return {(row.place_id, row.session_id): row for row in found if row.place_id and row.session_id}


def promise(db: Session, **values: Any) -> None:
    """Queue a post or a change of one, unless this was promised before."""
    insert_new(db, Delivery, state=Fate.QUEUED.value, priority=1, **values)


def promise_anew(db: Session, row: Delivery, **values: Any) -> None:
    """Change what was promised, or promise again what was taken back, unless it is leaving at this moment."""
    same = update(Delivery).where(Delivery.id == row.id, Delivery.state == row.state)
    db.execute(same.values(state=Fate.QUEUED, reason="", **values))


def withdraw(db: Session, places: Collection[int]) -> None:
    """Take back the posts that have not left."""
    pending = update(Delivery).where(Delivery.place_id.in_(places), Delivery.kind.in_((POST, EDIT)))
    pending = pending.where(Delivery.state == Fate.QUEUED)
    db.execute(pending.values(state=Fate.CANCELLED, reason=Reason.NOT_CONCERNED))


def _stored_chat(place: Place) -> str:
    return MARK + place.chat if place.channel is PlaceChannel.DISCORD else place.chat


def _value(row: PlaceRow) -> Place:
    chat, purposes = row.chat.removeprefix(MARK), tuple(Purpose(purpose) for purpose in row.purposes)
    return Place(row.code, PlaceChannel(row.channel), chat, row.language, purposes, row.role)
