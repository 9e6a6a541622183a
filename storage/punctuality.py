"""How punctual unasked messages were, and what became of those that were not sent."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Integer, Select, case, cast, func, literal, or_, select
from sqlalchemy.orm import Session

from academy.calendar import local_date
from academy.reminders import EVE
from storage import sessions
from storage.broadcasts import KIND
from storage.deliveries import Fate
from storage.models import Broadcast, Delivery, SessionRow

PERCENTS = (50, 95, 99, 100)
TENTHS = 10  # of a second: finer than anybody can tell, and few enough to count instead of sorting a million rows


class Topic(NamedTuple):
    """What is counted together; `about` is a session's code, an ISO day, an announcement's number, or ""."""

    kind: str  # of the deliveries: "session" is a reminder before one
    about: str


@dataclass(frozen=True, slots=True)
class Line:
    """What became of all messages of one topic; `title` is that of the session.

    `late` are seconds after the promised instant, early ones counting as 0: the nearest ranks at 50, 95, 99 and
    100 %, to a tenth; empty when none was sent. `fates` counts by state and reason.
    """

    topic: Topic
    title: Mapping[str, str]
    late: tuple[float, ...]
    fates: Mapping[tuple[str, str], int]

    def count(self, *states: str) -> int:
        """How many have come to one of these states."""
        return sum(count for (state, _), count in self.fates.items() if state in states)

    def reasons(self, state: str) -> dict[str, int]:
        """How many have come to a state, by reason in alphabetical order."""
        return {reason: count for (of, reason), count in sorted(self.fates.items()) if of == state}


@dataclass(frozen=True, slots=True)
class Topics:
    """What the messages of an edition are about."""

    codes: Mapping[int, str]  # of its sessions
    announcements: frozenset[int]
    eve: str  # how the keys of its eves begin; the day follows

    def of(self, row: Any) -> Topic | None:
        """The topic of a row with `columns`, or None when it belongs to another edition."""
        if row.session_id is not None:
            code = self.codes.get(row.session_id)
            return Topic(row.kind, code) if code is not None else None
        if row.broadcast_id is not None:
            return Topic(row.kind, str(row.broadcast_id)) if row.broadcast_id in self.announcements else None
        if row.kind == EVE:
            return Topic(EVE, row.eve.removeprefix(self.eve)) if row.eve.startswith(self.eve) else None
        return Topic(row.kind, "")

    @staticmethod
    def columns() -> Select[Any]:
        """A query of deliveries that `of` can read, without announcements sent to their author alone."""
        eve = case((Delivery.kind == EVE, Delivery.key), else_="").label("eve")
        columns = (Delivery.kind, Delivery.session_id, Delivery.broadcast_id, eve)
        return select(*columns).where(or_(Delivery.broadcast_id.is_(None), Delivery.key.not_like("%.test%")))


def topics_of(db: Session, edition_id: int) -> Topics:
    """The topics of an edition; decisions and all else about none of these count for every edition."""
    codes = {row.id: row.code for row in sessions.sessions_of(db, edition_id)}
    theirs = or_(Broadcast.edition_id == edition_id, Broadcast.edition_id.is_(None))
    return Topics(codes, frozenset(db.scalars(select(Broadcast.id).where(theirs))), f"{EVE}.{edition_id}.")


def lines(db: Session, edition_id: int, zone: str) -> list[Line]:
    """A line a topic of an edition, in its order by the days of that zone, then announcements, then the rest."""
    topics, rows = topics_of(db, edition_id), sessions.sessions_of(db, edition_id)
    late: defaultdict[Topic, Counter[int]] = defaultdict(Counter)
    fates: defaultdict[Topic, Counter[tuple[str, str]]] = defaultdict(Counter)
    for row in db.connection().execute(_counts(db)):
        if topic := topics.of(row):
            fates[topic][row.state, row.reason] += row.messages
            if row.state == Fate.SENT:
                late[topic][max(0, row.tenths)] += row.messages
    titles = {row.code: row.title for row in rows}
    return [
        Line(topic, titles.get(topic.about, {}), _percentiles(late[topic]), fates[topic])
        for topic in _ordered(fates, rows, zone)
    ]


def _counts(db: Session) -> Select[Any]:
    """How many messages of each topic came how late, or to which end."""
    tenths = case((Delivery.state == Fate.SENT, cast(func.round(_seconds_late(db) * TENTHS), Integer)))
    query = Topics.columns().add_columns(Delivery.state, Delivery.reason, tenths.label("tenths"))
    return query.add_columns(func.count().label("messages")).group_by(*query.selected_columns)


def _seconds_late(db: Session) -> ColumnElement[Any]:
    promised = func.coalesce(Delivery.promised_at, Delivery.due_at)
    if db.get_bind().dialect.name == "sqlite":
        return (func.julianday(Delivery.sent_at) - func.julianday(promised)) * literal(86_400.0)
    return func.date_part("epoch", Delivery.sent_at - promised)  # a float: `extract` is exact, and slower


def _percentiles(counts: Counter[int]) -> tuple[float, ...]:
    """By nearest rank, in seconds."""
    total = counts.total()
    return tuple(_ranked(counts, -(-percent * total // 100)) / TENTHS for percent in PERCENTS) if total else ()


def _ranked(counts: Counter[int], rank: int) -> int:
    for value in sorted(counts):
        rank -= counts[value]
        if rank <= 0:
            return value
    raise AssertionError("the rank is beyond the last")


def _ordered(found: Iterable[Topic], rows: Sequence[SessionRow], zone: str) -> Iterator[Topic]:
    """By day: the message of its eve, then each session's reminders before all else about it."""
    by_about: defaultdict[str, list[Topic]] = defaultdict(list)
    for topic in sorted(found, key=lambda topic: (topic.kind != "session", topic.kind)):
        by_about[topic.about].append(topic)
    for row in rows:
        yield from by_about.pop(local_date(row.starts, zone).isoformat(), ())
        yield from by_about.pop(row.code, ())
    yield from sorted((topic for rest in by_about.values() for topic in rest), key=_rest)


def _rest(topic: Topic) -> tuple[bool, str, int, str]:
    number = int(topic.about) if topic.about.isdecimal() else 0
    return topic.kind != KIND, topic.kind, number, topic.about
