"""The page that opens a calendar, in real Chromium."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from icalendar import Calendar

from academy.programme import LANGUAGES
from locales import text
from storage import calendars
from storage.models import Member
from tests.conftest import NOW
from tests.support.browser import accessibility_faults
from tests.support.people import sign_up

SMALL, LARGE = {"width": 360, "height": 640}, {"width": 1280, "height": 800}
EDITION = "Academia sobre Economia Social e Solidária, 12.ª\xa0edição"


@pytest.fixture
def address(sqlite, feeds):
    """Ana's page."""
    token = sqlite.write(lambda db: calendars.token_of(db, sign_up(db, language="pt").id, NOW)).result()
    return f"{feeds.base_url}/calendar/{token}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["360", "1280"])
def test_page_is_accessible_and_fits(address, browser_page, size, scheme):
    page = browser_page(viewport=size, color_scheme=scheme, locale="pt-PT", expected=("404",))
    page.goto(address)
    assert accessibility_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == size["width"]
    boxes = [link.bounding_box() for link in page.locator("a.button").all()]
    assert (len(boxes), [box for box in boxes if box["height"] < 44]) == (5, [])
    assert min(box["x"] for box in boxes) >= 16
    page.goto(f"{address}x")
    assert accessibility_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == size["width"]


def test_every_button_leads_to_this_calendar(address, browser_page):
    page = browser_page(locale="pt-PT")
    page.goto(address)
    links = {link.inner_text(): link.get_attribute("href") for link in page.locator("a.button").all()}
    webcal = f"webcal://{urlsplit(address).netloc}{urlsplit(address).path}.ics"
    assert links.pop(text("pt", "button-calendar-open")) == webcal
    file = links.pop(text("pt", "calendar-page-file"))
    asked = {label: (urlsplit(link).hostname, parse_qs(urlsplit(link).query)) for label, link in links.items()}
    subscribed = {"url": [f"{address}.ics"], "name": [EDITION]}
    assert asked == {
        text("pt", "calendar-page-google"): ("calendar.google.com", {"cid": [webcal]}),
        text("pt", "calendar-page-outlook"): ("outlook.live.com", subscribed),
        text("pt", "calendar-page-work"): ("outlook.office.com", subscribed),
    }
    assert file == f"{address.rpartition('/')[2]}.ics"
    assert page.locator(".address").inner_text() == f"{address}.ics"


def test_file_is_saved_under_a_name_that_says_what_it_is(address, browser_page):
    page = browser_page()
    page.goto(address)
    with page.expect_download() as saving:
        page.get_by_role("link", name=text("pt", "calendar-page-file")).click()
    saved = saving.value
    assert saved.suggested_filename == "collective-brain.ics"
    assert len(Calendar.from_ical(saved.path().read_bytes()).walk("VEVENT")) > 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_is_in_the_members_language_whatever_the_browsers(address, sqlite, browser_page, language):
    def speak(db):
        db.query(Member).one().language = language

    sqlite.write(speak).result()
    page = browser_page(viewport=SMALL, locale="de")
    page.goto(address)
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("h1").inner_text() == text(language, "calendar-page")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
