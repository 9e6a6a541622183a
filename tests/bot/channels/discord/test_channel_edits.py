"""Messages that DiscordChannel changes later, over real HTTP, against the stub."""

import asyncio

import pytest

from academy.messages import Button, Reply
from bot.channels import Fate, SendError
from tests.support.discord_running import discord_at, written
from tests.support.discord_stub import DiscordStub

LOUNGE = "#1180000000000000099"
JOIN = ((Button("Join", url="https://meet.example.org/1"),),)


def edited(*replies, faults=(), deleted=False):
    """What the bot's messages say after one was sent and changed, and how the changes ended."""

    async def talk():
        async with DiscordStub() as stub:
            channel = discord_at(stub)
            message = await channel.send(LOUNGE, Reply("At 13:00", JOIN), "d17")
            if deleted:
                stub.api.messages.clear()
            for fault in faults:
                await stub.fail(*fault)
            outcomes = []
            for reply in replies:
                try:
                    outcomes.append(await channel.edit(LOUNGE, message, reply))
                except SendError as error:
                    outcomes.append((error.fate, error.reason))
            await channel.close()
            buttons = [len(one["components"]) for one in stub.api.messages.values()]
            return [content for content, _ in written(stub)], buttons, outcomes

    return asyncio.run(talk())


def test_edit_puts_the_new_text_and_buttons_in_the_place_of_the_old():
    assert edited(Reply("At **14:00**", JOIN)) == (["At **14:00**"], [1], [None])
    assert edited(Reply("Cancelled")) == (["Cancelled"], [0], [None])


def test_edit_without_an_answer_counts_as_not_sent_and_may_be_done_again():
    faults = [("PATCH", "/channels/*", 0)]
    outcomes = [(Fate.NOT_SENT, "timeout"), None]
    assert edited(Reply("At 14:00"), Reply("At 14:00"), faults=faults) == (["At 14:00"], [0], outcomes)


def test_edit_of_a_deleted_message_is_refused():
    assert edited(Reply("At 14:00"), deleted=True) == ([], [], [(Fate.REFUSED, "expired")])


@pytest.mark.parametrize("reply", [Reply("a" * 2001), Reply()], ids=["two messages", "nothing to read"])
def test_edit_into_anything_but_one_message_is_refused(reply):
    assert edited(reply) == (["At 13:00"], [1], [(Fate.REFUSED, "refused")])
