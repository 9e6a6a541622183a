"""Who is caught up with: whom a reminder begins to concern after it fired, and whom it concerns again."""

from __future__ import annotations

import dataclasses

import pytest
from sqlalchemy import select

from academy.messages import Address, Incoming, Kind
from academy.programme import Admission
from storage import applications, choices, linking, members, programmes, reminders
from storage.models import AddressRow, Delivery, ElectiveRow, Member, MutedReminder, Participation, Seat
from tests.conftest import NOW
from tests.support import people
from tests.support.reminded import at, fire, participant, post

HOUR_BEFORE = at("15 11:00")
LATER = at("15 11:20")
EVE = "eve.1.2021-11-15"
M60, M10, M0 = "s1.v1.m60", "s1.v1.m10", "s1.v1.m0"
SOON = "**Abertura oficial**\nsegunda-feira, 15 de novembro, 14:00–15:30 · "
PANEL = (
    "**Painel de alto nível 1: Uma recuperação centrada no ser humano"
    " – impactos da crise da COVID-19 e respostas**\n"
    "segunda-feira, 15 de novembro, 16:30–18:00 · começa daqui a 55 minutos"
)
TODAY = "As suas sessões de hoje, segunda-feira, 15 de novembro (Maputo):"


def late_joiner(db, user="rui"):
    return people.apply(db, people.sign_up(db, user)).id


def accept(db, number, now):
    applications.decide_all(db, [number], accept=True, by="test", now=now)


def complete(db, member):
    db.query(Participation).filter_by(member_id=member).one().state = "completed"


@pytest.fixture
def academy(database):
    """A database with the shipped edition and a participant, so that there is a group to remind."""
    people.load_edition(database)
    database.write(participant).result()
    return database


def write(database, function, *arguments):
    return database.write(lambda db: function(db, *arguments)).result()


def reminded(database, now):
    """What is sent now, apart from decisions."""
    return {key: said for key, said in post(database, now).items() if not key.startswith("decision")}


@pytest.mark.parametrize(
    ("accepted", "said"),
    [
        pytest.param("15 11:30", {M60: SOON + "começa daqui a 30 minutos"}, id="30 minutes before"),
        pytest.param("15 08:00", {EVE: TODAY}, id="in the morning"),
        pytest.param(
            "15 11:55", {M60: "(overtaken)", M10: SOON + "começa daqui a 5 minutos"}, id="5 minutes before"
        ),
        pytest.param(
            "15 12:20", {M60: "(overtaken)", M10: "(overtaken)", M0: SOON + "já começou"}, id="after it began"
        ),
        pytest.param("15 13:35", {"s2.v1.m60": PANEL}, id="after it was over: of the next one"),
    ],
)
def test_late_joiner_gets_what_is_still_useful_and_of_a_session_only_the_latest(academy, accepted, said):
    number = write(academy, late_joiner)
    for due in (at("14 16:00"), HOUR_BEFORE, at("15 11:50")):
        fire(academy, min(due, at(accepted)))
        post(academy, min(due, at(accepted)))
    write(academy, accept, number, at(accepted))
    assert reminded(academy, at(accepted)) == said


def test_open_admission_catches_up_as_a_decision_does(database):
    edition = dataclasses.replace(people.edition(), admission=Admission.OPEN)
    write(database, programmes.save_edition, edition, NOW)
    write(database, participant_of_open_admission, "ana", NOW)
    fire(database, HOUR_BEFORE)
    post(database, HOUR_BEFORE)
    write(database, participant_of_open_admission, "rui", LATER)
    assert reminded(database, LATER)[M60] == SOON + "começa daqui a 40 minutos"


def participant_of_open_admission(db, user, now):
    member = people.sign_up(db, user)
    participation = applications.draft(db, member.id, 1, now)
    participation.motivation, participation.commitment = people.MOTIVATION, True
    _, edition = programmes.current_edition(db)
    applications.apply(db, participation, edition, "test", now)


@pytest.mark.parametrize("muted_at", ["before it fires", "before it leaves"])
def test_kind_switched_on_again_comes_late(academy, muted_at):
    if muted_at == "before it fires":
        write(academy, choices.mute, 1, "m60")
    fire(academy, HOUR_BEFORE)
    write(academy, choices.mute, 1, "m60")
    post(academy, HOUR_BEFORE)
    write(academy, choices.unmute, 1, "m60", LATER)
    assert reminded(academy, LATER) == {M60: SOON + "começa daqui a 40 minutos"}


def test_whoever_completed_the_edition_is_still_reminded(academy):
    write(academy, complete, 1)
    fire(academy, HOUR_BEFORE)
    assert reminded(academy, HOUR_BEFORE) == {M60: SOON + "começa daqui a 60 minutos"}


def test_switching_off_twice_is_once_and_kinds_are_apart(academy):
    for kind in ("m60", "m60", "eve"):
        write(academy, choices.mute, 1, kind)
    assert academy.read(lambda db: choices.muted(db, 1)) == {"m60", "eve"}
    write(academy, choices.unmute, 1, "m60", NOW)
    assert academy.read(lambda db: db.scalars(select(MutedReminder.kind)).all()) == ["eve"]


def test_who_withdrew_and_is_accepted_again_is_reminded_again(academy):
    fire(academy, HOUR_BEFORE)
    write(academy, withdraw, HOUR_BEFORE)
    assert reminded(academy, HOUR_BEFORE) == {}
    write(academy, apply_again, LATER)
    assert reminded(academy, LATER) == {M60: SOON + "começa daqui a 40 minutos"}


def withdraw(db, now):
    applications.withdraw(db, applications.participation_of(db, 1, 1), "test", now)


def apply_again(db, now):
    again = applications.draft(db, 1, 1, now)
    applications.apply(db, again, programmes.current_edition(db)[1], "test", now)
    accept(db, again.id, now)


def test_seat_brings_the_eve_of_a_day_that_was_empty_and_the_reminders_of_its_elective(database):
    full = people.edition()
    edition = dataclasses.replace(full, sessions=tuple(one for one in full.sessions if one.elective == "1"))
    write(database, programmes.save_edition, edition, NOW)
    member = write(database, participant)
    fire(database, at("15 16:00"))
    assert reminded(database, at("15 16:00")) == {"eve.1.2021-11-16": "(nothing)"}
    write(database, take_seat, member, at("16 13:00"))
    eve = "As suas sessões de hoje, terça-feira, 16 de novembro (Maputo):"
    assert reminded(database, at("16 13:00")) == {"eve.1.2021-11-16": eve}
    fire(database, at("16 13:30"))
    assert list(reminded(database, at("16 13:30"))) == ["s1.v1.m60"]


def take_seat(db, member, now):
    elective = db.scalars(select(ElectiveRow).where(ElectiveRow.code == "1")).one()
    seat = {"round_id": elective.round_id, "elective_id": elective.id, "number": member}
    db.add(Seat(member_id=member, **seat, taken_at=now))
    reminders.catch_up(db, member, now)


def test_member_of_a_chunk_that_is_done_is_not_missed(academy, monkeypatch):
    monkeypatch.setattr(reminders, "CHUNK", 1)
    number = write(academy, late_joiner, "early-id")
    write(academy, participant, "last")
    fire(academy, at("15 10:50"))
    reminder = academy.read(lambda db: reminders.due(db, HOUR_BEFORE))[0]
    chunks = academy.read(reminders.chunks)
    for chunk in chunks[:2]:
        write(academy, reminders.expand, reminder, chunk, HOUR_BEFORE)
    write(academy, accept, number, HOUR_BEFORE)
    for chunk in chunks[2:]:
        write(academy, reminders.expand, reminder, chunk, HOUR_BEFORE)
    query = select(Delivery.member_id).where(Delivery.key == M60).order_by(Delivery.member_id)
    assert academy.read(lambda db: db.scalars(query).all()) == [1, 2, 3]


def test_chunks_hold_every_member_once_and_have_no_end(academy, monkeypatch):
    monkeypatch.setattr(reminders, "CHUNK", 2)
    for name in ("b", "c", "d"):
        write(academy, participant, name)
    assert academy.read(reminders.chunks) == [(0, 2), (2, 4), (4, None)]


def test_reminder_of_which_a_chunk_failed_is_fired_again_for_those_it_missed(academy, monkeypatch):
    monkeypatch.setattr(reminders, "CHUNK", 1)
    for name in ("b", "c", "d"):
        write(academy, participant, name)
    fire(academy, at("15 10:50"))
    expand = reminders.expand

    def fail(db, reminder, chunk, now):
        if chunk == (2, 3):
            raise OSError("the disk is full")
        expand(db, reminder, chunk, now)

    monkeypatch.setattr(reminders, "expand", fail)
    with pytest.raises(OSError, match="full"):
        fire(academy, HOUR_BEFORE)
    monkeypatch.setattr(reminders, "expand", expand)
    fire(academy, HOUR_BEFORE)
    query = select(Delivery.member_id).where(Delivery.key == M60).order_by(Delivery.member_id)
    assert academy.read(lambda db: db.scalars(query).all()) == [1, 2, 3, 4]
    assert academy.read(lambda db: reminders.due(db, HOUR_BEFORE)) == []


def test_catching_up_again_promises_nothing_twice(academy):
    fire(academy, HOUR_BEFORE)
    first = post(academy, HOUR_BEFORE)
    for _ in range(2):
        write(academy, reminders.catch_up, 1, LATER)
    assert (M60 in first, post(academy, LATER)) == (True, {})


def test_quiet_hours_set_anew_bring_the_eve_that_their_group_had_before(academy):
    write(academy, set_quiet, write(academy, participant, "night"), (17 * 60, 19 * 60), NOW)
    fire(academy, at("14 14:00"))
    assert len(post(academy, at("14 14:00"))) == 1
    write(academy, set_quiet, 1, (17 * 60, 19 * 60), at("14 14:10"))
    assert post(academy, at("14 14:10")) == {
        EVE: "As suas sessões de amanhã, segunda-feira, 15 de novembro (Maputo):"
    }
    fire(academy, at("14 16:00"))
    assert post(academy, at("14 16:00")) == {}


def set_quiet(db, member, quiet, now):
    choices.set_quiet_hours(db, db.get_one(Member, member), *quiet, now)


def come_back(db, now):
    incoming = Incoming(Address("web", "ana"), "back", Kind.COMMAND, "ana", command="start")
    members.meet(db, incoming, lambda: "pt", now)


def block(db, now):
    members.mark_unreachable(db, db.scalars(select(AddressRow.id)).one(), now)
    for delivery in db.scalars(select(Delivery).where(Delivery.state == "queued")):
        delivery.state, delivery.reason = "failed", "unreachable"


def test_who_comes_back_after_a_block_gets_what_is_still_useful(academy):
    fire(academy, HOUR_BEFORE)
    write(academy, block, HOUR_BEFORE)
    write(academy, come_back, LATER)
    assert reminded(academy, LATER) == {M60: SOON + "começa daqui a 40 minutos"}


def test_who_links_another_app_gets_there_what_could_not_be_sent(academy):
    def link(db):
        other = people.greet(db, "7", "discord").member
        linking.merge(db, db.get_one(Member, 1), other, {}, "test", "discord", LATER)

    fire(academy, HOUR_BEFORE)
    write(academy, block, HOUR_BEFORE)
    write(academy, link)
    assert reminded(academy, LATER) == {M60: SOON + "começa daqui a 40 minutos"}


def test_who_writes_without_having_been_away_costs_no_look_at_reminders(academy, monkeypatch):
    looks = []
    monkeypatch.setattr(reminders, "catch_up", lambda *asked: looks.append(asked))
    write(academy, come_back, LATER)
    assert looks == []


def test_decision_that_was_overtaken_does_not_come_after_a_stop(academy):
    number = write(academy, late_joiner)
    for accepted in (True, False):
        write(academy, applications.decide_all, [number], accepted, "test", NOW)
        write(academy, stop_what_waits)
    write(academy, reminders.catch_up, 2, NOW)
    assert list(post(academy, NOW)) == ["decision1.2"]


def stop_what_waits(db):
    for delivery in db.scalars(select(Delivery).where(Delivery.state == "queued")):
        delivery.state, delivery.reason = "cancelled", "stopped"
