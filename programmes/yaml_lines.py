"""A YAML file as nodes that know their lines, or the one reason why it cannot be read.

The nodes are composed but never constructed: every value stays the text that was written, so `13:00` is no number
of minutes, `no` no truth value, and no tag can make an object.
"""

from __future__ import annotations

from pathlib import Path

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode
from yaml.reader import ReaderError

from programmes.faults import Fault, closest

MAX_BYTES = 1_000_000
# Counted as if every alias were written out; twenty times what two weeks in four languages need.
MAX_VALUES = 20_000

START = "start from a copy of programmes/sse-academy-12.yaml"
HINTS = {
    "mapping values are not allowed": 'a text with a colon in it stands in quotes: title: "SSE: an overview"',
    r"character '\t'": "indent with spaces, not tabs",
    "cannot start any token": "a text that begins with such a sign stands in quotes",
    "could not find expected ':'": "a key is followed by a colon and a space",
    "<block end>, but found '<scalar>'": "a quotation mark is missing, or one too many: see the line before, too",
    "expected <block end>": "lines of one list or one group begin in the same column",
    "while scanning a quoted scalar": "a quotation mark that opens must close",
    "undefined alias": "a text that begins with * stands in quotes",
    "expected a single document": "one file is one edition; remove the line ---",
    "special characters": "remove the invisible character",
}


class UnreadableError(Exception):
    """There is nothing to check: the file as a whole is unusable, for the reason in `fault`."""

    def __init__(self, line: int, what: str, hint: str = "") -> None:
        self.fault = Fault(line, what, hint)
        super().__init__(str(self.fault))


def line_of(node: Node) -> int:
    """The line on which a value begins, from 1; 0 for a value that nobody wrote."""
    return node.start_mark.line + 1 if node.start_mark else 0


def load(path: Path) -> Node:
    """The file's nodes. Raises UnreadableError; files of over 1 MB or 20,000 values are refused."""
    root = _compose(_text(path))
    if _size(root, {}) > MAX_VALUES:
        raise UnreadableError(
            0, f"the file has more than {MAX_VALUES:,} values", "what * repeats is counted each time"
        )
    return root


def _text(path: Path) -> str:
    content = _bytes(path)
    if len(content) > MAX_BYTES:
        raise UnreadableError(0, "the file is larger than 1 MB", "is it a programme file?")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as wrong:
        line = content.count(b"\n", 0, wrong.start) + 1
        raise UnreadableError(line, "the file is not UTF-8 text", "save it as UTF-8 in your editor") from None


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        near = closest(path.name, (each.name for each in path.parent.glob("*.y*ml")))
        hint = f"did you mean {path.parent / near}?" if near else ""
        raise UnreadableError(0, f"there is no file {path}", hint) from None
    except IsADirectoryError:
        raise UnreadableError(0, f"{path} is a folder", "name one of the files in it") from None
    except OSError as wrong:
        raise UnreadableError(0, f"{path} cannot be read: {wrong.strerror}") from None


def _compose(text: str) -> Node:
    try:
        root: Node | None = yaml.compose(text, Loader=yaml.SafeLoader)
    except ReaderError as wrong:
        line = text.count("\n", 0, wrong.position) + 1
        raise UnreadableError(
            line,
            f"not YAML: the character U+{ord(text[wrong.position]):04X} cannot stand here",
            HINTS["special characters"],
        ) from None
    except yaml.MarkedYAMLError as wrong:
        raise _syntax(wrong) from None
    except RecursionError:
        raise UnreadableError(0, "not a programme: lists within lists without end", START) from None
    if root is None:
        raise UnreadableError(1, "the file is empty", START)
    return root


def _syntax(wrong: yaml.MarkedYAMLError) -> UnreadableError:
    said = ", ".join(filter(None, (wrong.context, wrong.problem)))
    hint = next((hint for part, hint in HINTS.items() if part in said), "")
    # What was being scanned began where the slip is; the problem may only show at the end of the file.
    scanned = str(wrong.context).startswith("while scanning")
    mark = (wrong.context_mark if scanned else None) or wrong.problem_mark or wrong.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    return UnreadableError(line, f"not YAML from column {column}: {said}", hint)


def _size(node: Node, known: dict[int, int]) -> int:
    """How many values there are with every alias written out. Raises UnreadableError for one within itself."""
    if isinstance(node, ScalarNode):
        return 1
    if id(node) not in known:
        known[id(node)] = 0  # not known yet: whoever meets it now is inside it
        known[id(node)] = 1 + sum(_size(child, known) for child in _children(node))
    elif known[id(node)] == 0:
        raise UnreadableError(line_of(node), "this value contains itself", "remove the * that repeats it")
    return known[id(node)]


def _children(node: Node) -> list[Node]:
    if isinstance(node, MappingNode):
        return [part for pair in node.value for part in pair]
    return list(node.value) if isinstance(node, SequenceNode) else []
