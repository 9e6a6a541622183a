"""What a change would do, seen by doing it and taking it back: nobody counts in two places who would be told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Generic, TypeVar

from sqlalchemy import distinct, func, select
from sqlalchemy.orm import Session

from storage import catalogue
from storage.database import Db
from storage.models import Delivery

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Told(Generic[T]):
    """What a change returned, and how many people get which kind of message because of it."""

    value: T
    people: Counter[str]


def counted(db: Session, change: Callable[[Session], T]) -> Told[T]:
    """Make a change and count whom it tells something; raises what it raises."""
    last = db.scalar(select(func.max(Delivery.id))) or 0
    value = change(db)
    db.flush()
    new = select(Delivery.kind, func.count(distinct(Delivery.member_id))).where(Delivery.id > last)
    rows = db.execute(new.where(Delivery.member_id.is_not(None)).group_by(Delivery.kind))
    return Told(value, Counter({row[0]: row[1] for row in rows}))


def rehearse(database: Db, change: Callable[[Session], T]) -> Told[T]:
    """What a change would return and whom it would tell; it is undone. Raises what it raises."""
    kept: list[Told[T]] = []

    def undone(db: Session) -> None:
        kept[:] = [counted(db, change)]
        raise _Undone

    with suppress(_Undone):
        try:
            database.write(undone).result()
        finally:
            # What was read inside belongs to a revision that never was.
            catalogue.forget()
    return kept[0]


class _Undone(Exception):  # noqa: N818 – not an error: how a transaction is told to take itself back
    pass
