"""Papers are made when they leave: outside of every transaction, and beside those who answer and send."""

from __future__ import annotations

import asyncio
import secrets
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import structlog

from academy.errors import AcademyError
from academy.messages import Document, Reply
from locales import text
from papers.typesetting import UnprintableError
from reminders.certificate_papers import pdf_of
from storage import certificates
from storage.database import Db

log = structlog.get_logger()


class Papers:
    """Makes the papers of replies, one after the other in a thread of its own.

    `public_url` is where our pages are, without a slash at the end. Whoever answers has one, and whoever sends has
    another, so that an answer waits for one paper at most, and not for those of an edition.
    """

    def __init__(self, database: Db, public_url: str) -> None:
        self._database = database
        self._public_url = public_url
        self._thread = ThreadPoolExecutor(1, "paper")

    async def made(self, reply: Reply) -> Reply:
        """The reply with the paper that it promises, or what is to be said instead."""
        if reply.document is None or not reply.document.paper:
            return reply
        made = asyncio.get_running_loop().run_in_executor(self._thread, self._make, reply.document)
        said, document = await made
        return replace(reply, text=said or reply.text, document=document)

    def _make(self, order: Document) -> tuple[str, Document | None]:
        """What is said instead, if anything, and the paper."""
        try:
            printed = self._database.read(lambda db: certificates.printed(db, order.paper))
        except AcademyError:  # revoked since it was asked for
            return text(order.language, "certificate-revoked"), None
        try:
            content = pdf_of(printed, order.language, self._public_url)
        except UnprintableError:
            log.error("a certificate cannot be printed", code=printed.code)
            address = f"{self._public_url}/verify/{printed.code}"
            return text(order.language, "certificate-unprintable", address=address), None
        except Exception:
            number = secrets.token_hex(4)
            log.exception("a paper could not be made", request=number, code=printed.code)
            return text(order.language, "error-unknown", id=number), None
        return "", Document(order.name, content, order.mime)
