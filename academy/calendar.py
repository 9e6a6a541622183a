"""Local calendars and instants: what the clocks of a place show, and when that is."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from academy.errors import NaiveDatetimeError


class NonexistentTimeError(ValueError):
    """Clocks jump over this local time, or a whole day of it.

    `alternatives` are the two local times nearest in meaning, one before the jump and one behind it.
    """

    def __init__(self, local: datetime, zone: str, alternatives: tuple[datetime, datetime]) -> None:
        super().__init__(f"{local:%Y-%m-%d %H:%M} does not exist in {zone}")
        self.alternatives = alternatives


class AmbiguousTimeError(ValueError):
    """Clocks are set back and show this local time twice.

    `instants` are the two, aware UTC; `alternatives` the local times before and behind it that come once.
    """

    def __init__(self, local: datetime, zone: str, instants: tuple[datetime, datetime]) -> None:
        super().__init__(f"{local:%Y-%m-%d %H:%M} exists twice in {zone}")
        shift = instants[1] - instants[0]
        self.instants = instants
        self.alternatives = (local - shift, local + shift)


def instant(local: datetime, zone: str) -> datetime:
    """When the clocks of an IANA zone show this local date and time.

    Takes a naive datetime and gives aware UTC. Raises NonexistentTimeError and AmbiguousTimeError at changes
    of the clocks, ValueError for an aware datetime, ZoneInfoNotFoundError for an unknown zone.
    """
    if local.tzinfo is not None:
        raise ValueError(f"a local time has no zone of its own: {local!r}")
    place = ZoneInfo(zone)
    # PEP 495: across a change the two folds read the offsets before and behind it, elsewhere they agree.
    before, behind = (local.replace(tzinfo=place, fold=fold).astimezone(UTC) for fold in (0, 1))
    if before < behind:
        raise AmbiguousTimeError(local, zone, (before, behind))
    if before > behind:
        nearest = tuple(at.astimezone(place).replace(tzinfo=None, fold=0) for at in (behind, before))
        raise NonexistentTimeError(local, zone, (nearest[0], nearest[1]))
    return before


def local(instant: datetime, zone: str) -> datetime:
    """The same instant as the clocks of an IANA zone show it, aware. Raises NaiveDatetimeError."""
    if instant.tzinfo is None:
        raise NaiveDatetimeError(repr(instant))
    return instant.astimezone(ZoneInfo(zone))


def local_date(instant: datetime, zone: str) -> date:
    """The date on the calendars of an IANA zone at that instant. Raises NaiveDatetimeError."""
    return local(instant, zone).date()
