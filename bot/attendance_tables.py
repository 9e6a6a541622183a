"""Attendance as tables on a terminal, by the academy's clocks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from rich.table import Table

from academy.attendance import Disagreement, Evidence, Mark
from academy.calendar import local_date
from academy.programme import in_language
from academy.standings import Standing, State
from bot.terminal import cell
from locales import dates
from storage.attendance import Attended, Difference, Dispute, Figures
from storage.models import Appeal, Member, SessionRow
from storage.registers import Person
from storage.rooms import Room
from storage.webinars import Doubt

STATES = {State.OPEN: "open", State.EARNED: "earned", State.IMPOSSIBLE: "out of reach"}


def moment(at: datetime, zone: str) -> str:
    """An instant: "Mon 15 Nov 13:04"."""
    return f"{dates.short_day(local_date(at, zone), 'en')} {dates.hour(at, zone, 'en')}"


def span(starts: datetime, ends: datetime, zone: str) -> str:
    """When a session is: "Mon 15 Nov 13:00–14:30"."""
    return f"{moment(starts, zone)}–{dates.hour(ends, zone, 'en')}"


def said(standing: Standing, zone: str) -> str:
    """Where somebody stands, in a line, with the figures that /attendance shows."""
    line = f"{standing.attended} of {standing.counted} ({standing.percent}%), {STATES[standing.state]}"
    if standing.state is State.OPEN:
        line += f": {standing.needed} are needed, {standing.may_miss} more may be missed"
    if standing.decides:
        line += f"; {standing.decides.code} decides ({moment(standing.decides.starts, zone)})"
    return f"{line}."


def figures_table(found: Iterable[Figures], people: Mapping[int, Person]) -> Table:
    """All participants with their figures."""
    table = Table("No.", "Member", "Attended", "Share", "Possible", "May miss", "Certificate", "Decides", box=None)
    for each in found:
        one = each.standing
        counts = (f"{one.attended} of {one.counted}", f"{one.percent}%", f"{one.possible_percent}%")
        decides = one.decides.code if one.decides else None
        table.add_row(
            str(people[each.member.id].number),
            cell(each.member.name),
            *counts,
            str(one.may_miss),
            STATES[one.state],
            cell(decides),
        )
    return _numbers(table, 2, 3, 4, 5)


def attended_table(found: Iterable[Attended], zone: str) -> Table:
    """The counted sessions of one participant, with what proves each."""
    table = Table("Session", f"When ({zone})", "Mark", "Proof", "Appeal", box=None)
    for one in found:
        when = span(one.session.starts, one.session.ends, zone)
        appeal = f"{one.appeal.id}: {one.appeal.state}" if one.appeal else None
        table.add_row(cell(one.session.code), when, one.mark.value, cell(proofs(one.evidence, zone)), cell(appeal))
    return table


def room_heading(room: Room, zone: str) -> str:
    """How many are in a session, in a line."""
    session = room.session
    languages = ", ".join(f"{language} {count}" for language, count in room.by_language.items())
    counts = f"{len(room.there)} of {len(room.people)} are in{f' ({languages})' if languages else ''}"
    when = span(session.starts, session.ends, zone)
    title = in_language(session.title, "en")
    return f"{session.code} · {title} · {when} · proof: {session.proof}\n{counts}, {room.late} of them late."


def room_table(room: Room, people: Mapping[int, Person], zone: str) -> Table:
    """Everybody whom a session concerns."""
    table = Table("No.", "Member", "Language", "Mark", "Proof", "", box=None)
    for one in room.people:
        who = (str(people[one.member_id].number), cell(one.name), one.language, one.mark.value)
        table.add_row(*who, cell(proofs(one.evidence, zone)), "sources disagree" if one.disputed else "")
    return table


def proofs(evidence: Iterable[Evidence], zone: str) -> str:
    """What is known of somebody in a session, the oldest first."""
    return ", ".join(proof(one, zone) for one in sorted(evidence, key=lambda one: one.at))


def proof(one: Evidence, zone: str) -> str:
    """A proof in words: "code 13:04", "report 85 min", "hand excused by telegram:4815"."""
    if one.minutes is not None:
        return f"{one.kind} {one.minutes} min"
    if one.by:
        return f"{one.kind} {one.says or 'taken back'} by {one.by}"
    return f"{one.kind} {dates.hour(one.at, zone, 'en')}"


def disputes_table(found: Iterable[Dispute], people: Mapping[int, Person]) -> Table:
    """Where sources contradict each other."""
    table = Table("Session", "No.", "Member", "Counts as", "Sources", box=None)
    for one in found:
        number = str(people[one.member_id].number)
        table.add_row(cell(one.session.code), number, cell(one.name), one.mark.value, disagreement(one.between))
    return table


def disagreement(between: Iterable[Disagreement]) -> str:
    """Which sources contradict each other: "code: present, report: absent"."""
    return "; ".join(f"{one.one}: {one.one_says.value}, {one.other}: {one.other_says.value}" for one in between)


def appeals_table(found: Iterable[tuple[Appeal, Member, SessionRow]], zone: str) -> Table:
    """Appeals with what people wrote."""
    table = Table("No.", "State", f"Made ({zone})", "Member", "Session", "Text", box=None)
    for row, member, session in found:
        words = (cell(member.name), cell(session.code), cell(row.text))
        table.add_row(str(row.id), row.state, moment(row.made_at, zone), *words)
    return table


def doubts_table(found: Iterable[Doubt], people: Mapping[int, Person]) -> Table:
    """Whom people have to recognise, with who it may be and their numbers."""
    table = Table("No.", "Session", "Name in the report", "E-mail", "Minutes", "Perhaps", box=None)
    for one in found:
        perhaps = ", ".join(f"{each.name} (number {people[each.member_id].number})" for each in one.candidates)
        written = (cell(one.session.code), cell(one.name), cell(one.email))
        table.add_row(str(one.number), *written, str(one.minutes), cell(perhaps))
    return _numbers(table, 4)


def differences_table(found: Sequence[Difference], most: int) -> Table:
    """What another rule would make of participants' figures, so many lines of it."""
    table = Table("Member", "Now", "Then", box=None)
    for one in found[:most]:
        table.add_row(cell(one.name), *map(_figures, one.change))
    if len(found) > most:
        table.add_row(f"… and {len(found) - most} more", "", "")
    return table


def _figures(standing: Standing) -> str:
    return f"{standing.attended} of {standing.counted} ({standing.percent}%), {STATES[standing.state]}"


def marks(standing: Standing) -> dict[str, Mark]:
    """A participant's marks by session code."""
    return {one.code: mark for one, mark in zip(standing.sessions, standing.marks, strict=True)}


def _numbers(table: Table, *columns: int) -> Table:
    for column in columns:
        table.columns[column].justify = "right"
    return table
