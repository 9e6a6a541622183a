"""The assistant's own process is killed and stays away for hours and a day; people and sessions change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from locales import text
from storage import applications, members, migrate, personal, programmes
from storage.database import Db
from storage.models import Member
from tests.conftest import NOW
from tests.support.fan_out import is_settled
from tests.support.killable import Killable, killable
from tests.support.participants import insert_crowd
from tests.support.people import edition
from tests.support.phones import Phones, reads, running_phones
from tests.support.reminded import at
from tests.support.telegram import wait_until

BEFORE = "2021-11-15T11:30+01:00"  # half an hour before the opening's first reminder
RUNS = "2021-11-15T13:30+01:00"  # two hours later: it has begun
NEXT_DAY = "2021-11-16T15:30+01:00"  # 26 hours later, between that day's last reminder of a plenary and its eve
ANA, RUI, LUC, EVA, LEO, IDA = PEOPLE = [f"1000{number}" for number in range(1, 7)]
NEW = "https://meet.example.org/new"


@pytest.fixture
def telegram() -> Iterator[Phones]:
    """Telegram."""
    with running_phones("telegram") as phones:
        yield phones


@pytest.fixture
def assistant(telegram: Phones, tmp_path: Path) -> Iterator[Killable]:
    """An assistant there with six participants in Maputo who read English, not started yet."""
    database = Db(f"sqlite:///{tmp_path}/assistant.sqlite")
    migrate.upgrade(database)
    # Nothing counts towards the certificate: how attendance is told has tests of its own.
    shipped = edition()
    sessions = tuple(replace(session, counted=False) for session in shipped.sessions)
    loaded = replace(shipped, sessions=sessions)
    database.write(lambda db: programmes.save_edition(db, loaded, NOW)).result()
    insert_crowd(database, len(PEOPLE), language="en", zone="Africa/Maputo")
    database.close()
    with killable(tmp_path, START_AT=BEFORE, **telegram.settings) as one:
        yield one


def start_at(assistant: Killable, instant: str) -> None:
    """Start it later, and wait until everything that is due has come to its end."""
    assistant.settings["START_AT"] = instant
    assistant.start()
    wait_until(lambda: is_settled(assistant), 30)


def change(assistant: Killable) -> None:
    """What six people and an organiser do while nobody is there."""
    now = at("15 11:00")

    def apply(db):
        db.get_one(Member, 2).zone = "Asia/Manila"
        members.change_language(db.get_one(Member, 3), "es")
        applications.withdraw(
            db, applications.participation_of(db, 4, programmes.current_edition(db)[0]), "test", now
        )
        personal.erase(db, 5, now)

    assistant.database.write(apply).result()
    assistant.command("session", "link", "opening", NEW, "--yes")


def reminded(telegram: Phones, user: str) -> list[str]:
    """What sessions somebody was reminded of: title, time and until when."""
    first_lines = [one.text.split("\n")[:2] for one in telegram.shown(user)]
    return [" / ".join(lines) for lines in first_lines if " · " in lines[-1]]


def test_nobody_hears_anything_stale_after_two_hours_and_after_a_day(assistant, telegram):
    start_at(assistant, BEFORE)
    assert [len(telegram.shown(user)) for user in PEOPLE] == [2] * 6  # today's sessions, an invitation
    assistant.kill()
    change(assistant)
    telegram.command(IDA, "stop")  # Telegram keeps it until somebody asks
    start_at(assistant, RUNS)
    assert {user: reminded(telegram, user) for user in PEOPLE} == {
        ANA: ["Official opening / Monday 15 November, 14:00–15:30 · has started"],
        RUI: ["Official opening / Monday 15 November, 20:00–21:30 · has started"],
        LUC: ["Inauguración oficial / lunes, 15 de noviembre, 14:00–15:30 · ya empezó"],
        EVA: [],
        LEO: [],
        IDA: [],
    }
    assert list(telegram.shown(ANA)[-1].buttons.values()) == [NEW, "checkin:1"]
    stays_away_for_a_day(assistant, telegram)


def stays_away_for_a_day(assistant: Killable, telegram: Phones) -> None:
    assistant.kill()
    known = {user: len(telegram.shown(user)) for user in PEOPLE}
    start_at(assistant, NEXT_DAY)
    reads(telegram, RUI, "Your sessions tomorrow, Wednesday")
    # In Manila it is the eve of the third day already; everybody else has that before them.
    assert {user: len(telegram.shown(user)) for user in PEOPLE} == known | {RUI: known[RUI] + 1}
    assert telegram.shown(RUI)[-1].text.startswith("Your sessions tomorrow, Wednesday 17 November (Manila):")
    telegram.command(IDA, "start")
    reads(telegram, IDA, text("en", "start-again"))
    wait_until(lambda: is_settled(assistant), 30)
    assert (len(telegram.shown(IDA)), reminded(telegram, IDA)) == (known[IDA] + 1, [])
