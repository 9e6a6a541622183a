"""What can go wrong for a person, each error naming the text that explains it, never an English sentence."""

from __future__ import annotations


class AcademyError(Exception):
    """A rule said no.

    `key` is the locale key of the text that tells the person what happened and what they can do; `values` are
    the placeholders of that text. Whoever raises it has changed nothing, or is undone by the one who catches it.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values


class NaiveDatetimeError(ValueError):
    """A datetime without a time zone reached a rule; instants are aware UTC everywhere inside."""
