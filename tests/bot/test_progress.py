import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.channels import Fate, SendError
from bot.pace import Pace
from bot.progress import Progress
from reminders.broadcasts import expand_due
from storage import broadcasts
from storage.models import Broadcast, Delivery
from tests.conftest import NOW
from tests.support import crowd
from tests.support.chat import HandClock
from tests.support.people import load_edition, sign_up

WHERE = {"channel": "telegram", "chat": "4815", "message": "7", "language": "pt", "zone": "Africa/Maputo"}


class Messages:
    """A channel on which messages only change; the next edit may fail."""

    def __init__(self):
        self.edits, self.failure = [], None

    async def edit(self, chat, message, reply):
        if self.failure:
            failure, self.failure = self.failure, None
            raise failure
        self.edits.append((chat, message, reply.text.splitlines()[-1]))


@pytest.fixture
def desk(sqlite):
    """An announcement to two members, confirmed in a chat half a minute before it goes out."""
    load_edition(sqlite)

    def confirmed(db):
        for user in ("ana", "luis"):
            sign_up(db, user, "telegram")
        row = crowd.announcement(db)
        broadcasts.confirm(db, crowd.COMMAND_LINE, row.id, broadcasts.fingerprint(row), WHERE, NOW)

    sqlite.write(confirmed).result()
    return sqlite


@pytest.fixture
def clock():
    return HandClock(NOW)


@pytest.fixture
def channel():
    return Messages()


@pytest.fixture
def progress(desk, clock, channel):
    return Progress(desk, clock, {"telegram": channel}, {})


def look(progress, times=1):
    for _ in range(times):
        asyncio.run(progress.look())


def settle(desk, **values):
    desk.write(lambda db: db.execute(update(Delivery).values(**values))).result()


def kept(desk):
    return desk.read(lambda db: db.get(Broadcast, 1).progress)


def test_message_counts_down_shows_what_goes_out_and_rests_at_the_end(desk, clock, channel, progress):
    look(progress)
    clock.at += timedelta(seconds=20)
    look(progress)
    clock.at += timedelta(seconds=10)
    expand_due(desk, clock.at)
    look(progress)
    settle(desk, state="sent")
    look(progress, times=2)
    assert channel.edits == [
        ("4815", "7", "Recebem o texto em português: 2 (Telegram 2)"),
        ("4815", "7", "Recebem o texto em português: 2 (Telegram 2)"),
        ("4815", "7", "Em espera: 2"),
        ("4815", "7", "Enviadas: 2"),
    ]
    assert kept(desk) == {}


def test_message_is_edited_only_when_something_changed(clock, channel, progress):
    look(progress, times=3)
    assert len(channel.edits) == 1
    clock.at += timedelta(seconds=1)
    look(progress)
    assert len(channel.edits) == 2


def test_progress_goes_on_after_a_restart(desk, clock, channel, progress):
    look(progress)
    expand_due(desk, NOW + timedelta(seconds=30))
    look(Progress(desk, clock, {"telegram": channel}, {}))
    assert channel.edits[-1] == ("4815", "7", "Em espera: 2")


@pytest.mark.parametrize("state", ["undone", "stopped"])
def test_message_says_that_somebody_else_took_it_back_or_stopped_it(desk, channel, progress, state):
    desk.write(lambda db: db.execute(update(Broadcast).values(state=state))).result()
    look(progress, times=2)
    assert (len(channel.edits), kept(desk)) == (1, {})


def test_draft_again_is_left_alone(desk, channel, progress):
    def reopened(db):
        broadcasts.undo(db, crowd.COMMAND_LINE, 1, NOW)
        broadcasts.reopen(db, crowd.COMMAND_LINE, 1)

    desk.write(reopened).result()
    look(progress)
    assert channel.edits == []


@pytest.mark.parametrize(
    ("fate", "edits", "stays"),
    [
        pytest.param(Fate.REFUSED, 0, {}, id="the message is gone"),
        pytest.param(Fate.UNREACHABLE, 0, {}, id="the organiser blocked us"),
        pytest.param(Fate.NOT_SENT, 1, WHERE, id="the platform is away"),
    ],
)
def test_edit_that_fails_is_tried_again_while_it_may_succeed(desk, channel, progress, fate, edits, stays):
    channel.failure = SendError(fate, "test")
    look(progress)
    assert (channel.edits, kept(desk)) == ([], stays)
    look(progress)
    assert len(channel.edits) == edits


def test_last_edit_is_not_forgotten_when_it_fails(desk, channel, progress):
    expand_due(desk, NOW + timedelta(seconds=30))
    settle(desk, state="sent")
    channel.failure = SendError(Fate.NOT_SENT, "flood", 0.1)
    look(progress)
    assert kept(desk) == WHERE
    look(progress)
    assert (channel.edits, kept(desk)) == ([("4815", "7", "Enviadas: 2")], {})


def test_platform_that_wants_silence_gets_it(desk, clock, channel):
    async def looked():
        pace = Pace(1000)
        channel.failure = SendError(Fate.NOT_SENT, "flood", 60.0)
        await asyncio.wait_for(Progress(desk, clock, {"telegram": channel}, {"telegram": pace}).look(), 5)
        return pace.room(59.0)

    assert asyncio.run(looked()) == 0


def test_channel_that_does_not_run_is_passed_over(desk, clock):
    expand_due(desk, NOW + timedelta(seconds=30))
    settle(desk, state="sent")
    look(Progress(desk, clock, {}, {}))
    assert kept(desk) == {}


def test_announcement_from_the_command_line_is_shown_nowhere(desk, channel, progress):
    desk.write(lambda db: broadcasts.show_nowhere(db, 1)).result()
    look(progress)
    assert channel.edits == []
