"""Who may present a session and mark who is in it, and what the presenter says: check-ins are open or closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from academy.attendance import Window, window_of
from academy.errors import AcademyError
from academy.messages import Address
from academy.programme import Session
from storage import audit, evidence, members, organisers, plans
from storage.models import CheckinSwitch, Facilitator, Member, SessionRow
from storage.organisers import Author


class NotAPresenterError(AcademyError):
    """Somebody tried what only organisers and a session's facilitators may; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Screen:
    """What a presenter's page shows besides the code; `open`: check-ins are taken at this moment.

    `zone` is the academy's.
    """

    session_id: int
    session: Session
    window: Window
    zone: str
    stopped: bool
    open: bool
    by_language: dict[str, int]

    @property
    def total(self) -> int:
        """How many have checked in."""
        return sum(self.by_language.values())


def may_present(db: DbSession, author: Author, session_id: int) -> bool:
    """Whether somebody may present a session: its facilitators, organisers and the command line."""
    if author.member_id is None or organisers.may(db, author.member_id, author.named):
        return True
    return db.get(Facilitator, (session_id, author.member_id)) is not None


def check(db: DbSession, author: Author, session_id: int) -> None:
    """Raises NotAPresenterError unless somebody may present a session."""
    if not may_present(db, author, session_id):
        raise NotAPresenterError("present-not-allowed")


def presented_by(db: DbSession, author: Author, now: datetime) -> tuple[list[SessionRow], int]:
    """The sessions of the current edition that somebody may present, the earliest first; how many are over.

    Those behind the first that is not over count as such, also if they end before it.
    """
    plan = plans.current_plan(db)
    if plan is None:
        return [], 0
    query = select(SessionRow).where(SessionRow.id.in_(plan.sessions))
    if author.member_id is not None and not organisers.may(db, author.member_id, author.named):
        theirs = select(Facilitator.session_id).where(Facilitator.member_id == author.member_id)
        query = query.where(SessionRow.id.in_(theirs))
    found = list(db.scalars(query.order_by(SessionRow.starts, SessionRow.id)))
    closes = (window_of(plan.sessions[one.id], plan.edition.checkin).closes for one in found)
    return found, next((place for place, when in enumerate(closes) if when > now), len(found))


def add(db: DbSession, session: SessionRow, address: Address, by: str, now: datetime) -> bool:
    """Let the member at an address present a session; False when they may already.

    Raises AcademyError("facilitator-unknown") when nobody has written from there.
    """
    member_id = _member_at(db, address)
    if db.get(Facilitator, (session.id, member_id)):
        return False
    db.add(Facilitator(session_id=session.id, member_id=member_id, added_at=now, added_by=by))
    audit.record(db, "facilitator added", by, now, member_id, session=session.code)
    return True


def remove(db: DbSession, session: SessionRow, address: Address, by: str, now: datetime) -> bool:
    """Take back what `add` gave; False when it gave nothing. Raises AcademyError("facilitator-unknown")."""
    found = db.get(Facilitator, (session.id, member_id := _member_at(db, address)))
    if found is None:
        return False
    db.delete(found)
    audit.record(db, "facilitator removed", by, now, member_id, session=session.code)
    return True


def facilitators(db: DbSession, session_id: int) -> list[tuple[Member, list[Address]]]:
    """Who facilitates a session, with their addresses."""
    query = select(Member).join(Facilitator, Facilitator.member_id == Member.id)
    query = query.where(Facilitator.session_id == session_id).order_by(Member.id)
    return [
        (member, [Address(row.channel, row.user) for row in members.addresses_of(db, member.id)])
        for member in db.scalars(query)
    ]


def start(db: DbSession, author: Author, session_id: int, now: datetime) -> None:
    """Take check-ins again, within the programme's window. Raises NotAPresenterError."""
    _switch(db, author, session_id, True, now)


def stop(db: DbSession, author: Author, session_id: int, now: datetime) -> None:
    """Take no more check-ins until `start`; those that were taken stay. Raises NotAPresenterError."""
    _switch(db, author, session_id, False, now)


def screen(db: DbSession, session_id: int, now: datetime) -> Screen:
    """What a presenter's page shows now. Raises AcademyError("session-unknown") when it does not take place."""
    plan = plans.plan_with(db, session_id)
    session = plan.session(session_id)
    window = window_of(session, plan.edition.checkin)
    switch = db.get(CheckinSwitch, session_id)
    stopped = switch is not None and not switch.open
    is_open = not stopped and window.opens <= now < window.closes
    counts = evidence.checked_in(db, session_id, session)
    return Screen(session_id, session, window, plan.edition.zone, stopped, is_open, counts)


def _switch(db: DbSession, author: Author, session_id: int, on: bool, now: datetime) -> None:
    check(db, author, session_id)
    session = plans.plan_with(db, session_id).session(session_id)
    before = db.get(CheckinSwitch, session_id)
    if (before is None or before.open) == on:
        return
    db.merge(CheckinSwitch(session_id=session_id, open=on, at=now))
    audit.record(db, "check-in started" if on else "check-in stopped", author.by, now, session=session.code)


def _member_at(db: DbSession, address: Address) -> int:
    person = members.person_at(db, address)
    if person is None:
        raise AcademyError("facilitator-unknown", address=str(address))
    return person.member_id
