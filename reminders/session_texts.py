"""What is said of sessions unasked; the same words serve everybody of a language, zone and minute."""

from __future__ import annotations

from functools import lru_cache

from academy.calendar import local_date
from academy.messages import Button, Reply
from academy.programme import Proof, Session, in_language
from locales import dates, text
from locales.sessions import channel, hours, interpretation, session_line
from storage.letters import Meeting

SNOOZABLE = 10  # minutes before the start; later there is nothing to put off
UTC = "UTC"
KEPT = 4096  # texts: 200 members in 60 zones and 4 languages need far fewer in one minute


@lru_cache(KEPT)
def reminder(meeting: Meeting, zone: str, language: str, minutes: int, opens: int) -> Reply:
    """A session soon: what, when in their zone, how long until then, which interpretation, the link.

    `minutes` until it begins; below 0 it has begun. `opens`: how many minutes before one may check in.
    """
    session = meeting.value
    until = text(language, "reminder-until", minutes=minutes)
    if minutes < 0:
        until = text(language, "reminder-started")
    day = dates.day(local_date(session.starts, zone), language)
    lines = [f"**{in_language(session.title, language)}**", f"{day}, {hours(session, zone, language)} · {until}"]
    lines += [channel(session, language)] if session.languages else []
    return Reply("\n".join(lines), _buttons(meeting, language, minutes, opens))


def _buttons(meeting: Meeting, language: str, minutes: int, opens: int) -> tuple[tuple[Button, ...], ...]:
    rows = _join(meeting.value, language)
    if minutes <= opens:
        rows = (*rows, *_here(meeting, language))
    if minutes <= 0:
        return rows
    rows = (*rows, _answers(meeting, language))
    if minutes > SNOOZABLE:
        rows = (*rows, (Button(text(language, "reminder-snooze"), f"snooze:{meeting.id}"),))
    return rows


def _join(session: Session, language: str) -> tuple[tuple[Button, ...], ...]:
    return ((Button(text(language, "reminder-join"), url=session.link),),) if session.link else ()


def _here(meeting: Meeting, language: str) -> tuple[tuple[Button, ...], ...]:
    """What one checks in with; where a report decides, the address by which one is recognised in it."""
    if meeting.value.proof is Proof.REPORT:
        return ((Button(text(language, "button-webinar"), "webinar"),),)
    return ((Button(text(language, "button-checkin"), f"checkin:{meeting.id}"),),)


def _answers(meeting: Meeting, language: str) -> tuple[Button, ...]:
    coming = Button(text(language, "reminder-coming"), f"coming:{meeting.id}")
    return coming, Button(text(language, "reminder-absent"), f"absent:{meeting.id}")


@lru_cache(KEPT)
def eve(meetings: tuple[Meeting, ...], zone: str, academy_zone: str, language: str, when: str) -> Reply:
    """All sessions of a day in one message; `when`: "tomorrow", "later" or, sent late, "today"."""
    sessions = [meeting.value for meeting in meetings]
    day = dates.day(local_date(sessions[0].starts, zone), language)
    title = text(language, f"reminder-eve-{when}", day=day, city=dates.city(zone, language))
    lines = [session_line(session, zone, academy_zone, language) for session in sessions]
    return Reply("\n\n".join([title, *lines]), ((Button(text(language, "button-agenda"), "agenda"),),))


def change(kind: str, meeting: Meeting, zone: str, language: str) -> Reply:
    """A session that "moved", was "cancelled" or "restored", or has a new "link"."""
    session = meeting.value
    title = in_language(session.title, language)
    when = f"{dates.day(local_date(session.starts, zone), language)}, {hours(session, zone, language)}"
    said = text(language, f"session-{kind}", title=title, when=when, city=dates.city(zone, language))
    rows = _join(session, language) if kind != "cancelled" else ()
    if kind in ("moved", "restored"):
        rows = (*rows, _answers(meeting, language))
    return Reply(said, rows)


@lru_cache(KEPT)
def post(meeting: Meeting, academy_zone: str, language: str, changed: bool) -> Reply:
    """A session for a place, whose members read from everywhere: by the academy's clocks and in UTC."""
    session = meeting.value
    title, when = in_language(session.title, language), _for_everywhere(session, academy_zone, language)
    if meeting.cancelled:
        return Reply(text(language, "post-cancelled", title=title, when=when))
    lines = [text(language, "post-changed")] if changed else []
    lines += [f"**{title}**", when]
    lines += [interpretation(session, language)] if session.languages else []
    return Reply("\n".join(lines), _join(session, language))


def _for_everywhere(session: Session, zone: str, language: str) -> str:
    day, utc_day = (local_date(session.starts, where) for where in (zone, UTC))
    utc = hours(session, UTC, language)
    return text(
        language,
        "post-when",
        day=dates.day(day, language),
        hours=hours(session, zone, language),
        city=dates.city(zone, language),
        utc=utc if day == utc_day else f"{dates.short_day(utc_day, language)}, {utc}",
    )
