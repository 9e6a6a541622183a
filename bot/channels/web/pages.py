"""The page itself: the transcript, what somebody says, what is new, and files."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route

from academy.messages import Incoming, Kind
from academy.programme import LANGUAGES
from bot.channels import Receive
from bot.channels.web.assets import Assets
from bot.channels.web.desk import Desk, by_script
from bot.channels.web.guard import Refused
from bot.channels.web.parse import incoming, read_form
from bot.channels.web.render import Line, lines, markup, render
from bot.channels.web.visitor import Visitor
from locales import text
from storage import transcripts

SHOWN = 100  # messages on a page, to keep it light; earlier ones on request
HEARTBEAT = 15.0  # seconds; proxies close a stream that is silent for 30 or 60


class Pages:
    """The addresses of the page chat. `receive` is None until the channel runs."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._live = desk, desk.live
        self.receive: Receive | None = None

    def routes(self) -> list[BaseRoute]:
        """Where the page, its stream, its files and its looks are."""
        guarded = self._desk.guarded
        return [
            Route("/", guarded(self._show)),
            Route("/chat", guarded(self._take), methods=["POST"]),
            Route("/chat/stream", guarded(self._stream)),
            Route("/chat/file/{message:int}", guarded(self._hand_over)),
            Mount("/static", Assets()),
        ]

    async def _show(self, request: Request) -> Response:
        visitor = await self._desk.visitor(request)
        before = _number(request.query_params.get("before", ""))
        shown, earlier = await self._transcript(visitor, before)
        if before and by_script(request):
            return HTMLResponse(render("earlier.html", visitor.language, lines=shown, earlier=earlier))
        response = HTMLResponse(await self._page(visitor, shown, earlier, before))
        self._desk.cookies.keep_person(response, visitor.user)
        if request.query_params.get("lang") in LANGUAGES:
            self._desk.cookies.keep_language(response, request.query_params["lang"])
        return response

    async def _transcript(self, visitor: Visitor, before: int | None) -> tuple[list[Line], int | None]:
        user = visitor.user
        found = await self._desk.read(lambda db: transcripts.messages_before(db, user, before, SHOWN + 1))
        shown = lines(found[-SHOWN:], visitor.language, visitor.zone)
        return shown, shown[0].id if len(found) > SHOWN else None

    async def _page(self, visitor: Visitor, shown: list[Line], earlier: int | None, before: int | None) -> str:
        theirs = [line for line in shown if not line.mine]
        unkept = [] if before else self._live.replies(visitor.user)
        return render(
            "page.html",
            visitor.language,
            visitor=visitor,
            lines=shown,
            asides=[markup(reply.text) for reply in unkept],
            earlier=earlier,
            in_the_past=bool(before),
            field=theirs[-1].field if theirs else None,
            notice=self._live.take_notice(visitor.user),
            bar=await self._desk.bar(visitor.language),
        )

    async def _take(self, request: Request) -> Response:
        form = await read_form(request)
        visitor = await self._desk.visitor(request)
        event = incoming(form, visitor.user, visitor.client_language)
        if self.receive is None:
            raise Refused(503, "web-refused-starting")
        if event:
            await self._note_words(event, form.get("text", "").strip(), visitor.language)
            self._live.drop_replies(visitor.user)
            self._live.expect(event.event)
            await self.receive(event)
            await self._live.wait_for_answer(event.event)
        return await self._desk.done(request, visitor)

    async def _note_words(self, event: Incoming, typed: str, language: str) -> None:
        if event.kind is Kind.ACTION:
            return  # the pressed button itself shows it
        words = text(language, "web-location-shared") if event.kind is Kind.LOCATION else typed
        user, now = event.address.user, self._desk.clock.now()
        if await self._desk.write(lambda db: transcripts.note_words(db, user, words, event.event, now)):
            self._live.ring(user)
        else:
            self._live.hold_words(event.event, words)

    async def _stream(self, request: Request) -> Response:
        visitor = await self._desk.visitor(request)
        seen = request.headers.get("last-event-id") or request.query_params.get("after", "")
        if not self._desk.cookies.person(request):
            return Response(status_code=204)  # a browser that takes no cookies need not come again
        headers = {"X-Accel-Buffering": "no"}
        events = self._events(visitor, _number(seen) or 0)
        return StreamingResponse(events, media_type="text/event-stream", headers=headers)

    async def _events(self, visitor: Visitor, seen: int) -> AsyncIterator[str]:
        with self._live.watching(visitor.user) as bell:
            yield "retry: 1000\n\n"
            while not self._live.closed:
                bell.clear()
                reader, changed = await self._desk.news(visitor, seen)
                if (reader.version if reader else 0) < seen:
                    yield "event: gone\ndata: gone\n\n"  # erased: the page shows what is no more
                    return
                if changed:
                    seen = max(line.version for line in changed)
                    written = render("changes.html", visitor.language, lines=changed, notice="", bar=None)
                    yield _event(seen, written)
                elif not await _rings(bell):
                    yield ": still here\n\n"

    async def _hand_over(self, request: Request) -> Response:
        user, message = self._desk.cookies.person(request) or "", request.path_params["message"]
        document = await self._desk.read(lambda db: transcripts.document_of(db, user, message))
        if document is None:
            raise Refused(404, "web-refused-file")
        disposition = f"attachment; filename*=UTF-8''{quote(document.name, safe='')}"
        return Response(document.content, media_type=document.mime, headers={"Content-Disposition": disposition})


async def _rings(bell: asyncio.Event) -> bool:
    with suppress(TimeoutError):
        return await asyncio.wait_for(bell.wait(), HEARTBEAT)
    return False


def _event(number: int, written: str) -> str:
    data = "".join(f"data: {line}\n" for line in written.splitlines())
    return f"id: {number}\n{data}\n"


def _number(written: str) -> int | None:
    return int(written) if written.isascii() and written.isdigit() and len(written) < 10 else None
