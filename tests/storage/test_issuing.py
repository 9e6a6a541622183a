"""Certificates that issue themselves: at their time, once, and on from where it was interrupted."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from academy.programme import Proof
from storage import certificates, issuing, programmes, settings, webinars
from storage.models import Certificate
from tests.support.attending import after, attend, course, load, number

LATE = after(5) + timedelta(days=3)


def prepare(database, people=3, issue=LATE, **more):
    """Everybody attended everything, or what a report still has to tell; certificates issue themselves at LATE."""
    edition = course(days=5, **more)
    load(database, replace(edition, certificate=replace(edition.certificate, issue=issue)), people=people)
    for member in range(1, people + 1):
        database.write(lambda db, one=member: attend(db, one, 1, 2, 3, 4, 5)).result()


def tick(database, now):
    """What the timetable does; how many times there was more to do."""
    times = 0
    while database.write(lambda db: issuing.issue_due(db, now)).result():
        times += 1
    return times


def holders(database):
    query = select(Certificate.member_id).order_by(Certificate.member_id)
    return database.read(lambda db: list(db.scalars(query)))


def next_instant(database, now):
    return database.read(lambda db: issuing.next_instant(db, now))


def test_certificates_issue_themselves_at_their_time_and_not_before(database):
    prepare(database)
    early = LATE - timedelta(seconds=1)
    assert (tick(database, early), holders(database), next_instant(database, early)) == (0, [], LATE)
    assert (tick(database, LATE), holders(database), next_instant(database, LATE)) == (0, [1, 2, 3], None)


def test_certificates_issue_themselves_only_when_the_programme_says_so(database):
    prepare(database, issue=None)
    assert (tick(database, LATE), holders(database), next_instant(database, after(5))) == (0, [], None)


def test_certificates_wait_for_a_session_that_moved_behind_their_time(database):
    prepare(database)
    later = LATE + timedelta(days=2)

    def move(db):
        found = programmes.current_edition(db)[1]
        *others, last = found.sessions
        moved = replace(last, starts=later, ends=later + timedelta(hours=1))
        programmes.save_edition(db, replace(found, sessions=(*others, moved)), LATE)

    database.write(move).result()
    closes = later + timedelta(hours=1, minutes=15)
    assert (tick(database, LATE), holders(database), next_instant(database, LATE)) == (0, [], closes)
    tick(database, closes)
    assert holders(database) == [1, 2, 3]


def test_certificates_go_on_from_where_they_were_interrupted(database, monkeypatch):
    prepare(database, people=120)
    assert database.write(lambda db: issuing.issue_due(db, LATE)).result()
    assert holders(database) == list(range(1, 51))
    asked = []
    issue = certificates.issue
    monkeypatch.setattr(certificates, "issue", lambda *given: asked.append(given[4]) or issue(*given))
    assert (tick(database, LATE), asked, holders(database)) == (1, [50, 100], list(range(1, 121)))


def test_certificates_issue_themselves_once(database):
    prepare(database)
    tick(database, LATE)
    database.write(lambda db: db.execute(Certificate.__table__.delete())).result()
    assert (tick(database, LATE + timedelta(days=1)), holders(database)) == (0, [])


def test_certificates_wait_for_a_missing_report_and_say_for_which(database):
    prepare(database, proof=Proof.REPORT)
    missing = ("day1", "day2", "day3", "day4", "day5")

    def waits_for(db):
        return issuing.missing_reports(db, LATE)

    assert database.read(lambda db: issuing.missing_reports(db, after(5))) == ()
    assert (tick(database, LATE), holders(database), database.read(waits_for)) == (0, [], missing)
    for code in missing:
        about = lambda db, code=code: (db, number(db, code), "zoom", code, [], "test", LATE)  # noqa: E731
        database.write(lambda db, about=about: webinars.import_report(*about(db))).result()
    assert (tick(database, LATE), database.read(waits_for)) == (0, ())


@pytest.mark.parametrize("there", [False, True], ids=["without an edition", "with one that does not ask"])
def test_certificates_without_a_plan_leave_no_trace(database, there):
    if there:
        prepare(database, issue=None)
    assert tick(database, LATE) == 0
    count = select(func.count()).select_from(settings.Setting)
    assert database.read(lambda db: db.scalar(count)) == 0
