"""From what a person did to the handler that answers it."""

from __future__ import annotations

from collections.abc import Callable

from academy.messages import Incoming, Kind, Reply
from handlers.context import Context

Handler = Callable[[Context], Reply]


class Routes:
    """The handlers by command, by pressed button and by open question."""

    def __init__(self) -> None:
        self.commands: dict[str, Handler] = {}
        self.actions: dict[str, Handler] = {}
        self.answers: dict[str, Handler] = {}
        self.questions: dict[str, Handler] = {}
        self.kinds: dict[Kind, Handler] = {}
        self._first_come: set[str] = set()
        self._glimpsed: set[str] = set()

    def command(self, name: str) -> Callable[[Handler], Handler]:
        """A command, without its slash."""
        return _register(self.commands, name)

    def action(self, name: str, first_come: bool = False, glimpsed: bool = False) -> Callable[[Handler], Handler]:
        """A pressed button: its action up to the first colon.

        `first_come` where it counts who pressed before, `glimpsed` where it seldom takes the rows of who did.
        """
        if first_come:
            self._first_come.add(name)
        if glimpsed:
            self._glimpsed.add(name)
        return _register(self.actions, name)

    def is_first_come(self, incoming: Incoming) -> bool:
        """Whether this is to be handled in the order in which such presses came."""
        return incoming.kind is Kind.ACTION and incoming.action.partition(":")[0] in self._first_come

    def is_glimpsed(self, incoming: Incoming) -> bool:
        """Whether this is to be handled without reading the rows of who did it."""
        return incoming.kind is Kind.ACTION and incoming.action.partition(":")[0] in self._glimpsed

    def answer(self, question: str) -> Callable[[Handler], Handler]:
        """Free text while that question is open."""
        return _register(self.answers, question)

    def question(self, question: str) -> Callable[[Handler], Handler]:
        """Ask that question once more, because something else came between."""
        return _register(self.questions, question)

    def kind(self, kind: Kind) -> Callable[[Handler], Handler]:
        """Anything else that people do: a location, a sticker, an edit."""

        def register(handler: Handler) -> Handler:
            self.kinds[kind] = handler
            return handler

        return register


def _register(table: dict[str, Handler], name: str) -> Callable[[Handler], Handler]:
    def register(handler: Handler) -> Handler:
        if name in table:
            raise ValueError(f"two handlers for {name}")
        table[name] = handler
        return handler

    return register


routes = Routes()
