"""What all tables share: instants in UTC, words in several languages, and what belongs to a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, DateTime, Dialect, MetaData
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

from academy.errors import NaiveDatetimeError


class UTCDateTime(TypeDecorator[datetime]):
    """Aware in, aware UTC out, on SQLite and PostgreSQL alike. Refuses naive datetimes."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise NaiveDatetimeError(value)
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


@dataclass(frozen=True)
class Personal:
    """How a table's rows of a member are merged, exported and erased.

    `owner`: the column that leads to the member ("member_id", or "address_id" and "delivery_id" by their rows).
    `merge`: "move" gives the rows to the other member, "first" those that the other has not got yet; "rule" names
    a function in `storage/linking.py` that knows better, "follow" means they hang on another row that moves.
    `export`: the columns that `/mydata` shows.
    `erase`: None deletes the rows, else the values that make them anonymous.
    """

    owner: str
    merge: str
    export: tuple[str, ...]
    erase: dict[str, Any] | None = None


class Base(DeclarativeBase):
    """All tables. Names of constraints are fixed so that migrations can speak of them.

    Every class states in `personal` what becomes of a member's rows, or None when it holds none; a test asks.
    """

    personal: ClassVar[Personal | None]

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: UTCDateTime,
        dict[str, Any]: JSON,
        list[str]: JSON,
        list[list[str]]: JSON,
    }
