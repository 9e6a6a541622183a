"""The lists of reasons are those that the code gives: the source is read for them, and the platforms' tables."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from bot.channels.discord import rest
from bot.channels.telegram import failures, request
from storage.reasons import TROUBLES, Reason, Trouble, trouble_of

HOUSE = Path(__file__).parents[2]
# Where deliveries are written, and where a member's are undone; channels give words of platforms instead.
FILES = [
    *HOUSE.glob("storage/*.py"),
    *HOUSE.glob("reminders/*.py"),
    *map(HOUSE.joinpath, ("bot/deliver.py", "bot/ledger.py")),
]
LISTED = HOUSE / "storage" / "reasons.py"
# Calls that take a reason, at which place.
TAKING = {"Cancelled": 0, "Outcome": 2, "cancel_pending": 1, "record_attempt": 3}


def given() -> set[str]:
    """What the source gives as a reason: literals and members of the list."""
    trees = [ast.parse(path.read_text("utf-8")) for path in FILES if path != LISTED]
    trees = [tree for tree in trees if not _speaks_of_electives(tree)]
    return {word for tree in trees for node in ast.walk(tree) for part in _reasons(node) for word in _words(part)}


def _speaks_of_electives(tree: ast.Module) -> bool:
    """Whether a `Reason` there is one why somebody cannot take an elective, which no delivery holds."""
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return any(
        node.module == "academy.electives" and "Reason" in [one.name for one in node.names] for node in imports
    )


def _reasons(node: ast.AST) -> Iterator[ast.AST]:
    """The expressions in a node that become a reason; all of `Reason.…`, wherever it stands."""
    if isinstance(node, ast.Call):
        place = TAKING.get(getattr(node.func, "id", getattr(node.func, "attr", "")))
        yield from node.args[place : place + 1] if place is not None else ()
        yield from (keyword.value for keyword in node.keywords if keyword.arg == "reason")
    elif isinstance(node, ast.Assign) and "reason" in map(_name, _targets(node)):
        yield node.value
    elif isinstance(node, ast.Attribute) and _is_list(node.value):
        yield node


def _is_list(node: ast.AST) -> bool:
    """Whether this is our list by its bare name; `rules.Reason` is that of electives."""
    return isinstance(node, ast.Name) and node.id == "Reason"


def _targets(node: ast.Assign) -> Iterator[ast.AST]:
    return (part for target in node.targets for part in ast.walk(target))


def _name(node: ast.AST) -> str:
    return str(getattr(node, "id", getattr(node, "attr", "")))


def _words(expression: ast.AST) -> Iterator[str]:
    if isinstance(expression, ast.Call) and _name(expression.func) == "bindparam":
        return
    for node in ast.walk(expression):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
            yield node.value
        elif isinstance(node, ast.Attribute) and _is_list(node.value):
            yield Reason[node.attr].value


def test_reasons_listed_are_those_that_the_source_gives() -> None:
    assert given() == set(Reason)


def of_platforms() -> set[str]:
    """The words that channels give for failed tries, without statuses."""
    telegram = {reason for _, _, reason in failures.SAID} | {reason for _, reason in failures.STATUSES.values()}
    discord = {row[1] for table in (rest._REASONS, rest._STATUSES) for row in table.values()}
    return (
        telegram | discord | _raised(Path(str(rest.__file__)), "SendError", 1) | _raised_by_telegram() | {"gone"}
    )


def _raised_by_telegram() -> set[str]:
    path = Path(str(request.__file__))
    return _raised(path, "UnansweredError", 0) | _raised(path.with_name("api.py"), "SendError", 1) | {"refused"}


def _raised(path: Path, error: str, place: int) -> set[str]:
    calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    arguments = [node.args[place] for node in calls if _name(node.func) == error and len(node.args) > place]
    return {str(one.value) for one in arguments if isinstance(one, ast.Constant)}


def test_every_word_of_a_platform_has_a_meaning() -> None:
    known = {word for words in TROUBLES.values() for word in words.split()}
    ours = {Reason.CRASH, Reason.ERROR, "garbled"}
    assert of_platforms() | ours == known


def test_status_without_a_word_means_that_the_platform_refused_or_broke() -> None:
    assert [trouble_of(word) for word in ("http_413", "http_502")] == [Trouble.REFUSED, Trouble.AWAY]
    assert trouble_of("blocked") is Trouble.BLOCKED
