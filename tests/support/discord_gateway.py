"""The gateway half of the Discord stub: identify, heartbeats, events in order, resume after a drop."""

from __future__ import annotations

from typing import Any

from aiohttp import web

# The gateway's operation codes.
DISPATCH, HEARTBEAT, IDENTIFY, RESUME, INVALID_SESSION, HELLO, HEARTBEAT_ACK = 0, 1, 2, 6, 9, 10, 11
WRONG_TOKEN = 4004

SESSION = "stub-session"


class Gateway:
    """One bot's session. Events while nobody listens are kept, and delivered when the bot resumes."""

    def __init__(self, token: str, ready: dict[str, Any]) -> None:
        self.url = ""
        self.identified = 0
        self.resumed = 0
        self.token = token
        self._ready = ready
        self._events: list[dict[str, Any]] = []
        self._sockets: set[web.WebSocketResponse] = set()

    async def connect(self, request: web.Request) -> web.WebSocketResponse:
        """Serve a websocket until it closes."""
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"op": HELLO, "d": {"heartbeat_interval": 41250}})
        async for message in socket:
            await self._take(socket, message.json())
        self._sockets.discard(socket)
        return socket

    async def dispatch(self, event: str, data: dict[str, Any]) -> None:
        """Tell whoever listens, and remember it for a resume."""
        self._events.append({"op": DISPATCH, "t": event, "d": data, "s": len(self._events) + 1})
        for socket in self._sockets:
            await socket.send_json(self._events[-1])

    async def drop(self, code: int = 4000) -> None:
        """Close every connection as Discord does when a node goes; the bot is expected to resume."""
        for socket in list(self._sockets):
            self._sockets.discard(socket)
            await socket.close(code=code)

    async def _take(self, socket: web.WebSocketResponse, frame: dict[str, Any]) -> None:
        match frame["op"]:
            case 1:
                await socket.send_json({"op": HEARTBEAT_ACK})
            case 2 if frame["d"]["token"] != self.token:
                await socket.close(code=WRONG_TOKEN)
            case 2:
                await self._identify(socket)
            case 6 if frame["d"]["session_id"] == SESSION:
                await self._resume(socket, frame["d"]["seq"])
            case 6:
                await socket.send_json({"op": INVALID_SESSION, "d": False})

    async def _identify(self, socket: web.WebSocketResponse) -> None:
        self.identified += 1
        self._sockets.add(socket)
        await self.dispatch("READY", self._ready | {"session_id": SESSION, "resume_gateway_url": self.url})

    async def _resume(self, socket: web.WebSocketResponse, seen: int) -> None:
        for event in self._events[seen:]:
            await socket.send_json(event)
        self.resumed += 1
        self._sockets.add(socket)
        await self.dispatch("RESUMED", {})
