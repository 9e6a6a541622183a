"""Members' calendars over real HTTP, beside the page chat's own style."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator

import httpx
import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.routing import Mount

from bot.channels.web.assets import Assets
from storage.database import Db
from tests.support.browser import browser, browser_page, chromium
from tests.support.people import load_edition
from tests.support.web import serving
from web.feeds import Feeds

__all__ = ["browser", "browser_page", "chromium"]


@pytest.fixture
def feeds(sqlite: Db) -> Iterator[httpx.Client]:
    """A client of the served feeds of the shipped edition."""
    load_edition(sqlite)

    async def main(listener: socket.socket) -> None:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        app = Starlette(routes=[*Feeds(sqlite, address).routes(), Mount("/static", Assets())])
        server = uvicorn.Server(uvicorn.Config(app, log_config=None, lifespan="off"))
        task = asyncio.create_task(server.serve(sockets=[listener]))
        try:
            await asyncio.Event().wait()
        finally:
            server.should_exit = True
            await asyncio.shield(task)

    with serving(main) as url, httpx.Client(base_url=url, verify=False) as client:
        yield client
