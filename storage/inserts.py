"""Inserts that the database's unique keys decide upon, on SQLite and PostgreSQL alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import DeclarativeBase, Session


def insert_new(db: Session, model: type[DeclarativeBase], **values: Any) -> int | None:
    """Insert a row unless its unique key is taken; the new row's id, or None when there was one already."""
    table = model.__table__
    assert isinstance(table, Table)
    statement = _insert(db, table).values(**values).on_conflict_do_nothing().returning(table.c.id)
    return db.connection().execute(statement).scalar_one_or_none()


def _insert(db: Session, table: Table) -> sqlite.Insert | postgresql.Insert:
    return sqlite.insert(table) if db.get_bind().dialect.name == "sqlite" else postgresql.insert(table)


def insert_from(db: Session, model: type[DeclarativeBase], columns: Sequence[str], rows: Select[Any]) -> None:
    """Insert what a query finds, row by row unless its unique key is taken."""
    table = model.__table__
    assert isinstance(table, Table)
    db.connection().execute(_insert(db, table).from_select(columns, rows).on_conflict_do_nothing())
