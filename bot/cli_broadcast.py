"""`collective-brain broadcast`: announcements from files, on the same rails as those written in a chat."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Annotated, TypeVar

import typer
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from academy.broadcasts import Audience
from academy.errors import AcademyError
from bot.broadcast_input import choices, read_instant, read_texts, read_zone
from bot.broadcast_watch import watch
from bot.opening import make_clock
from bot.terminal import BY, cell, fail, opened, out, settings
from handlers.broadcast_card import card
from handlers.broadcast_lines import Reader, moment, options
from locales import text
from storage import broadcasts
from storage.broadcasts import Stage
from storage.database import Db, DbSession
from storage.models import Broadcast
from storage.organisers import Author
from storage.programmes import current_edition

T = TypeVar("T")
app = typer.Typer(help="Write, send, stop and follow announcements.", no_args_is_help=True)

US = Author(BY)
NAMES = 1000  # of members in a report
WATCHED = timedelta(minutes=2)  # what goes out later than that is not waited for
# Where the words of the chat would not help here.
WHY_NOT = {
    "broadcast-unknown": "There is no announcement {number}. Begin one with: collective-brain broadcast new",
    "broadcast-uncovered": "Some have no text in their language, see above. Begin anew with one more --text,"
    " or with --fallback LANGUAGE for them.",
}
Number = Annotated[int, typer.Argument(help="The announcement's number.", min=1)]
Several = list[str] | None


@app.command("new")
def new(
    texts: Annotated[list[str], typer.Option("--text", metavar="LANGUAGE=FILE", help="A text, once a language.")],
    fallback: Annotated[str, typer.Option(metavar="LANGUAGE", help="What all others read.")] = "",
    language: Annotated[Several, typer.Option(help="Only those who read it. Repeatable, as all below.")] = None,
    constituency: Annotated[Several, typer.Option(help="Only this group.")] = None,
    state: Annotated[Several, typer.Option(help="Only applications in this state.")] = None,
    elective: Annotated[Several, typer.Option(metavar="CODE", help="Only who has a seat in it.")] = None,
    channel: Annotated[Several, typer.Option(help="Only who is reached there first.")] = None,
    place: Annotated[Several, typer.Option(metavar="CODE", help="Also this community channel.")] = None,
    places_only: Annotated[bool, typer.Option("--places-only", help="No members, only places.")] = False,
    at: Annotated[str, typer.Option(help='When, such as "2021-11-16 18:00"; else as soon as confirmed.')] = "",
    zone: Annotated[str, typer.Option(help="The IANA zone of --at; else the academy's.")] = "",
) -> None:
    """Save a draft and show who would get what. Nothing is sent."""
    written = read_texts(texts)
    named = "".join(choices("--fallback", [fallback] if fallback else [], list(written)))
    with opened() as (database, now):
        reader = _reader(database, zone)
        lists = {
            "languages": _chosen(database, reader, "--language", "languages", language),
            "constituencies": _chosen(database, reader, "--constituency", "constituencies", constituency),
            "states": _chosen(database, reader, "--state", "states", state),
            "electives": _chosen(database, reader, "--elective", "electives", elective),
            "channels": _chosen(database, reader, "--channel", "channels", channel),
            "places": _chosen(database, reader, "--place", "places", place),
        }
        audience = Audience(not places_only, **lists)
        instant = read_instant(at, reader.zone, now) if at else None
        number = _do(database, lambda db: _save(db, written, named, audience, instant, now))
        _show(database, number, reader, now)
        out.print(f"\nSaved. To send it: collective-brain broadcast send {number}")


@app.command("preview")
def preview(number: Number) -> None:
    """Show who would get which text where, and the texts."""
    with opened() as (database, now):
        _show(database, number, _reader(database), now)
        for language, words in _find(database, number).texts.items():
            out.print(Rule(text("en", f"language-{language}"), align="left"), Text(words))


@app.command("send")
def send(
    number: Number,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask before sending.")] = False,
    no_wait: Annotated[bool, typer.Option("--no-wait", help="Do not follow it.")] = False,
) -> None:
    """Confirm a draft; the running assistant sends it, in half a minute at the earliest."""
    with opened() as (database, now):
        reader = _reader(database)
        row = _do(database, lambda db: broadcasts.draft(db, US, number))
        seen = broadcasts.fingerprint(row)
        _show(database, number, reader, now)
        _do(database, lambda db: broadcasts.check_complete(db, row, now))
        if not yes and not typer.confirm("Send it?"):
            out.print("Nothing was sent.")
            return
        now = make_clock(database, settings()).now()  # they may have thought about it for long
        row = _do(database, lambda db: broadcasts.confirm(db, US, number, seen, {}, now))
        at = row.send_at or now
        when = database.read(lambda db: moment(db, reader, at))
        out.print(
            f"\nIt goes out: {when}. To take it back or to stop it: collective-brain broadcast stop {number}"
        )
        if not no_wait and at - now < WATCHED:
            _follow(database, number, now)
            _show(database, number, reader, now)


@app.command("stop")
def stop(number: Number) -> None:
    """Take an announcement back, or stop what has not left yet."""
    with opened() as (database, now):
        if _find(database, number).state in (Stage.DRAFT, Stage.WAITING):
            _do(database, lambda db: broadcasts.undo(db, US, number, now))
            out.print(f"Announcement {number} is taken back; no member has received it.")
        else:
            halted = _do(database, lambda db: broadcasts.stop(db, US, number, now))
            out.print(f"Announcement {number} is stopped; {halted} messages were not sent.")


@app.command("report")
def report(number: Number) -> None:
    """Say what became of an announcement, with reasons, and who did not surely get it."""
    with opened() as (database, now):
        _show(database, number, _reader(database), now)
        reached = database.read(lambda db: broadcasts.progress(db, number))
        table = Table("State", "Reason", "Messages", box=None)
        for (state, reason), count in reached.items():
            table.add_row(state, cell(reason), str(count))
        missed = database.read(lambda db: broadcasts.not_reached(db, number, NAMES))
        names = Table("Member", "State", "Reason", box=None)
        for row in missed:
            names.add_row(*map(cell, row))
        out.print("", table if reached else "Nothing has been sent.", "", names if missed else "")


def _chosen(database: Db, reader: Reader, option: str, name: str, given: Several) -> tuple[str, ...]:
    known = database.read(lambda db: options(db, reader, name))
    return choices(option, given or (), known)


def _save(
    db: DbSession, texts: dict[str, str], fallback: str, audience: Audience, at: datetime | None, now: datetime
) -> int:
    number = broadcasts.begin(db, US, now).id
    for language, words in texts.items():
        broadcasts.write_text(db, US, number, language, words)
    broadcasts.name_fallback(db, US, number, fallback)
    broadcasts.choose_audience(db, US, number, audience)
    broadcasts.set_time(db, US, number, at, now)
    return number


def _reader(database: Db, zone: str = "") -> Reader:
    """The command line reads English, in the academy's zone unless another is named."""
    found = database.read(current_edition)
    return Reader("en", read_zone(zone) if zone else found[1].zone if found else "UTC")


def _find(database: Db, number: int) -> Broadcast:
    return _do(database, lambda db: broadcasts.find(db, US, number))


def _show(database: Db, number: int, reader: Reader, now: datetime) -> None:
    shown = _do(database, lambda db: card(db, broadcasts.find(db, US, number), reader, now))
    out.print(Text(shown.text.replace("**", "")))


def _follow(database: Db, number: int, now: datetime) -> None:
    try:
        watch(database, number, now)
    except KeyboardInterrupt:
        out.print(f"It goes on by itself. To stop it: collective-brain broadcast stop {number}")
        raise typer.Exit(130) from None


def _do(database: Db, function: Callable[[DbSession], T]) -> T:
    """Change something, or say why not and end the command."""
    try:
        return database.write(function).result()
    except AcademyError as error:
        said = WHY_NOT.get(error.key)
        fail(said.format(**error.values) if said else text("en", error.key, **error.values))
