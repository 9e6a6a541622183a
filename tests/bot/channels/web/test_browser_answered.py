"""What the page shows of questions that were answered in words, and by which clock."""

from playwright.sync_api import expect

from academy.messages import Button, Reply
from tests.bot.channels.web.steps import write

QUESTION = Reply("What is your name?", ((Button("Back", "back"),),))
NEXT = Reply("Where do you live?", ((Button("Back", "back"), Button("Skip", "skip")),))


def test_question_answered_in_words_loses_its_buttons_once_the_next_has_its_own(house, browser_page):
    house.inside.says(QUESTION, Reply("That is too short."), NEXT)
    page = browser_page()
    page.goto(house.url)
    shown = page.locator(".rows .button:visible")
    write(page, "/start")
    expect(shown).to_have_text(["Back"])
    write(page, "A")
    expect(page.locator(".theirs")).to_have_count(2)
    expect(shown).to_have_text(["Back"])


def test_question_gives_its_buttons_to_the_next(house, browser_page):
    house.inside.says(QUESTION, NEXT)
    page = browser_page()
    page.goto(house.url)
    shown = page.locator(".rows .button:visible")
    write(page, "/start")
    write(page, "Ana")
    expect(shown).to_have_text(["Back", "Skip"])


def test_message_keeps_its_buttons_when_a_command_follows(house, browser_page):
    house.inside.says(QUESTION, NEXT)
    page = browser_page()
    page.goto(house.url)
    write(page, "/start")
    write(page, "/about")
    expect(page.locator(".rows .button:visible")).to_have_text(["Back", "Back", "Skip"])


def test_hours_are_those_of_the_browser_from_the_first_message(house, browser_page):
    page = browser_page(timezone_id="America/Recife")
    page.goto(house.url)
    write(page, "Hello")
    expect(page.locator(".message time")).to_have_text(["05:00", "05:00"])
    page.reload()
    expect(page.locator(".message time")).to_have_text(["05:00", "05:00"])
