"""What README and the pages under docs/ say of settings, commands and files is so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from bot.cli import app
from bot.config import Settings

HOUSE = Path(__file__).parents[1]
README = HOUSE / "README.md"
PAGES = sorted([*HOUSE.glob("*.md"), *HOUSE.glob("docs/**/*.md")])
LINK = re.compile(r"\]\(([^)#\s]+)\)|`([\w/.-]+/[\w.-]+\.\w+)`")
# What a user of ours has or makes; named, not shipped.
THEIRS = ("programmes/sse-academy-13.yaml",)


def rows(heading: str) -> list[list[str]]:
    """The cells of the table under a heading of the README."""
    part = README.read_text("utf-8").partition(f"## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


def commands(group: Any, before: str = "") -> Iterator[str]:
    """Every command of the command line, as it is typed."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, f"{before}{name} ")
        else:
            yield before + name


def test_settings_table_names_every_setting_in_order() -> None:
    assert [row[0].strip("`") for row in rows("Settings")] == [name.upper() for name in Settings.model_fields]


def test_settings_table_has_the_defaults() -> None:
    told = {row[0].strip("`").lower(): row[1] for row in rows("Settings")}
    defaults = {name: str(value) for name, value in Settings() if value and str(value) != "()"}
    assert {name: told[name] for name in defaults} == {name: f"`{value}`" for name, value in defaults.items()}


def test_command_table_has_every_command() -> None:
    told = [re.sub(r" [A-Z-].*", "", row[0].strip("`")) for row in rows("The command line")]
    assert sorted(told) == sorted(commands(typer.main.get_command(app)))


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(HOUSE)) for page in PAGES])
def test_page_names_files_that_exist(page: Path) -> None:
    named = [link or file for link, file in LINK.findall(page.read_text("utf-8")) if "://" not in link]
    missing = [name for name in named if not (page.parent / name).exists() and not (HOUSE / name).exists()]
    assert [name for name in missing if name not in THEIRS] == []
