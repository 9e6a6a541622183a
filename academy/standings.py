"""Where participants stand: the share so far, the share still possible, and which session decides. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import chain
from typing import NamedTuple

from academy.attendance import Evidence, Mark, at_least, exact, mark_under, terms_of, window_of
from academy.programme import CheckinRule, Session

PER_CENT = 100


class State(StrEnum):
    OPEN = "open"  # neither earned nor lost yet
    EARNED = "earned"  # whatever comes
    IMPOSSIBLE = "impossible"  # unless something is corrected


@dataclass(frozen=True, slots=True)
class Standing:
    """One participant's figures; `sessions` are their counted ones by time, `marks` one each.

    `excused` are the sessions that left what is counted; others excused beyond the rule's limit are `missed`.
    """

    sessions: tuple[Session, ...]
    marks: tuple[Mark, ...]
    threshold: Fraction
    attended: int
    excused: int
    missed: int
    pending: int
    open: int

    @property
    def counted(self) -> int:
        """Of how many sessions the share is taken."""
        return len(self.sessions) - self.excused

    @property
    def needed(self) -> int:
        """How many must be attended; where nothing is counted one all the same, as nothing earns nothing."""
        return max(1, at_least(self.threshold, self.counted))

    @property
    def possible(self) -> int:
        """How many it can still become."""
        return self.attended + self.pending + self.open

    @property
    def may_miss(self) -> int:
        """How many of the sessions that are not decided yet may be missed."""
        return max(0, self.possible - self.needed)

    @property
    def begun(self) -> bool:
        """Whether any session was attended or missed yet: before that a share says nothing."""
        return self.attended + self.missed > 0

    @property
    def state(self) -> State:
        """Whether it is earned, lost or open."""
        if self.attended >= self.needed:
            return State.EARNED
        return State.OPEN if self.possible >= self.needed else State.IMPOSSIBLE

    @property
    def decides(self) -> Session | None:
        """The coming session by which it becomes impossible for somebody who attends nothing more.

        What a report has still to tell is taken as missed. None: earned, impossible, or only reports decide.
        """
        if self.state is not State.OPEN or not self.open:
            return None
        coming = [session for session, mark in zip(self.sessions, self.marks, strict=True) if mark is Mark.OPEN]
        return coming[max(0, self.may_miss - self.pending)]

    @property
    def next_decides(self) -> bool:
        """Whether missing the next session, which is `decides`, surely makes it impossible."""
        return self.decides is not None and self.may_miss == 0

    @property
    def percent(self) -> Decimal:
        """The share attended, as shown."""
        return percent(self.attended, self.counted, self.threshold)

    @property
    def possible_percent(self) -> Decimal:
        """The share still possible, as shown."""
        return percent(self.possible, self.counted, self.threshold)


class Change(NamedTuple):
    """One participant's figures before and after something was corrected."""

    before: Standing
    after: Standing


def percent(part: int, whole: int, threshold: Fraction) -> Decimal:
    """A share in per cent as shown: rounded down, with as many decimals (0 to 2) as the threshold has.

    So a share below the threshold never looks like it, and one that reaches it never looks smaller. 0 of 0 is 0.
    """
    decimals = next(each for each in range(3) if (threshold * PER_CENT * 10**each).denominator == 1)
    shown = part * PER_CENT * 10**decimals // whole if whole else 0
    return Decimal(shown).scaleb(-decimals)


def counted_sessions(sessions: Iterable[Session], electives: Collection[str]) -> tuple[Session, ...]:
    """The sessions by time that count for somebody who takes the electives of these codes."""
    own = [each for each in sessions if each.counted and (not each.elective or each.elective in electives)]
    return tuple(sorted(own, key=lambda session: (session.starts, session.code)))


def standing_of(sessions: Sequence[Session], marks: Sequence[Mark], rule: CheckinRule, share: float) -> Standing:
    """The figures of one participant from the marks of their counted sessions; `share` (0 to 1) earns."""
    return _standing(tuple(sessions), tuple(marks), rule.excused_limit, exact(share))


def _standing(
    sessions: tuple[Session, ...], marks: tuple[Mark, ...], limit: int | None, threshold: Fraction
) -> Standing:
    all_excused = marks.count(Mark.EXCUSED)
    excused = all_excused if limit is None else min(limit, all_excused)
    return Standing(
        sessions,
        marks,
        threshold,
        attended=marks.count(Mark.PRESENT) + marks.count(Mark.LATE),
        excused=excused,
        missed=marks.count(Mark.ABSENT) + all_excused - excused,
        pending=marks.count(Mark.PENDING),
        open=marks.count(Mark.OPEN),
    )


def standings(
    sessions: Sequence[Session],
    electives: Mapping[int, Collection[str]],
    evidence: Mapping[tuple[int, str], Sequence[Evidence]],
    rule: CheckinRule,
    share: float,
    now: datetime,
    *,
    reported: Collection[str] = (),
) -> dict[int, Standing]:
    """The figures of many at once: of every participant in `electives`, which has the codes of those they take.

    Evidence is by participant and session code; `reported` are the codes of sessions whose report was imported.
    """
    terms = {session.code: terms_of(session, rule, session.code in reported) for session in sessions}
    courses = {taken: counted_sessions(sessions, taken) for taken in set(map(frozenset, electives.values()))}
    threshold = exact(share)
    found = {}
    for participant, taken in electives.items():
        own = courses[frozenset(taken)]
        marks = (mark_under(terms[each.code], evidence.get((participant, each.code), ()), now) for each in own)
        found[participant] = _standing(own, tuple(marks), rule.excused_limit, threshold)
    return found


def impossible_at(standing: Standing, rule: CheckinRule) -> datetime | None:
    """Since when the certificate is impossible or, while open, from when if nothing more is attended.

    That is when the session closes with which one too many is missed. None: earned, nothing is counted, or only
    reports decide.
    """
    if standing.state is State.OPEN:
        return window_of(standing.decides, rule).closes if standing.decides else None
    if standing.state is State.EARNED or not standing.counted:
        return None
    return window_of(_missed(standing)[standing.counted - standing.needed], rule).closes


def _missed(standing: Standing) -> list[Session]:
    """The missed sessions by time; of the excused ones the first leave what is counted, as many as may."""
    marked = list(zip(standing.sessions, standing.marks, strict=True))
    excused = [session for session, mark in marked if mark is Mark.EXCUSED][standing.excused :]
    absent = (session for session, mark in marked if mark is Mark.ABSENT)
    return sorted(chain(excused, absent), key=lambda session: (session.ends, session.code))


def changes(before: Mapping[int, Standing], after: Mapping[int, Standing]) -> dict[int, Change]:
    """Whose marks or figures another rule or a correction changes; of those who have both."""
    both = {participant: Change(before[participant], after[participant]) for participant in before.keys() & after}
    return {who: each for who, each in sorted(both.items()) if _figures(each.before) != _figures(each.after)}


def _figures(standing: Standing) -> tuple[object, ...]:
    return standing.marks, standing.attended, standing.counted, standing.missed, standing.needed
