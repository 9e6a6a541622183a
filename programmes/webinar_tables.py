"""The tables of people in a report, found by what their columns are called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from programmes.faults import closest
from programmes.webinar_files import Cell, Row, UnreadableReportError, refuse

# What the columns are called (in small letters) → what we call them.
COLUMNS = {
    "name (original name)": "name",
    "user name (original name)": "name",
    "user name": "name",
    "name": "name",
    "full name": "name",
    "fullname": "name",
    "user email": "email",
    "email": "email",
    "participantid": "email",
    "join time": "joined",
    "leave time": "left",
    "first join": "joined",
    "first join time": "joined",
    "last leave": "left",
    "last leave time": "left",
    "in-meeting duration": "inside",
    "user action": "action",
    "action": "action",
    "timestamp": "joined",
    "utceventtimestamp": "joined",
}
IN_UTC = "utceventtimestamp"
# Only Zoom writes these; "(minutes)" is in both of its reports.
OF_ZOOM = ("(original name)", "(minutes)", "user email")
LISTED = 8  # columns that a message names


@dataclass(frozen=True, slots=True)
class Table:
    """People with times: in which line its columns are named, and where each of them stands."""

    line: int
    platform: str
    places: Mapping[str, int]
    in_utc: bool
    rows: list[Row] = field(default_factory=list)

    def has(self, column: str) -> bool:
        """Whether there is such a column."""
        return column in self.places

    def cell(self, row: Row, column: str) -> Cell:
        """What stands there; "" where a row is shorter or there is no such column."""
        place = self.places.get(column, len(row.cells))
        return row.cells[place] if place < len(row.cells) else ""

    def text(self, row: Row, column: str) -> str:
        """What stands there, as text."""
        return str(self.cell(row, column))

    def times(self, row: Row) -> list[Cell]:
        """What stands where times should."""
        return [cell for column in ("joined", "left") if (cell := self.cell(row, column)) not in ("", "-", "--")]


def find_tables(rows: Sequence[Row]) -> list[Table]:
    """The tables of people in a report; of Teams' two that which tells every join, where it is not empty."""
    tables: list[Table] = []
    reading: Table | None = None
    for row in rows:
        if (headed := _headed(row)) is not None:
            reading = headed
            tables.append(headed)
        elif len(row.cells) < 2 or not any(row.cells):
            reading = None  # the title of the next section, or an empty line
        elif reading is not None:
            reading.rows.append(row)
    filled = [table for table in tables if table.rows] or tables[:1]
    return [table for table in filled if not table.has("inside")] or filled


def _headed(row: Row) -> Table | None:
    """The table whose columns are named in a row, or None."""
    heads = [str(cell).casefold() for cell in row.cells]
    places = _columns(row)
    if not {"name", "joined"} <= places.keys() or not places.keys() & {"left", "action"}:
        return None
    zoom = any(sign in head for sign in OF_ZOOM for head in heads)
    return Table(row.line, "zoom" if zoom else "teams", places, IN_UTC in heads)


def _columns(row: Row) -> dict[str, int]:
    """The columns that a row names, with their places; the first where two have the same meaning."""
    places: dict[str, int] = {}
    for place, cell in enumerate(row.cells):
        if meaning := COLUMNS.get(str(cell).casefold()):
            places.setdefault(meaning, place)
    return places


def no_tables(ways: Iterable[Sequence[Row]]) -> list[Table]:
    """Raises: there are no people with times, saying what there is instead."""
    rows = max(ways, key=lambda way: max((len(row.cells) for row in way), default=0))
    told = [row for row in rows if any(row.cells)]
    if not told:
        raise refuse("the file is empty", "export the report again, once the meeting is over")
    named = next((row for row in told if "name" in _columns(row)), None)
    if named is not None and "joined" not in _columns(named):
        raise refuse(
            "it tells who was there, but not from when to when",
            "in Zoom, untick “Show unique users” before exporting",
            named.line,
        )
    raise _unknown(named or max(told, key=lambda row: sum(cell != "" for cell in row.cells)))


def _unknown(row: Row) -> UnreadableReportError:
    heads = [str(cell) for cell in row.cells if cell]
    meant = [
        f"{head} → {found}" for head in heads[:LISTED] if (found := closest(head, COLUMNS)) != head.casefold()
    ]
    likely = [each for each in meant if not each.endswith("→ ")]
    return refuse(
        f"no columns with names, joins and leaves; there are: {', '.join(heads[:LISTED])}",
        f"did you mean {'; '.join(likely)}?" if likely else "set Zoom or Teams to English and export it again",
        row.line,
    )
