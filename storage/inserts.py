"""Inserts that the database's unique keys decide upon, on SQLite and PostgreSQL alike."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Select, Table, bindparam
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import DeclarativeBase, Session

from storage.prepared import Prepared


def insert_new(db: Session, model: type[DeclarativeBase], **values: Any) -> int | None:
    """Insert a row unless its unique key is taken; the new row's id, or None when there was one already."""
    rows = _new(model, tuple(values)).all(db, values)
    return rows[0].id if rows else None


@cache
def _new(model: type[DeclarativeBase], names: tuple[str, ...]) -> Prepared:
    table = _table(model)
    columns = {name: bindparam(name, type_=table.c[name].type) for name in names}
    return Prepared(
        lambda dialect: _insert(table, dialect).values(columns).on_conflict_do_nothing().returning(table.c.id)
    )


def _table(model: type[DeclarativeBase]) -> Table:
    table = model.__table__
    assert isinstance(table, Table)
    return table


def _insert(table: Table, dialect: str) -> sqlite.Insert | postgresql.Insert:
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)


def insert_from(db: Session, model: type[DeclarativeBase], columns: Sequence[str], rows: Select[Any]) -> None:
    """Insert what a query finds, row by row unless its unique key is taken."""
    statement = _insert(_table(model), db.get_bind().dialect.name).from_select(columns, rows)
    db.connection().execute(statement.on_conflict_do_nothing())
