"""The page in a real Chromium: whom it reaches – by keyboard, by ear, on a phone, without scripts."""

import re
import time

import pytest
from playwright.sync_api import expect

from academy.messages import Button, Kind, Reply
from academy.programme import LANGUAGES
from locales import text
from tests.bot.channels.web.steps import CHOICE, LARGE, SMALL, focused, lines, talk, write
from tests.support.browser import accessibility_faults


def test_whole_conversation_works_by_keyboard_alone(house, browser_page):
    house.inside.says(
        CHOICE,
        Reply("Thank you.", ((Button("Go on", "on"),),), closes=True),
        Reply("What is your name?"),
        Reply("Nice."),
    )
    page = browser_page()
    page.goto(house.url)
    begin_by_keyboard(page)
    expect(page.locator(".theirs")).to_have_count(1)
    page.get_by_role("button", name="/privacy").focus()
    page.keyboard.press("Tab")
    assert focused(page) == "Yes, I agree"
    page.keyboard.press("Space")
    expect(page.locator(".chosen")).to_have_count(1)
    assert focused(page) == "Go on"
    page.keyboard.press("Enter")
    expect(page.locator(".theirs")).to_have_count(3)
    page.keyboard.press("Tab")
    assert focused(page) == "words"
    type_two_lines(page, "Ana", "Machel")
    expect(page.locator(".theirs")).to_have_count(4)
    assert lines(page) == [
        "/start", "Do you agree? See /privacy.", "Yes, I agree", "Thank you.",
        "What is your name?", "Ana\nMachel", "Nice.",
    ]  # fmt: skip
    assert [event.kind for event in house.inside.events] == [Kind.COMMAND, Kind.ACTION, Kind.ACTION, Kind.TEXT]


def begin_by_keyboard(page):
    page.keyboard.press("Tab")
    assert focused(page) == text("en", "web-skip")
    for _ in range(2):
        page.keyboard.press("Tab")
    assert focused(page) == text("en", "web-greeting-start")
    page.keyboard.press("Enter")


def type_two_lines(page, first, second):
    page.keyboard.type(first)
    page.keyboard.press("Shift+Enter")
    page.keyboard.type(second)
    page.keyboard.press("Enter")


def test_skip_link_leads_to_the_message_field(house, browser_page):
    page = browser_page()
    page.goto(house.url)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert focused(page) == "words"


def test_menu_opens_and_closes_by_keyboard_and_says_commands(house, browser_page):
    page = browser_page()
    page.goto(house.url)
    menu = page.locator(".menu summary")
    menu.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".menu .panel")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.locator(".menu .panel")).to_be_hidden()
    assert menu.evaluate("it => it === document.activeElement")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="/agenda").click()
    expect(page.locator(".menu .panel")).to_be_hidden()
    assert lines(page) == ["/agenda", "You said ."]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["360", "1280"])
def test_page_is_accessible(demo_house, browser_page, size, scheme):
    page = browser_page(viewport=size, color_scheme=scheme, expected=("404",))
    page.goto(demo_house.url)
    assert accessibility_faults(page) == []
    talk(demo_house, page)
    page.locator("#demo-accept").click()
    expect(page.locator("#notice")).not_to_be_empty()
    assert accessibility_faults(page) == []
    page.locator(".menu summary").click()
    page.locator(".menu .panel").evaluate("panel => Promise.all(panel.getAnimations().map((it) => it.finished))")
    assert accessibility_faults(page) == []
    page.goto(f"{demo_house.url}/chat/file/0")
    assert accessibility_faults(page) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_is_never_wider_than_a_small_phone(demo_house, browser_page, language):
    page = browser_page(viewport=SMALL, locale=language)
    page.goto(demo_house.url)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    talk(demo_house, page)
    page.locator(".menu summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert page.evaluate("Math.round(document.querySelector('footer').getBoundingClientRect().bottom)") == 640


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["360", "1280"])
def test_everything_to_press_is_large_enough_for_a_thumb(demo_house, browser_page, size):
    page = browser_page(viewport=size, has_touch=True)
    page.goto(demo_house.url)
    start = page.locator(".greeting button").all()
    assert min(min(it.bounding_box()["height"], it.bounding_box()["width"]) for it in start) >= 44
    talk(demo_house, page)
    pressed = [it.bounding_box() for it in page.locator(".button:visible").all()]
    assert len(pressed) >= 9
    assert [box for box in pressed if box["height"] < 44 or box["width"] < 44] == []


def test_page_comes_in_another_language_at_once(house, browser_page):
    page = browser_page(locale="en")
    page.goto(house.url)
    page.locator(".languages summary").click()
    page.get_by_role("link", name="Français").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    page.locator(".greeting").get_by_role("button", name="Português").click()
    expect(page.locator("html")).to_have_attribute("lang", "pt")
    page.locator(".languages summary").click()
    page.locator(".languages").get_by_role("button", name="Español").click()
    expect(page.locator("html")).to_have_attribute("lang", "es")
    assert [event.action for event in house.inside.events] == ["language:pt", "language:es"]


def test_long_answer_is_shown_from_its_beginning(house, browser_page):
    house.inside.says(Reply("Short."), Reply("**Agenda**\n" + "A line of the agenda\n" * 80))
    page = browser_page(viewport=SMALL)
    page.goto(house.url)
    for number in (1, 2):
        write(page, "/agenda")
        expect(page.locator(".theirs")).to_have_count(number)
    top = page.locator(".theirs").last.evaluate("it => it.getBoundingClientRect().top")
    header = page.locator("header").evaluate("it => it.getBoundingClientRect().bottom")
    assert header <= top <= header + 60


def test_page_works_without_scripts(demo_house, browser_page):
    demo_house.inside.says(CHOICE, Reply("Thank you.", closes=True), Reply("Bye."))
    page = browser_page(java_script_enabled=False)
    page.goto(demo_house.url)
    page.get_by_role("button", name=text("en", "web-greeting-start")).click()
    page.get_by_role("button", name="Yes, I agree").click()
    page.get_by_role("textbox").fill("Ana")
    page.get_by_role("button", name=text("en", "web-send")).click()
    page.locator("#demo-next").click()
    assert lines(page) == ["/start", "Do you agree? See /privacy.", "Yes, I agree", "Thank you.", "Ana", "Bye."]
    assert page.url.endswith("/#end")
    expect(page.locator("[data-clock]")).to_contain_text("13:00")


def test_new_messages_are_announced_and_old_ones_are_not_again(house, browser_page):
    page = browser_page()
    page.goto(house.url)
    write(page, "Hello")
    expect(page.locator(".theirs")).to_have_count(1)
    page.evaluate("""() => {
        window.added = [];
        new MutationObserver((changes) => changes.forEach(({ addedNodes }) =>
            added.push(...[...addedNodes].map((it) => it.id)))
        ).observe(document.getElementById("log"), { childList: true });
    }""")
    log = page.get_by_role("log")
    assert (log.get_attribute("aria-live"), log.get_attribute("aria-label")) == (
        "polite",
        text("en", "web-conversation"),
    )
    write(page, "Again")
    expect(page.locator(".theirs")).to_have_count(2)
    time.sleep(0.3)  # the stream brings the same again
    assert page.evaluate("window.added") == page.locator(".message").evaluate_all(
        "them => them.slice(2).map((it) => it.id)"
    )


def test_page_asks_for_nothing_it_does_not_need(house, browser_page):
    asked = []
    page = browser_page()
    page.on("request", lambda request: asked.append(re.sub(r"^http://[^/]+|\?.*", "", request.url)))
    with page.expect_request("**/chat/stream*"):
        page.goto(house.url)
    assert sorted(asked) == [
        "/",
        "/chat/stream",
        "/static/chat.css",
        "/static/chat.js",
        "/static/icon.svg",
        "/static/vendor/htmx.min.js",
        "/static/vendor/sse.min.js",
    ]
