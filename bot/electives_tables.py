"""Rounds, electives, people and allocations as tables on a terminal, by the academy's clocks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from rich.table import Table

from academy.allocation import Statistics, Tally
from academy.calendar import local_date
from academy.programme import RoundMode, in_language
from bot.terminal import cell
from locales import dates
from storage.catalogue import ElectiveNow, RoundNow
from storage.registers import SeatLine, WaitingLine
from storage.rounds import Count

MODES = {RoundMode.FIRST_COME: "first come", RoundMode.RANKED: "ranked"}


def when(at: datetime, zone: str) -> str:
    """An instant by the clocks of a zone: "Mon 15 Nov 20:00"."""
    return f"{dates.short_day(local_date(at, zone), 'en')} {dates.hour(at, zone, 'en')}"


def named(elective: ElectiveNow) -> str:
    """An elective's code and title."""
    return f"{elective.value.code} ({in_language(elective.value.title, 'en')})"


def heading(round_: RoundNow, zone: str, now: datetime) -> str:
    """A round in a line: code, title, how seats are given, and where it stands."""
    title = in_language(round_.value.title, "en")
    return f"{round_.value.code} · {title} · {MODES[round_.value.mode]} · {_stands(round_, zone, now)}"


def _stands(round_: RoundNow, zone: str, now: datetime) -> str:
    dated = round_.value
    if round_.allocated_at:
        return f"allocated {when(round_.allocated_at, zone)} with seed {round_.seed}"
    if now < dated.opens:
        return f"opens {when(dated.opens, zone)}, closes {when(dated.closes, zone)}"
    return f"open until {when(dated.closes, zone)}" if now < dated.closes else f"closed {when(dated.closes, zone)}"


def counts_table(counts: Iterable[Count], ranked: bool) -> Table:
    """The electives of a round in figures, with wishes where they decide."""
    wishes = ("Wished", "Dearest") if ranked else ()
    table = Table("Code", "Seats", *wishes, "Taken", "Offered", "Free", "Waiting", "Title", box=None)
    for column in table.columns[1:-1]:
        column.justify, column.no_wrap = "right", True
    for one in counts:
        seats, free = ("no limit" if most is None else str(most) for most in (one.elective.value.seats, one.free))
        title = in_language(one.elective.value.title, "en")
        title = f"cancelled: {title}" if one.elective.cancelled else title
        wished = (str(one.wishes), str(one.dearest)) if ranked else ()
        figures = (seats, *wished, str(one.taken), str(one.held), free, str(one.waiting))
        table.add_row(cell(one.elective.value.code), *figures, cell(title))
    return table


def seats_table(lines: Sequence[SeatLine], zone: str) -> Table:
    """Who has a seat, with the numbers of their applications."""
    table = Table("Seat", "No.", "Name", "How", f"Since ({zone})", box=None)
    for line in lines:
        who = (str(line.who.number), cell(line.who.name))
        table.add_row(str(line.number), *who, line.how, when(line.taken_at, zone))
    return table


def waiting_table(lines: Sequence[WaitingLine], zone: str) -> Table:
    """Who waits, in order."""
    table = Table("Place", "No.", "Name", f"Since ({zone})", "Asked until", box=None)
    for line in lines:
        who = (str(line.who.number), cell(line.who.name))
        asked = when(line.offered_until, zone) if line.offered_until else ""
        table.add_row(str(line.place), *who, when(line.since, zone), asked)
    return table


def statistics_table(found: Statistics) -> Table:
    """What an allocation does, to all, by constituency and by language."""
    ranks = _last_rank(found.all)
    heading = [_ordinal(rank) for rank in range(1, ranks + 1)]
    table = Table("", "People", "First wish", *heading, "By hand", "Unplaced", "No wish", box=None)
    for column in table.columns[1:]:
        column.justify, column.no_wrap = "right", True
    groups = [("all", found.all), *sorted((str(key or "none"), one) for key, one in found.constituencies.items())]
    for name, tally in [*groups, *sorted(found.languages.items())]:
        numbers = (*tally.ranks[:ranks], tally.by_hand, tally.unplaced, tally.silent)
        table.add_row(cell(name), str(tally.people), f"{tally.first_share:.0%}", *map(str, numbers))
    return table


def _last_rank(tally: Tally) -> int:
    """The worst rank that anybody got, at least 1."""
    return max((rank for rank, count in enumerate(tally.ranks, 1) if count), default=1)


def _ordinal(rank: int) -> str:
    return f"{rank}{'st' if rank == 1 else 'nd' if rank == 2 else 'rd' if rank == 3 else 'th'}"
