"""Codes and signed links, for checking in and for the presenter's page. Pure; `now` is aware UTC.

Everything for a session is derived from the secret of the installation and the session's id; nothing is stored.
"""

from __future__ import annotations

import hmac
import re
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

STEP = timedelta(seconds=30)  # how long a code is shown, RFC 6238's default
SHOWN_AHEAD = timedelta(minutes=5)
PRESENTED = timedelta(days=1)  # after a session one may still look who was there
TRIES, LOCK = 5, timedelta(minutes=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
SIGNATURE = 16  # bytes: 128 bits
SIGNED = re.compile(r"([a-z]{2})_(\d{1,18})_(\d{1,12})_([A-Za-z0-9_-]{22})", re.ASCII)
CHECKIN, PRESENTER = "ci", "pr"  # the purpose is signed too, so that neither link opens what the other does


def hotp(key: bytes, counter: int, digits: int = 6, digest: str = "sha256") -> str:
    """A one-time password of RFC 4226 (section 5.3); for RFC 6238 the counter is the time step."""
    mac = hmac.digest(key, counter.to_bytes(8), digest)
    offset = mac[-1] & 0x0F
    truncated = int.from_bytes(mac[offset : offset + 4]) & 0x7FFFFFFF
    return f"{truncated % 10**digits:0{digits}}"


def _step(now: datetime) -> int:
    return (now - EPOCH) // STEP


def _key(secret: bytes, session: int) -> bytes:
    return hmac.digest(secret, f"check-in code of session {session}".encode(), "sha256")


def checkin_code(secret: bytes, session: int, now: datetime) -> str:
    """The six digits that are shown for a session at that instant."""
    return hotp(_key(secret, session), _step(now))


def is_checkin_code(secret: bytes, session: int, typed: str, now: datetime) -> bool:
    """Whether this is the code of a session now or of the step before; spaces and hyphens do not matter.

    Digits of any script are taken as what they mean. The comparison takes the same time for every wrong code.
    """
    digits = "".join(str(int(each)) if each.isdecimal() else each for each in re.sub(r"[\s-]+", "", typed))
    shown = [checkin_code(secret, session, now - back) for back in (timedelta(0), STEP)]
    return any([hmac.compare_digest(code.encode(), digits.encode()) for code in shown])  # noqa: C419 - both, always


class ShownCode(NamedTuple):
    """What a presenter's page shows from `starts` until `ends`: the digits, and the payload of its deep link."""

    code: str
    payload: str
    starts: datetime
    ends: datetime


def coming_codes(secret: bytes, session: int, now: datetime, ahead: timedelta = SHOWN_AHEAD) -> list[ShownCode]:
    """The codes from now on, so that a page can go on showing them while the network is away."""
    shown = []
    for step in range(_step(now), _step(now + ahead) + 1):
        starts = EPOCH + step * STEP
        code, payload = checkin_code(secret, session, starts), checkin_payload(secret, session, starts)
        shown.append(ShownCode(code, payload, starts, starts + STEP))
    return shown


def _signature(secret: bytes, purpose: str, session: int, number: int) -> str:
    mac = hmac.digest(secret, f"link {purpose} {session} {number}".encode(), "sha256")
    return urlsafe_b64encode(mac[:SIGNATURE]).decode().rstrip("=")


def _signed(secret: bytes, purpose: str, session: int, number: int) -> str:
    return f"{purpose}_{session}_{number}_{_signature(secret, purpose, session, number)}"


def _opened(secret: bytes, purpose: str, text: str) -> tuple[int, int] | None:
    """The session and number of a link that we signed for that purpose, or None."""
    found = SIGNED.fullmatch(text)
    if not found or found[1] != purpose:
        return None
    session, number = int(found[2]), int(found[3])
    # The whole link is made again: one with another number of zeros in front is none of ours.
    ours = hmac.compare_digest(_signed(secret, purpose, session, number).encode(), text.encode())
    return (session, number) if ours else None


def checkin_payload(secret: bytes, session: int, now: datetime) -> str:
    """What a check-in link carries at that instant: at most 58 of Telegram's A-Z a-z 0-9 _ - (it takes 64)."""
    return _signed(secret, CHECKIN, session, _step(now))


class Scanned(NamedTuple):
    """A check-in link of ours; `fresh` while its code would be taken, too."""

    session: int
    fresh: bool


def read_checkin_payload(secret: bytes, payload: str, now: datetime) -> Scanned | None:
    """Which session a check-in link is for, and whether it is not too old; None: not one of ours."""
    if (opened := _opened(secret, CHECKIN, payload)) is None:
        return None
    session, step = opened
    return Scanned(session, step in (_step(now), _step(now) - 1))


def presenter_token(secret: bytes, session: int, expires: datetime) -> str:
    """What opens a session's presenter's page until that instant (to the second), to whoever has it."""
    return _signed(secret, PRESENTER, session, int(expires.timestamp()))


def read_presenter_token(secret: bytes, token: str, now: datetime) -> int | None:
    """The session whose presenter's page this opens; None: not one of ours, or expired."""
    if (opened := _opened(secret, PRESENTER, token)) is None:
        return None
    session, expires = opened
    return session if now < EPOCH + timedelta(seconds=expires) else None


def presenter_link(secret: bytes, address: str, session: int, ends: datetime, language: str = "") -> str:
    """Where whoever has this link presents a session, until a day after it `ends`.

    `address`: that of our pages, without a slash at the end. The page is in `language`, or the browser's for "".
    """
    token = presenter_token(secret, session, ends + PRESENTED)
    return f"{address}/present/{token}{language and f'?lang={language}'}"


def checkin_link(address: str, payload: str) -> str:
    """Where a check-in link's payload is taken on our pages."""
    return f"{address}/checkin/{payload}"


def locked_until(wrong: Iterable[datetime], now: datetime) -> datetime | None:
    """Until when somebody may not try again after these wrong tries, in any order; None: they may.

    Every fifth wrong try locks for a minute. What is tried meanwhile is not looked at, so it does not count.
    """
    counted, until = 0, EPOCH
    for at in sorted(wrong):
        if at < until:
            continue
        counted += 1
        if counted % TRIES == 0:
            until = at + LOCK
    return until if now < until else None
