"""What should be settled before certificates are issued."""

from datetime import timedelta

from academy.programme import Proof
from academy.webinars import Attendee, Stay
from storage import appeals, obstacles, webinars
from tests.support.attending import after, course, load, number


def test_obstacles_name_what_may_still_change_figures(database):
    load(database, course(days=2, proof=Proof.REPORT))
    someone = Attendee("iPhone", "", (Stay(after(1) - timedelta(hours=2), after(1)),))

    def happen(db):
        webinars.import_report(db, number(db, "day1"), "zoom", "a", [someone], "test", after(1))
        appeals.appeal(db, 1, number(db, "day1"), "There was a power cut.", "test", after(1))

    before = database.read(lambda db: obstacles.obstacles(db, 1))
    database.write(happen).result()
    behind = database.read(lambda db: obstacles.obstacles(db, 1))
    assert (before.reports, before.appeals, before.doubts) == (("day1", "day2"), 0, 0)
    assert (behind.reports, behind.doubted, behind.appeals, behind.doubts) == (("day2",), (), 1, 1)


def test_report_in_which_somebody_may_be_a_participant_is_an_obstacle_until_it_is_decided(database):
    load(database, course(days=1, proof=Proof.REPORT))
    resembling = Attendee("Ana M. Machel", "", (Stay(after(1) - timedelta(hours=2), after(1)),))
    bring = webinars.import_report
    database.write(lambda db: bring(db, number(db, "day1"), "zoom", "a", [resembling], "test", after(1))).result()
    assert database.read(lambda db: obstacles.obstacles(db, 1)).doubted == ("day1",)
    (doubt,) = database.read(lambda db: webinars.doubts(db, 1))
    database.write(lambda db: webinars.decide(db, doubt.number, None, "test", after(1))).result()
    assert database.read(lambda db: obstacles.obstacles(db, 1)) == obstacles.Obstacles((), (), 0, 0)
