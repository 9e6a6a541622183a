"""A calendar file (RFC 5545) of sessions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from academy.appointments import Appointment
from academy.programme import in_language
from locales import text
from locales.sessions import interpretation

if TYPE_CHECKING:
    from icalendar import Event

MAKER = "-//SSE Collective Brain//Assistant//EN"
REFRESH = timedelta(hours=1)  # how often calendars that subscribe should look


def calendar(appointments: Iterable[Appointment], name: str, language: str, now: datetime) -> bytes:
    """The sessions in a language, at UTC instants: every calendar shows them by its own clock.

    `name` is the calendar's; `now` (aware) is when what it says was last changed. The same values give the same
    bytes, and a session keeps its UID, so that a calendar that has it already changes it.
    """
    from icalendar import Calendar  # takes a quarter of a second, which most commands need not wait

    made = Calendar()
    made.add("prodid", MAKER)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("name", name)
    made.add("x-wr-calname", name)
    made.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", "PT1H")  # the same for Outlook
    for appointment in appointments:
        made.add_component(_event(appointment, language, now))
    return bytes(made.to_ical())


def _event(appointment: Appointment, language: str, now: datetime) -> Event:
    from icalendar import Event

    session = appointment.session
    event = Event()
    event.add("uid", f"session-{appointment.number}@collective-brain")
    event.add("sequence", appointment.revision - 1)
    event.add("dtstamp", now)
    event.add("last-modified", now)
    event.add("dtstart", session.starts)
    event.add("dtend", session.ends)
    event.add("summary", _summary(appointment, language))
    event.add("description", "\n".join(filter(None, (interpretation(session, language), session.link))))
    event.add("status", "CANCELLED" if appointment.cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if appointment.cancelled else "OPAQUE")  # whether the time is taken
    if session.link:
        event.add("url", session.link)
    return event


def _summary(appointment: Appointment, language: str) -> str:
    title = in_language(appointment.session.title, language)
    # Not every calendar shows the status.
    return text(language, "calendar-cancelled", title=title) if appointment.cancelled else title
