"""A platform that counts requests in exact sliding windows, far away: a process of its own that answers 429.

`python -m bench.counting_server LIMIT` prints the port it listens on. A POST of anything is one request. The way
there and the way back take 20 to 40 ms each; of a hundred requests, one is 0.5 to 1 s longer on one of the two.
GET /report tells what was counted.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import subprocess
import sys
import time
import urllib.request
from argparse import ArgumentParser, Namespace
from collections import deque
from collections.abc import Callable, Iterator
from random import Random

OK = b'{"ok":true,"result":{"message_id":1}}'
TOO_MANY = b'{"ok":false,"error_code":429,"description":"Too Many Requests","parameters":{"retry_after":1}}'


class Counted:
    """What arrived, and whether it was within the limit: so many in any stretch of one second."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.accepted: list[float] = []
        self.refused = 0
        self._second: deque[float] = deque()

    def arrives(self, now: float) -> bool:
        while self._second and now - self._second[0] >= 1.0:
            self._second.popleft()
        if len(self._second) >= self.limit:
            self.refused += 1
            return False
        self._second.append(now)
        self.accepted.append(now)
        return True

    def report(self) -> bytes:
        """The instants of those accepted, in seconds from the first, and how many were refused."""
        first = self.accepted[0] if self.accepted else 0.0
        return json.dumps({"accepted": [at - first for at in self.accepted], "refused": self.refused}).encode()


class Connection(asyncio.Protocol):
    """HTTP/1.1 with one request at a time, as clients do it that do not pipeline."""

    def __init__(self, counted: Counted, options: Namespace) -> None:
        self._counted, self._options = counted, options
        self._random = Random()
        self._read = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._read += data
        head, ended, body = self._read.partition(b"\r\n\r\n")
        if not ended or len(body) < _length(head):
            return
        self._read = b""
        if head.startswith(b"GET"):
            self._answer(200, self._counted.report())
        else:
            self._delay(self._arrives, *self._ways())

    def _ways(self) -> tuple[float, float]:
        shortest, longest = self._options.way
        ways = [self._random.uniform(shortest, longest) for _ in range(2)]
        if self._random.random() < self._options.slow:
            ways[self._random.randrange(2)] += self._random.uniform(0.5, 1.0)
        return ways[0], ways[1]

    def _delay(self, act: Callable[..., None], seconds: float, *rest: object) -> None:
        asyncio.get_running_loop().call_later(seconds, act, *rest)

    def _arrives(self, back: float) -> None:
        within = self._counted.arrives(time.monotonic())
        self._delay(self._answer, back, 200 if within else 429, OK if within else TOO_MANY)

    def _answer(self, status: int, body: bytes) -> None:
        head = f"HTTP/1.1 {status} .\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        self._transport.write(head.encode() + body)


def _length(head: bytes) -> int:
    _, _, after = head.lower().partition(b"content-length:")
    return int(after.partition(b"\r\n")[0] or 0)


@contextlib.contextmanager
def counting_server(limit: int, slow: float = 0.01) -> Iterator[str]:
    """The address of such a server, while it runs. `slow` is the share of slow requests."""
    command = [sys.executable, "-m", "bench.counting_server", str(limit), "--slow", str(slow)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            yield f"http://127.0.0.1:{process.stdout.readline().strip()}"
        finally:
            process.terminate()


def report(address: str) -> tuple[list[float], int]:
    """When requests were accepted, in seconds from the first, and how many were refused."""
    with urllib.request.urlopen(f"{address}/report") as answer:
        counted = json.load(answer)
    return counted["accepted"], counted["refused"]


async def _serve(options: Namespace) -> None:
    counted = Counted(options.limit)
    server = await asyncio.get_running_loop().create_server(lambda: Connection(counted, options), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("limit", type=int, help="requests in any second")
    parser.add_argument("--slow", type=float, default=0.01, help="share of slow requests")
    parser.add_argument("--way", type=float, nargs=2, default=(0.02, 0.04), help="seconds of one way, from and to")
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(parser.parse_args()))
