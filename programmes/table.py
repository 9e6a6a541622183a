"""One group of keys and values in the file, such as a session: gives out its values, notes what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from programmes.faults import Fault, closest, meant
from programmes.yaml_lines import line_of

T = TypeVar("T")
CODE = re.compile(r"[a-z0-9][a-z0-9-]{0,31}")
NULL = "tag:yaml.org,2002:null"


def plain(written: str) -> str:
    """A key or choice as compared: "Minutes_before" is "minutes before"."""
    return re.sub(r"[\s_-]+", " ", written.strip().casefold())


def is_empty(node: Node) -> bool:
    """Whether nothing was written after the colon."""
    return isinstance(node, ScalarNode) and (node.tag == NULL or not node.value.strip())


class Table:
    """The keys and values of one group.

    `noun` names the group in faults. A key that is nearly a known one is reported and then read as if it were
    right, so that what is wrong below it is found in the same run.
    """

    def __init__(
        self, node: Node, noun: str, faults: list[Fault], required: tuple[str, ...], optional: tuple[str, ...]
    ) -> None:
        self.noun = noun
        self.start = line_of(node)
        self.faults = faults
        self._known = (*required, *optional)
        self._entries: dict[str, tuple[int, Node]] = {}
        self._grouped = isinstance(node, MappingNode)
        if isinstance(node, MappingNode):
            self._read(node)
            self.require(required)
        else:
            keys = ", ".join(f"{key}:" for key in self._known[:4])
            self._note(self.start, f"the {noun} should be keys and values", f"begin with {keys}")

    def _read(self, node: MappingNode) -> None:
        present = {plain(key.value) for key, _ in node.value if isinstance(key, ScalarNode)}
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                self._note(line_of(key), "a key should be a word", "a text with { or [ in it stands in quotes")
            elif name := self._name(key, present):
                self._enter(name, line_of(key), value)

    def _name(self, key: ScalarNode, present: set[str]) -> str:
        if (name := plain(key.value)) in self._known:
            return name
        free = [known for known in self._known if known not in present]
        self._note(line_of(key), f"unknown key '{key.value}' in the {self.noun}", meant(name, free))
        return closest(name, free)

    def _enter(self, name: str, line: int, value: Node) -> None:
        if name in self._entries:
            first = self._entries[name][0]
            self._note(
                line, f"'{name}' stands twice in the {self.noun}", f"remove this one or that in line {first}"
            )
        else:
            self._entries[name] = (line, value)

    def require(self, required: tuple[str, ...]) -> None:
        """Note which of these keys are not written, or have nothing behind the colon."""
        for key in required if self._grouped else ():
            if key not in self._entries:
                self._note(self.start, f"the {self.noun} has no '{key}'", f"add {key}: …")
            elif is_empty(self._entries[key][1]):
                self.fault(key, f"'{key}' is empty", "write something after the colon")

    def _note(self, line: int, what: str, hint: str) -> None:
        self.faults.append(Fault(line, what, hint))

    def fault(self, key: str, what: str, hint: str = "") -> None:
        """Note what is wrong with the value of a key."""
        self._note(self.line(key), what, hint)

    def line(self, key: str) -> int:
        """The line of a key, or of the group where the key is not written."""
        return self._entries[key][0] if key in self._entries else self.start

    def node(self, key: str) -> Node | None:
        """What was written for a key, or None where nothing was."""
        entry = self._entries.get(key)
        return None if entry is None or is_empty(entry[1]) else entry[1]

    def text(self, key: str) -> str:
        """The text of a key without space around it, or nothing."""
        node = self.node(key)
        if node is None or isinstance(node, ScalarNode):
            return node.value.strip() if node else ""
        self.fault(key, f"'{key}' should be one text", "write it on one line after the colon")
        return ""

    def read(self, key: str, reading: Callable[[str], T | None], otherwise: T, hint: str) -> T:
        """What `reading` makes of the text of a key: None is a fault, answered with the hint."""
        if not (written := self.text(key)):
            return otherwise
        value = reading(written)
        if value is None:
            self.fault(key, f"'{key}' cannot be '{written}'", hint)
            return otherwise
        return value

    def code(self, key: str = "code") -> str:
        """A short name of at most 32 small letters, digits and hyphens."""
        written = self.text(key)
        if written and not CODE.fullmatch(written):
            better = re.sub(r"[^a-z0-9]+", "-", written.casefold()).strip("-")[:32].strip("-")
            hint = f"did you mean {better}?" if better else "such as week-1"
            self.fault(key, f"'{key}' takes up to 32 small letters, digits and hyphens, not '{written}'", hint)
        return written

    def group(self, key: str, noun: str, required: tuple[str, ...], optional: tuple[str, ...]) -> Table:
        """The keys and values below a key; without any where the key is not written."""
        node = self.node(key)
        if node is None:
            return Table(MappingNode("", []), noun, self.faults, (), (*required, *optional))
        return Table(node, noun, self.faults, required, optional)

    def items(self, key: str) -> list[Node]:
        """The items of a list of groups."""
        node = self.node(key)
        if node is None:
            return []
        if not isinstance(node, SequenceNode):
            self.fault(key, f"'{key}' should be a list", "begin each item with a hyphen and a space: - code: …")
            return []
        return self._listed(key, node)

    def _listed(self, key: str, node: SequenceNode) -> list[Node]:
        if not node.value:
            self.fault(key, f"'{key}' is an empty list", "add an item with a hyphen below it")
        return list(node.value)

    def tokens(self, key: str) -> list[str]:
        """Words beside each other (`en fr es`, `en, fr`) or a list of them."""
        if isinstance(self.node(key), SequenceNode):
            return self.texts(key)
        return re.findall(r"[^\s,;]+", self.text(key))

    def texts(self, key: str) -> list[str]:
        """One text, or a list of texts."""
        node = self.node(key)
        if not isinstance(node, SequenceNode):
            return [text] if (text := self.text(key)) else []
        texts = []
        for item in self._listed(key, node):
            if isinstance(item, ScalarNode) and not is_empty(item):
                texts.append(item.value.strip())
            else:
                self._note(line_of(item), f"each item of '{key}' should be a text", "write it after the hyphen")
        return texts
