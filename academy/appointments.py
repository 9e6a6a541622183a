"""Sessions as they stand in somebody's calendar."""

from __future__ import annotations

from dataclasses import dataclass

from academy.programme import Session


@dataclass(frozen=True, slots=True)
class Appointment:
    """A session in a calendar: `number` names it for good, `revision` rises when it is moved or cancelled."""

    number: int
    revision: int
    cancelled: bool
    session: Session
