"""Who may take which elective, what becomes of asking for one, and how long an offered seat is kept.

Pure; `now` and instants are aware UTC. Outcomes are values: who words them finds the reason and what it is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from academy.programme import Constituency, Elective, Session
from academy.reminders import awake_at

HOLD = timedelta(hours=12)  # how long an offered seat is kept
AFTER_QUIET = timedelta(hours=1)  # a hold that would end in quiet hours ends so long after them
LAST_CALL = timedelta(minutes=30)  # before the first session: from here on, seats are offered to all waiting


class Reason(StrEnum):
    """Why somebody does not get what they asked for."""

    CANCELLED = "cancelled"
    ALREADY_YOURS = "already-yours"
    NOT_YOURS = "not-yours"
    STARTED = "started"  # the first session has begun
    NOT_OPEN_YET = "not-open-yet"  # `at`: when it opens
    CLOSED = "closed"  # `at`: since when
    NOT_FOR_YOU = "not-for-you"  # `constituencies`: for whom it is
    CLASH = "clash"  # `session`: theirs in another round, at the same time
    OTHER_LANGUAGE = "other-language"  # `languages`: those it can be followed in; a question more than a refusal
    ALREADY_WAITING = "already-waiting"  # `position`
    OFFER_OVER = "offer-over"  # `at`: until when the seat was kept
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Refused:
    """No, why, and what the reason is about."""

    reason: Reason
    at: datetime | None = None
    constituencies: tuple[Constituency, ...] = ()
    session: Session | None = None
    languages: tuple[str, ...] = ()
    position: int = 0


@dataclass(frozen=True, slots=True)
class Seated:
    """A seat; `leaves` is the code of the elective of the same round whose seat is given up for it, or ""."""

    leaves: str = ""


@dataclass(frozen=True, slots=True)
class Waits:
    """A place on the waiting list, from 1."""

    position: int


Outcome = Seated | Waits | Refused


@dataclass(frozen=True, slots=True)
class Standing:
    """An elective as it stands at this moment, with the sessions that are held and the dates of its round.

    `taken` counts seats that somebody has or is being offered, `waiting` people on the list without an offer; of
    these, `waiting_first` lost their elective and go before the others.
    """

    elective: Elective
    sessions: tuple[Session, ...]
    opens: datetime
    closes: datetime
    taken: int = 0
    waiting: int = 0
    waiting_first: int = 0
    cancelled: bool = False

    @property
    def starts(self) -> datetime:
        """When the first session begins, aware UTC. Raises ValueError when there is none."""
        return min(session.starts for session in self.sessions)

    @property
    def free(self) -> int | None:
        """How many seats nobody has and nobody was offered; None without a limit.

        0 also where the capacity was lowered below what is taken.
        """
        return None if self.elective.seats is None else max(0, self.elective.seats - self.taken)


@dataclass(frozen=True, slots=True)
class Chooser:
    """Who chooses. `languages` are those in which they follow sessions: their own, then others they said yes to.

    `seat` is the code of the elective that they have in this round, or ""; `busy` the sessions of their electives
    in other rounds; `position` their place on the list of the elective asked for, or 0; `first` whether they lost
    their elective of this round by its cancellation and so choose before others.
    """

    constituency: Constituency | None
    languages: tuple[str, ...]
    seat: str = ""
    busy: tuple[Session, ...] = ()
    position: int = 0
    first: bool = False


def ask(standing: Standing, chooser: Chooser, now: datetime) -> Outcome:
    """What becomes of asking for an elective in a round where those who come first are served first.

    A free seat is the asker's only while nobody waits: those who wait were there before.
    """
    if no := refusal(standing, chooser, now):
        return no
    if chooser.position:
        return Refused(Reason.ALREADY_WAITING, position=chooser.position)
    if not followed(standing.elective, chooser.languages):
        return Refused(Reason.OTHER_LANGUAGE, languages=standing.elective.languages)
    if standing.free is None or (standing.free and not standing.waiting):
        return Seated(chooser.seat)
    return Waits((standing.waiting_first if chooser.first else standing.waiting) + 1)


def take_offered(standing: Standing, chooser: Chooser, now: datetime, kept_until: datetime | None) -> Outcome:
    """What becomes of saying yes to an offered seat, also after the round closed.

    `kept_until` is the end of the hold, before which the seat is theirs; None when it was offered to all waiting,
    so that the first press has it.
    """
    if no := unable(standing, chooser, now):
        return no
    if kept_until is not None and now >= kept_until:
        return Refused(Reason.OFFER_OVER, at=kept_until)
    if kept_until is None and standing.free == 0:
        return Refused(Reason.FULL)
    return Seated(chooser.seat)


def leave(standing: Standing, chooser: Chooser, now: datetime) -> Refused | None:
    """Why somebody may not give their seat back, None if they may: until the round closes."""
    if chooser.seat != standing.elective.code:
        return Refused(Reason.NOT_YOURS)
    return Refused(Reason.CLOSED, at=standing.closes) if now >= standing.closes else None


def refusal(standing: Standing, chooser: Chooser, now: datetime) -> Refused | None:
    """Why somebody may not ask for an elective, wish for it, or swap into it by themselves now; None if they may.

    Those who lost their elective may choose again after the round closed, too, until the first session.
    """
    if no := unable(standing, chooser, now):
        return no
    if now < standing.opens:
        return Refused(Reason.NOT_OPEN_YET, at=standing.opens)
    if now >= standing.closes and not chooser.first:
        return Refused(Reason.CLOSED, at=standing.closes)
    return None


def unable(standing: Standing, chooser: Chooser, now: datetime) -> Refused | None:
    """Why somebody could not have a seat in an elective whatever the round's dates and the free seats, else None.

    Also what to ask of both sides of a swap, which may happen until either elective has begun.
    """
    if standing.cancelled or not standing.sessions:
        return Refused(Reason.CANCELLED)
    if chooser.seat == standing.elective.code:
        return Refused(Reason.ALREADY_YOURS)
    if now >= standing.starts:
        return Refused(Reason.STARTED, at=standing.starts)
    return unfit(standing.elective, standing.sessions, chooser)


def unfit(elective: Elective, sessions: Iterable[Session], chooser: Chooser) -> Refused | None:
    """Whether an elective is for others, or at the time of another choice."""
    if elective.constituencies and chooser.constituency not in elective.constituencies:
        return Refused(Reason.NOT_FOR_YOU, constituencies=elective.constituencies)
    other = clash(sessions, chooser.busy)
    return Refused(Reason.CLASH, session=other) if other else None


def followed(elective: Elective, languages: Sequence[str]) -> bool:
    """Whether an elective is interpreted into one of these languages."""
    return any(language in elective.languages for language in languages)


def clash(sessions: Iterable[Session], busy: Sequence[Session]) -> Session | None:
    """The earliest of the busy sessions that overlaps one of the others; ending as another starts is no clash."""
    overlapping = [
        other
        for session in sessions
        for other in busy
        if session.starts < other.ends and other.starts < session.ends
    ]
    return min(overlapping, key=lambda session: (session.starts, session.code), default=None)


@dataclass(frozen=True, slots=True)
class Waiter:
    """One on a waiting list. `arrival` rises with every arrival; `first`: they lost their elective."""

    member: int
    arrival: int
    first: bool = False


def in_order(waiting: Iterable[Waiter]) -> list[Waiter]:
    """A waiting list in the order in which it is served: those whose elective was cancelled, then by arrival."""
    return sorted(waiting, key=lambda waiter: (not waiter.first, waiter.arrival))


def to_offer(standing: Standing) -> int:
    """To how many of those waiting a seat can be offered now; `waiting` counts those without an offer."""
    return standing.waiting if standing.free is None else min(standing.free, standing.waiting)


def hold_until(now: datetime, starts: datetime, zone: str, quiet_from: int, quiet_to: int) -> datetime | None:
    """Until when a seat offered now is kept for one person; None when it is to be offered to all waiting.

    `starts` is the first session's, `zone` the person's IANA id, quiet hours are minutes after midnight there.
    Twelve hours; an end in quiet hours moves to an hour after them; never past half an hour before `starts`.
    """
    latest = starts - LAST_CALL
    if now >= latest:
        return None
    end = now + HOLD
    awake = awake_at(end, zone, quiet_from, quiet_to)
    return min(end if awake == end else awake + AFTER_QUIET, latest)
