"""`collective-brain electives`: rounds, seats and waiting lists in the hands of organisers."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from academy.electives import Reason, Refused, Seated
from academy.programme import RoundMode
from bot import electives_tables as lists
from bot.electives_allocate import allocate_round, preview_round
from bot.electives_change import change, find_elective, find_round, people, read_seats, read_when
from bot.electives_export import FORMS, files, tables
from bot.electives_tables import named, when
from bot.member_input import find_person
from bot.terminal import BY, current_edition, fail, opened, out, save
from storage import catalogue, electives, registers, rounds
from storage.catalogue import ElectiveNow, RoundNow
from storage.database import DbSession
from storage.models import Member
from storage.rounds import Count
from storage.seats import seat_of

app = typer.Typer(help="See and change electives, and share out their seats.", no_args_is_help=True)

LIKE = "2021-11-15 20:00, by the academy's clocks"
RoundCode = Annotated[str, typer.Argument(help="The round's code, as in `show`.", metavar="ROUND")]
ElectiveCode = Annotated[str, typer.Argument(help="The elective's code, as in `show`.", metavar="ELECTIVE")]
Whom = Annotated[
    str,
    typer.Argument(
        help="An address such as telegram:4815, a number as in `applications list`, or a name.", metavar="MEMBER"
    ),
]
Why = Annotated[str, typer.Option("--why", help="Why, for the ledger.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask before changing.")]


@app.command("show")
def show(
    elective: Annotated[str, typer.Argument(help="One elective: its people, too.", metavar="[ELECTIVE]")] = "",
) -> None:
    """Show how full the electives are, or who is in one and who waits for it."""
    with opened() as (database, now):
        _, edition = database.read(current_edition)
        if elective:
            database.read(lambda db: _show_one(db, elective, edition.zone, now))
        else:
            database.read(lambda db: _show_all(db, edition.zone, now))


def _show_all(db: DbSession, zone: str, now: datetime) -> None:
    found = catalogue.needed(db).rounds
    out.print(f"Times are those of {zone}." if found else "The edition has no electives.")
    for round_ in found:
        out.print(f"\n{lists.heading(round_, zone, now)}", markup=False)
        _show_counts(db, round_, rounds.counts(db, round_))


def _show_counts(db: DbSession, round_: RoundNow, counts: list[Count]) -> None:
    ranked = round_.value.mode is RoundMode.RANKED
    out.print(lists.counts_table(counts, ranked))
    if ranked:
        wishing = rounds.wishing(db, round_.id)
        out.print(f"{people(wishing)} {'has' if wishing == 1 else 'have'} said what they wish for.")


def _show_one(db: DbSession, code: str, zone: str, now: datetime) -> None:
    elective, round_ = find_elective(db, code)
    out.print(lists.heading(round_, zone, now), markup=False)
    _show_counts(db, round_, [one for one in rounds.counts(db, round_) if one.elective.id == elective.id])
    seats, waiting = registers.seats(db, elective.id), registers.waiting(db, elective.id)
    out.print("", lists.seats_table(seats, zone) if seats else "Nobody has a seat.", sep="\n")
    out.print("", lists.waiting_table(waiting, zone) if waiting else "Nobody waits.", sep="\n")


@app.command("open")
def open_(
    code: RoundCode,
    closes: Annotated[str, typer.Option(metavar="WHEN", help=f"When it closes, else as planned: {LIKE}.")] = "",
    why: Why = "",
    yes: Yes = False,
) -> None:
    """Open a round now; its participants are invited to choose."""
    with opened() as (database, now):
        round_, zone = database.read(lambda db: find_round(db, code))
        until = read_when("--closes", closes, zone, now) if closes else None
        stands = "is open" if round_.value.opens <= now < round_.value.closes else "opens now"
        said = f"{code} {stands} and closes {when(until or round_.value.closes, zone)} ({zone})."
        said += _beyond(round_, until, zone)
        change(
            database, said, lambda db, at: rounds.open_round(db, round_.id, BY, at, until, why), yes, round=code
        )


@app.command("extend")
def extend(
    code: RoundCode,
    closes: Annotated[list[str], typer.Argument(help=LIKE, metavar="WHEN")],
    why: Why = "",
    yes: Yes = False,
) -> None:
    """Let a round close at another time, also one that is closed; its participants are told."""
    with opened() as (database, now):
        round_, zone = database.read(lambda db: find_round(db, code))
        until, before = read_when("WHEN", " ".join(closes), zone, now), round_.value.closes
        said = f"{code} closes {when(until, zone)} instead of {when(before, zone)} ({zone})."
        said += _beyond(round_, until, zone)
        if until == before:
            out.print(f"{code} closes {when(until, zone)} ({zone}) already. Nothing would change.")
            return
        change(database, said, lambda db, at: rounds.extend(db, round_.id, until, BY, at, why), yes, round=code)


def _beyond(round_: RoundNow, until: datetime | None, zone: str) -> str:
    """A warning when people could still choose what has begun."""
    begin = [one.starts for one in round_.electives if one.starts and not one.cancelled]
    if until is None or not begin or until <= min(begin):
        return ""
    return f"\nBeware: its first session is on {when(min(begin), zone)}; nobody can choose what has begun."


@app.command("close")
def close(code: RoundCode, why: Why = "", yes: Yes = False) -> None:
    """Close a round now; its participants are told."""
    with opened() as (database, _):
        round_, zone = database.read(lambda db: find_round(db, code))
        said = f"{code} closes now instead of {when(round_.value.closes, zone)} ({zone})."
        change(database, said, lambda db, at: rounds.close(db, round_.id, BY, at, why), yes, round=code)


@app.command("capacity", context_settings={"ignore_unknown_options": True})
def capacity(
    code: ElectiveCode,
    seats: Annotated[str, typer.Argument(help="How many, or none for no limit.", metavar="SEATS")],
    why: Why = "",
    yes: Yes = False,
) -> None:
    """Give an elective more seats, which go to its waiting list, or fewer: nobody is thrown out."""
    number = read_seats(seats)
    with opened() as (database, _):
        elective, _ = database.read(lambda db: find_elective(db, code))
        if number == elective.value.seats:
            out.print(f"{named(elective)} has {_limit(number)} already. Nothing would change.")
            return
        said = f"{named(elective)}: {_limit(number)} instead of {_limit(elective.value.seats)}."
        said += database.read(lambda db: _over(db, elective, number))
        change(
            database,
            said,
            lambda db, at: rounds.set_seats(db, elective.id, number, BY, at, why),
            yes,
            elective=code,
        )


def _limit(seats: int | None) -> str:
    return "no limit" if seats is None else "1 seat" if seats == 1 else f"{seats} seats"


def _over(db: DbSession, elective: ElectiveNow, seats: int | None) -> str:
    taken = len(registers.seats(db, elective.id))
    over = taken - seats if seats is not None else 0
    return f"\nNobody is thrown out: {taken} have a seat, {over} more than that." if over > 0 else ""


@app.command("cancel")
def cancel(code: ElectiveCode, why: Why = "", yes: Yes = False) -> None:
    """Cancel an elective and its sessions; its people choose again, before others."""
    with opened() as (database, _):
        elective, _ = database.read(lambda db: find_elective(db, code))
        seats, waiting = database.read(
            lambda db: (len(registers.seats(db, elective.id)), len(registers.waiting(db, elective.id)))
        )
        choose = "chooses" if seats == 1 else "choose"
        said = (
            f"{named(elective)} will not take place. {people(seats)} with a seat {choose} again, before others and"
        )
        said += f" after the deadline, too; {people(waiting)} on its waiting list."
        change(
            database, said, lambda db, at: rounds.cancel_elective(db, elective.id, BY, at, why), yes, elective=code
        )


@app.command("allocate")
def allocate(
    code: RoundCode,
    preview: Annotated[bool, typer.Option("--preview", help="Only show what it would do.")] = False,
    seed: Annotated[
        int | None, typer.Option(metavar="N", help="Decides between equals; else a fresh one.")
    ] = None,
    why: Why = "",
    yes: Yes = False,
) -> None:
    """Share out the seats of a ranked round by wishes, once it is closed; everybody is told."""
    with opened() as (database, now):
        round_, _ = database.read(lambda db: find_round(db, code))
        if preview:
            preview_round(database, round_, seed, now)
        else:
            allocate_round(database, round_, seed, why, yes)


@app.command("place", context_settings={"ignore_unknown_options": True})
def place(whom: Whom, code: ElectiveCode, why: Why = "", yes: Yes = False) -> None:
    """Give somebody a seat by hand, whatever the dates and the waiting list; they are told."""
    with opened() as (database, _):
        elective, _ = database.read(lambda db: find_elective(db, code))
        who = database.read(lambda db: find_person(db, whom))
        before = database.read(lambda db: _seat(db, who.member_id, elective.round_id))
        said = f"{who.name} (number {who.number}) gets a seat in {named(elective)}"
        said += f" and leaves {named(before)}." if before else "."

        def give(db: DbSession, at: datetime) -> Seated | Refused:
            return electives.place(db, db.get_one(Member, who.member_id), elective.id, BY, at, why)

        change(database, said, give, yes, elective=code, member=who.name)


@app.command("remove")
def remove(whom: Whom, code: ElectiveCode, why: Why = "", yes: Yes = False) -> None:
    """Take somebody's seat back and offer it on; they are told."""
    with opened() as (database, _):
        elective, _ = database.read(lambda db: find_elective(db, code))
        who = database.read(lambda db: find_person(db, whom))
        said = f"{who.name} (number {who.number}) has no seat in {named(elective)} any more."

        def take(db: DbSession, at: datetime) -> Refused | bool:
            if seat_of(db, who.member_id, elective.round_id) != elective.id:
                return Refused(Reason.NOT_YOURS)
            return electives.remove(db, who.member_id, elective.round_id, BY, at, why)

        change(database, said, take, yes, elective=code, member=who.name)


def _seat(db: DbSession, member_id: int, round_id: int) -> ElectiveNow | None:
    """The elective in which somebody has a seat in a round."""
    seat = seat_of(db, member_id, round_id)
    return catalogue.needed(db).elective(seat) if seat else None


@app.command("export")
def export(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="electives.xlsx, or electives.csv for a file each.")
    ],
) -> None:
    """Write seats, waiting lists, wishes and the ledger into a workbook, or into a CSV file each."""
    if file.suffix.lower() not in FORMS:
        fail(f"{file}: write it as {file.with_suffix('.xlsx').name} or {file.with_suffix('.csv').name}")
    with opened() as (database, _):
        database.read(current_edition)
        for path, content, rows in files(file, database.read(lambda db: tables(db, catalogue.needed(db)))):
            save(path, content)
            out.print(f"{path}: {rows}.", markup=False)
