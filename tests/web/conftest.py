"""Our pages over real HTTP, in the shipped edition or one whose sessions are easy to count."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from academy.programme import Proof
from storage.database import Db
from tests.support.attending import course, load
from tests.support.browser import browser, browser_page, chromium
from tests.support.people import load_edition
from tests.support.presented import Presented, presenting
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


@pytest.fixture
def presented(sqlite: Db) -> Iterator[Presented]:
    """The first session of an easy edition with three participants."""
    load(sqlite, course(proof=Proof.CODE))
    with presenting(sqlite, "academy_bot") as served:
        yield served


def client_of(url: str) -> httpx.Client:
    """Asks over HTTP; without reading certificates, which takes longer than all the rest."""
    return httpx.Client(base_url=url, verify=False)
