"""The question that is open at an address."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from storage.members import Person
from storage.models import Conversation


def open_question(db: Session, person: Person, question: str, data: dict[str, Any], now: datetime) -> None:
    """Note which question was asked, in place of the one before."""
    conversation = person.conversation
    if conversation is None:
        conversation = person.conversation = Conversation(address_id=person.address_id)
        db.add(conversation)
    conversation.question = question
    conversation.data = data
    conversation.updated_at = now


def close_question(person: Person, now: datetime) -> None:
    """Leave the open question."""
    if person.conversation is not None:
        person.conversation.question = ""
        person.conversation.data = {}
        person.conversation.updated_at = now
