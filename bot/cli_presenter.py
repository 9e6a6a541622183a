"""`collective-brain presenter` and `facilitator`: who shows a session's code and says who was there."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.table import Table

from academy.codes import PRESENTED, presenter_link
from bot.attendance_input import change, find_session, look
from bot.attendance_tables import moment, span
from bot.config import secret_key
from bot.member_input import read_address
from bot.terminal import BY, cell, current_edition, opened, out, settings
from storage import presenters

presenter = typer.Typer(help="Give presenters the page with the session's code.", no_args_is_help=True)
facilitator = typer.Typer(help="Say who may present a session and mark who is in it.", no_args_is_help=True)

Code = Annotated[str, typer.Argument(help="The session's code, as in `session list`.", metavar="SESSION")]
Where = Annotated[str, typer.Argument(metavar="ADDRESS", help="Where they write from, such as telegram:4815.")]


@presenter.command("link")
def link(code: Code) -> None:
    """Print the address of a session's page with code and QR: whoever has it presents, without an account."""
    given = settings()
    with opened() as (database, _):
        _, edition = database.read(current_edition)
        session = database.read(lambda db: find_session(db, code))
        look(database, lambda db: presenters.screen(db, session.id, session.starts), session=code)
    out.print(presenter_link(secret_key(given).encode(), given.address, session.id, session.ends), markup=False)
    when = span(session.starts, session.ends, edition.zone)
    last = moment(session.ends + PRESENTED, edition.zone)
    out.print(f"For {code}, {when}. It works until {last} ({edition.zone}); give it to nobody else.", markup=False)


@facilitator.command("add")
def add(code: Code, address: Where) -> None:
    """Let a member present a session and mark who is in it, at all of their addresses."""
    where = read_address(address)
    with opened() as (database, now):
        session = database.read(lambda db: find_session(db, code))
        new = change(database, lambda db: presenters.add(db, session, where, BY, now), session=code)
    out.print(f"{where} may present {code}{'.' if new else ' already.'}")


@facilitator.command("remove")
def remove(code: Code, address: Where) -> None:
    """Take back what `add` gave."""
    where = read_address(address)
    with opened() as (database, now):
        session = database.read(lambda db: find_session(db, code))
        done = change(database, lambda db: presenters.remove(db, session, where, BY, now), session=code)
    out.print(f"{where} may no longer present {code}." if done else f"{where} had not been added to {code}.")


@facilitator.command("list")
def list_(code: Code) -> None:
    """List who may present a session, besides organisers."""
    with opened() as (database, _):
        session = database.read(lambda db: find_session(db, code))
        found = database.read(lambda db: presenters.facilitators(db, session.id))
    table = Table("Address", "Name", box=None)
    for member, addresses in found:
        table.add_row(cell(", ".join(map(str, addresses))), cell(member.name))
    out.print(table if found else f"Nobody. Add somebody with: collective-brain facilitator add {code} ADDRESS")
