"""Announcements: how long a text may be, who gets which one, and for whom it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any

from academy.errors import AcademyError
from academy.profile import visible

LONGEST = 3500  # characters, so that it fits into one message on Telegram
UNDO = timedelta(seconds=30)  # between the last word and the first message
USEFUL = timedelta(hours=24)  # what cannot be sent so long after its time is not sent any more

# What narrows an audience down, and the places besides it; names of fields of Audience.
FILTERS = ("languages", "constituencies", "states", "electives", "channels")
LISTS = (*FILTERS, "places")


@dataclass(frozen=True, slots=True)
class Audience:
    """Members who fit every list that is not empty, and places.

    `members` False: the places only. `states` are those of the participation in the announcement's edition, and
    accepted means those who have completed it, too; `channels` are where a member is reached first; `electives`
    and `places` are codes of the programme.
    """

    members: bool = True
    languages: tuple[str, ...] = ()
    constituencies: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    electives: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """As stored; {} is all members."""
        lists = {name: list(value) for name, value in asdict(self).items() if name in LISTS and value}
        return lists if self.members else lists | {"members": False}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Audience:
        """Read what `to_json` gave."""
        return cls(stored.get("members", True), **{name: tuple(stored.get(name, ())) for name in LISTS})

    def toggled(self, name: str, value: str) -> Audience:
        """With a value added to one of the lists, or taken off it."""
        old: tuple[str, ...] = getattr(self, name)
        new = tuple(one for one in old if one != value) if value in old else (*old, value)
        return Audience.from_json(self.to_json() | {name: new})


def check_text(text: str) -> str:
    """What is visible of an announcement's text. Raises AcademyError with the characters counted."""
    text = visible(text)
    if not text:
        raise AcademyError("broadcast-text-empty")
    if len(text) > LONGEST:
        raise AcademyError("broadcast-text-long", count=len(text), most=LONGEST, extra=len(text) - LONGEST)
    return text


def text_language(texts: Mapping[str, str], fallback: str, language: str) -> str:
    """In which language somebody gets it: their own, else the fallback, else "" for no text at all."""
    if language in texts:
        return language
    return fallback if fallback in texts else ""
