"""A delivery becomes a message, if what it promises still holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from academy.messages import Button, Reply
from academy.programme import Edition, in_language
from locales import dates, text
from storage.applications import participation_of
from storage.database import DbSession
from storage.models import Delivery, Member
from storage.programmes import current_edition


@dataclass(frozen=True, slots=True)
class Cancelled:
    """What was promised no longer holds."""

    reason: str


Writer = Callable[[DbSession, Delivery, Member, datetime], Reply | Cancelled]


def write(db: DbSession, delivery: Delivery, now: datetime) -> Reply | Cancelled:
    """The message of a delivery in the member's language and zone of now, or why there is none any more."""
    member = db.get(Member, delivery.member_id)
    if member is None:
        return Cancelled("erased")
    reply = WRITERS[delivery.kind](db, delivery, member, now)
    if isinstance(reply, Reply) and delivery.tries:
        again = text(member.language, "delivery-again")
        return Reply(f"{again}\n\n{reply.text}", reply.buttons)
    return reply


def _decision(db: DbSession, delivery: Delivery, member: Member, now: datetime) -> Reply | Cancelled:
    found = current_edition(db)
    if found is None or found[0] != delivery.subject["edition"]:
        return Cancelled("archived")
    participation = participation_of(db, member.id, found[0])
    if participation is None or participation.state not in ("accepted", "declined"):
        return Cancelled("withdrawn")
    language, edition = member.language, found[1]
    title = in_language(edition.title, language)
    if participation.state == "declined":
        return Reply(text(language, "decision-declined", edition=title))
    return Reply(_accepted(edition, member, title, now), ((Button(text(language, "button-agenda"), "agenda"),),))


def _accepted(edition: Edition, member: Member, title: str, now: datetime) -> str:
    zone, language = member.zone or edition.zone, member.language
    first = next((session for session in edition.sessions if session.starts > now), edition.sessions[0])
    day = dates.day(first.starts.astimezone(dates.clock(zone)).date(), language)
    time = dates.hour(first.starts, zone, language)
    return text(language, "decision-accepted", edition=title, day=day, time=time)


WRITERS: dict[str, Writer] = {"decision": _decision}
