"""What comes when nobody was there to send it for a while, and people and sessions changed meanwhile.

The opening is on 15 November from 12:00 to 13:30 UTC, the panel from 14:30 to 16:00; in Maputo two hours later.
"""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import delete

from academy.messages import Kind
from storage import applications, choices, members, personal, programmes, reminders, sessions
from storage.models import Member, Seat
from tests.storage.test_reminders import take_seat
from tests.support.reminded import at, participant
from tests.support.sleeper import Sleeper

HOUR = timedelta(hours=1)
OLD = "https://ecampus.example.org/sse12/opening"
NEW = "https://meet.example.org/new"
LATE, OVERTAKEN = "expired: late", "expired: overtaken"


@pytest.fixture
def academy(sqlite):
    """The shipped programme with a participant in Maputo."""
    return Sleeper(sqlite)


def opening(minutes="", hours="14:00–15:30"):
    return (
        f"**Abertura oficial**\nsegunda-feira, 15 de novembro, {hours} · {minutes}\n"
        "Interpretação: escolha o canal “português”"
    )


IN_57, IN_7, IN_9 = (opening(f"começa daqui a {minutes} minutos") for minutes in (57, 7, 9))
STARTED = opening("já começou")
EVE = "As suas sessões de {}, segunda-feira, 15 de novembro (Maputo):"
NEXT = "As suas sessões de amanhã, terça-feira, 16 de novembro (Maputo):"
PANEL = (
    "**Painel de alto nível 1: Uma recuperação centrada no ser humano"
    " – impactos da crise da COVID-19 e respostas**\n"
    "segunda-feira, 15 de novembro, 16:30–18:00 · {}\nInterpretação: escolha o canal “português”"
)
M60, M10, M0, EVE_KEY = "s1.v1.m60", "s1.v1.m10", "s1.v1.m0", "eve.1.2021-11-15"


@pytest.mark.parametrize(
    ("since", "until", "came"),
    [
        pytest.param("15 10:58", "15 11:03", {M60: IN_57}, id="5 minutes, over the hour before"),
        pytest.param("15 11:48", "15 11:53", {M10: IN_7}, id="5 minutes, over ten minutes before"),
        pytest.param("15 11:56", "15 12:03", {M0: STARTED}, id="7 minutes, over the start"),
        pytest.param("15 13:28", "15 13:33", {"s2.v1.m60": PANEL.format("começa daqui a 57 minutos")}, id="5 min"),
        pytest.param("14 15:55", "14 17:55", {EVE_KEY: EVE.format("amanhã")}, id="2 hours, over the eve"),
        pytest.param("15 09:50", "15 11:51", {M60: OVERTAKEN, M10: IN_9}, id="2 h"),
        pytest.param(
            "15 10:50", "15 12:50", {M60: OVERTAKEN, M10: OVERTAKEN, M0: STARTED}, id="2 hours, until it runs"
        ),
        pytest.param(
            "15 11:40",
            "15 13:40",
            {M10: LATE, M0: LATE, "s2.v1.m60": PANEL.format("começa daqui a 50 minutos")},
            id="2 hours, until it is over",
        ),
        pytest.param("14 06:00", "15 08:00", {EVE_KEY: EVE.format("hoje")}, id="26 hours, until the morning"),
        pytest.param(
            "14 09:10", "15 11:10", {EVE_KEY: LATE, M60: opening("começa daqui a 50 minutos")}, id="26 hours, 1st"
        ),
        pytest.param(
            "14 10:30",
            "15 12:30",
            {EVE_KEY: LATE, M60: OVERTAKEN, M10: OVERTAKEN, M0: STARTED},
            id="26 hours, until it runs",
        ),
        pytest.param(
            "14 15:00",
            "15 17:00",
            {
                EVE_KEY: LATE,
                M60: LATE,
                M10: LATE,
                M0: LATE,
                "s2.v1.m60": LATE,
                "s2.v1.m10": LATE,
                "s2.v1.m0": LATE,
                "eve.1.2021-11-16": NEXT,
            },
            id="26 hours, over all of a day: each message is accounted for",
        ),
    ],
)
def test_what_is_late_comes_once_while_it_is_useful(academy, since, until, came):
    assert academy.off(at(since), at(until)) == came
    sent = len(academy.telegram.calls)
    academy.run(at(until))
    assert len(academy.telegram.calls) == sent


OFF, ON = at("15 10:50"), at("15 12:50")  # the reminders of an hour and of ten minutes before fall between


def move_to(zone):
    def change(db, member):
        db.get_one(Member, member).zone = zone
        reminders.catch_up(db, member, OFF)

    return change


def shift(by):
    def change(db, member):
        session = found(db, "opening")
        sessions.move(db, session, session.starts + by, session.ends + by, "test", OFF)

    return change


def found(db, code):
    return sessions.session_by_code(db, programmes.current_edition(db)[0], code)


def withdraw(db, member):
    mine = applications.participation_of(db, member, programmes.current_edition(db)[0])
    applications.withdraw(db, mine, "test", OFF)


@pytest.mark.parametrize(
    ("change", "came"),
    [
        pytest.param(
            move_to("Asia/Manila"),
            {
                M60: OVERTAKEN,
                M10: OVERTAKEN,
                M0: opening("já começou", "20:00–21:30"),
                "eve.1.2021-11-16": NEXT.replace("Maputo", "Manila"),
            },
            id="another zone: in its time, where it is the eve of the next day",
        ),
        pytest.param(
            lambda db, member: members.change_language(db.get_one(Member, member), "fr"),
            {
                M60: OVERTAKEN,
                M10: OVERTAKEN,
                M0: "**Ouverture officielle**\nlundi 15 novembre, 14:00–15:30 · a commencé\n"
                "Interprétation\N{NO-BREAK SPACE}: choisissez le canal"
                " «\N{NO-BREAK SPACE}français\N{NO-BREAK SPACE}»",
            },
            id="another language: in it",
        ),
        pytest.param(
            lambda db, member: choices.mute(db, member, "m10"),
            {M60: OVERTAKEN, M0: STARTED},
            id="a kind switched off",
        ),
        pytest.param(
            lambda db, member: choices.intend(db, member, found(db, "opening"), False, OFF),
            {M60: "cancelled: absent", M10: "cancelled: absent", M0: "cancelled: absent"},
            id="cannot make it",
        ),
        pytest.param(withdraw, {}, id="withdrawn"),
        pytest.param(
            shift(4 * HOUR),
            {"s1.v2.moved": "Esta sessão mudou de horário: **Abertura oficial**"},
            id="session moved to the evening: the new time, and reminders of it later",
        ),
        pytest.param(
            shift(HOUR),
            {
                "s1.v2.moved": "Esta sessão mudou de horário: **Abertura oficial**",
                "s1.v2.m60": OVERTAKEN,
                "s1.v2.m10": opening("começa daqui a 10 minutos", "15:00–16:30"),
            },
            id="session moved by an hour: of the new time only the latest",
        ),
        pytest.param(
            lambda db, member: sessions.cancel(db, found(db, "opening"), "test", OFF),
            {"s1.v2.cancelled": "Esta sessão não vai realizar-se: **Abertura oficial**"},
            id="session cancelled",
        ),
        pytest.param(lambda db, member: personal.erase(db, member, OFF), {}, id="erased"),
    ],
)
def test_what_changes_while_nobody_runs_holds_afterwards(academy, change, came):
    academy.run(at("14 16:00"))
    assert academy.off(OFF, ON, change) == came


@pytest.mark.parametrize(
    ("by", "came"),
    [
        pytest.param(HOUR / 12, OVERTAKEN, id="an hour before it has passed"),
        pytest.param(HOUR / 2, opening("começa daqui a 60 minutos", "14:30–16:00"), id="is to come"),
    ],
)
def test_who_hears_of_a_new_time_is_not_reminded_of_it_in_the_same_breath(academy, by, came):
    academy.run(at("15 11:00"))

    def move(db, _):
        session = found(db, "opening")
        sessions.move(db, session, session.starts + by, session.ends + by, "test", at("15 11:20"))

    academy.change(move)
    academy.run(at("15 11:21"))
    academy.run(at("15 11:30"))
    said = academy.fates()
    assert (said["s1.v2.moved"], said["s1.v2.m60"]) == (
        "Esta sessão mudou de horário: **Abertura oficial**",
        came,
    )


def test_new_link_is_the_one_under_the_late_reminder(academy):
    academy.off(OFF, ON, lambda db, _: sessions.new_link(db, found(db, "opening"), NEW, "test", OFF))
    links = [button.url for reply in academy.telegram.shown.values() for button in reply.buttons[0] if button.url]
    assert links == [NEW, NEW]  # who knew of the session hears of its new link, too


def test_who_was_declined_and_who_was_accepted_meanwhile(academy):
    rui = academy.database.write(lambda db: participant(db, "8", "telegram")).result()

    def decide(accept, by):
        def change(db, _):
            mine = applications.participation_of(db, rui, programmes.current_edition(db)[0])
            applications.decide(db, mine, accept=accept, by="test", now=by)

        return change

    academy.off(OFF, ON - HOUR / 2, decide(False, OFF))
    to_rui = [chat for _, chat, _ in academy.telegram.calls].count("8")
    academy.change(decide(True, ON))
    academy.run(ON)
    chats = [chat for _, chat, _ in academy.telegram.calls]
    assert (to_rui, chats.count("8")) == (2, 4)  # the eve and the decisions, then the reminder that it has started


def test_who_stops_meanwhile_hears_nothing_and_after_coming_back_what_is_still_useful(academy):
    academy.run(OFF)
    academy.says(OFF, Kind.COMMAND, command="stop")
    before = len(academy.telegram.calls)
    academy.run(ON)
    assert len(academy.telegram.calls) == before
    assert [academy.fates()[key] for key in (M60, M10, M0)] == [OVERTAKEN, OVERTAKEN, "cancelled: stopped"]
    academy.says(ON, Kind.COMMAND, command="start")
    academy.run(ON)
    assert (len(academy.telegram.calls), academy.fates()[M0]) == (before + 1, STARTED)


def test_who_stops_and_comes_back_after_the_session_hears_nothing_of_it(academy):
    academy.run(OFF)
    academy.says(OFF, Kind.COMMAND, command="stop")
    academy.run(ON)
    before = len(academy.telegram.calls)
    academy.says(ON + HOUR, Kind.COMMAND, command="start")
    academy.run(ON + HOUR)
    assert [key for key, said in academy.fates().items() if "Abertura" in said] == []
    assert len(academy.telegram.calls) == before + 1  # the panel's


def sit(db, member):
    take_seat(db, member, at("16 13:25"))


def stand_up(db, member):
    db.execute(delete(Seat).where(Seat.member_id == member))


@pytest.mark.parametrize(
    ("before", "meanwhile", "came"),
    [
        pytest.param(None, sit, [OVERTAKEN, OVERTAKEN, "já começou"], id="taken"),
        pytest.param(sit, stand_up, [], id="given up"),
    ],
)
def test_seat_of_the_end_decides_what_comes_of_an_elective(academy, before, meanwhile, came):
    """The first session of elective 1 is on the 16th from 14:30 UTC."""
    if before:
        academy.change(before)
    gone = academy.off(at("16 13:25"), at("16 14:35"), meanwhile)
    assert [
        said.partition("\n")[2].partition(" · ")[2].partition("\n")[0] or said for said in gone.values()
    ] == came
