from datetime import timedelta

import pytest

from academy.electives import Reason, Refused, Seated, Waits
from academy.errors import AcademyError
from academy.programme import RoundMode
from storage import applications, catalogue, electives, ledger, menu, personal, reminders
from storage.models import Member
from tests.support.electives import (
    CLOSES,
    NOW,
    STARTS,
    elective,
    history,
    load,
    notices,
    people,
    round_id,
    seats,
    waiting,
)


def take(db, member, code, now=NOW):
    return electives.take(db, db.get_one(Member, member), elective(db, code), f"web:{member}", now)


@pytest.fixture
def told(database):
    """Run a story in one transaction; afterwards the ledger replays to what the tables hold."""

    def run(story, *codes, mode=RoundMode.FIRST_COME, count=4, **seats_):
        load(database, seats_ or {"a": 1, "b": 2}, mode)
        ana, luis, mia, tom = people(database, 4)
        result = database.write(lambda db: story(db, ana, luis, mia, tom)).result()
        assert database.read(lambda db: ledger.replay(ledger.entries(db)) == ledger.current(db))
        return result

    return run


def test_seat_is_had_at_once_or_a_place_on_the_list(told):
    def story(db, ana, luis, mia, tom):
        outcomes = [take(db, member, "a") for member in (ana, luis, mia, luis)]
        return outcomes, seats(db) == {ana: "a"}, waiting(db, "a") == [luis, mia]

    outcomes, seated, order = told(story)
    assert outcomes == [Seated(), Waits(1), Waits(2), Refused(Reason.ALREADY_WAITING, position=1)]
    assert (seated, order) == (True, True)


def test_change_keeps_the_old_seat_until_the_new_one_is_had(told):
    def story(db, ana, luis, mia, tom):
        take(db, ana, "a")
        take(db, luis, "b")
        waits, before = take(db, luis, "a"), seats(db)
        changed = take(db, ana, "b")
        return waits, before == {ana: "a", luis: "b"}, changed, seats(db) == {ana: "b", luis: "b"}

    assert told(story) == (Waits(1), True, Seated("a"), True)


def test_freed_seat_is_offered_to_who_waits_longest_and_not_to_who_comes_then(told):
    def story(db, ana, luis, mia, tom):
        for member in (ana, luis, mia):
            take(db, member, "a")
        left = electives.leave(db, db.get_one(Member, ana), round_id(db), "web:ana", NOW)
        outcome = take(db, tom, "a")
        return left, outcome, notices(db, "seat-offer") == [(luis, "queued")], seats(db)

    assert told(story) == (None, Waits(2), True, {})


def test_seats_left_are_those_nobody_has_or_is_offered(told):
    def story(db, ana, luis, mia, tom):
        for member, code in ((ana, "a"), (luis, "a"), (mia, "b")):
            take(db, member, code)
        electives.leave(db, db.get_one(Member, ana), round_id(db), "web:ana", NOW)
        view = menu.round_for(db, db.get_one(Member, luis), round_id(db), NOW)
        return [(one.value.code, one.free, one.waiting, one.position) for one in view.electives], view.electives[
            0
        ].offer.held

    assert told(story) == ([("a", 0, 1, 0), ("b", 1, 0, None)], True)


@pytest.mark.parametrize(
    ("minutes", "outcome"),
    [
        pytest.param(-1, Seated(), id="a minute before the deadline"),
        pytest.param(0, Refused(Reason.CLOSED, at=CLOSES), id="at the deadline"),
    ],
)
def test_seats_are_taken_until_the_deadline(told, minutes, outcome):
    assert told(lambda db, ana, *_: take(db, ana, "a", CLOSES + timedelta(minutes=minutes))) == outcome


def test_wishes_decide_where_they_are_asked_for(told):
    def story(db, ana, *_):
        with pytest.raises(AcademyError, match="elective-ranked"):
            take(db, ana, "a")

    told(story, mode=RoundMode.RANKED)


def test_only_participants_take_seats_and_only_of_electives_that_exist(told):
    def story(db, ana, luis, *_):
        applications.participation_of(db, ana, 1).state = "applied"
        with pytest.raises(AcademyError, match="elective-not-participant"):
            take(db, ana, "a")
        with pytest.raises(AcademyError, match="elective-gone"):
            electives.take(db, db.get_one(Member, luis), 999, "web:luis", NOW)

    told(story)


def test_organiser_places_by_hand_after_the_deadline_but_never_above_the_capacity(told):
    def story(db, ana, luis, *_):
        late = CLOSES + timedelta(hours=1)
        outcome = electives.place(db, db.get_one(Member, ana), elective(db, "a"), "command line", late, "asked")
        with pytest.raises(AcademyError, match="elective-full"):
            electives.place(db, db.get_one(Member, luis), elective(db, "a"), "command line", late)
        why = [entry.why for entry in ledger.entries(db)]
        return outcome, notices(db, "seat") == [(ana, "queued")], why

    assert told(story) == (Seated(), True, ["asked"])


def test_organiser_takes_a_seat_back_twice_and_says_so_twice(told):
    def story(db, ana, *_):
        for _ in range(2):
            take(db, ana, "a")
            electives.remove(db, ana, round_id(db), "command line", NOW)
        again = electives.remove(db, ana, round_id(db), "command line", NOW)
        return again, notices(db, "seat-lost") == [(ana, "queued")] * 2, seats(db)

    assert told(story) == (False, True, {})


@pytest.mark.parametrize("how", ["withdraws", "is declined", "is erased"])
def test_who_takes_part_no_more_frees_the_seat_and_the_list_moves(told, how):
    def story(db, ana, luis, *_):
        for member in (ana, luis):
            take(db, member, "a")
        mine = applications.participation_of(db, ana, 1)
        if how == "withdraws":
            applications.withdraw(db, mine, "web:ana", NOW)
        elif how == "is declined":
            applications.decide(db, mine, accept=False, by="test", now=NOW)
        else:
            personal.erase(db, ana, NOW)
        return seats(db), notices(db, "seat-offer") == [(luis, "queued")]

    assert told(story) == ({}, True)


def test_seat_brings_the_sessions_of_the_elective_and_leaving_takes_them(told):
    def story(db, ana, *_):
        def theirs():
            return [one.code for one in reminders.sessions_of(db, ana, 1, NOW) if one.elective_id]

        before = theirs()
        take(db, ana, "a")
        with_seat = theirs()
        electives.leave(db, db.get_one(Member, ana), round_id(db), "web:ana", NOW)
        return before, with_seat, theirs()

    assert told(story) == ([], ["a-a"], [])


def test_ledger_says_who_did_what_to_whom(told):
    def story(db, ana, luis, *_):
        take(db, ana, "a")
        take(db, luis, "a")
        electives.leave(db, db.get_one(Member, ana), round_id(db), "web:ana", NOW)
        expected = [
            ("seat", ana, f"web:{ana}"),
            ("waits", luis, f"web:{luis}"),
            ("freed", ana, "web:ana"),
            ("offered", luis, "web:ana"),
        ]
        return history(db) == expected

    assert told(story)


def test_language_that_can_be_followed_is_asked_once(told):
    from storage import choosers

    def story(db, ana, *_):
        member = db.get_one(Member, ana)
        member.language = "fr"
        first = take(db, ana, "a")
        choosers.follow(db, ana, "en", NOW)
        return first, take(db, ana, "a"), take(db, ana, "b")

    assert told(story) == (Refused(Reason.OTHER_LANGUAGE, languages=("en", "pt")), Seated(), Seated("a"))


def test_no_seat_is_taken_when_the_elective_has_begun(told):
    assert told(lambda db, ana, *_: take(db, ana, "a", STARTS)) == Refused(Reason.STARTED, at=STARTS)


def test_catalogue_is_kept_until_something_changes(told):
    def story(db, *_):
        before = catalogue.needed(db)
        same = catalogue.needed(db) is before
        catalogue.changed(db, before.edition_id, NOW)
        return same, catalogue.needed(db) is before

    assert told(story) == (True, False)
