from collections import Counter
from dataclasses import asdict
from datetime import timedelta

import pytest
from sqlalchemy import event, select

from academy.electives import Reason, Waits
from academy.errors import AcademyError
from academy.programme import Constituency, RoundMode
from storage import allocations, electives, ledger, rounds, wishes
from storage.models import Delivery, Member, RoundState
from tests.support.electives import CLOSES, NOW, elective, load, notices, people, round_id, seats


@pytest.fixture
def crowd(database):
    """Four who wish: three for "a" first, of which there is one seat; the fourth wishes for nothing."""
    load(database, {"a": 1, "b": 1, "u": 5}, RoundMode.RANKED)
    members = people(database, 4)

    def choose(db):
        for member in members[:3]:
            assert wish(db, member, "ab") == {}

    database.write(choose).result()
    return members


def wish(db, member, codes, now=NOW):
    return wishes.save(
        db, db.get_one(Member, member), round_id(db), [elective(db, code) for code in codes], "m", now
    )


def preview(db, seed=7, now=CLOSES):
    return allocations.preview(db, round_id(db), seed, now)


def test_wishes_are_replaced_and_taken_back(database, crowd):
    def story(db):
        wish(db, crowd[0], "ba")
        first = wishes.wishes_of(db, crowd[0], round_id(db)) == (elective(db, "b"), elective(db, "a"))
        wish(db, crowd[0], "")
        return first, wishes.wishes_of(db, crowd[0], round_id(db))

    assert database.write(story).result() == (True, ())
    assert database.read(lambda db: ledger.replay(ledger.entries(db)) == ledger.current(db))


def test_wishes_that_are_refused_change_nothing(database, crowd):
    def story(db):
        refused = wish(db, crowd[0], "ub")
        with pytest.raises(AcademyError, match="wish-twice"):
            wish(db, crowd[0], "aa")
        with pytest.raises(AcademyError, match="round-closed"):
            wish(db, crowd[0], "b", CLOSES)
        kept = wishes.wishes_of(db, crowd[0], round_id(db))
        return [no.reason for no in refused.values()], kept == (elective(db, "a"), elective(db, "b"))

    assert database.write(story).result() == ([Reason.NOT_FOR_YOU], True)


def test_preview_counts_and_writes_nothing(database, crowd):
    seen = database.read(preview)
    tally = asdict(seen.statistics.all)
    assert tally == {"people": 4, "by_hand": 0, "ranks": (1, 1, 0), "unplaced": 1, "silent": 1}
    assert database.read(preview).result == seen.result
    assert database.read(seats) == {}


def test_allocation_is_final_once_and_everybody_is_told(database, crowd):
    seen = database.read(preview)
    with pytest.raises(AcademyError, match="round-open"):
        database.write(lambda db: allocations.allocate(db, seen, "o", CLOSES - timedelta(hours=1))).result()
    done = database.write(lambda db: allocations.allocate(db, seen, "o", CLOSES)).result()
    assert done is seen
    assert database.read(seats) == dict(seen.result.seats)
    with pytest.raises(AcademyError, match="round-allocated"):
        database.write(lambda db: allocations.allocate(db, seen, "o", CLOSES)).result()
    without = [member for member in crowd if member not in seen.result.seats]
    assert database.read(lambda db: notices(db, "seat")) == [(one, "queued") for one in sorted(seen.result.seats)]
    assert database.read(lambda db: notices(db, "unplaced")) == [(one, "queued") for one in without]
    assert database.read(lambda db: db.scalars(select(RoundState.seed)).one()) == 7
    assert database.read(lambda db: ledger.replay(ledger.entries(db)) == ledger.current(db))


def test_allocation_counts_what_changed_since_the_preview(database, crowd):
    seen = database.read(preview)

    def story(db):
        electives.place(db, db.get_one(Member, crowd[3]), elective(db, "a"), "o", CLOSES)
        done = allocations.allocate(db, seen, "o", CLOSES)
        return done.problem.seed, seats(db)[crowd[3]], done.statistics.all.by_hand, len(seats(db))

    assert database.write(story).result() == (7, "a", 1, 2)


def test_who_got_nothing_may_choose_after_the_deadline(database, crowd):
    seen = database.read(preview)

    def story(db):
        allocations.allocate(db, seen, "o", CLOSES)
        late = CLOSES + timedelta(hours=1)
        placed, silent = min(seen.result.seats), crowd[3]
        return [
            electives.take(db, db.get_one(Member, member), elective(db, "a"), "m", late)
            for member in (silent, placed)
        ]

    chosen, refused = database.write(story).result()
    assert chosen == Waits(1)
    assert refused.reason in (Reason.CLOSED, Reason.ALREADY_YOURS)


def test_cancelled_elective_leaves_the_other_wishes_in_order(database, crowd):
    def story(db):
        lost = rounds.cancel_elective(db, elective(db, "a"), "o", NOW)
        return lost, wishes.wishes_of(db, crowd[0], round_id(db)) == (elective(db, "b"),)

    assert database.write(story).result() == (rounds.Cancelled(0, 0, 3), True)
    subjects = select(Delivery.subject).where(Delivery.kind == "elective-cancelled")
    assert database.read(lambda db: [one["had"] for one in db.scalars(subjects)]) == ["wish"] * 3
    assert database.read(lambda db: ledger.replay(ledger.entries(db)) == ledger.current(db))


@pytest.mark.parametrize("seed", [-1, 2**63])
def test_seeds_are_numbers_that_can_be_recorded(database, crowd, seed):
    with pytest.raises(AcademyError, match="seed-wrong"):
        database.read(lambda db: preview(db, seed))


def test_union_members_may_wish_for_what_is_for_them(database, crowd):
    member = people(database, 1, Constituency.TRADE_UNION)[0]
    assert database.write(lambda db: wish(db, member, "u")).result() == {}


@pytest.mark.parametrize("count", [1, 4])
def test_allocation_asks_as_much_of_the_database_for_many_as_for_one(database, count):
    load(database, {"a": None}, RoundMode.RANKED)
    for member in people(database, count):
        database.write(lambda db, member=member: wish(db, member, "a")).result()
    seen, asked = database.read(preview), []
    event.listen(database.engine, "before_cursor_execute", lambda *args: asked.append(args[2].split()[0]))
    database.write(lambda db: allocations.allocate(db, seen, "o", CLOSES)).result()
    assert Counter(asked)["INSERT"] + Counter(asked)["UPDATE"] == 6  # and one past the engine, in the ledger
