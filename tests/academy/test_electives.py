"""Who gets a seat, who waits, and who is told why not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from academy.electives import (
    Chooser,
    Reason,
    Refused,
    Seated,
    Standing,
    Waiter,
    Waits,
    ask,
    clash,
    in_order,
    leave,
    refusal,
    take_offered,
    to_offer,
    unable,
)
from academy.programme import Constituency, Elective, Session, SessionKind

OPENS = datetime(2021, 11, 1, 8, 0, tzinfo=UTC)
CLOSES = datetime(2021, 11, 14, 23, 0, tzinfo=UTC)
BEGINS = datetime(2021, 11, 16, 14, 30, tzinfo=UTC)
NOW = datetime(2021, 11, 10, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def session(code: str, starts: datetime) -> Session:
    return Session(code, SessionKind.ELECTIVE, {"en": code}, starts, starts + timedelta(minutes=90), ("en", "fr"))


SESSIONS = tuple(session(f"w1.{day}", BEGINS + timedelta(days=day)) for day in range(3))
UNIONS = (Constituency.TRADE_UNION,)


def standing(seats: int | None = 2, constituencies: tuple[Constituency, ...] = (), **changed: object) -> Standing:
    elective = Elective("gender", {"en": "Gender"}, {}, ("en", "es", "pt"), seats, constituencies)
    return replace(Standing(elective, SESSIONS, OPENS, CLOSES), **changed)


def chooser(**changed: object) -> Chooser:
    return replace(Chooser(Constituency.ACADEMIA, ("en",)), **changed)


@pytest.mark.parametrize(
    ("elective", "person", "outcome"),
    [
        pytest.param(standing(taken=1), chooser(), Seated(), id="the last seat"),
        pytest.param(standing(taken=2), chooser(), Waits(1), id="full: the first to wait"),
        pytest.param(standing(taken=2, waiting=7), chooser(), Waits(8), id="behind seven"),
        pytest.param(standing(taken=1, waiting=1), chooser(), Waits(2), id="a seat just freed is for who waits"),
        pytest.param(standing(None, taken=900), chooser(), Seated(), id="no limit"),
        pytest.param(standing(taken=9), chooser(), Waits(1), id="capacity lowered below what is taken"),
        pytest.param(standing(0), chooser(), Waits(1), id="no seats at all"),
        pytest.param(standing(), chooser(seat="jobs"), Seated("jobs"), id="gives up the round's other seat"),
        pytest.param(standing(taken=2), chooser(seat="jobs"), Waits(1), id="keeps the other seat while waiting"),
        pytest.param(
            standing(taken=2, waiting=7, waiting_first=2),
            chooser(first=True),
            Waits(3),
            id="lost theirs: goes before",
        ),
        pytest.param(
            standing(constituencies=UNIONS), chooser(constituency=UNIONS[0]), Seated(), id="for unions: is one"
        ),
        pytest.param(standing(), chooser(constituency=None), Seated(), id="for all: no constituency known"),
        pytest.param(standing(), chooser(languages=("fr", "pt")), Seated(), id="follows it in another language"),
    ],
)
def test_asking_in_time_gives_a_seat_or_a_place_on_the_list(elective, person, outcome):
    assert ask(elective, person, NOW) == outcome


OTHER_ROUND = session("w2.0", BEGINS + timedelta(days=1, minutes=60))


@pytest.mark.parametrize(
    ("elective", "person", "now", "refused"),
    [
        pytest.param(standing(cancelled=True), chooser(), NOW, Refused(Reason.CANCELLED), id="cancelled"),
        pytest.param(
            standing(sessions=()), chooser(), NOW, Refused(Reason.CANCELLED), id="all sessions cancelled"
        ),
        pytest.param(standing(), chooser(seat="gender"), NOW, Refused(Reason.ALREADY_YOURS), id="theirs"),
        pytest.param(
            standing(), chooser(), OPENS - MINUTE, Refused(Reason.NOT_OPEN_YET, at=OPENS), id="a minute early"
        ),
        pytest.param(standing(), chooser(), CLOSES, Refused(Reason.CLOSED, at=CLOSES), id="at the deadline"),
        pytest.param(standing(), chooser(), BEGINS, Refused(Reason.STARTED, at=BEGINS), id="begun"),
        pytest.param(
            standing(), chooser(first=True), BEGINS, Refused(Reason.STARTED, at=BEGINS), id="begun, though first"
        ),
        pytest.param(
            standing(constituencies=UNIONS),
            chooser(),
            NOW,
            Refused(Reason.NOT_FOR_YOU, constituencies=UNIONS),
            id="for unions: is not one",
        ),
        pytest.param(
            standing(constituencies=UNIONS),
            chooser(constituency=None),
            NOW,
            Refused(Reason.NOT_FOR_YOU, constituencies=UNIONS),
            id="for unions: no constituency known",
        ),
        pytest.param(
            standing(), chooser(busy=(OTHER_ROUND,)), NOW, Refused(Reason.CLASH, session=OTHER_ROUND), id="clash"
        ),
        pytest.param(
            standing(),
            chooser(languages=("fr",)),
            NOW,
            Refused(Reason.OTHER_LANGUAGE, languages=("en", "es", "pt")),
            id="not in their language",
        ),
        pytest.param(
            standing(taken=2, waiting=9),
            chooser(position=4),
            NOW,
            Refused(Reason.ALREADY_WAITING, position=4),
            id="waits already",
        ),
    ],
)
def test_asking_is_refused_with_what_the_reason_is_about(elective, person, now, refused):
    assert ask(elective, person, now) == refused


@pytest.mark.parametrize(
    ("now", "seated"),
    [
        pytest.param(OPENS, True, id="the minute it opens"),
        pytest.param(CLOSES - MINUTE, True, id="the last minute"),
        pytest.param(CLOSES, False, id="closed"),
    ],
)
def test_asking_is_open_from_opening_until_before_closing(now, seated):
    assert (ask(standing(), chooser(), now) == Seated()) == seated


def test_who_lost_their_elective_may_choose_after_the_deadline():
    assert ask(standing(), chooser(first=True), CLOSES + MINUTE) == Seated()


def test_what_is_not_in_their_language_can_be_wished_for_once_they_said_that_they_follow():
    assert refusal(standing(), chooser(languages=("fr",)), NOW) is None


@pytest.mark.parametrize(
    ("starts", "clashes"),
    [
        pytest.param(BEGINS - timedelta(minutes=90), False, id="ends as it starts"),
        pytest.param(BEGINS - timedelta(minutes=89), True, id="ends a minute later"),
        pytest.param(BEGINS, True, id="at the same time"),
        pytest.param(BEGINS + timedelta(minutes=89), True, id="starts a minute before its end"),
        pytest.param(BEGINS + timedelta(minutes=90), False, id="starts as it ends"),
    ],
)
def test_sessions_clash_when_they_share_a_minute(starts, clashes):
    other = session("other", starts)
    assert clash(SESSIONS[:1], (other,)) == (other if clashes else None)


def test_clash_names_the_earliest_session():
    later, earlier = session("a", BEGINS + timedelta(days=1)), session("b", BEGINS)
    assert clash(SESSIONS, (later, earlier)) == earlier


@pytest.mark.parametrize(
    ("elective", "kept_until", "now", "outcome"),
    [
        pytest.param(
            standing(taken=2, waiting=3), CLOSES, NOW, Seated("jobs"), id="kept for them, gives up the other"
        ),
        pytest.param(
            standing(taken=2), CLOSES, CLOSES, Refused(Reason.OFFER_OVER, at=CLOSES), id="the hold is over"
        ),
        pytest.param(standing(taken=1), None, BEGINS - MINUTE, Seated("jobs"), id="to all: first press"),
        pytest.param(standing(taken=2), None, BEGINS - MINUTE, Refused(Reason.FULL), id="to all: second press"),
        pytest.param(
            standing(taken=1), None, BEGINS, Refused(Reason.STARTED, at=BEGINS), id="to all: after the beginning"
        ),
        pytest.param(standing(None), None, CLOSES, Seated("jobs"), id="to all: no limit any more"),
        pytest.param(
            standing(taken=2, cancelled=True), CLOSES, NOW, Refused(Reason.CANCELLED), id="cancelled meanwhile"
        ),
    ],
)
def test_offered_seat_is_taken_while_it_is_kept(elective, kept_until, now, outcome):
    assert take_offered(elective, chooser(seat="jobs"), now, kept_until) == outcome


def test_offered_seat_is_refused_when_another_choice_clashes_by_now():
    refused = take_offered(standing(taken=2), chooser(busy=(OTHER_ROUND,)), NOW, CLOSES)
    assert refused == Refused(Reason.CLASH, session=OTHER_ROUND)


@pytest.mark.parametrize(
    ("seat", "now", "refused"),
    [
        pytest.param("gender", CLOSES - MINUTE, None, id="in time"),
        pytest.param("gender", CLOSES, Refused(Reason.CLOSED, at=CLOSES), id="too late"),
        pytest.param("jobs", NOW, Refused(Reason.NOT_YOURS), id="has another"),
        pytest.param("", NOW, Refused(Reason.NOT_YOURS), id="has none"),
    ],
)
def test_seat_can_be_given_back_until_the_deadline(seat, now, refused):
    assert leave(standing(), chooser(seat=seat), now) == refused


def test_swaps_are_possible_between_the_deadline_and_the_first_session():
    assert unable(standing(taken=2), chooser(seat="jobs"), CLOSES + MINUTE) is None
    assert unable(standing(taken=2), chooser(seat="jobs"), BEGINS) == Refused(Reason.STARTED, at=BEGINS)


@pytest.mark.parametrize(
    ("elective", "free", "offers"),
    [
        pytest.param(standing(10, taken=10, waiting=4), 0, 0, id="full"),
        pytest.param(standing(12, taken=10, waiting=4), 2, 2, id="raised by two"),
        pytest.param(standing(20, taken=10, waiting=4), 10, 4, id="more seats than people"),
        pytest.param(standing(8, taken=10, waiting=4), 0, 0, id="lowered: nobody is thrown out"),
        pytest.param(standing(None, taken=10, waiting=4), None, 4, id="limit lifted"),
    ],
)
def test_free_seats_are_offered_to_as_many_as_wait(elective, free, offers):
    assert (elective.free, to_offer(elective)) == (free, offers)


@given(st.lists(st.tuples(st.integers(0, 50), st.booleans()), unique_by=lambda row: row[0]), st.randoms())
def test_list_is_served_by_arrival_behind_those_who_lost_their_elective(rows, random):
    waiting = [Waiter(100 + arrival, arrival, first) for arrival, first in rows]
    random.shuffle(waiting)
    served = [(waiter.first, waiter.arrival) for waiter in in_order(waiting)]
    assert served == [(first, arrival) for first in (True, False) for arrival, own in sorted(rows) if own == first]
