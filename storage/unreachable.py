"""Members whom no channel reaches any more, for organisers who know another way to them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, exists, func, select, union
from sqlalchemy.orm import Session, aliased

from storage.deliveries import Fate
from storage.models import AddressRow, Delivery, Member
from storage.punctuality import Topic, Topics, topics_of
from storage.reasons import Reason


@dataclass(frozen=True, slots=True)
class Reached:
    """An address and until when it took messages; both None: its channel does not run."""

    channel: str
    unreachable_at: datetime | None  # blocked, closed or deleted
    stopped_at: datetime | None  # they said /stop there


@dataclass(frozen=True, slots=True)
class Unreached:
    """A member, where they were reached, and how many messages of each topic they missed."""

    member_id: int
    name: str
    addresses: tuple[Reached, ...]
    missed: Mapping[Topic, int]


def unreached(db: Session, edition_id: int) -> list[Unreached]:
    """Those who joined and take messages nowhere, by name; who only said /stop is not among them.

    Counted is what failed in an edition.
    """
    missed, addresses = _missed(db, edition_id), _addresses(db)
    query = select(Member.id, Member.name).where(Member.id.in_(_unreached()), Member.joined_at.is_not(None))
    return [
        Unreached(number, name or "", tuple(addresses[number]), missed[number])
        for number, name in db.execute(query.order_by(Member.name, Member.id))
    ]


def _unreached() -> Select[int]:
    return select(union(_closed(), _failing()).subquery().c[0])


def _closed() -> Select[int]:
    """Whose addresses all take nothing, one of them for another reason than /stop."""
    other = aliased(AddressRow)
    open_one = exists().where(other.member_id == AddressRow.member_id, _is_open(other))
    return select(AddressRow.member_id).where(AddressRow.unreachable_at.is_not(None), ~open_one)


def _failing() -> Select[int]:
    """Whose last message found no address, and who has not been heard of since."""
    reasons = (Reason.UNREACHABLE, Reason.NO_ADDRESS)
    query = select(Delivery.member_id, func.max(Delivery.due_at).label("at")).group_by(Delivery.member_id)
    failed = query.where(Delivery.state == Fate.FAILED, Delivery.reason.in_(reasons)).subquery()
    later = aliased(Delivery)
    sent = exists().where(later.member_id == failed.c.member_id, later.sent_at > failed.c.at)
    newer = AddressRow.last_used_at > failed.c.at
    back = exists().where(AddressRow.member_id == failed.c.member_id, _is_open(AddressRow), newer)
    return select(failed.c.member_id).where(~sent, ~back)


def _is_open(address: type[AddressRow]) -> ColumnElement[bool]:
    return and_(address.unreachable_at.is_(None), address.stopped_at.is_(None))


def _addresses(db: Session) -> Mapping[int, list[Reached]]:
    columns = (AddressRow.member_id, AddressRow.channel, AddressRow.unreachable_at, AddressRow.stopped_at)
    found: defaultdict[int, list[Reached]] = defaultdict(list)
    query = select(*columns).where(AddressRow.member_id.in_(_unreached()))
    ordered = query.order_by(AddressRow.last_used_at.desc(), AddressRow.id)
    for member, channel, unreachable_at, stopped_at in db.execute(ordered):
        found[member].append(Reached(channel, unreachable_at, stopped_at))
    return found


def _missed(db: Session, edition_id: int) -> Mapping[int, Counter[Topic]]:
    topics = topics_of(db, edition_id)
    query = Topics.columns().add_columns(Delivery.member_id).where(Delivery.state == Fate.FAILED)
    found: defaultdict[int, Counter[Topic]] = defaultdict(Counter)
    for row in db.execute(query.where(Delivery.member_id.is_not(None)).order_by(Delivery.due_at, Delivery.id)):
        if topic := topics.of(row):
            found[row.member_id][topic] += 1
    return found
