"""Announcements, from a draft to a report. Who is not an organiser gets NotAnOrganiserError and changes nothing.

States: draft → waiting (for its time, or to be undone) → sending (while it is expanded) → sent; stopped, or undone
before anything was sent.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, String, cast, func, select, update
from sqlalchemy.orm import Session

from academy.broadcasts import UNDO, Audience, check_text
from academy.errors import AcademyError
from storage import audiences, audit, deliveries, programmes
from storage.deliveries import PENDING, Fate
from storage.models import Broadcast, Delivery, Member
from storage.organisers import Author, check
from storage.reasons import Reason

KIND = "broadcast"
TEST_USEFUL = timedelta(hours=1)


class Stage(StrEnum):
    """States of an announcement."""

    DRAFT = "draft"
    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    STOPPED = "stopped"
    UNDONE = "undone"


def key_of(number: int) -> str:
    """The key of an announcement's deliveries."""
    return f"broadcast{number}"


def begin(db: Session, author: Author, now: datetime) -> Broadcast:
    """A new draft for all members; the author's own empty one, if they have begun one before."""
    check(db, author)
    query = select(Broadcast).where(Broadcast.member_id == author.member_id, Broadcast.state == Stage.DRAFT)
    empty = (row for row in db.scalars(query.order_by(Broadcast.id)) if not row.texts)
    found = next(empty, None) if author.member_id is not None else None
    if found is None:
        edition = programmes.current_edition(db)
        found = Broadcast(member_id=author.member_id, edition_id=edition[0] if edition else None, fallback="")
        found.state, found.texts, found.audience, found.progress = Stage.DRAFT, {}, {}, {}
        found.created_at = now
        db.add(found)
        db.flush()
        audit.record(db, "announcement begun", author.by, now, author.member_id, broadcast=found.id)
    return found


def find(db: Session, author: Author, number: int) -> Broadcast:
    """An announcement, held against other writers. Raises AcademyError("broadcast-unknown")."""
    check(db, author)
    query = select(Broadcast).where(Broadcast.id == number).with_for_update()
    found = db.scalar(query.execution_options(populate_existing=True))
    if found is None:
        raise AcademyError("broadcast-unknown", number=str(number))
    return found


def latest(db: Session, author: Author, most: int) -> Sequence[Broadcast]:
    """The newest announcements, those still under way first."""
    check(db, author)
    over = Broadcast.state.in_((Stage.SENT, Stage.STOPPED, Stage.UNDONE))
    return db.scalars(select(Broadcast).order_by(over, Broadcast.id.desc()).limit(most)).all()


def draft(db: Session, author: Author, number: int) -> Broadcast:
    """An announcement that can still be changed. Raises AcademyError("broadcast-not-draft")."""
    found = find(db, author, number)
    if found.state != Stage.DRAFT:
        raise AcademyError("broadcast-not-draft", number=str(number))
    return found


def write_text(db: Session, author: Author, number: int, language: str, text: str) -> Broadcast:
    """Give a draft its text in a language, in place of the one before. Raises what `check_text` raises."""
    found = draft(db, author, number)
    found.texts = found.texts | {language: check_text(text)}
    return found


def move_text(db: Session, author: Author, number: int, old: str, new: str) -> Broadcast:
    """Say that the text in one language is in another; a text that stood there changes places with it."""
    found = draft(db, author, number)
    names = {old: new, new: old}
    found.texts = {names.get(language, language): text for language, text in found.texts.items()}
    return found


def remove_text(db: Session, author: Author, number: int, language: str) -> Broadcast:
    """Take a text out of a draft."""
    found = draft(db, author, number)
    found.texts = {name: text for name, text in found.texts.items() if name != language}
    found.fallback = found.fallback if found.fallback in found.texts else ""
    return found


def name_fallback(db: Session, author: Author, number: int, language: str) -> Broadcast:
    """Name the text for those who have none in their language; "" for none."""
    found = draft(db, author, number)
    found.fallback = language if language in found.texts else ""
    return found


def choose_audience(db: Session, author: Author, number: int, audience: Audience) -> Broadcast:
    """Say for whom a draft is."""
    found = draft(db, author, number)
    found.audience = audience.to_json()
    return found


def set_time(db: Session, author: Author, number: int, at: datetime | None, now: datetime) -> Broadcast:
    """Set when a draft goes out; None: as soon as it is confirmed. Raises AcademyError("broadcast-when-past")."""
    found = draft(db, author, number)
    if at is not None and at <= now:
        raise AcademyError("broadcast-when-past")
    found.send_at = at
    return found


def fingerprint(broadcast: Broadcast) -> str:
    """Eight characters that change with whatever would be sent, to whom or when."""
    at = broadcast.send_at.isoformat() if broadcast.send_at else ""
    what = json.dumps([broadcast.texts, broadcast.fallback, broadcast.audience, at], sort_keys=True)
    return hashlib.blake2b(what.encode(), digest_size=4).hexdigest()


def confirm(
    db: Session, author: Author, number: int, seen: str, shown: dict[str, Any], now: datetime
) -> Broadcast:
    """Let a draft go out at its time, in half a minute at the earliest.

    `seen` is the fingerprint of what was confirmed, `shown` the message that shows its progress (channel, chat,
    message, language, zone), {} for none.
    Raises AcademyError for what is missing.
    """
    found = draft(db, author, number)
    if fingerprint(found) != seen:
        raise AcademyError("broadcast-changed")
    check_complete(db, found, now)
    found.send_at = max(found.send_at or now, now + UNDO)
    found.state, found.progress = Stage.WAITING, shown
    _note(db, "announcement confirmed", author, found, now)
    return found


def check_complete(db: Session, broadcast: Broadcast, now: datetime) -> None:
    """Raises AcademyError without a text or anybody to get it, with a reader without text, after its time."""
    if not broadcast.texts:
        raise AcademyError("broadcast-no-text")
    if broadcast.send_at and broadcast.send_at <= now:
        raise AcademyError("broadcast-when-past")
    plan = audiences.plan(db, broadcast)
    if not (plan.reached or plan.places or plan.without):
        raise AcademyError("broadcast-nobody")
    if plan.without or plan.silent:
        raise AcademyError("broadcast-uncovered", count=plan.without.total() + len(plan.silent))


def undo(db: Session, author: Author, number: int, now: datetime) -> Broadcast:
    """Take an announcement back before anything was sent. Raises AcademyError("broadcast-undo-late")."""
    found = find(db, author, number)
    if found.state == Stage.UNDONE:
        return found
    if not _step(db, found, (Stage.DRAFT, Stage.WAITING), Stage.UNDONE):
        raise AcademyError("broadcast-undo-late")
    _note(db, "announcement undone", author, found, now)
    return found


def reopen(db: Session, author: Author, number: int) -> Broadcast:
    """Make a draft again of what was undone. Raises AcademyError("broadcast-not-draft")."""
    found = find(db, author, number)
    if not _step(db, found, (Stage.UNDONE,), Stage.DRAFT):
        raise AcademyError("broadcast-not-draft", number=str(number))
    found.send_at, found.progress = None, {}
    return found


def stop(db: Session, author: Author, number: int, now: datetime) -> int:
    """Stop what has not left yet; how many messages that were. Raises AcademyError("broadcast-over")."""
    found = find(db, author, number)
    pending = update(Delivery).where(Delivery.broadcast_id == number, Delivery.state.in_(PENDING))
    halted = db.execute(pending.values(state=Fate.CANCELLED, reason=Reason.HALTED)).rowcount  # type: ignore[attr-defined]
    if not halted and found.state == Stage.SENT:
        raise AcademyError("broadcast-over")
    if not _step(db, found, (Stage.SENDING, Stage.SENT), Stage.STOPPED):
        raise AcademyError("broadcast-not-going", number=str(number))
    _note(db, "announcement stopped", author, found, now)
    return int(halted)


def try_out(db: Session, author: Author, number: int, now: datetime) -> int:
    """Send each text of a draft to its author alone; how many. Raises AcademyError("broadcast-no-text")."""
    found = draft(db, author, number)
    if not found.texts or author.member_id is None:
        raise AcademyError("broadcast-no-text")
    query = select(func.count()).where(Delivery.broadcast_id == number)
    before = db.scalar(query) or 0
    for place, language in enumerate(found.texts, before + 1):
        about = {"broadcast_id": number, "subject": {"language": language, "test": True}}
        key = f"{key_of(number)}.test{place}"
        deliveries.queue(db, author.member_id, key, KIND, now, useful=TEST_USEFUL, **about)
    return len(found.texts)


def progress(db: Session, number: int) -> dict[tuple[str, str], int]:
    """How many messages of an announcement have come how far: (state, reason) → count, without tests."""
    columns = (Delivery.state, Delivery.reason)
    query = select(*columns, func.count()).where(*_of(number)).group_by(*columns).order_by(*columns)
    return {(state, reason): count for state, reason, count in db.execute(query)}


def is_over(db: Session, broadcast: Broadcast) -> bool:
    """Whether nothing about an announcement will change any more by itself."""
    if broadcast.state in (Stage.WAITING, Stage.SENDING):
        return False
    return not any(state in (*PENDING, Fate.SENDING) for state, _ in progress(db, broadcast.id))


def shown_somewhere(db: Session) -> Sequence[Broadcast]:
    """The announcements whose progress a message shows."""
    query = select(Broadcast).where(cast(Broadcast.progress, String) != "{}")
    return db.scalars(query.order_by(Broadcast.id)).all()


def show_nowhere(db: Session, number: int) -> None:
    """Keep an announcement's message no longer up to date."""
    db.execute(update(Broadcast).where(Broadcast.id == number).values(progress={}))


def not_reached(db: Session, number: int, most: int) -> list[tuple[str, str, str]]:
    """Members who did not surely get it, by name, with state and reason."""
    states = (Fate.UNKNOWN, Fate.FAILED)
    query = select(Member.name, Delivery.state, Delivery.reason).join(Member, Member.id == Delivery.member_id)
    query = query.where(*_of(number), Delivery.state.in_(states))
    rows = db.execute(query.order_by(Delivery.state.desc(), Member.name, Delivery.id).limit(most))
    return [(name or "", state, reason) for name, state, reason in rows]


def _of(number: int) -> tuple[ColumnElement[bool], ...]:
    """The deliveries of an announcement, without tests."""
    return Delivery.broadcast_id == number, Delivery.key == key_of(number)


def _step(db: Session, broadcast: Broadcast, old: Sequence[Stage], new: Stage) -> bool:
    """Change the state if it is still what it should be; one statement, so that of two only one succeeds."""
    step = update(Broadcast).where(Broadcast.id == broadcast.id, Broadcast.state.in_(old)).values(state=new)
    done: int = db.execute(step).rowcount  # type: ignore[attr-defined]
    db.refresh(broadcast)
    return bool(done)


def _note(db: Session, action: str, author: Author, broadcast: Broadcast, now: datetime) -> None:
    audit.record(db, action, author.by, now, author.member_id, broadcast=broadcast.id)
