"""Members' calendars, and the private addresses under which other programs read them."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from academy.applications import TAKING_PART
from academy.appointments import Appointment
from academy.programme import Words
from storage import letters
from storage.applications import participation_of
from storage.letters import Meeting
from storage.models import CalendarFeed, EditionRow, Member, Seat

TOKEN = 24  # random bytes
WRITTEN = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class Diary:
    """What a member's calendar shows; `changed_at` (aware UTC) is when the programme changed last."""

    language: str
    title: Words  # of the edition
    appointments: tuple[Appointment, ...]
    changed_at: datetime


def token_of(db: Session, member_id: int, now: datetime) -> str:
    """The secret part of a member's address, made when there is none."""
    found = db.get(CalendarFeed, member_id)
    if found is None:
        found = CalendarFeed(member_id=member_id, token=secrets.token_urlsafe(TOKEN), made_at=now)
        db.add(found)
    return found.token


def renew(db: Session, member_id: int, now: datetime) -> None:
    """Give a member another address; the old one is no longer known."""
    if found := db.get(CalendarFeed, member_id):
        found.token, found.made_at = secrets.token_urlsafe(TOKEN), now


def member_of(db: Session, token: str) -> Member | None:
    """Whose calendar is at an address, or None."""
    if not WRITTEN.fullmatch(token):  # PostgreSQL takes no null character, not even to look for it
        return None
    query = select(Member).join(CalendarFeed, CalendarFeed.member_id == Member.id)
    return db.scalar(query.where(CalendarFeed.token == token))


def diary(db: Session, member: Member) -> Diary:
    """A member's sessions in the current edition, cancelled ones too; without an edition none, and no title.

    Participants see the common ones and those of their electives; the others the common ones, as in the agenda,
    without the links to join.
    """
    table = letters.desk(db)
    if table.edition is None:
        return Diary(member.language, {}, (), member.created_at)
    mine = participation_of(db, member.id, table.edition_id)
    takes_part = mine is not None and mine.state in TAKING_PART
    seats = set(db.scalars(select(Seat.elective_id).where(Seat.member_id == member.id))) if takes_part else set()
    meetings = [one for one in table.meetings.values() if one.elective_id is None or one.elective_id in seats]
    changed_at = db.get_one(EditionRow, table.edition_id).loaded_at
    appointments = tuple(_appointment(one, takes_part) for one in meetings)
    return Diary(member.language, table.edition.title, appointments, changed_at)


def _appointment(meeting: Meeting, takes_part: bool) -> Appointment:
    session = meeting.value if takes_part else replace(meeting.value, link="")
    return Appointment(meeting.id, meeting.revision, meeting.cancelled, session)
