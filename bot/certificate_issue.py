"""How certificates are issued from the command line: what stands in the way, whether they print, a bar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import partial

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from academy.certificate_codes import new_certificate_code
from academy.programme import Edition
from bot.terminal import BY, out, settings
from storage import certificates, registers
from storage.certificates import Facts, Kind, Printed
from storage.database import Db
from storage.obstacles import obstacles

SHOWN = 20  # names that cannot be printed; the others are counted


def say_obstacles(database: Db, edition_id: int) -> None:
    """What may still change figures, and how it is settled."""
    found = database.read(lambda db: obstacles(db, edition_id))
    if found.reports:
        sessions = ", ".join(found.reports)
        out.print(f"Beware: no report of {sessions}. See: collective-brain webinar import SESSION FILE")
    if found.appeals:
        out.print(f"Beware: open appeals, {found.appeals}. See: collective-brain appeal list")
    if found.doubts:
        out.print(
            f"Beware: people in reports not recognised, {found.doubts}. See: collective-brain webinar doubts"
        )


def counted(kinds: Iterable[Kind]) -> str:
    """How many of each: "812 certificates, 1 statement"."""
    counts = Counter(kinds)
    return ", ".join(f"{counts[kind]} {kind}{'' if counts[kind] == 1 else 's'}" for kind in Kind if counts[kind])


def check_papers(database: Db, edition: Edition, due: Mapping[int, Kind], now: datetime) -> None:
    """Set the paper of everybody once, and say whose name has letters that cannot be printed."""
    from papers.typesetting import UnprintableError
    from reminders.certificate_papers import pdf_of

    people = database.read(registers.people)
    code, address, unprintable = new_certificate_code(), settings().address, list[str]()
    facts = Facts(0, 0, "0", 0.0, [])
    with _bar() as bar:
        for member in bar.track(due, description="Looking at the papers"):
            who = people[member]
            paper = Printed(due[member], code, 1, who.name, edition, facts, now, ())
            try:
                pdf_of(paper, who.language, address)
            except UnprintableError:
                unprintable.append(f"{who.name} (number {who.number})")
    if unprintable:
        more = f" and {len(unprintable) - SHOWN} more" if len(unprintable) > SHOWN else ""
        out.print(f"Beware: no font has all letters of: {', '.join(unprintable[:SHOWN])}{more}.", markup=False)
        out.print(
            "Once issued, give them a name that can be printed: collective-brain certificate name MEMBER NAME"
        )


def issue_all(database: Db, edition_id: int, total: int, now: datetime) -> None:
    """Issue what is due, some people a transaction."""
    last: int | None = 0
    with _bar() as bar:
        task = bar.add_task("Issuing", total=total)
        while last is not None:
            some = partial(certificates.issue, edition_id=edition_id, by=BY, now=now, after=last)
            batch = database.write(some).result()
            bar.advance(task, batch.issued)
            last = batch.last


def _bar() -> Progress:
    """Of how many of how many, on standard error, which is not what somebody keeps."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)
