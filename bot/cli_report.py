"""`collective-brain report`: how punctual messages were, and whom none reaches any more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from academy.programme import in_language
from bot.terminal import cell, current_edition, opened, out, save
from locales import dates
from papers.csv_table import Cell, csv_table
from storage import punctuality, unreachable
from storage.deliveries import PENDING, Fate
from storage.punctuality import Line, Topic
from storage.unreachable import Reached, Unreached

app = typer.Typer(help="What became of the messages that nobody asked for.", no_args_is_help=True)

PERCENTILES = ("p50", "p95", "p99", "max")
ENDS = (Fate.FAILED, Fate.EXPIRED, Fate.CANCELLED)  # each for a reason
OPEN = (*PENDING, Fate.SENDING)
WORDS = {"session": "reminder", "eve": "eve", "broadcast": "announcement"}  # for kinds that say it otherwise
File = Annotated[Path | None, typer.Option("--csv", metavar="FILE", help="Write it into this file instead.")]


@app.command("punctuality")
def report_punctuality(file: File = None) -> None:
    """How late messages were, session by session, against the promised minute, and why others were not sent."""
    with opened() as (database, _):
        number, edition = database.read(current_edition)
        lines = database.read(lambda db: punctuality.lines(db, number, edition.zone))
    if file:
        heading = ("kind", "about", "title", "sent", *(f"{name}_seconds" for name in PERCENTILES))
        ends = (word for state in ENDS for word in (state, f"{state}_by_reason"))
        _write(file, (*heading, *ends, Fate.UNKNOWN, "pending"), map(_punctuality_row, lines))
        return
    table = Table("About", "Sent", *PERCENTILES, "Not sent", box=None)
    for column in table.columns[1:-1]:
        column.justify, column.no_wrap = "right", True
    for line in lines:
        late = [_duration(seconds) for seconds in line.late] or [cell(None)] * len(PERCENTILES)
        table.add_row(cell(_said(line.topic)), str(line.count(Fate.SENT)), *late, cell(_others(line)))
    out.print(table if lines else "No message was promised yet.")


@app.command("unreachable")
def report_unreachable(file: File = None) -> None:
    """Members whom no channel reaches any more, since when, and what they missed."""
    with opened() as (database, _):
        number, edition = database.read(current_edition)
        people = database.read(lambda db: unreachable.unreached(db, number))
    if file:
        heading = ("member", "name", "channels_utc", "missed", "missed_messages")
        _write(file, heading, (_unreached_row(one) for one in people))
        return
    table = Table("Member", f"Where ({edition.zone})", "Missed", box=None)
    for one in people:
        table.add_row(cell(one.name), cell(_where(one, edition.zone, "\n")), cell(_missed(one, "\n")))
    out.print(table if people else "Nobody is out of reach.")


def _write(file: Path, heading: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    written = list(rows)
    save(file, csv_table(heading, written))
    out.print(f"{file} has {len(written)} rows.", markup=False)


def _punctuality_row(line: Line) -> Sequence[Cell]:
    topic = (WORDS.get(line.topic.kind, line.topic.kind), line.topic.about, in_language(line.title, "en"))
    late = line.late or (None,) * len(PERCENTILES)
    ends = (part for state in ENDS for part in (line.count(state), _counted(line.reasons(state), "; ")))
    return (*topic, line.count(Fate.SENT), *late, *ends, line.count(Fate.UNKNOWN), line.count(*OPEN))


def _unreached_row(one: Unreached) -> Sequence[Cell]:
    missed = sum(one.missed.values())
    return one.member_id, one.name, _where(one, "UTC", "; "), missed, _missed(one, "; ")


def _said(topic: Topic) -> str:
    word = WORDS.get(topic.kind, topic.kind)
    return topic.about if topic.kind == "session" else f"{word} {topic.about}".strip()


def _duration(seconds: float) -> str:
    """Seconds as people read them: "0.4 s", "2:05", "1:02:05"."""
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _others(line: Line) -> str:
    """What was not sent, with reasons: "failed 3 (blocked 2, refused 1), pending 4"."""
    counts = {state: line.count(state) for state in ENDS}
    parts = [f"{end} {count} ({_counted(line.reasons(end))})" for end, count in counts.items() if count]
    rest = {"unknown": line.count(Fate.UNKNOWN), "pending": line.count(*OPEN)}
    return ", ".join([*parts, *(f"{word} {count}" for word, count in rest.items() if count)])


def _counted(counts: Mapping[str, int], between: str = ", ") -> str:
    return between.join(f"{word} {count}" for word, count in counts.items())


def _where(one: Unreached, zone: str, between: str) -> str:
    return between.join(f"{reached.channel} {_since(reached, zone)}" for reached in one.addresses)


def _since(reached: Reached, zone: str) -> str:
    if reached.unreachable_at:
        return f"unreachable since {_moment(reached.unreachable_at, zone)}"
    if reached.stopped_at:
        return f"stopped since {_moment(reached.stopped_at, zone)}"
    return "not connected"


def _moment(at: datetime, zone: str) -> str:
    return f"{at.astimezone(dates.clock(zone)):%Y-%m-%d %H:%M}"


def _missed(one: Unreached, between: str) -> str:
    return _counted({_said(topic): count for topic, count in one.missed.items()}, between)
