"""Who is there: a person is a signed random id in a cookie."""

from __future__ import annotations

import hashlib
import re
import secrets

from itsdangerous import BadSignature, TimestampSigner
from starlette.requests import Request
from starlette.responses import Response

from academy.programme import LANGUAGES
from locales.zones import is_zone

PERSON = "person"
LANGUAGE = "language"
BROWSER_ZONE = "zone"  # as `chat.js` writes it
YEAR = 365 * 24 * 3600  # seconds


class Cookies:
    """The cookies of the page: who it is, and until somebody is known the language they chose and their zone.

    `secure` keeps them off unencrypted connections. The age of a cookie is real time, also in a simulated academy.
    """

    def __init__(self, secret: str, *, secure: bool) -> None:
        self._signer = TimestampSigner(secret, salt="web.person", digest_method=hashlib.sha256)
        self._secure = secure

    def person(self, request: Request) -> str | None:
        """The id of whoever asks, or None when they bring no cookie, or one that is not ours or too old."""
        try:
            user = self._signer.unsign(request.cookies.get(PERSON, ""), max_age=YEAR).decode()
        except BadSignature:
            return None
        return user if re.fullmatch("[0-9a-f]{32}", user) else None

    def keep_person(self, response: Response, user: str) -> None:
        """Let the browser remember who it is for a year from now."""
        self._keep(response, PERSON, self._signer.sign(user).decode())

    def language(self, request: Request) -> str:
        """The language chosen on this browser, or ""."""
        chosen = request.cookies.get(LANGUAGE, "")
        return chosen if chosen in LANGUAGES else ""

    def keep_language(self, response: Response, language: str) -> None:
        """Let the browser remember a language."""
        self._keep(response, LANGUAGE, language)

    def zone(self, request: Request) -> str:
        """The IANA id of the zone that this browser is set to, or ""."""
        return is_zone(request.cookies.get(BROWSER_ZONE, "")) or ""

    def _keep(self, response: Response, name: str, value: str) -> None:
        response.set_cookie(name, value, YEAR, httponly=True, samesite="lax", secure=self._secure)


def new_person() -> str:
    """A fresh id of 128 random bits."""
    return secrets.token_hex(16)
