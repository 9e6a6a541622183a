"""Who was reminded of what, what organisers change then, and the notices that it makes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from storage import applications, deliveries, programmes, sessions
from storage.deliveries import Fate, Outcome
from storage.inserts import insert_new
from storage.models import Delivery, Member, Reminder
from tests.conftest import NOW
from tests.support.people import apply, sign_up

HOUR = timedelta(hours=1)
STARTS = datetime(2021, 11, 15, 12, 0, tzinfo=UTC)  # of "opening"; it lasts 90 minutes
LONG = timedelta(minutes=90)
REMINDED = STARTS - HOUR
BEFORE = STARTS - timedelta(minutes=30)  # when organisers change something
LINK = "https://meet.example.org/new"


def join(db, user, zone="Africa/Maputo"):
    """A participant's id."""
    participation = apply(db, sign_up(db, user, zone=zone))
    applications.decide(db, participation, accept=True, by="test", now=NOW)
    return participation.member_id


def opening(db, code="opening"):
    """The session of this code."""
    return sessions.session_by_code(db, programmes.current_edition(db)[0], code)


def promise(db, member, session, kind="m60"):
    """A reminder that waits to be sent."""
    key = f"s{session.id}.v{session.revision}.{kind}"
    about = {"session_id": session.id, "revision": session.revision, "subject": {"kind": kind}}
    return deliveries.queue(db, member, key, "session", REMINDED, **about)


def remind(db, member, at=REMINDED, state=Fate.SENT, code="opening", kind="m60"):
    """A reminder of the session as it is now, in that state."""
    settle(db, promise(db, member, opening(db, code), kind), state, at)


def eve(db, member, day, at=REMINDED, state=Fate.SENT):
    """A reminder on the evening before a day by the member's clocks, in that state."""
    edition, zone = programmes.current_edition(db)[0], db.get_one(Member, member).zone
    key, about = f"eve.{edition}.{day}", {"kind": "eve", "day": day, "zone": zone}
    times = {"promised_at": at, "fires_at": at, "useful_until": STARTS}
    fired = {"key": f"{key}.{zone}", "delivery_key": key, "state": "fired", "edition_id": edition}
    insert_new(db, Reminder, kind="eve", day=day, zone=zone, **fired, **times)
    number = deliveries.queue(db, member, key, "eve", at, subject=about)
    settle(db, number, state, at)


def settle(db, number, state, at):
    """Record what became of a delivery."""
    deliveries.record(db, [Outcome(number, state, at=at)])


def move(db, starts, at=BEFORE, code="opening"):
    """Move a session to another beginning; how many are told."""
    return sessions.move(db, opening(db, code), starts, starts + LONG, "test", at)


def notices(db):
    """All notices as (member, key, state, reason)."""
    query = select(Delivery.member_id, Delivery.key, Delivery.state, Delivery.reason)
    query = query.where(Delivery.kind.in_(("moved", "cancelled", "restored", "link"))).order_by(Delivery.id)
    return [(member, _short(key), state, reason) for member, key, state, reason in db.execute(query)]


def _short(key):
    """A key without the session's number and the link's digest."""
    _, revision, kind, *_ = key.split(".")
    return f"{revision}.{kind}"
