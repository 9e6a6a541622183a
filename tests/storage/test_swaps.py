"""Two who both say yes exchange seats, and whatever happens meanwhile, neither is without one."""

from concurrent.futures import wait
from datetime import timedelta

import pytest
from sqlalchemy import update

from academy.electives import Reason
from academy.errors import AcademyError
from storage import applications, catalogue, electives, ledger, rounds, swaps
from storage.models import Member, SessionRow
from tests.support.electives import CLOSES, NOW, STARTS, elective, load, people, round_id, seats


@pytest.fixture
def crowd(database):
    """Ana has a seat in "a" and would have one in "b", where Ben and Cy have theirs; "c" has a free one."""
    load(database, {"a": 1, "b": 2, "c": 1}, second={"x": 3})
    ana, ben, cy = people(database, 3)

    def sit(db):
        for member, code in ((ana, "a"), (ben, "b"), (cy, "b"), (ben, "x")):
            electives.take(db, db.get_one(Member, member), elective(db, code), "m", NOW)
        return swaps.ask(db, db.get_one(Member, ana), elective(db, "b"), "m", NOW).id

    return ana, ben, cy, database.write(sit).result()


def agree(db, member, swap, now=NOW):
    """What comes of saying yes, in a word."""
    try:
        found = swaps.agree(db, db.get_one(Member, member), swap, "m", now)
    except AcademyError as error:
        return error.key
    return getattr(found, "reason", "done")


def leaves(db, member, code=None):
    """Somebody gives their seat back, or takes another instead."""
    if code:
        electives.take(db, db.get_one(Member, member), elective(db, code), "m", NOW)
    else:
        electives.leave(db, db.get_one(Member, member), round_id(db), "m", NOW)


def withdraws(db, member):
    found = applications.participation_of(db, member, catalogue.needed(db).edition_id)
    applications.withdraw(db, found, "m", NOW)


def clashes(db, _member):
    """Ana's elective moves to the time of what Ben has in the other round."""
    times = {"starts": STARTS + timedelta(days=7), "ends": STARTS + timedelta(days=7, minutes=90)}
    db.execute(update(SessionRow).where(SessionRow.code == "a-a").values(**times))
    catalogue.changed(db, catalogue.needed(db).edition_id, NOW)


def check(database, expected):
    assert database.read(seats) == expected
    assert database.read(lambda db: ledger.replay(ledger.entries(db)) == ledger.current(db))


def test_first_of_several_who_say_yes_at_once_has_it_and_the_others_keep_theirs(database, crowd):
    ana, ben, cy, swap = crowd
    both = [database.write(lambda db, who=who: agree(db, who, swap)) for who in (ben, cy)]
    wait(both)
    said = {who: one.result() for who, one in zip((ben, cy), both, strict=True)}
    assert sorted(said.values()) == ["done", "swap-gone"]
    check(database, {ana: "b"} | {who: "a" if word == "done" else "b" for who, word in said.items()})


@pytest.mark.parametrize(
    ("meanwhile", "said", "left"),
    [
        pytest.param(lambda db, ana, ben: leaves(db, ana), "swap-gone", {1: "b"}, id="the asker left"),
        pytest.param(lambda db, ana, ben: leaves(db, ana, "c"), "swap-gone", {0: "c", 1: "b"}, id="took another"),
        pytest.param(lambda db, ana, ben: withdraws(db, ana), "swap-gone", {1: "b"}, id="withdrew"),
        pytest.param(lambda db, ana, ben: leaves(db, ben), "swap-no-seat", {0: "a"}, id="the other left"),
        pytest.param(
            lambda db, ana, ben: leaves(db, ben, "c"), "swap-no-seat", {0: "a", 1: "c"}, id="the other changed"
        ),
        pytest.param(
            lambda db, ana, ben: clashes(db, ben),
            Reason.CLASH,
            {0: "a", 1: "b"},
            id="at the time of another choice",
        ),
        pytest.param(
            lambda db, ana, ben: rounds.cancel_elective(db, elective(db, "a"), "o", NOW),
            "swap-gone",
            {1: "b"},
            id="cancelled",
        ),
        pytest.param(
            lambda db, ana, ben: rounds.set_seats(db, elective(db, "b"), 0, "o", NOW),
            "done",
            {0: "b", 1: "a"},
            id="fewer seats than people",
        ),
        pytest.param(
            lambda db, ana, ben: rounds.close(db, round_id(db), "o", NOW),
            "done",
            {0: "b", 1: "a"},
            id="the deadline passed",
        ),
    ],
)
def test_yes_exchanges_both_seats_or_changes_nothing(database, crowd, meanwhile, said, left):
    ana, ben, cy, swap = crowd
    database.write(lambda db: meanwhile(db, ana, ben)).result()
    left = {(ana, ben)[one]: code for one, code in left.items()}
    before = database.read(seats)
    assert database.write(lambda db: agree(db, ben, swap)).result() == said
    check(database, left | {cy: "b"})
    if said != "done":
        assert database.read(seats) == before


@pytest.mark.parametrize(
    ("now", "said"),
    [
        pytest.param(CLOSES + timedelta(hours=1), "done", id="closed"),
        pytest.param(STARTS, Reason.STARTED, id="begun"),
    ],
)
def test_seats_are_exchanged_until_either_elective_begins(database, crowd, now, said):
    ana, ben, cy, swap = crowd
    assert database.write(lambda db: agree(db, ben, swap, now)).result() == said
    check(database, {ana: "b", ben: "a", cy: "b"} if said == "done" else {ana: "a", ben: "b", cy: "b"})
