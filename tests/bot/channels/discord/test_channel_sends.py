"""What DiscordChannel sends unasked over real HTTP, against the stub."""

import asyncio

from academy.messages import Button, Reply
from bot.channels import Fate, SendError
from tests.support.discord_running import ANA, asked, discord_at, written
from tests.support.discord_stub import DiscordStub

AGENDA = ((Button("Agenda", "agenda"),),)


def sent(chat, reply, *, times=1, faults=()):
    """The outcomes of sending one delivery so often, the bot's messages, and the calls made."""

    async def talk():
        async with DiscordStub() as stub:
            for fault in faults:
                await stub.fail(*fault)
            channel = discord_at(stub)
            outcomes = []
            for _ in range(times):
                try:
                    outcomes.append(await channel.send(chat, reply, "d17"))
                except SendError as error:
                    outcomes.append((error.fate, error.reason, error.retry_after))
            await channel.close()
            return outcomes, [content for content, _ in written(stub)], asked(stub)

    return asyncio.run(talk())


OPEN, WRITE = "POST /users/@me/channels", f"POST /channels/8{ANA}/messages"


def test_send_opens_a_dm_once_and_a_repeated_nonce_brings_no_second_copy():
    outcomes, messages, calls = sent(ANA, Reply("In ten minutes", AGENDA), times=2)
    assert outcomes[0] == outcomes[1]
    assert (messages, calls) == (["In ten minutes"], [OPEN, WRITE, WRITE])


def test_send_to_a_known_channel_opens_nothing():
    assert sent(f"#8{ANA}", Reply("In ten minutes"))[2] == [WRITE]


def test_send_whose_answer_got_lost_is_uncertain_and_a_second_try_brings_no_second_copy():
    outcomes, messages, _ = sent(ANA, Reply("In ten minutes"), times=2, faults=[("POST", "/channels/*", 0)])
    assert (outcomes[0], messages) == ((Fate.UNCERTAIN, "timeout", None), ["In ten minutes"])


def test_send_reports_a_429_at_once_with_its_pause():
    outcomes, messages, calls = sent(
        ANA, Reply("In ten minutes"), times=2, faults=[("POST", "/channels/*", 429, {"retry_after": 7.5})]
    )
    assert outcomes[0] == (Fate.NOT_SENT, "flood", 7.5)
    assert (messages, calls) == (["In ten minutes"], [OPEN, WRITE, WRITE])


def test_send_has_sent_nothing_when_opening_the_dm_stays_unanswered():
    outcomes, _, _ = sent(ANA, Reply("In ten minutes"), faults=[("POST", "/users/*", 0)])
    assert outcomes == [(Fate.NOT_SENT, "timeout", None)]


def test_send_opens_no_dm_for_a_while_after_opening_them_too_fast():
    outcomes, _, calls = sent(
        ANA, Reply("In ten minutes"), times=2, faults=[("POST", "/users/*", 403, {"code": 40003})]
    )
    assert [outcome[:2] for outcome in outcomes] == [(Fate.NOT_SENT, "dm_limit")] * 2
    assert (outcomes[0][2], calls) == (600.0, [OPEN])
    assert 590 < outcomes[1][2] <= 600


def test_send_of_a_long_message_returns_the_part_with_the_buttons():
    async def talk():
        async with DiscordStub() as stub:
            channel = discord_at(stub)
            last = await channel.send(ANA, Reply("a" * 1990 + ". " + "b" * 20, AGENDA), "d17")
            await channel.close()
            return [(id_ == last, len(message["components"])) for id_, message in stub.api.messages.items()]

    assert asyncio.run(talk()) == [(False, 0), (True, 1)]


def test_send_of_a_silence_asks_nothing():
    assert sent(ANA, Reply()) == ([""], [], [])
