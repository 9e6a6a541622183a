"""Is this certificate genuine? For anybody who has its code: a page in four languages, and JSON for programs."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import quote
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from academy.certificate_codes import read_certificate_code
from academy.programme import in_language
from locales import text
from locales.dates import long_day, span
from storage import verification
from storage.database import Db
from storage.verification import CertificateState, Verified
from web.limits import Limit, place_of
from web.pages import HEADERS, html, language_of, render

# A person mistypes some; at this pace, finding one of 2^115 codes would take longer than the world is old.
WRONG, WINDOW = 20, 60.0  # codes that are none, in so many seconds
LONGEST = 100  # characters of a code that are looked at
UNKNOWN, LIMITED = "unknown", "too many"
FACTS = ("code", "kind", "name", "edition", "starts", "ends", "hours", "issued", "revoked")


class Verification:
    """The addresses under /verify."""

    def __init__(self, database: Db) -> None:
        self._database, self._limit = database, Limit(WRONG, WINDOW)

    def routes(self) -> list[BaseRoute]:
        """What the web server has to serve."""
        return [
            Route("/verify", self._ask),
            Route("/verify/{code}.json", self._tell_programs),
            Route("/verify/{code}", self._tell),
        ]

    async def _ask(self, request: Request) -> Response:
        language = language_of(request)
        if typed := request.query_params.get("code", "").strip()[:LONGEST]:
            code = read_certificate_code(typed) or typed
            return RedirectResponse(f"/verify/{quote(code, safe='')}?lang={language}", 303, HEADERS)
        return _page(language)

    async def _tell(self, request: Request) -> Response:
        accepted = request.headers.get("accept", "")
        if "application/json" in accepted and "text/html" not in accepted:
            return await self._tell_programs(request)
        return _page(language_of(request), await self._look_up(request))

    async def _tell_programs(self, request: Request) -> Response:
        answer = await self._look_up(request)
        told = {"state": answer.state} | dict.fromkeys(FACTS)
        if answer.found:
            told |= _facts(answer.found, answer.typed, language_of(request))
        return JSONResponse(told, answer.status, HEADERS | answer.headers)

    async def _look_up(self, request: Request) -> _Answer:
        """What is known of a code, for whoever has not sent too many wrong ones; only these count."""
        place, typed = place_of(request), str(request.path_params["code"])[:LONGEST]
        if wait := self._limit.wait(place):
            return _Answer(LIMITED, None, typed, wait)
        found = await asyncio.to_thread(self._database.read, lambda db: verification.look_up(db, typed))
        if found is None:
            self._limit.note(place)
        return _Answer(found.state if found else UNKNOWN, found, typed)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What is told of a typed code; `wait`: in how many seconds to come back."""

    state: str
    found: Verified | None
    typed: str
    wait: int = 0

    @property
    def status(self) -> int:
        return {UNKNOWN: 404, LIMITED: 429}.get(self.state, 200)

    @property
    def headers(self) -> dict[str, str]:
        patience = {"Retry-After": str(self.wait)} if self.wait else {}
        return {"Cache-Control": "no-store", "Vary": "Accept, Accept-Language"} | patience

    @property
    def sign(self) -> str:
        return {CertificateState.VALID.value: "good", CertificateState.REVOKED.value: "bad"}.get(self.state, "")


def _facts(found: Verified, typed: str, language: str) -> dict[str, object]:
    """What programs are told; days are those of the edition's zone, in ISO 8601."""
    return {
        "code": read_certificate_code(typed),
        "kind": found.kind,
        "name": found.name or None,
        "edition": in_language(found.title, language),
        "starts": _day(found, found.starts).isoformat(),
        "ends": _day(found, found.ends).isoformat(),
        "hours": found.hours,
        "issued": _day(found, found.issued_at).isoformat(),
        "revoked": _day(found, found.revoked_at).isoformat() if found.revoked_at else None,
    }


def _page(language: str, answer: _Answer | None = None) -> Response:
    verdict = _verdict(answer, language) if answer else ""
    lines = _lines(answer.found, answer.typed, language) if answer and answer.found else []
    sign, typed = (answer.sign, answer.typed) if answer else ("", "")
    page = html(render("verify.html", language, verdict=verdict, lines=lines, sign=sign, typed=typed))
    if answer:
        page.status_code = answer.status
        page.headers.update(answer.headers)
    return page


def _verdict(answer: _Answer, language: str) -> str:
    found = answer.found
    if answer.state == LIMITED:
        return text(language, "verify-limited", seconds=answer.wait)
    day = long_day(_day(found, found.revoked_at), language) if found and found.revoked_at else ""
    return text(language, f"verify-{answer.state}", kind=found.kind if found else "", day=day)


def _lines(found: Verified, typed: str, language: str) -> list[tuple[str, str]]:
    """What is confirmed, line by line, with what each is; nothing of somebody who was erased."""
    if not found.name:
        return []
    days = span(_day(found, found.starts), _day(found, found.ends), language)
    lines = [
        ("verify-name", found.name),
        ("verify-edition", in_language(found.title, language)),
        ("paper-dates", days),
        ("verify-issued", long_day(_day(found, found.issued_at), language)),
        ("paper-code", read_certificate_code(typed) or ""),
    ]
    if found.hours is not None:
        lines.insert(3, ("paper-length", text(language, "paper-hours", hours=found.hours)))
    return [(text(language, key), value) for key, value in lines]


def _day(found: Verified, when: datetime) -> date:
    return when.astimezone(ZoneInfo(found.zone)).date()
