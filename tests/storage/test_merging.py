from datetime import timedelta

from sqlalchemy import select

from academy.attendance import Mark
from storage import attendance, checkins, linking, rooms
from storage.models import Evidence, Member
from tests.support.attending import COMMAND_LINE, after, attend, course, during, load, number


def merge(db):
    chosen = {"zone": "mine", "language": "mine"}
    linking.merge(db, db.get(Member, 1), db.get(Member, 2), chosen, "test", "web", after(3))


def test_proofs_of_both_count_and_the_earlier_of_two_alike_stays(database):
    load(database, course(days=5), people=2)

    def come(db):
        attend(db, 1, 1)
        attend(db, 2, 2)
        for member, minutes in ((1, 40), (2, 5)):
            checkins.check_in(db, member, number(db, "day3"), during(3, minutes))
        rooms.mark_by_hand(db, COMMAND_LINE, number(db, "day4"), 2, Mark.EXCUSED, "ill", after(3))

    database.write(come).result()
    database.write(merge).result()
    found = database.read(lambda db: attendance.standing(db, 1, after(3)))
    assert found.marks == (Mark.PRESENT, Mark.PRESENT, Mark.PRESENT, Mark.EXCUSED, Mark.OPEN)
    rows = database.read(
        lambda db: db.execute(select(Evidence.member_id, Evidence.at).order_by(Evidence.at)).all()
    )
    assert [tuple(row) for row in rows] == [
        (1, during(1)),
        (1, during(2)),
        (1, during(3)),
        (1, after(3)),
    ]


def test_later_of_two_check_ins_alike_goes_also_when_it_was_the_others(database):
    load(database, course(days=5), people=2)

    def come(db):
        for member, minutes in ((1, 5), (2, 40)):
            checkins.check_in(db, member, number(db, "day3"), during(3, minutes))

    database.write(come).result()
    database.write(merge).result()
    rows = database.read(lambda db: db.execute(select(Evidence.member_id, Evidence.at)).all())
    assert [tuple(row) for row in rows] == [(1, during(3))]
    again = database.write(
        lambda db: checkins.check_in(db, 1, number(db, "day3"), during(3) + timedelta(minutes=50))
    ).result()
    assert again.result is checkins.Result.AGAIN
