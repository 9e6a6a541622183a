"""Many participants at once, straight into the tables."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import insert, text

from storage import programmes
from storage.database import Db, DbSession
from storage.models import AddressRow, Member, Participation
from tests.conftest import NOW

CHUNK = 10_000
ZONES = ("Africa/Maputo", "America/Bogota", "Europe/Rome", "Asia/Manila", "America/Sao_Paulo")
LANGUAGES = ("pt", "es", "en", "fr")


def insert_crowd(
    database: Db, count: int, *, first: int = 1, channels: Sequence[str] = ("telegram",), **member: str
) -> None:
    """Accepted participants of the current edition with ids from `first`; user and chat are "1000" + their id.

    Zones and languages go round, unless `member` names them.
    """
    for begin in range(first, first + count, CHUNK):
        numbers = range(begin, min(begin + CHUNK, first + count))
        database.write(lambda db, numbers=numbers: _insert(db, numbers, channels, member)).result()
    if not database.sqlite:
        # Without fresh statistics PostgreSQL takes a minute for what takes a second.
        with database.engine.begin() as connection:
            connection.execute(text("analyze"))


def _insert(db: DbSession, numbers: range, channels: Sequence[str], member: dict[str, str]) -> None:
    found = programmes.current_edition(db)
    assert found
    common = {"created_at": NOW, "joined_at": NOW, "name": "Ana Machel", "country": "MZ", "work": ""} | member
    people = [
        {"zone": ZONES[n % len(ZONES)], "language": LANGUAGES[n % len(LANGUAGES)], "id": n} | common
        for n in numbers
    ]
    addresses = [
        {
            "member_id": n,
            "channel": channel,
            "user": f"1000{n}",
            "chat": f"1000{n}",
            "created_at": NOW,
            "last_used_at": NOW,
        }
        for n in numbers
        for channel in channels
    ]
    accepted = {"edition_id": found[0], "state": "accepted", "started_at": NOW}
    connection = db.connection()
    connection.execute(insert(Member), people)
    connection.execute(insert(AddressRow), addresses)
    connection.execute(insert(Participation), [{"member_id": n} | accepted for n in numbers])
