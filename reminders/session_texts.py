"""What is said of sessions unasked; the same words serve everybody of a language, zone and minute."""

from __future__ import annotations

from functools import lru_cache

from academy.calendar import local_date
from academy.messages import Button, Reply
from academy.programme import Session, in_language
from locales import dates, text
from locales.sessions import hours, interpretation, session_line

KEPT = 4096  # texts: 200 members in 60 zones and 4 languages need far fewer in one minute


class _Same:
    """A session as a cache key: equal when all that is written of it is."""

    __slots__ = ("key", "value")

    def __init__(self, value: Session) -> None:
        self.value = value
        self.key = (
            value.code,
            value.starts,
            value.ends,
            value.languages,
            value.link,
            *sorted(value.title.items()),
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)


def reminder(session: Session, number: int, zone: str, academy_zone: str, language: str, minutes: int) -> Reply:
    """A session soon: what, when in their zone, how long until then, which interpretation, the link.

    `minutes` until it begins; below 0 it has begun. `number` is the session's id, for the buttons.
    """
    return _reminder(_Same(session), number, zone, academy_zone, language, max(minutes, -1))


@lru_cache(KEPT)
def _reminder(same: _Same, number: int, zone: str, academy_zone: str, language: str, minutes: int) -> Reply:
    session = same.value
    until = (
        text(language, "reminder-started") if minutes < 0 else text(language, "reminder-until", minutes=minutes)
    )
    day = dates.day(local_date(session.starts, zone), language)
    lines = [f"**{in_language(session.title, language)}**", f"{day}, {hours(session, zone, language)} · {until}"]
    lines += [interpretation(session, language)] if session.languages else []
    return Reply("\n".join(lines), _buttons(session, number, language, minutes))


def _buttons(session: Session, number: int, language: str, minutes: int) -> tuple[tuple[Button, ...], ...]:
    rows: list[tuple[Button, ...]] = (
        [(Button(text(language, "reminder-join"), url=session.link),)] if session.link else []
    )
    if minutes < 0:
        return tuple(rows)
    coming = Button(text(language, "reminder-coming"), f"coming:{number}")
    absent = Button(text(language, "reminder-absent"), f"absent:{number}")
    rows.append((coming, absent))
    if minutes > 10:
        rows.append((Button(text(language, "reminder-snooze"), f"snooze:{number}"),))
    return tuple(rows)


def eve(sessions: tuple[Session, ...], zone: str, academy_zone: str, language: str, when: str) -> Reply:
    """All sessions of a day in one message; `when` is "tomorrow" or, sent late, "today"."""
    return _eve(tuple(_Same(session) for session in sessions), zone, academy_zone, language, when)


@lru_cache(KEPT)
def _eve(same: tuple[_Same, ...], zone: str, academy_zone: str, language: str, when: str) -> Reply:
    sessions = [each.value for each in same]
    day = dates.day(local_date(sessions[0].starts, zone), language)
    title = text(language, f"reminder-eve-{when}", day=day, city=dates.city(zone, language))
    lines = [session_line(session, zone, academy_zone, language) for session in sessions]
    return Reply("\n\n".join([title, *lines]), ((Button(text(language, "button-agenda"), "agenda"),),))


def change(kind: str, session: Session, zone: str, academy_zone: str, language: str) -> Reply:
    """A session that "moved", was "cancelled" or has a new "link"."""
    title = in_language(session.title, language)
    when = f"{dates.day(local_date(session.starts, zone), language)}, {hours(session, zone, language)}"
    said = text(language, f"session-{kind}", title=title, when=when, city=dates.city(zone, language))
    if kind == "cancelled" or not session.link:
        return Reply(said)
    return Reply(said, ((Button(text(language, "reminder-join"), url=session.link),),))
