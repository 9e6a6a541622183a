"""An announcement to 150 members while the server answers as it likes: nobody gets it twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import httpx
import pytest

from storage.clock import SIMULATED
from storage.models import Setting
from tests.support.fan_out import prepare, settings
from tests.support.killable import killable
from tests.support.storm import Storm, Weather, fates, faults, forecast
from tests.support.telegram import wait_until
from tests.support.telegram_stub import running_stub

# One storm for all of these.
pytestmark = pytest.mark.timeout(200)

MEMBERS = 150
# When nothing else falls due.
QUIET = "2021-11-13T10:00:00+01:00"
LATER = "2021-11-13T10:30:00+01:00"
TEXT = "The electives of the second week are open. Please choose yours before Friday evening."
# Each fault comes once, so that a second message, if there were one, would arrive.
WEATHERS = {
    "fine": Weather("", "sent", calls=1),
    "429": Weather(["429"], "sent", calls=2),
    "429 three times": Weather(["429", "429", "429"], "sent", calls=4),
    "blocked": Weather("403", "failed", "unreachable", calls=1),
    "no such chat": Weather("400", "failed", "unreachable", calls=1),
    "never takes this message": Weather(["400 Bad Request: message is too long"], "failed", "refused", calls=1),
    "broke": Weather(["500"], "unknown", "server_error", calls=1),
    "away twice": Weather(["503", "503"], "sent", calls=3),
    "was away and broke": Weather(["503", "502"], "unknown", "server_error", calls=2),
    "hangs up before": Weather(["drop"], "unknown", "disconnected", calls=1),
    "hangs up after": Weather(["lose"], "unknown", "disconnected", calls=1),
    "keeps silent": Weather(["hang"], "unknown", "timeout", calls=1),
}


@dataclass(frozen=True)
class Announced:
    """The storm, and what the organiser's report says of it."""

    storm: Storm
    report: str


@pytest.fixture(scope="module")
def announced(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Announced]:
    """What came of it."""
    folder, at = tmp_path_factory.mktemp("storm"), forecast(WEATHERS, MEMBERS)
    (folder / "text").write_text(TEXT)
    with running_stub(delay=0.04, spread=0.02, faults=faults(WEATHERS, at)) as stub:
        prepare(folder, MEMBERS)
        with killable(folder, **settings(stub) | {"START_AT": QUIET}) as assistant:
            assistant.start()
            wait_until(lambda: assistant.read(lambda db: db.get(Setting, SIMULATED)))
            assistant.command("broadcast", "new", "--text", "en=text", "--fallback", "en")
            assistant.command("broadcast", "send", "1", "--yes", "--no-wait")
            httpx.post(f"{assistant.url}/demo/clock", json={"to": LATER}, timeout=150).raise_for_status()
            report = assistant.command("broadcast", "report", "1")
            storm = Storm(WEATHERS, at, stub.log("sendMessage"), fates(assistant, "broadcast"))
            yield Announced(storm, report)


@pytest.mark.parametrize("name", WEATHERS)
def test_announcement_ends_as_the_weather_lets_it(announced, name):
    announced.storm.check_ends(name)


def test_ledger_agrees_with_what_the_server_saw(announced):
    announced.storm.check_ledger()


def test_nobody_gets_it_twice(announced):
    arrived = Counter(call["chat"] for call in announced.storm.log if call["arrived"])
    assert set(arrived.values()) == {1}


def test_report_counts_every_end_and_lists_who_did_not_surely_get_it(announced):
    said = [tuple(line.split()) for line in announced.report.splitlines()]
    ends = Counter((fate.state, fate.reason) for fate in announced.storm.fates.values())
    rows = {(state, reason or "–", str(count)) for (state, reason), count in ends.items()}
    assert {
        row for row in said if row[-1:] and row[-1].isdecimal() and row[0] in ("sent", "failed", "unknown")
    } == rows
    listed = Counter(row[-2:] for row in said if row[:2] == ("Ana", "Machel"))
    assert listed == {end: count for end, count in ends.items() if end[0] != "sent"}
