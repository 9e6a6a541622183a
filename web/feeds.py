"""Members' calendars at their private addresses: the file that programs read, and a page that opens it in them."""

from __future__ import annotations

import asyncio
import hashlib
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from academy.programme import LANGUAGES, in_language
from locales import text
from papers.calendar import calendar
from storage import calendars
from storage.calendars import Diary
from storage.database import Db, DbSession
from web import pages
from web.pages import render

# The address is a secret: no page that is opened from here may learn it, not even one of ours.
HEADERS = pages.HEADERS | {"Referrer-Policy": "no-referrer"}
FRESH = "private, max-age=300, must-revalidate"  # seconds for which a program need not ask again


class Feeds:
    """The addresses under `address`/calendar/; `address` is where people reach our pages."""

    def __init__(self, database: Db, address: str) -> None:
        self._database, self._address = database, address

    def routes(self) -> list[BaseRoute]:
        """What the web server has to serve."""
        return [Route("/calendar/{token}.ics", self._file), Route("/calendar/{token}", self._page)]

    async def _file(self, request: Request) -> Response:
        diary = await self._diary(request)
        if diary is None:
            return _unknown()
        content = await asyncio.to_thread(_written, diary)
        tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
        # By its tag only: a seat that was given up changes the calendar, but no date would tell.
        headers = HEADERS | {"ETag": tag, "Cache-Control": FRESH}
        if not {tag, "*"}.isdisjoint(_tags(request.headers.get("if-none-match", ""))):
            return Response(status_code=304, headers=headers)
        disposition = {"Content-Disposition": 'inline; filename="collective-brain.ics"'}
        return Response(content, headers=headers | disposition, media_type="text/calendar")

    async def _page(self, request: Request) -> Response:
        diary = await self._diary(request)
        if diary is None:
            return _unknown()
        file = f"{request.path_params['token']}.ics"
        address = f"{self._address}/calendar/{file}"
        name = _name(diary)
        words = {"edition": name, "file": file, "address": address}
        return _html(render("calendar.html", diary.language, **words, **_ways(address, name)), 200)

    async def _diary(self, request: Request) -> Diary | None:
        token = request.path_params["token"]
        return await asyncio.to_thread(self._database.read, lambda db: _read(db, token))


def _read(db: DbSession, token: str) -> Diary | None:
    member = calendars.member_of(db, token)
    return calendars.diary(db, member) if member else None


def _written(diary: Diary) -> bytes:
    return calendar(diary.appointments, _name(diary), diary.language, diary.changed_at)


def _name(diary: Diary) -> str:
    return in_language(diary.title, diary.language) or text(diary.language, "web-title")


def _ways(address: str, name: str) -> dict[str, str]:
    """How calendars are told to read an address: by a link of their own kind, or on a page of theirs."""
    webcal = f"webcal://{address.partition('://')[2]}"
    query = f"url={quote(address, safe='')}&name={quote(name, safe='')}"
    return {
        "webcal": webcal,
        "google": f"https://calendar.google.com/calendar/r?cid={quote(webcal, safe='')}",
        "outlook": f"https://outlook.live.com/calendar/0/addfromweb?{query}",
        "work": f"https://outlook.office.com/calendar/0/addfromweb?{query}",
    }


def _unknown() -> Response:
    """Programs look at the status; a person may have opened the address of the file, too."""
    said = {language: text(language, "calendar-page-unknown") for language in LANGUAGES}
    return _html(render("unknown.html", LANGUAGES[0], heading=text(LANGUAGES[0], "web-title"), said=said), 404)


def _html(page: str, status: int) -> Response:
    return HTMLResponse(page, status, HEADERS | {"Cache-Control": "no-store"})


def _tags(header: str) -> set[str]:
    return {tag.strip().removeprefix("W/") for tag in header.split(",")}
