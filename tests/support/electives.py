"""A small edition with electives, and participants who choose, for tests of storage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from academy.applications import State
from academy.programme import Constituency, Elective, Round, RoundMode, Session, SessionKind
from storage import programmes
from storage.database import Db, DbSession
from storage.models import Delivery, ElectiveRow, LedgerEntry, Member, Participation, RoundRow, Seat, Waiting
from tests.support.people import edition

OPENS = datetime(2021, 11, 8, 8, 0, tzinfo=UTC)
CLOSES = datetime(2021, 11, 15, 19, 0, tzinfo=UTC)
STARTS = datetime(2021, 11, 16, 14, 30, tzinfo=UTC)
NOW = datetime(2021, 11, 10, 9, 0, tzinfo=UTC)
WORDS = {"en": "words", "pt": "palavras"}


def electives(seats: Mapping[str, int | None], languages: tuple[str, ...] = ("en", "pt")) -> tuple[Elective, ...]:
    """Electives by code; those whose code begins with "u" are for trade unions."""
    union = (Constituency.TRADE_UNION,)
    return tuple(
        Elective(code, WORDS, WORDS, languages, count, union if code.startswith("u") else ())
        for code, count in seats.items()
    )


def load(
    database: Db,
    seats: Mapping[str, int | None],
    mode: RoundMode = RoundMode.FIRST_COME,
    second: Mapping[str, int | None] | None = None,
    apart: timedelta = timedelta(days=7),
) -> None:
    """An edition with a round of these electives, all at one time, and perhaps a second round so much later."""
    rounds = [Round("one", WORDS, mode, OPENS, CLOSES, electives(seats))]
    if second:
        rounds.append(Round("two", WORDS, mode, OPENS, CLOSES + apart, electives(second)))
    sessions = [
        _session(one, STARTS + apart * number) for number, round_ in enumerate(rounds) for one in round_.electives
    ]
    common = [one for one in edition().sessions if not one.elective]
    whole = replace(edition(), rounds=tuple(rounds), sessions=(*common, *sessions))
    database.write(lambda db: programmes.save_edition(db, whole, OPENS)).result()


def _session(elective: Elective, starts: datetime) -> Session:
    times = (starts, starts + timedelta(minutes=90))
    return Session(
        f"{elective.code}-a", SessionKind.ELECTIVE, WORDS, *times, elective.languages, elective=elective.code
    )


def people(database: Db, count: int, constituency: Constituency = Constituency.ACADEMIA) -> list[int]:
    """So many new participants; their ids."""
    return database.write(lambda db: [join(db, constituency) for _ in range(count)]).result()


def join(db: DbSession, constituency: Constituency = Constituency.ACADEMIA) -> int:
    """A new participant."""
    member = Member(
        language="pt", created_at=OPENS, joined_at=OPENS, zone="Africa/Maputo", constituency=constituency
    )
    db.add(member)
    db.flush()
    found = programmes.current_edition(db)
    assert found
    times = {"started_at": OPENS - timedelta(days=1), "decided_at": OPENS - timedelta(days=1)}
    db.add(Participation(member_id=member.id, edition_id=found[0], state=State.ACCEPTED, **times))
    db.flush()
    return member.id


def elective(db: DbSession, code: str) -> int:
    """The id of an elective."""
    return db.scalars(select(ElectiveRow.id).where(ElectiveRow.code == code)).one()


def round_id(db: DbSession, code: str = "one") -> int:
    """The id of a round."""
    return db.scalars(select(RoundRow.id).where(RoundRow.code == code)).one()


def seats(db: DbSession) -> dict[int, str]:
    """Who has a seat where, in the first round."""
    query = select(Seat.member_id, ElectiveRow.code).join(ElectiveRow, ElectiveRow.id == Seat.elective_id)
    return {
        row[0]: row[1]
        for row in db.execute(query.join(RoundRow, RoundRow.id == Seat.round_id).where(RoundRow.code == "one"))
    }


def waiting(db: DbSession, code: str) -> list[int]:
    """Who waits for an elective, in order."""
    query = select(Waiting.member_id).where(Waiting.elective_id == elective(db, code))
    return list(db.scalars(query.order_by(Waiting.first.desc(), Waiting.id)))


def notices(db: DbSession, kind: str) -> list[tuple[int | None, str]]:
    """Messages of a kind: to whom, and in which state."""
    query = select(Delivery.member_id, Delivery.state).where(Delivery.kind == kind).order_by(Delivery.id)
    return [(row[0], row[1]) for row in db.execute(query)]


def history(db: DbSession) -> list[tuple[str, int | None, str]]:
    """The ledger in short: what happened to whom, by whom."""
    rows = db.execute(select(LedgerEntry.action, LedgerEntry.member_id, LedgerEntry.by).order_by(LedgerEntry.id))
    return [(row[0], row[1], row[2]) for row in rows]
