"""The four catalogues: whole, alike, and fit for what platforms take."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest

from academy.programme import LANGUAGES
from handlers.help import MENU
from locales import text
from locales.catalogues import faults
from tests.support.catalogues import entries, texts, written

# What stands on buttons. Telegram takes 64 UTF-16 units; two or three share a row on a small screen.
LABELS = re.compile(
    r"((broadcast-)?button|constituency|change|about|link-application|privacy-change)-.+|language-(own-name|offer-.+)"
    r"|consent-.+-(yes|no)|apply-commitment-(yes|no)|privacy-(yes|no)"
)
SENTENCES = {"button-unknown"}  # named like a label
LABEL = 60
USUAL_LABEL = 30
ALONE = r"(constituency|link-application)-.+"  # have a row to themselves
KEPT = 40  # characters of an answer that "Keep: …" shows
FIELD = 45  # the title of Discord's form
DESCRIPTION = 100  # of a command or its option on Discord
MENU_NAME = re.compile(r"[^\W_]{1,32}")


def too_long(keys: set[str], most: int, word: str = "Ana") -> list[str]:
    found = [(f"{language} {key}", written(language, key, word)) for language in LANGUAGES for key in sorted(keys)]
    return [f"{place}: {said}" for place, said in found if len(said) > most]


def keys(pattern: str) -> set[str]:
    return {key for key in entries("en") if re.fullmatch(pattern, key)}


def test_faults_of_the_shipped_catalogues_are_none() -> None:
    assert faults() == []


@pytest.mark.parametrize(
    ("english", "french", "found"),
    [
        pytest.param("a = A", "a = Ah", [], id="alike"),
        pytest.param("a = A\nb = B", "a = Ah", ["fr.ftl: b is missing"], id="a text is missing"),
        pytest.param("a = A", "a = Ah\nb = Bé", ["fr.ftl: b is not in en.ftl"], id="a text too many"),
        pytest.param("a = A\n  .b = B", "a = Ah", ["fr.ftl: a.b is missing"], id="an attribute is missing"),
        pytest.param("a = A", "a = Ah\n  .b = Bé", ["fr.ftl: a.b is not in en.ftl"], id="an attribute too many"),
        pytest.param("a = A", "a = Ah\n\na = Oh", ["fr.ftl:3: a stands twice"], id="a text twice"),
        pytest.param("a = { $x }", "a = { $y }", ["fr.ftl: a differs from en.ftl in $x, $y"], id="other values"),
        pytest.param(
            "a = { $n ->\n  [one] 1\n *[other] { $n } { $x }\n }",
            "a = { $n ->\n  [one] 1\n *[other] { $n }\n }",
            ["fr.ftl: a differs from en.ftl in $x"],
            id="a value lost inside a plural",
        ),
        pytest.param("a = A", "a = { b }", ["fr.ftl: a quotes b, which does not exist"], id="quotes no text"),
        pytest.param("a = A", "a = { a.b }", ["fr.ftl: a quotes a.b, which does not exist"], id="no attribute"),
        pytest.param("a = A", "a = { -b }", ["fr.ftl: a quotes -b, which does not exist"], id="quotes no term"),
        pytest.param("a = A", "a = Ah\n\nb = { $x\n", ['fr.ftl:3: Expected token: "}"'], id="a brace left open"),
        pytest.param(
            "a = A",
            "a =\n    **Ah**\n",
            ['fr.ftl:1: Expected message "a" to have a value or attributes', "fr.ftl: a is missing"],
            id="a line that begins with bold",
        ),
    ],
)
def test_faults_names_file_and_fault(tmp_path: Path, english: str, french: str, found: list[str]) -> None:
    for language in LANGUAGES:
        (tmp_path / f"{language}.ftl").write_text(french if language == "fr" else english, "utf-8")
    assert faults(tmp_path) == found


@pytest.mark.parametrize("count", [0, 1, 2, 1500])
@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_written_without_faults_and_leave_no_markup(language: str, count: int) -> None:
    said = texts(language, count=count)
    marked = [key for key, words in said.items() if re.search(r"[{}]|None|  ", words)]
    odd = [key for key, words in said.items() if words.count("**") % 2 or words != words.strip() or not words]
    assert (marked, odd) == ([], [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_menu_names_are_what_discord_takes(language: str) -> None:
    names = [text(language, f"menu-{command}") for command in MENU]
    assert [name for name in names if not MENU_NAME.fullmatch(name) or name != name.lower()] == []
    assert len(set(names)) == len(MENU)


def test_menu_names_mean_one_command_in_all_languages() -> None:
    meanings = defaultdict(set)
    for command in MENU:
        for name in (command, *(text(language, f"menu-{command}") for language in LANGUAGES)):
            meanings[name].add(command)
    assert {name: commands for name, commands in meanings.items() if len(commands) > 1} == {}


def test_menu_descriptions_fit_into_discords_menu() -> None:
    assert too_long(keys(r"menu-.+\.(does|words)"), DESCRIPTION) == []


def test_fields_fit_over_discords_form() -> None:
    assert too_long(keys(r".+\.field"), FIELD) == []


def test_labels_fit_on_buttons() -> None:
    labels = {key for key in entries("en") if LABELS.fullmatch(key)} - SENTENCES
    assert too_long(labels, LABEL, "x" * KEPT) == []
    assert too_long(labels - keys(ALONE), USUAL_LABEL) == []
