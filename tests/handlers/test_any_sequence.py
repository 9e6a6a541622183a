"""Whatever 200 things somebody does, the database stays consistent and every answer can be sent."""

from __future__ import annotations

import asyncio
import random
from datetime import timedelta

import pytest
from sqlalchemy import text

from academy.messages import Address, Incoming, Kind
from academy.programme import LANGUAGES
from bot.channels.telegram.render import render as on_telegram
from bot.respond import Responder
from handlers.help import MENU
from handlers.router import routes
from locales import text as said
from storage.clock import Clock
from tests.conftest import NOW
from tests.support.people import load_edition

WORDS = (
    "Ana Machel",
    "Moçambique",
    "Lisbonne",
    "yes",
    "não sei",
    "x" * 40,
    "y" * 5000,
    "**a**",
    "محمد",
    "🙂",
    " ",
    "GMT+1",
)
BROKEN = tuple(said(language, "error-unknown", id="")[:25] for language in LANGUAGES)
GARBAGE = (
    "",
    "nothing:1",
    "zone:Mars/Base",
    "country:XX",
    "constituency:king",
    "back:no",
    "privacy:x",
    "change:x",
)


class Step(Clock):
    """A clock that goes on by minutes and sometimes by weeks."""

    def __init__(self) -> None:
        self.at = NOW

    def now(self):
        return self.at


def anything(dice, shown, number):
    """One event: a command, a press of anything ever shown, words, or what cannot be read."""
    who = {
        "address": Address("telegram", "7"),
        "event": str(number),
        "chat": "7",
        "language": "pt-br",
        "message": "5",
    }
    kind = dice.choices(list(Kind), weights=[6, 3, 8, 1, 1, 1, 0.2])[0]
    if kind is Kind.COMMAND:
        return Incoming(
            kind=kind, command=dice.choice([*MENU, "agnda"]), text=dice.choice(["", "x", "Lima"]), **who
        )
    if kind is Kind.ACTION:
        return Incoming(kind=kind, action=dice.choice([*shown, *GARBAGE]), token="t", **who)
    if kind is Kind.LOCATION:
        return Incoming(kind=kind, location=(dice.uniform(-90, 90), dice.uniform(-180, 180)), **who)
    return Incoming(kind=kind, text=dice.choice(WORDS), attachment="sticker", **who)


@pytest.mark.parametrize("seed", range(6))
def test_any_200_things_leave_a_consistent_database_and_answers_that_can_be_sent(sqlite, seed):
    load_edition(sqlite)
    dice, clock, shown = random.Random(seed), Step(), ["go"]
    responder = Responder(sqlite, clock, "https://academy.example", {})
    for number in range(200):
        clock.at += timedelta(minutes=1) if dice.random() < 0.97 else timedelta(days=3)
        incoming = anything(dice, shown, number)
        answer = asyncio.run(responder._commit(incoming))
        assert answer is not None
        assert not answer.reply.text.startswith(BROKEN)
        buttons = [button for row in answer.reply.buttons for button in row]
        actions = [button.action for button in buttons if button.action]
        assert {action.partition(":")[0] for action in actions} - routes.actions.keys() == set()
        assert [button.label for button in buttons if not 0 < len(button.label) <= 80] == []
        assert all(
            len(call.params.get("text", "x").encode("utf-16-le")) // 2 <= 4096
            for call in on_telegram("7", answer.reply)
        )
        shown += [action for action in actions if action not in shown]
    assert sqlite.read(_faults) == []


def _faults(db):
    """What must never be in the database."""
    questions = (
        "select 'two participations' from participation group by member_id, edition_id having count(*) > 1",
        "select 'state ' || state from participation where state not in"
        " ('draft', 'applied', 'accepted', 'declined', 'withdrawn', 'completed')",
        "select 'purpose ' || purpose from consent where purpose not in ('academy', 'found', 'news')",
        "select 'nobody''s address' from address where member_id not in (select id from member)",
        "select 'event twice' from receipt group by channel, event having count(*) > 1",
    )
    return [row for question in questions for row in db.execute(text(question)).all()] + list(
        db.execute(text("pragma foreign_key_check")).all()
    )
