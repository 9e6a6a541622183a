"""Announcements as they go out to everybody who is meant, once."""

import random
import threading
from collections import Counter
from datetime import timedelta
from itertools import islice

import pytest
from sqlalchemy import select, update

from academy.broadcasts import Audience, text_language
from academy.errors import AcademyError
from reminders.broadcasts import expand_due
from storage import audiences, broadcasts, expansion, personal
from storage.models import AddressRow, Broadcast, Delivery, Member
from tests.conftest import NOW
from tests.support import crowd
from tests.support.people import load_edition, sign_up

THEN = NOW + timedelta(seconds=30)
DELIVERY = (Delivery.member_id, Delivery.place_id, Delivery.subject, Delivery.state, Delivery.reason)


@pytest.fixture(autouse=True)
def small_batches(monkeypatch):
    monkeypatch.setattr(expansion, "CHUNK", 7)


@pytest.fixture
def people(database):
    load_edition(database)
    return database.write(lambda db: crowd.crowd(db, 60, seed=3)).result()


def deliveries(database, number):
    query = (
        select(*DELIVERY).where(Delivery.broadcast_id == number).order_by(Delivery.member_id, Delivery.place_id)
    )
    return [tuple(row) for row in database.read(lambda db: db.execute(query).all())]


def state_of(database, number):
    return database.read(lambda db: db.scalar(select(Broadcast.state).where(Broadcast.id == number)))


def send(database, audience=Audience(), **values):  # noqa: B008
    number = database.write(lambda db: crowd.confirmed(db, audience, **values)).result()
    expand_due(database, THEN)
    return number


@pytest.mark.parametrize("audience", list(islice(crowd.audiences(seed=8), 12)))
def test_expansion_reaches_exactly_those_who_were_counted(database, people, audience):
    theirs = [one for one in people if one.belongs(audience)]
    plan = database.write(lambda db: audiences.plan(db, crowd.announcement(db, audience))).result()
    if any(one.first for one in theirs):
        sent = deliveries(database, send(database, audience))
        assert [member for member, *_ in sent] == [one.id for one in theirs]
        assert plan.reached + plan.unreachable == len(sent)
    else:
        with pytest.raises(AcademyError, match="broadcast-nobody"):
            send(database, audience)
        assert plan.reached == 0


def test_expansion_fixes_the_language_of_each_text(database, people):
    number = send(database)
    languages = {one.id: text_language(crowd.TEXTS, "en", one.language) for one in people}
    assert {(member, subject["language"]) for member, _, subject, *_ in deliveries(database, number)} == {
        (one.id, languages[one.id]) for one in people if one.joined
    }
    database.write(lambda db: db.execute(update(Member).values(language="pt"))).result()
    expand_due(database, THEN + timedelta(minutes=1))
    assert Counter(row[2]["language"] for row in deliveries(database, number)) == Counter(
        languages[one.id] for one in people if one.joined
    )


def test_reader_whose_language_lost_its_text_meanwhile_is_accounted_for(database, people):
    number = database.write(lambda db: crowd.confirmed(db, Audience(languages=("en", "pt")), fallback="")).result()
    anybody = select(Broadcast).where(Broadcast.id == number)
    database.write(lambda db: setattr(db.scalar(anybody), "audience", {})).result()
    expand_due(database, THEN)
    readers = {one.id: one.language for one in people}
    assert {
        (readers[member], subject["language"], state, reason)
        for member, _, subject, state, reason in deliveries(database, number)
    } == {
        ("en", "en", "queued", ""),
        ("pt", "pt", "queued", ""),
        ("es", "", "cancelled", "no text"),
        ("fr", "", "cancelled", "no text"),
    }


def test_delivery_says_what_the_sender_needs(database, people):
    number = send(database, Audience(languages=("pt",)))
    row = database.read(lambda db: db.scalars(select(Delivery).where(Delivery.broadcast_id == number)).first())
    assert (row.key, row.kind, row.priority, row.tries, row.message) == (
        f"broadcast{number}",
        "broadcast",
        2,
        0,
        "",
    )
    assert (row.due_at, row.promised_at, row.expires_at) == (THEN, THEN, THEN + timedelta(hours=24))


def test_announcement_that_comes_late_is_useful_until_a_day_after_its_time(database, people):
    number = database.write(lambda db: crowd.confirmed(db)).result()
    expand_due(database, THEN + timedelta(hours=26))
    instants = database.read(
        lambda db: db.scalars(select(Delivery.expires_at).where(Delivery.broadcast_id == number).distinct()).all()
    )
    assert instants == [THEN + timedelta(hours=24)]


def test_places_get_it_once_in_their_language(database, people):
    def made(db):
        return [crowd.place(db, code, language).id for code, language in (("a", "pt"), ("b", "fr"), ("c", "en"))]

    a, b, _ = database.write(made).result()
    number = send(database, Audience(members=False, places=("a", "b")))
    assert deliveries(database, number) == [
        (None, a, {"language": "pt"}, "queued", ""),
        (None, b, {"language": "en"}, "queued", ""),
    ]
    assert state_of(database, number) == "sent"


@pytest.mark.parametrize(
    ("now", "state"), [(THEN - timedelta(seconds=1), "waiting"), (THEN, "sent")], ids=["before", "then"]
)
def test_announcement_goes_out_at_its_time(database, people, now, state):
    number = database.write(lambda db: crowd.confirmed(db)).result()
    batches = expand_due(database, now)
    assert (state_of(database, number), bool(batches), bool(deliveries(database, number))) == (
        state,
        state == "sent",
        state == "sent",
    )


def test_next_announcement_is_due_when_it_was_set(database, people):
    assert database.read(expansion.next_due) is None
    database.write(lambda db: crowd.confirmed(db)).result()
    database.write(lambda db: crowd.confirmed(db, send_at=NOW + timedelta(days=3))).result()
    assert database.read(expansion.next_due) == THEN


def test_nobody_gets_it_twice_however_often_it_is_expanded(database, people):
    number = send(database)
    once = deliveries(database, number)
    again = update(Broadcast).where(Broadcast.id == number).values(state="sending", reached=0)
    database.write(lambda db: db.execute(again)).result()
    expand_due(database, THEN)
    assert deliveries(database, number) == once


def test_expansion_goes_on_where_a_crash_left_it(database, people):
    number = database.write(lambda db: crowd.confirmed(db)).result()
    database.write(lambda db: expansion.begin_due(db, THEN)).result()
    for _ in range(3):
        assert database.write(lambda db: expansion.expand(db, number, THEN)).result() is True
    half = deliveries(database, number)
    assert state_of(database, number) == "sending"
    expand_due(database, THEN)
    whole = deliveries(database, number)
    assert whole[: len(half)] == half
    assert [member for member, *_ in whole] == sorted(one.id for one in people if one.joined)


def test_expansion_that_was_stopped_goes_no_further(database, people):
    number = database.write(lambda db: crowd.confirmed(db)).result()
    database.write(lambda db: expansion.begin_due(db, THEN)).result()
    database.write(lambda db: expansion.expand(db, number, THEN)).result()
    halted = database.write(lambda db: broadcasts.stop(db, crowd.COMMAND_LINE, number, THEN)).result()
    expand_due(database, THEN)
    assert database.write(lambda db: expansion.expand(db, number, THEN)).result() is False
    assert Counter(row[3:] for row in deliveries(database, number)) == {("cancelled", "halted"): halted}
    assert (state_of(database, number), 0 < halted <= 7) == ("stopped", True)


def test_stopping_takes_back_what_has_not_left_and_nothing_else(database, people):
    number, other = send(database), send(database)
    states = ("sent", "sending", "claimed", "failed")
    everyone = [row[0] for row in deliveries(database, number)]

    def settle(db):
        for place, state in enumerate(states):
            one = (Delivery.broadcast_id == number, Delivery.member_id == everyone[place])
            db.execute(update(Delivery).where(*one).values(state=state))

    database.write(settle).result()
    halted = database.write(lambda db: broadcasts.stop(db, crowd.COMMAND_LINE, number, THEN)).result()
    assert halted == len(everyone) - 3
    assert database.read(lambda db: broadcasts.progress(db, number)) == {
        ("sent", ""): 1,
        ("sending", ""): 1,
        ("failed", ""): 1,
        ("cancelled", "halted"): halted,
    }
    assert database.read(lambda db: broadcasts.progress(db, other)) == {("queued", ""): len(everyone)}


@pytest.mark.parametrize(
    ("state", "key"),
    [("sent", "broadcast-over"), ("waiting", "broadcast-not-going"), ("draft", "broadcast-not-going")],
)
def test_stopping_what_does_not_go_out_is_refused(database, people, state, key):
    number = database.write(lambda db: crowd.announcement(db, state=state).id).result()
    with pytest.raises(AcademyError) as error:
        database.write(lambda db: broadcasts.stop(db, crowd.COMMAND_LINE, number, NOW)).result()
    assert (error.value.key, state_of(database, number)) == (key, state)


def test_undo_and_expansion_at_the_same_moment_never_both_succeed(database, people):
    dice, winners = random.Random(1), Counter()
    for _ in range(12):
        number = database.write(lambda db: crowd.confirmed(db)).result()
        start, undone = threading.Barrier(2), []
        pauses = dice.random() / 200, dice.random() / 200

        def undo(n=number, start=start, undone=undone, pause=pauses[0]):
            start.wait()
            threading.Event().wait(pause)
            try:
                database.write(lambda db: broadcasts.undo(db, crowd.COMMAND_LINE, n, THEN)).result()
                undone.append(True)
            except AcademyError as error:
                undone.append(error.key)

        def expand(start=start, pause=pauses[1]):
            start.wait()
            threading.Event().wait(pause)
            expand_due(database, THEN)

        threads = [threading.Thread(target=undo), threading.Thread(target=expand)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        found = (undone, state_of(database, number), bool(deliveries(database, number)))
        assert found in (([True], "undone", False), (["broadcast-undo-late"], "sent", True))
        winners[found[1]] += 1
    assert winners.keys() == {"undone", "sent"}


def test_stop_while_it_expands_leaves_nothing_to_send(database, people):
    for _ in range(6):
        number = database.write(lambda db: crowd.confirmed(db)).result()
        thread = threading.Thread(target=expand_due, args=(database, THEN))
        thread.start()
        while state_of(database, number) == "waiting":
            pass
        database.write(lambda db, n=number: broadcasts.stop(db, crowd.COMMAND_LINE, n, THEN)).result()
        thread.join()
        assert {row[3:] for row in deliveries(database, number)} <= {("cancelled", "halted")}
        assert state_of(database, number) == "stopped"


def test_erased_members_get_nothing_and_those_who_stopped_are_accounted_for(database, people):
    joined = [one.id for one in people if one.joined]

    def changed(db):
        personal.erase(db, joined[0], NOW)
        db.execute(update(AddressRow).where(AddressRow.member_id == joined[1]).values(stopped_at=NOW))

    database.write(changed).result()
    number = send(database)
    assert [row[0] for row in deliveries(database, number)] == joined[1:]
    database.write(lambda db: personal.erase(db, joined[1], NOW)).result()
    assert [row[0] for row in deliveries(database, number)] == joined[2:]


def test_those_not_reached_are_listed_by_name(database):
    load_edition(database)
    people = database.write(
        lambda db: [sign_up(db, user, name=user.title()).id for user in ("eva", "ana", "luis")]
    )
    eva, ana, _ = people.result()
    number = send(database)

    def failed(db):
        for member, state, reason in ((ana, "unknown", "timeout"), (eva, "failed", "blocked")):
            one = (Delivery.member_id == member, Delivery.broadcast_id == number)
            db.execute(update(Delivery).where(*one).values(state=state, reason=reason))

    database.write(failed).result()
    assert database.read(lambda db: broadcasts.not_reached(db, number, 10)) == [
        ("Ana", "unknown", "timeout"),
        ("Eva", "failed", "blocked"),
    ]
