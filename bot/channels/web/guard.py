"""What every answer of the page says to browsers, and which requests are not listened to."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response

from web.pages import SAFE, from_elsewhere

Endpoint = Callable[[Request], Awaitable[Response]]

HEADERS = SAFE | {"Permissions-Policy": "geolocation=(self), camera=(), microphone=()"}


class Refused(Exception):  # noqa: N818 – reads as what happened
    """A request that changes nothing: an HTTP status, and the key of the text that says why."""

    def __init__(self, status: int, key: str) -> None:
        super().__init__(status, key)
        self.status = status
        self.key = key


def check_origin(request: Request) -> None:
    """Raise Refused when a browser says that this comes from somebody else's page."""
    if from_elsewhere(request):
        raise Refused(403, "web-refused-origin")
