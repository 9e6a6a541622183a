"""A delivery becomes a message, if what it promises still holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from math import floor

from academy.applications import TAKING_PART, State
from academy.broadcasts import text_language
from academy.calendar import local_date
from academy.messages import Button, Reply
from academy.programme import in_language
from academy.reminders import EVE, SNOOZE, left_out_when_quiet, quiet_at
from locales import dates, text
from reminders import attendance_texts, elective_texts, session_texts
from storage.letters import Desk, Letter, Meeting, To
from storage.places import EDIT, POST
from storage.reasons import Reason


@dataclass(frozen=True, slots=True)
class Cancelled:
    """What was promised no longer holds, or is of no use any more."""

    reason: Reason
    expired: bool = False


Writer = Callable[[Letter, To, Desk, datetime], Reply | Cancelled]


def write(letter: Letter, desk: Desk, now: datetime, public_url: str = "") -> Reply | Cancelled:
    """The message in the recipient's language and zone of now, or why there is none any more.

    `public_url` is where our pages are, without a slash at the end; papers name it.
    """
    if letter.to is None:
        return Cancelled(Reason.ERASED)
    if letter.expires_at <= now:
        return Cancelled(Reason.LATE, expired=True)
    if letter.kind in PAPERS:
        reply = _or_not(attendance_texts.paper(letter, letter.to, desk, public_url))
    else:
        reply = WRITERS[letter.kind](letter, letter.to, desk, now)
    if isinstance(reply, Reply) and letter.tries and letter.kind != EDIT:
        return replace(reply, text=f"{text(letter.to.language, 'delivery-again')}\n\n{reply.text}")
    return reply


def _session(letter: Letter, to: To, desk: Desk, now: datetime) -> Reply | Cancelled:
    meeting, kind = letter.meeting, str(letter.subject["kind"])
    if reason := _gone(letter, to, meeting):
        return Cancelled(reason)
    assert meeting
    assert desk.edition
    if kind in to.muted:
        return Cancelled(Reason.MUTED)
    if meeting.id in to.absent and kind != SNOOZE:
        return Cancelled(Reason.ABSENT)
    if left_out_when_quiet(kind, desk.edition.reminders.minutes_before) and _in_quiet_hours(letter, to):
        return Cancelled(Reason.QUIET)
    if letter.overtaken:
        return Cancelled(Reason.OVERTAKEN, expired=True)
    zone = to.zone or desk.edition.zone
    # To the nearest: what was promised for 60 minutes before leaves within seconds after.
    minutes = max(floor((meeting.value.starts - now).total_seconds() / 60 + 0.5), -1)
    if meeting.value.starts < now and letter.promised_at != meeting.value.starts:
        minutes = -1
    return session_texts.reminder(meeting, zone, to.language, minutes, desk.edition.checkin.opens)


def _in_quiet_hours(letter: Letter, to: To) -> bool:
    if letter.promised_at is None or to.zone is None:
        return False
    return quiet_at(letter.promised_at, to.zone, to.quiet_from, to.quiet_to)


def _gone(letter: Letter, to: To, meeting: Meeting | None) -> Reason | None:
    """Why a session is no longer theirs, if it is not."""
    if meeting is None or meeting.cancelled:
        return Reason.CANCELLED
    if meeting.revision != letter.revision:
        return Reason.MOVED
    return None if _concerned(to, meeting) else Reason.NOT_CONCERNED


def _concerned(to: To, meeting: Meeting) -> bool:
    return to.state in TAKING_PART and (meeting.elective_id is None or meeting.elective_id in to.electives)


def _eve(letter: Letter, to: To, desk: Desk, now: datetime) -> Reply | Cancelled:
    if desk.edition is None or to.zone is None or to.state not in TAKING_PART:
        return Cancelled(Reason.NOT_CONCERNED)
    if EVE in to.muted:
        return Cancelled(Reason.MUTED)
    theirs = [m for m in desk.meetings.values() if not m.cancelled and _concerned(to, m)]
    day = letter.subject["day"]
    tomorrow = tuple(m for m in theirs if local_date(m.value.starts, to.zone).isoformat() == day)
    if not tomorrow:
        return Cancelled(Reason.NOTHING)
    if tomorrow[0].value.starts <= now:
        return Cancelled(Reason.LATE, expired=True)
    # Long quiet hours may move it by more than a day.
    when = {0: "today", 1: "tomorrow"}.get((date.fromisoformat(day) - local_date(now, to.zone)).days, "later")
    return session_texts.eve(tomorrow, to.zone, desk.edition.zone, to.language, when)


def _change(letter: Letter, to: To, desk: Desk, now: datetime) -> Reply | Cancelled:
    """A session that moved, was cancelled, takes place after all or got a new link."""
    meeting = letter.meeting
    if meeting is None or desk.edition is None or to.state not in TAKING_PART:
        return Cancelled(Reason.NOT_CONCERNED)
    if meeting.revision != letter.revision or meeting.cancelled != (letter.kind == "cancelled"):
        return Cancelled(Reason.OVERTAKEN)
    if letter.kind == "link" and letter.subject["link"] != meeting.value.link:
        return Cancelled(Reason.OVERTAKEN)
    zone = to.zone or desk.edition.zone
    return session_texts.change(letter.kind, meeting, zone, to.language)


def _decision(letter: Letter, to: To, desk: Desk, now: datetime) -> Reply | Cancelled:
    if desk.edition is None or letter.subject["edition"] != desk.edition_id:
        return Cancelled(Reason.ARCHIVED)
    if to.state not in (*TAKING_PART, State.DECLINED):
        return Cancelled(Reason.WITHDRAWN)
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


def _post(letter: Letter, to: To, desk: Desk, now: datetime) -> Reply | Cancelled:
    """What a place is told of a session, or what its post says from now on."""
    meeting = letter.meeting
    if meeting is None or desk.edition is None:
        return Cancelled(Reason.NOT_CONCERNED)
    if meeting.cancelled and letter.kind == POST:
        return Cancelled(Reason.CANCELLED)
    return session_texts.post(meeting, desk.edition.zone, to.language, letter.kind == EDIT)


def _elective(letter: Letter, to: To, desk: Desk, now: datetime) -> Reply | Cancelled:
    """What happens in a round: invitations, seats, waiting lists."""
    return _or_not(elective_texts.write(letter, to, desk))


def _attendance(letter: Letter, to: To, desk: Desk, now: datetime) -> Reply | Cancelled:
    """Warnings about the certificate, and what became of an appeal."""
    return _or_not(ATTENDANCE[letter.kind](letter, to, desk))


def _or_not(said: Reply | Reason) -> Reply | Cancelled:
    return said if isinstance(said, Reply) else Cancelled(said)


def _announcement(letter: Letter, to: To, desk: Desk, now: datetime) -> Reply | Cancelled:
    """A text by an organiser, in the language that was fixed for this recipient when it was expanded."""
    if letter.announcement is None:
        return Cancelled(Reason.NO_TEXT)
    if letter.announcement.stopped:
        return Cancelled(Reason.HALTED)
    language = str(letter.subject.get("language") or to.language)
    written = text_language(letter.announcement.texts, letter.announcement.fallback, language)
    if not written:
        return Cancelled(Reason.NO_TEXT)
    return Reply(letter.announcement.texts[written], role=to.role)


ATTENDANCE = {
    "attendance-decisive": attendance_texts.decisive,
    "attendance-impossible": attendance_texts.out_of_reach,
    "appeal-decided": attendance_texts.appeal,
}
PAPERS = ("certificate", "statement")
WRITERS: dict[str, Writer] = {
    "broadcast": _announcement,
    "decision": _decision,
    "session": _session,
    "eve": _eve,
    "moved": _change,
    "cancelled": _change,
    "restored": _change,
    "link": _change,
    POST: _post,
    EDIT: _post,
    **dict.fromkeys(elective_texts.WRITERS, _elective),
    **dict.fromkeys(ATTENDANCE, _attendance),
}
