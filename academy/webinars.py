"""Reports of a webinar platform: who stayed for how long, and which participant that may be. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from academy.errors import NaiveDatetimeError
from academy.programme import Session

MINUTE = timedelta(minutes=1)


class Stay(NamedTuple):
    """From joining to leaving, aware UTC."""

    joined: datetime
    left: datetime


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody in a report: the name and e-mail as they stand there, "" for none, and all their stays.

    Raises NaiveDatetimeError, and ValueError for who left before they joined.
    """

    name: str
    email: str
    stays: tuple[Stay, ...]

    def __post_init__(self) -> None:
        for stay in self.stays:
            if stay.joined.tzinfo is None or stay.left.tzinfo is None:
                raise NaiveDatetimeError(repr(stay))
            if stay.left < stay.joined:
                raise ValueError(f"left before joining: {stay}")


class Guest(NamedTuple):
    """A participant to whom a session belongs; `email` is the one they gave for webinars, or ""."""

    member: int
    name: str
    email: str


class Match(NamedTuple):
    """Who an attendee is. `member` None: to be decided, between `candidates` as far as there are any."""

    member: int | None
    candidates: tuple[int, ...] = ()


def minutes_of(stays: Iterable[Stay], session: Session) -> int:
    """Whole minutes within a session, rounded down; what overlaps (two devices) counts once."""
    total, reached = timedelta(), session.starts
    for stay in sorted(stays):
        joined, left = max(stay.joined, reached), min(stay.left, session.ends)
        if left > joined:
            total, reached = total + (left - joined), left
    return total // MINUTE


def plain_email(written: str) -> str:
    """An e-mail address as it is compared: without space around it, in small letters."""
    return written.strip().casefold()


def plain_name(written: str) -> tuple[str, ...]:
    """The words of a name as they are compared: without accents, case, order and what stands in brackets."""
    bare = re.sub(r"[(\[].*?[)\]]", " ", written)
    letters = unicodedata.normalize("NFKD", bare).casefold()
    kept = "".join(each for each in letters if not unicodedata.combining(each))
    return tuple(sorted(re.findall(r"\w+", kept)))


class Guests:
    """The participants of a session, to find attendees among. Nothing is guessed: in doubt people decide."""

    def __init__(self, guests: Iterable[Guest]) -> None:
        self._by_email: dict[str, list[Guest]] = {}
        self._by_name: dict[tuple[str, ...], list[Guest]] = {}
        self._words: list[tuple[frozenset[str], Guest]] = []
        for guest in guests:
            if guest.email:
                self._by_email.setdefault(plain_email(guest.email), []).append(guest)
            words = plain_name(guest.name)
            self._by_name.setdefault(words, []).append(guest)
            self._words.append((frozenset(words), guest))

    def find(self, attendee: Attendee) -> Match:
        """By the e-mail that one participant gave, else by a name that one has and no e-mail contradicts."""
        email, words = plain_email(attendee.email), plain_name(attendee.name)
        same_email = self._by_email.get(email, []) if email else []
        if len(same_email) == 1:
            return Match(same_email[0].member)
        same_name = self._by_name.get(words, []) if words else []
        if not same_email and len(same_name) == 1 and not (email and same_name[0].email):
            return Match(same_name[0].member)
        return Match(None, self._candidates(same_email, same_name, frozenset(words)))

    def _candidates(
        self, same_email: list[Guest], same_name: list[Guest], words: frozenset[str]
    ) -> tuple[int, ...]:
        """Those with the e-mail or name first, then those whose name and the written one share two words."""
        alike = [guest for theirs, guest in self._words if len(theirs & words) >= 2]
        found = [guest.member for guest in (*same_email, *same_name, *alike)]
        return tuple(dict.fromkeys(found))


def by_member(decided: Mapping[int, Iterable[Stay]], session: Session) -> dict[int, tuple[int, datetime | None]]:
    """Minutes and first joining of everybody in a report, from all their stays (also under several names)."""
    found = {}
    for member, stays in decided.items():
        joined = [stay.joined for stay in stays]
        found[member] = (minutes_of(stays, session), min(joined, default=None))
    return found
