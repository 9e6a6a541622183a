import asyncio

import pytest

from academy.messages import Document
from bot.channels import Fate, SendError
from bot.channels.discord.rest import Rest
from tests.support.discord_stub import DiscordStub

MESSAGES = "/channels/8815/messages"


def told(error):
    return error.fate, error.reason, error.retry_after


async def failing(stub, status, body=None, method="POST", token=None):
    """The SendError of a call that the stub answers so."""
    rest = Rest(stub.api_url, token or stub.token)
    await stub.fail(method, "*", status, body)
    try:
        with pytest.raises(SendError) as raised:
            await rest.call(method, MESSAGES, {"content": "hi"})
    finally:
        await rest.close()
    return told(raised.value)


@pytest.mark.parametrize(
    ("status", "body", "expected"),
    [
        pytest.param(400, {"code": 50035}, (Fate.REFUSED, "http_400", None), id="a body beyond limits"),
        pytest.param(413, None, (Fate.REFUSED, "http_413", None), id="a file too large, refused by a proxy"),
        pytest.param(401, {"code": 0}, (Fate.NOT_SENT, "token", 60.0), id="the bot's token was withdrawn"),
        pytest.param(
            401, {"code": 50027}, (Fate.REFUSED, "expired", None), id="an interaction over 15 minutes ago"
        ),
        pytest.param(404, {"code": 10062}, (Fate.REFUSED, "expired", None), id="an interaction not acknowledged"),
        pytest.param(403, {"code": 50007}, (Fate.UNREACHABLE, "dm_closed", None), id="the person takes no DMs"),
        pytest.param(400, {"code": 50007}, (Fate.UNREACHABLE, "dm_closed", None), id="the same while opening one"),
        pytest.param(403, {"code": 50278}, (Fate.UNREACHABLE, "no_shared_server", None), id="no server in common"),
        pytest.param(404, {"code": 10003}, (Fate.UNREACHABLE, "unknown_channel", None), id="a channel deleted"),
        pytest.param(403, {"code": 50013}, (Fate.UNREACHABLE, "no_permission", None), id="may not write there"),
        pytest.param(403, {"code": 7}, (Fate.UNREACHABLE, "forbidden", None), id="forbidden for a reason unknown"),
        pytest.param(403, {"code": 40003}, (Fate.NOT_SENT, "dm_limit", 600.0), id="DMs opened too fast"),
        pytest.param(429, {"retry_after": 1.5}, (Fate.NOT_SENT, "flood", 1.5), id="too many requests"),
        pytest.param(429, "<html>", (Fate.NOT_SENT, "flood", 1.0), id="too many requests, says a proxy"),
        pytest.param(500, {"code": 0}, (Fate.UNCERTAIN, "http_500", None), id="Discord broke"),
        pytest.param(502, "<html>", (Fate.UNCERTAIN, "http_502", None), id="a proxy heard nothing"),
        pytest.param(503, None, (Fate.NOT_SENT, "unavailable", None), id="nobody took it"),
        pytest.param(0, None, (Fate.UNCERTAIN, "timeout", None), id="the connection broke after it left"),
    ],
)
def test_call_classifies_what_discord_answers(status, body, expected):
    async def tried():
        async with DiscordStub() as stub:
            return await failing(stub, status, body)

    assert asyncio.run(tried()) == expected


def test_call_that_may_be_repeated_counts_as_not_sent_when_unknown():
    async def tried():
        async with DiscordStub() as stub:
            return await failing(stub, 502, method="PATCH")

    assert asyncio.run(tried()) == (Fate.NOT_SENT, "http_502", None)


def test_call_to_nobody_is_not_sent():
    async def tried():
        async with DiscordStub() as stub:
            gone = stub.api_url
        rest = Rest(gone, "token")
        with pytest.raises(SendError) as raised:
            await rest.call("POST", MESSAGES, {"content": "hi"})
        await rest.close()
        return told(raised.value)

    assert asyncio.run(tried()) == (Fate.NOT_SENT, "connection", None)


def test_call_uploads_a_document_with_its_message():
    async def tried():
        async with DiscordStub() as stub:
            rest = Rest(stub.api_url, stub.token)
            await rest.call(
                "POST", MESSAGES, {"content": "Yours"}, Document("données.json", b"{}", "application/json")
            )
            await rest.close()
            return stub.api.requests

    assert asyncio.run(tried()) == [
        {"method": "POST", "path": MESSAGES, "body": {"content": "Yours"}, "files": ["données.json"]}
    ]
