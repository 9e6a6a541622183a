"""The assistant as a process of its own, and people at it in Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.handlers.conftest import browsers, elsewhen, loaded_template
from tests.support.browser import browser, browser_page, chromium
from tests.support.postgres import free_port
from tests.support.process import assistant

__all__ = ["browser", "browser_page", "browsers", "chromium", "elsewhen", "loaded_template"]


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Where a fresh assistant serves, in simulated time three days before the edition."""
    port = free_port()
    with assistant(tmp_path, port):
        yield f"http://127.0.0.1:{port}"
