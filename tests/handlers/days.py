"""Letting simulated days pass for somebody at the page chat, and reading what came unasked."""

from __future__ import annotations

import re

from locales import text
from tests.handlers.steps import participant
from tests.support.page import Shown
from tests.support.web import WebPerson


def participant_in(person: WebPerson, city: str = "", zone: str = "") -> WebPerson:
    """Accepted, and living in Maputo or elsewhere."""
    participant(person)
    if city:
        person.say(f"/timezone {city}")
        person.press(f"zone:{zone}")
    return person


def pass_time(person: WebPerson, to: str) -> list[str]:
    """Set the clock forward to an instant of November 2021 in Turin ("15 12:10") and read what came meanwhile."""
    known = {message.id for message in person.messages}
    day, clock = to.split()
    person.forward(f"2021-11-{day}T{clock}+01:00").raise_for_status()
    person.reload()
    return news(person, known)


def news(person: WebPerson, known: set[int]) -> list[str]:
    """The messages that were not known, a line each: day and hour where the person is, and what is told apart.

    Those about choosing electives and those at the start, to check in, have tests of their own and are left out.
    """
    lines, day = [], ""
    for message in person.messages:
        day = message.day or day
        if message.id not in known and not _about_a_round(message) and not _at_start(message):
            number = re.findall(r"\d+", day)[0]
            lines.append(f"{number} {message.hour} {_gist(message.text)}")
    return lines


def _at_start(message: Shown) -> bool:
    return _gist(message.text).endswith(text("en", "reminder-until", minutes=0))


def _about_a_round(message: Shown) -> bool:
    return any(choice.action.startswith("round:") for choice in message.choices)


def _gist(words: str) -> str:
    """The first line, and of a reminder when the session begins."""
    first, _, rest = words.replace("**", "").partition("\n")
    _, dot, until = rest.partition("\n")[0].partition(" · ")
    return f"{first} · {until}" if dot and not rest.startswith("\n") else first
