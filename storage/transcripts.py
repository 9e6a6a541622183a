"""The page chat's transcript: what was said on both sides, and what became of its buttons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from academy.messages import Document, Incoming, Reply
from storage.inserts import insert_new
from storage.models import AddressRow, Member, WebMessage

CHANNEL = "web"


@dataclass(frozen=True, slots=True)
class Reader:
    """Whose transcript it is.

    `zone` is an IANA id, or None before it was asked. `version` is that of the latest change of their transcript.
    """

    language: str
    zone: str | None
    version: int


def reader(db: Session, user: str) -> Reader | None:
    """Who reads at an address, or None when nobody has written from there (or has been erased)."""
    latest = select(func.max(WebMessage.version)).where(WebMessage.address_id == AddressRow.id).scalar_subquery()
    query = select(Member.language, Member.zone, latest).join(AddressRow, AddressRow.member_id == Member.id)
    row = db.execute(query.where(AddressRow.channel == CHANNEL, AddressRow.user == user)).one_or_none()
    return Reader(row[0], row[1], row[2] or 0) if row else None


def messages_before(db: Session, user: str, before: int | None, limit: int) -> Sequence[WebMessage]:
    """The latest messages, or the latest before the one of that id; oldest first."""
    query = select(WebMessage).join(AddressRow, AddressRow.id == WebMessage.address_id)
    query = query.where(AddressRow.channel == CHANNEL, AddressRow.user == user)
    if before is not None:
        query = query.where(WebMessage.id < before)
    return db.scalars(query.order_by(WebMessage.id.desc()).limit(limit)).all()[::-1]


def messages_changed(db: Session, user: str, after: int) -> Sequence[WebMessage]:
    """The messages written or changed after that version, oldest first."""
    query = select(WebMessage).join(AddressRow, AddressRow.id == WebMessage.address_id)
    query = query.where(AddressRow.channel == CHANNEL, AddressRow.user == user, WebMessage.version > after)
    return db.scalars(query.order_by(WebMessage.id)).all()


def document_of(db: Session, user: str, message: int) -> Document | None:
    """The file that a message handed to this user, or None when it is not theirs or holds none."""
    query = select(WebMessage.body, WebMessage.file).join(AddressRow, AddressRow.id == WebMessage.address_id)
    query = query.where(AddressRow.channel == CHANNEL, AddressRow.user == user, WebMessage.id == message)
    row = db.execute(query.where(WebMessage.file.is_not(None))).one_or_none()
    document = Reply.from_json(row[0]).document if row else None
    return replace(document, content=row[1] or b"") if row and document else None


def note_words(db: Session, user: str, words: str, event: str, now: datetime) -> bool:
    """Note what a person said, once an event; False when nobody is known at that address yet."""
    address = _lock(db, user)
    if address is not None:
        _write(db, address, _nonce_of_words(event), now, mine=True, body=words)
    return address is not None


def note_answer(db: Session, incoming: Incoming, reply: Reply, words: str, now: datetime) -> bool:
    """Note an answer, and `words` before it unless they were; the same event is noted once.

    The answer takes a row of its own, or the place of the message whose button was pressed; or it closes that
    message. False when nobody is at that address any more: then nothing is noted.
    """
    address = _lock(db, incoming.address.user)
    if address is None:
        return False
    if words:
        _write(db, address, _nonce_of_words(incoming.event), now, mine=True, body=words)
    pressed = _message(db, address, incoming.message)
    if pressed and reply.edits:
        _change(db, pressed, spent=False, chosen="", **_stored(reply))
    elif pressed and reply.closes:
        _change(db, pressed, spent=True, chosen=incoming.action)
    if not (pressed and reply.edits) and says_something(reply):
        _write(db, address, incoming.event, now, mine=False, **_stored(reply))
    return True


def note_message(db: Session, user: str, reply: Reply, nonce: str, now: datetime) -> int | None:
    """Note something sent unasked, once a nonce; its id, or None when nobody is at that address."""
    address = _lock(db, user)
    if address is None:
        return None
    _write(db, address, nonce, now, mine=False, **_stored(reply))
    return db.scalar(select(WebMessage.id).where(WebMessage.nonce == nonce))


def rewrite(db: Session, user: str, message: str, reply: Reply) -> bool:
    """Put a reply in the place of a message to somebody; False when there is none of that id."""
    address = _lock(db, user)
    found = _message(db, address, message) if address is not None else None
    if found:
        _change(db, found, spent=False, chosen="", **_stored(reply))
    return found is not None


def says_something(reply: Reply) -> bool:
    """Whether a reply is a message at all, not only a notice or a considered silence."""
    return bool(reply.text or reply.buttons or reply.document)


def _lock(db: Session, user: str) -> int | None:
    # Rows of one address are written one transaction after the other, so that versions and ids rise with the
    # commits and a page that has seen version 7 has seen all before it. SQLite has one writer anyway.
    query = select(AddressRow.id).where(AddressRow.channel == CHANNEL, AddressRow.user == user)
    return db.scalar(query.with_for_update())


def _nonce_of_words(event: str) -> str:
    return f"{event}:words"


def _write(db: Session, address: int, nonce: str, now: datetime, **values: Any) -> None:
    values |= {"address_id": address, "nonce": nonce, "at": now, "version": _next_version(db, address)}
    insert_new(db, WebMessage, spent=False, chosen="", **values)


def _change(db: Session, message: WebMessage, **values: Any) -> None:
    for name, value in values.items():
        setattr(message, name, value)
    message.version = _next_version(db, message.address_id)
    db.flush()


def _next_version(db: Session, address: int) -> int:
    latest = db.scalar(select(func.max(WebMessage.version)).where(WebMessage.address_id == address))
    return (latest or 0) + 1


def _message(db: Session, address: int, message: str) -> WebMessage | None:
    if not (message.isascii() and message.isdigit() and len(message) < 10):
        return None
    query = select(WebMessage).where(WebMessage.id == int(message), WebMessage.address_id == address)
    return db.scalar(query.where(WebMessage.mine.is_(False)))


def _stored(reply: Reply) -> dict[str, Any]:
    # The content lies beside the body: pages read bodies by the hundred, and /mydata must not contain itself.
    if reply.document is None:
        return {"body": reply.to_json(), "file": None}
    document = replace(reply.document, content=b"")
    return {"body": replace(reply, document=document).to_json(), "file": reply.document.content}
