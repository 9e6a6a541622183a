"""Who was there, and what proves it. Pure; `now` and instants are aware UTC.

An instant is always ours: when a tap or code reached us, when something was decided or imported. What a phone's
clock shows is nowhere asked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

from academy.errors import NaiveDatetimeError
from academy.programme import CheckinRule, Proof, Session

SECOND = timedelta(seconds=1)
GRID = 10_000  # shares are exact to a hundredth of a per cent


class EvidenceKind(StrEnum):
    BUTTON = "button"
    CODE = "code"
    REPORT = "report"
    HAND = "hand"  # an organiser or facilitator decided
    APPEAL = "appeal"  # a participant asked, an organiser may have decided


class Mark(StrEnum):
    """What is known of somebody in a session."""

    PRESENT = "present"
    LATE = "late"  # counts as present
    EXCUSED = "excused"
    ABSENT = "absent"
    OPEN = "open"  # one may still check in
    PENDING = "pending"  # over, and the report that decides was not imported yet


# As names of the module they are found faster than as attributes of their class: half of what a mark takes.
BUTTON, CODE, REPORT, HAND, APPEAL = EvidenceKind
ATTENDED = frozenset({Mark.PRESENT, Mark.LATE})
DECIDABLE = ATTENDED | {Mark.EXCUSED, Mark.ABSENT}
CHECKINS = {Proof.BUTTON: (BUTTON, CODE), Proof.CODE: (CODE,), Proof.REPORT: ()}


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that says something about somebody in a session; kept for ever, never overwritten.

    `says` is what was decided: by hand (None: taken back, the proof decides again) or on an appeal (None: open or
    refused, which changes nothing). A report has whole `minutes`, rounded down, and when they first `joined`,
    None if it does not tell. Raises NaiveDatetimeError, and ValueError for a decision that nobody can take.
    """

    kind: EvidenceKind
    at: datetime
    says: Mark | None = None
    minutes: int | None = None
    joined: datetime | None = None
    by: str = ""

    def __post_init__(self) -> None:
        if self.at.tzinfo is None or (self.joined and self.joined.tzinfo is None):
            raise NaiveDatetimeError(repr(self))
        if self.says is not None and (self.kind not in (HAND, APPEAL) or self.says not in DECIDABLE):
            raise ValueError(f"a {self.kind} cannot decide on {self.says}")


class Window(NamedTuple):
    """When one may check in: from `opens` until before `closes`; after `late_after` one is late."""

    opens: datetime
    late_after: datetime
    closes: datetime


class Terms(NamedTuple):
    """What a rule asks in one session, computed once; `enough` in minutes."""

    window: Window
    proof: Proof
    checkins: tuple[EvidenceKind, ...]  # which of them prove; none where a report does
    enough: int
    reported: bool


def window_of(session: Session, rule: CheckinRule) -> Window:
    """When one may check in to a session."""
    opens, grace, closes = (timedelta(minutes=each) for each in (rule.opens, rule.grace, rule.closes))
    return Window(session.starts - opens, session.starts + grace, session.ends + closes)


def exact(share: float) -> Fraction:
    """A share of 0 to 1 as it was written: 0.8 is four fifths, not the float next to them."""
    return Fraction(round(share * GRID), GRID)


def at_least(share: Fraction, of: int) -> int:
    """The smallest whole number that is at least that share: 16 is 0.8 of 20, and 17 of 21."""
    return -(-of * share.numerator // share.denominator)


def mark_of(
    session: Session, evidence: Iterable[Evidence], rule: CheckinRule, now: datetime, *, reported: bool = False
) -> Mark:
    """What the evidence on one participant, in any order, proves by the rule.

    The latest decision (by hand, or an appeal that was granted) stands over everything, then the session's proof.
    `reported`: its webinar report was imported, so whoever is not in it was absent.
    """
    return mark_under(terms_of(session, rule, reported), tuple(evidence), now)


def terms_of(session: Session, rule: CheckinRule, reported: bool) -> Terms:
    """What a rule asks in a session: computed once for all its participants."""
    length = (session.ends - session.starts) // SECOND
    enough = at_least(exact(rule.minimum) / 60, length)
    return Terms(window_of(session, rule), session.proof, CHECKINS[session.proof], enough, reported)


def mark_under(terms: Terms, evidence: Sequence[Evidence], now: datetime) -> Mark:
    """What `mark_of` gives, by terms computed before."""
    if evidence and (found := _decided(evidence) or _proved(terms, evidence)):
        return found
    if now < terms.window.closes:
        return Mark.OPEN
    if not terms.checkins and _reported(terms, evidence) is None:
        return Mark.PENDING
    return Mark.ABSENT


def _decided(evidence: Sequence[Evidence]) -> Mark | None:
    decisions = [each for each in evidence if each.says or each.kind is HAND]
    # Of two at the same instant the kinder one stands: present > late > excused > absent, also as letters.
    return max(decisions, key=lambda each: (each.at, each.says or "")).says if decisions else None


def _proved(terms: Terms, evidence: Sequence[Evidence]) -> Mark | None:
    """Present or late where the session's proof shows it."""
    if terms.checkins:
        return _checked_in(terms.window, evidence, terms.checkins)
    said = _reported(terms, evidence)
    return None if said is Mark.ABSENT else said


def _checked_in(window: Window, evidence: Sequence[Evidence], kinds: Collection[EvidenceKind]) -> Mark | None:
    """What the first check-in of these kinds within the window proves."""
    opens, late_after, closes = window
    taken = [each.at for each in evidence if each.kind in kinds and opens <= each.at < closes]
    return (Mark.LATE if min(taken) > late_after else Mark.PRESENT) if taken else None


def _reported(terms: Terms, evidence: Sequence[Evidence]) -> Mark | None:
    """What the latest report says; it corrects the earlier ones. None where there is none."""
    report = _latest(evidence, REPORT)
    if report is None:
        return Mark.ABSENT if terms.reported else None
    if (report.minutes or 0) < terms.enough:
        return Mark.ABSENT
    return Mark.LATE if report.joined and report.joined > terms.window.late_after else Mark.PRESENT


def _latest(evidence: Sequence[Evidence], kind: EvidenceKind) -> Evidence | None:
    """The latest of a kind; of two at the same instant always the same one, that with more minutes."""
    of_kind = [each for each in evidence if each.kind is kind]
    if len(of_kind) < 2:
        return of_kind[0] if of_kind else None
    return max(of_kind, key=lambda each: (each.at, each.minutes or 0, each.says or "", str(each.joined)))


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two sources that cannot both be right about one participant in one session."""

    one: EvidenceKind
    one_says: Mark
    other: EvidenceKind
    other_says: Mark


def disagreements(
    session: Session, evidence: Iterable[Evidence], rule: CheckinRule, *, reported: bool = False
) -> tuple[Disagreement, ...]:
    """Which sources contradict each other on somebody's being there; late and present agree."""
    said = _claims(terms_of(session, rule, reported), tuple(evidence))
    return tuple(
        Disagreement(one, said[one], other, said[other])
        for one, other in combinations(said, 2)
        if said[one] != said[other] and not ATTENDED.issuperset({said[one], said[other]})
    )


def _claims(terms: Terms, evidence: Sequence[Evidence]) -> dict[EvidenceKind, Mark]:
    """What each kind of evidence says, as far as it says anything."""
    by_hand, granted = _latest(evidence, HAND), _latest([each for each in evidence if each.says], APPEAL)
    said = {
        BUTTON: _checked_in(terms.window, evidence, (BUTTON,)),
        CODE: _checked_in(terms.window, evidence, (CODE,)),
        REPORT: _reported(terms, evidence),
        HAND: by_hand and by_hand.says,
        APPEAL: granted and granted.says,
    }
    if said[REPORT] and not _proved(terms, evidence):
        # A report comes when all is over: then a proof that was never given says something, too.
        said[EvidenceKind(terms.proof)] = Mark.ABSENT
    return {kind: mark for kind, mark in said.items() if mark}
