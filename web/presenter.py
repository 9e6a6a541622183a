"""The presenter's page: the code of this moment and its picture for everybody to see, and who has checked in."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

import segno
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from academy.codes import EPOCH, ShownCode, checkin_link, coming_codes, read_presenter_token
from academy.errors import AcademyError
from academy.programme import Proof, in_language
from locales import dates, text
from locales.sessions import hours
from storage import presenters
from storage.clock import Clock
from storage.database import Db, DbSession
from storage.organisers import Author
from storage.presenters import Screen
from web.pages import HEADERS, from_elsewhere, html, language_of, render

AUTHOR = Author("presenter link")
MILLISECOND = timedelta(milliseconds=1)
SWITCHES = {"start": presenters.start, "stop": presenters.stop}
PICTURES = 128  # kept: those of some sessions at once, for as long as they are shown


class Presenting:
    """The addresses under `address`/present/; `secret` is that of codes and links."""

    def __init__(self, database: Db, clock: Clock, secret: bytes, address: str) -> None:
        self._database, self._clock, self._secret, self._address = database, clock, secret, address

    def routes(self) -> list[BaseRoute]:
        """What the web server has to serve."""
        return [
            Route("/present/{token}", self._show),
            Route("/present/{token}/live", self._tell),
            Route("/present/{token}/{switch}", self._switch, methods=["POST"]),
        ]

    async def _show(self, request: Request) -> Response:
        now, screen = await self._screen(request)
        language = language_of(request)
        if screen is None:
            said = {language: text(language, "present-unknown")}
            return html(render("unknown.html", language, heading=text(language, "web-refused"), said=said), 404)
        held = await asyncio.to_thread(self._held, screen, language, now, EPOCH)
        page = render(
            "present.html",
            language,
            session=screen.session,
            title=in_language(screen.session.title, language),
            hours=hours(screen.session, screen.zone, language),
            city=dates.city(screen.zone, language),
            path=f"/present/{request.path_params['token']}",
            held=held,
            first=held["codes"][0],
            live=Markup(held["live"]),  # noqa: S704 – rendered by us
            picture=Markup(held["codes"][0]["picture"]),  # noqa: S704 – drawn by us
        )
        return html(page)

    async def _tell(self, request: Request) -> Response:
        """What is new, for the script of the page that holds codes until `after` (milliseconds)."""
        now, screen = await self._screen(request)
        if screen is None:
            return Response(status_code=404, headers=HEADERS)
        after = EPOCH + _number(request.query_params.get("after", "")) * MILLISECOND
        held = await asyncio.to_thread(self._held, screen, language_of(request), now, after)
        return JSONResponse(held, headers=HEADERS | {"Cache-Control": "no-store"})

    async def _switch(self, request: Request) -> Response:
        """Start or stop: told to the script what became of it, or the page anew."""
        switch, token = SWITCHES.get(request.path_params["switch"]), request.path_params["token"]
        if from_elsewhere(request):
            return Response(status_code=403, headers=HEADERS)
        now = self._clock.now()
        session = read_presenter_token(self._secret, token, now)
        if session is None or switch is None:
            return Response(status_code=404, headers=HEADERS)
        await asyncio.wrap_future(self._database.write(lambda db: switch(db, AUTHOR, session, now)))
        if "application/json" in request.headers.get("accept", ""):
            return await self._tell(request)
        return RedirectResponse(f"/present/{token}?lang={language_of(request)}", 303, HEADERS)

    async def _screen(self, request: Request) -> tuple[datetime, Screen | None]:
        now = self._clock.now()
        session = read_presenter_token(self._secret, request.path_params["token"], now)
        if session is None:
            return now, None
        return now, await asyncio.to_thread(self._database.read, lambda db: _read(db, session, now))

    def _held(self, screen: Screen, language: str, now: datetime, after: datetime) -> dict[str, Any]:
        """All that the page keeps, so that it can go on by itself; instants in milliseconds since 1970."""
        coming = coming_codes(self._secret, screen.session_id, now)
        return {
            "now": _milliseconds(now),
            "opens": _milliseconds(screen.window.opens),
            "closes": _milliseconds(screen.window.closes),
            "stopped": screen.stopped,
            "report": screen.session.proof is Proof.REPORT,
            "state": _state(screen, now),
            "live": _live(screen, language),
            "codes": [self._code(one) for one in coming if one.starts > after],
        }

    def _code(self, one: ShownCode) -> dict[str, object]:
        link = checkin_link(self._address, one.payload)
        when = {"starts": _milliseconds(one.starts), "ends": _milliseconds(one.ends)}
        return when | {"code": one.code, "link": link, "picture": picture(link)}


@lru_cache(PICTURES)
def picture(link: str) -> str:
    """A link as a QR code, as SVG; of the coarsest kind that holds it, to be read from afar."""
    drawn = segno.make(link, error="l", micro=False)
    return str(drawn.svg_inline(dark="#000", light="#fff", omitsize=True, svgclass=None, lineclass=None))


def _read(db: DbSession, session: int, now: datetime) -> Screen | None:
    try:
        return presenters.screen(db, session, now)
    except AcademyError:
        return None  # it was cancelled


def _state(screen: Screen, now: datetime) -> str:
    """What the page shows now; its script decides the same by the server's clock while the network is away."""
    if now >= screen.window.closes:
        return "over"
    if screen.session.proof is Proof.REPORT:
        return "report"
    if now < screen.window.opens:
        return "early"
    return "stopped" if screen.stopped else "open"


def _live(screen: Screen, language: str) -> str:
    """How many are in, by language, the most first."""
    counts = sorted(screen.by_language.items(), key=lambda one: (-one[1], one[0]))
    opens = dates.moment(screen.window.opens, screen.zone, language)
    city = dates.city(screen.zone, language)
    return render("present_live.html", language, counts=counts, total=screen.total, opens=opens, city=city)


def _milliseconds(when: datetime) -> int:
    return (when - EPOCH) // MILLISECOND


def _number(written: str) -> int:
    return int(written) if written.isascii() and written.isdigit() and len(written) < 15 else 0
