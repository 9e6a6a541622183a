"""Messages and pages as HTML. Whatever people wrote is escaped; `**…**` is bold and addresses become links."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from uuid import uuid4

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from academy.messages import Button, Field, Reply
from academy.programme import LANGUAGES
from bot.channels.web.assets import asset
from bot.channels.web.visitor import ZONE
from handlers.help import MENU, command_named
from locales import dates, own_name, text
from storage.models import WebMessage

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_LINK = re.compile(r"https?://[^\s<>\"“”«»]+")
_TRAILING = ".,;:!?)]}'"
_SPECIAL = re.compile(rf"(?P<link>{_LINK.pattern})|(?<![\w/.])/(?P<command>\w[\w-]*)")


@dataclass(frozen=True, slots=True)
class Line:
    """One message as the page shows it; `day` is written above it when it is the first of its day.

    `id` orders the lines. `hour` is "" as long as nobody knows by which clock. `chosen` is the label of the button
    that was pressed; `file` the name of a document, `picture` whether it is one to look at.
    """

    id: int
    version: int
    mine: bool
    at: datetime
    hour: str
    day: str
    date: date
    text: Markup
    buttons: tuple[tuple[Button, ...], ...] = ()
    chosen: str = ""
    field: Field | None = None
    location: str = ""
    file: str = ""
    picture: bool = False


def lines(messages: Sequence[WebMessage], language: str, zone: str) -> list[Line]:
    """Messages as the page shows them, with hours of an IANA zone (none for "") and the days written out."""
    shown: list[Line] = []
    for message in messages:
        today = message.at.astimezone(dates.clock(zone or ZONE)).date()
        day = "" if shown and shown[-1].date == today else dates.full_day(today, language)
        reply = Reply(message.body) if message.mine else Reply.from_json(message.body)
        hour = dates.hour(message.at, zone, language) if zone else ""
        shown.append(_line(message, reply, today, day, hour))
    return shown


def _line(message: WebMessage, reply: Reply, today: date, day: str, hour: str) -> Line:
    pressed = [button.label for row in reply.buttons for button in row if button.action == message.chosen]
    return Line(
        id=message.id,
        version=message.version,
        mine=message.mine,
        at=message.at.astimezone(UTC),
        hour=hour,
        day=day,
        date=today,
        text=escape(reply.text) if message.mine else markup(reply.text),
        buttons=() if message.spent else reply.buttons,
        chosen=pressed[0] if message.chosen and pressed else "",
        field=reply.field,
        location="" if message.spent else reply.location,
        file=reply.document.name if reply.document else "",
        picture=bool(reply.document and reply.document.mime.startswith("image/")),
    )


def markup(text: str) -> Markup:
    """Our own texts as HTML: escaped, `**…**` bold, http(s) addresses as links; line breaks stay characters."""
    parts = text.split("**")
    if len(parts) % 2 == 0:  # the last one opens nothing
        parts[-2:] = ["**".join(parts[-2:])]
    written = [_linked(part) for part in parts]
    written[1::2] = [Markup("<strong>{}</strong>").format(part) for part in written[1::2]]
    return Markup("").join(written)


def _linked(text: str) -> Markup:
    written, done = Markup(""), 0
    for found in _SPECIAL.finditer(text):
        special, end = _link(found[0]) if found["link"] else _command(found[0])
        written += escape(text[done : found.start()]) + special
        done = found.start() + end
    return written + escape(text[done:])


def _link(found: str) -> tuple[Markup, int]:
    address = found.rstrip(_TRAILING)
    link = Markup('<a href="{0}" target="_blank" rel="noopener noreferrer">{0}</a>').format(address)
    return link, len(address)


def _command(found: str) -> tuple[Markup, int]:
    # As on Telegram, a command that we mention can be pressed; every message is a form.
    if command_named(found[1:]) is None:
        return escape(found), len(found)
    return Markup('<button class="command" name="text" value="{0}">{0}</button>').format(found), len(found)


def is_link(address: str) -> bool:
    """Whether a button may lead there: only to pages, never to a script."""
    return _LINK.fullmatch(address) is not None


def render(template: str, language: str, **values: object) -> str:
    """A template in a language; `t` in it is the text of a key."""
    page = _TEMPLATES.get_template(template)
    return page.render(t=partial(text, language), language=language, **values)


_TEMPLATES.globals |= {
    "asset": asset,
    "event": lambda: str(uuid4()),
    "is_link": is_link,
    "languages": LANGUAGES,
    "menu": MENU,
    "own_name": own_name,
}
