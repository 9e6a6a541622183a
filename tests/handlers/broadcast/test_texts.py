"""The texts of an announcement, and the language that each is in."""

import pytest

from academy.messages import Kind
from tests.handlers.broadcast.steps import ENGLISH, FRENCH, GERMAN, SPANISH, drafted, labels, row, say


@pytest.mark.parametrize(
    ("words", "doubt", "buttons"),
    [
        pytest.param(ENGLISH, "", [], id="right"),
        pytest.param(
            FRENCH,
            say("broadcast-doubt", name="English", other="French"),
            ["No, it is: English", "Yes, it is: French"],
            id="another",
        ),
        pytest.param(
            GERMAN,
            say("broadcast-doubt-fifth", name="English"),
            ["No, it is: English", "Write it again"],
            id="a fifth",
        ),
        pytest.param("OK", "", [], id="too short to tell"),
    ],
)
def test_text_in_the_wrong_language_is_noticed(ana, words, doubt, buttons):
    ana.press("broadcast.new")
    ana.press("broadcast.text:1:en")
    noted = ana.say(words)
    assert (doubt in noted.text, row(ana).texts) == (True, {"en": words})
    if doubt:
        assert labels(noted) == buttons
        assert doubt in ana.press("broadcast:1").text


def test_text_in_the_wrong_language_moves_to_the_right_one_or_stays(ana):
    ana.press("broadcast.new")
    ana.press("broadcast.text:1:en")
    ana.say(FRENCH)
    assert ana.press_label("Yes, it is: French").text == say("broadcast-texts-more")
    assert row(ana).texts == {"fr": FRENCH}
    ana.press("broadcast.text:1:en")
    ana.say(SPANISH)
    ana.press_label("No, it is: English")
    assert row(ana).texts == {"fr": FRENCH, "en": SPANISH}


def test_writing_announcements_in_french_offers_nobody_to_switch_to_french(ana):
    ana.press("broadcast.new")
    for _ in range(4):
        ana.press("broadcast.text:1:fr")
        reply = ana.say(FRENCH)
    assert labels(reply) == ["English", "✓ French", "Spanish", "Portuguese", "For whom", "Overview"]


@pytest.mark.parametrize("extra", [1, 2, 400])
def test_text_that_is_too_long_is_refused_with_its_count_and_can_be_sent_again(ana, extra):
    ana.press("broadcast.new")
    ana.press("broadcast.text:1:en")
    refused = ana.say("x" * (3500 + extra))
    assert refused.text == say("broadcast-text-long", count=3500 + extra, most=3500, extra=extra)
    assert ana.say("x" * 3500).text.startswith(say("broadcast-text-noted", name="English", count=3500))


def test_text_keeps_its_lines_and_its_bold_words(ana):
    drafted(ana, ("en", "**Dear all**,\n\nthe link has changed.\n"))
    assert ana.press("broadcast.show:1:en").text == "**Dear all**,\n\nthe link has changed."


def test_text_can_be_looked_at_again_and_removed(ana):
    drafted(ana, ("en", ENGLISH))
    assert say("broadcast-text-now", text=ENGLISH) in ana.press("broadcast.text:1:en").text
    assert ana.press_label("Remove this text").text == say("broadcast-texts")
    assert row(ana).texts == {}


def test_sticker_while_the_text_is_asked_for_changes_nothing(ana):
    ana.press("broadcast.new")
    ana.press("broadcast.text:1:en")
    assert say("broadcast-text", name="English", most=3500) in ana.do(Kind.ATTACHMENT, attachment="sticker").text
    assert ana.say(ENGLISH).text.startswith(say("broadcast-text-noted", name="English", count=len(ENGLISH)))
