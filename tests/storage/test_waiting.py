from datetime import timedelta

import pytest
from sqlalchemy import select

from academy.electives import HOLD, Reason, Refused, Seated
from academy.errors import AcademyError
from storage import catalogue, electives, ledger, rounds, swaps
from storage import waiting as lists
from storage.database import Db
from storage.models import Delivery, Member, Offer
from tests.support.electives import (
    CLOSES,
    NOW,
    OPENS,
    STARTS,
    elective,
    load,
    notices,
    people,
    round_id,
    seats,
    waiting,
)


@pytest.fixture
def crowd(database):
    """Ana has the one seat of "a", Luis and Mia wait for it; Tom has a seat in "b", and waits, too."""
    load(database, {"a": 1, "b": 2})
    members = people(database, 4)

    def choose(db):
        for member in members:
            db.get_one(Member, member).quiet_from = db.get_one(Member, member).quiet_to = 0
        take(db, members[3], "b")
        for member in members:
            take(db, member, "a")

    database.write(choose).result()
    return members


def take(db, member, code, now=NOW):
    return electives.take(db, db.get_one(Member, member), elective(db, code), "m", now)


def leave(db, member, now=NOW):
    return electives.leave(db, db.get_one(Member, member), round_id(db), "m", now)


def offers(db):
    query = select(Offer.member_id, Offer.state, Offer.held, Offer.until).order_by(Offer.id)
    return [tuple(row) for row in db.execute(query)]


def answer(db, member, now, *, yes=True):
    offer = db.scalars(select(Offer.id).where(Offer.member_id == member).order_by(Offer.id.desc())).first()
    if yes:
        return lists.accept(db, db.get_one(Member, member), offer, "m", now)
    return lists.pass_on(db, member, offer, "m", now)


def test_offer_that_is_accepted_gives_the_seat_and_frees_the_other(database, crowd):
    ana, luis, mia, tom = crowd

    def story(db):
        leave(db, ana)
        for member in (luis, mia):
            answer(db, member, NOW, yes=False)
        return answer(db, tom, NOW), seats(db), waiting(db, "a")

    assert database.write(story).result() == (Seated("b"), {tom: "a"}, [])


def test_hold_that_ran_out_goes_to_the_next_with_a_whole_hold_however_late(database, crowd):
    ana, luis, mia, _ = crowd
    database.write(lambda db: leave(db, ana)).result()
    late = NOW + HOLD + timedelta(days=2)
    again = Db(database.engine.url.render_as_string(hide_password=False))  # another process, after two days
    try:
        assert again.read(lambda db: lists.is_due(db, late))
        assert again.write(lambda db: lists.expire(db, late)).result() == 1
        assert again.read(offers) == [
            (luis, "expired", True, NOW + HOLD),
            (mia, "open", True, late + HOLD),
        ]
        assert again.read(lambda db: notices(db, "offer-over")) == [(luis, "queued")]
        assert again.read(lambda db: notices(db, "seat-offer")) == [(luis, "cancelled"), (mia, "queued")]
        assert again.write(lambda db: lists.expire(db, late)).result() == 0
    finally:
        again.close()


def test_end_of_a_hold_counts_though_nobody_has_noticed_it(database, crowd):
    ana, luis, *_ = crowd

    def story(db):
        leave(db, ana)
        return answer(db, luis, NOW + HOLD), answer(db, luis, NOW + HOLD - timedelta(seconds=1))

    outcomes = database.write(story).result()
    assert outcomes == (Refused(Reason.OFFER_OVER, at=NOW + HOLD), Seated())


def test_offer_is_a_members_own(database, crowd):
    ana, _, mia, _ = crowd

    def story(db):
        leave(db, ana)
        offer = db.scalars(select(Offer.id)).one()
        return (
            lists.accept(db, db.get_one(Member, mia), offer, "m", NOW),
            lists.pass_on(db, mia, offer, "m", NOW),
            lists.accept(db, db.get_one(Member, mia), 999, "m", NOW),
        )

    over = Refused(Reason.OFFER_OVER)
    assert database.write(story).result() == (over, False, over)


def test_shortly_before_the_start_the_first_press_has_the_seat(database, crowd):
    ana, luis, mia, tom = crowd
    soon = STARTS - timedelta(minutes=20)

    def story(db):
        electives.remove(db, ana, round_id(db), "o", soon)
        open_to = [(member, held) for member, _, held, _ in offers(db)]
        return open_to, answer(db, mia, soon), answer(db, luis, soon), seats(db)[mia]

    expected = ([(luis, False), (mia, False), (tom, False)], Seated(), Refused(Reason.FULL), "a")
    assert database.write(story).result() == expected


def test_more_seats_move_the_list_and_fewer_throw_nobody_out(database, crowd):
    ana, luis, mia, _ = crowd

    def story(db):
        more = rounds.set_seats(db, elective(db, "a"), 3, "o", NOW)
        answer(db, luis, NOW)
        fewer = rounds.set_seats(db, elective(db, "a"), 1, "o", NOW)
        return more, fewer, seats(db) == {ana: "a", luis: "a", crowd[3]: "b"}, waiting(db, "a")

    more, fewer, kept, left = database.write(story).result()
    assert (more, fewer, kept) == (rounds.Changed(1, 0, 2), rounds.Changed(2, 1, 0), True)
    assert left == [mia, crowd[3]]
    assert database.read(lambda db: notices(db, "offer-over")) == [(mia, "queued")]


def test_people_of_a_cancelled_elective_choose_again_before_others_and_after_the_deadline(database, crowd):
    ana, luis, mia, _ = crowd
    late = CLOSES + timedelta(hours=1)

    def story(db):
        rounds.set_seats(db, elective(db, "b"), 1, "o", NOW)
        take(db, mia, "b")
        cancelled = rounds.cancel_elective(db, elective(db, "a"), "o", NOW)
        with pytest.raises(AcademyError, match="elective-cancelled-before"):
            rounds.cancel_elective(db, elective(db, "a"), "o", NOW)
        return cancelled, take(db, luis, "b", late).reason, take(db, ana, "b", late), waiting(db, "b")

    cancelled, refused, outcome, order = database.write(story).result()
    assert (cancelled, refused) == (rounds.Cancelled(1, 3, 0), Reason.CLOSED)
    assert (outcome.position, order) == (1, [ana, mia])
    told = database.read(lambda db: notices(db, "elective-cancelled"))
    assert sorted(told) == [(member, "queued") for member in sorted(crowd)]
    assert database.read(lambda db: ledger.replay(ledger.entries(db)) == ledger.current(db))


def test_swap_needs_two_who_want_it_and_neither_is_without_a_seat(database, crowd):
    ana, luis, mia, tom = crowd

    def story(db):
        member = [db.get_one(Member, number) for number in crowd]
        asked = swaps.ask(db, member[0], elective(db, "b"), "m", NOW)
        told = notices(db, "swap")
        with pytest.raises(AcademyError, match="swap-no-seat"):
            swaps.agree(db, member[1], asked.id, "m", NOW)
        with pytest.raises(AcademyError, match="swap-gone"):
            swaps.agree(db, member[0], asked.id, "m", NOW)
        seen = [one.id == asked.id for one in swaps.open_for(db, tom, round_id(db))]
        done = swaps.agree(db, member[3], asked.id, "m", NOW)
        return told, seen, asked.done, done.done, seats(db), waiting(db, "a")

    expected = ([(tom, "queued")], [True], False, True, {ana: "b", tom: "a"}, [luis, mia])
    assert database.write(story).result() == expected


def test_swap_that_two_asked_for_is_done_at_once(database, crowd):
    ana, *_, tom = crowd

    def story(db):
        swaps.ask(db, db.get_one(Member, ana), elective(db, "b"), "m", NOW)
        return swaps.ask(db, db.get_one(Member, tom), elective(db, "a"), "m", NOW).done, seats(db)

    assert database.write(story).result() == (True, {ana: "b", tom: "a"})


def test_swap_is_off_when_the_askers_seat_changes(database, crowd):
    ana, *_, tom = crowd

    def story(db):
        asked = swaps.ask(db, db.get_one(Member, ana), elective(db, "b"), "m", NOW)
        take(db, ana, "b")
        with pytest.raises(AcademyError, match="swap-gone"):
            swaps.agree(db, db.get_one(Member, tom), asked.id, "m", NOW)
        return seats(db)

    assert database.write(story).result() == {ana: "b", tom: "b"}


def test_round_is_announced_once_and_those_who_have_not_chosen_are_reminded(database):
    load(database, {"a": 1})
    ana, luis = people(database, 2)

    def ticks(*instants):
        return [database.write(lambda db, at=at: rounds.tick(db, at)).result() for at in instants]

    day = timedelta(days=1)
    assert ticks(NOW, NOW) == [2, 0]
    database.write(lambda db: take(db, ana, "a")).result()
    assert ticks(CLOSES - 3 * day, CLOSES - 3 * day, CLOSES - day, CLOSES) == [1, 0, 1, 0]
    assert database.read(lambda db: notices(db, "round-open")) == [(ana, "cancelled"), (luis, "queued")]
    assert database.read(lambda db: notices(db, "round-remind")) == [(luis, "queued")] * 2
    days = database.read(
        lambda db: db.scalars(select(Delivery.subject).where(Delivery.kind == "round-remind")).all()
    )
    assert [subject["days"] for subject in days] == [3, 1]


def test_reminders_that_were_missed_come_as_one(database):
    load(database, {"a": 1})
    people(database, 1)
    database.write(lambda db: rounds.tick(db, NOW)).result()
    assert database.write(lambda db: rounds.tick(db, CLOSES - timedelta(hours=5))).result() == 1


def test_organisers_dates_count_and_everybody_hears_of_them(database):
    load(database, {"a": 1})
    ana, luis = people(database, 2)
    later = CLOSES + timedelta(days=1)

    def story(db):
        told = rounds.extend(db, round_id(db), CLOSES + timedelta(hours=5), "o", NOW, "many asked")
        seat = take(db, ana, "a", CLOSES + timedelta(hours=1))
        closed = rounds.close(db, round_id(db), "o", CLOSES + timedelta(hours=2))
        with pytest.raises(AcademyError, match="round-past"):
            rounds.extend(db, round_id(db), NOW, "o", later)
        return told, seat, closed, take(db, luis, "a", CLOSES + timedelta(hours=3)).reason

    assert database.write(story).result() == (2, Seated(), 2, Reason.CLOSED)
    assert database.read(lambda db: ledger.replay(ledger.entries(db)) == ledger.current(db))


def test_what_organisers_did_wins_over_a_programme_file_that_is_loaded_later(database):
    load(database, {"a": 3, "b": 3})
    later = CLOSES + timedelta(days=1)

    def story(db):
        rounds.extend(db, round_id(db), later, "o", NOW)
        rounds.set_seats(db, elective(db, "a"), 5, "o", NOW)
        rounds.cancel_elective(db, elective(db, "b"), "o", NOW)

    database.write(story).result()
    load(database, {"a": 1, "b": 1})
    found = database.read(catalogue.current).rounds[0]
    assert (found.value.closes, found.value.opens) == (later, OPENS)
    assert [(one.value.seats, one.cancelled) for one in found.electives] == [(5, False), (1, True)]
