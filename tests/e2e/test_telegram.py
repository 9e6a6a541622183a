"""The assistant's own process on Telegram, over HTTP: from /start to the agenda, kills and forgers included."""

from __future__ import annotations

import random
import re
import socket
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
from sqlalchemy import func, select

from locales import text
from storage.models import AuditEntry, Consent, Member, Participation, Receipt
from tests.support.killable import Killable, killable
from tests.support.signup import MOTIVATION, SENT, START_AT, WAY, says
from tests.support.telegram import Emulator, Person, Sent, running_emulator, wait_until

SECRET = "a-secret-of-the-tests"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"


@pytest.fixture
def telegram() -> Iterator[Emulator]:
    """Telegram, empty."""
    with running_emulator() as emulator:
        yield emulator


@pytest.fixture(params=["polling", "webhook"])
def assistant(request: pytest.FixtureRequest, telegram: Emulator, tmp_path: Path) -> Iterator[Killable]:
    """An assistant on that Telegram, not started yet."""
    settings = {
        "TELEGRAM_TOKEN": telegram.token,
        "TELEGRAM_API_URL": telegram.url,
        "TELEGRAM_MODE": request.param,
        "TELEGRAM_WEBHOOK_SECRET": SECRET,
        "START_AT": START_AT,
    }
    with killable(tmp_path, **settings) as one:
        yield one


@dataclass
class Newcomer:
    """Somebody on the way through the sign-up."""

    person: Person
    language: str
    done: int = 0  # how much of the way
    events: list[int] = field(default_factory=list)  # the updates they caused

    def greet(self) -> None:
        self.events.append(self.person.says("/start"))

    def act(self, most: int = 1) -> None:
        """Do what comes next on the way, whether it was asked for or not."""
        for _, answer in WAY[self.done : self.done + most]:
            self.done += 1
            self.press(answer[1:]) if answer.startswith("!") else self.say(answer)

    def say(self, words: str) -> None:
        self.events.append(self.person.says(words))

    def press(self, action: str) -> None:
        """Press that button on the newest message that has it; on an old one if it has not arrived yet."""
        having = [sent for sent in self.person.received() if action in sent.buttons.values()]
        self.events.append(
            self.person.presses(action, having[-1] if having else Sent("sendMessage", {}, message=1))
        )

    def reads(self, key: str) -> Sent:
        """Wait for a message that says this, and return it."""
        try:
            return wait_until(
                lambda: next(
                    (sent for sent in self.person.received() if says(sent.text, self.language, key)), None
                ),
                30,
            )
        except AssertionError:
            read = "\n".join(sent.text for sent in self.person.received())
            raise AssertionError(f"no {key} among:\n{read}") from None

    def doubles(self) -> int:
        """How many messages came twice."""
        return sum(count - 1 for count in Counter(sent.text for sent in self.person.received()).values())


def settled(assistant: Killable, telegram: Emulator) -> bool:
    """Whether everything that people did has arrived and is answered."""
    unanswered = select(func.count()).select_from(Receipt).where(Receipt.incoming != "")
    return telegram.unacknowledged() == 0 and assistant.read(lambda db: db.scalar(unanswered)) == 0


@pytest.mark.parametrize(("assistant", "language"), [("polling", "pt"), ("webhook", "es")], indirect=["assistant"])
def test_newcomer_joins_is_accepted_from_the_command_line_and_sees_the_agenda(assistant, telegram, language):
    assistant.start()
    ana = Newcomer(telegram.person(4815, {"pt": "pt-br", "es": "es-419"}[language]), language)
    ana.greet()
    for asked, _ in WAY:
        ana.reads(asked)
        ana.act()
    ana.reads(SENT)
    assert "Ana Machel" in assistant.command("applications", "list")
    assert assistant.command("applications", "accept", "1") == "1 accepted, 0 had been accepted before.\n"
    told = ana.reads("decision-accepted")
    ana.person.presses(told.buttons[text(language, "button-agenda")], told)
    assert re.search(r"^14:00–15:30 · ", ana.reads("agenda-heading").text, re.MULTILINE)
    wait_until(lambda: settled(assistant, telegram))
    assert ana.doubles() == 0
    assert {call["status"] for call in telegram.refused()} <= {400}


def test_kills_in_mid_sign_up_lose_nothing_and_repeat_no_effect(assistant, telegram):
    chance = random.Random(12)
    people = [Newcomer(telegram.person(4815 + number, "pt-br"), "pt") for number in range(8)]
    assistant.start()
    for person in people:
        person.greet()
    while any(person.done < len(WAY) for person in people):
        for person in people:
            person.act(chance.randint(1, 4))
        time.sleep(chance.uniform(0, 0.6))
        assistant.kill()
        for person in people:  # they do not know, and go on
            person.act(chance.randint(0, 2))
        assistant.start(wait=False)
        time.sleep(chance.uniform(0.8, 2.5))
    telegram.push_again()
    wait_until(lambda: settled(assistant, telegram), 60)
    expect_applied_once(assistant, people)
    for person in people:
        for asked, _ in WAY:
            assert person.reads(asked)
        assert person.reads(SENT)
        # What was under way at a kill may come twice; of a chat that is one answer at a time.
        assert person.doubles() <= len(assistant.kills)


def expect_applied_once(assistant: Killable, people: list[Newcomer]) -> None:
    """Everything that they did has had its effect, and had it once."""
    events = Counter(assistant.read(lambda db: list(db.scalars(select(Receipt.event)))))
    assert len(events) == events.total() == sum(len(person.events) for person in people)
    counted = assistant.rows()
    assert (counted["member"], counted["address"], counted["participation"]) == (len(people),) * 3
    given = assistant.read(
        lambda db: [tuple(row) for row in db.execute(select(Consent.member_id, Consent.purpose))]
    )
    assert (len(given), len(set(given))) == (3 * len(people), 3 * len(people))
    applied = select(func.count()).select_from(AuditEntry).where(AuditEntry.action == "application sent")
    assert assistant.read(lambda db: db.scalar(applied)) == len(people)
    answers = select(
        Member.name, Member.country, Member.constituency, Member.organisation, Member.work, Member.zone
    )
    everybody = assistant.read(lambda db: [tuple(row) for row in db.execute(answers)])
    said = ("Ana Machel", "MZ", "government", "Ministério do Trabalho", "", "Africa/Maputo")
    assert everybody == [said] * len(people)
    sent = assistant.read(
        lambda db: [tuple(row) for row in db.execute(select(Participation.state, Participation.motivation))]
    )
    assert sent == [("applied", MOTIVATION)] * len(people)


FORGED = [
    pytest.param({}, b"{}", 403, id="no secret"),
    pytest.param({SECRET_HEADER: "guessed"}, b"{}", 403, id="a wrong secret"),
    pytest.param({SECRET_HEADER: "sécret".encode()}, b"{}", 403, id="not even a header's letters"),
    pytest.param({}, b" " * 2_000_000, 403, id="no secret and two megabytes"),
    pytest.param({SECRET_HEADER: SECRET}, b"no update", 400, id="no update"),
    pytest.param({SECRET_HEADER: SECRET}, b" " * 1_000_001, 413, id="over a megabyte"),
]


@pytest.mark.parametrize("assistant", ["webhook"], indirect=True)
def test_webhook_refuses_forged_calls_and_changes_nothing(assistant, telegram):
    assistant.start()
    ana = Newcomer(telegram.person(4815, "pt-br"), "pt")
    ana.greet()
    ana.reads("welcome")
    wait_until(lambda: settled(assistant, telegram))
    before = assistant.rows()
    for case in FORGED:
        headers, body, status = case.values
        assert (
            httpx.post(f"{assistant.url}/telegram/webhook", headers=headers, content=body).status_code == status
        ), case.id
    assert assistant.rows() == before
    assert len(ana.person.received()) == 1


@pytest.mark.parametrize("assistant", ["webhook"], indirect=True)
def test_webhook_stops_reading_a_body_without_an_announced_length(assistant, telegram):
    assistant.start()
    head = [
        "POST /telegram/webhook HTTP/1.1",
        "Host: us",
        f"{SECRET_HEADER}: {SECRET}",
        "Transfer-Encoding: chunked",
    ]
    with socket.create_connection(("127.0.0.1", assistant.port), timeout=10) as connection:
        connection.sendall("\r\n".join([*head, "", ""]).encode())
        for _ in range(11):  # and there would be more
            connection.sendall(b"186a0\r\n" + b" " * 100_000 + b"\r\n")
        assert connection.recv(1000).startswith(b"HTTP/1.1 413 ")
