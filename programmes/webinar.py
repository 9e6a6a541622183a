"""Reads who was in a webinar, and from when to when, from the reports of Zoom and Microsoft Teams.

The shapes, as their vendors show them:

* Zoom, meeting: "Name (Original Name), User Email, Join Time, Leave Time, Duration (Minutes), Guest, …", below a
  block about the meeting if that was asked for. support.zoom.com/hc/article?id=zm_kb&sysparm_article=KB0082659
* Zoom, webinar: sections of hosts, panelists and attendees with "Attended, User Name (Original Name), First Name,
  Last Name, Email, …, Join Time, Leave Time, Time in Session (minutes), …".
  support.zoom.com/hc/article?id=zm_kb&sysparm_article=KB0082656
* Teams, meeting: "1. Summary", "2. Participants" (first join, last leave, time inside) and "3. In-Meeting
  Activities" (each join and leave), in UTF-16 with tabs; until 2021 "Full Name, User Action, Timestamp".
  support.microsoft.com/office/ae7cf170-530c-47d3-84c1-3aedac74d310
* Teams, live event: "SessionId, ParticipantId, FullName, UserAgent, UtcEventTimestamp, Action, Role", in UTC.
  support.microsoft.com/office/b3101733-2eda-48a6-aeb3-de2f2bfecf46

Neither vendor documents what the columns are called in other languages; such a report is refused, saying so.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from academy.calendar import AmbiguousTimeError, NonexistentTimeError, instant, local_date
from academy.programme import Session
from academy.webinars import Attendee, Stay, plain_email
from programmes.webinar_files import MOST_BYTES, Cell, Row, UnreadableReportError, refuse, rows_of
from programmes.webinar_tables import Table, find_tables, no_tables
from programmes.webinar_times import Order, orders, read_length, read_time

__all__ = ["Report", "UnreadableReportError", "read", "read_report"]

JOINS = ("joined", "joined before")
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Report:
    """Whose report it is ("zoom", "teams"), the SHA-256 of the file, and everybody in it with all their stays."""

    platform: str
    digest: str
    attendees: tuple[Attendee, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line about somebody, at aware UTC; one with an `action` tells of a single event, at `joined`."""

    line: int
    name: str
    email: str
    joined: datetime
    left: datetime | None
    length: timedelta | None = None
    action: str = ""


def read(path: Path, zone: str, session: Session) -> Report:
    """The report in a file. Otherwise as `read_report`."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise refuse(
                f"the file has more than {MOST_BYTES // 1_000_000} MB", "is it the report of one meeting?"
            )
        content = path.read_bytes()
    except OSError as wrong:
        raise refuse(f"the file cannot be opened: {wrong.strerror}", "is the name right?") from None
    return read_report(content, zone, session)


def read_report(content: bytes, zone: str, session: Session) -> Report:
    """Who was in the webinar of a session: CSV or XLSX, with local times of an IANA zone.

    Joins and leaves of one e-mail, or else of one name, are one attendee's. Whoever did not leave stayed until the
    last that the report tells. Where days and months could be either, the session's date decides; nothing is
    guessed. Raises UnreadableReportError with the line, what is wrong and what was probably meant.
    """
    ways = rows_of(content)
    tables = next((found for rows in ways if (found := find_tables(rows))), None) or no_tables(ways)
    reading = Reading(zone, session, tables)
    attendees = _attendees(reading.entries(), session)
    if not any(
        stay.joined < session.ends and stay.left > session.starts for each in attendees for stay in each.stays
    ):
        raise refuse(
            "nobody in it was there while the session was on",
            f"is it the report of another session, or are its times not those of {zone}?",
        )
    return Report(tables[0].platform, hashlib.sha256(content).hexdigest(), attendees)


class Reading:
    """Reads the tables of one report, all times in one order of day and month."""

    def __init__(self, zone: str, session: Session, tables: Sequence[Table]) -> None:
        self.zone = zone
        self.session = session
        self.tables = tables
        self.order = self._order()

    def entries(self) -> list[Entry]:
        """Every line that tells of somebody who was there."""
        return [entry for table in self.tables for row in table.rows if (entry := self._entry(table, row))]

    def _order(self) -> Order:
        """The one in which all times can be read, else the one by which the report is of the session's day."""
        cells = [cell for table in self.tables for row in table.rows for cell in table.times(row)]
        possible = orders(cells)
        near = [order for order in possible if self._is_near(cells, order)]
        if len(possible) > 1 and not near:
            raise refuse(
                "its days may be months and its months days, and neither makes it the day of the session",
                "is it the report of another session?",
                self.tables[0].line,
            )
        return (near or possible or [Order.MONTH_FIRST])[0]

    def _is_near(self, cells: Iterable[Cell], order: Order) -> bool:
        day = local_date(self.session.starts, self.zone)
        times = (read_time(cell, order) for cell in cells)
        return any(abs(time.date() - day) <= DAY for time in times if time)

    def _entry(self, table: Table, row: Row) -> Entry | None:
        name, email = table.text(row, "name"), table.text(row, "email")
        joined = self._instant(table, row, "joined")
        if joined is None or not (name or email):
            return None
        return Entry(
            row.line,
            name,
            email if "@" in email else "",
            joined,
            self._instant(table, row, "left"),
            self._length(table, row),
            table.text(row, "action").casefold(),
        )

    def _instant(self, table: Table, row: Row, field: str) -> datetime | None:
        """When it was, aware UTC; None where nothing stands. Raises UnreadableReportError."""
        cell = table.cell(row, field)
        if cell in ("", "-", "--"):
            return None
        time = read_time(cell, self.order)
        if time is None:
            raise refuse(f"{cell!r} is no date with a time", "such as 11/15/2021 01:05:00 PM", row.line)
        if time.tzinfo is not None:
            return time.astimezone(UTC)
        return time.replace(tzinfo=UTC) if table.in_utc else self._placed(time, row.line)

    def _placed(self, time: datetime, line: int) -> datetime:
        """The instant of a local time; of the two when clocks were set back, the one nearer to the session."""
        try:
            return instant(time, self.zone)
        except AmbiguousTimeError as twice:
            return min(twice.instants, key=lambda at: abs(at - self.session.starts))
        except NonexistentTimeError:
            raise refuse(
                f"{time:%H:%M} does not exist in {self.zone} on that day", "is the zone right?", line
            ) from None

    def _length(self, table: Table, row: Row) -> timedelta | None:
        """How long somebody was inside, where only the first join and the last leave are told."""
        if not table.has("inside"):
            return None
        length = read_length(table.cell(row, "inside"))
        if length is None:
            raise refuse(f"{table.cell(row, 'inside')!r} is no length", "such as 1h 27m 51s", row.line)
        return length


def _attendees(entries: Sequence[Entry], session: Session) -> tuple[Attendee, ...]:
    """Everybody with their stays, in the order in which they are told of."""
    last = max((at for entry in entries for at in (entry.joined, entry.left) if at), default=session.starts)
    people: dict[str, list[Entry]] = {}
    for entry in entries:
        people.setdefault(plain_email(entry.email) or entry.name.casefold(), []).append(entry)
    return tuple(Attendee(told[0].name, told[0].email, _stays(told, last)) for told in people.values())


def _stays(told: Sequence[Entry], last: datetime) -> tuple[Stay, ...]:
    if told[0].action:
        return _between(told, last)
    return tuple(_stay(entry, last) for entry in told)


def _stay(entry: Entry, last: datetime) -> Stay:
    """Of first join and last leave as much as they were inside: when they were out is not told."""
    left = entry.left or last
    if left < entry.joined:
        raise refuse(f"{entry.name} left before joining", "are join and leave in the right columns?", entry.line)
    return Stay(entry.joined, left if entry.length is None else min(left, entry.joined + entry.length))


def _between(told: Sequence[Entry], last: datetime) -> tuple[Stay, ...]:
    """From each join to the next leave; a second join before it (another device) begins nothing new."""
    stays: list[Stay] = []
    since: datetime | None = None
    for entry in sorted(told, key=lambda each: (each.joined, each.action not in JOINS)):
        if entry.action in JOINS:
            since = since or entry.joined
        elif since is not None:
            stays.append(Stay(since, entry.joined))
            since = None
    return tuple(stays) if since is None else (*stays, Stay(since, last))
