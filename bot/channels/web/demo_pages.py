"""What the buttons of the simulated time do; served in a simulated academy only."""

from __future__ import annotations

from datetime import UTC

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.channels.web.demo import Demo
from bot.channels.web.desk import Desk
from bot.channels.web.guard import Refused
from bot.channels.web.parse import read_instant, speaks_json
from bot.channels.web.visitor import Visitor
from locales import text


class DemoPages:
    """Sets the clock forward and plays the organiser, for whoever has the page."""

    def __init__(self, desk: Desk, demo: Demo) -> None:
        self._desk, self._demo = desk, demo

    def routes(self) -> list[BaseRoute]:
        """Their addresses."""
        endpoints = {"/demo/clock": self._set, "/demo/next": self._next, "/demo/accept": self._accept}
        return [Route(path, self._desk.guarded(does), methods=["POST"]) for path, does in endpoints.items()]

    async def _set(self, request: Request) -> Response:
        visitor = await self._desk.visitor(request)
        to = await read_instant(request)
        try:
            await self._demo.forward(to)
        except ValueError as error:
            raise Refused(409, "web-refused-back") from error
        if speaks_json(request):
            return JSONResponse({"now": self._desk.clock.now().astimezone(UTC).isoformat(timespec="seconds")})
        return await self._desk.done(request, visitor)

    async def _next(self, request: Request) -> Response:
        visitor = await self._desk.visitor(request)
        if coming := await self._demo.next_event(visitor.language):
            await self._demo.forward(coming[0])
        else:
            self._say(visitor, "web-demo-nothing")
        return await self._desk.done(request, visitor)

    async def _accept(self, request: Request) -> Response:
        visitor = await self._desk.visitor(request)
        accepted = await self._demo.accept(visitor.user)
        self._say(visitor, "web-demo-accepted" if accepted else "web-demo-not-applied")
        return await self._desk.done(request, visitor)

    def _say(self, visitor: Visitor, key: str) -> None:
        self._desk.live.leave_notice(visitor.user, text(visitor.language, key))
