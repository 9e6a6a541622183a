"""Our pages over real HTTP, beside the page chat's own looks and without anything else."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute, Mount

from bot.channels.web.assets import Assets
from tests.support.web import serving
from web.pages import looks


@contextmanager
def serving_pages(routes: Callable[[str], Sequence[BaseRoute]]) -> Iterator[str]:
    """Serve the routes made for an address; gives that address."""

    async def main(listener: socket.socket) -> None:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        app = Starlette(routes=[*routes(address), looks(), Mount("/static", Assets())])
        server = uvicorn.Server(uvicorn.Config(app, log_config=None, lifespan="off", proxy_headers=False))
        task = asyncio.create_task(server.serve(sockets=[listener]))
        try:
            await asyncio.Event().wait()
        finally:
            server.should_exit = True
            await asyncio.shield(task)

    with serving(main) as url:
        yield url
