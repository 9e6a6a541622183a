"""Rounds and their electives, as a programme file tells them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from yaml import Node

from academy.programme import Constituency, Elective, Round, RoundMode, Words
from programmes.faults import Fault
from programmes.fields import read_choice, read_choices, read_languages, read_seats, read_words
from programmes.table import Table
from programmes.times import read_moment


@dataclass(frozen=True, slots=True)
class Frame:
    """What holds for a whole edition: its zone, its languages, and the faults found so far."""

    zone: str
    languages: tuple[str, ...]
    faults: list[Fault]


@dataclass(frozen=True, slots=True)
class ElectiveDraft:
    """An elective as written, with its lines."""

    table: Table
    value: Elective


@dataclass(frozen=True, slots=True)
class RoundDraft:
    """A round as written, with its lines; an instant that cannot be read is None."""

    table: Table
    code: str
    title: Words
    mode: RoundMode
    opens: datetime | None
    closes: datetime | None
    electives: tuple[ElectiveDraft, ...]

    def finished(self) -> Round:
        """The round of a file without faults."""
        assert self.opens
        assert self.closes
        electives = tuple(draft.value for draft in self.electives)
        return Round(self.code, self.title, self.mode, self.opens, self.closes, electives)


def read_round(node: Node, frame: Frame) -> RoundDraft:
    """One item of `rounds`."""
    required = ("code", "title", "opens", "closes", "electives")
    table = Table(node, "round", frame.faults, required, ("mode",))
    draft = RoundDraft(
        table,
        code=table.code(),
        title=read_words(table, "title", frame.languages),
        mode=read_choice(table, "mode", RoundMode.FIRST_COME),
        opens=read_moment(table, "opens", frame.zone),
        closes=read_moment(table, "closes", frame.zone),
        electives=tuple(_read_elective(item, frame) for item in table.items("electives")),
    )
    if draft.opens and draft.closes and draft.closes <= draft.opens:
        table.fault(
            "closes", f"round '{draft.code}' closes before it opens", "exchange the two, or check the dates"
        )
    return draft


def _read_elective(node: Node, frame: Frame) -> ElectiveDraft:
    optional = ("description", "languages", "seats", "constituencies")
    table = Table(node, "elective", frame.faults, ("code", "title"), optional)
    elective = Elective(
        code=table.code(),
        title=read_words(table, "title", frame.languages),
        description=read_words(table, "description", frame.languages),
        languages=read_languages(table, "languages", frame.languages),
        seats=read_seats(table, "seats"),
        constituencies=read_choices(table, "constituencies", Constituency),
    )
    return ElectiveDraft(table, elective)
