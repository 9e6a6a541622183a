"""A reminder on Discord that refuses, breaks and hangs up: what it has, what it was asked and our ledger agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import update

from storage.database import DbSession
from storage.models import AddressRow
from tests.support.discord_api import channel_of
from tests.support.discord_client import Discord, running_discord
from tests.support.fan_out import DUE_AT, is_settled, prepare
from tests.support.killable import killable
from tests.support.storm import Fate, fates
from tests.support.telegram import wait_until

# One storm for all of these.
pytestmark = pytest.mark.timeout(200)

LOST, DROPPED = 0, -1  # hangs up after it took a message, and before
FLOOD = (429, {"retry_after": 0.5})
EACH = 3  # members with one weather
NEWCOMER = "429 at the opening"  # of a chat, which costs seconds each time: only one has none yet


@dataclass(frozen=True)
class Weather:
    """How Discord answers the first calls for a member, what becomes of the reminder, what our ledger says."""

    failures: Sequence[tuple[int, Any]]
    tries: list[str]
    state: str = "sent"
    reason: str = ""
    arrives: bool = True


WEATHERS = {
    "fine": Weather([], []),
    "dm closed": Weather([(403, {"code": 50007})], ["dm_closed"], "failed", "unreachable", arrives=False),
    "forbidden": Weather([(403, {})], ["forbidden"], "failed", "unreachable", arrives=False),
    "no such person": Weather([(400, {"code": 50033})], ["unknown_user"], "failed", "unreachable", arrives=False),
    "never takes this message": Weather(
        [(400, {"code": 50035})], ["http_400"], "failed", "http_400", arrives=False
    ),
    "429": Weather([FLOOD], ["flood"]),
    "429 twice": Weather([FLOOD, FLOOD], ["flood", "flood"]),
    NEWCOMER: Weather([FLOOD], ["flood"]),
    "away once": Weather([(503, None)], ["unavailable"]),
    "broke": Weather([(500, None)], ["http_500"]),
    "broke twice": Weather([(502, None)] * 2, ["http_502"] * 2, "unknown", "http_502", arrives=False),
    "hangs up before": Weather([(DROPPED, None)], ["timeout"]),
    "hangs up before, twice": Weather([(DROPPED, None)] * 2, ["timeout"] * 2, "unknown", "timeout", arrives=False),
    "hangs up after": Weather([(LOST, None)], ["timeout"]),
    "hangs up after, twice": Weather([(LOST, None)] * 2, ["timeout"] * 2, "unknown", "timeout"),
}


@dataclass(frozen=True)
class Storm:
    """The weather of each member by name, their reminders in our ledger, and what Discord was asked and has."""

    at: dict[str, str]
    fates: dict[str, Fate]
    calls: dict[str, list[dict[str, Any]]]  # bodies of messages that it was asked to take, by user
    messages: dict[str, list[str]]  # ids of those that it has


@pytest.fixture(scope="module")
def storm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Storm]:
    """What came of it."""
    names = [name for name in WEATHERS for _ in range(EACH if name != NEWCOMER else 1)]
    at = {f"1000{number}": name for number, name in enumerate(names, 1)}
    folder = tmp_path_factory.mktemp("storm")
    prepare(folder, len(at), channels=("discord",))
    with running_discord() as discord, killable(folder, START_AT=DUE_AT, **discord.settings) as assistant:
        for user, name in at.items():
            _forecast(discord, user, name)
        known = [user for user, name in at.items() if name != NEWCOMER]
        assistant.database.write(lambda db: _open_chats(db, known)).result()
        assistant.start()
        wait_until(lambda: is_settled(assistant), 120)
        assistant.stop()
        yield _seen(discord, at, fates(assistant, "session"))


def _forecast(discord: Discord, user: str, name: str) -> None:
    path = "/users/@me/channels" if name == NEWCOMER else f"/channels/{channel_of(user)}/messages"
    for status, body in WEATHERS[name].failures:
        discord.call("fail", method="POST", path=path, status=status, body=body)


def _open_chats(db: DbSession, users: Sequence[str]) -> None:
    """These have written to us before."""
    for user in users:
        db.execute(update(AddressRow).where(AddressRow.user == user).values(chat=f"#{channel_of(user)}"))


def _seen(discord: Discord, at: dict[str, str], ledger: dict[str, Fate]) -> Storm:
    state = discord.state()
    paths = {user: f"/channels/{channel_of(user)}/messages" for user in at}
    calls = {
        user: [one["body"] for one in state["requests"] if one["path"] == path] for user, path in paths.items()
    }
    written = state["messages"].values()
    messages = {user: [one["id"] for one in written if one["channel_id"] == channel_of(user)] for user in at}
    return Storm(at, ledger, calls, messages)


@pytest.mark.parametrize("name", WEATHERS)
def test_reminder_ends_as_the_weather_lets_it(storm, name):
    wanted = WEATHERS[name]
    for user in (user for user, weather in storm.at.items() if weather == name):
        fate = storm.fates[user]
        assert (fate.state, fate.reason, fate.tries) == (wanted.state, wanted.reason, wanted.tries)
        asked = len(wanted.tries) * (name != NEWCOMER) + (wanted.state == "sent")
        assert (len(storm.calls[user]), len(storm.messages[user])) == (asked, int(wanted.arrives))


def test_sent_is_what_discord_has(storm):
    sent = {user: [fate.message] for user, fate in storm.fates.items() if fate.state == "sent"}
    surely = {user: storm.messages[user] for user, name in storm.at.items() if WEATHERS[name].state == "sent"}
    assert sent == surely


def test_every_try_of_a_message_has_the_same_nonce_and_no_two_messages_share_one(storm):
    nonces = {user: {call["nonce"] for call in calls} for user, calls in storm.calls.items()}
    assert {len(own) for own in nonces.values()} == {1}
    assert len(set.union(*nonces.values())) == len(storm.at)
    assert all(call["enforce_nonce"] for calls in storm.calls.values() for call in calls)
