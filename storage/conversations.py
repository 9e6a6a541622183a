"""The question that is open at an address."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from storage.members import Person
from storage.models import Conversation


def open_question(db: Session, person: Person, question: str, data: dict[str, Any], now: datetime) -> None:
    """Note which question was asked, in place of the one before."""
    if person.conversation is None:
        person.conversation = Conversation(address_id=person.address.id)
        db.add(person.conversation)
    person.conversation.question = question
    person.conversation.data = data
    person.conversation.updated_at = now


def close_question(person: Person, now: datetime) -> None:
    """Leave the open question."""
    if person.conversation is not None:
        person.conversation.question = ""
        person.conversation.data = {}
        person.conversation.updated_at = now
