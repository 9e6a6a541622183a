"""The page chat as a channel: in the program's own process, with the transcript as the platform."""

from __future__ import annotations

import asyncio
from contextlib import nullcontext

from starlette.requests import Request
from starlette.routing import BaseRoute

from academy.messages import Address, Incoming, Reply
from bot.channels import Fate, Receive, SendError, Turn
from bot.channels.web.cookies import Cookies
from bot.channels.web.demo import Demo
from bot.channels.web.demo_pages import DemoPages
from bot.channels.web.desk import Desk
from bot.channels.web.pages import Pages
from storage import transcripts
from storage.clock import Clock
from storage.database import Db


class WebChannel:
    """Chats with people on a page of ours. A message is sent when it is noted: they see it now or on their return.

    `secret` signs the cookies. `demo` in simulated time only. `secure` when the page is reached by https.
    """

    name = transcripts.CHANNEL

    def __init__(self, database: Db, clock: Clock, secret: str, demo: Demo | None, secure: bool) -> None:
        self._desk = Desk(database, clock, Cookies(secret, secure=secure), demo)
        self._live = self._desk.live
        self._pages = Pages(self._desk)
        self._stopped = asyncio.Event()

    def routes(self) -> list[BaseRoute]:
        """What the web server has to serve for it."""
        demo = self._desk.demo
        return self._pages.routes() + (DemoPages(self._desk, demo).routes() if demo else [])

    def address_of(self, request: Request) -> Address | None:
        """Whose browser this is, for our other pages; None: nobody's that we gave a cookie."""
        user = self._desk.cookies.person(request)
        return Address(self.name, user) if user else None

    async def run(self, receive: Receive) -> None:
        """Take what people post until cancelled or closed."""
        self._pages.receive = receive
        try:
            await self._stopped.wait()
        finally:
            self._pages.receive = None

    async def answer(self, incoming: Incoming, reply: Reply, turn: Turn = nullcontext) -> None:
        """Note the answer, show it on the person's open pages and let the request that waits for it go on."""
        async with turn():
            await self._answer(incoming, reply)

    async def _answer(self, incoming: Incoming, reply: Reply) -> None:
        user, now = incoming.address.user, self._desk.clock.now()
        words = self._live.take_words(incoming.event)
        kept = await self._desk.write(lambda db: transcripts.note_answer(db, incoming, reply, words, now))
        if not kept and transcripts.says_something(reply):
            self._live.leave_reply(user, reply)
        if reply.notice:
            self._live.leave_notice(user, reply.notice)
        self._live.ring(user)
        self._live.answered(incoming.event)

    async def send(self, chat: str, reply: Reply, nonce: str, turn: Turn = nullcontext) -> str:
        """Note a message once and show it on the person's open pages. Raises SendError when nobody is there."""
        now = self._desk.clock.now()
        async with turn():
            message = await self._desk.write(lambda db: transcripts.note_message(db, chat, reply, nonce, now))
        if message is None:
            raise SendError(Fate.UNREACHABLE, "gone")
        self._live.ring(chat)
        return str(message)

    async def edit(self, chat: str, message: str, reply: Reply) -> None:
        """Change a noted message on the person's open pages and for later. Raises SendError when it is gone."""
        if not await self._desk.write(lambda db: transcripts.rewrite(db, chat, message, reply)):
            raise SendError(Fate.REFUSED, "gone")
        self._live.ring(chat)

    def awake(self, chat: str) -> bool:
        """Whether this person has the page open at the moment."""
        return self._live.is_open(chat)

    async def close(self) -> None:
        """End the streams of open pages; browsers come back by themselves."""
        self._live.close()
        self._stopped.set()
