"""Telegram updates, as they come, into what a person did.

Raw dictionaries, not the library's objects: those cost 130 µs an update and refuse what they do not know.
"""

# ruff: noqa: ERA001 - the comments are sample payloads, not code

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from academy.messages import Address, Incoming, Kind

UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")

COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@(\w+))?(?:\s+(.*))?", re.DOTALL)

# What people send that we cannot read. An animation is also a document: the first found counts.
ATTACHMENTS = (
    "animation",
    "audio",
    "checklist",
    "contact",
    "dice",
    "document",
    "game",
    "paid_media",
    "photo",
    "poll",
    "sticker",
    "story",
    "video",
    "video_note",
    "voice",
)

Json = Mapping[str, Any]


def parse(update: Json, username: str = "") -> Incoming | None:
    """What somebody did, or None when nobody waits for an answer; also for whatever is not as documented.

    `username` is the bot's own, so that commands to other bots in a group are left to them.
    """
    try:
        event = str(_number(update["update_id"]))
        kind = next(kind for kind in UPDATES if kind in update)
        return READERS[kind](update[kind], event, username)
    except (ArithmeticError, AttributeError, LookupError, StopIteration, TypeError, ValueError):
        return None


def _message(message: Json, event: str, username: str) -> Incoming | None:
    # {"message_id": 7, "date": 1763800000, "text": "/start ci_abc",
    #  "from": {"id": 4815, "is_bot": false, "first_name": "Ana", "language_code": "pt-br"},
    #  "chat": {"id": 4815, "type": "private", "first_name": "Ana"},
    #  "entities": [{"type": "bot_command", "offset": 0, "length": 6}]}
    if "text" in message:
        return _typed(message, event, username)
    if "location" in message:  # also a venue, which carries its location
        return _incoming(Kind.LOCATION, message, event, location=_degrees(message["location"]))
    # {"message_id": 8, …, "photo": [{"file_id": "AgAC…", "width": 90, "height": 51}], "caption": "our stall"}
    found = next((name for name in ATTACHMENTS if name in message), None)
    if found is None:
        return None  # somebody joined, a message was pinned, a thing that Telegram will invent
    return _incoming(Kind.ATTACHMENT, message, event, attachment=found, text=_words(message, "caption"))


def _typed(message: Json, event: str, username: str) -> Incoming | None:
    text = _words(message, "text")
    command = COMMAND.fullmatch(text)
    if not command:
        return _incoming(Kind.TEXT, message, event, text=text)
    name, addressee, argument = command.groups()
    incoming = _incoming(Kind.COMMAND, message, event, command=name.lower(), text=(argument or "").strip())
    elsewhere = addressee and username and addressee.lower() != username.lower()
    return None if incoming and incoming.group and elsewhere else incoming


def _edit(message: Json, event: str, username: str) -> Incoming | None:
    # {"message_id": 7, "edit_date": 1763800100, "text": "Lisbon", …}; a shared live location moves by edits, too.
    text = _words(message, "text") or _words(message, "caption")
    return _incoming(Kind.EDIT, message, event, text=text) if text else None


def _callback(query: Json, event: str, username: str) -> Incoming | None:
    # {"id": "4382bfdwdsb323b2d9", "from": {"id": 4815, "is_bot": false, …, "language_code": "es-419"},
    #  "message": {"message_id": 12, "date": 1763800000, "chat": {"id": 4815, "type": "private"}, "text": "…"},
    #  "chat_instance": "-3912", "data": "elective:17"}
    # A month-old message comes with date 0 and little else; one from inline mode does not come at all.
    action = _words(query, "data")
    if not action:
        return None  # a game's button
    message = query.get("message") or {"chat": {"id": query["from"]["id"], "type": "private"}}
    number = str(_number(message["message_id"])) if "message_id" in message else ""
    pressed = {**message, "from": query["from"]}
    return _incoming(Kind.ACTION, pressed, event, action=action, message=number, token=_words(query, "id"))


def _membership(change: Json, event: str, username: str) -> Incoming | None:
    # {"chat": {"id": 4815, "type": "private"}, "from": {"id": 4815, "is_bot": false, …}, "date": 1763800000,
    #  "old_chat_member": {"status": "member", …}, "new_chat_member": {"status": "kicked", "until_date": 0, …}}
    if change["chat"]["type"] != "private" or change["new_chat_member"]["status"] != "kicked":
        return None  # unblocking says nothing yet, and a group that removes us is nobody's own chat
    return _incoming(Kind.BLOCKED, change, event)


READERS: Mapping[str, Callable[[Json, str, str], Incoming | None]] = {
    "message": _message,
    "edited_message": _edit,
    "callback_query": _callback,
    "my_chat_member": _membership,
}


def _incoming(kind: Kind, source: Json, event: str, **said: Any) -> Incoming | None:
    person, chat = source["from"], source["chat"]
    if person.get("is_bot") or (chat["type"] == "channel" and kind is not Kind.ACTION):
        return None
    return Incoming(
        Address("telegram", str(_number(person["id"]))),
        event,
        kind,
        _chat(source),
        language=_words(person, "language_code"),
        group=chat["type"] != "private",
        **said,
    )


def _chat(message: Json) -> str:
    """ "-1009/4" is topic 4 of a forum: the answer belongs where the question was asked."""
    chat = str(_number(message["chat"]["id"]))
    return f"{chat}/{_number(message['message_thread_id'])}" if message.get("is_topic_message") else chat


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(value)
    return value


def _words(source: Json, name: str) -> str:
    """A text without what databases and platforms refuse: NUL and halves of a character."""
    return str.encode(source.get(name, ""), errors="replace").decode().replace("\0", "")


def _degrees(location: Json) -> tuple[float, float]:
    latitude, longitude = float(location["latitude"]), float(location["longitude"])
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise ValueError(location)
    return latitude, longitude
