"""The command line of the organisers: `collective-brain --help`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from academy.applications import State
from academy.errors import AcademyError
from academy.programme import Edition
from bot import (
    cli_appeal,
    cli_attendance,
    cli_broadcast,
    cli_certificate,
    cli_electives,
    cli_organiser,
    cli_presenter,
    cli_report,
    cli_session,
    cli_webinar,
)
from bot.attendance_tables import differences_table
from bot.config import WrongSetting
from bot.terminal import BY, cell, current_edition, fail, opened, out, settings
from storage import applications, attendance, programmes
from storage.database import Db

HELP = {"help_option_names": ["-h", "--help"]}
app = typer.Typer(help="The assistant of the SSE Collective Brain.", no_args_is_help=True, context_settings=HELP)
programme = typer.Typer(help="Check and load programme files.", no_args_is_help=True)
candidates = typer.Typer(help="Read and decide applications.", no_args_is_help=True)
app.add_typer(programme, name="programme")
app.add_typer(candidates, name="applications")
app.add_typer(cli_appeal.app, name="appeal")
app.add_typer(cli_attendance.app, name="attendance")
app.add_typer(cli_broadcast.app, name="broadcast")
app.add_typer(cli_certificate.app, name="certificate")
app.add_typer(cli_electives.app, name="electives")
app.add_typer(cli_presenter.facilitator, name="facilitator")
app.add_typer(cli_organiser.app, name="organiser")
app.add_typer(cli_presenter.presenter, name="presenter")
app.add_typer(cli_report.app, name="report")
app.add_typer(cli_session.app, name="session")
app.add_typer(cli_webinar.app, name="webinar")

DIFFERENCES = 20  # lines of it that are shown

WHY_NOT = {
    "session-past": "session {code} would begin in the past",
    "session-over": "session {code} is over",
    "session-cancelled-before": "session {code} is cancelled",
    "application-unknown": "there is no application {number}; see: collective-brain applications list",
    "application-not-sent": "application {number} is {state}; only sent applications can be decided",
}


def main() -> None:
    """Entry point of `collective-brain`."""
    app()


@app.command()
def run() -> None:
    """Start the assistant: every channel that has a token, and the page chat."""
    from bot.start import start

    try:
        start(settings())
    except WrongSetting as error:
        fail(str(error))


@app.command()
def check() -> None:
    """Check the settings, the catalogues of texts and the programme file, and change nothing."""
    from locales.catalogues import faults

    given = settings()
    found = [*faults(), *_programme_faults(given.programme)]
    if found:
        fail("\n".join(found))
    out.print("Settings, texts and programme are in order.")


@programme.command("check")
def programme_check(file: Annotated[Path, typer.Argument(help="A programme file (YAML).")]) -> None:
    """List all faults of a programme file, each with its line."""
    if found := _programme_faults(file):
        fail("\n".join(found))
    out.print(f"{file} has no faults.")


def _programme_faults(file: Path) -> list[str]:
    from programmes.reader import check as check_file

    return [f"{file}: {fault}" for fault in check_file(file)]


@programme.command("load")
def programme_load(
    file: Annotated[Path, typer.Argument(help="A programme file (YAML).")],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask before changing.")] = False,
) -> None:
    """Show what a programme file would change, then change it: all of it or nothing."""
    from programmes.changes import difference
    from programmes.reader import read

    if found := _programme_faults(file):
        fail("\n".join(found))
    edition = read(file)
    with opened() as (database, now):
        changes = difference(database.read(lambda db: programmes.edition_by_code(db, edition.code)), edition)
        for change in changes or ["Nothing would change."]:
            out.print(change, markup=False)
        if not changes:
            return
        _say_difference(database, edition, now)
        if not yes and not typer.confirm("Change this?"):
            out.print("Nothing was changed.")
            return
        database.write(lambda db: programmes.save_edition(db, edition, now)).result()
        out.print(f"{len(changes)} changes made.")


def _say_difference(database: Db, edition: Edition, now: datetime) -> None:
    """Whose attendance another rule, share or course of sessions would change, where that edition is current."""
    found = database.read(programmes.current_edition)
    if found is None or found[1].code != edition.code:
        return
    number = found[0]
    if differences := database.read(lambda db: attendance.rule_difference(db, number, edition, now)):
        out.print(f"\nThe attendance of participants would change, {len(differences)} of them:")
        out.print(differences_table(differences, DIFFERENCES), "")


@candidates.command("list")
def applications_list(
    state: Annotated[State | None, typer.Option(help="Only those in this state.")] = None,
) -> None:
    """List the applications to the current edition, the oldest first."""
    with opened() as (database, _):
        rows = database.read(lambda db: applications.applications(db, current_edition(db)[0], state))
    table = Table("No.", "State", "Name", "Country", "Constituency", "Organisation", "Motivation", box=None)
    for participation, member in rows:
        words = (member.name, member.country, member.constituency, member.organisation, participation.motivation)
        table.add_row(str(participation.id), participation.state, *(cell(word) for word in words))
    out.print(table if rows else "No applications.")


@candidates.command("accept")
def applications_accept(numbers: Annotated[list[int], typer.Argument(help="Numbers from the list.")]) -> None:
    """Accept applications; everybody is told in their language."""
    _decide(numbers, accept=True)


@candidates.command("decline")
def applications_decline(numbers: Annotated[list[int], typer.Argument(help="Numbers from the list.")]) -> None:
    """Decline applications; everybody is told in their language."""
    _decide(numbers, accept=False)


def _decide(numbers: list[int], accept: bool) -> None:
    with opened() as (database, now):
        try:
            changed = database.write(lambda db: applications.decide_all(db, numbers, accept, BY, now)).result()
        except AcademyError as error:
            fail(f"{WHY_NOT[error.key].format(**error.values)}; nothing was changed")
    done = "accepted" if accept else "declined"
    out.print(f"{changed} {done}, {len(numbers) - changed} had been {done} before.")
