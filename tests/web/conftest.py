"""Our pages over real HTTP, in the shipped edition or one whose sessions are easy to count."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from storage.database import Db
from tests.support.browser import browser, browser_page, chromium
from tests.support.people import load_edition
from tests.support.serving_pages import serving_pages
from web.feeds import Feeds
from web.verify import Verification

__all__ = ["browser", "browser_page", "chromium"]


@pytest.fixture
def feeds(sqlite: Db) -> Iterator[httpx.Client]:
    """A client of the served feeds of the shipped edition."""
    load_edition(sqlite)
    with serving_pages(lambda address: Feeds(sqlite, address).routes()) as url, client_of(url) as client:
        yield client


@pytest.fixture
def verify(sqlite: Db) -> Iterator[httpx.Client]:
    """A client of the served page that confirms certificates."""
    with serving_pages(lambda _: Verification(sqlite).routes()) as url, client_of(url) as client:
        yield client


def client_of(url: str) -> httpx.Client:
    """Asks over HTTP; without reading certificates, which takes longer than all the rest."""
    return httpx.Client(base_url=url, verify=False)
