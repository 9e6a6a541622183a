"""Attendance for a spreadsheet: participants, a sheet a week, all evidence, and the rule that counts it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import groupby

from academy.attendance import ATTENDED
from academy.calendar import local_date
from academy.programme import Edition, Session
from bot.attendance_tables import STATES, marks
from locales import dates
from papers.csv_table import Cell
from papers.sheets import Sheet
from storage import attendance, registers
from storage.attendance import EvidenceLine, Figures
from storage.database import DbSession
from storage.registers import Person

WHO = ("number", "name", "constituency", "language")
COUNTS = ("attended", "counted", "needed", "excused", "missed", "pending", "open", "may miss")
SHARES = ("percent", "possible percent", "certificate", "decides")

Row = tuple[Cell, ...]


def participants(db: DbSession, edition_id: int, edition: Edition, now: datetime) -> Sheet:
    """Everybody with the figures that /attendance shows, and a mark for each session that counts for them."""
    people, found = registers.people(db), attendance.figures(db, edition_id, now)
    sessions = _counted(edition)
    rows = [_participant(each, people[each.member.id], sessions) for each in found]
    heading = (*WHO, "electives", *COUNTS, *SHARES, *(session.code for session in sessions))
    return Sheet("participants", heading, rows)


def sheets(db: DbSession, edition_id: int, edition: Edition, now: datetime) -> list[Sheet]:
    """The same, then each week, all evidence and the rule; times are by the academy's clocks."""
    people, found = registers.people(db), attendance.figures(db, edition_id, now)
    lines = attendance.evidence_lines(db, edition_id)
    return [
        participants(db, edition_id, edition, now),
        *_weeks(edition, found, people),
        _evidence(lines, people, edition.zone),
        Sheet("rule", ("rule", "value"), list(_rule(edition))),
    ]


def _counted(edition: Edition) -> list[Session]:
    return sorted(
        (session for session in edition.sessions if session.counted),
        key=lambda session: (session.starts, session.code),
    )


def _participant(each: Figures, person: Person, sessions: Iterable[Session]) -> Row:
    one, known = each.standing, marks(each.standing)
    counts = (one.attended, one.counted, one.needed, one.excused, one.missed, one.pending, one.open, one.may_miss)
    decides = one.decides.code if one.decides else None
    shares = (number(one.percent), number(one.possible_percent), STATES[one.state], decides)
    own = (known.get(session.code) for session in sessions)
    electives = ", ".join(sorted(each.electives))
    return (*_who(person), electives, *counts, *shares, *(mark.value if mark else None for mark in own))


def number(share: Decimal) -> int | float:
    """A share as a spreadsheet takes it, with the same digits."""
    return int(share) if share == int(share) else float(share)


def _weeks(edition: Edition, found: Sequence[Figures], people: Mapping[int, Person]) -> Iterable[Sheet]:
    """A sheet a week that has sessions which count: who was in which, and in how many of theirs."""

    def monday(session: Session) -> date:
        day = local_date(session.starts, edition.zone)
        return day - timedelta(days=day.weekday())

    for count, (first, group) in enumerate(groupby(_counted(edition), key=monday), start=1):
        sessions = list(group)
        heading = (*WHO, "attended", "of", *(_column(session, edition.zone) for session in sessions))
        rows = [_week(each, people[each.member.id], sessions) for each in found]
        yield Sheet(f"week {count} from {first}", heading, rows)


def _column(session: Session, zone: str) -> str:
    return f"{session.code} {session.starts.astimezone(dates.clock(zone)):%Y-%m-%d %H:%M}"


def _week(each: Figures, person: Person, sessions: Iterable[Session]) -> Row:
    known = marks(each.standing)
    own = [known.get(session.code) for session in sessions]
    attended = sum(mark in ATTENDED for mark in own)
    counted = sum(mark is not None for mark in own)
    return (*_who(person), attended, counted, *(mark.value if mark else None for mark in own))


def _evidence(lines: Iterable[EvidenceLine], people: Mapping[int, Person], zone: str) -> Sheet:
    def at(instant: datetime | None) -> str | None:
        return f"{instant.astimezone(dates.clock(zone)):%Y-%m-%d %H:%M:%S}" if instant else None

    heading = ("session", *WHO, "proof", f"at ({zone})", "says", "minutes", f"joined ({zone})", "by", "note")
    rows = []
    for line in lines:
        one = line.evidence
        says = one.says.value if one.says else None
        proof = (one.kind.value, at(one.at), says, one.minutes, at(one.joined), one.by or None, line.note or None)
        rows.append((line.session, *_who(people.get(line.member_id)), *proof))
    return Sheet("evidence", heading, rows)


def _rule(edition: Edition) -> Iterable[Row]:
    rule, limit = edition.checkin, edition.checkin.excused_limit
    yield "edition", edition.code
    yield "zone of all times", edition.zone
    yield "share of the counted sessions that earns the certificate", edition.certificate.share
    yield "one may check in, minutes before a session", rule.opens
    yield "… until, minutes after its end", rule.closes
    yield "late, which counts as present, minutes after its start", rule.grace
    yield "share of a session's minutes that a webinar report must show", rule.minimum
    yield "excused sessions that are not counted, at most", "all" if limit is None else limit
    for session in sorted(edition.sessions, key=lambda one: (one.starts, one.code)):
        counts = "counts" if session.counted else "does not count"
        whose = f" for those in {session.elective}" if session.elective else ""
        yield f"session {session.code}", f"{counts}{whose}; proof: {session.proof.value}"


def _who(person: Person | None) -> Row:
    return (person.number, person.name, person.constituency, person.language) if person else (None,) * len(WHO)
