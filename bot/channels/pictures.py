"""Drawings for platforms that show none: as pictures, made when the answer leaves."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import PurePath

from academy.messages import DRAWING, PICTURE, Document, Reply
from papers.strip import as_png


async def with_picture(reply: Reply) -> Reply:
    """The reply with a PNG in the place of its drawing, if it has one.

    Made in a thread of its own: neither those who write nor those who are answered meanwhile wait for it.
    """
    document = reply.document
    if document is None or document.mime != DRAWING:
        return reply
    content = await asyncio.to_thread(as_png, document.content.decode())
    return replace(reply, document=Document(str(PurePath(document.name).with_suffix(".png")), content, PICTURE))
