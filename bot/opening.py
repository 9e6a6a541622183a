"""What the assistant and the command line open alike: the database, its first programme, the clock."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from academy.programme import Edition
from bot.config import Settings, WrongSetting
from storage import migrate, programmes
from storage.clock import Clock, SimulatedClock
from storage.database import Db, DbUnavailable

if TYPE_CHECKING:
    from programmes.reader import ProgrammeFaults

BEFORE = timedelta(days=3)  # a simulated academy begins so long before its first session


def open_database(settings: Settings) -> Db:
    """The database, its schema up to date. Raises WrongSetting."""
    try:
        database = Db(settings.database_url)
        migrate.upgrade(database)
    except DbUnavailable as error:
        raise WrongSetting(f"DATABASE_URL: {error}") from None
    return database


def load_first_programme(database: Db, settings: Settings) -> None:
    """Load the programme file into an empty database; afterwards only `programme load` changes it."""
    if not database.read(programmes.is_empty):
        return
    from programmes.reader import ProgrammeFaults, read  # with what finds typing mistakes; needed once

    try:
        edition = read(settings.programme)
    except ProgrammeFaults as faults:
        raise WrongSetting(f"PROGRAMME: {_in_a_line(settings.programme, faults)}") from None
    now = Clock().now()
    database.write(lambda db: programmes.save_edition(db, edition, now)).result()


def _in_a_line(file: Path, found: ProgrammeFaults) -> str:
    if len(found.faults) == 1:
        return f"{file}: {found}"
    return f"{file} has {len(found.faults)} faults; see: collective-brain programme check {file}"


def make_clock(database: Db, settings: Settings) -> Clock:
    """The real clock, or a simulated one: when asked for, and when no platform is on."""
    if settings.start_at:
        return SimulatedClock(database, settings.start_at)
    found = database.read(programmes.current_edition)
    if settings.has_platform or found is None:
        return Clock()
    return SimulatedClock(database, _three_days_before(found[1]))


def _three_days_before(edition: Edition) -> datetime:
    zone = ZoneInfo(edition.zone)
    return datetime.combine((edition.starts - BEFORE).astimezone(zone).date(), time(9), zone)
