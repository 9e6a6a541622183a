"""`collective-brain session`: move and cancel sessions, give them links; whoever was told otherwise hears it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Annotated, NoReturn

import typer
from rich.table import Table

from academy.calendar import local_date
from academy.errors import AcademyError
from academy.programme import in_language
from bot.terminal import BY, cell, current_edition, fail, opened, out
from locales import dates
from programmes.faults import meant
from programmes.typed import typed_link, typed_span
from storage import sessions
from storage.database import Db, DbSession
from storage.models import SessionRow
from storage.news import Facts, facts_of

app = typer.Typer(help="List, move and cancel sessions, and change their links.", no_args_is_help=True)

WHY_NOT = {
    "session-cancelled-before": "session {code} is cancelled; only `programme load` can bring it back",
    "session-over": "session {code} is over",
    "session-past": "session {code} cannot move to a time that has passed",
}
LIKE = "2021-11-15 13:00, or with another length 2021-11-15 13:00-14:30"
Code = Annotated[str, typer.Argument(help="The session's code, as in the list.", metavar="CODE")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask before changing.")]


@app.command("list")
def list_() -> None:
    """List the sessions of the current edition, by the academy's clocks."""
    with opened() as (database, now):
        number, edition = database.read(current_edition)
        rows = database.read(lambda db: sessions.sessions_of(db, number))
    table = Table("Code", f"When ({edition.zone})", "State", "Title", box=None)
    for column in table.columns[:3]:
        column.no_wrap = True
    for row in rows:
        state = "cancelled" if row.cancelled_at else "over" if row.ends <= now else ""
        table.add_row(
            cell(row.code), _when(facts_of(row), edition.zone), state, cell(in_language(row.title, "en"))
        )
    out.print(table)


@app.command("move")
def move(
    code: Code, when: Annotated[list[str], typer.Argument(help=LIKE, metavar="WHEN")], yes: Yes = False
) -> None:
    """Give a session another time, by the academy's clocks."""
    with opened() as (database, now):
        zone, facts = _told(database, code)
        try:
            span = typed_span(" ".join(when), zone, facts.ends - facts.starts)
        except ValueError as error:
            fail(f"{error}; nothing was changed")
        moved = replace(facts, starts=span.starts, ends=span.ends)
        said = f"{code} moves from {_when(facts, zone)} to {_when(moved, zone)} ({zone})."
        for other in database.read(lambda db: sessions.clashing(db, _session(db, code), moved)):
            said += f"\nBeware: whoever is in it has to be in {other.code}, too: {_when(facts_of(other), zone)}."
        if _agreed(database, code, moved, now, said, yes):
            _do(database, code, lambda db, row: sessions.move(db, row, span.starts, span.ends, BY, now))


@app.command("cancel")
def cancel(code: Code, yes: Yes = False) -> None:
    """Cancel a session. `programme load` with a file that still has it brings it back."""
    with opened() as (database, now):
        zone, facts = _told(database, code)
        said = f"{code} will not take place on {_when(facts, zone)} ({zone})."
        if _agreed(database, code, replace(facts, cancelled=True), now, said, yes):
            _do(database, code, lambda db, row: sessions.cancel(db, row, BY, now))


@app.command("link")
def link(
    code: Code, url: Annotated[str, typer.Argument(help="Where to join.", metavar="URL")], yes: Yes = False
) -> None:
    """Give a session another link to join."""
    with opened() as (database, now):
        _, facts = _told(database, code)
        try:
            linked = replace(facts, link=typed_link(url))
        except ValueError as error:
            fail(f"{error}; nothing was changed")
        said = f"{code}: {facts.link or 'no link'} → {linked.link}"
        if _agreed(database, code, linked, now, said, yes):
            _do(database, code, lambda db, row: sessions.new_link(db, row, linked.link, BY, now))


def _session(db: DbSession, code: str) -> SessionRow:
    number, _ = current_edition(db)
    found = sessions.session_by_code(db, number, code)
    if found is None:
        hint = meant(code, [row.code for row in sessions.sessions_of(db, number)])
        fail(f"there is no session {code}; {hint or 'see: collective-brain session list'}")
    return found


def _told(database: Db, code: str) -> tuple[str, Facts]:
    """The academy's zone, and what is told of a session so far."""
    return database.read(lambda db: (current_edition(db)[1].zone, facts_of(_session(db, code))))


def _agreed(database: Db, code: str, facts: Facts, now: datetime, said: str, yes: bool) -> bool:
    """Say what would change and how many people would be told, and ask; what cannot be done ends the command."""

    def preview(db: DbSession) -> int:
        session = _session(db, code)
        sessions.check(session, facts, now)
        return sessions.would_hear(db, session, facts)

    try:
        count = database.read(preview)
    except AcademyError as error:
        _refuse(error)
    out.print(said, markup=False)
    if facts == _told(database, code)[1]:
        out.print("Nothing would change.")
        return False
    out.print(
        f"{_people(count)} will be told; they were told otherwise." if count else "Nobody was told otherwise."
    )
    agreed = yes or typer.confirm("Change this?")
    if not agreed:
        out.print("Nothing was changed.")
    return agreed


def _do(database: Db, code: str, act: Callable[[DbSession, SessionRow], int]) -> None:
    try:
        told = database.write(lambda db: act(db, _session(db, code))).result()
    except AcademyError as error:
        _refuse(error)
    out.print(f"Changed. {_people(told)} will be told." if told else "Changed.")
    out.print("Change the programme file, too: the next `programme load` goes by it.")


def _refuse(error: AcademyError) -> NoReturn:
    fail(f"{WHY_NOT[error.key].format(**error.values)}; nothing was changed")


def _people(count: int) -> str:
    return "1 person" if count == 1 else f"{count} people"


def _when(facts: Facts, zone: str) -> str:
    """Days and hours by the clocks of a zone."""
    first, last = local_date(facts.starts, zone), local_date(facts.ends, zone)
    starts, ends = dates.hour(facts.starts, zone, "en"), dates.hour(facts.ends, zone, "en")
    end = ends if first == last else f"{dates.short_day(last, 'en')} {ends}"
    return f"{dates.short_day(first, 'en')} {starts}–{end}"
