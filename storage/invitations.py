"""Messages about a round to all whom it concerns: it opens, it closes soon, its dates have changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, literal, select, update
from sqlalchemy.orm import Session

from academy.applications import State
from academy.reminders import awake_at
from storage import catalogue
from storage.catalogue import Catalogue, RoundNow
from storage.deliveries import Fate
from storage.inserts import insert_from
from storage.models import Delivery, Member, Participation, Seat, Waiting, Wish
from storage.reminders import CHUNK

PAUSE = timedelta(minutes=1)  # after the news of having been accepted, so that one thing comes after the other
DAYS = (3, 1)  # before a round closes, those who have not chosen are reminded


def due(db: Session, now: datetime) -> int:
    """Invite to rounds that are open, and remind those who have not chosen; how many messages are new.

    Of each kind at most CHUNK, so that no lock is held for long: again until there are none. Whoever takes part
    later is invited then. Of reminders that were missed only the last comes.
    """
    found = catalogue.current(db)
    new = 0
    for round_ in found.rounds if found else ():
        if found and round_.value.opens <= now < round_.value.closes:
            new += invite(db, found, round_, now, CHUNK)
            new += sum(_remind(db, found, round_, days, now) for days in _days(round_, now))
    return new


def next_due(db: Session, now: datetime) -> datetime | None:
    """When a round opens next, or its participants are reminded."""
    found = catalogue.current(db)
    instants = [at for round_ in (found.rounds if found else ()) for at in _instants(round_) if at > now]
    return min(instants, default=None)


def _instants(round_: RoundNow) -> Iterator[datetime]:
    yield round_.value.opens
    for days in DAYS:
        if (at := _reminded_at(round_, days)) > round_.value.opens:
            yield at


def _reminded_at(round_: RoundNow, days: int) -> datetime:
    return round_.value.closes - timedelta(days=days)


def _days(round_: RoundNow, now: datetime) -> list[int]:
    """The reminder whose time it is, if any: the last that has fallen due, and not before the invitation."""
    past = [days for days in DAYS if round_.value.opens < _reminded_at(round_, days) <= now]
    return past[-1:]


def invite(db: Session, found: Catalogue, round_: RoundNow, now: datetime, most: int | None = None) -> int:
    """Invite an open round's participants who were not invited yet, at most so many; how many."""
    return _tell(db, found, round_, _participants(found), "round-open", _invitation(round_), now, {}, most)


def _invitation(round_: RoundNow) -> str:
    return f"round{round_.id}.open"


def tell_all(
    db: Session, found: Catalogue, round_: RoundNow, kind: str, key: str, now: datetime, **about: Any
) -> int:
    """Tell every participant something about a round, unless this key was told them before; how many."""
    return _tell(db, found, round_, _participants(found), kind, key, now, about)


def _remind(db: Session, found: Catalogue, round_: RoundNow, days: int, now: datetime) -> int:
    # Whoever was invited only afterwards needs no reminder on top.
    invited = exists().where(Delivery.member_id == Participation.member_id, Delivery.key == _invitation(round_))
    people = _participants(found).where(invited.where(Delivery.created_at <= _reminded_at(round_, days)))
    for table in (Seat, Waiting, Wish):
        people = people.where(
            ~exists().where(table.member_id == Participation.member_id, table.round_id == round_.id)
        )
    closes = int(round_.value.closes.timestamp())
    key = f"round{round_.id}.remind{days}.{closes}"
    return _tell(db, found, round_, people, "round-remind", key, now, {"days": days}, CHUNK)


def _participants(found: Catalogue) -> Select[int]:
    taking_part = (Participation.edition_id == found.edition_id, Participation.state == State.ACCEPTED)
    return select(Participation.member_id).where(*taking_part)


def _tell(
    db: Session,
    found: Catalogue,
    round_: RoundNow,
    people: Select[int],
    kind: str,
    key: str,
    now: datetime,
    about: dict[str, Any],
    most: int | None = None,
) -> int:
    """Tell those of these people who were not told before, by their ids, at most so many; how many."""
    told = exists().where(Delivery.member_id == Participation.member_id, Delivery.key == key)
    fresh = people.where(~told)
    next_ = fresh.order_by(Participation.member_id).limit(most).subquery().c.member_id
    first, last, count = db.execute(select(func.min(next_), func.max(next_), func.count(next_))).one()
    if not count:
        return 0
    until = round_.value.closes if round_.value.closes > now else now + timedelta(days=1)
    values = {"key": literal(key), "kind": literal(kind)} | _values(round_, until, now, about)
    fresh = fresh.where(Participation.member_id <= last)
    insert_from(db, Delivery, ["member_id", *values], fresh.add_columns(*values.values()))
    new = and_(Delivery.key == key, Delivery.member_id.between(first, last), Delivery.created_at == now)
    _let_sleep(db, new, found.edition.zone, until, now)
    _let_read(db, new, now)
    return int(count)


def _values(round_: RoundNow, until: datetime, now: datetime, about: dict[str, Any]) -> dict[str, Any]:
    """What is the same in all messages about a round."""
    closes = round_.value.closes.isoformat()
    subject = {"round": round_.value.code, "round_id": round_.id, "closes": closes} | about
    instant = Delivery.due_at.type
    return {
        "subject": literal(subject, Delivery.subject.type),
        "state": literal(Fate.QUEUED.value),
        "due_at": literal(now, instant),
        "promised_at": literal(now, instant),
        "expires_at": literal(until, instant),
        "created_at": literal(now, instant),
    }


def _let_read(db: Session, new: ColumnElement[bool], now: datetime) -> None:
    """Leave those who were accepted just now a while for that news."""
    newest = select(Participation.member_id).where(Participation.decided_at > now - PAUSE)
    at_once = (new, Delivery.due_at == now, Delivery.expires_at > now + PAUSE)
    later = update(Delivery).where(*at_once, Delivery.member_id.in_(newest))
    db.execute(later.values(due_at=now + PAUSE, promised_at=now + PAUSE))


def _let_sleep(db: Session, new: ColumnElement[bool], zone: str, until: datetime, now: datetime) -> None:
    """Let those who are in their quiet hours hear of it afterwards, if that is early enough."""
    hours = (Member.zone, Member.quiet_from, Member.quiet_to)
    groups = db.execute(select(*hours).join(Delivery, Delivery.member_id == Member.id).where(new).distinct())
    for theirs, quiet_from, quiet_to in groups.all():
        awake = awake_at(now, theirs or zone, quiet_from, quiet_to)
        if now < awake < until:
            same = select(Member.id).where(
                Member.zone.is_not_distinct_from(theirs),
                Member.quiet_from == quiet_from,
                Member.quiet_to == quiet_to,
            )
            later = update(Delivery).where(new, Delivery.member_id.in_(same))
            db.execute(later.values(due_at=awake, promised_at=awake))
