from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from locales.build_places import DATABASE, SCHEMA, build, is_written_for_readers, other_names
from locales.places import find_city

TABLES = [line.split()[2] for line in SCHEMA.splitlines() if line.startswith("CREATE TABLE")]


def contents(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    db = sqlite3.connect(path)
    rows = {table: db.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES}
    db.close()
    return rows


def test_database_is_what_the_builder_makes(tmp_path: Path) -> None:
    build(tmp_path / "places.sqlite")

    made, kept = contents(tmp_path / "places.sqlite"), contents(DATABASE)
    assert [table for table in TABLES if made[table] != kept[table]] == []
    assert len(kept["city"]) > 69_000


def test_database_is_small() -> None:
    assert DATABASE.stat().st_size <= 8_000_000


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Nova Iorque", True),
        ("Saint-Denis (Réunion)", True),
        ("LIS", False),
        ("nai luo bi", False),
        ("Лисабон", False),
        ("Lisabonė", False),
        ("Bo", False),
    ],
)
def test_name_is_kept_when_readers_of_the_four_languages_may_write_it(name: str, kept: bool) -> None:
    assert is_written_for_readers(name) == kept


def test_other_names_of_cities_all_lead_somewhere() -> None:
    lost = [
        (city, name)
        for (country, city), names in other_names().items()
        for name in names
        if city and country not in {place.country for place in find_city(name)}
    ]
    assert lost == []
