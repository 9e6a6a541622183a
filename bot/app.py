"""The only wiring: database, clock, channels, answers, deliveries and pages, put together and run."""

from __future__ import annotations

import asyncio
import functools
import socket
from collections.abc import Sequence

import uvicorn
from starlette.applications import Starlette

from bot.channels import Channel
from bot.channels.web.channel import WebChannel
from bot.config import Settings, secret_key
from bot.deliver import Deliverer
from bot.demo import Academy
from bot.opening import load_first_programme, make_clock, open_database
from bot.pace import Pace
from bot.platforms import platforms, webhooks
from bot.respond import Responder
from storage.clock import SimulatedClock

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
        self.deliverer = Deliverer(self.database, self.clock, self.channels, self._paces)
        self.responder = Responder(self.database, self.clock, settings.address, self._paces)
        self.web = self._add_web()

    async def run(self, listener: socket.socket) -> None:
        """Receive, answer, deliver and serve pages until a signal ends it. Raises SettingRefusedError."""
        self._add_platforms()
        server = uvicorn.Server(
            uvicorn.Config(self.pages(), log_config=None, lifespan="off", timeout_graceful_shutdown=3)
        )
        work = [asyncio.create_task(self._receive(channel)) for channel in self.channels.values()]
        work += [asyncio.create_task(self.deliverer.run()), asyncio.create_task(self._keep_time())]
        serving = asyncio.create_task(server.serve(sockets=[listener]))
        done, _ = await asyncio.wait([serving, *work], return_when=asyncio.FIRST_COMPLETED)
        server.should_exit = True
        await asyncio.gather(serving, return_exceptions=True)
        await self._close(work)
        for task in done:
            task.result()

    async def _close(self, work: Sequence[asyncio.Task[None]]) -> None:
        for task in work:
            task.cancel()
        await asyncio.gather(*work, return_exceptions=True)
        await asyncio.wait([asyncio.create_task(self.responder.settle())], timeout=3)
        for channel in self.channels.values():
            await channel.close()
        if isinstance(self.clock, SimulatedClock):
            self.clock.keep()
        self.database.close()

    async def _receive(self, channel: Channel) -> None:
        await self.responder.answer_rest(channel)
        await channel.run(functools.partial(self.responder.receive, channel))

    async def _keep_time(self) -> None:
        while True:
            if isinstance(self.clock, SimulatedClock):
                await asyncio.to_thread(self.clock.keep)
            await asyncio.sleep(KEEP)

    def pages(self) -> Starlette:
        """The pages and the webhooks of one web address."""
        return Starlette(routes=[*self.web.routes(), *webhooks(self.channels)])

    def _add_web(self) -> WebChannel:
        demo = (
            Academy(self.database, self.clock, self.deliverer) if isinstance(self.clock, SimulatedClock) else None
        )
        secure = self.settings.address.startswith("https://")
        web = WebChannel(self.database, self.clock, self._key, demo, secure=secure)
        self.channels[web.name] = web
        return web

    def _add_platforms(self) -> None:
        for channel, pace in platforms(self.settings, self.database, self._key):
            self.channels[channel.name] = channel
            self._paces[channel.name] = pace
