"""What a handler sees of the person who did something."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from academy.messages import Address, Button, Incoming
from academy.programme import Edition
from locales import text
from storage import conversations, programmes
from storage.consents import consents_of
from storage.database import DbSession
from storage.members import Person
from storage.models import AddressRow, Member

SHOWN = "shown"  # in the data of a conversation


@dataclass(slots=True)
class Context:
    """One event of one person, inside the transaction that makes it whole.

    `now` is aware UTC. `argument` is what stands behind a command, in a button's action after its name, or the
    words of an answer. `public_url` is where this assistant's pages are, without a slash at the end.
    """

    db: DbSession
    person: Person
    incoming: Incoming
    now: datetime
    public_url: str
    organisers: tuple[Address, ...] = ()  # named in the settings
    secret: bytes = b""  # from which codes and links are derived
    argument: str = ""
    forgotten: bool = False  # the member asked to be erased, and was
    # Looked up once an event: several questions ask for each.
    _consents: dict[str, bool] | None = None
    _edition: tuple[int, Edition] | Literal["unasked"] | None = "unasked"

    @property
    def member(self) -> Member:
        """Who did it."""
        return self.person.member

    @property
    def member_id(self) -> int:
        """Their id; asks the database for nothing, as `language` and `zone`."""
        return self.person.member_id

    @property
    def language(self) -> str:
        """The language in which they are written to."""
        return self.person.language

    @property
    def address(self) -> AddressRow:
        """Where they did it."""
        return self.person.address

    @property
    def by(self) -> str:
        """Who did it, for the audit."""
        return str(self.incoming.address)

    @property
    def question(self) -> str:
        """The question that is open here, or ""."""
        return self.person.conversation.question if self.person.conversation else ""

    @property
    def data(self) -> dict[str, Any]:
        """What was noted with the open question."""
        return self.person.conversation.data if self.person.conversation else {}

    @property
    def shown(self) -> dict[str, str]:
        """What may be typed for the buttons of the last message here, and their actions."""
        return dict(self.data.get(SHOWN, {}))

    @property
    def edition(self) -> Edition | None:
        """The edition of today, if there is one."""
        found = self._current_edition()
        return found[1] if found else None

    @property
    def edition_id(self) -> int:
        """Its id. Raises LookupError when there is none."""
        found = self._current_edition()
        if not found:
            raise LookupError("no edition")
        return found[0]

    def _current_edition(self) -> tuple[int, Edition] | None:
        if self._edition == "unasked":
            self._edition = programmes.current_edition(self.db)
        return self._edition

    @property
    def consents(self) -> dict[str, bool]:
        """The member's newest answer to each purpose that was answered."""
        if self._consents is None:
            self._consents = consents_of(self.db, self.member.id)
        return self._consents

    def forget_consents(self) -> None:
        """They have just changed: look them up again."""
        self._consents = None

    @property
    def zone(self) -> str:
        """The member's zone; before they named one, the academy's."""
        return self.person.zone or (self.edition.zone if self.edition else "UTC")

    def text(self, key: str, **values: object) -> str:
        """A text in the member's language."""
        return text(self.language, key, **values)

    def button(self, key: str, action: str, **values: object) -> Button:
        """A button with a label in the member's language."""
        return Button(self.text(key, **values), action)

    def ask(self, question: str, **data: Any) -> None:
        """Open a question here, in place of the one before."""
        conversations.open_question(self.db, self.person, question, data, self.now)

    def leave(self) -> None:
        """Leave the open question."""
        conversations.close_question(self.person, self.now)

    def remember(self, shown: dict[str, str]) -> None:
        """Note what may be typed for the buttons of this reply."""
        if shown != self.shown:
            conversations.open_question(self.db, self.person, self.question, self.data | {SHOWN: shown}, self.now)
