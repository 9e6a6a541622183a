"""What the page posts, as an event of a person.

A form is one of: `text=Hello`, `text=/agenda tomorrow`, `action=elective:17&message=204`,
`latitude=38.72&longitude=-9.14&message=204`, each with `event=0b0c…` that a browser makes anew for everything
somebody does and repeats when it tries again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from math import isfinite
from urllib.parse import parse_qs
from uuid import uuid4

from starlette.requests import Request

from academy.messages import ACTION_BYTES, Address, Incoming, Kind
from bot.channels.web.guard import Refused

CHANNEL = "web"
# 10,000 characters (which the inside answers kindly) may be 120 kB: four bytes each, three signs a byte.
BODY_BYTES = 192 * 1024

_COMMAND = re.compile(r"/(\w[\w-]*)(?:\s+(.*))?", re.DOTALL)
_EVENT = re.compile(r"[0-9A-Za-z-]{8,64}")
_UNWANTED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")  # PostgreSQL refuses NUL; nobody types the others


async def read_form(request: Request) -> dict[str, str]:
    """The fields of a posted form; of several of one name the last. Raises Refused when it is too large."""
    body = (await _read(request)).decode("ascii", "replace")
    try:
        fields = parse_qs(body, max_num_fields=20)
    except ValueError as error:
        raise Refused(422, "web-refused-form") from error
    return {name: _clean(values[-1]) for name, values in fields.items()}


async def read_instant(request: Request) -> datetime:
    """The instant `to` (aware UTC) of a posted form or JSON object. Raises Refused when there is none."""
    try:
        if speaks_json(request):
            written = json.loads(await _read(request))["to"]
        else:
            written = (await read_form(request))["to"]
        instant = datetime.fromisoformat(written)
        if instant.tzinfo is None:
            raise ValueError(written)
        return instant.astimezone(UTC)
    except (ValueError, TypeError, KeyError, OverflowError) as error:
        raise Refused(422, "web-refused-instant") from error


def incoming(form: Mapping[str, str], user: str, language: str) -> Incoming | None:
    """What somebody did, or None when the form says nothing. Raises Refused when it makes no sense."""
    text = form.get("text", "").strip()
    event = form.get("event", "")
    said = Incoming(
        address=Address(CHANNEL, user),
        event=f"{user}:{event if _EVENT.fullmatch(event) else uuid4()}",
        kind=Kind.TEXT,
        chat=user,
        text=text,
        language=language,
        message=form.get("message", ""),
    )
    if action := form.get("action"):
        return replace(said, kind=Kind.ACTION, text="", action=_short(action))
    if "latitude" in form:
        return replace(said, kind=Kind.LOCATION, text="", location=_location(form))
    if command := _COMMAND.fullmatch(text):
        return replace(said, kind=Kind.COMMAND, command=command[1].lower(), text=command[2] or "")
    return said if text else None


def _short(action: str) -> str:
    if len(action.encode()) > ACTION_BYTES:
        raise Refused(422, "web-refused-form")
    return action


def _location(form: Mapping[str, str]) -> tuple[float, float]:
    try:
        latitude, longitude = float(form["latitude"]), float(form["longitude"])
    except (ValueError, KeyError) as error:
        raise Refused(422, "web-refused-form") from error
    if not (isfinite(latitude) and isfinite(longitude) and abs(latitude) <= 90 and abs(longitude) <= 180):
        raise Refused(422, "web-refused-form")
    return latitude, longitude


def speaks_json(request: Request) -> bool:
    """Whether the request is a JSON object, as programs send it."""
    return request.headers.get("content-type", "").startswith("application/json")


async def _read(request: Request) -> bytes:
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > BODY_BYTES:
            raise Refused(413, "web-refused-size")
    return bytes(body)


def _clean(value: str) -> str:
    return _UNWANTED.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
