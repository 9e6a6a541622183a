"""`collective-brain webinar`: reports of Zoom and Teams, and those in them whom people have to recognise."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from academy.programme import Proof
from bot.attendance_input import US, change, find_session, look
from bot.attendance_tables import doubts_table
from bot.broadcast_input import read_zone
from bot.member_input import NOTHING, find_person
from bot.terminal import current_edition, fail, opened, out
from storage import plans, registers, webinars
from storage.webinars import Import

app = typer.Typer(help="Import reports of webinars, and say who somebody in one is.", no_args_is_help=True)

NOBODY = "nobody"


@app.command("import")
def import_(
    code: Annotated[str, typer.Argument(help="The session's code, as in `session list`.", metavar="SESSION")],
    file: Annotated[Path, typer.Argument(help="The participants' report: CSV or XLSX.", metavar="FILE")],
    zone: Annotated[str, typer.Option(help="The IANA zone of its times; else the academy's.")] = "",
) -> None:
    """Keep the report of a session, of Zoom or Teams: all of it or nothing, and the same one once."""
    from programmes.webinar import UnreadableReportError, read

    with opened() as (database, now):
        _, edition = database.read(current_edition)
        row = database.read(lambda db: find_session(db, code))
        session = look(database, lambda db: plans.plan_with(db, row.id).session(row.id), session=code)
        try:
            report = read(file, read_zone(zone) if zone else edition.zone, session)
        except UnreadableReportError as error:
            fail(f"{file}: {error}; {NOTHING}")
        done = change(
            database,
            lambda db: webinars.import_report(
                db, row.id, report.platform, report.digest, report.attendees, US.by, now
            ),
        )
        out.print(f"{file}: {_said(done, code, report.platform)}", markup=False)
        if done.new and session.proof is not Proof.REPORT:
            out.print(f"{code} is proven by {session.proof}: the report only shows where it disagrees.")


def _said(done: Import, code: str, platform: str) -> str:
    if not done.new:
        return f"this report of {code} was imported before; {NOTHING}."
    counts = f"{done.matched} recognised, {done.doubtful} in doubt"
    doubts = "; see: collective-brain webinar doubts" if done.doubtful else ""
    return f"{code}, a report of {platform.capitalize()}: {counts}{doubts}."


@app.command("doubts")
def doubts() -> None:
    """List those in reports whom people have to recognise, with who they may be."""
    with opened() as (database, _):
        number, _ = database.read(current_edition)
        found = database.read(lambda db: webinars.doubts(db, number))
        people = database.read(registers.people)
    out.print(doubts_table(found, people) if found else "No doubts.")


@app.command("decide")
def decide(
    number: Annotated[int, typer.Argument(help="The number, as in `doubts`.", metavar="NUMBER")],
    whom: Annotated[
        str,
        typer.Argument(
            help="An address, a number as in `applications list`, a name, or nobody.", metavar="MEMBER|nobody"
        ),
    ],
) -> None:
    """Say who somebody in a report is, or that they are no participant. It can be said anew."""
    with opened() as (database, now):
        who = None if whom.casefold() == NOBODY else database.read(lambda db: find_person(db, whom))
        name = f"{who.name} (number {who.number})" if who else "no participant"
        new = change(
            database,
            lambda db: webinars.decide(db, number, who.member_id if who else None, US.by, now),
            member=name,
            session="the session",
        )
    said = f"Doubt {number} is decided: {name}."
    out.print(said if new else f"{said} It was decided so already.", markup=False)
