"""A reply as Discord's messages."""

from __future__ import annotations

import re
from typing import Any

from academy.messages import PICTURE, Document, Reply
from bot.channels.discord.components import components, cut
from bot.channels.split import split

CONTENT, DESCRIPTION = 2000, 1024  # characters

# Only whoever pressed sees it; no preview of a link, which would be longer than the message.
EPHEMERAL = 1 << 6
SUPPRESS_EMBEDS = 1 << 2

# Addresses stay as they are. Escaped are headings, quotes and lists where a line starts, and anywhere emphasis,
# code, spoilers, masked links, and "<", with which mentions and time stamps start.
_MARKUP = re.compile(r"(https?://[^\s<>\[\]|`*\\]+)|(^[ \t]*)([#>-])|([\\*_~|`<\[])", re.MULTILINE)
_ESCAPED_AT_MOST = "\\*_~|`<[#>-"


def render(reply: Reply) -> list[dict[str, Any]]:
    """The bodies of the messages to send, in order, each within Discord's limits; none for a silence.

    What is to press, and the attachment, stand with the last. Discord has no line beside a pressed button, so a
    notice stands before a text that does not say it. No mention in a text calls anybody; the role is called
    before it.
    """
    notice = "" if reply.notice in reply.text else reply.notice
    text = "\n\n".join(part for part in (notice, reply.text) if part)
    below = components(reply.buttons, reply.field)
    if not (text or below or reply.document):
        return []
    called = f"<@&{reply.role}>\n" if reply.role else ""
    bodies = [_body(markdown(part)) for part in split(text, _room(text) - len(called))]
    if called:
        bodies[0] |= {"content": called + bodies[0]["content"], "allowed_mentions": _only(reply.role)}
    bodies[-1]["components"] = below
    if reply.document:
        bodies[-1]["attachments"] = [_attachment(reply.document, text)]
    return bodies


def markdown(text: str) -> str:
    """The text with `**…**` in bold and everything else as it is written."""
    pieces = [_MARKUP.sub(_escape, piece) for piece in text.split("**")]
    if len(pieces) % 2 == 0:  # the last pair of asterisks closes nothing
        pieces[-2:] = [pieces[-2] + r"\*\*" + pieces[-1]]
    return "**".join(pieces)


def _attachment(document: Document, says: str) -> dict[str, Any]:
    """A file; a picture with what it shows for those who do not see it, which is what the text says."""
    file = {"id": 0, "filename": document.name}
    return file | {"description": cut(says.replace("**", ""), DESCRIPTION)} if document.mime == PICTURE else file


def _body(content: str) -> dict[str, Any]:
    nobody: dict[str, Any] = {"parse": []}
    return {"content": content, "flags": SUPPRESS_EMBEDS, "allowed_mentions": nobody, "components": []}


def _only(role: str) -> dict[str, Any]:
    return {"parse": [], "roles": [role]}


def _escape(found: re.Match[str]) -> str:
    address, indent, at_start, anywhere = found.groups()
    return address or f"{indent or ''}\\{at_start or anywhere}"


def _room(text: str) -> int:
    """How long a part may be that fits a message even if all that could be escaped stood in it."""
    return max(CONTENT // 2, CONTENT - sum(text.count(sign) for sign in _ESCAPED_AT_MOST))
