"""An edition as values: its sessions, rounds and electives, and what candidates ask about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from enum import StrEnum

from academy.errors import NaiveDatetimeError

LANGUAGES = ("en", "fr", "es", "pt")
Words = Mapping[str, str]  # language → text


class Admission(StrEnum):
    COMMITTEE = "committee"  # a committee reads applications
    OPEN = "open"  # whoever applies takes part


class Constituency(StrEnum):
    """Who somebody is in the ILO's world; electives may be dedicated to some of them."""

    GOVERNMENT = "government"
    EMPLOYERS = "employers"
    TRADE_UNION = "union"
    SSE_ORGANISATION = "sse"
    DEVELOPMENT_PARTNER = "partner"
    ACADEMIA = "academia"
    OTHER = "other"


class SessionKind(StrEnum):
    PLENARY = "plenary"
    PANEL = "panel"
    ELECTIVE = "elective"
    STUDY_VISIT = "visit"
    MARKETPLACE = "marketplace"
    NETWORKING = "networking"


class RoundMode(StrEnum):
    FIRST_COME = "first_come"
    RANKED = "ranked"


class Proof(StrEnum):
    """What proves that somebody was in a session."""

    BUTTON = "button"  # a tap, or a code
    CODE = "code"  # the code that the presenter shows
    REPORT = "report"  # the minutes in the webinar platform's report


class PlaceChannel(StrEnum):
    """Platforms that have communities."""

    TELEGRAM = "telegram"
    DISCORD = "discord"


class Purpose(StrEnum):
    """What is posted in a place."""

    SESSIONS = "sessions"  # each session, on the eve
    ANNOUNCEMENTS = "announcements"  # what organisers send to it


def in_language(words: Words, language: str, fallback: str = "en") -> str:
    """The text in that language, else in the fallback, else in any."""
    return words.get(language) or words.get(fallback) or next(iter(words.values()), "")


@dataclass(frozen=True, slots=True)
class Session:
    """One live meeting. Instants are aware UTC; `languages` are those it is interpreted into."""

    code: str
    kind: SessionKind
    title: Words
    starts: datetime
    ends: datetime
    languages: tuple[str, ...]
    link: str = ""
    counted: bool = True  # towards the certificate
    elective: str = ""  # code of the elective whose session this is
    speakers: str = ""
    proof: Proof = Proof.BUTTON

    def __post_init__(self) -> None:
        if self.starts.tzinfo is None or self.ends.tzinfo is None:
            raise NaiveDatetimeError(self.code)
        if self.ends <= self.starts:
            raise ValueError(f"session {self.code} ends before it starts")


@dataclass(frozen=True, slots=True)
class Elective:
    """A course of sessions that a participant may take in its round. `seats` None: no limit."""

    code: str
    title: Words
    description: Words
    languages: tuple[str, ...]
    seats: int | None = None
    constituencies: tuple[Constituency, ...] = ()  # empty: for everyone


@dataclass(frozen=True, slots=True)
class Round:
    """A round ("Week 1") offers electives, of which a participant takes one. Instants are aware UTC."""

    code: str
    title: Words
    mode: RoundMode
    opens: datetime
    closes: datetime
    electives: tuple[Elective, ...]


@dataclass(frozen=True, slots=True)
class Reminders:
    """Which reminders sessions have: on the eve at a local time, and so many minutes before."""

    eve: time | None = time(18, 0)
    minutes_before: tuple[int, ...] = (60, 10)


@dataclass(frozen=True, slots=True)
class Certificate:
    """What earns the certificate: the share (0 to 1) of counted sessions, and the hours printed on it.

    From the instant `issue` on (aware UTC) certificates issue themselves; None: an organiser issues them.
    """

    share: float
    hours: float | None = None
    issue: datetime | None = None


@dataclass(frozen=True, slots=True)
class CheckinRule:
    """When one may check in, in whole minutes, and what counts.

    The window is open from `opens` minutes before a session until `closes` minutes after its end; more than
    `grace` minutes after the start is late. A report must show the share `minimum` (above 0, up to 1) of the
    session's minutes. `excused_limit` sessions at most leave what is counted when excused; None: all of them.
    """

    opens: int = 10
    closes: int = 15
    grace: int = 10
    minimum: float = 0.6
    excused_limit: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A community channel or group that gets posts in one language.

    `chat` is the platform's id: Telegram's group ("-1001234567890", a topic of it "-1001234567890/42"), Discord's
    channel. `role` is the id of a Discord role that announcements mention, or "".
    """

    code: str
    channel: PlaceChannel
    chat: str
    language: str
    purposes: tuple[Purpose, ...]
    role: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """One academy with its dates. `zone` is an IANA id; local dates and times in the file are in it."""

    code: str
    title: Words
    theme: Words
    zone: str
    languages: tuple[str, ...]
    admission: Admission
    host: Words
    organisers: tuple[str, ...]
    certificate: Certificate
    reminders: Reminders
    about: Mapping[str, Words]  # question → answer; the ten questions of ABOUT_QUESTIONS
    rounds: tuple[Round, ...] = ()
    sessions: tuple[Session, ...] = field(default=())
    places: tuple[Place, ...] = ()
    checkin: CheckinRule = CheckinRule()

    @property
    def starts(self) -> datetime:
        """When the first session begins, aware UTC."""
        return min(session.starts for session in self.sessions)

    @property
    def ends(self) -> datetime:
        """When the last session is over, aware UTC."""
        return max(session.ends for session in self.sessions)


# What a candidate asks, in this order.
ABOUT_QUESTIONS = (
    "cost",
    "dates",
    "languages",
    "times",
    "commitment",
    "certificate",
    "electives",
    "place",
    "livestream",
    "network",
)
