"""Seats, waiting lists, wishes and the ledger as files for a spreadsheet: one workbook, or four CSV files."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from academy.programme import in_language
from locales import dates
from papers.csv_table import Cell, csv_table
from papers.sheets import Sheet, workbook
from storage import registers
from storage.catalogue import Catalogue, ElectiveNow
from storage.database import DbSession
from storage.registers import Person

WHO = ("number", "name", "constituency", "language")
FORMS = (".xlsx", ".csv")

Row = tuple[Cell, ...]


def files(path: Path, sheets: list[Sheet]) -> list[tuple[Path, bytes, str]]:
    """What to write where, and how many rows: a workbook for .xlsx, a file for each table for .csv."""
    if path.suffix.lower() == ".csv":
        return [
            (path.with_stem(f"{path.stem}-{one.name}"), csv_table(one.heading, one.rows), f"{len(one.rows)} rows")
            for one in sheets
        ]
    return [(path, workbook(sheets), ", ".join(f"{one.name} {len(one.rows)} rows" for one in sheets))]


def tables(db: DbSession, found: Catalogue) -> list[Sheet]:
    """All four; times are by the academy's clocks, as their headings say."""
    zone = found.edition.zone

    def at(instant: datetime | None) -> str | None:
        return f"{instant.astimezone(dates.clock(zone)):%Y-%m-%d %H:%M:%S}" if instant else None

    since = f"since ({zone})"
    where = ("round", "elective", "title")
    rounds = {one.id: one.value.code for one in found.rounds}

    def elective(one: ElectiveNow) -> Row:
        return rounds[one.round_id], one.value.code, in_language(one.value.title, "en")

    seats = [(*elective(s.elective), s.number, *_who(s.who), s.how, at(s.taken_at)) for s in registers.seats(db)]
    waiting = [
        (*elective(w.elective), w.place, *_who(w.who), at(w.since), "yes" if w.first else "", at(w.offered_until))
        for w in registers.waiting(db)
    ]
    wishes = [(*_who(w.who), *elective(w.elective), w.rank) for w in registers.wishes(db)]
    return [
        Sheet("seats", (*where, "seat", *WHO, "how", since), seats),
        Sheet("waiting", (*where, "place", *WHO, since, "goes first", f"asked until ({zone})"), waiting),
        Sheet("wishes", (*WHO, *where, "rank"), wishes),
        Sheet(
            "ledger",
            ("entry", f"at ({zone})", "by", "action", "why", *WHO, "round", "elective", "values"),
            list(_ledger(db, at)),
        ),
    ]


def _ledger(db: DbSession, at: Callable[[datetime | None], str | None]) -> Iterator[Row]:
    for line in registers.history(db):
        entry = line.entry
        what = (entry.id, at(entry.at), entry.by or "assistant", entry.action, entry.why)
        values = json.dumps(entry.values, ensure_ascii=False, sort_keys=True)
        yield *what, *_who(line.who), line.round_code, line.elective_code or None, values


def _who(person: Person | None) -> Row:
    return (person.number, person.name, person.constituency, person.language) if person else (None,) * len(WHO)
