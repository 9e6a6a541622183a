"""The only wiring: database, clock, channels, answers, deliveries and pages, put together and run."""

from __future__ import annotations

import asyncio
import functools
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import uvicorn
from starlette.applications import Starlette

from bot.channels import Channel
from bot.channels.web.channel import WebChannel
from bot.config import Settings, secret_key
from bot.deliver import Deliverer
from bot.demo import Academy
from bot.opening import load_first_programme, make_clock, open_database
from bot.pace import Pace
from bot.platforms import platforms, telegram_username, webhooks
from bot.progress import Progress
from bot.respond import Responder
from locales import languages
from reminders.clock import Timetable
from storage.clock import SimulatedClock
from web.checkin import CheckingIn
from web.feeds import Feeds
from web.pages import looks
from web.presenter import Presenting
from web.verify import Verification

KEEP = 5.0  # real seconds between notes of how far a simulated clock has come


class App:
    """Everything that runs in one process."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.database = open_database(settings)
        load_first_programme(self.database, settings)
        self.clock = make_clock(self.database, settings)
        self._key = secret_key(settings)
        self._paces: dict[str, Pace] = {}
        self.channels: dict[str, Channel] = {}
        self.deliverer = Deliverer(self.database, self.clock, self.channels, self._paces, settings.address)
        self.timetable = Timetable(self.database, self.clock, float(settings.telegram_rate))
        self.responder = Responder(
            self.database, self.clock, settings.address, self._paces, settings.organisers, self._key.encode()
        )
        self.web = self._add_web()
        self._server: _Server | None = None

    async def run(self, listener: socket.socket) -> None:
        """Receive, answer, deliver and serve pages until a signal ends it. Raises SettingRefusedError."""
        self._add_platforms()
        # Before anything new is received: it would be taken for something left unanswered, and answered twice.
        for channel in self.channels.values():
            await self.responder.answer_rest(channel)
        server = self._server = _Server(self._serving(), self.web)
        serving = asyncio.create_task(server.serve(sockets=[listener]))
        work = [asyncio.create_task(self._receive(channel)) for channel in self.channels.values()]
        work += [asyncio.create_task(self.deliverer.run()), asyncio.create_task(self._keep_time())]
        progress = Progress(self.database, self.clock, self.channels, self._paces)
        work.append(asyncio.create_task(progress.run()))
        # Nobody's first word should wait for the language tables.
        work.append(asyncio.create_task(self._warm_up()))
        try:
            await asyncio.to_thread(self.timetable.tick)
            self.timetable.start()
            done, _ = await asyncio.wait([serving, *work], return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        finally:
            await self._close(work)
            server.should_exit = True
            await asyncio.gather(serving, return_exceptions=True)
            self.database.close()

    def stop(self) -> None:
        """End `run` in good order."""
        if self._server:
            self._server.should_exit = True

    async def _close(self, work: Sequence[asyncio.Task[None]]) -> None:
        """What was committed and not answered yet has three seconds; the rest is answered at the next start."""
        await asyncio.to_thread(self.timetable.stop)
        for task in work:
            task.cancel()
        await asyncio.gather(*work, return_exceptions=True)
        settling = asyncio.create_task(self.responder.settle())
        await asyncio.wait([settling], timeout=3)
        settling.cancel()
        for channel in self.channels.values():
            await channel.close()
        if isinstance(self.clock, SimulatedClock):
            await asyncio.to_thread(self.clock.keep)

    async def _receive(self, channel: Channel) -> None:
        await channel.run(functools.partial(self.responder.receive, channel))

    async def _warm_up(self) -> None:
        await asyncio.to_thread(languages.load)
        await asyncio.Event().wait()

    async def _keep_time(self) -> None:
        while True:
            if isinstance(self.clock, SimulatedClock):
                await asyncio.to_thread(self.clock.keep)
            await asyncio.sleep(KEEP)

    def _serving(self) -> uvicorn.Config:
        # Who asks is known by the connection; what a header says of it is believed of the proxies in the settings
        # alone, since anybody can write one.
        proxies = self.settings.forwarded_allow_ips
        return uvicorn.Config(
            self.pages(),
            log_config=None,
            lifespan="off",
            proxy_headers=bool(proxies),
            forwarded_allow_ips=proxies,
            timeout_graceful_shutdown=3,
        )

    def pages(self) -> Starlette:
        """The pages and the webhooks of one web address."""
        address, secret = self.settings.address, self._key.encode()
        telegram = functools.partial(telegram_username, self.channels)
        routes = [
            *self.web.routes(),
            *webhooks(self.channels),
            looks(),
            *Feeds(self.database, address).routes(),
            *Verification(self.database).routes(),
            *Presenting(self.database, self.clock, secret, address).routes(),
            *CheckingIn(self.database, self.clock, secret, self.web.address_of, telegram).routes(),
        ]
        return Starlette(routes=routes)

    def _add_web(self) -> WebChannel:
        demo = None
        if isinstance(self.clock, SimulatedClock):
            demo = Academy(self.database, self.clock, self.timetable, self.deliverer)
        secure = self.settings.address.startswith("https://")
        web = WebChannel(self.database, self.clock, self._key, demo, secure=secure)
        self.channels[web.name] = web
        return web

    def _add_platforms(self) -> None:
        for channel, pace in platforms(self.settings, self.database, self._key):
            self.channels[channel.name] = channel
            self._paces[channel.name] = pace


class _Server(uvicorn.Server):
    """Ends the streams of open pages first; else it would wait for them in vain."""

    def __init__(self, config: uvicorn.Config, web: WebChannel) -> None:
        super().__init__(config)
        self._web = web

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals to `bot.start`: uvicorn would end the process before what is under way is finished."""
        yield

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        await self._web.close()
        await super().shutdown(sockets)
