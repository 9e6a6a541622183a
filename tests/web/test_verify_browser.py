"""The page that confirms certificates, in real Chromium."""

from __future__ import annotations

import pytest

from locales import own_name, text
from tests.support.browser import accessibility_faults
from tests.support.certified import certified

SMALL, LARGE = {"width": 360, "height": 640}, {"width": 1280, "height": 800}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["360", "1280"])
def test_page_is_accessible_and_fits_in_every_state(sqlite, verify, browser_page, size, scheme):
    codes = certified(sqlite)
    page = browser_page(viewport=size, color_scheme=scheme, locale="pt-PT", expected=("404",))
    for code in ("", *codes.values(), "0000-0000"):
        page.goto(f"{verify.base_url}/verify/{code}".removesuffix("/"))
        assert (code, accessibility_faults(page)) == (code, [])
        assert page.evaluate("document.documentElement.scrollWidth") == size["width"]


def test_code_is_typed_checked_and_read_in_another_language(sqlite, verify, browser_page):
    code = certified(sqlite)["valid"]
    page = browser_page(viewport=SMALL, locale="pt-PT")
    page.goto(f"{verify.base_url}/verify")
    page.get_by_label(text("pt", "paper-code")).fill(code.lower().replace("-", " "))
    page.get_by_role("button", name=text("pt", "verify-check")).click()
    assert page.locator(".says").inner_text() == text("pt", "verify-valid", kind="certificate")
    page.get_by_role("link", name=own_name("en")).click()
    assert page.locator(".says").inner_text() == text("en", "verify-valid", kind="certificate")
    assert page.url == f"{verify.base_url}/verify/{code}?lang=en"
