"""A reply into the calls of the Bot API that say it.

Bold goes out as entities, not as HTML: the text is sent as it stands, so there is nothing to escape, no name that
breaks a message, and the limit of 4096 counts exactly what people see.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from academy.messages import PICTURE, Button, Incoming, Reply
from bot.channels.split import split, utf16_units

TEXT_UNITS = 4096
CAPTION_UNITS = 1024
NOTICE_UNITS = 200
LABEL_UNITS = 64  # clients show less; the server takes this much on either kind of keyboard
ROW_BUTTONS = 8
KEPT = 512  # rendered replies
ELLIPSIS = "…"
# Said alone when a keyboard has to go and the message has buttons of its own; in no language.
DONE = "✓"

BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
LINK = re.compile(r"://|\w\.[A-Za-z]{2}")  # anything that Telegram may take for an address
NO_PREVIEW = {"is_disabled": True}


class Call(NamedTuple):
    """A method of the Bot API and its parameters."""

    method: str
    params: dict[str, Any]


def render(chat: str, reply: Reply, keyboard_open: bool = False) -> list[Call]:
    """The messages of a reply, in order; none for a notice or a silence. Buttons are on the last one.

    `keyboard_open`: the chat still shows the keyboard with the location button, which the reply then removes.
    """
    target = _target(chat)
    return [Call(method, {**target, **params}) for method, params in _calls(reply, keyboard_open, chat[:1] != "-")]


@lru_cache(KEPT)
def plain(reply: Reply) -> tuple[bytes, dict[str, Any]] | None:
    """A reply that is one message without a keyboard: its body as JSON behind the chat's id, and as parameters."""
    calls = _calls(reply, False, False)
    if reply.location or [call.method for call in calls] != ["sendMessage"]:
        return None
    return json.dumps(calls[0].params).encode()[1:], calls[0].params


@lru_cache(KEPT)
def _calls(reply: Reply, keyboard_open: bool, private: bool) -> tuple[Call, ...]:
    """The messages of a reply without the chat: the same reply goes to many people within a minute."""
    inline, keyboard = _inline(reply), _keyboard(reply, keyboard_open, private)
    texts, caption = _texts(reply, bool(keyboard))
    if inline and keyboard and not reply.document and len(texts) == 1:
        texts = _with_lead(texts[0], reply.location or DONE)
    calls = [Call("sendMessage", _message(text)) for text in texts]
    if reply.document:
        method, name = ("sendPhoto", "photo") if reply.document.mime == PICTURE else ("sendDocument", "document")
        calls.append(Call(method, {**caption, name: reply.document}))
    if calls and inline:
        calls[-1].params["reply_markup"] = inline
    if texts and keyboard:
        calls[0].params["reply_markup"] = keyboard
    return tuple(calls)


def as_edit(chat: str, message: str, reply: Reply) -> Call | None:
    """The reply in the place of a message of ours; None when it needs more than that one."""
    calls = render(chat, reply)
    if [call.method for call in calls] != ["sendMessage"] or "keyboard" in calls[0].params.get("reply_markup", {}):
        return None
    params = {name: value for name, value in calls[0].params.items() if name != "message_thread_id"}
    return Call("editMessageText", {**params, **_message_in(chat, message)})


def acknowledgement(incoming: Incoming, reply: Reply) -> Call:
    """What stops the spinner on a pressed button, and shows the notice."""
    shown = {"text": _cut(BOLD.sub(r"\1", reply.notice), NOTICE_UNITS)} if reply.notice else {}
    return Call("answerCallbackQuery", {"callback_query_id": incoming.token, **shown})


def closing(incoming: Incoming) -> Call:
    """What takes the buttons off the message on which one was pressed."""
    return Call(
        "editMessageReplyMarkup",
        {**_message_in(incoming.chat, incoming.message), "reply_markup": {"inline_keyboard": []}},
    )


def _target(chat: str) -> dict[str, Any]:
    number, _, topic = chat.partition("/")
    return {"chat_id": int(number), "message_thread_id": int(topic)} if topic else {"chat_id": int(number)}


def _message_in(chat: str, message: str) -> dict[str, Any]:
    return {"chat_id": _target(chat)["chat_id"], "message_id": int(message)}


def _texts(reply: Reply, keyboard: bool) -> tuple[list[str], dict[str, Any]]:
    """The texts that are messages, and the caption of the document if one of them can stand there."""
    text = reply.text.strip() if _visible(reply.text) else ""
    if reply.document and not keyboard and _visible_units(text) <= CAPTION_UNITS:
        plain, entities = _marked(text)
        return [], {"caption": plain, **({"caption_entities": entities} if entities else {})} if plain else {}
    parts = split(text, TEXT_UNITS, _visible_units)
    return [part for part in parts if _visible(part)], {}


def _with_lead(text: str, fallback: str) -> list[str]:
    """Two messages, because one carries one keyboard: the last paragraph with its buttons stays the question."""
    lead, _, question = text.rpartition("\n\n")
    if _visible(lead) and _visible(question) and lead.count("**") % 2 == 0:
        return [lead, question]
    return [fallback, text]


def _message(text: str) -> dict[str, Any]:
    plain, entities = _marked(text)
    params: dict[str, Any] = {"text": plain}
    if entities:
        params["entities"] = entities
    if LINK.search(plain):
        params["link_preview_options"] = NO_PREVIEW
    return params


def _marked(text: str) -> tuple[str, list[dict[str, Any]]]:
    """The text without its markup, and what is bold in it, in UTF-16 units."""
    plain, entities, behind = "", [], 0
    for match in BOLD.finditer(text):
        plain += text[behind : match.start()]
        entities.append({"type": "bold", "offset": utf16_units(plain), "length": utf16_units(match[1])})
        plain, behind = plain + match[1], match.end()
    return plain + text[behind:], entities


def _visible(text: str) -> str:
    return BOLD.sub(r"\1", text).strip()


def _visible_units(text: str) -> int:
    return utf16_units(BOLD.sub(r"\1", text))


def _inline(reply: Reply) -> dict[str, Any] | None:
    rows = [
        [_button(button) for button in row[start : start + ROW_BUTTONS]]
        for row in map(_taken, reply.buttons)
        for start in range(0, len(row), ROW_BUTTONS)
    ]
    return {"inline_keyboard": rows} if rows else None


def _taken(row: Sequence[Button]) -> list[Button]:
    """The buttons but those to a machine of no domain ("localhost"), for which Telegram refuses the message."""
    return [button for button in row if button.action or "." in (urlsplit(button.url).hostname or "")]


def _button(button: Button) -> dict[str, str]:
    where = {"callback_data": button.action} if button.action else {"url": button.url}
    return {"text": _label(button.label), **where}


def _keyboard(reply: Reply, keyboard_open: bool, private: bool) -> dict[str, Any] | None:
    if reply.location and private:  # Telegram asks for locations in private only
        share = {"text": _label(reply.location), "request_location": True}
        return {"keyboard": [[share]], "resize_keyboard": True, "one_time_keyboard": True}
    return {"remove_keyboard": True} if keyboard_open else None


def _label(label: str) -> str:
    return _cut(label.strip(), LABEL_UNITS) or ELLIPSIS


def _cut(text: str, units: int) -> str:
    if utf16_units(text) <= units:
        return text
    return text.encode("utf-16-le")[: 2 * (units - 1)].decode("utf-16-le", "ignore") + ELLIPSIS
