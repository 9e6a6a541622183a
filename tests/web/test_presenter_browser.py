"""The presenter's page in real Chromium: codes that change, a network that blinks, people who come in."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from academy.codes import checkin_code
from locales import text
from tests.support.attending import FIRST, SECRET, attend, during
from tests.support.browser import accessibility_faults
from tests.support.presented import cookie_of

SCREENS = {"360": (360, 640), "1280": (1280, 720), "portrait": (820, 1180), "flat": (740, 360)}
HALF_MINUTE = timedelta(seconds=30)
AWAY = ("ERR_INTERNET_DISCONNECTED",)  # what Chromium says of every question then


@pytest.fixture
def steady(presented):
    """At the very beginning of a code, so that it stays during a test."""
    presented.clock.set(during(1))
    return presented


def shown(page):
    """The digits on the screen."""
    return "".join(page.locator("#digits span:not(.unseen)").all_inner_texts())


def scanned(page):
    """What the picture on the screen leads to."""
    return page.locator("#picture").get_attribute("data-link")


def state(page):
    return page.locator("body").get_attribute("data-state")


def turns_into(page, code):
    """Wait until the screen shows a code."""
    digits = page.locator("#digits span:not(.unseen)")
    expect(digits).to_have_text([code[:3], code[3:]], timeout=8_000)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", SCREENS)
def test_page_is_accessible_and_fits_the_screen(steady, browser_page, screen, scheme):
    width, height = SCREENS[screen]
    page = browser_page(viewport={"width": width, "height": height}, color_scheme=scheme)
    for minutes, expected in ((1, "open"), (-30, "early"), (200, "over")):
        steady.clock.set(during(1, minutes))
        page.goto(steady.link("pt"))
        assert (state(page), accessibility_faults(page)) == (expected, [])
        size = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
        assert (expected, size) == (expected, [width, height])


@pytest.mark.parametrize("screen", SCREENS)
def test_digits_fill_the_screen_and_the_picture_is_whole(steady, browser_page, screen):
    width, height = SCREENS[screen]
    page = browser_page(viewport={"width": width, "height": height})
    page.goto(steady.link())
    digits, picture = page.locator("#digits").bounding_box(), page.locator("#picture").bounding_box()
    main = page.locator("main").bounding_box()
    for box in (digits, picture):
        assert main["x"] <= box["x"]
        assert box["x"] + box["width"] <= main["x"] + main["width"]
        assert main["y"] <= box["y"] + 2
        assert box["y"] + box["height"] <= main["y"] + main["height"] + 2
    assert picture["width"] == pytest.approx(picture["height"], abs=1)
    # Of what is left beside the picture, the digits take nearly all of the breadth or of the height.
    free = (main["width"] if width < height else main["width"] * 0.55, main["height"])
    assert max(digits["width"] / free[0], digits["height"] / free[1]) > 0.8
    assert min(picture["width"], picture["height"]) > 0.4 * min(width, height)


def test_code_and_picture_change_together_at_the_servers_half_minute(presented, browser_page):
    presented.clock.set(during(1) + HALF_MINUTE - timedelta(seconds=3))
    page = browser_page()
    page.goto(presented.link())
    before, after = (checkin_code(SECRET, 1, during(1) + later) for later in (timedelta(), HALF_MINUTE))
    turns_into(page, before)
    link = scanned(page)
    turns_into(page, after)
    assert presented.clock.now() >= during(1) + HALF_MINUTE
    assert scanned(page) not in (None, link)


@pytest.mark.parametrize("wrong", ["2001-01-01T00:00:00Z", "2039-12-31T23:59:45Z"])
def test_computer_with_a_wrong_clock_shows_the_right_code(steady, browser_page, wrong):
    page = browser_page()
    page.clock.install(time=wrong)
    page.goto(steady.link())
    turns_into(page, steady.code())
    page.wait_for_timeout(500)
    assert shown(page) == steady.code()


def test_codes_go_on_while_the_network_is_away_until_none_is_left(steady, browser_page):
    page = browser_page(expected=AWAY)
    page.clock.install()
    page.goto(steady.link("es"))
    turns_into(page, checkin_code(SECRET, 1, during(1)))
    page.context.set_offline(True)
    quiet = page.locator("#offline")
    for half_minutes in range(1, 10):
        page.clock.fast_forward(30_000)
        turns_into(page, checkin_code(SECRET, 1, during(1) + half_minutes * HALF_MINUTE))
        expect(quiet).to_have_text(text("es", "present-offline"))
    page.clock.fast_forward(90_000)
    expect(page.locator(".when-ended")).to_have_text(text("es", "present-ended"))
    assert (state(page), page.locator("#digits").is_visible()) == ("ended", False)
    assert accessibility_faults(page) == []


def test_page_comes_back_by_itself_with_the_network(steady, browser_page):
    page = browser_page(expected=AWAY)
    page.clock.install()
    page.goto(steady.link())
    page.context.set_offline(True)
    page.clock.fast_forward(360_000)
    expect(page.locator("body")).to_have_attribute("data-state", "ended")
    steady.clock.set(during(1, 6))
    page.context.set_offline(False)
    page.clock.fast_forward(5_000)
    turns_into(page, steady.code())
    expect(page.locator("#offline")).to_be_empty()
    assert state(page) == "open"


def test_window_opens_by_the_held_times_without_the_network(steady, browser_page):
    steady.clock.set(FIRST - timedelta(minutes=10, seconds=20))
    page = browser_page(expected=AWAY)
    page.clock.install()
    page.goto(steady.link())
    expect(page.locator("#opens")).to_contain_text("12:50")
    assert (state(page), page.locator("#digits").is_visible()) == ("early", False)
    page.context.set_offline(True)
    page.clock.fast_forward(30_000)
    expect(page.locator("#digits")).to_be_visible()


def test_people_who_come_in_are_counted_on_the_open_page(steady, sqlite, browser_page):
    page = browser_page()
    page.goto(steady.link("fr"))
    expect(page.locator(".total")).to_have_text(text("fr", "present-count", count=0))
    sqlite.write(lambda db: attend(db, 1, 1)).result()
    expect(page.locator(".total")).to_have_text(text("fr", "present-count", count=1))
    expect(page.locator("#live li")).to_have_text(["Español 1"])


def test_check_in_is_closed_and_opened_again_from_the_page(steady, browser_page):
    page = browser_page()
    page.goto(steady.link("pt"))
    page.get_by_role("button", name=text("pt", "present-stop")).click()
    again = page.get_by_role("button", name=text("pt", "present-start"))
    expect(again).to_be_focused()
    assert (page.locator("#digits").is_visible(), accessibility_faults(page)) == (False, [])
    again.click()
    expect(page.locator("#digits")).to_be_visible()
    assert page.url == steady.link("pt")


def test_page_without_scripts_shows_the_code_and_closes(steady, browser_page):
    page = browser_page(java_script_enabled=False)
    page.goto(steady.link("en"))
    assert shown(page) == steady.code()
    page.get_by_role("button", name=text("en", "present-stop")).click()
    assert (page.url, page.locator(".when-stopped").first.is_visible()) == (steady.link("en"), True)


def test_picture_checks_somebody_in_with_a_second_browser(steady, sqlite, browser_page):
    screen, phone = browser_page(), browser_page(viewport={"width": 360, "height": 640})
    ((name, value),) = cookie_of(sqlite, 1).items()
    phone.context.add_cookies([{"name": name, "value": value, "url": steady.url}])
    screen.goto(steady.link("en"))
    turns_into(screen, steady.code())
    phone.goto(scanned(screen))
    assert accessibility_faults(phone) == []
    expect(screen.locator(".total")).to_have_text(text("en", "present-count", count=0))
    phone.get_by_role("button", name=text("es", "button-checkin")).click()
    expect(phone.locator(".outcome")).to_contain_text(text("es", "checkin-in"))
    expect(screen.locator(".total")).to_have_text(text("en", "present-count", count=1))
    assert accessibility_faults(phone) == []
