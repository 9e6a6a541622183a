"""Certificates that issue themselves: the timetable does it, in demo's jumps too, and says what they wait for."""

from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

from sqlalchemy import select
from structlog.testing import capture_logs

from academy.programme import Proof
from reminders.clock import Timetable, next_instant
from storage.models import Certificate
from tests.support.attending import after, attend, course, load

LATE = after(5) + timedelta(days=3)
PEOPLE = 60  # more than one transaction takes


def prepare(database, **more):
    edition = course(days=5, **more)
    load(database, replace(edition, certificate=replace(edition.certificate, issue=LATE)), people=PEOPLE)
    database.write(lambda db: [attend(db, one, 1, 2, 3, 4, 5) for one in range(1, PEOPLE + 1)]).result()


def timetable(database, now):
    return Timetable(database, SimpleNamespace(now=lambda: now), 30.0)


def holders(database):
    query = select(Certificate.member_id).order_by(Certificate.member_id)
    return database.read(lambda db: list(db.scalars(query)))


def test_timetable_issues_to_everybody_at_the_time_and_once(sqlite):
    prepare(sqlite)
    timetable(sqlite, LATE - timedelta(seconds=1)).plan()
    assert holders(sqlite) == []
    for _ in range(2):
        timetable(sqlite, LATE).plan()
        assert holders(sqlite) == list(range(1, PEOPLE + 1))


def test_simulated_time_stops_where_certificates_issue_themselves(sqlite):
    prepare(sqlite)
    now = LATE - timedelta(hours=1)
    timetable(sqlite, now).tick()
    assert sqlite.read(lambda db: next_instant(db, now)) == LATE


def test_timetable_says_once_for_which_reports_certificates_wait(sqlite):
    prepare(sqlite, proof=Proof.REPORT)
    waiting = timetable(sqlite, LATE)
    with capture_logs() as logs:
        waiting.plan()
        waiting.plan()
    said = [line["sessions"] for line in logs if line["event"] == "certificates wait for reports"]
    assert (said, holders(sqlite)) == ([("day1", "day2", "day3", "day4", "day5")], [])
