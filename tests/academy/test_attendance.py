"""Marks: what evidence proves under each rule, in any order."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from academy.attendance import (
    APPEAL,
    BUTTON,
    CODE,
    HAND,
    REPORT,
    Disagreement,
    Evidence,
    EvidenceKind,
    Mark,
    Window,
    at_least,
    disagreements,
    exact,
    mark_of,
    window_of,
)
from academy.calendar import instant
from academy.errors import NaiveDatetimeError
from academy.programme import CheckinRule, Proof, Session, SessionKind

STARTS = datetime(2021, 11, 15, 12, tzinfo=UTC)
ENDS = STARTS + timedelta(minutes=90)
AFTER = ENDS + timedelta(hours=1)
RULE = CheckinRule()
ABSENT, EXCUSED, LATE, OPEN, PENDING, PRESENT = sorted(Mark)


def session(proof: Proof = Proof.BUTTON, starts: datetime = STARTS, ends: datetime = ENDS) -> Session:
    return Session("opening", SessionKind.PLENARY, {}, starts, ends, ("en",), proof=proof)


def minute(number: float) -> datetime:
    """So many minutes after the session's start."""
    return STARTS + timedelta(minutes=number)


def tap(number: float, kind: EvidenceKind = BUTTON) -> Evidence:
    return Evidence(kind, minute(number))


def code(number: float) -> Evidence:
    return tap(number, CODE)


def report(minutes: int, joined: float | None = 0, at: float = 200) -> Evidence:
    return Evidence(REPORT, minute(at), minutes=minutes, joined=None if joined is None else minute(joined))


def hand(says: Mark | None, at: float = 300) -> Evidence:
    return Evidence(HAND, minute(at), says)


def appeal(says: Mark | None, at: float = 300) -> Evidence:
    return Evidence(APPEAL, minute(at), says)


def rows(table: list[tuple[Any, ...]]) -> list[Any]:
    """The rows of a table, each named by its first column."""
    return [pytest.param(*values, id=label) for label, *values in table]


BY_BUTTON = [
    ("nothing", [], ABSENT),
    ("in the first instant of the window", [tap(-10)], PRESENT),
    ("an instant before it", [tap(-10.001)], ABSENT),
    ("at the start", [tap(0)], PRESENT),
    ("in the last instant of the grace", [tap(10)], PRESENT),
    ("an instant after it", [tap(10.001)], LATE),
    ("after the end, the window still open", [tap(104.999)], LATE),
    ("when the window closes", [tap(105)], ABSENT),
    ("twice: the first counts", [tap(20), tap(5)], PRESENT),
    ("too early, then late", [tap(-60), tap(20)], LATE),
    ("a code proves more", [code(5)], PRESENT),
    ("only the report", [report(90)], ABSENT),
]
BY_CODE = [
    ("the code", [code(5)], PRESENT),
    ("the code, late", [code(50)], LATE),
    ("only a tap", [tap(5)], ABSENT),
    ("a tap in time, the code late", [tap(5), code(50)], LATE),
    ("only the report", [report(90)], ABSENT),
]
BY_REPORT = [
    ("no report yet", [], PENDING),
    ("no report yet, but a code", [code(5)], PENDING),
    ("all minutes", [report(90)], PRESENT),
    ("exactly the minimum", [report(54)], PRESENT),
    ("a minute less", [report(53)], ABSENT),
    ("less, though the code was given", [report(53), code(5)], ABSENT),
    ("joined in the last instant of the grace", [report(80, joined=10)], PRESENT),
    ("joined after it", [report(79, joined=11)], LATE),
    ("does not tell when they joined", [report(60, joined=None)], PRESENT),
    ("a later report corrects", [report(10, at=200), report(80, at=201)], PRESENT),
    ("a later report corrects downwards", [report(80, at=200), report(10, at=201)], ABSENT),
]
DECIDED = [
    ("by hand present", [hand(PRESENT)], PRESENT),
    ("by hand late", [tap(0), hand(LATE)], LATE),
    ("by hand absent, though tapped", [tap(0), hand(ABSENT)], ABSENT),
    ("by hand excused, though tapped", [tap(0), hand(EXCUSED)], EXCUSED),
    ("the later hand", [hand(ABSENT, 300), hand(PRESENT, 301)], PRESENT),
    ("taken back: the tap proves", [tap(0), hand(ABSENT, 300), hand(None, 301)], PRESENT),
    ("taken back: nothing proves", [hand(PRESENT, 300), hand(None, 301)], ABSENT),
    ("an appeal that waits", [appeal(None)], ABSENT),
    ("an appeal that waits, though tapped late", [tap(30), appeal(None)], LATE),
    ("an appeal granted: excused", [appeal(EXCUSED)], EXCUSED),
    ("an appeal granted: present, though late", [tap(30), appeal(PRESENT)], PRESENT),
    ("an appeal refused leaves the hand", [hand(EXCUSED, 300), appeal(None, 301)], EXCUSED),
    ("an appeal granted after the hand", [hand(ABSENT, 300), appeal(EXCUSED, 301)], EXCUSED),
    ("the hand after an appeal granted", [appeal(EXCUSED, 300), hand(ABSENT, 301)], ABSENT),
    ("at the same instant the kinder", [hand(ABSENT), hand(PRESENT), hand(LATE), hand(EXCUSED)], PRESENT),
]
ALL_ROWS = [
    *((f"button: {label}", Proof.BUTTON, *rest) for label, *rest in BY_BUTTON),
    *((f"code: {label}", Proof.CODE, *rest) for label, *rest in BY_CODE),
    *((f"report: {label}", Proof.REPORT, *rest) for label, *rest in BY_REPORT),
    *((f"decided: {label}", Proof.BUTTON, *rest) for label, *rest in DECIDED),
]


@pytest.mark.parametrize(("proof", "evidence", "mark"), rows(ALL_ROWS))
def test_mark_follows_from_the_evidence_in_any_order(proof: Proof, evidence: list[Evidence], mark: Mark) -> None:
    marks = {mark_of(session(proof), order, RULE, AFTER) for order in permutations(evidence)}
    assert marks == {mark}


OPEN_OR_NOT = [
    ("long before", Proof.BUTTON, -10_000, [], False, OPEN),
    ("before its window closes", Proof.BUTTON, 104.999, [], False, OPEN),
    ("when its window closes", Proof.BUTTON, 105, [], False, ABSENT),
    ("checked in while it runs", Proof.BUTTON, 1, [tap(0)], False, PRESENT),
    ("excused before it begins", Proof.BUTTON, -10_000, [hand(EXCUSED, -20_000)], False, EXCUSED),
    ("report: while it runs", Proof.REPORT, 60, [], False, OPEN),
    ("report: over, none imported", Proof.REPORT, 105, [], False, PENDING),
    ("report: imported, and not in it", Proof.REPORT, 300, [], True, ABSENT),
    ("report: imported, and in it", Proof.REPORT, 300, [report(80)], True, PRESENT),
    ("report: decided by hand, none imported", Proof.REPORT, 300, [hand(PRESENT)], False, PRESENT),
    ("code: a report does not decide", Proof.CODE, 300, [code(0)], True, PRESENT),
]


@pytest.mark.parametrize(("proof", "at", "evidence", "reported", "mark"), rows(OPEN_OR_NOT))
def test_mark_is_open_until_the_window_closes_and_pending_until_the_report(
    proof: Proof, at: float, evidence: list[Evidence], reported: bool, mark: Mark
) -> None:
    assert mark_of(session(proof), evidence, RULE, minute(at), reported=reported) == mark


def test_rule_says_when_one_may_check_in_and_how_many_minutes_a_report_must_show() -> None:
    rule = CheckinRule(opens=0, closes=5, grace=30, minimum=0.9)
    assert window_of(session(), rule) == Window(STARTS, minute(30), minute(95))
    assert mark_of(session(), [tap(-1)], rule, AFTER) == ABSENT
    assert mark_of(session(), [tap(30)], rule, AFTER) == PRESENT
    assert mark_of(session(), [tap(95)], rule, AFTER) == ABSENT
    assert mark_of(session(Proof.REPORT), [report(80)], rule, AFTER) == ABSENT
    assert mark_of(session(Proof.REPORT), [report(81)], rule, AFTER) == PRESENT


CLOCKS_CHANGE = [
    ("Rome goes back at 03:00: half past one to four are 3.5 hours", "2021-10-31 01:30", "2021-10-31 04:00", 126),
    (
        "Rome goes forward at 02:00: half past one to four are 1.5 hours",
        "2021-03-28 01:30",
        "2021-03-28 04:00",
        54,
    ),
]


@pytest.mark.parametrize(("begins", "closes", "enough"), rows(CLOCKS_CHANGE))
def test_minimum_and_window_are_of_real_minutes_when_clocks_change(begins: str, closes: str, enough: int) -> None:
    starts, ends = (instant(datetime.fromisoformat(each), "Europe/Rome") for each in (begins, closes))
    night = session(Proof.REPORT, starts, ends)
    marks = [mark_of(night, [Evidence(REPORT, ends, minutes=n)], RULE, ends) for n in (enough - 1, enough)]
    assert marks == [OPEN, PRESENT]
    assert window_of(night, RULE).closes - window_of(night, RULE).opens == ends - starts + timedelta(minutes=25)


@given(st.integers(-26 * 60, 26 * 60))
def test_offset_of_a_clock_does_not_matter_only_the_instant(minutes: int) -> None:
    shifted = timezone(timedelta(minutes=max(-1439, min(1439, minutes))))
    taken = Evidence(BUTTON, minute(5).astimezone(shifted))
    assert mark_of(session(), [taken], RULE, AFTER.astimezone(shifted)) == PRESENT


DISAGREE = [
    ("nothing said", Proof.CODE, [], False, []),
    ("code and report agree", Proof.CODE, [code(0), report(80)], True, []),
    ("late and present agree", Proof.CODE, [code(30), report(80), hand(PRESENT)], True, []),
    ("code, but hardly there", Proof.CODE, [code(0), report(5)], True, [(CODE, PRESENT, REPORT, ABSENT)]),
    ("code, but not in the report", Proof.CODE, [code(30)], True, [(CODE, LATE, REPORT, ABSENT)]),
    ("there by the report, no code", Proof.CODE, [report(80)], True, [(CODE, ABSENT, REPORT, PRESENT)]),
    ("there by the report, no tap", Proof.BUTTON, [report(80)], True, [(BUTTON, ABSENT, REPORT, PRESENT)]),
    ("nobody saw them", Proof.BUTTON, [], True, []),
    ("by hand absent, but the code", Proof.CODE, [code(0), hand(ABSENT)], False, [(CODE, PRESENT, HAND, ABSENT)]),
    (
        "by hand excused, but there",
        Proof.BUTTON,
        [tap(0), hand(EXCUSED)],
        False,
        [(BUTTON, PRESENT, HAND, EXCUSED)],
    ),
    ("the hand taken back", Proof.CODE, [code(0), hand(ABSENT, 300), hand(None, 301)], False, []),
    ("a waiting appeal says nothing", Proof.BUTTON, [tap(0), appeal(None)], False, []),
    (
        "an appeal against the hand",
        Proof.BUTTON,
        [hand(ABSENT), appeal(EXCUSED), appeal(None, 301)],
        False,
        [(HAND, ABSENT, APPEAL, EXCUSED)],
    ),
    ("a code from outside the window", Proof.CODE, [code(-30), report(5)], True, []),
]


@pytest.mark.parametrize(("proof", "evidence", "reported", "named"), rows(DISAGREE))
def test_disagreement_names_who_says_what(
    proof: Proof, evidence: list[Evidence], reported: bool, named: list[Any]
) -> None:
    expected = tuple(Disagreement(*each) for each in named)
    for order in permutations(evidence):
        assert disagreements(session(proof), order, RULE, reported=reported) == expected


EVIDENCE = st.lists(
    st.one_of(
        st.builds(tap, st.integers(-15, 110), st.sampled_from([BUTTON, CODE])),
        st.builds(report, st.integers(0, 90), st.none() | st.integers(-5, 60), st.integers(200, 203)),
        st.builds(hand, st.none() | st.sampled_from([PRESENT, LATE, EXCUSED, ABSENT]), st.integers(300, 303)),
        st.builds(appeal, st.none() | st.sampled_from([PRESENT, EXCUSED]), st.integers(300, 303)),
    ),
    max_size=6,
)


@given(EVIDENCE, st.sampled_from(Proof), st.randoms(use_true_random=False), st.booleans())
def test_order_and_repetition_of_evidence_do_not_matter(
    evidence: list[Evidence], proof: Proof, chance: Any, reported: bool
) -> None:
    mixed = [*evidence, *evidence]
    chance.shuffle(mixed)
    found = [
        (mark_of(session(proof), each, RULE, AFTER, reported=reported), disagreements(session(proof), each, RULE))
        for each in (evidence, mixed)
    ]
    assert found[0] == found[1]


def test_naive_instants_are_refused() -> None:
    with pytest.raises(NaiveDatetimeError):
        Evidence(BUTTON, datetime(2021, 11, 15, 12))
    with pytest.raises(NaiveDatetimeError):
        Evidence(REPORT, STARTS, minutes=80, joined=datetime(2021, 11, 15, 12))


@pytest.mark.parametrize(("kind", "says"), [(HAND, OPEN), (APPEAL, PENDING), (BUTTON, PRESENT), (REPORT, ABSENT)])
def test_only_hand_and_appeal_decide_and_only_on_what_can_be_decided(kind: EvidenceKind, says: Mark) -> None:
    with pytest.raises(ValueError, match=f"a {kind} cannot decide on {says}"):
        Evidence(kind, STARTS, says)


AT_LEAST = [
    ("80 % of 20", 0.8, 20, 16),
    ("80 % of 21", 0.8, 21, 17),
    ("70 % of 10, where floats say 7.000000000000001", 0.7, 10, 7),
    ("all", 1, 30, 30),
    ("two thirds to four digits of 3", 0.6667, 3, 3),
    ("nothing", 0.8, 0, 0),
]


@pytest.mark.parametrize(("share", "of", "needed"), rows(AT_LEAST))
def test_needed_is_exact_at_the_threshold(share: float, of: int, needed: int) -> None:
    assert at_least(exact(share), of) == needed
