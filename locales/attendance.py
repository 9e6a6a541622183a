"""Where a participant stands and what became of a check-in, in a line: in the chat and on the web alike."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from math import ceil

from academy.attendance import Mark
from academy.calendar import local_date
from academy.standings import Standing, State
from locales import dates
from locales import text as say

# Thousands hear the same within minutes, and what is said depends on a few numbers.
text, _day = lru_cache(4096)(say), lru_cache(256)(dates.day)


def forecast(standing: Standing, zone: str, language: str) -> str:
    """How many of how many, how many more may be missed, and which day decides by the clocks of a zone."""
    if not standing.counted:
        return text(language, "attendance-nothing")
    attended, counted = standing.attended, standing.counted
    if standing.state is State.EARNED:
        return text(language, "attendance-earned", attended=attended, counted=counted)
    if standing.state is State.IMPOSSIBLE:
        return impossible(attended, counted, standing.possible, standing.needed, language)
    key = "attendance-open" if standing.begun else "attendance-begins"
    said = text(language, key, attended=attended, counted=counted, miss=standing.may_miss)
    if standing.decides is None:
        return f"{said} {text(language, 'attendance-report')}"
    day = _day(local_date(standing.decides.starts, zone), language)
    return f"{said} {text(language, 'attendance-decides', day=day)}"


def impossible(attended: int, counted: int, possible: int, needed: int, language: str) -> str:
    """That the certificate is out of reach, with what still is not."""
    return text(
        language, "attendance-impossible", attended=attended, counted=counted, possible=possible, needed=needed
    )


def checked_in(mark: Mark | None, standing: Standing, counted: bool, again: bool, zone: str, language: str) -> str:
    """That somebody is in, and where that leaves them; `again`: they were before. At most 200 characters."""
    key = "checkin-late" if mark is Mark.LATE else "checkin-in"
    said = text(language, "checkin-again" if again else key)
    rest = forecast(standing, zone, language) if counted else text(language, "checkin-uncounted")
    return f"{said} {rest}"


def not_checked_in(result: str, instant: datetime | None, now: datetime, zone: str, language: str) -> str:
    """Why a check-in was not taken: the result's name, with the instant that goes with it."""
    if instant is None:
        return text(language, f"checkin-{result}")
    if result in ("locked", "wrong"):
        return text(language, "checkin-locked", seconds=ceil((instant - now).total_seconds()))
    same_day = local_date(instant, zone) == local_date(now, zone)
    when = dates.hour(instant, zone, language) if same_day else dates.moment(instant, zone, language)
    return text(language, f"checkin-{result}", when=when, city=dates.city(zone, language))
