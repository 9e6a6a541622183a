"""`collective-brain appeal`: what participants say about sessions they missed, and what is made of it."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.attendance_input import US, change
from bot.attendance_tables import appeals_table
from bot.member_input import NOTHING
from bot.terminal import current_edition, fail, opened, out
from programmes.faults import meant
from storage import appeals
from storage.appeals import OPEN, Decision

app = typer.Typer(help="Read and decide appeals about missed sessions.", no_args_is_help=True)


@app.command("list")
def list_(
    every: Annotated[bool, typer.Option("--all", help="Decided ones, too.")] = False,
) -> None:
    """List the appeals that wait for a decision, the oldest first."""
    with opened() as (database, _):
        number, edition = database.read(current_edition)
        found = database.read(lambda db: appeals.appeals(db, number, None if every else OPEN))
        out.print(appeals_table(found, edition.zone) if found else "No appeals.")


@app.command("decide")
def decide(
    number: Annotated[int, typer.Argument(help="The appeal's number, as in `list`.", metavar="NUMBER")],
    decision: Annotated[str, typer.Argument(help="excused, present or refused.", metavar="DECISION")],
) -> None:
    """Decide an appeal; whoever made it is told in their language. It can be decided anew."""
    known = [one.value for one in Decision]
    if decision not in known:
        fail(f"DECISION: there is no {decision!r}; {meant(decision, known)}; {NOTHING}")
    with opened() as (database, now):
        new = change(database, lambda db: appeals.decide(db, US, number, Decision(decision), now))
    out.print(f"Appeal {number} is decided: {decision}." if new else f"It was decided so already: {decision}.")
