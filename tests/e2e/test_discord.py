"""The assistant's own process on Discord: sign-up, a broken connection, kills, 429, and a menu told once."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from storage.models import Attempt, Consent, Delivery, Member, Participation, Receipt
from tests.support.discord_client import Discord, DiscordPerson, Said, running_discord
from tests.support.killable import Killable, killable
from tests.support.signup import MOTIVATION, SENT, START_AT, WAY, says
from tests.support.telegram import wait_until

ANA, SERVER = "4815", "7"
ORIGINAL = r"/webhooks/.*/messages/@original"


@pytest.fixture
def discord() -> Iterator[Discord]:
    """A Discord, empty."""
    with running_discord() as stub:
        yield stub


@pytest.fixture
def assistant(discord: Discord, tmp_path: Path) -> Iterator[Killable]:
    """An assistant there, running."""
    with killable(tmp_path, START_AT=START_AT, **discord.settings) as one:
        start(one, discord)
        yield one


def start(assistant: Killable, discord: Discord) -> None:
    """Start it, and wait until it hears what people do."""
    before = discord.state()["identified"]
    assistant.start()
    wait_until(lambda: discord.state()["identified"] > before, 30)


def walk(ana: DiscordPerson, until: str = SENT) -> Said:
    """Go the way of a newcomer up to the question with this text; returns it."""
    ana.slash("start")
    for asked, answer in WAY:
        question = ana.reads(lambda said, asked=asked: says(said.text, "pt", asked))  # type: ignore[misc]
        if asked == until:
            return question
        ana.press(answer[1:], question) if answer.startswith("!") else ana.write(answer, question)
    return ana.reads(lambda said: says(said.text, "pt", SENT))


def unanswered(assistant: Killable) -> int:
    return assistant.read(lambda db: db.scalar(select(func.count()).where(Receipt.incoming != ""))) or 0


def test_newcomer_joins_in_a_server_is_accepted_and_sees_the_agenda(assistant, discord):
    ana = discord.person(ANA, "pt-BR", SERVER)
    assert walk(ana).private
    assert all(said.private for said in discord.said())
    member = assistant.read(lambda db: db.scalars(select(Member)).one())
    told = (member.name, member.country, member.constituency, member.organisation, member.work, member.zone)
    assert told == ("Ana Machel", "MZ", "government", "Ministério do Trabalho", "", "Africa/Maputo")
    assert assistant.command("applications", "accept", "1") == "1 accepted, 0 had been accepted before.\n"
    decision = ana.reads(lambda said: says(said.text, "pt", "decision-accepted"))
    assert (decision.channel, decision.private) == (f"8{ANA}", False)  # by direct message: nobody asked for it
    discord.person(ANA, "pt-BR").press("agenda", decision)
    agenda = ana.reads(lambda said: "14:00–15:30 · " in said.text)
    assert (agenda.channel, agenda.private) == (decision.channel, False)


def test_menu_is_told_once_and_the_connection_resumed_after_it_broke(assistant, discord):
    ana = discord.person(ANA, "pt-BR")
    question = walk(ana, "consent-found")
    discord.call("drop")
    ana.press("consent:found:yes", question)  # while nobody listens
    ana.reads(lambda said: says(said.text, "pt", "consent-news"))
    assistant.stop()
    start(assistant, discord)
    ana.slash("start")
    ana.reads(lambda said: says(said.text, "pt", "consent-news"))
    state = discord.state()
    assert (state["identified"], state["resumed"]) == (2, 1)
    assert len(discord.calls("PUT", r"/applications/.*/commands")) == 1
    assert {command["name"] for command in state["commands"]} >= {"start", "agenda", "forgetme"}


LATER = [
    pytest.param(False, id="within a quarter of an hour: where it was asked"),
    pytest.param(True, id="later: by direct message"),
]


@pytest.mark.parametrize("expired", LATER)
def test_kill_before_the_answer_loses_neither_effect_nor_answer(assistant, discord, expired):
    ana = discord.person(ANA, "pt-BR", SERVER)
    question = walk(ana, "consent-found")
    discord.call("fail", method="POST", path="/webhooks/*", status=503, times=1000)
    ana.press("consent:found:yes", question)
    wait_until(lambda: unanswered(assistant) == 1)
    assistant.kill()
    discord.call("mend")
    if expired:
        discord.call("expire")
    start(assistant, discord)
    answer = ana.reads(lambda said: says(said.text, "pt", "consent-news"))
    assert (answer.private, answer.channel) == ((False, f"8{ANA}") if expired else (True, f"9{SERVER}"))
    wait_until(lambda: unanswered(assistant) == 0)
    given = assistant.read(lambda db: list(db.scalars(select(Consent.purpose).order_by(Consent.id))))
    assert given == ["academy", "found"]
    assert len([said for said in discord.said() if says(said.text, "pt", "consent-news")]) == 1


def test_kill_after_the_press_repeats_no_effect_when_it_is_pressed_again(assistant, discord):
    ana = discord.person(ANA, "pt-BR")
    question = walk(ana, "apply-summary")
    for _ in range(2):
        ana.press("send", question)
        assistant.kill()
        start(assistant, discord)
    ana.press("send", question)
    ana.reads(lambda said: says(said.text, "pt", SENT) or says(said.text, "pt", "apply-sent-already"))
    wait_until(lambda: unanswered(assistant) == 0)
    rows = assistant.rows()
    assert (rows["participation"], rows["member"], rows["consent"]) == (1, 1, 3)
    sent = select(Participation.state, Participation.motivation)
    assert assistant.read(lambda db: [tuple(row) for row in db.execute(sent)]) == [("applied", MOTIVATION)]


def test_answer_waits_as_long_as_429_says(assistant, discord):
    ana = discord.person(ANA, "pt-BR")
    question = walk(ana, "consent-found")
    before = len(discord.calls("POST", "/webhooks/.*"))
    discord.call("fail", method="POST", path="/webhooks/*", status=429, body={"retry_after": 1.5})
    pressed = time.monotonic()
    ana.press("consent:found:yes", question)
    ana.reads(lambda said: says(said.text, "pt", "consent-news"))
    assert time.monotonic() - pressed >= 1.5
    assert len(discord.calls("POST", "/webhooks/.*")) == before + 2


def test_decision_waits_as_long_as_429_says_and_leaves_an_attempt(assistant, discord):
    ana = discord.person(ANA, "pt-BR")
    walk(ana)
    before = len(discord.calls("POST", r"/channels/.*/messages"))
    discord.call("fail", method="POST", path="/channels/*", status=429, body={"retry_after": 1.5})
    assistant.command("applications", "accept", "1")
    accepted = time.monotonic()
    ana.reads(lambda said: says(said.text, "pt", "decision-accepted"))
    assert time.monotonic() - accepted >= 1.0  # it was asked for and refused within half a second
    wait_until(lambda: assistant.read(lambda db: db.scalar(select(Delivery.state))) == "sent")
    assert len(discord.calls("POST", r"/channels/.*/messages")) == before + 2
    assert assistant.read(lambda db: list(db.scalars(select(Attempt.reason)))) == ["flood"]
    assert assistant.read(lambda db: db.scalars(select(Delivery)).one().tries) == 1
