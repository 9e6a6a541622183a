"""What all addresses of the page share: rows, cookies, open pages, and how a request ends."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response

from bot.channels.web.cookies import Cookies
from bot.channels.web.demo import Bar, Demo, bar
from bot.channels.web.guard import HEADERS, Endpoint, Refused, check_origin
from bot.channels.web.live import Live
from bot.channels.web.parse import speaks_json
from bot.channels.web.render import Line, lines, render
from bot.channels.web.visitor import Visitor, visitor
from locales import text
from storage import transcripts
from storage.clock import Clock
from storage.database import Db, DbSession
from storage.transcripts import Reader

T = TypeVar("T")


class Desk:
    """One page chat; `demo` in simulated time only."""

    def __init__(self, database: Db, clock: Clock, cookies: Cookies, demo: Demo | None) -> None:
        self._database, self.clock, self.cookies, self.demo = database, clock, cookies, demo
        self.live = Live()

    async def write(self, function: Callable[[DbSession], T]) -> T:
        """Run a function in a writing transaction."""
        return await asyncio.wrap_future(self._database.write(function))

    async def read(self, function: Callable[[DbSession], T]) -> T:
        """Run a function that changes nothing."""
        return await asyncio.to_thread(self._database.read, function)

    async def visitor(self, request: Request) -> Visitor:
        """Who asks."""
        user = self.cookies.person(request)
        reader = await self.read(lambda db: transcripts.reader(db, user)) if user else None
        return visitor(request, self.cookies, user, reader)

    async def bar(self, language: str) -> Bar | None:
        """The simulated time, when there is one."""
        return await bar(self.demo, self.clock, language) if self.demo else None

    def guarded(self, endpoint: Endpoint) -> Endpoint:
        """An endpoint that takes POSTs from our own pages only, explains refusals and sets the safety headers."""

        async def answer(request: Request) -> Response:
            try:
                if request.method == "POST":
                    check_origin(request)
                response = await endpoint(request)
            except Refused as refused:
                response = await self._refuse(request, refused)
            response.headers.setdefault("Cache-Control", "no-store")
            response.headers.update(HEADERS)
            return response

        return answer

    async def done(self, request: Request, before: Visitor) -> Response:
        """The end of a POST: what changed, for our script; for browsers without scripts the page anew."""
        if not by_script(request):
            response: Response = RedirectResponse("/#end", 303)
        elif (changes := await self._changes(before)) is not None:
            response = HTMLResponse(changes)
        else:
            response = Response(headers={"HX-Refresh": "true"})
        self.cookies.keep_person(response, before.user)
        return response

    async def news(self, visitor: Visitor, seen: int) -> tuple[Reader | None, list[Line]]:
        """Who the visitor is by now, and what was written or changed after the version they have seen."""
        reader = await self.read(lambda db: transcripts.reader(db, visitor.user))
        changed = await self.read(lambda db: transcripts.messages_changed(db, visitor.user, seen))
        return reader, lines(changed, visitor.language, (reader and reader.zone) or visitor.zone)

    async def _changes(self, before: Visitor) -> str | None:
        # None when the whole page is another: in another language, or of somebody who was just erased.
        reader, changed = await self.news(before, before.version)
        if self.live.replies(before.user) or (reader and reader.language != before.language):
            return None
        notice, bar = self.live.take_notice(before.user), await self.bar(before.language)
        return render("changes.html", before.language, lines=changed, notice=notice, bar=bar)

    async def _refuse(self, request: Request, refused: Refused) -> Response:
        language = (await self.visitor(request)).language
        why = text(language, refused.key)
        if by_script(request):
            return PlainTextResponse(why, refused.status)
        if speaks_json(request):
            return JSONResponse({"error": why}, refused.status)
        return HTMLResponse(render("refused.html", language, why=why), refused.status)


def by_script(request: Request) -> bool:
    """Whether our script asks, which puts the answer into the page it has."""
    return request.headers.get("hx-request") == "true"
