"""HTTP/1.1 for stubs under load: 75 µs of CPU a message where aiohttp's server took 180, and none of its manners.

Bodies have a Content-Length, requests of one connection are answered one after another, nothing is checked.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import cast
from urllib.parse import parse_qsl


@dataclass(frozen=True, slots=True)
class Request:
    """What came: the path, the Content-Type and the body."""

    path: str
    kind: str
    body: bytes

    def form(self) -> dict[str, str | dict[str, object]]:
        """The fields of a form, multipart or not; of a file its name, size and first bytes."""
        if self.kind == "application/x-www-form-urlencoded":
            return dict(parse_qsl(self.body.decode()))
        fields: dict[str, str | dict[str, object]] = {}
        boundary = self.kind.partition("boundary=")[2].strip('"').encode()
        for part in self.body.split(b"--" + boundary)[1:-1]:
            head, _, content = part.removesuffix(b"\r\n").partition(b"\r\n\r\n")
            said = dict(re.findall(r'(\w+)="(.*?)"', head.decode()))
            file = said.get("filename")
            fields[said["name"]] = _file(file, content) if file else content.decode()
        return fields


# The status and the JSON to answer with, or None to hang up.
Handle = Callable[[Request], Awaitable[tuple[int, bytes] | None]]


def _file(name: str, content: bytes) -> dict[str, object]:
    return {"name": name, "size": len(content), "begins": content[:4].hex()}


class _Connection(asyncio.Protocol):
    def __init__(self, handle: Handle) -> None:
        self._handle = handle
        self._buffer = b""
        self._task: asyncio.Task[None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)

    def connection_lost(self, error: Exception | None) -> None:
        if self._task:
            self._task.cancel()

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        if not self._task:
            self._next()

    def _next(self) -> None:
        head, found, rest = self._buffer.partition(b"\r\n\r\n")
        headers = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:]) if found else {}
        length = int(headers.get(b"content-length", 0))
        if not found or len(rest) < length:
            self._task = None
            return
        self._buffer = rest[length:]
        kind = _header(head, b"content-type")
        self._task = asyncio.create_task(
            self._respond(Request(head.split(b" ", 2)[1].decode(), kind, rest[:length]))
        )

    async def _respond(self, request: Request) -> None:
        answer = await self._handle(request)
        if answer is None:
            self._transport.abort()
            return
        status, body = answer
        head = b"HTTP/1.1 %d X\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % (
            status,
            len(body),
        )
        self._transport.write(head + body)
        self._next()


def _header(head: bytes, name: bytes) -> str:
    """A header as written: the boundary of a form is in capitals and small letters."""
    lines = (line.split(b": ", 1) for line in head.split(b"\r\n")[1:])
    return next((value.decode() for key, value in lines if key.lower() == name), "")


async def start(handle: Handle, port: int) -> int:
    """Listen on 127.0.0.1 until the loop ends; 0 is any free port. Returns the port."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: _Connection(handle), "127.0.0.1", port, backlog=1024)
    return int(server.sockets[0].getsockname()[1])
