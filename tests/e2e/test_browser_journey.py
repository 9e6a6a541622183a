"""From the first visit to the agenda in a real browser, in each language, on a telephone and on a desk."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

import pytest
from playwright.sync_api import Locator, Page, expect

from academy.programme import in_language
from locales import dates, text
from tests.support.people import edition
from tests.support.reading import pattern, surely_in_another, unknown_lines

TELEPHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
EDITION = edition()
FIRST_DAY = date(2021, 11, 15)
# What is read aloud or shown by the pointer only, and the title of the window.
UNSEEN = """[document.title, ...[...document.querySelectorAll("[aria-label], [title], [alt]")]
    .flatMap(element => [element.ariaLabel, element.title, element.alt])].filter(Boolean)"""


@dataclass(frozen=True)
class Person:
    """What somebody types; `opening` is when the official opening is by their clock."""

    language: str
    browser: str
    name: str
    country: str
    organisation: str
    city: str
    motivation: str
    opening: str
    zone_asked: str  # the question where they are: their country may have one clock

    def typed(self) -> set[str]:
        return {self.name, self.country, self.organisation, self.city, self.motivation}


PEOPLE = [
    Person(
        "en",
        "en-GB",
        "Akosua Boateng",
        "Ghana",
        "Kumasi Weavers’ Co-operative",
        "Kumasi",
        "We are forty weavers and would like to learn how others share the work and what it earns.",
        "12:00–13:30",
        "join-zone-guessed",
    ),
    Person(
        "fr",
        "fr-SN",
        "Awa Ndiaye",
        "Sénégal",
        "Mutuelle de santé de Thiès",
        "Thiès",
        "Je dirige une mutuelle de santé et je voudrais comprendre comment d’autres la financent.",
        "12:00–13:30",
        "join-zone-guessed",
    ),
    Person(
        "es",
        "es-419",
        "Lucía Hernández",
        "México",
        "Cooperativa Café de la Sierra",
        "Oaxaca",
        "Vendemos café entre ochenta familias y queremos aprender de otras cooperativas de la región.",
        "6:00–7:30",
        "join-zone",
    ),
    Person(
        "pt",
        "pt-BR",
        "João Nascimento",
        "Brasil",
        "Rede Solidária do Nordeste",
        "Recife",
        "Acompanho grupos de catadores e quero conhecer as políticas públicas de outros países.",
        "09:00–10:30",
        "join-zone",
    ),
]


@dataclass
class Visit:
    """A person at the page; after each step everything seen is kept, and looked at on both screens."""

    page: Page
    person: Person
    lines: set[str] = field(default_factory=set)

    def text(self, key: str, **values: object) -> str:
        return text(self.person.language, key, **values)

    def press(self, label: str, answer: str) -> None:
        """Press a button of the newest message, named by its text's key; the answer has that text."""
        self.answer.get_by_role("button", name=self.text(label), exact=True).click()
        self.expect_answer(answer)

    def say(self, words: str, asked: str, answer: str) -> None:
        """Type into the field, which is named as the question wants it, and send."""
        self.page.get_by_role("textbox", name=self.text(asked)).fill(words)
        self.look()
        self.button("web-send").click()
        self.expect_answer(answer)

    def button(self, key: str) -> Locator:
        return self.page.get_by_role("button", name=self.text(key), exact=True)

    @property
    def answer(self) -> Locator:
        return self.page.locator("#log .theirs").last

    def expect_answer(self, key: str) -> None:
        said = re.compile(pattern(self.person.language, key), re.DOTALL)
        expect(self.answer.locator(".words")).to_have_text(said, use_inner_text=True)
        self.look()

    def unreadable(self) -> list[str]:
        """What somebody who reads only their language was shown nevertheless."""
        language, typed = self.person.language, self.person.typed()
        said = self.page.locator("#log .theirs .words").all_inner_texts()
        return unknown_lines(self.lines, language, EDITION, typed) + surely_in_another(said, language)

    def transcript(self) -> list[str]:
        """What was said on both sides, and the buttons that were pressed."""
        return self.page.locator("#log .words, #log .chosen").all_inner_texts()

    def look(self) -> None:
        """Keep what can be read, and see that it fits the width of both screens."""
        for screen in (TELEPHONE, DESK):
            self.page.set_viewport_size(screen)
            self.lines |= set(self.page.locator("body").inner_text().split("\n"))
            assert self.page.evaluate("document.documentElement.scrollWidth") == screen["width"]
        self.lines |= set(self.page.evaluate(UNSEEN))


@pytest.fixture(params=PEOPLE, ids=[person.language for person in PEOPLE])
def visit(request: pytest.FixtureRequest, address: str, browser_page: Callable[..., Page]) -> Visit:
    """Somebody who opens the page for the first time, in each of the languages."""
    first = Visit(browser_page(locale=request.param.browser), request.param)
    first.page.goto(address)
    return first


def sign_up(visit: Visit) -> None:
    person = visit.person
    visit.press("button-begin", "consent-academy")
    visit.press("consent-academy-yes", "consent-found")
    visit.press("consent-found-yes", "consent-news")
    visit.press("consent-news-no", "join-name")
    visit.say(person.name, "join-name.field", "join-country")
    visit.say(person.country, "join-country.field", "join-constituency")
    visit.press("constituency-sse", "join-organisation")
    visit.say(person.organisation, "join-organisation.field", "join-work")
    visit.press("button-skip", person.zone_asked)
    visit.say(person.city, "join-zone.field", "join-zone-right")
    visit.press("button-zone-right", "apply-offer")


def apply(visit: Visit) -> None:
    visit.press("button-apply", "apply-motivation")
    visit.say(visit.person.motivation, "apply-motivation.field", "apply-commitment")
    visit.press("apply-commitment-yes", "apply-summary")
    visit.press("button-send", "apply-sent-applied")


def accepted(visit: Visit) -> None:
    visit.button("web-demo-accept").click()
    visit.expect_answer("decision-accepted")


def agenda(visit: Visit) -> None:
    visit.press("button-agenda", "agenda-heading")
    person, shown = visit.person, visit.answer.locator(".words").inner_text().split("\n")
    opening = in_language(EDITION.sessions[0].title, person.language)
    assert shown[2].casefold() == dates.day(FIRST_DAY, person.language).casefold()
    assert shown[4] == f"{person.opening} · {opening}"


def next_event(visit: Visit) -> None:
    visit.button("web-demo-next").click()
    day, city = dates.short_day(FIRST_DAY, visit.person.language), dates.city("Europe/Rome", visit.person.language)
    clock = visit.text("web-demo-clock", day=day, time="13:00", city=city)
    expect(visit.page.locator("#demo time")).to_have_text(clock)
    visit.look()


def reload(visit: Visit) -> None:
    before = visit.transcript()
    visit.page.reload()
    assert visit.transcript() == before


def test_newcomer_goes_from_the_first_visit_to_the_agenda(visit: Visit) -> None:
    visit.look()
    visit.button("web-greeting-start").click()
    visit.expect_answer("welcome")
    for stage in (sign_up, apply, accepted, agenda, next_event, reload):
        stage(visit)
    assert visit.unreadable() == []


def test_menus_are_in_the_language_of_the_browser(visit: Visit) -> None:
    for menu in visit.page.locator("summary").all():
        menu.click()
        visit.look()
    assert visit.unreadable() == []
