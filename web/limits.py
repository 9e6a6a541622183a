"""How often one visitor may do something, counted in memory by where they come from."""

from __future__ import annotations

import time
from collections import OrderedDict, deque
from collections.abc import Callable
from ipaddress import ip_address, ip_network
from math import ceil

from starlette.requests import Request

REMEMBERED = 10_000  # visitors; more of them at once push the oldest out


class Limit:
    """At most `most` in any `seconds` from one place; `now` is in seconds of real time."""

    def __init__(self, most: int, seconds: float, now: Callable[[], float] = time.monotonic) -> None:
        self._most, self._seconds, self._now = most, seconds, now
        self._done: OrderedDict[str, deque[float]] = OrderedDict()  # the latest at the end

    def wait(self, place: str) -> int:
        """In how many whole seconds another is allowed there; 0: now."""
        done = self._done.get(place)
        if not done or len(done) < self._most:
            return 0
        return max(0, ceil(done[0] + self._seconds - self._now()))

    def note(self, place: str) -> None:
        """Count one."""
        self._done.setdefault(place, deque(maxlen=self._most)).append(self._now())
        self._done.move_to_end(place)
        while len(self._done) > REMEMBERED:
            self._done.popitem(last=False)


def place_of(request: Request) -> str:
    """Where a request comes from: by the connection itself, as anybody can write what they like into headers.

    Behind a proxy that the settings name, what that one says of the connection. Of an IPv6 address the network, as
    whoever has one address has all of it.
    """
    host = request.client.host if request.client else ""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    return str(ip_network((address, 64), strict=False)) if address.version == 6 else host
