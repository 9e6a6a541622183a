"""A reminder to 500 members while the server answers as it likes: our ledger agrees with what it saw."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from tests.support.fan_out import is_marked, prepare, settings
from tests.support.killable import killable
from tests.support.storm import Storm, Weather, add_web_addresses, fates, faults, forecast
from tests.support.telegram_stub import running_stub

# One storm for all of these.
pytestmark = pytest.mark.timeout(300)

MEMBERS = 500
# Of ten minutes that are left of the session, so that nobody is tried for long in vain.
LATE = "2021-11-15T14:20:00+01:00"
AFTER_THE_SESSION = "2021-11-15T14:31+01:00"
WEATHERS = {
    "fine": Weather("", "sent", calls=1),
    "429": Weather(["429"], "sent", calls=2),
    "429 three times": Weather(["429", "429", "429"], "sent", calls=4),
    "blocked": Weather("403", "failed", "unreachable", calls=1),
    "blocked, but on the web": Weather("403", "sent", calls=1, web=True),
    "no such chat": Weather("400", "failed", "unreachable", calls=1),
    "no such chat, but on the web": Weather("400", "sent", calls=1, web=True),
    "never takes this message": Weather("400 Bad Request: message is too long", "failed", "refused", calls=1),
    "broke once": Weather(["500"], "sent", calls=2, marked=True),
    "broke and was away": Weather(["502", "503"], "sent", calls=3, marked=True),
    "breaks always": Weather("502", "unknown", "server_error", calls=2, marked=True),
    "away twice": Weather(["503", "503"], "sent", calls=3),
    "away for good": Weather("503", "expired", "late"),
    "hangs up before": Weather(["drop"], "sent", calls=2, marked=True),
    "hangs up before, always": Weather("drop", "unknown", "disconnected", calls=2, marked=True),
    "hangs up after": Weather(["lose"], "sent", calls=2, marked=True),
    "hangs up after, always": Weather("lose", "unknown", "disconnected", calls=2, marked=True),
    "keeps silent": Weather(["hang"], "sent", calls=2, marked=True),
    "keeps silent, always": Weather("hang", "unknown", "timeout", calls=2, marked=True),
}


@pytest.fixture(scope="module")
def storm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Storm]:
    """What came of it."""
    folder, at = tmp_path_factory.mktemp("storm"), forecast(WEATHERS, MEMBERS)
    elsewhere = {chat for chat, name in at.items() if WEATHERS[name].web}
    with running_stub(delay=0.04, spread=0.02, faults=faults(WEATHERS, at)) as stub:
        prepare(folder, MEMBERS)
        with killable(folder, **settings(stub, 500) | {"START_AT": LATE}) as assistant:
            assistant.database.write(lambda db: add_web_addresses(db, elsewhere)).result()
            assistant.start()
            to = {"to": AFTER_THE_SESSION}
            httpx.post(f"{assistant.url}/demo/clock", json=to, timeout=200).raise_for_status()
            yield Storm(WEATHERS, at, stub.log("sendMessage"), fates(assistant, "session"))


@pytest.mark.parametrize("name", WEATHERS)
def test_reminder_ends_as_the_weather_lets_it(storm, name):
    storm.check_ends(name)


def test_ledger_agrees_with_what_the_server_saw(storm):
    storm.check_ledger()


def test_nobody_gets_more_than_one_marked_double(storm):
    for chat in storm.at:
        came = [is_marked(call) for call in storm.calls(chat) if call["arrived"]]
        assert came in ([], [False], [True], [False, True])


def test_429_halts_everybody_and_is_no_storm(storm):
    refused = [call for call in storm.log if call["status"] == 429]
    assert len(refused) == sum(WEATHERS[name].faults.count("429") for name in storm.at.values())
    for halt in refused:
        # Once the answer is heard nothing leaves for a second; what is under way at that moment does.
        during = [call for call in storm.log if 0.5 < call["at"] - halt["at"] < 1]
        assert during == []


def test_waits_grow_so_that_a_server_that_is_away_is_not_stormed(storm):
    tries = [len(storm.calls(chat)) for chat, name in storm.at.items() if name == "away for good"]
    assert all(4 <= count <= 7 for count in tries)  # a try each quarter of a minute would be forty
