"""A delivery becomes a message, if what it promises still holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from academy.applications import State
from academy.calendar import local_date
from academy.messages import Button, Reply
from academy.programme import in_language
from academy.reminders import minutes_kind, quiet_at
from locales import dates, text
from reminders import session_texts
from storage.letters import Desk, Letter, Meeting, To


@dataclass(frozen=True, slots=True)
class Cancelled:
    """What was promised no longer holds, or is of no use any more."""

    reason: str
    expired: bool = False


Writer = Callable[[Letter, To, Desk, datetime], Reply | Cancelled]


def write(letter: Letter, desk: Desk, now: datetime) -> Reply | Cancelled:
    """The message in the recipient's language and zone of now, or why there is none any more."""
    if letter.to is None:
        return Cancelled("erased")
    if letter.expires_at <= now:
        return Cancelled("late", expired=True)
    reply = WRITERS[letter.kind](letter, letter.to, desk, now)
    if isinstance(reply, Reply) and letter.tries:
        return replace(reply, text=f"{text(letter.to.language, 'delivery-again')}\n\n{reply.text}")
    return reply


def _session(letter: Letter, to: To, desk: Desk, now: datetime) -> Reply | Cancelled:
    meeting, kind = letter.meeting, str(letter.subject["kind"])
    if reason := _gone(letter, to, meeting):
        return Cancelled(reason)
    assert meeting
    assert desk.edition
    if kind in to.muted:
        return Cancelled("muted")
    if letter.overtaken:
        return Cancelled("overtaken", expired=True)
    if kind not in (last_kind(desk), "snooze") and _in_quiet_hours(letter, to):
        return Cancelled("quiet")
    zone = to.zone or desk.edition.zone
    minutes = int((meeting.value.starts - now).total_seconds() // 60)
    return session_texts.reminder(meeting.value, meeting.id, zone, desk.edition.zone, to.language, minutes)


def last_kind(desk: Desk) -> str:
    """The reminder nearest to the start: it comes in quiet hours, too, for those who set their alarm for it."""
    minutes = desk.edition.reminders.minutes_before if desk.edition else ()
    return minutes_kind(min(minutes, default=0))


def _in_quiet_hours(letter: Letter, to: To) -> bool:
    if letter.promised_at is None or to.zone is None:
        return False
    return quiet_at(letter.promised_at, to.zone, to.quiet_from, to.quiet_to)


def _gone(letter: Letter, to: To, meeting: Meeting | None) -> str:
    """Why a session is no longer theirs, or ""."""
    if meeting is None or meeting.cancelled:
        return "cancelled"
    if meeting.revision != letter.revision:
        return "moved"
    return "" if _concerned(to, meeting) else "not concerned"


def _concerned(to: To, meeting: Meeting) -> bool:
    return to.state == State.ACCEPTED and (meeting.elective_id is None or meeting.elective_id in to.electives)


def _eve(letter: Letter, to: To, desk: Desk, now: datetime) -> Reply | Cancelled:
    if desk.edition is None or to.zone is None or to.state != State.ACCEPTED:
        return Cancelled("not concerned")
    if "eve" in to.muted:
        return Cancelled("muted")
    theirs = [m for m in desk.meetings.values() if not m.cancelled and _concerned(to, m)]
    day = letter.subject["day"]
    tomorrow = tuple(m.value for m in theirs if local_date(m.value.starts, to.zone).isoformat() == day)
    if not tomorrow:
        return Cancelled("nothing")
    if tomorrow[0].starts <= now:
        return Cancelled("late", expired=True)
    near = local_date(now, to.zone).isoformat() == day
    return session_texts.eve(tomorrow, to.zone, desk.edition.zone, to.language, "today" if near else "tomorrow")


def _change(letter: Letter, to: To, desk: Desk, now: datetime) -> Reply | Cancelled:
    """A session that moved, was cancelled, takes place after all or got a new link."""
    meeting = letter.meeting
    if meeting is None or desk.edition is None or to.state != State.ACCEPTED:
        return Cancelled("not concerned")
    if meeting.revision != letter.revision or meeting.cancelled != (letter.kind == "cancelled"):
        return Cancelled("overtaken")
    if letter.kind == "link" and letter.subject["link"] != meeting.value.link:
        return Cancelled("overtaken")
    zone = to.zone or desk.edition.zone
    return session_texts.change(letter.kind, meeting.value, zone, desk.edition.zone, to.language)


def _decision(letter: Letter, to: To, desk: Desk, now: datetime) -> Reply | Cancelled:
    if desk.edition is None or letter.subject["edition"] != desk.edition_id:
        return Cancelled("archived")
    if to.state not in (State.ACCEPTED, State.DECLINED):
        return Cancelled("withdrawn")
    title = in_language(desk.edition.title, to.language)
    if to.state == State.DECLINED:
        return Reply(text(to.language, "decision-declined", edition=title))
    sessions = [m.value for m in desk.meetings.values() if not m.cancelled]
    first = next((session for session in sessions if session.starts > now), sessions[0])
    zone = to.zone or desk.edition.zone
    day = dates.day(local_date(first.starts, zone), to.language)
    time = dates.hour(first.starts, zone, to.language)
    said = text(to.language, "decision-accepted", edition=title, day=day, time=time)
    return Reply(said, ((Button(text(to.language, "button-agenda"), "agenda"),),))


WRITERS: dict[str, Writer] = {
    "decision": _decision,
    "session": _session,
    "eve": _eve,
    "moved": _change,
    "cancelled": _change,
    "restored": _change,
    "link": _change,
}
