"""Members and where they are reached."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from academy.messages import Address, Incoming
from storage import reminders
from storage.deliveries import Fate
from storage.models import AddressRow, Conversation, Delivery, Member
from storage.prepared import Prepared
from storage.reasons import Reason

# What a member tells of themself, in the order of the questions.
PROFILE = ("name", "country", "constituency", "organisation", "work", "zone")

_PERSON = (
    select(AddressRow, Member, Conversation)
    .join(Member, Member.id == AddressRow.member_id)
    .outerjoin(Conversation, Conversation.address_id == AddressRow.id)
    .where(AddressRow.channel == bindparam("channel"), AddressRow.user == bindparam("user"))
    .with_for_update(of=Member, key_share=True)
)


_USED = Prepared(
    update(AddressRow)
    .where(AddressRow.id == bindparam("address"))
    .values(
        last_used_at=bindparam("now", type_=AddressRow.last_used_at.type), client_language=bindparam("language")
    )
)


@dataclass(slots=True)
class Person:
    """Somebody at one of their addresses, with the question that is open there."""

    member: Member
    address: AddressRow
    conversation: Conversation | None
    new: bool = False


def person_at(db: Session, address: Address) -> Person | None:
    """Who is at an address, locked against other writers; None when nobody has written from there.

    Rows that refer to the member may be written meanwhile: whoever moves a waiting list tells many members.
    """
    row = db.execute(_PERSON, {"channel": address.channel, "user": address.user}).one_or_none()
    return Person(row[1], row[0], row[2]) if row else None


def meet(db: Session, incoming: Incoming, language: Callable[[], str], now: datetime) -> Person:
    """Whoever wrote, a new member in that language if they are not known yet; notes when and from where."""
    person = person_at(db, incoming.address) or _newcomer(db, incoming, language(), now)
    address = person.address
    _note_use(db, address, incoming.language or address.client_language, now)
    if incoming.chat != incoming.address.user:  # in a server of Discord: a direct message that is open stays known
        address.chat = incoming.chat
    if address.unreachable_at is not None:
        address.unreachable_at = None
        reminders.catch_up(db, person.member.id, now)
    return person


def _note_use(db: Session, address: AddressRow, language: str, now: datetime) -> None:
    """At every event: past the session's bookkeeping, which takes three times as long."""
    _USED.all(db, {"address": address.id, "now": now, "language": language})
    set_committed_value(address, "last_used_at", now)
    set_committed_value(address, "client_language", language)


def _newcomer(db: Session, incoming: Incoming, language: str, now: datetime) -> Person:
    member = Member(language=language, created_at=now)
    db.add(member)
    db.flush()
    address = AddressRow(
        member_id=member.id,
        channel=incoming.address.channel,
        user=incoming.address.user,
        chat=incoming.chat,
        created_at=now,
        last_used_at=now,
    )
    db.add(address)
    db.flush()
    return Person(member, address, None, new=True)


def keep_chat(db: Session, address: Address, chat: str) -> None:
    """Note the chat in which somebody at an address is reached from now on."""
    there = (AddressRow.channel == address.channel) & (AddressRow.user == address.user)
    db.execute(update(AddressRow).where(there).values(chat=chat))


def addresses_of(db: Session, member_id: int) -> list[AddressRow]:
    """A member's addresses, the one used last first."""
    query = select(AddressRow).where(AddressRow.member_id == member_id)
    return list(db.scalars(query.order_by(AddressRow.last_used_at.desc(), AddressRow.id)))


def has_stopped(db: Session, member_id: int) -> bool:
    """Whether a member said /stop at any of their addresses."""
    query = select(AddressRow.id).where(AddressRow.member_id == member_id, AddressRow.stopped_at.is_not(None))
    return db.scalar(query.limit(1)) is not None


def stop(db: Session, address: AddressRow, now: datetime) -> None:
    """Write to an address unasked no more; what waits for its turn to leave does not, unless another takes it."""
    address.stopped_at = now
    if not any(_takes_messages(other) for other in addresses_of(db, address.member_id)):
        waits = update(Delivery).where(Delivery.member_id == address.member_id, Delivery.state == Fate.CLAIMED)
        db.execute(waits.values(state=Fate.CANCELLED, reason=Reason.STOPPED))


def _takes_messages(address: AddressRow) -> bool:
    return address.stopped_at is None and address.unreachable_at is None


def mark_unreachable(db: Session, address_id: int, now: datetime) -> None:
    """Note that a platform takes no more messages for this address, until its member writes again."""
    db.execute(update(AddressRow).where(AddressRow.id == address_id).values(unreachable_at=now))


def change_language(member: Member, language: str) -> None:
    """Write to a member in another language from now on."""
    member.language = language
    member.other_language, member.other_count = "", 0


def clear_profile(member: Member) -> None:
    """Forget the answers of an unfinished sign-up, to ask them again."""
    for field in PROFILE:
        setattr(member, field, None)
