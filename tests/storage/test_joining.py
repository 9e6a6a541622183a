import pytest

from academy.errors import AcademyError
from academy.programme import RoundMode
from storage import electives, ledger, linking, wishes
from storage.models import Member
from tests.support.electives import NOW, elective, load, notices, people, round_id, seats, waiting


def take(db, member, code):
    return electives.take(db, db.get_one(Member, member), elective(db, code), "m", NOW)


def merge(db, keep, gone, **choices):
    linking.merge(db, db.get_one(Member, keep), db.get_one(Member, gone), choices, "m", "web", NOW)


@pytest.mark.parametrize(("side", "kept"), [("mine", "a"), ("theirs", "b")])
def test_two_seats_in_a_round_are_asked_about_and_one_is_offered_on(database, side, kept):
    load(database, {"a": 1, "b": 1})
    keep, gone, other = people(database, 3)

    def story(db):
        for member, code in ((keep, "a"), (gone, "b"), (other, "a"), (other, "b")):
            take(db, member, code)
        field = f"seat.{round_id(db)}"
        mine, theirs = db.get_one(Member, keep), db.get_one(Member, gone)
        asked = [(one.field, one.mine, one.theirs) for one in linking.conflicts(db, mine, theirs)]
        with pytest.raises(AcademyError, match="link-conflict"):
            merge(db, keep, gone)
        merge(db, keep, gone, **{field: side})
        return asked == [(field, elective(db, "a"), elective(db, "b"))], seats(db), notices(db, "seat-offer")

    assert database.write(story).result() == (True, {keep: kept}, [(other, "queued")])
    assert database.read(lambda db: ledger.replay(ledger.entries(db)) == ledger.current(db))


def test_better_place_on_a_list_stays_and_none_where_there_is_a_seat(database):
    load(database, {"a": 1, "b": 1})
    holder, gone, other, keep = people(database, 4)

    def story(db):
        for member, code in ((holder, "a"), (gone, "b"), (gone, "a"), (other, "a"), (keep, "a"), (keep, "b")):
            take(db, member, code)
        merge(db, keep, gone)
        return seats(db), waiting(db, "a"), waiting(db, "b")

    assert database.write(story).result() == ({holder: "a", keep: "b"}, [keep, other], [])
    assert database.read(lambda db: ledger.replay(ledger.entries(db)) == ledger.current(db))


@pytest.mark.parametrize(("mine", "theirs", "kept"), [("a", "ba", "a"), ("", "ba", "ba"), ("ab", "", "ab")])
def test_wishes_of_the_one_who_stays_count(database, mine, theirs, kept):
    load(database, {"a": 1, "b": 1}, RoundMode.RANKED)
    keep, gone = people(database, 2)

    def story(db):
        def ids(codes):
            return tuple(elective(db, code) for code in codes)

        for member, codes in ((keep, mine), (gone, theirs)):
            wishes.save(db, db.get_one(Member, member), round_id(db), ids(codes), "m", NOW)
        merge(db, keep, gone)
        return wishes.wishes_of(db, keep, round_id(db)) == ids(kept)

    assert database.write(story).result()
    assert database.read(lambda db: ledger.replay(ledger.entries(db)) == ledger.current(db))
