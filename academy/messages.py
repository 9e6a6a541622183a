"""What comes in from a platform and what goes out to it, in words that no platform owns."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from dataclasses import asdict, dataclass, replace
from enum import StrEnum

DRAWING, PICTURE = "image/svg+xml", "image/png"

# Telegram's callback_data holds 64 bytes (not characters), the tightest of the platforms.
ACTION_BYTES = 64


@dataclass(frozen=True, slots=True)
class Address:
    """Where a member is reached: a channel ("telegram", "discord", "web") and the user id there."""

    channel: str
    user: str

    def __str__(self) -> str:
        return f"{self.channel}:{self.user}"

    @classmethod
    def parse(cls, written: str) -> Address:
        """Read "telegram:4815". Raises ValueError when a part is missing."""
        channel, colon, user = written.strip().partition(":")
        if not (channel and colon and user):
            raise ValueError(written)
        return cls(channel, user)


class Kind(StrEnum):
    """What a person did."""

    TEXT = "text"  # typed words; `text`
    COMMAND = "command"  # /agenda; `command` and the words behind it in `text`
    ACTION = "action"  # pressed a button; `action`
    LOCATION = "location"  # shared where they are; `location`
    ATTACHMENT = "attachment"  # sent something we cannot read; `attachment` says what
    EDIT = "edit"  # changed an earlier message; `text`
    BLOCKED = "blocked"  # told the platform that we may not write any more


@dataclass(frozen=True, slots=True)
class Incoming:
    """One event from a person.

    `event` is the platform's id of it, unique within the channel: the same event delivered twice carries the same
    id. `chat` is where the answer goes (the user's own chat in private). `language` is what the client says, as
    written ("pt-br"). `message` is the platform's id of the message whose button was pressed, `token` what the
    platform wants back with the answer (Telegram's callback query id, Discord's interaction token).
    """

    address: Address
    event: str
    kind: Kind
    chat: str
    text: str = ""
    command: str = ""
    action: str = ""
    location: tuple[float, float] | None = None  # latitude, longitude in degrees
    attachment: str = ""  # "sticker", "photo", "voice", "document", …
    language: str = ""
    message: str = ""
    token: str = ""
    group: bool = False  # said where others read along

    def to_json(self) -> str:
        """What is needed to answer after a restart; nothing of what was said."""
        kept = {name: value for name in KEPT if (value := getattr(self, name))}
        address = {"channel": self.address.channel, "user": self.address.user}
        return json.dumps({"address": address} | kept)

    @classmethod
    def from_json(cls, stored: str) -> Incoming:
        """Read what `to_json` wrote."""
        values = json.loads(stored)
        return cls(**values | {"address": Address(**values["address"]), "kind": Kind(values["kind"])})


KEPT = tuple(name for name in Incoming.__slots__ if name not in ("address", "text", "location", "attachment"))


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press: an action of at most 64 bytes that comes back to us, or an address to open."""

    label: str
    action: str = ""
    url: str = ""

    def __post_init__(self) -> None:
        if bool(self.action) == bool(self.url):
            raise ValueError(f"a button has an action or an url: {self!r}")
        if len(self.action.encode()) > ACTION_BYTES:
            raise ValueError(f"an action of over {ACTION_BYTES} bytes: {self.action!r}")


@dataclass(frozen=True, slots=True)
class Field:
    """The open question wants typed words: what to call them, and how many characters.

    Discord makes a button of it that opens a form; the others let the person type.
    """

    label: str
    minimum: int = 1
    maximum: int = 4000
    long: bool = False  # several lines are usual


@dataclass(frozen=True, slots=True)
class Document:
    """A file to hand over.

    With `paper`, the id of an issued certificate or statement, it has no content yet: that is made in `language`
    when it leaves, since a transaction that waited for it would hold up everybody.
    """

    name: str
    content: bytes = b""
    mime: str = "application/octet-stream"
    paper: int = 0
    language: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """One message to a person.

    In `text`, `**…**` is bold and nothing else is markup; each channel escapes the rest its own way. `notice` is a
    line shown beside the pressed button; a reply with only a notice sends no message, and an empty reply is a
    considered silence (a pressed button is still acknowledged to the platform). `edits` puts the reply in
    the place of the message whose button was pressed (channels that cannot send a new one). `closes` takes the
    buttons off that message, because its question is answered. `location` is the label of a button that shares
    where the person is, on channels that have one. `role` is the id of a community's role that is called by it, on
    channels that have roles.
    """

    text: str = ""
    buttons: tuple[tuple[Button, ...], ...] = ()
    field: Field | None = None
    location: str = ""
    document: Document | None = None
    notice: str = ""
    edits: bool = False
    closes: bool = False
    role: str = ""

    def noticed(self, notice: str) -> Reply:
        """The same reply with a line beside the pressed button."""
        return replace(self, notice=notice)

    def to_json(self) -> str:
        """As text to store until it was sent."""
        # A notice alone has nothing within it, and `asdict` takes long.
        within = self.buttons or self.field or self.document
        found = asdict(self) if within else {name: getattr(self, name) for name in self.__slots__}
        values = {name: value for name, value in found.items() if value}
        if self.document:
            values["document"]["content"] = b64encode(self.document.content).decode()
        return json.dumps(values, ensure_ascii=False)

    @classmethod
    def from_json(cls, stored: str) -> Reply:
        """Read what `to_json` wrote."""
        values = json.loads(stored)
        values["buttons"] = tuple(tuple(Button(**button) for button in row) for row in values.get("buttons", ()))
        if values.get("field"):
            values["field"] = Field(**values["field"])
        if document := values.get("document"):
            values["document"] = Document(**document | {"content": b64decode(document["content"])})
        return cls(**values)
