"""Whether the four catalogues can be read and ask for the same values, found without formatting a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from fluent.syntax import ast, parse
from fluent.syntax.visitor import Visitor

from academy.programme import LANGUAGES
from locales import FOLDER

BASE = "en"  # what the others are held to


@dataclass(frozen=True, slots=True)
class Entry:
    """What one text needs: the values that are put into it and the other texts that it quotes."""

    variables: frozenset[str]
    quoted: frozenset[str]


@dataclass(slots=True)
class Catalogue:
    """The texts of a file by key ("join-name", "join-name.field"), and what is wrong in it, a line each."""

    file: str
    entries: dict[str, Entry] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def faults(folder: Path = FOLDER) -> list[str]:
    """All faults of the four catalogues of a folder, each with its file and what is wrong; none is none."""
    catalogues = {language: read(folder / f"{language}.ftl") for language in LANGUAGES}
    base = catalogues[BASE]
    own = [fault for catalogue in catalogues.values() for fault in (*catalogue.faults, *_dangling(catalogue))]
    others = [catalogue for language, catalogue in catalogues.items() if language != BASE]
    return own + [fault for other in others for fault in _differences(base.entries, other)]


def read(path: Path) -> Catalogue:
    """The texts of a catalogue; what cannot be read is among its faults."""
    source = path.read_text("utf-8")
    catalogue = Catalogue(path.name)
    for part in parse(source).body:
        if isinstance(part, ast.Junk):
            catalogue.faults.append(f"{path.name}:{_line(source, part)}: {_why(part)}")
        elif isinstance(part, ast.Message):
            for key, pattern in _texts(part):
                if key in catalogue.entries:
                    catalogue.faults.append(f"{path.name}:{_line(source, part)}: {key} stands twice")
                catalogue.entries[key] = _entry(pattern)
    return catalogue


def _texts(message: ast.Message) -> Iterator[tuple[str, ast.Pattern]]:
    if message.value:
        yield message.id.name, message.value
    for attribute in message.attributes:
        yield f"{message.id.name}.{attribute.id.name}", attribute.value


class _Needs(Visitor):
    """Notes what a pattern refers to, in all of its variants."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.quoted: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 – named by fluent.syntax
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802
        self.quoted.add(f"{node.id.name}.{node.attribute.name}" if node.attribute else node.id.name)

    def visit_TermReference(self, node: ast.TermReference) -> None:  # noqa: N802
        # We have no terms: a label that a sentence quotes is a message of its own.
        self.quoted.add(f"-{node.id.name}")


def _entry(pattern: ast.Pattern) -> Entry:
    needs = _Needs()
    needs.visit(pattern)
    return Entry(frozenset(needs.variables), frozenset(needs.quoted))


def _dangling(catalogue: Catalogue) -> Iterator[str]:
    for key, entry in catalogue.entries.items():
        for quoted in sorted(entry.quoted - catalogue.entries.keys()):
            yield f"{catalogue.file}: {key} quotes {quoted}, which does not exist"


def _differences(base: Mapping[str, Entry], other: Catalogue) -> Iterator[str]:
    for key in sorted(base.keys() | other.entries.keys()):
        if key not in other.entries:
            yield f"{other.file}: {key} is missing"
        elif key not in base:
            yield f"{other.file}: {key} is not in {BASE}.ftl"
        elif different := base[key].variables ^ other.entries[key].variables:
            yield f"{other.file}: {key} differs from {BASE}.ftl in {_named(different)}"


def _named(variables: frozenset[str]) -> str:
    return ", ".join(f"${name}" for name in sorted(variables))


def _line(source: str, part: ast.Message | ast.Junk) -> int:
    return source.count("\n", 0, part.span.start if part.span else 0) + 1


def _why(junk: ast.Junk) -> str:
    messages = [annotation.message for annotation in junk.annotations if annotation.message]
    return "; ".join(messages) or "cannot be read"
