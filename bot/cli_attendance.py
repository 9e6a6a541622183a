"""`collective-brain attendance`: who was where, marks by hand, where sources disagree, and all of it as a file."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from academy.attendance import Mark
from academy.programme import Edition
from bot import attendance_export as export_
from bot import attendance_tables as lists
from bot.attendance_input import US, change, find_session, look
from bot.member_input import NOTHING, find_person
from bot.terminal import current_edition, fail, opened, out, save
from papers.csv_table import csv_table
from papers.sheets import workbook
from programmes.faults import closest, meant
from storage import attendance, registers, rooms, sessions
from storage.database import DbSession
from storage.models import SessionRow

app = typer.Typer(help="See, mark and export who was in which session.", no_args_is_help=True)

MARKS = {"present": Mark.PRESENT, "late": Mark.LATE, "excused": Mark.EXCUSED, "absent": Mark.ABSENT, "undo": None}
Whom = Annotated[
    str,
    typer.Argument(
        help="An address such as telegram:4815, a number as in `applications list`, or a name.", metavar="MEMBER"
    ),
]
Code = Annotated[str, typer.Argument(help="The session's code, as in `session list`.", metavar="SESSION")]


@app.command("show")
def show(
    about: Annotated[
        str, typer.Argument(help="A session's code, or a member; else everybody.", metavar="[MEMBER|SESSION]")
    ] = "",
) -> None:
    """Show where everybody stands, or one participant's sessions, or who is in a session."""
    with opened() as (database, now):
        number, edition = database.read(current_edition)
        session = database.read(lambda db: sessions.session_by_code(db, number, about)) if about else None
        if session:
            look(database, lambda db: _show_session(db, session, edition.zone, now), session=session.code)
        elif about:
            database.read(lambda db: _check_known(db, number, about))
            database.read(lambda db: _show_member(db, about, edition.zone, now))
        else:
            database.read(lambda db: _show_all(db, number, now))


def _show_session(db: DbSession, session: SessionRow, zone: str, now: datetime) -> None:
    room = rooms.room(db, session.id, now)
    out.print(lists.room_heading(room, zone), markup=False)
    out.print(lists.room_table(room, registers.people(db), zone) if room.people else "It concerns nobody.")


def _check_known(db: DbSession, edition_id: int, written: str) -> None:
    """End the command at a word that is nearly a session's code, and nobody's name."""
    near = closest(written, [row.code for row in sessions.sessions_of(db, edition_id)])
    names = {one.name.casefold() for one in registers.people(db).values()}
    if near and not written.isdecimal() and ":" not in written and written.strip().casefold() not in names:
        fail(f"there is no session or participant {written}; did you mean {near}?")


def _show_member(db: DbSession, written: str, zone: str, now: datetime) -> None:
    who = find_person(db, written)
    standing = attendance.standing(db, who.member_id, now)
    if standing is None:
        fail(f"{who.name} (number {who.number}) does not take part; see: collective-brain applications list")
    out.print(f"{who.name} (number {who.number}): {lists.said(standing, zone)}", markup=False)
    out.print(lists.attended_table(attendance.sessions_of(db, who.member_id, now), zone))


def _show_all(db: DbSession, edition_id: int, now: datetime) -> None:
    found = attendance.figures(db, edition_id, now)
    out.print(lists.figures_table(found, registers.people(db)) if found else "Nobody takes part yet.")


@app.command("mark")
def mark(
    whom: Whom,
    code: Code,
    says: Annotated[str, typer.Argument(help="present, late, excused, absent or undo.", metavar="MARK")],
    why: Annotated[str, typer.Option("--why", help="Why, for the evidence.")] = "",
) -> None:
    """Decide by hand who was in a session; `undo` lets the proof decide again. Proofs are kept as they are."""
    if says not in MARKS:
        fail(f"MARK: there is no {says!r}; {meant(says, list(MARKS))}; {NOTHING}")
    with opened() as (database, now):
        session = database.read(lambda db: find_session(db, code))
        who = database.read(lambda db: find_person(db, whom))
        done = change(
            database,
            lambda db: rooms.mark_by_hand(db, US, session.id, who.member_id, MARKS[says], why, now),
            session=code,
            member=who.name,
        )
        found = database.read(lambda db: attendance.sessions_of(db, who.member_id, now))
        counts = {one.session.code: one.mark.value for one in found}.get(code, "nothing: it is not counted")
        said = f"{who.name} (number {who.number}) in {code} counts as {counts}."
        out.print(said if done else f"{said} It was decided so already.", markup=False)


@app.command("disputes")
def disputes() -> None:
    """List where two sources contradict each other on somebody's being there; `mark` decides."""
    with opened() as (database, now):
        number, _ = database.read(current_edition)
        found = database.read(lambda db: attendance.disputes(db, number, now))
        people = database.read(registers.people)
    out.print(lists.disputes_table(found, people) if found else "All sources agree.")


@app.command("export")
def export(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="attendance.xlsx, or attendance.csv for participants only.")
    ],
) -> None:
    """Write everybody's figures into a file; a workbook has each week, all evidence and the rule, too."""
    write = {".csv": _csv, ".xlsx": _xlsx}.get(file.suffix.lower())
    if write is None:
        fail(f"{file}: write it as {file.with_suffix('.xlsx').name} or {file.with_suffix('.csv').name}")
    with opened() as (database, now):
        number, edition = database.read(current_edition)
        content, rows = database.read(lambda db: write(db, number, edition, now))
    save(file, content)
    out.print(f"{file}: {rows}.", markup=False)


def _csv(db: DbSession, edition_id: int, edition: Edition, now: datetime) -> tuple[bytes, str]:
    sheet = export_.participants(db, edition_id, edition, now)
    return csv_table(sheet.heading, sheet.rows), f"{len(sheet.rows)} rows"


def _xlsx(db: DbSession, edition_id: int, edition: Edition, now: datetime) -> tuple[bytes, str]:
    found = export_.sheets(db, edition_id, edition, now)
    return workbook(found), ", ".join(f"{sheet.name} {len(sheet.rows)} rows" for sheet in found)
