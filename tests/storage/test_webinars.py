from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from academy.attendance import EvidenceKind, Mark
from academy.errors import AcademyError
from academy.programme import Proof
from academy.webinars import Attendee, Stay
from storage import attendance, webinars
from storage.models import Evidence, Member, WebinarAttendee, WebinarReport
from tests.conftest import NOW
from tests.support.attending import FIRST, after, attend, course, load, number

OVER = after(1)
NAMES = {1: "Ana Machel", 2: "Luís Vargas", 3: "Fatou Diop", 4: "Fatou Diop"}


def prepare(database, **more):
    load(database, course(days=3, proof=Proof.REPORT, **more), people=4)

    def name(db):
        for member, written in NAMES.items():
            db.execute(update(Member).where(Member.id == member).values(name=written))
        webinars.set_email(db, 1, " Ana@Example.org ", NOW)

    database.write(name).result()


def stay(first, last):
    return Stay(FIRST + timedelta(minutes=first), FIRST + timedelta(minutes=last))


def someone(name, *stays, email=""):
    return Attendee(name, email, tuple(stay(*each) for each in stays))


def bring(database, attendees, digest="a", code="day1", now=OVER):
    return database.write(
        lambda db: webinars.import_report(db, number(db, code), "zoom", digest, attendees, "command line", now)
    ).result()


def first_mark(database, member, now=OVER):
    return database.read(lambda db: attendance.sessions_of(db, member, now))[0].mark


def doubts(database):
    return database.read(lambda db: webinars.doubts(db, 1))


def decide(database, doubt, member, now=OVER):
    return database.write(lambda db: webinars.decide(db, doubt, member, "command line", now)).result()


def test_report_decides_by_minutes_and_by_when_they_joined(database):
    prepare(database)
    assert first_mark(database, 1) is Mark.PENDING
    report = [
        someone("A. M.", (0, 30), (25, 60), email="ana@example.org"),
        someone("luis vargas (Maputo)", (20, 90)),
    ]
    found = bring(database, report)
    assert (found.new, found.matched, found.doubtful) == (True, 2, 0)
    assert [first_mark(database, member) for member in (1, 2, 3)] == [Mark.PRESENT, Mark.LATE, Mark.ABSENT]
    minutes = database.read(lambda db: db.execute(select(Evidence.member_id, Evidence.minutes)).all())
    assert sorted(map(tuple, minutes)) == [(1, 60), (2, 70)]


@pytest.mark.parametrize(
    ("last", "mark"), [(53, Mark.ABSENT), (54, Mark.PRESENT)], ids=["a minute less", "six tenths of ninety"]
)
def test_report_must_show_six_tenths_of_the_session(sqlite, last, mark):
    prepare(sqlite)
    bring(sqlite, [someone("Ana Machel", (-20, last))])
    assert first_mark(sqlite, 1) is mark


def test_same_report_is_taken_once(database):
    prepare(database)
    first = bring(database, [someone("Ana Machel", (0, 80)), someone("Fatou Diop", (0, 80))])
    again = bring(database, [], now=after(2))
    assert (again.report_id, again.new, again.matched, again.doubtful) == (first.report_id, False, 1, 1)
    assert database.read(lambda db: db.scalar(select(func.count()).select_from(Evidence))) == 1


def test_two_reports_of_a_session_that_was_begun_twice_are_added(database):
    prepare(database)
    bring(database, [someone("Ana Machel", (0, 30))], "a")
    assert first_mark(database, 1) is Mark.ABSENT
    bring(database, [someone("Ana Machel", (35, 90))], "b")
    kept = database.read(lambda db: db.scalars(select(Evidence.minutes).order_by(Evidence.id)).all())
    assert (kept, first_mark(database, 1)) == ([30, 85], Mark.PRESENT)


def test_import_is_all_or_nothing(database):
    prepare(database)

    def broken(db):
        people = [someone("Ana Machel", (0, 80)), "no attendee"]
        webinars.import_report(db, number(db, "day1"), "zoom", "a", people, "command line", after(1))

    with pytest.raises(AttributeError):
        database.write(broken).result()
    for table in (WebinarReport, WebinarAttendee, Evidence):
        assert database.read(lambda db, t=table: db.scalar(select(func.count()).select_from(t))) == 0


def test_doubtful_ones_are_listed_with_who_it_may_be_and_decided_by_people(database):
    prepare(database)
    report = [
        someone("Fatou Diop", (0, 80)),
        someone("Ana Maria Machel", (0, 70), email="other@example.org"),
        someone("iPhone", (0, 60)),
    ]
    assert bring(database, report).doubtful == 3
    found = doubts(database)
    assert [(one.name, one.minutes, [c.member_id for c in one.candidates]) for one in found] == [
        ("Fatou Diop", 80, [3, 4]),
        ("Ana Maria Machel", 70, [1]),
        ("iPhone", 60, []),
    ]
    assert database.read(lambda db: db.scalar(select(func.count()).select_from(Evidence))) == 0
    assert [decide(database, found[0].number, 4), decide(database, found[2].number, None)] == [True, True]
    # As long as somebody may still turn out to have been there, nobody is told that they were not.
    assert [first_mark(database, member) for member in (1, 3, 4)] == [Mark.PENDING, Mark.PENDING, Mark.PRESENT]
    assert [one.name for one in doubts(database)] == ["Ana Maria Machel"]
    assert not decide(database, found[0].number, 4)
    decide(database, found[1].number, 1)
    assert [first_mark(database, member) for member in (1, 3, 4)] == [Mark.PRESENT, Mark.ABSENT, Mark.PRESENT]


def test_guest_who_is_like_no_participant_is_to_be_decided_but_holds_nothing_up(database):
    prepare(database)
    assert bring(database, [someone("iPhone", (0, 60)), someone("Ana Machel", (0, 80))]).doubtful == 1
    assert [one.name for one in doubts(database)] == ["iPhone"]
    assert [first_mark(database, member) for member in (1, 3)] == [Mark.PRESENT, Mark.ABSENT]


def test_wrong_decision_can_be_changed_and_the_history_stays(database):
    prepare(database)
    bring(database, [someone("Fatou Diop", (0, 80))])
    (doubt,) = doubts(database)
    decide(database, doubt.number, 4)
    decide(database, doubt.number, 3, after(1) + timedelta(minutes=1))
    assert [first_mark(database, member) for member in (3, 4)] == [Mark.PRESENT, Mark.ABSENT]
    kept = database.read(lambda db: db.execute(select(Evidence.member_id, Evidence.minutes)).all())
    assert sorted(map(tuple, kept)) == [(3, 80), (4, 0), (4, 80)]


@pytest.mark.parametrize(
    ("number_", "member", "key"), [(4711, 1, "doubt-unknown"), (None, 9, "room-not-participant")]
)
def test_decision_about_nobody_or_for_a_stranger_is_refused(sqlite, number_, member, key):
    prepare(sqlite)
    bring(sqlite, [someone("Fatou Diop", (0, 80))])
    with pytest.raises(AcademyError, match=key):
        decide(sqlite, number_ or doubts(sqlite)[0].number, member)
    assert len(doubts(sqlite)) == 1


def test_report_and_code_that_disagree_are_shown_to_organisers(database):
    load(database, course(days=3), people=2, name="Ana Machel")
    database.write(lambda db: attend(db, 1, 1)).result()
    database.write(lambda db: webinars.set_email(db, 1, "ana@example.org", NOW)).result()
    bring(database, [someone("Ana Machel", (0, 5), email="ana@example.org")])
    (found,) = database.read(lambda db: attendance.disputes(db, 1, after(1)))
    (between,) = found.between
    said = {between.one: between.one_says, between.other: between.other_says}
    assert (found.member_id, found.mark) == (1, Mark.PRESENT)
    assert said == {EvidenceKind.BUTTON: Mark.PRESENT, EvidenceKind.REPORT: Mark.ABSENT}


def test_address_is_asked_for_once_before_a_report_decides(database):
    prepare(database)

    def should_ask(member, now):
        return database.read(lambda db: webinars.should_ask(db, member, now))

    assert [should_ask(member, NOW) for member in (1, 2, 9)] == [False, True, False]
    assert should_ask(2, after(3)) is False
    database.write(lambda db: webinars.skip_email(db, 2, NOW)).result()
    assert should_ask(2, NOW) is False
    emails = [database.read(lambda db, m=m: webinars.email_of(db, m)) for m in (1, 2, 3)]
    assert emails == ["ana@example.org", "", None]


@pytest.mark.parametrize("typed", ["ana", "ana@", "a b@c.org", "ana@example", "x" * 250 + "@a.org"])
def test_address_that_is_none_is_refused(sqlite, typed):
    prepare(sqlite)
    with pytest.raises(AcademyError, match="webinar-email"):
        sqlite.write(lambda db: webinars.set_email(db, 2, typed, NOW)).result()
