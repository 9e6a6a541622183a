"""Commands as organisers type them, in this process."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from typer.testing import CliRunner

from bot import terminal
from bot.cli import app


@dataclass(frozen=True, slots=True)
class Typed:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str


def wide(monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    """Widen the terminal, so that no cell goes on in the next line.

    Not by the environment alone: what it said when the console was made may be kept.
    """
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setattr(terminal.out, "_width", columns)


def type_in(*words: str, answer: str | None = None) -> Typed:
    """Type a command, and what it asks for; a mistake of ours that it ends with is raised."""
    result = CliRunner().invoke(app, list(words), input=answer)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return Typed(result.exit_code, result.stdout, result.stderr)
