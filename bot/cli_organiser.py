"""`collective-brain organiser`: who may write announcements in a chat."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer
from rich.table import Table

from academy.errors import AcademyError
from bot.member_input import read_address
from bot.terminal import BY, cell, fail, opened, out, settings
from locales import text
from storage import organisers
from storage.database import Db, DbSession

app = typer.Typer(help="Say who may write announcements in a chat.", no_args_is_help=True)

Where = Annotated[str, typer.Argument(metavar="ADDRESS", help="Where they write from, such as telegram:4815.")]


@app.command("add")
def add(address: Where) -> None:
    """Let a member write announcements, at all of their addresses."""
    where = read_address(address)
    with opened() as (database, now):
        new = _change(database, lambda db: organisers.add(db, where, BY, now))
    out.print(f"{where} may write announcements{'.' if new else ' already.'}")


@app.command("remove")
def remove(address: Where) -> None:
    """Take back what `add` gave."""
    where = read_address(address)
    with opened() as (database, now):
        done = _change(database, lambda db: organisers.remove(db, where, BY, now))
    out.print(f"{where} may no longer write announcements." if done else f"{where} had not been added.")
    if where in settings().organisers:
        out.print("They still may: they are named in ORGANISERS.")


@app.command("list")
def list_() -> None:
    """List who may, from ORGANISERS and by `add`."""
    table = Table("Address", "Name", "By", box=None)
    for named in settings().organisers:
        table.add_row(cell(str(named)), cell(None), "ORGANISERS")
    with opened() as (database, _):
        for member, addresses in database.read(organisers.added):
            table.add_row(cell(", ".join(map(str, addresses))), cell(member.name), "organiser add")
    out.print(table if table.row_count else "Nobody. Add somebody with: collective-brain organiser add ADDRESS")


def _change(database: Db, act: Callable[[DbSession], bool]) -> bool:
    """Whether it changed anything; what cannot be ends the command."""
    try:
        return database.write(act).result()
    except AcademyError as error:
        fail(text("en", error.key, **error.values))
