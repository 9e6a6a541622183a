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

_KNOWN = Prepared(
    select(
        Member.id.label("member_id"),
        Member.language,
        Member.zone,
        AddressRow.id.label("address_id"),
        AddressRow.chat,
        AddressRow.client_language,
        AddressRow.unreachable_at,
    )
    .join(AddressRow, AddressRow.member_id == Member.id)
    .where(AddressRow.channel == bindparam("channel"), AddressRow.user == bindparam("user"))
    .with_for_update(of=Member, key_share=True)
)
_ROWS = (
    select(Member, AddressRow, Conversation)
    .select_from(AddressRow)
    .join(Member, Member.id == AddressRow.member_id)
    .outerjoin(Conversation, Conversation.address_id == AddressRow.id)
)
_PERSON = _ROWS.where(
    AddressRow.channel == bindparam("channel"), AddressRow.user == bindparam("user")
).with_for_update(of=Member, key_share=True)
_LATER = _ROWS.where(AddressRow.id == bindparam("address"))
_USED = Prepared(
    update(AddressRow)
    .where(AddressRow.id == bindparam("address"))
    .values(
        last_used_at=bindparam("now", type_=AddressRow.last_used_at.type), client_language=bindparam("language")
    )
)


@dataclass(slots=True)
class _Rows:
    member: Member
    address: AddressRow
    conversation: Conversation | None


class Person:
    """Somebody at one of their addresses, and the question that is open there.

    Of a `glimpse` the rows are read when they are first asked for, in its session: thousands who check in at once
    need none of them. `new`: they have only just become known.
    """

    __slots__ = ("_db", "_language", "_loaded", "_zone", "address_id", "member_id", "new")

    def __init__(self, db: Session, member_id: int, address_id: int, language: str, zone: str | None) -> None:
        self._db = db
        self._loaded: _Rows | None = None
        self._language, self._zone = language, zone
        self.member_id, self.address_id, self.new = member_id, address_id, False

    @classmethod
    def of(cls, db: Session, member: Member, address: AddressRow, conversation: Conversation | None) -> Person:
        """Somebody with their rows."""
        person = cls(db, member.id, address.id, member.language, member.zone)
        person._loaded = _Rows(member, address, conversation)
        return person

    @property
    def language(self) -> str:
        """The language in which they are written to."""
        return self._loaded.member.language if self._loaded else self._language

    @property
    def zone(self) -> str | None:
        """Their zone, an IANA id; None before they named one."""
        return self._loaded.member.zone if self._loaded else self._zone

    @property
    def member(self) -> Member:
        """Who they are."""
        return self._rows.member

    @property
    def address(self) -> AddressRow:
        """Where they are."""
        return self._rows.address

    @property
    def conversation(self) -> Conversation | None:
        """What is open there."""
        return self._rows.conversation

    @conversation.setter
    def conversation(self, value: Conversation) -> None:
        self._rows.conversation = value

    @property
    def _rows(self) -> _Rows:
        if self._loaded is None:
            self._loaded = _Rows(*self._db.execute(_LATER, {"address": self.address_id}).one())
        return self._loaded


def person_at(db: Session, address: Address) -> Person | None:
    """Who is at an address, locked against other writers; None when nobody has written from there.

    Rows that refer to the member may be written meanwhile: whoever moves a waiting list tells many members.
    """
    row = db.execute(_PERSON, {"channel": address.channel, "user": address.user}).one_or_none()
    return Person.of(db, row[0], row[1], row[2]) if row else None


def glimpse(db: Session, incoming: Incoming, now: datetime) -> Person | None:
    """Whoever wrote, locked as by `person_at` and noted as by `meet`, for what needs none of their rows.

    None where there is more to do: they are new, their chat is another now, or we had given them up.
    """
    rows = _KNOWN.all(db, {"channel": incoming.address.channel, "user": incoming.address.user})
    known = rows[0] if rows else None
    if known is None or known.unreachable_at or incoming.chat not in (incoming.address.user, known.chat):
        return None
    _note_use(db, known.address_id, incoming.language or known.client_language, now)
    return Person(db, known.member_id, known.address_id, known.language, known.zone)


def meet(db: Session, incoming: Incoming, language: Callable[[], str], now: datetime) -> Person:
    """Whoever wrote, a new member in that language if they are not known yet; notes when and from where."""
    person = person_at(db, incoming.address) or _newcomer(db, incoming, language(), now)
    address = person.address
    client = incoming.language or address.client_language
    _note_use(db, address.id, client, now)
    set_committed_value(address, "last_used_at", now)
    set_committed_value(address, "client_language", client)
    if incoming.chat != incoming.address.user:  # in a server of Discord: a direct message that is open stays known
        address.chat = incoming.chat
    if address.unreachable_at is not None:
        address.unreachable_at = None
        reminders.catch_up(db, person.member_id, now)
    return person


def _note_use(db: Session, address_id: int, language: str, now: datetime) -> None:
    """At every event: past the session's bookkeeping, which takes ten times as long."""
    _USED.all(db, {"address": address_id, "now": now, "language": language})


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
    person = Person.of(db, member, address, None)
    person.new = True
    return person


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
