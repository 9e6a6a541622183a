"""What tests of the page chat do over and over."""

from playwright.sync_api import Page, expect

from academy.messages import Button, Document, Field, Reply
from tests.support.web import WebPerson

SMALL = {"width": 360, "height": 640}
# What Chromium and htmx log when the network is gone.
LOST = ("ERR_", "htmx:sendError", "htmx:afterRequest", "[object Event]")
LARGE = {"width": 1280, "height": 800}
CHOICE = Reply("Do you **agree**? See /privacy.", ((Button("Yes, I agree", "yes"), Button("No", "no")),))
FULL = [
    Reply(
        "**Welcome.** https://ilo.org/a-very-long-address/" + "x" * 80, ((Button("Room", url="https://ilo.org"),),)
    ),
    Reply("Where?", ((Button("Skip", "skip"), Button("A label that is rather long", "l")),), location="Here I am"),
    Reply("Your data, " + "Donaudampfschifffahrtsgesellschaft" * 3, document=Document("data.json", b"{}")),
    Reply("Why do you want to take part?", field=Field("Your motivation", 30, 1500, long=True)),
]


def write(page: Page, words: str) -> None:
    page.get_by_role("textbox").fill(words)
    page.locator(".send").click()


def lines(page: Page) -> list[str]:
    return page.locator("#log .words, #log .chosen > :last-child").all_inner_texts()


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement.innerText || document.activeElement.id")


def talk(house, page: Page) -> None:
    """A conversation with everything a message can hold."""
    house.inside.says(*FULL)
    page.goto(house.url)
    for number in range(len(FULL)):
        write(page, f"Message {number}")
        expect(page.locator(".theirs")).to_have_count(number + 1)


def transcript(person: WebPerson) -> list[tuple[str, str]]:
    """Who said what, as the page of a driven person shows it."""
    return [("me" if message.mine else "it", message.text) for message in person.messages]
