from dataclasses import replace

import pytest

from academy.applications import State
from academy.programme import LANGUAGES, Admission
from locales import text
from storage import applications, programmes
from storage.members import PROFILE
from tests.handlers.steps import (
    MOTIVATION,
    TOLD,
    admitted,
    arrive,
    begins,
    newest,
    open_question,
    press_old,
    signed_up,
    standing,
)
from tests.support.people import edition


def mine(app):
    """The application of the member who was met last."""
    number, found = newest(app).id, programmes.current_edition
    return app.database.read(lambda db: applications.participation_of(db, number, found(db)[0]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_membership_is_followed_by_the_offer_to_apply(shared, guest, language):
    ana = arrive(shared, guest(language), "apply.offer")
    assert ana.last.startswith(text(language, "join-done", name="Ana Machel"))
    assert ana.buttons == [
        text(language, f"button-{name}") for name in ("apply", "later", "back", "pause", "restart")
    ]
    ana.press(text(language, "button-later"))
    assert (ana.last, ana.buttons) == (text(language, "apply-later"), [text(language, "button-home")])
    assert standing(shared, newest(shared).id) is None


@pytest.mark.parametrize(
    ("typed", "key", "values"),
    [
        pytest.param("x" * 29, "apply-motivation-short", {"count": 29, "least": 30, "missing": 1}, id="29"),
        pytest.param("x", "apply-motivation-short", {"count": 1, "least": 30, "missing": 29}, id="1"),
        pytest.param(
            "x" + "\u200b" * 40, "apply-motivation-short", {"count": 1, "least": 30, "missing": 29}, id="unseen"
        ),
        pytest.param("x" * 1501, "apply-motivation-long", {"count": 1501, "most": 1500, "extra": 1}, id="1501"),
        pytest.param(
            "x" * 10_000, "apply-motivation-long", {"count": 10_000, "most": 1500, "extra": 8500}, id="10,000"
        ),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_motivation_of_a_wrong_length_is_counted_and_asked_again(shared, guest, language, typed, key, values):
    ana = arrive(shared, guest(language), "apply.motivation")
    ana.say(typed)
    assert ana.last == text(language, key, **values)
    assert (mine(shared).motivation, open_question(shared, newest(shared).id)) == (None, "apply.motivation")


@pytest.mark.parametrize("count", [30, 1500])
def test_motivation_of_a_right_length_is_kept(shared, guest, count):
    ana = arrive(shared, guest("en"), "apply.motivation")
    ana.say("x" * count)
    noted = text("en", "apply-motivation-noted", count=count)
    assert (ana.last, mine(shared).motivation) == (f"{noted}\n\n{text('en', 'apply-commitment')}", "x" * count)


def test_motivation_keeps_its_paragraphs(shared, guest):
    ana = arrive(shared, guest("en"), "apply.motivation")
    ana.say("I run a co-operative.\n\nI want to learn from the others.")
    assert mine(shared).motivation == "I run a co-operative.\n\nI want to learn from the others."


@pytest.mark.parametrize("language", LANGUAGES)
def test_commitment_may_be_typed(shared, guest, language):
    ana = arrive(shared, guest(language), "apply.commitment")
    ana.say(text(language, "apply-commitment-yes"))
    assert (mine(shared).commitment, open_question(shared, newest(shared).id)) == (True, "apply.summary")


def test_commitment_that_is_neither_yes_nor_no_is_refused(shared, guest):
    ana = arrive(shared, guest("en"), "apply.commitment")
    press_old(ana, "commit:perhaps")
    assert ana.last == f"{text('en', 'button-unknown')}\n\n{text('en', 'apply-commitment')}"
    assert mine(shared).commitment is None


NEW = {
    "name": ("Ana B. Machel", "Ana B. Machel"),
    "country": ("Portugal", "PT"),
    "constituency": ("!constituency:academia", "academia"),
    "organisation": ("ISCTE", "ISCTE"),
    "work": ("finanças solidárias", "finanças solidárias"),
    "zone": ("!zone:Europe/Lisbon", "Europe/Lisbon"),
}


@pytest.mark.parametrize("field", PROFILE)
def test_summary_changes_each_line_and_comes_back(shared, guest, field):
    ana = arrive(shared, guest("pt"), "apply.summary")
    ana.press(text("pt", f"change-{field}"))
    typed, kept = NEW[field]
    press_old(ana, typed[1:]) if typed.startswith("!") else ana.say(typed)
    assert getattr(newest(shared), field) == kept
    assert begins("pt", "apply-summary", lines="", motivation="").strip() in ana.last
    assert text("pt", "button-send") in ana.buttons


@pytest.mark.parametrize("field", [*PROFILE, "motivation"])
@pytest.mark.parametrize("way", ["back", "keep"])
def test_summary_line_left_as_it_is_comes_back_to_the_summary(shared, guest, field, way):
    ana = arrive(shared, guest("pt"), "apply.summary", work="cooperativas")
    summary = ana.last
    ana.press(text("pt", f"change-{field}"))
    question = f"apply.{field}" if field == "motivation" else f"join.{field}"
    assert ana.buttons[-3:] == [text("pt", f"button-{name}") for name in ("back", "pause", "restart")]
    press_old(ana, f"{way}:{question}")
    assert ana.last == summary
    told = newest(shared)
    assert {name: getattr(told, name) for name in PROFILE} == TOLD | {"work": "cooperativas"}


def test_summary_changes_the_motivation(shared, guest):
    ana = arrive(shared, guest("en"), "apply.summary")
    ana.press(text("en", "change-motivation"))
    assert ana.last.endswith(text("en", "apply-motivation-now", motivation=MOTIVATION))
    ana.say("I want to meet people who work on the same things as I do.")
    assert "I want to meet people" in ana.last
    assert text("en", "button-send") in ana.buttons


def test_sent_application_waits_for_the_committee(shared, guest):
    ana = arrive(shared, guest("fr"), "apply.summary")
    ana.press("send")
    title = edition().title["fr"]
    assert ana.last == text("fr", "apply-sent-applied", edition=title)
    assert (standing(shared, newest(shared).id), open_question(shared, newest(shared).id)) == (State.APPLIED, "")
    ana.say("/apply")
    assert ana.last == text("fr", "home-applied", edition=title)


def test_open_admission_makes_a_participant_at_once(elsewhen):
    app, visitor = elsewhen(other=replace(edition(), admission=Admission.OPEN))
    ana = arrive(app, visitor("es"), "apply.summary")
    ana.press("send")
    assert ana.last == text("es", "apply-sent-accepted", edition=edition().title["es"])
    assert standing(app, newest(app).id) == State.ACCEPTED
    ana.say("/start")
    assert ana.last.startswith(text("es", "home-accepted", edition=edition().title["es"]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_applicant_who_was_declined_is_told_in_their_language(shared, guest, language):
    ana = arrive(shared, guest(language), "apply.summary")
    ana.press("send")
    number, now = mine(shared).id, shared.clock.now()
    shared.database.write(lambda db: applications.decide_all(db, [number], False, "test", now)).result()
    count = len(ana.replies)
    for _ in range(50):
        ana.reload()
        if len(ana.replies) > count:
            break
    assert ana.last == text(language, "decision-declined", edition=edition().title[language])
    ana.say("/start")
    assert ana.last == text(language, "home-declined", edition=edition().title[language])


@pytest.mark.parametrize(
    "action", ["send", "commit:yes", "commit:no", "change:motivation", "change:motivation:send", "later"]
)
def test_old_buttons_of_an_application_that_was_sent_change_nothing(shared, guest, action):
    ana = admitted(shared, guest("en"))
    count = len(ana.replies)
    press_old(ana, action)
    if action == "later":
        assert ana.last == text("en", "apply-later")
    else:
        assert (ana.notice, len(ana.replies)) == (text("en", "apply-sent-already"), count)
    kept = mine(shared)
    assert (kept.state, kept.motivation, kept.commitment) == (State.ACCEPTED, MOTIVATION, True)


def test_withdrawing_asks_first_and_no_keeps_everything(shared, guest):
    ana = admitted(shared, guest("fr"))
    ana.say("/start")
    ana.press(text("fr", "button-withdraw"))
    assert ana.last == text("fr", "apply-withdraw-sure")
    ana.press(text("fr", "button-withdraw-no"))
    assert standing(shared, newest(shared).id) == State.ACCEPTED
    ana.press(text("fr", "button-withdraw"))
    ana.press(text("fr", "button-withdraw-yes"))
    assert (ana.last, standing(shared, newest(shared).id)) == (text("fr", "apply-withdrawn"), State.WITHDRAWN)
    press_old(ana, "withdraw")
    assert ana.last == text("fr", "home-withdrawn", edition=edition().title["fr"])


@pytest.mark.parametrize("typed", ["/apply", "/solicitud"])
def test_apply_command_begins_goes_on_and_shows_where_they_stand(shared, guest, typed):
    ana = signed_up(shared, guest("es"))
    ana.say(typed)
    assert ana.last == text("es", "apply-motivation", least=30, most=1500)
    assert open_question(shared, newest(shared).id) == "apply.motivation"
    ana.say(MOTIVATION)
    ana.say("/agenda")
    ana.say(typed)
    assert ana.last == text("es", "apply-commitment")


def test_apply_before_signing_up_goes_on_with_the_sign_up(shared, guest):
    ana = arrive(shared, guest("en"), "join.work")
    ana.say("/apply")
    assert ana.last == text("en", "join-work")


@pytest.fixture
def over(elsewhen):
    """A week after the edition."""
    return elsewhen("2021-12-03T09:00+01:00")


def test_after_the_edition_a_newcomer_becomes_a_member_and_nothing_is_offered(over):
    app, visitor = over
    ana = arrive(app, visitor("en"), "apply.offer")
    assert ana.last == f"{text('en', 'join-done', name='Ana Machel')}\n\n{text('en', 'apply-closed')}"
    ana.press("home")
    assert ana.last == text("en", "home-none", edition=edition().title["en"])
    assert text("en", "button-apply") not in ana.buttons
    ana.say("/apply")
    assert ana.last == text("en", "apply-closed")


@pytest.mark.parametrize("question", ["apply.motivation", "apply.commitment", "apply.summary"])
def test_application_that_was_not_sent_in_time_says_so(elsewhen, question):
    app, visitor = elsewhen()
    ana = arrive(app, visitor("en"), question)
    ana.forward("2021-12-03T09:00+01:00")
    {"apply.motivation": lambda: ana.say(MOTIVATION)}.get(
        question, lambda: ana.press("commit:yes" if question == "apply.commitment" else "send")
    )()
    assert (ana.last, open_question(app, newest(app).id)) == (text("en", "apply-closed"), "")
    ana.say("/start")
    assert ana.last == text("en", "home-draft", edition=edition().title["en"])
    assert standing(app, newest(app).id) == State.DRAFT
