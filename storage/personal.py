"""Everything stored of a member: handed over, or erased."""

from __future__ import annotations

import json
import secrets
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, String, delete, literal, select, update
from sqlalchemy.orm import Session

from storage import electives, webinars
from storage.models import (
    AddressRow,
    Appeal,
    AuditEntry,
    Base,
    Delivery,
    Erasure,
    Evidence,
    Facilitator,
    LedgerEntry,
    Personal,
    Receipt,
    WebinarAttendee,
    WebinarReport,
    WebMessage,
)

# Who did something to others: of an erased organiser their address goes, and what they did stays.
_DEEDS = (
    AuditEntry.by,
    Evidence.by,
    Appeal.decided_by,
    Facilitator.added_by,
    LedgerEntry.by,
    WebinarReport.by,
    WebinarAttendee.decided_by,
)


def models() -> list[tuple[type[Base], Personal]]:
    """All classes that hold something of a member, with what they state about it."""
    found = [mapper.class_ for mapper in Base.registry.mappers]
    return sorted(
        ((model, model.personal) for model in found if model.personal), key=lambda pair: pair[0].__tablename__
    )


def everything(db: Session, member_id: int) -> dict[str, Any]:
    """All that is stored of a member, table by table, instants in ISO 8601."""
    return {
        model.__tablename__: [_shown(row, policy) for row in db.scalars(rows_of(model, policy, member_id))]
        for model, policy in models()
    }


def erase(db: Session, member_id: int, now: datetime) -> str:
    """Erase or anonymise all of a member, on every channel; returns the receipt's code."""
    counts = {}
    addresses = db.scalars(select(AddressRow).where(AddressRow.member_id == member_id)).all()
    theirs = [f"{row.channel}:{row.user}" for row in addresses]
    webinars.forget_unrecognised(db, member_id)
    electives.depart(db, member_id, "", now, "erased")
    for model, policy in _children_first():
        if policy.erase is None:
            done = db.execute(delete(model).where(_belongs(model, policy, member_id)))
        else:
            done = db.execute(update(model).where(_belongs(model, policy, member_id)).values(**policy.erase))
        counts[model.__tablename__] = done.rowcount  # type: ignore[attr-defined]
    for column in _DEEDS:
        db.execute(update(column.class_).where(column.in_(theirs)).values({column: "erased"}))
    for row in addresses:
        _forget_events(db, row.channel, row.user)
    db.expire_all()
    receipt = secrets.token_hex(5).upper()
    db.add(Erasure(receipt=receipt, rows=counts, at=now))
    db.flush()
    return receipt


def _forget_events(db: Session, channel: str, user: str) -> None:
    """The page's events are named after who did them, also the one that asks to be forgotten."""
    theirs = Receipt.event.startswith(f"{user}:", autoescape=True)
    named = update(Receipt).where(Receipt.channel == channel, theirs)
    db.execute(named.values(event=literal("erased:") + Receipt.id.cast(String)))


def _children_first() -> list[tuple[type[Base], Personal]]:
    order = {table: place for place, table in enumerate(reversed(Base.metadata.sorted_tables))}
    return sorted(models(), key=lambda pair: order[Base.metadata.tables[pair[0].__tablename__]])


def rows_of(model: type[Base], policy: Personal, member_id: int) -> Select[Any]:
    """The rows of one table that belong to a member."""
    return select(model).where(_belongs(model, policy, member_id)).order_by(*model.__mapper__.primary_key)


def _belongs(model: type[Base], policy: Personal, member_id: int) -> ColumnElement[bool]:
    column: ColumnElement[Any] = model.__table__.c[policy.owner]
    if policy.owner == "address_id":
        return column.in_(select(AddressRow.id).where(AddressRow.member_id == member_id))
    if policy.owner == "delivery_id":
        return column.in_(select(Delivery.id).where(Delivery.member_id == member_id))
    return column == member_id


def _shown(row: Base, policy: Personal) -> dict[str, Any]:
    values = {name: getattr(row, name) for name in policy.export}
    if isinstance(row, WebMessage) and not row.mine:
        values["body"] = json.loads(row.body)
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in values.items()}
