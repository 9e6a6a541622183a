"""Small values that the assistant remembers across restarts."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.models import Setting


def recall(db: Session, name: str) -> str | None:
    """What was remembered under this name."""
    return db.scalar(select(Setting.value).where(Setting.name == name))


def remember(db: Session, name: str, value: str) -> None:
    """Remember a value in place of the one before."""
    db.merge(Setting(name=name, value=value))
