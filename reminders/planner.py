"""Which reminders an edition needs; it compares with what is planned and mends the difference. Nobody calls it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from datetime import date, datetime, timedelta
from typing import Any

from academy import calendar
from academy.programme import Edition, Proof
from academy.reminders import EVE, eve_at, minutes_kind
from reminders import posts
from storage import programmes, reminders
from storage.database import DbSession
from storage.models import SessionRow
from storage.reminders import Group

MARGIN = timedelta(seconds=3)  # for a look at what fires, a claim and a round trip
AT_ONCE = timedelta(seconds=5)  # so soon all have it: "18:00" is then better kept than begun at 17:59
USED = 0.95  # of the pace, at least: what `make bench` sees


def reconcile(db: DbSession, now: datetime, rate: float) -> None:
    """Plan what is missing, take back what no longer holds, and fire early enough for the last member.

    `rate`: how many messages a second can leave, all channels together.
    """
    found = programmes.current_edition(db)
    if found is None:
        return
    edition_id, edition = found
    posts.reconcile(db, edition_id, edition, now)
    groups = reminders.groups(db, edition_id)
    known = reminders.planned(db, edition_id)
    # What fell due while nobody looked is fired late and accounted for, not taken back.
    since = min([now, *(row.fires_at for row in known.values())])
    sessions = programmes.coming_sessions(db, edition_id, since)
    wanted = {values["key"]: values for values in _wanted(edition_id, edition, sessions, groups, since)}
    _start_early(wanted, groups, {session.id for session in sessions if session.elective_id}, rate)
    reminders.withdraw(db, [row.id for key, row in known.items() if key not in wanted])
    for key, values in wanted.items():
        if (row := known.get(key)) is None:
            reminders.plan(db, edition_id=edition_id, **values)
        elif row.fires_at != values["fires_at"]:
            row.fires_at = values["fires_at"]


def _wanted(
    edition_id: int, edition: Edition, sessions: list[SessionRow], groups: list[Group], now: datetime
) -> Iterator[dict[str, Any]]:
    for session in sessions:
        for minutes in edition.reminders.minutes_before:
            yield _before(session, minutes)
        if session.counted and session.proof != Proof.REPORT:
            yield _before(session, 0)  # to check in
    for group in groups:
        yield from _eves(edition_id, edition, sessions, group, now)


def _before(session: SessionRow, minutes: int) -> dict[str, Any]:
    kind = minutes_kind(minutes)
    promised = session.starts - timedelta(minutes=minutes)
    key = f"s{session.id}.v{session.revision}.{kind}"
    return {
        "key": key,
        "delivery_key": key,
        "session_id": session.id,
        "revision": session.revision,
        "kind": kind,
        "promised_at": promised,
        "fires_at": promised,
        "useful_until": session.ends,
    }


def _eves(
    edition_id: int, edition: Edition, sessions: list[SessionRow], group: Group, now: datetime
) -> Iterator[dict[str, Any]]:
    eve = edition.reminders.eve
    if eve is None:
        return
    hours = f"{group.quiet_from}-{group.quiet_to}"
    for day, first in _first_sessions(sessions, group.zone).items():
        promised = eve_at(day, eve, group.zone, group.quiet_from, group.quiet_to)
        useful = first.starts - timedelta(minutes=max(edition.reminders.minutes_before, default=0))
        if promised >= useful or useful <= now:
            continue
        yield {
            "key": f"eve.{edition_id}.{day}.{group.zone}.{hours}.{int(useful.timestamp())}",
            "delivery_key": f"eve.{edition_id}.{day}",
            "kind": EVE,
            "day": day.isoformat(),
            "zone": group.zone,
            "quiet_from": group.quiet_from,
            "quiet_to": group.quiet_to,
            "promised_at": promised,
            "fires_at": promised,
            "useful_until": useful,
        }


def _first_sessions(sessions: list[SessionRow], zone: str) -> dict[date, SessionRow]:
    first: dict[date, SessionRow] = {}
    for session in sessions:
        first.setdefault(calendar.local_date(session.starts, zone), session)
    return first


def _start_early(
    wanted: Mapping[str, dict[str, Any]], groups: list[Group], courses: Set[int], rate: float
) -> None:
    """Bring forward what is promised for one instant by the time that all of it takes to leave, if that is long.

    `courses`: sessions of electives. Each member has a seat in one of those that are held at the same time.
    """
    everyone = sum(group.members for group in groups)
    sizes = {f"{group.zone}.{group.quiet_from}-{group.quiet_to}": group.members for group in groups}
    leaving: defaultdict[datetime, dict[str, int]] = defaultdict(dict)
    for key, values in wanted.items():
        group = f"{values.get('zone')}.{values.get('quiet_from')}-{values.get('quiet_to')}"
        for_whom = "courses" if values.get("session_id") in courses else key
        leaving[values["promised_at"]][for_whom] = sizes[group] if values["kind"] == EVE else everyone
    for values in wanted.values():
        lead = timedelta(seconds=sum(leaving[values["promised_at"]].values()) / (USED * rate))
        values["fires_at"] = values["promised_at"] - (lead + MARGIN if lead > AT_ONCE else timedelta())
