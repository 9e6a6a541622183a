"""Which posts places need, and how a post that was sent comes to say what holds now.

Each look compares what was promised with what is needed and mends the difference; nobody calls it when a session
changes. What a post shows is noted as a digest of the facts in it, while the post is queued: it may be older than
what was sent then, never newer, so at worst a post is edited to what it says already.
"""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import Any

from academy.calendar import local_date
from academy.programme import Edition
from academy.reminders import first_instant
from storage import places
from storage.database import DbSession
from storage.deliveries import Fate
from storage.models import Delivery, Place, SessionRow
from storage.places import EDIT, POST

WITHOUT_EVE = timedelta(minutes=60)  # before the session, in an edition that reminds on no eve
TAKEN_BACK = (Fate.CANCELLED, Fate.EXPIRED)
ENDED = (Fate.SENT, Fate.FAILED, Fate.UNKNOWN)


def reconcile(db: DbSession, edition_id: int, edition: Edition, now: datetime) -> None:
    """Promise the posts that are missing, and edits of those that no longer say what holds."""
    known = places.rows(db, edition_id)
    wanted = [place for place in known if places.gets_sessions(place)]
    if idle := [place.id for place in known if not places.gets_sessions(place)]:
        places.withdraw(db, idle)
    if not wanted:
        return
    latest = places.latest(db, [place.id for place in wanted])
    for session in places.sessions(db, edition_id, now):
        for place in wanted:
            _mend(db, edition, place, session, latest.get((place.id, session.id)), now)


def post_at(edition: Edition, starts: datetime) -> datetime:
    """When a session is posted: on the eve, by the clocks of the academy; else an hour before."""
    if edition.reminders.eve is None:
        return starts - WITHOUT_EVE
    eve = local_date(starts, edition.zone) - timedelta(days=1)
    return first_instant(datetime.combine(eve, edition.reminders.eve), edition.zone)


def _mend(
    db: DbSession, edition: Edition, place: Place, session: SessionRow, last: Delivery | None, now: datetime
) -> None:
    post, holds = _post(edition, place, session), session.cancelled_at is None
    if last is None:
        if holds:
            places.promise(db, key=f"s{session.id}.post", kind=POST, place_id=place.id, created_at=now, **post)
    elif last.state in (Fate.QUEUED, *TAKEN_BACK):
        if last.kind == EDIT:
            _change(db, last, _edit(last, post, last.promised_at or now))
        elif holds:
            _change(db, last, post)
    elif last.state in ENDED and _message(last) and last.subject["shown"] != post["subject"]["shown"]:
        shown = post["subject"]["shown"]
        follows = hashlib.sha256(f"{last.id} {shown}".encode()).hexdigest()[:8]  # A, B, A and B are three edits
        key = f"s{session.id}.v{session.revision}.post.edit.{follows}"
        places.promise(db, key=key, kind=EDIT, place_id=place.id, created_at=now, **_edit(last, post, now))


def _post(edition: Edition, place: Place, session: SessionRow) -> dict[str, Any]:
    at = post_at(edition, session.starts)
    return {
        "session_id": session.id,
        "revision": session.revision,
        "subject": {"shown": _digest(place, session)},
        "due_at": at,
        "promised_at": at,
        "expires_at": session.ends,
    }


def _edit(last: Delivery, post: dict[str, Any], at: datetime) -> dict[str, Any]:
    """The same for a change of the message; somebody may look at it until the time that it names has passed."""
    subject = {**post["subject"], "message": _message(last)}
    useful = max(post["expires_at"], last.expires_at)
    return {**post, "subject": subject, "due_at": at, "promised_at": at, "expires_at": useful}


def _change(db: DbSession, last: Delivery, values: dict[str, Any]) -> None:
    if last.state == Fate.QUEUED and last.promised_at == values["promised_at"]:
        values = {name: values[name] for name in values if name != "due_at"}  # a try that failed puts that off
        if all(getattr(last, name) == values[name] for name in values):
            return
    places.promise_anew(db, last, **values)


def _message(last: Delivery) -> str:
    """The platform's id of the message that shows the post, or ""."""
    return last.message or str(last.subject.get("message", ""))


def _digest(place: Place, session: SessionRow) -> str:
    """What a post tells, in short; it changes when any of that does."""
    told = (
        session.starts.isoformat(),
        session.ends.isoformat(),
        session.cancelled_at is not None,
        session.link,
        sorted(session.title.items()),
        session.languages,
        place.language,
    )
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]
