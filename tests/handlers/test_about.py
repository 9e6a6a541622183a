import pytest

from academy.programme import ABOUT_QUESTIONS, LANGUAGES
from locales import text
from tests.handlers.steps import arrive, press_old, signed_up
from tests.support.people import edition


def labels(language, *, but=""):
    return [text(language, f"about-{question}") for question in ABOUT_QUESTIONS if question != but]


@pytest.mark.parametrize("language", LANGUAGES)
def test_ten_questions_are_answered_from_the_programme(shared, guest, language):
    ana = signed_up(shared, guest(language))
    ana.say("/about")
    title, theme = edition().title[language], edition().theme[language]
    assert ana.last == text(language, "about", title=title, theme=theme)
    assert ana.buttons == [*labels(language), text(language, "button-home")]
    count = len(ana.replies)
    for question in ABOUT_QUESTIONS:
        ana.press(text(language, f"about-{question}"))
        assert ana.last == f"**{text(language, f'about-{question}')}**\n\n{edition().about[question][language]}"
        assert ana.buttons[:-1] == labels(language, but=question)
    assert len(ana.replies) == count  # each in the place of the one before


@pytest.mark.parametrize("asked", ["/about cost", "/about nothing", "/perguntas", "/QUESTIONS"])
def test_about_may_be_asked_in_other_words(shared, guest, asked):
    ana = signed_up(shared, guest("en"))
    ana.say(asked)
    theme = edition().theme["en"]
    assert (edition().about["cost"]["en"] if asked == "/about cost" else theme) in ana.last


def test_question_may_be_typed(shared, guest):
    ana = signed_up(shared, guest("pt"))
    ana.say("/about")
    ana.say("certificado")
    assert ana.last.endswith(edition().about["certificate"]["pt"])


def test_about_may_be_read_before_signing_up_and_in_between(shared, guest):
    ana = guest("en")
    ana.say("/start")
    ana.press(text("en", "button-about"))
    assert ana.buttons[-1] == text("en", "button-go-on")
    luis = arrive(shared, guest("en"), "join.name")
    press_old(luis, "about:cost")
    luis.say("Luis Vargas")
    assert luis.last.startswith(text("en", "join-name-noted", name="Luis Vargas"))
