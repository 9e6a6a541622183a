"""What a member was promised lately and what became of it, and what comes next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from academy.calendar import local_date
from academy.reminders import EVE, left_out_when_quiet, quiet_at
from storage import choices, programmes, reminders
from storage.deliveries import Fate
from storage.models import AddressRow, Attempt, Delivery, Member, Reminder, SessionRow

_promised = func.coalesce(Delivery.promised_at, Delivery.due_at)


@dataclass(frozen=True, slots=True)
class Promise:
    """A message and when a member should have it; `title` is that of the session it is about."""

    at: datetime
    kind: str
    subject: Mapping[str, Any]
    title: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """A promise and what became of it: `channel` is where it went, `troubles` are failed tries (channel, word)."""

    promise: Promise
    state: Fate
    reason: str
    tries: int
    sent_at: datetime | None
    channel: str
    troubles: tuple[tuple[str, str], ...]


def lately(db: Session, member_id: int, now: datetime, most: int) -> list[Told]:
    """What a member was promised until now, the newest first."""
    query = _promises(member_id).where(or_(_promised <= now, Delivery.state != Fate.QUEUED))
    rows = db.execute(query.order_by(_promised.desc(), Delivery.id.desc()).limit(most)).all()
    troubles = _troubles(db, [delivery.id for delivery, _, _ in rows])
    return [
        Told(
            _promise(delivery, title),
            Fate(delivery.state),
            delivery.reason,
            delivery.tries,
            delivery.sent_at,
            channel or "",
            tuple(troubles[delivery.id]),
        )
        for delivery, title, channel in rows
    ]


def coming(db: Session, member: Member, now: datetime) -> Promise | None:
    """What a member gets next, as far as it is known now."""
    query = _promises(member.id).where(Delivery.state == Fate.QUEUED, _promised > now)
    asked_for = db.execute(query.order_by(_promised).limit(1)).one_or_none()
    promises = [_promise(asked_for[0], asked_for[1])] if asked_for else []
    return min([*promises, *_planned(db, member, now)], key=lambda promise: promise.at, default=None)


def _promises(member_id: int) -> Any:
    query = select(Delivery, SessionRow.title, AddressRow.channel).where(Delivery.member_id == member_id)
    query = query.outerjoin(SessionRow, SessionRow.id == Delivery.session_id)
    return query.outerjoin(AddressRow, AddressRow.id == Delivery.address_id)


def _promise(delivery: Delivery, title: Mapping[str, str] | None) -> Promise:
    return Promise(delivery.promised_at or delivery.due_at, delivery.kind, delivery.subject, title or {})


def _troubles(db: Session, deliveries: Sequence[int]) -> dict[int, list[tuple[str, str]]]:
    query = select(Attempt.delivery_id, AddressRow.channel, Attempt.reason)
    query = query.join(AddressRow, AddressRow.id == Attempt.address_id).where(Attempt.delivery_id.in_(deliveries))
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for delivery, channel, reason in db.execute(query.order_by(Attempt.id)):
        found[delivery].append((channel, reason))
    return found


def _planned(db: Session, member: Member, now: datetime) -> Iterator[Promise]:
    """The next reminder that is planned, if there is one that this member gets."""
    found = programmes.current_edition(db)
    if found is None or member.zone is None:
        return
    edition_id, edition = found
    theirs = {session.id: session for session in reminders.sessions_of(db, member.id, edition_id, now)}
    absent = choices.absences(db, member.id)
    days = {local_date(session.starts, member.zone).isoformat() for session in theirs.values()}
    group = (member.zone, member.quiet_from, member.quiet_to)
    query = select(Reminder).where(Reminder.edition_id == edition_id, Reminder.state == "planned")
    query = query.where(Reminder.kind.not_in(choices.muted(db, member.id)), Reminder.fires_at > now)
    for row in db.scalars(query.order_by(Reminder.promised_at, Reminder.id)):
        if row.kind == EVE and row.day in days and (row.zone, row.quiet_from, row.quiet_to) == group:
            yield Promise(row.promised_at, EVE, {"kind": EVE, "day": row.day}, {})
            return
        if row.session_id not in theirs or row.session_id in absent:
            continue
        if not _is_left_out(row, member, edition.reminders.minutes_before):
            yield Promise(row.promised_at, "session", {"kind": row.kind}, theirs[row.session_id].title)
            return


def _is_left_out(row: Reminder, member: Member, minutes_before: Sequence[int]) -> bool:
    quiet = quiet_at(row.promised_at, member.zone or "", member.quiet_from, member.quiet_to)
    return quiet and left_out_when_quiet(row.kind, minutes_before)
