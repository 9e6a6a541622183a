"""Electives in a real browser: invited, waiting, offered a seat, exchanging it and ranking wishes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from academy.programme import RoundMode
from bot.app import App
from locales import text
from tests.handlers.rounds import course, elective, round_id, round_of, tap, with_rounds
from tests.handlers.steps import admitted
from tests.support.browser import accessibility_faults
from tests.support.reading import pattern
from tests.support.web import WebPerson

EDITION = with_rounds(
    round_of("one", course("a", 1, ("en", "fr")), course("b", 9)),
    round_of("two", course("xa"), course("xb"), mode=RoundMode.RANKED, days=7),
)
TELEPHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 800}


@dataclass
class Visit:
    """Somebody in Chromium, and another person who has the seat that they want."""

    app: App
    page: Page
    rival: WebPerson
    language: str

    @property
    def answer(self) -> Locator:
        return self.page.locator("#log .theirs").last

    def press(self, key: str, answer: str, **values: object) -> None:
        """Press a button of the newest message, named by its text's key; the answer has that text."""
        self.press_label(text(self.language, key, **values), answer)

    def press_label(self, label: str, answer: str) -> None:
        """The text was not there before, or it would say nothing about the answer."""
        expect(self.answer.locator(".words")).not_to_have_text(self.words_of(answer), use_inner_text=True)
        self.answer.get_by_role("button", name=label, exact=True).click()
        self.reads(answer)

    def open_care(self, label: str) -> None:
        self.answer.get_by_role("button", name=label, exact=True).click()
        self.reads_words(f"All about care, {self.language}")

    def words_of(self, key: str) -> re.Pattern[str]:
        return re.compile(pattern(self.language, key), re.DOTALL)

    def reads(self, key: str) -> None:
        """The newest message has a text, and the page fits its width."""
        expect(self.answer.locator(".words")).to_have_text(self.words_of(key), use_inner_text=True)
        width = self.page.viewport_size["width"]
        assert self.page.evaluate("document.documentElement.scrollWidth") == width

    def reads_words(self, words: str) -> None:
        expect(self.answer.locator(".words")).to_contain_text(words, use_inner_text=True)

    def pass_time(self, to: str) -> None:
        """Set the clock forward to an instant of November 2021 in Turin: "12 09:20"."""
        day, clock = to.split()
        self.rival.forward(f"2021-11-{day}T{clock}+01:00").raise_for_status()


@pytest.fixture(params=[("pt", TELEPHONE), ("en", DESK)], ids=["pt on a telephone", "en on a desk"])
def visit(request: pytest.FixtureRequest, elsewhen, browser_page: Callable[..., Page]) -> Visit:
    """A participant's page; they signed up elsewhere, and their cookies came along."""
    language, screen = request.param
    app, visitor = elsewhen(other=EDITION)
    rival, ana = admitted(app, visitor(language)), admitted(app, visitor(language))
    page = browser_page(locale=language, viewport=screen)
    page.context.add_cookies(
        [{"name": one.name, "value": one.value, "url": ana.url} for one in ana.client.cookies.jar]
    )
    tap(rival, f"take:{elective(app, 'a')}")
    if language == "pt":
        rival.press(text(language, "button-elective-follow", name=text(language, "language-en")))
    page.goto(ana.url)
    return Visit(app, page, rival, language)


def test_seat_is_waited_for_offered_exchanged_and_wishes_are_ranked(visit: Visit) -> None:
    for stage in (invited, waits, offered, exchanges, ranks):
        stage(visit)
        assert accessibility_faults(visit.page) == []


def invited(visit: Visit) -> None:
    visit.pass_time("12 09:02")
    visit.reads("electives-news-open")
    visit.press("button-elective-choose", "electives-open")
    visit.open_care(f"Care  {visit.language}")


def waits(visit: Visit) -> None:
    asked = "electives-language" if visit.language == "pt" else "electives-waits"
    visit.press("button-elective-wait", asked)
    if visit.language == "pt":
        visit.press("button-elective-follow", "electives-waits", name=text("pt", "language-en"))
    notice = text(visit.language, "electives-waits-notice", position=1)
    expect(visit.page.get_by_text(notice, exact=True)).to_be_visible()


def offered(visit: Visit) -> None:
    tap(visit.rival, f"leave:{round_id(visit.app, 'one')}")
    visit.rival.press(text(visit.language, "button-elective-leave-yes"))
    visit.pass_time("12 09:20")
    visit.reads("electives-news-offer")
    visit.press("button-elective-accept", "electives-seat")
    visit.press("button-elective-all", "electives-yours")


def exchanges(visit: Visit) -> None:
    tap(visit.rival, f"take:{elective(visit.app, 'b')}")
    tap(visit.rival, f"swap:{elective(visit.app, 'a')}")
    visit.open_care(f"✓ Care  {visit.language}")
    visit.press("button-elective-swap", "electives-swap-wanted")
    visit.press_label(f"✓ Finance  {visit.language}", "electives-swap-done")
    visit.press("button-elective-all", "electives-yours")
    visit.reads_words(
        text(visit.language, "electives-yours", title=f"Finance  {visit.language}").replace("**", "")
    )


def ranks(visit: Visit) -> None:
    visit.pass_time("15 09:01")
    visit.reads("electives-news-open-ranked")
    visit.press("button-elective-choose", "electives-open-ranked")
    visit.press("button-elective-wishes", "electives-wishes-first")
    visit.press_label(f"1. Finance x {visit.language}", "electives-wishes-next")
    visit.press_label(f"2. Care x {visit.language}", "electives-wishes-complete")
    visit.press("button-elective-unwish", "electives-wishes-next")
    visit.reads_words(f"1. Finance x {visit.language}")
