"""Checking in by button, code and link: when it counts, and what it answers."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from academy.attendance import Mark
from academy.codes import checkin_code, checkin_payload
from academy.programme import Proof
from academy.reminders import AT_START
from storage import checkins, presenters, programmes, reminders
from storage.checkins import Result
from storage.models import CodeTry, Delivery, ElectiveRow, Participation, Reminder, Seat, SessionRow
from storage.sessions import cancel, move
from tests.conftest import NOW
from tests.support.attending import (
    COMMAND_LINE,
    FIRST,
    SECRET,
    attend,
    course,
    during,
    facilitate,
    load,
    number,
    proofs,
)
from tests.support.participants import insert_crowd
from tests.support.people import load_edition

MINUTE = timedelta(minutes=1)


def tap(database, member, code, now):
    return database.write(lambda db: checkins.check_in(db, member, number(db, code), now)).result()


def type_code(database, member, code, typed, now):
    return database.write(
        lambda db: checkins.check_in_with_code(db, member, number(db, code), typed, SECRET, now)
    ).result()


def shown(database, code, now):
    return database.read(lambda db: checkin_code(SECRET, number(db, code), now))


def test_tap_counts_once_and_says_where_one_stands(database):
    load(database, course(days=5))
    database.write(lambda db: attend(db, 1, 1)).result()
    first = tap(database, 1, "day2", during(2))
    again = tap(database, 1, "day2", during(2, 6))
    assert (first.result, first.mark, again.result, again.mark) == (
        Result.IN,
        Mark.PRESENT,
        Result.AGAIN,
        Mark.PRESENT,
    )
    figures = (first.standing.attended, first.standing.possible, first.standing.needed, first.standing.may_miss)
    assert figures == (2, 5, 4, 1)
    assert again.standing == first.standing
    assert proofs(database) == [(1, "button"), (1, "button")]


@pytest.mark.parametrize(
    ("minutes", "result", "mark"),
    [
        pytest.param(-11, Result.EARLY, None, id="eleven minutes before"),
        pytest.param(-10, Result.IN, Mark.PRESENT, id="the window opens"),
        pytest.param(10, Result.IN, Mark.PRESENT, id="the last minute of grace"),
        pytest.param(11, Result.IN, Mark.LATE, id="late"),
        pytest.param(104, Result.IN, Mark.LATE, id="after the end"),
        pytest.param(105, Result.OVER, None, id="the window closes"),
    ],
)
def test_tap_is_taken_within_the_window(sqlite, minutes, result, mark):
    load(sqlite, course())
    outcome = tap(sqlite, 1, "day1", during(1, minutes))
    opens, closes = FIRST - 10 * MINUTE, FIRST + 105 * MINUTE
    assert (outcome.result, outcome.mark) == (result, mark)
    assert outcome.instant == {Result.EARLY: opens, Result.OVER: closes}.get(result)
    assert len(proofs(sqlite)) == (mark is not None)


@pytest.mark.parametrize(
    ("proof", "result"), [(Proof.CODE, Result.CODE), (Proof.REPORT, Result.REPORT), (Proof.BUTTON, Result.IN)]
)
def test_tap_is_a_proof_only_where_the_programme_says_so(sqlite, proof, result):
    load(sqlite, course(proof=proof))
    assert tap(sqlite, 1, "day1", during()).result is result
    assert len(proofs(sqlite)) == (result is Result.IN)


def test_start_reminds_those_who_are_not_in_yet(database):
    load(database, course(), people=3)
    tap(database, 2, "day1", during(1, -5))

    def remind(db):
        session = db.get(SessionRow, number(db, "day1"))
        about = {"edition_id": session.edition_id, "session_id": session.id, "revision": session.revision}
        times = {"promised_at": session.starts, "fires_at": session.starts, "useful_until": session.ends}
        reminder = Reminder(key="start", delivery_key="start", kind=AT_START, **about, **times)
        db.add(reminder)
        db.flush()
        reminders.expand(db, reminder, (0, None), during(1, 0))

    database.write(remind).result()
    query = select(Delivery.member_id, Delivery.kind, Delivery.subject).order_by(Delivery.member_id)
    told = [tuple(row) for row in database.read(lambda db: db.execute(query)).all()]
    assert told == [(1, "session", {"kind": "m0"}), (3, "session", {"kind": "m0"})]


def test_code_of_now_or_the_step_before_checks_in_and_an_older_one_does_not(database):
    load(database, course(proof=Proof.CODE))
    old, last = shown(database, "day1", during() - timedelta(seconds=60)), shown(database, "day1", during())
    assert type_code(database, 1, "day1", old, during()).result is Result.WRONG
    assert (
        type_code(database, 2, "day1", f"{last[:3]} {last[3:]}", during() + timedelta(seconds=29)).result
        is Result.IN
    )
    assert proofs(database) == [(2, "code")]


def test_code_of_another_session_is_wrong(sqlite):
    load(sqlite, course(proof=Proof.CODE))
    typed = shown(sqlite, "day2", during())
    assert type_code(sqlite, 1, "day1", typed, during()).result is Result.WRONG


def test_five_wrong_codes_lock_for_a_minute_and_the_right_one_clears_them(database):
    load(database, course(proof=Proof.CODE))
    results = [type_code(database, 1, "day1", "000000", during()) for _ in range(6)]
    assert [one.result for one in results] == [Result.WRONG] * 5 + [Result.LOCKED]
    assert [one.instant for one in results[3:]] == [None, during() + MINUTE, during() + MINUTE]
    right = shown(database, "day1", during() + MINUTE)
    early = type_code(database, 1, "day1", shown(database, "day1", during()), during() + timedelta(seconds=59))
    assert (early.result, proofs(database)) == (Result.LOCKED, [])
    assert type_code(database, 2, "day1", right, during() + MINUTE).result is Result.IN
    assert type_code(database, 1, "day1", right, during() + MINUTE).result is Result.IN
    assert database.read(lambda db: db.scalars(select(CodeTry.at)).all()) == []


def test_code_finds_the_open_session_that_shows_it(database):
    edition = course(proof=Proof.CODE)
    load(database, edition)
    typed = shown(database, "day1", during())

    def anywhere(db, code, now):
        return checkins.check_in_by_code(db, 1, code, SECRET, now)

    assert database.write(lambda db: anywhere(db, typed, during(1, -30))).result().result is Result.NONE
    assert database.write(lambda db: anywhere(db, "000000", during())).result().result is Result.WRONG
    found = database.write(lambda db: anywhere(db, typed, during())).result()
    assert (found.result, found.session.code) == (Result.IN, "day1")


def test_link_checks_in_while_it_is_fresh_and_only_ours(database):
    load(database, course(proof=Proof.CODE))
    payload = database.read(lambda db: checkin_payload(SECRET, number(db, "day1"), during()))

    def scan(member, written, now):
        return (
            database.write(lambda db: checkins.check_in_by_link(db, member, written, SECRET, now)).result().result
        )

    assert scan(1, payload, during() + timedelta(seconds=20)) is Result.IN
    assert scan(2, payload, during() + timedelta(seconds=75)) is Result.STALE
    assert scan(2, payload[:-1] + ("A" if payload[-1] != "A" else "B"), during()) is Result.NONE
    assert proofs(database) == [(1, "code")]


def test_who_does_not_take_part_or_has_another_elective_is_refused(database):
    load_edition(database)
    insert_crowd(database, 3)

    def seats(db):
        electives = db.scalars(select(ElectiveRow).order_by(ElectiveRow.id)).all()
        for member, elective in ((1, electives[0]), (2, electives[1])):
            values = {"round_id": elective.round_id, "elective_id": elective.id, "taken_at": NOW}
            db.add(Seat(member_id=member, number=1, **values))
        withdrawn = db.scalars(select(Participation).where(Participation.member_id == 3)).one()
        withdrawn.state = "withdrawn"
        query = select(SessionRow).where(SessionRow.elective_id == electives[0].id)
        return db.scalars(query.order_by(SessionRow.starts)).first()

    session = database.write(seats).result()
    results = [
        database.write(lambda db, m=member: checkins.check_in(db, m, session.id, session.starts)).result().result
        for member in (1, 2, 3)
    ]
    assert results == [Result.IN, Result.NOT_YOURS, Result.NOT_YOURS]


def test_stopped_check_ins_are_refused_until_the_presenter_starts_again(database):
    load(database, course())
    facilitator = database.write(lambda db: facilitate(db, 3, "day1")).result()
    database.write(lambda db: presenters.stop(db, facilitator, number(db, "day1"), during())).result()
    assert tap(database, 1, "day1", during()).result is Result.STOPPED
    assert database.read(lambda db: checkins.open_sessions(db, 1, during())) == []
    database.write(lambda db: presenters.start(db, COMMAND_LINE, number(db, "day1"), during())).result()
    assert tap(database, 1, "day1", during()).result is Result.IN


def test_cancelled_or_unknown_session_takes_no_check_in(database):
    load(database, course())

    def cancelled(db):
        cancel(db, db.get(SessionRow, number(db, "day1")), "test", NOW)

    database.write(cancelled).result()
    assert tap(database, 1, "day1", during()).result is Result.CANCELLED
    unknown = database.write(lambda db: checkins.check_in(db, 1, 4711, during())).result()
    assert unknown.result is Result.NONE


def test_after_a_move_one_can_check_in_at_the_new_time(database):
    load(database, course())
    assert tap(database, 1, "day1", during(1, -5)).result is Result.IN
    later = timedelta(hours=4)

    def moved(db):
        session = db.get(SessionRow, number(db, "day1"))
        move(db, session, session.starts + later, session.ends + later, "test", during(1, -4))

    database.write(moved).result()
    outcome = tap(database, 1, "day1", during(1, 5) + later)
    assert (outcome.result, outcome.mark, len(proofs(database))) == (Result.IN, Mark.PRESENT, 2)


def test_open_sessions_are_those_of_now_and_say_what_is_done(database):
    load(database, course())
    tap(database, 1, "day1", during())
    found = [
        [
            (one.session.code, one.done)
            for one in database.read(lambda db, m=m: checkins.open_sessions(db, m, during()))
        ]
        for m in (1, 2)
    ]
    assert found == [[("day1", True)], [("day1", False)]]


def test_check_in_without_an_edition_is_no_crash(database):
    assert database.write(lambda db: checkins.check_in(db, 1, 1, NOW)).result().result is Result.NONE
    assert database.read(lambda db: programmes.current_edition(db)) is None
