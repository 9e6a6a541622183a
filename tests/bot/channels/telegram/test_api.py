from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

import pytest

from academy.messages import Document
from bot.channels import Fate, SendError
from bot.channels.telegram.api import Api

Behaviour = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
TOKEN = "123456789:AAaa-Secret"


@asynccontextmanager
async def server(behaviour: Behaviour) -> AsyncIterator[str]:
    """An HTTP server that does as told with the one request of a connection."""
    connections: list[asyncio.Task[None]] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await behaviour(reader, writer)
        finally:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()

    def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connections.append(asyncio.create_task(serve(reader, writer)))

    async with await asyncio.start_server(connected, "127.0.0.1", 0) as listening:
        yield f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
        await asyncio.gather(*connections)


async def read_request(reader: asyncio.StreamReader) -> tuple[str, bytes]:
    head = (await reader.readuntil(b"\r\n\r\n")).decode()
    length = next(line for line in head.lower().splitlines() if line.startswith("content-length:"))
    return head, await reader.readexactly(int(length.split(":")[1]))


def answers(status: int, body: bytes) -> Behaviour:
    async def behaviour(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        writer.write(b"HTTP/1.1 %d X\r\nContent-Length: %d\r\n\r\n" % (status, len(body)) + body)

    return behaviour


def says_no(status: int, description: str = "", **parameters: Any) -> Behaviour:
    body = {"ok": False, "error_code": status, "description": description, "parameters": parameters}
    return answers(status, json.dumps(body).encode())


async def hangs_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.transport.abort()


async def reads_and_hangs_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await read_request(reader)


async def breaks_off(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await read_request(reader)
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{")


async def keeps_silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read()


async def failure_at(url: str, wait: float = 5) -> tuple[Fate, str, float | None]:
    api = Api(TOKEN, url)
    try:
        await api.call("sendMessage", {"chat_id": 1, "text": "hi"}, wait)
    except SendError as error:
        return error.fate, error.reason, error.retry_after
    finally:
        await api.close()
    raise AssertionError("it was sent")


NOT_SENT, UNCERTAIN, UNREACHABLE, REFUSED = Fate.NOT_SENT, Fate.UNCERTAIN, Fate.UNREACHABLE, Fate.REFUSED


@pytest.mark.parametrize(
    ("behaviour", "failure"),
    [
        pytest.param(says_no(429, "Too Many Requests", retry_after=7), (NOT_SENT, "flood", 7), id="flood"),
        pytest.param(
            says_no(429, "Too Many Requests", retry_after=0.3), (NOT_SENT, "flood", 0.3), id="short flood"
        ),
        pytest.param(answers(429, b"<html>slow down"), (NOT_SENT, "flood", None), id="a proxy's flood"),
        pytest.param(says_no(401, "Unauthorized"), (NOT_SENT, "token", None), id="wrong token"),
        pytest.param(says_no(404, "Not Found"), (NOT_SENT, "token", None), id="what cannot be a token"),
        pytest.param(
            says_no(403, "Forbidden: bot was blocked by the user"), (UNREACHABLE, "blocked", None), id="blocked"
        ),
        pytest.param(
            says_no(403, "Forbidden: user is deactivated"), (UNREACHABLE, "deactivated", None), id="account gone"
        ),
        pytest.param(
            says_no(403, "Forbidden: bot can't initiate conversation with a user"),
            (UNREACHABLE, "not_started", None),
            id="never started",
        ),
        pytest.param(
            says_no(403, "Forbidden: bot was kicked from the supergroup chat"),
            (UNREACHABLE, "kicked", None),
            id="kicked",
        ),
        pytest.param(says_no(403, "Forbidden: new words"), (UNREACHABLE, "forbidden", None), id="another 403"),
        pytest.param(
            says_no(400, "Bad Request: chat not found"), (UNREACHABLE, "no_chat", None), id="no such chat"
        ),
        pytest.param(
            says_no(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=-1001),
            (UNREACHABLE, "moved", None),
            id="the group moved",
        ),
        pytest.param(
            says_no(400, "Bad Request: TOPIC_CLOSED"), (UNREACHABLE, "no_topic", None), id="the topic is closed"
        ),
        pytest.param(
            says_no(400, "Bad Request: message text is empty"), (REFUSED, "refused", None), id="a bad message"
        ),
        pytest.param(says_no(413, "Request Entity Too Large"), (REFUSED, "refused", None), id="too large"),
        pytest.param(says_no(500, "Internal Server Error"), (UNCERTAIN, "server_error", None), id="500"),
        pytest.param(answers(502, b"<html>Bad Gateway"), (UNCERTAIN, "server_error", None), id="502"),
        pytest.param(answers(503, b""), (NOT_SENT, "unavailable", None), id="503"),
        pytest.param(answers(504, b""), (UNCERTAIN, "server_error", None), id="504"),
        pytest.param(answers(200, b"<html>welcome"), (UNCERTAIN, "garbled", None), id="not JSON"),
        pytest.param(answers(200, b"{}"), (UNCERTAIN, "garbled", None), id="no result"),
        pytest.param(hangs_up, (UNCERTAIN, "disconnected", None), id="hung up at once"),
        pytest.param(reads_and_hangs_up, (UNCERTAIN, "disconnected", None), id="hung up after the request"),
        pytest.param(breaks_off, (UNCERTAIN, "disconnected", None), id="broke off within the answer"),
    ],
)
def test_api_classifies(behaviour, failure):
    async def main() -> tuple[Fate, str, float | None]:
        async with server(behaviour) as url:
            return await failure_at(url)

    assert asyncio.run(main()) == failure


def test_api_does_not_know_what_became_of_a_message_without_an_answer():
    async def main() -> tuple[Fate, str, float | None]:
        async with server(keeps_silent) as url:
            return await failure_at(url, wait=0.1)

    assert asyncio.run(main()) == (UNCERTAIN, "timeout", None)


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("http://127.0.0.1:1", id="nobody listens"),
        pytest.param("http://telegram.invalid", id="no such name"),
    ],
)
def test_api_knows_what_never_left(url):
    assert asyncio.run(failure_at(url)) == (NOT_SENT, "unreachable", None)


async def received(method: str, params: dict[str, Any]) -> tuple[str, bytes]:
    got: list[tuple[str, bytes]] = []

    async def behaviour(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        got.append(await read_request(reader))
        writer.write(b'HTTP/1.1 200 OK\r\nContent-Length: 25\r\n\r\n{"ok":true,"result":true}')

    async with server(behaviour) as url:
        api = Api(TOKEN, f"{url}/")
        assert await api.call(method, params) is True
        await api.close()
    return got[0]


def test_api_sends_json_to_the_method():
    params = {"chat_id": 1, "text": "é", "reply_markup": {"inline_keyboard": []}, "allowed_updates": ("message",)}
    head, body = asyncio.run(received("sendMessage", params))
    assert head.splitlines()[0] == f"POST /bot{TOKEN}/sendMessage HTTP/1.1"
    assert json.loads(body) == {**params, "allowed_updates": ["message"]}


def test_api_uploads_a_document():
    params = {"chat_id": 1, "caption": "é", "document": Document('"dos"\r\nX: données.json', b'{"a": 1}')}
    head, body = asyncio.run(received("sendDocument", params))
    assert head.splitlines()[0] == f"POST /bot{TOKEN}/sendDocument HTTP/1.1"
    parts = (b'{"a": 1}', "é".encode(), b'name="document"', b"Content-Type: application/json")
    name = r'filename="\"dos\"  X: données.json"'.encode()
    assert [part for part in parts if part not in body] == []
    assert name in body


def test_api_leaves_out_what_a_server_does_not_know_and_remembers(emulator):
    async def main() -> None:
        api = Api(emulator.token, emulator.url)
        for text in ("see sse.org", "see itcilo.org"):
            await api.call("sendMessage", {"chat_id": 1, "text": text, "link_preview_options": {}})
        await api.close()

    asyncio.run(main())
    assert [call.text for call in emulator.calls()] == ["see sse.org", "see itcilo.org"]
    assert [call["status"] for call in emulator.refused()] == [400]


def test_api_tells_no_log_and_no_error_the_token(caplog):
    async def main() -> list[str]:
        told = []
        for behaviour in (says_no(401, "Unauthorized"), answers(200, b"<html>"), reads_and_hangs_up):
            async with server(behaviour) as url:
                api = Api(TOKEN, url)
                with pytest.raises(SendError) as failed:
                    await api.call("getMe", {})
                await api.close()
                told += [str(failed.value), repr(failed.value.__cause__)]
        return told

    caplog.set_level(logging.DEBUG)
    told = asyncio.run(main()) + [record.getMessage() for record in caplog.records]
    assert [line for line in told if "Secret" in line] == []
