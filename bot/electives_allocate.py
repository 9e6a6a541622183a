"""`collective-brain electives allocate`: looking what sharing out a round would do, and making it final."""

from __future__ import annotations

from datetime import datetime

from academy.errors import AcademyError
from bot.electives_change import TOLD, agreed, clock, people, refuse
from bot.electives_tables import heading, statistics_table
from bot.terminal import BY, current_edition, out
from storage import allocations
from storage.allocations import Preview
from storage.catalogue import RoundNow
from storage.database import Db


def preview_round(database: Db, round_: RoundNow, seed: int | None, now: datetime) -> None:
    """Show what an allocation would do, and the seed that does the same again."""
    zone = database.read(current_edition)[1].zone
    out.print(heading(round_, zone, now), markup=False)
    seen = _preview(database, round_, seed, now)
    _show(seen)
    out.print(f"Nothing was changed. To make it final: {_command(round_, seen)}")


def allocate_round(database: Db, round_: RoundNow, seed: int | None, why: str, yes: bool) -> None:
    """Show it, ask, and make it final; when something has changed meanwhile, what was made final is shown, too."""
    now, code = clock(database), round_.value.code
    seen = _preview(database, round_, seed, now)
    try:
        allocations.check(round_, now)
    except AcademyError as error:
        refuse(error, round=code)
    _show(seen)
    for kind, count in _told(seen).items():
        out.print(TOLD[kind].format(people=people(count)))
    if not agreed("Make it final?", yes):
        return
    now = clock(database)
    try:
        done = database.write(lambda db: allocations.allocate(db, seen, BY, now, why)).result()
    except AcademyError as error:
        refuse(error, round=code)
    if done.problem != seen.problem:
        out.print("Something has changed meanwhile. This is how it is now:")
        _show(done)
    out.print(f"The seats of {code} are shared out.")


def _preview(database: Db, round_: RoundNow, seed: int | None, now: datetime) -> Preview:
    try:
        return database.read(lambda db: allocations.preview(db, round_.id, seed, now))
    except AcademyError as error:
        refuse(error, round=round_.value.code)


def _show(seen: Preview) -> None:
    out.print(statistics_table(seen.statistics))
    free = ", ".join(f"{code}: {seats}" for code, seats in sorted(seen.statistics.free.items()))
    out.print(f"Seats left free: {free or 'no elective has a limit'}.")
    out.print(f"Seed: {seen.problem.seed}.")


def _told(seen: Preview) -> dict[str, int]:
    """How many hear that they have a seat, and that they have none."""
    seated = len(seen.result.seats) - len(seen.problem.by_hand)
    return {"seat": seated, "unplaced": len(seen.problem.participants) - len(seen.result.seats)}


def _command(round_: RoundNow, seen: Preview) -> str:
    return f"collective-brain electives allocate {round_.value.code} --seed {seen.problem.seed}"
