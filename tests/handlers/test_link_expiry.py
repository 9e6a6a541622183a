"""Codes and half-made links that run out, and codes that are guessed."""

from locales import text
from tests.handlers.linking import WRONG, addresses, code_of
from tests.handlers.steps import begins, newest, signed_up


def test_wrong_codes_are_told_and_after_five_one_has_to_wait(elsewhen):
    app, visitor = elsewhen()
    ana, other = signed_up(app, visitor("en")), visitor("en")
    code = code_of(ana)
    other.say("/link")
    for _ in range(5):
        other.say(WRONG)
        assert (other.last, other.buttons) == (text("en", "link-unknown"), [text("en", "button-cancel")])
    other.say(code)
    assert other.last == text("en", "link-locked", minutes=10)
    ana.forward("2021-11-12T09:11+01:00")
    other.say(code_of(ana))
    assert other.last.startswith(begins("en", "link-preview", lines="", apps=""))


def test_code_is_over_after_ten_minutes(elsewhen):
    app, visitor = elsewhen()
    ana, other = signed_up(app, visitor("en")), visitor("en")
    code = code_of(ana)
    ana.forward("2021-11-12T09:11+01:00")
    other.say(f"/link {code}")
    assert other.last.startswith(text("en", "link-unknown"))


def test_merging_that_was_begun_too_long_ago_begins_again(elsewhen):
    app, visitor = elsewhen()
    ana, other = signed_up(app, visitor("en")), visitor("en")
    other.say("/start")
    other.say(f"/link {code_of(ana)}")
    ana.forward("2021-11-12T09:30+01:00")
    other.press("merge")
    assert other.last.startswith(text("en", "link-expired"))
    assert len(addresses(app, newest(app).id)) == 1
