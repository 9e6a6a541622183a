"""Standings: what is earned, what is still possible, and when it is decided."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from academy.attendance import BUTTON, CODE, HAND, REPORT, Evidence, Mark, mark_of, window_of
from academy.programme import CheckinRule, Proof, Session, SessionKind
from academy.standings import (
    Change,
    Standing,
    State,
    changes,
    counted_sessions,
    impossible_at,
    percent,
    standing_of,
    standings,
)

STARTS = datetime(2021, 11, 15, 12, tzinfo=UTC)
RULE = CheckinRule()
MARKS = {"p": Mark.PRESENT, "l": Mark.LATE, "e": Mark.EXCUSED, "a": Mark.ABSENT, "?": Mark.PENDING, ".": Mark.OPEN}


def session(number: int, **values: Any) -> Session:
    """The meeting of the so manyth day, an hour long."""
    starts = STARTS + timedelta(days=number)
    values = {"kind": SessionKind.PLENARY, "title": {}, "languages": ("en",)} | values
    return Session(code=f"s{number:02}", starts=starts, ends=starts + timedelta(hours=1), **values)


def standing(written: str, share: float = 0.8, limit: int | None = None) -> Standing:
    """The standing of marks such as `ppa.`: one letter a session."""
    sessions = [session(number) for number in range(len(written))]
    marks = [MARKS[letter] for letter in written]
    return standing_of(sessions, marks, CheckinRule(excused_limit=limit), share)


def rows(table: list[tuple[Any, ...]]) -> list[Any]:
    """The rows of a table, each named by its first column."""
    return [pytest.param(*values, id=label) for label, *values in table]


def closing(code: str) -> datetime:
    return window_of(session(int(code[1:])), RULE).closes


P, A, TODO = "p", "a", "."
# marks · excused limit · attended of counted · needed · may miss · state · decides · missing the next one loses it
FIGURES = [
    ("before the first", TODO * 20, None, (0, 20, 16, 4), State.OPEN, "s04", False),
    (
        "the issue's own: 13 of 20, one more",
        P * 13 + A * 3 + TODO * 4,
        None,
        (13, 20, 16, 1),
        State.OPEN,
        "s17",
        False,
    ),
    ("no more may be missed", P * 12 + A * 4 + TODO * 4, None, (12, 20, 16, 0), State.OPEN, "s16", True),
    ("one too many", P * 12 + A * 5 + TODO * 3, None, (12, 20, 16, 0), State.IMPOSSIBLE, None, False),
    ("earned before the end", P * 16 + TODO * 4, None, (16, 20, 16, 4), State.EARNED, None, False),
    ("earned at the end", P * 16 + A * 4, None, (16, 20, 16, 0), State.EARNED, None, False),
    ("one short at the end", P * 15 + A * 5, None, (15, 20, 16, 0), State.IMPOSSIBLE, None, False),
    ("late counts as present", "l" * 16 + A * 4, None, (16, 20, 16, 0), State.EARNED, None, False),
    ("excused leave what is counted", "e" * 5 + P * 12 + A * 3, None, (12, 15, 12, 0), State.EARNED, None, False),
    ("only two may", "e" * 5 + P * 12 + A * 3, 2, (12, 18, 15, 0), State.IMPOSSIBLE, None, False),
    ("none may", "e" * 5 + P * 15, 0, (15, 20, 16, 0), State.IMPOSSIBLE, None, False),
    ("fewer than may", "e" + P * 16 + A * 3, 2, (16, 19, 16, 0), State.EARNED, None, False),
    ("excused to come", A * 4 + P * 11 + "." + "e" + "....", None, (11, 20, 16, 0), State.OPEN, "s15", True),
    (
        "a report to come is taken as missed",
        P * 13 + "aaa?" + "...",
        None,
        (13, 20, 16, 1),
        State.OPEN,
        "s17",
        False,
    ),
    ("only reports decide", P * 15 + "aaaa?", None, (15, 20, 16, 0), State.OPEN, None, False),
    ("the last session decides", P * 15 + "aaaa.", None, (15, 20, 16, 0), State.OPEN, "s19", True),
    ("all excused: nothing earns nothing", "eee", None, (0, 0, 1, 0), State.IMPOSSIBLE, None, False),
    ("no sessions", "", None, (0, 0, 1, 0), State.IMPOSSIBLE, None, False),
]


@pytest.mark.parametrize(("written", "limit", "figures", "state", "decides", "next_decides"), rows(FIGURES))
def test_standing_has_the_figures_and_says_what_decides(
    written: str,
    limit: int | None,
    figures: tuple[int, ...],
    state: State,
    decides: str | None,
    next_decides: bool,
) -> None:
    found = standing(written, limit=limit)
    assert (found.attended, found.counted, found.needed, found.may_miss) == figures
    assert found.state is state
    assert (found.decides and found.decides.code) == decides
    assert found.next_decides is next_decides


IMPOSSIBLE_AT = [
    ("before the first: the fifth", TODO * 20, None, "s04"),
    ("missed ones count", P * 13 + A * 3 + TODO * 4, None, "s17"),
    ("since the fifth that was missed", "apapapapapa" + TODO * 9, None, "s08"),
    ("of those excused beyond the limit the last ones are missed", "eeee" + "aaa" + P * 10, 1, "s04"),
    ("earned", P * 16 + TODO * 4, None, None),
    ("only reports decide", P * 15 + "aaaa?", None, None),
    ("nothing counts", "ee", None, None),
]


@pytest.mark.parametrize(("written", "limit", "code"), rows(IMPOSSIBLE_AT))
def test_impossible_from_the_closing_of_the_session_that_is_one_too_many(
    written: str, limit: int | None, code: str | None
) -> None:
    assert impossible_at(standing(written, limit=limit), RULE) == (closing(code) if code else None)


SHOWN = [
    ("reached", 16, 20, 0.8, "80"),
    ("just below: not 80", 799, 1000, 0.8, "79"),
    ("a hair below: not 80", 7_999_999, 10_000_000, 0.8, "79"),
    ("just above", 801, 1000, 0.8, "80"),
    ("two of three", 2, 3, 0.8, "66"),
    ("a finer threshold, reached", 667, 1000, 0.667, "66.7"),
    ("a finer threshold, not reached", 2, 3, 0.667, "66.6"),
    ("the finest", 6666, 10000, 0.6667, "66.66"),
    ("all", 20, 20, 0.8, "100"),
    ("none", 0, 20, 0.8, "0"),
    ("nothing counted", 0, 0, 0.8, "0"),
]


@pytest.mark.parametrize(("part", "whole", "share", "shown"), rows(SHOWN))
def test_share_is_shown_rounded_down_as_finely_as_the_threshold(
    part: int, whole: int, share: float, shown: str
) -> None:
    assert str(percent(part, whole, Fraction(str(share)))) == shown


@given(st.integers(1, 100), st.data(), st.integers(1, 10_000))
def test_share_is_shown_as_reaching_the_threshold_exactly_when_it_does(
    whole: int, data: st.DataObject, share: int
) -> None:
    part = data.draw(st.integers(0, whole))
    threshold = Fraction(share, 10_000)
    assert (percent(part, whole, threshold) >= Decimal(share) / 100) == (Fraction(part, whole) >= threshold)


@given(st.text("ple?a.", min_size=1, max_size=12), st.integers(1, 100), st.none() | st.integers(0, 3))
def test_decisive_session_is_where_attending_nothing_more_loses_it_and_not_before(
    written: str, share: int, limit: int | None
) -> None:
    found = standing(written, share / 100, limit)
    pessimist = written.replace("?", "a")
    opens = [place for place, letter in enumerate(written) if letter == "."]
    if found.decides is None:
        assert found.state is not State.OPEN or not opens
        return
    place = int(found.decides.code[1:])
    after = "".join("a" if each in opens and each <= place else pessimist[each] for each in range(len(written)))
    before = "".join("a" if each in opens and each < place else written[each] for each in range(len(written)))
    assert standing(after, share / 100, limit).state is State.IMPOSSIBLE
    assert standing(before, share / 100, limit).state is State.OPEN
    assert found.next_decides == (standing(missing_next(written), share / 100, limit).state is State.IMPOSSIBLE)


def missing_next(written: str) -> str:
    return written.replace(".", "a", 1)


SESSIONS = [session(number, proof=proof) for number, proof in enumerate((*Proof, *Proof))]
OVER = SESSIONS[-1].ends + timedelta(days=1)
CHECKINS = st.lists(
    st.tuples(st.sampled_from(SESSIONS), st.integers(-15, 80), st.sampled_from([BUTTON, CODE])), max_size=12
)
BY_HAND = st.dictionaries(
    st.sampled_from([s.code for s in SESSIONS]), st.sampled_from([Mark.EXCUSED, Mark.ABSENT])
)


def at_times(checkins: Sequence[tuple[Session, int, Any]]) -> list[tuple[Session, Evidence]]:
    return [(each, Evidence(kind, each.starts + timedelta(minutes=late))) for each, late, kind in checkins]


def standing_at(
    now: datetime, known: Sequence[tuple[Session, Evidence]], hands: dict[str, Mark], share: float
) -> Standing:
    """Where somebody stood at an instant, by the check-ins until then and what was decided before all of them."""
    marks = []
    for each in SESSIONS:
        evidence = [proof for where, proof in known if where is each and proof.at <= now]
        if each.code in hands:
            evidence.append(Evidence(HAND, STARTS - timedelta(days=9), hands[each.code]))
        marks.append(mark_of(each, evidence, RULE, now, reported=now >= OVER))
    return standing_of(SESSIONS, marks, RULE, share)


@given(CHECKINS, BY_HAND, st.lists(st.integers(-60, 7 * 1440), min_size=2, max_size=8), st.integers(1, 100))
def test_what_is_possible_never_rises_by_time_or_checkins(
    checkins: list[tuple[Session, int, Any]], hands: dict[str, Mark], minutes: list[int], share: int
) -> None:
    known = at_times(checkins)
    instants = [STARTS + timedelta(minutes=each) for each in sorted(minutes)]
    seen = [standing_at(now, known, hands, share / 100) for now in (*instants, OVER)]
    possible = [each.possible for each in seen]
    assert possible == sorted(possible, reverse=True)
    assert [each.attended for each in seen] == sorted(each.attended for each in seen)
    assert seen[-1].attended == seen[-1].possible  # nothing is open in the end
    states = [each.state for each in seen]
    assert State.IMPOSSIBLE not in states or states[states.index(State.IMPOSSIBLE) :] == [State.IMPOSSIBLE] * (
        len(states) - states.index(State.IMPOSSIBLE)
    )


@given(CHECKINS, BY_HAND, st.integers(1, 100))
def test_impossible_at_is_the_first_instant_at_which_it_was(
    checkins: list[tuple[Session, int, Any]], hands: dict[str, Mark], share: int
) -> None:
    """Without reports and decisions on sessions to come, which decide at other times."""
    known = [(each, proof) for each, proof in at_times(checkins)]
    buttons = [replaced for replaced in SESSIONS if replaced.proof is not Proof.REPORT]

    def at(now: datetime) -> Standing:
        marks = [mark_of(s, [p for w, p in known if w is s and p.at <= now], RULE, now) for s in buttons]
        return standing_of(buttons, marks, RULE, share / 100)

    since = impossible_at(at(OVER), RULE)
    assert (since is not None) == (at(OVER).state is State.IMPOSSIBLE)
    if since:
        assert at(since).state is State.IMPOSSIBLE
        assert at(since - timedelta(microseconds=1)).state is State.OPEN


def test_counted_sessions_are_those_for_all_and_of_their_electives_by_time() -> None:
    own = session(3, elective="rights", kind=SessionKind.ELECTIVE)
    other = session(2, elective="finance", kind=SessionKind.ELECTIVE)
    sessions = [own, session(4, counted=False), other, session(1)]
    assert [each.code for each in counted_sessions(sessions, {"rights"})] == ["s01", "s03"]
    assert [each.code for each in counted_sessions(sessions, ())] == ["s01"]


def test_standings_of_many_are_those_of_each() -> None:
    sessions = [*SESSIONS, session(9, elective="rights"), session(10, elective="finance")]
    electives = {1: ["rights"], 2: ["finance"], 3: []}
    evidence = {
        (1, "s00"): [Evidence(BUTTON, SESSIONS[0].starts)],
        (1, "s09"): [Evidence(HAND, OVER, Mark.EXCUSED)],
        (2, "s02"): [Evidence(REPORT, SESSIONS[2].ends, minutes=50)],
        (3, "s09"): [Evidence(BUTTON, sessions[-2].starts)],  # not theirs any more
    }
    found = standings(sessions, electives, evidence, RULE, 0.8, OVER, reported={"s02"})
    for who, taken in electives.items():
        own = counted_sessions(sessions, taken)
        marks = [
            mark_of(each, evidence.get((who, each.code), ()), RULE, OVER, reported=each.code == "s02")
            for each in own
        ]
        assert found[who] == standing_of(own, marks, RULE, 0.8)
    assert [found[who].attended for who in electives] == [1, 1, 0]
    assert [len(found[who].sessions) for who in electives] == [7, 7, 6]
    assert [found[who].excused for who in electives] == [1, 0, 0]


def test_changed_rule_recomputes_all_and_names_whom_it_changes() -> None:
    electives = {1: (), 2: (), 3: ()}
    late = [(who, each.code) for who in (1, 2) for each in SESSIONS]
    minutes = {1: 0, 2: 62}
    evidence = {
        (who, code): [Evidence(CODE, STARTS + timedelta(days=int(code[1:]), minutes=minutes[who]))]
        for who, code in late
    }

    def by(rule: CheckinRule, share: float = 0.8) -> dict[int, Standing]:
        return standings(SESSIONS, electives, evidence, rule, share, OVER, reported={"s02", "s05"})

    before, after = by(RULE), by(CheckinRule(closes=0))
    assert changes(before, after) == {2: Change(before[2], after[2])}
    assert (before[2].attended, after[2].attended) == (4, 0)
    assert changes(before, by(CheckinRule())) == {}
    assert list(changes(before, by(RULE, 0.6))) == [1, 2, 3]
    assert by(RULE, 0.6)[2].state is State.EARNED
