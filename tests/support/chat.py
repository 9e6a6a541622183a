"""Somebody on a channel of which only the inside is real: for what the page cannot do, and for very long talks.

ana = Chat(app.database, app.clock, "telegram", "7", "pt-br")
reply = ana.command("start")
reply = ana.press("go")
"""

from __future__ import annotations

import itertools
from typing import Any

from academy.errors import AcademyError
from academy.messages import Address, Button, Incoming, Kind, Reply
from bot.respond import Answer, Responder
from storage import receipts
from storage.clock import Clock
from storage.database import Db

_events = itertools.count(1)


class Chat:
    """One person at one address; every step is committed as the responder does, and returns the reply."""

    def __init__(
        self,
        database: Db,
        clock: Clock,
        channel: str = "telegram",
        user: str = "7",
        language: str = "",
        organisers: tuple[Address, ...] = (),
    ) -> None:
        self.database, self.clock, self.language = database, clock, language
        self.address = Address(channel, user)
        self.replies: list[Reply] = []
        self._responder = Responder(database, clock, "http://127.0.0.1", {}, organisers)

    def say(self, text: str) -> Reply:
        """Type words."""
        return self.do(Kind.TEXT, text=text)

    def command(self, command: str, text: str = "") -> Reply:
        """Type a command, without its slash."""
        return self.do(Kind.COMMAND, command=command, text=text)

    def press(self, action: str) -> Reply:
        """Press a button of that action, whether there ever was one or not."""
        return self.do(Kind.ACTION, action=action, message="1", token="1")

    def press_label(self, label: str) -> Reply:
        """Press the newest button of that label."""
        buttons = [button for reply in reversed(self.replies) for button in pressable(reply)]
        return self.press(next(button.action for button in buttons if button.label == label))

    def share(self, latitude: float, longitude: float) -> Reply:
        """Share a location; degrees."""
        return self.do(Kind.LOCATION, location=(latitude, longitude))

    def do(self, kind: Kind, **said: Any) -> Reply:
        """Do anything; an empty reply is silence."""
        event = said.pop("event", "") or f"{self.address.user}-{next(_events)}"
        incoming = Incoming(self.address, event, kind, self.address.user, language=self.language, **said)
        answer = self._committed(incoming)
        if answer is None:
            return Reply()
        self.database.write(lambda db: receipts.answered(db, [answer.receipt])).result()
        self.replies.append(answer.reply)
        return answer.reply

    def _committed(self, incoming: Incoming) -> Answer | None:
        try:
            return self._write(incoming, None)
        except AcademyError as error:
            return self._write(incoming, error)

    def _write(self, incoming: Incoming, error: AcademyError | None) -> Answer | None:
        now = self.clock.now()
        return self.database.write(lambda db: self._responder._take(db, incoming, now, error)).result()


def pressable(reply: Reply) -> list[Button]:
    """The buttons of a reply that come back to us."""
    return [button for row in reply.buttons for button in row if button.action]


class HandClock(Clock):
    """A clock that a test sets."""

    def __init__(self, at: Any) -> None:
        self.at = at

    def now(self) -> Any:
        return self.at
