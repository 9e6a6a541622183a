"""Papers made when they leave: the file, or what is said in its place."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from academy.messages import Document, Reply
from bot.papers import Papers
from locales import text
from storage import certificates
from storage.certificates import Kind
from tests.support.certified import certified

URL = "https://academy.example"


@pytest.fixture
def codes(sqlite):
    return certified(sqlite)


def promised(database, code, language="fr"):
    """A reply that promises the paper of a code, as it comes back from where it was kept."""
    row = database.read(lambda db: certificates.by_code(db, code))
    reply = Reply("Voici.", document=certificates.issued(row.id, Kind(row.kind), language))
    assert Reply.from_json(reply.to_json()) == reply
    return reply


def made(database, reply):
    return asyncio.run(Papers(database, URL).made(reply))


@pytest.mark.parametrize(("state", "name"), [("valid", "certificate.pdf"), ("statement", "statement.pdf")])
def test_promised_paper_is_made(sqlite, codes, state, name):
    reply = promised(sqlite, codes[state])
    found = made(sqlite, reply)
    document = found.document
    assert found == replace(reply, document=Document(name, document.content, "application/pdf"))
    assert document.content.startswith(b"%PDF-")


@pytest.mark.parametrize("state", ["revoked", "erased"])
def test_paper_that_is_void_by_now_is_not_handed_over(sqlite, codes, state):
    found = made(sqlite, promised(sqlite, codes[state]))
    assert found == Reply(text("fr", "certificate-revoked"))


@pytest.mark.parametrize("document", [None, Document("days.svg", b"<svg/>", "image/svg+xml")])
def test_reply_that_promises_no_paper_stays_as_it_is(sqlite, document):
    reply = Reply("Here.", document=document)
    assert made(sqlite, reply) is reply
