"""Who may write announcements: members named in the settings or added by command, and the command line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, exists, or_, select
from sqlalchemy.orm import Session

from academy.errors import AcademyError
from academy.messages import Address
from storage import audit, members
from storage.models import AddressRow, Member, Organiser


@dataclass(frozen=True, slots=True)
class Author:
    """Whoever wants to do something with announcements.

    `member_id` None is the command line, which may; `named` are the addresses in the settings.
    """

    by: str
    member_id: int | None = None
    named: tuple[Address, ...] = ()


class NotAnOrganiserError(AcademyError):
    """Somebody tried what only organisers may; nothing was changed."""


def may(db: Session, member_id: int, named: Sequence[Address]) -> bool:
    """Whether a member is an organiser: any of their addresses counts."""
    if db.get(Organiser, member_id) is not None:
        return True
    if not named:
        return False
    at_one = or_(*(and_(AddressRow.channel == one.channel, AddressRow.user == one.user) for one in named))
    return bool(db.scalar(select(exists().where(AddressRow.member_id == member_id, at_one))))


def check(db: Session, author: Author) -> None:
    """Raises NotAnOrganiserError unless the author may write announcements."""
    if author.member_id is not None and not may(db, author.member_id, author.named):
        raise NotAnOrganiserError("broadcast-not-allowed")


def note_attempt(db: Session, author: Author, tried: str, now: datetime) -> None:
    """Note that somebody tried what only organisers may; `tried` is a command, button or question."""
    audit.record(db, "announcement refused", author.by, now, author.member_id, tried=tried)


def add(db: Session, address: Address, by: str, now: datetime) -> bool:
    """Make the member at an address an organiser; False when they were added before.

    Raises AcademyError("organiser-unknown") when nobody has written from there.
    """
    member_id = _member_at(db, address)
    if db.get(Organiser, member_id):
        return False
    db.add(Organiser(member_id=member_id, added_at=now, added_by=by))
    audit.record(db, "organiser added", by, now, member_id)
    return True


def remove(db: Session, address: Address, by: str, now: datetime) -> bool:
    """Take back what `add` gave; False when it gave nothing. Raises AcademyError("organiser-unknown")."""
    member_id = _member_at(db, address)
    found = db.get(Organiser, member_id)
    if found is None:
        return False
    db.delete(found)
    audit.record(db, "organiser removed", by, now, member_id)
    return True


def added(db: Session) -> list[tuple[Member, list[Address]]]:
    """The members who were added, with their addresses."""
    query = select(Member).join(Organiser, Organiser.member_id == Member.id).order_by(Member.id)
    return [
        (member, [Address(row.channel, row.user) for row in members.addresses_of(db, member.id)])
        for member in db.scalars(query)
    ]


def _member_at(db: Session, address: Address) -> int:
    person = members.person_at(db, address)
    if person is None:
        raise AcademyError("organiser-unknown", address=str(address))
    return person.member_id
