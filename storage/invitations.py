"""Messages about a round to all whom it concerns: it opens, it closes soon, its dates have changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, exists, func, literal, select, update
from sqlalchemy.orm import Session

from academy.applications import State
from academy.reminders import awake_at
from storage import catalogue
from storage.catalogue import Catalogue, RoundNow
from storage.deliveries import Fate
from storage.inserts import insert_from
from storage.models import Delivery, Member, Participation, Seat, Waiting, Wish

PAUSE = timedelta(minutes=1)  # after the news of having been accepted, so that one thing comes after the other
DAYS = (3, 1)  # before a round closes, those who have not chosen are reminded


def due(db: Session, now: datetime) -> int:
    """Invite to rounds that are open, and remind those who have not chosen; how many messages are new.

    Whoever takes part later is invited then. Of reminders that were missed only the last comes.
    """
    found = catalogue.current(db)
    new = 0
    for round_ in found.rounds if found else ():
        if found and round_.value.opens <= now < round_.value.closes:
            new += invite(db, found, round_, now)
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


def invite(db: Session, found: Catalogue, round_: RoundNow, now: datetime) -> int:
    """Invite an open round's participants who were not invited yet; how many."""
    new = tell_all(db, found, round_, "round-open", _invitation(round_), now)
    if new:
        _let_read(db, _invitation(round_), now)
    return new


def _let_read(db: Session, key: str, now: datetime) -> None:
    """Leave those who were accepted just now a while for that news."""
    newest = select(Participation.member_id).where(Participation.decided_at > now - PAUSE)
    fresh = (Delivery.key == key, Delivery.state == Fate.QUEUED, Delivery.due_at == now)
    later = update(Delivery).where(*fresh, Delivery.member_id.in_(newest), Delivery.expires_at > now + PAUSE)
    db.execute(later.values(due_at=now + PAUSE, promised_at=now + PAUSE))


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
    return _tell(db, found, round_, people, "round-remind", key, now, {"days": days})


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
) -> int:
    told = exists().where(Delivery.member_id == Participation.member_id, Delivery.key == key)
    fresh = people.where(~told)
    count = db.scalar(select(func.count()).select_from(fresh.subquery())) or 0
    if not count:
        return 0
    closes = round_.value.closes
    subject = {"round": round_.value.code, "round_id": round_.id, "closes": closes.isoformat()} | about
    until = closes if closes > now else now + timedelta(days=1)
    instant = Delivery.due_at.type
    values: dict[str, Any] = {
        "key": literal(key),
        "kind": literal(kind),
        "subject": literal(subject, Delivery.subject.type),
        "state": literal(Fate.QUEUED.value),
        "due_at": literal(now, instant),
        "promised_at": literal(now, instant),
        "expires_at": literal(until, instant),
        "created_at": literal(now, instant),
    }
    insert_from(db, Delivery, ["member_id", *values], fresh.add_columns(*values.values()))
    _let_sleep(db, key, found.edition.zone, until, now)
    return count


def _let_sleep(db: Session, key: str, zone: str, until: datetime, now: datetime) -> None:
    """Let those who are in their quiet hours hear of it afterwards, if that is early enough."""
    fresh = (Delivery.key == key, Delivery.state == Fate.QUEUED, Delivery.created_at == now)
    hours = (Member.zone, Member.quiet_from, Member.quiet_to)
    groups = db.execute(select(*hours).join(Delivery, Delivery.member_id == Member.id).where(*fresh).distinct())
    for theirs, quiet_from, quiet_to in groups.all():
        awake = awake_at(now, theirs or zone, quiet_from, quiet_to)
        if now < awake < until:
            same = select(Member.id).where(
                Member.zone.is_not_distinct_from(theirs),
                Member.quiet_from == quiet_from,
                Member.quiet_to == quiet_to,
            )
            later = update(Delivery).where(*fresh, Delivery.member_id.in_(same))
            db.execute(later.values(due_at=awake, promised_at=awake))
