"""Debian's Chromium for end-to-end tests. When it is missing the tests fail; they are never skipped."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

# Without these Chromium asks its maker's hosts for this and that at every start.
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
AXE = Path(__file__).parent / "vendor" / "axe.min.js"


@pytest.fixture(scope="session")
def chromium() -> str | None:
    """Where Chromium is: CHROMIUM, Debian's package, or None for Playwright's own download."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium")


@pytest.fixture(scope="module")
def browser(chromium: str | None) -> Iterator[Browser]:
    """One Chromium for the tests of a file; while it is there, no other event loop can run in this thread."""
    playwright: Playwright
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def browser_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens pages, each of another person; fails when one logged an error or asked another machine.

    Called with the options of a browser context: `locale`, `viewport`, `color_scheme`, `java_script_enabled`, …
    `expected`: parts of the errors that the test provokes.
    """
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def opened(expected: tuple[str, ...] = (), **options: Any) -> Page:
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.set_default_timeout(10_000)
        watch(page, faults, expected)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not faults, faults


def watch(page: Page, faults: list[str], expected: tuple[str, ...] = ()) -> None:
    """Note errors that the page logs but the expected ones, and requests to anybody but this machine."""

    def said(kind: str, text: str) -> None:
        if kind in ("error", "warning") and not any(part in text for part in expected):
            faults.append(text)

    def asked(url: str) -> None:
        if urlsplit(url).hostname not in ("127.0.0.1", None):
            faults.append(f"request to {url}")

    page.on("console", lambda line: said(line.type, line.text))
    page.on("pageerror", lambda error: said("error", str(error)))
    page.on("request", lambda request: asked(request.url))


def accessibility_faults(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 A and AA and good practice, without what it calls minor."""
    # The page's own policy lets no foreign script in; the tests' debugger may.
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run()")
    return [
        f"{fault['id']} ({fault['impact']}): {node['html'][:200]}"
        for fault in found["violations"]
        if fault["impact"] != "minor"
        for node in fault["nodes"]
    ]
