"""What a start leaves for later: libraries that few people need, and that take long to import."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HEAVY = {
    "aiohttp": "Telegram",
    "alembic": "an old database",
    "discord": "Discord",
    "httpx": "Telegram",
    "icalendar": "a member's calendar",
    "langdetect": "typed words",
    "langidentify": "typed words",
    "numpy": "allocations",
    "ortools": "allocations",
    "python_calamine": "webinar reports",
    "telegram": "Telegram",
    "typst": "certificates",
    "xlsxwriter": "exports",
    "yaml": "a programme file",
}
START = """
import sys
from bot.app import App
from bot.config import read

App(read())
print(*sorted(set(sys.argv[1:]) & set(sys.modules)))
"""
COMMAND = """
import sys
from bot.cli import app

heavy = sys.argv[1:]
app(["organiser", "list"], standalone_mode=False)
print(*sorted(set(heavy) & set(sys.modules)))
"""


def test_second_start_imports_nothing_that_only_few_need(tmp_path: Path) -> None:
    assert heavy(START, tmp_path) == ["alembic", "yaml"]  # which make the database
    assert heavy(START, tmp_path) == []


def test_simple_command_imports_none_of_them_but_what_programmes_are_read_with(tmp_path: Path) -> None:
    heavy(START, tmp_path)
    assert heavy(COMMAND, tmp_path) == ["yaml"]


def heavy(code: str, folder: Path) -> list[str]:
    """The heavy libraries that a process of its own has imported when it ends, with its data in a folder."""
    own = {"DATABASE_URL": f"sqlite:///{folder}/test.sqlite", "SECRET_KEY": "test", "PATH": os.environ["PATH"]}
    process = subprocess.run(
        [sys.executable, "-c", code, *HEAVY],
        cwd=Path(__file__).parents[2],
        env=own,
        capture_output=True,
        text=True,
    )
    assert (process.returncode, process.stderr) == (0, "")
    return process.stdout.splitlines()[-1].split()
