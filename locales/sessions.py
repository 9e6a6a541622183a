"""How a session is written in a line: in the agenda, in a reminder and on the web alike."""

from __future__ import annotations

from collections.abc import Iterable

from academy.calendar import local_date
from academy.programme import Elective, Session, in_language
from locales import dates, text


def session_line(session: Session, zone: str, academy_zone: str, language: str) -> str:
    """Hours in the member's zone, title, interpretation; the academy's day and hours where the day differs."""
    lines = [f"{hours(session, zone, language)} · **{in_language(session.title, language)}**"]
    lines.append(interpretation(session, language))
    if elsewhere := _academy_day(session, zone, academy_zone, language):
        lines.append(elsewhere)
    return "\n".join(lines)


def hours(session: Session, zone: str, language: str) -> str:
    """From when to when in a zone; "+1" behind an end on the next day."""
    starts, ends = (instant.astimezone(dates.clock(zone)) for instant in (session.starts, session.ends))
    later = (ends.date() - starts.date()).days
    mark = f" (+{later})" if later else ""
    return f"{dates.hour(session.starts, zone, language)}–{dates.hour(session.ends, zone, language)}{mark}"


def short(session: Session, zone: str, language: str) -> str:
    """Day and hours in a zone in a few letters."""
    return f"{dates.short_day(local_date(session.starts, zone), language)}, {hours(session, zone, language)}"


def times(sessions: Iterable[Session], zone: str, language: str) -> str:
    """When the sessions of an elective are held in a zone, a line each below the zone's city."""
    heading = text(language, "electives-times", city=dates.city(zone, language))
    return "\n".join([heading, *(f"· {short(session, zone, language)}" for session in sessions)])


def interpretation(session: Session | Elective, language: str) -> str:
    """Which languages it is interpreted into, with a sign where the member's is missing."""
    names = ", ".join(text(language, f"language-{code}") for code in session.languages)
    if not session.languages:
        return text(language, "session-no-languages")
    key = "session-languages" if language in session.languages else "session-languages-missing"
    return text(language, key, languages=names, mine=text(language, f"language-{language}"))


def channel(session: Session, language: str) -> str:
    """Which interpretation channel to pick; where none is the member's, into which languages it is interpreted."""
    if language in session.languages and len(session.languages) > 1:
        return text(language, "session-channel", mine=text(language, f"language-{language}"))
    return interpretation(session, language)


def _academy_day(session: Session, zone: str, academy_zone: str, language: str) -> str:
    theirs = session.starts.astimezone(dates.clock(zone)).date()
    academys = session.starts.astimezone(dates.clock(academy_zone)).date()
    if theirs == academys:
        return ""
    return text(
        language,
        "session-academy-day",
        day=dates.short_day(academys, language),
        hours=hours(session, academy_zone, language),
        city=dates.city(academy_zone, language),
    )
