"""What happens to people and sessions between firing and sending."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import delete, select

from storage import applications, choices, deliveries, members, personal, programmes, reminders, sessions
from storage.deliveries import Fate
from storage.models import AddressRow, Delivery, Member, Participation, Seat
from tests.storage.test_reminders import take_seat
from tests.support.chat import Chat
from tests.support.people import load_edition
from tests.support.posting import Still
from tests.support.reminded import at, fire, participant, post

OPENING = "**Abertura oficial**\nsegunda-feira, 15 de novembro, 14:00–15:30"
HOUR_BEFORE = at("15 11:00")


@pytest.fixture
def ana(sqlite):
    load_edition(sqlite)
    return sqlite.write(participant).result()


def opening(db):
    return sessions.session_by_code(db, programmes.current_edition(db)[0], "opening")


def mine(db, member):
    return db.scalar(select(Participation).where(Participation.member_id == member))


def move_to(zone):
    def change(db, member):
        db.get_one(Member, member).zone = zone
        reminders.catch_up(db, member, HOUR_BEFORE)

    return change


def speak(language):
    return lambda db, member: members.change_language(db.get_one(Member, member), language)


def move_session(db, member):
    session = opening(db)
    sessions.move(
        db, session, session.starts + timedelta(hours=1), session.ends + timedelta(hours=1), "test", HOUR_BEFORE
    )


def cancel_session(db, member):
    sessions.cancel(db, opening(db), "test", HOUR_BEFORE)


def withdraw(db, member):
    applications.withdraw(db, mine(db, member), "test", HOUR_BEFORE)
    # A message that was claimed before would be asked again.
    for delivery in db.scalars(select(Delivery).where(Delivery.state == Fate.CANCELLED)):
        delivery.state, delivery.reason = Fate.QUEUED, ""


def set_quiet(db, member):
    choices.set_quiet_hours(db, db.get_one(Member, member), 12 * 60, 14 * 60, HOUR_BEFORE)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param(lambda db, member: None, f"{OPENING} · começa daqui a 60 minutos", id="nothing"),
        pytest.param(
            move_to("Asia/Manila"),
            "**Abertura oficial**\nsegunda-feira, 15 de novembro, 20:00–21:30 · começa daqui a 60 minutos",
            id="another zone: in its time",
        ),
        pytest.param(move_to("America/Bogota"), "(quiet)", id="a zone where it is six in the morning"),
        pytest.param(
            speak("fr"),
            "**Ouverture officielle**\nlundi 15 novembre, 14:00–15:30 · commence dans 60 minutes",
            id="another language: in it",
        ),
        pytest.param(lambda db, member: choices.mute(db, member, "m60"), "(muted)", id="switched off"),
        pytest.param(
            lambda db, member: choices.mute(db, member, "m10"),
            f"{OPENING} · começa daqui a 60 minutos",
            id="another switched off",
        ),
        pytest.param(set_quiet, "(quiet)", id="quiet hours"),
        pytest.param(withdraw, "(not concerned)", id="withdrawn"),
    ],
)
def test_reminder_is_written_for_what_holds_when_it_leaves(sqlite, ana, change, said):
    fire(sqlite, HOUR_BEFORE)
    sqlite.write(lambda db: change(db, ana)).result()
    assert post(sqlite, HOUR_BEFORE)["s1.v1.m60"] == said


@pytest.mark.parametrize("change", [move_session, cancel_session])
def test_reminder_of_another_time_is_withdrawn(sqlite, ana, change):
    fire(sqlite, HOUR_BEFORE)
    sqlite.write(lambda db: change(db, ana)).result()
    assert "s1.v1.m60" not in post(sqlite, HOUR_BEFORE)


def test_nothing_is_left_of_somebody_who_is_erased_meanwhile(sqlite, ana):
    fire(sqlite, HOUR_BEFORE)
    sqlite.write(lambda db: personal.erase(db, ana, HOUR_BEFORE)).result()
    assert post(sqlite, HOUR_BEFORE) == {}


def claim(database):
    """Take what is due, as `deliver` does before its turn to leave has come; the keys that may leave still."""
    numbers = database.write(lambda db: deliveries.claim(db, HOUR_BEFORE, 10)).result()

    def leaving():
        left = database.write(lambda db: deliveries.mark_sending(db, dict.fromkeys(numbers))).result()
        keys = select(Delivery.key).where(Delivery.id.in_(left))
        return set(database.read(lambda db: db.scalars(keys)))

    return leaving


@pytest.mark.parametrize(
    ("word", "left"),
    [
        pytest.param("agenda", {"s1.v1.m60"}, id="something else"),
        pytest.param("stop", set(), id="stop"),
    ],
)
def test_stop_catches_what_waits_for_its_turn(sqlite, ana, word, left):
    fire(sqlite, HOUR_BEFORE)
    leaving = claim(sqlite)
    chat = Chat(sqlite, Still(HOUR_BEFORE), "web", "ana")
    chat.command(word)
    assert leaving() == left
    chat.command("start")
    assert set(post(sqlite, HOUR_BEFORE)) == {"s1.v1.m60"} - left


def test_stop_in_one_app_leaves_what_another_takes(sqlite, ana):
    other = {
        "channel": "discord",
        "user": "7",
        "chat": "7",
        "created_at": HOUR_BEFORE,
        "last_used_at": HOUR_BEFORE,
    }
    sqlite.write(lambda db: db.add(AddressRow(member_id=ana, **other))).result()
    fire(sqlite, HOUR_BEFORE)
    leaving = claim(sqlite)
    Chat(sqlite, Still(HOUR_BEFORE), "web", "ana").command("stop")
    assert leaving() == {"s1.v1.m60"}


def test_seat_given_up_takes_the_reminder_of_its_elective_along(sqlite, ana):
    half_past = at("16 13:30")
    sqlite.write(lambda db: take_seat(db, ana, half_past)).result()
    fire(sqlite, half_past)
    sqlite.write(lambda db: db.execute(delete(Seat))).result()
    assert [said for key, said in post(sqlite, half_past).items() if key.endswith("m60")][-1] == "(not concerned)"
