"""Who was told what of a session, and for whom a change is news."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, and_, exists, func, literal, or_, select, union_all
from sqlalchemy.orm import Session

from academy.calendar import local_date
from academy.reminders import EVE
from storage.deliveries import Fate
from storage.models import AuditEntry, Delivery, Reminder, SessionRow
from storage.reminders import concerned

MOVED, RESTORED, CANCELLED, LINK = "moved", "restored", "cancelled", "link"
NOTICES = (MOVED, RESTORED, CANCELLED, LINK)
ACTIONS = {kind: f"session {kind}" for kind in NOTICES}  # as the audit has them
# A claimed message has its words already, and one whose fate is unknown may have arrived.
TOLD = (Fate.SENT, Fate.UNKNOWN, Fate.SENDING, Fate.CLAIMED)


@dataclass(frozen=True, slots=True)
class Facts:
    """What people are told of a session. Instants are aware UTC."""

    starts: datetime
    ends: datetime
    cancelled: bool
    link: str

    def notice(self, was: Facts) -> str:
        """What to tell somebody who was told those other facts: a kind of notice, or "" when the time is right."""
        if self.cancelled or was.cancelled:
            return "" if self.cancelled == was.cancelled else (CANCELLED if self.cancelled else RESTORED)
        return MOVED if (self.starts, self.ends) != (was.starts, was.ends) else ""


@dataclass(frozen=True, slots=True)
class Version:
    """Facts that held from one change to the next (None: from the beginning, until now)."""

    revision: int
    facts: Facts
    since: datetime | None
    until: datetime | None

    def held(self, at: ColumnElement[datetime]) -> ColumnElement[bool]:
        """The condition that they held at an instant."""
        from_then = at >= self.since if self.since else literal(True)
        return and_(from_then, at < self.until) if self.until else from_then


def facts_of(session: SessionRow) -> Facts:
    """What is told of a session as it is now."""
    return Facts(session.starts, session.ends, session.cancelled_at is not None, session.link)


def noted(session: SessionRow) -> dict[str, Any]:
    """The facts of now and whose they are, for the audit entry of the change that ends them."""
    facts = facts_of(session)
    return {
        "session": session.id,
        "code": session.code,
        "revision": session.revision,
        "starts": facts.starts.isoformat(),
        "ends": facts.ends.isoformat(),
        "cancelled": facts.cancelled,
        "link": facts.link,
    }


def versions(db: Session, session: SessionRow) -> list[Version]:
    """All that ever held of a session, the oldest first and the present last."""
    query = select(AuditEntry.details, AuditEntry.at).where(AuditEntry.action.in_(ACTIONS.values()))
    changes = [row for row in db.execute(query.order_by(AuditEntry.id)) if row.details["session"] == session.id]
    found: list[Version] = []
    since = None
    for details, at in changes:
        starts, ends = (datetime.fromisoformat(details[name]) for name in ("starts", "ends"))
        facts = Facts(starts, ends, details["cancelled"], details["link"])
        found.append(Version(details["revision"], facts, since, at))
        since = at
    return [*found, Version(session.revision, facts_of(session), since, None)]


def to_tell(db: Session, session: SessionRow, past: Sequence[Version], facts: Facts) -> dict[str, Select[int]]:
    """Which notice has to go to which members, for whom these facts are news; the last version may still hold.

    Whoever was told nothing hears nothing: their reminders will be right.
    """
    told = _told(db, session, past)
    revisions: defaultdict[str, set[int]] = defaultdict(set)
    for version in past:
        revisions[facts.notice(version.facts)].add(version.revision)
    news = select(told.c.member_id).where(told.c.member_id.in_(concerned(db, session)))
    found = {kind: news.where(told.c.revision.in_(numbers)) for kind, numbers in sorted(revisions.items()) if kind}
    others = [version.held(told.c.at) for version in past if version.facts.link != facts.link]
    if others and facts.link and not facts.cancelled:
        found[LINK] = news.where(or_(*others), ~_will_read_the_link(session, told.c.member_id))
    return found


def _will_read_the_link(session: SessionRow, member: ColumnElement[int]) -> ColumnElement[bool]:
    """Whether a notice of the time, with the link in it, is still to go to a member."""
    pending = exists().where(Delivery.member_id == member, Delivery.session_id == session.id)
    return pending.where(Delivery.kind.in_((MOVED, RESTORED)), Delivery.state == Fate.QUEUED)


def _told(db: Session, session: SessionRow, past: Sequence[Version]) -> Subquery:
    """By member: the revision they know, and when they were told last."""
    at = func.coalesce(Delivery.sent_at, Delivery.due_at).label("at")
    about = select(Delivery.member_id, Delivery.revision, at).where(
        Delivery.session_id == session.id,
        Delivery.kind.in_(("session", *NOTICES)),
        Delivery.member_id.is_not(None),
        Delivery.state.in_(TOLD),
    )
    known = [about, *(eve for version in past for eve in _eves(db, session, version, at))]
    rows = union_all(*known).subquery()
    latest = select(rows.c.member_id, func.max(rows.c.revision).label("revision"), func.max(rows.c.at).label("at"))
    return latest.group_by(rows.c.member_id).subquery()


def _eves(
    db: Session, session: SessionRow, version: Version, at: ColumnElement[datetime]
) -> list[Select[int | None, int, datetime]]:
    """The messages of the eve that spoke of a version: those of its local day, sent while it held."""
    if version.facts.cancelled:
        return []
    columns = select(Delivery.member_id, literal(version.revision).label("revision"), at)
    told = columns.where(Delivery.kind == EVE, Delivery.state.in_(TOLD), version.held(at))
    zone = Delivery.subject["zone"].as_string()
    return [
        told.where(Delivery.key == f"eve.{session.edition_id}.{day}", zone.in_(zones))
        for day, zones in _days(db, session.edition_id, version.facts.starts).items()
    ]


def _days(db: Session, edition_id: int, instant: datetime) -> dict[date, list[str]]:
    """The dates on participants' calendars at an instant, each with the zones in which it is that day."""
    days: defaultdict[date, list[str]] = defaultdict(list)
    eves = select(Reminder.zone).where(Reminder.edition_id == edition_id, Reminder.kind == EVE)
    for zone in db.scalars(eves.distinct().order_by(Reminder.zone)):
        days[local_date(instant, zone)].append(zone)
    return days
