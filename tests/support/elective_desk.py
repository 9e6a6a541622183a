"""An organiser at a terminal with electives: two with two seats and one, one for trade unions; five people."""

from __future__ import annotations

from types import SimpleNamespace

from typer.testing import CliRunner

from academy.programme import RoundMode
from bot.cli import app
from storage import catalogue, electives, ledger
from storage.models import AddressRow, Member
from tests.support import electives as house
from tests.support.electives import NOW, elective

NAMES = ("Ana Machel", "Luis Vargas", "Chantal Diop", "=1+1", "Ana Machel")


def open_desk(database, folder, monkeypatch, mode=RoundMode.FIRST_COME):
    house.load(database, {"a": 2, "b": 1, "u": None}, mode)
    house.people(database, len(NAMES))
    database.write(name_them).result()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("DATABASE_URL", database.url)
    monkeypatch.setenv("START_AT", NOW.isoformat())
    runner = CliRunner()

    def run(*words, answer=None):
        result = runner.invoke(app, ["electives", *words], input=answer)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return SimpleNamespace(code=result.exit_code, out=result.stdout.splitlines(), err=result.stderr.strip())

    return SimpleNamespace(
        run=run,
        folder=folder,
        database=database,
        write=lambda function: database.write(function).result(),
        read=database.read,
    )


def name_them(db):
    for number, name in enumerate(NAMES, 1):
        member(db, number).name = name
        at = {"created_at": NOW, "last_used_at": NOW}
        db.add(AddressRow(member_id=number, channel="telegram", user=f"48{number}", chat=f"48{number}", **at))


def member(db, number):
    return db.get_one(Member, number)


def ids(db, codes):
    return [elective(db, code) for code in codes]


def take(desk, *choices):
    """People take electives, one after the other: (number, code)."""
    for number, code in choices:
        desk.write(lambda db, n=number, c=code: electives.take(db, member(db, n), elective(db, c), "", NOW))


def state(desk):
    """Seats of the round, and everything that electives keep."""
    return desk.read(house.seats), desk.read(ledger.current)


def told(desk, kind):
    return [person for person, _ in desk.read(lambda db: house.notices(db, kind))]


def dates(desk):
    value = desk.read(lambda db: catalogue.round_by_code(db, "one")).value
    return value.opens, value.closes
