import pytest
from sqlalchemy import select

from academy.programme import LANGUAGES
from locales import text
from storage.consents import PURPOSES, WORDING
from storage.models import Consent
from tests.handlers.steps import arrive, begins, newest, open_question, press_old, signed_up, standing


def logged(app):
    """The consent log of the member who was met last: purpose, answer, wording, where."""
    columns = (Consent.purpose, Consent.given, Consent.wording, Consent.channel)
    query = select(*columns).where(Consent.member_id == newest(app).id).order_by(Consent.id)
    return [tuple(row) for row in app.database.read(lambda db: db.execute(query).all())]


def log(*answers):
    return [(purpose, given, WORDING, "web") for purpose, given in answers]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_purpose_is_asked_by_itself_in_plain_words(guest, language):
    ana = guest(language)
    ana.say("/start")
    asked = []
    ana.press("go")
    for purpose in PURPOSES:
        asked.append(ana.last.split("\n\n", 1)[-1] if asked else ana.last)
        assert ana.buttons[:2] == [text(language, f"consent-{purpose}-{answer}") for answer in ("yes", "no")]
        ana.press(f"consent:{purpose}:yes")
    assert asked == [text(language, f"consent-{purpose}") for purpose in PURPOSES]


def test_each_answer_is_logged_with_its_time_and_the_version_of_the_words(shared, guest):
    ana = arrive(shared, guest("pt"), "join.consent")
    before = shared.clock.now()
    ana.press("consent:academy:yes")
    ana.press("consent:found:no")
    ana.press("consent:news:yes")
    assert logged(shared) == log(("academy", True), ("found", False), ("news", True))
    times = shared.database.read(
        lambda db: db.scalars(select(Consent.at).where(Consent.member_id == newest(shared).id)).all()
    )
    assert all(before <= at <= shared.clock.now() for at in times)
    assert ana.last == f"{text('pt', 'consent-news-given')}\n\n{text('pt', 'join-name')}"


def test_two_taps_on_one_answer_are_one_answer(shared, guest):
    ana = arrive(shared, guest("en"), "join.found")
    asked = ana.replies[-1]
    ana.press("consent:found:yes", of=asked)
    ana.press("consent:found:yes", of=asked)
    assert logged(shared) == log(("academy", True), ("found", True))
    assert ana.last == f"{text('en', 'consent-found-given')}\n\n{text('en', 'consent-news')}"


def test_answer_changed_by_an_old_button_is_logged_and_the_open_question_stays(shared, guest):
    ana = arrive(shared, guest("en"), "join.constituency")
    press_old(ana, "consent:news:yes")
    assert logged(shared) == log(("academy", True), ("found", True), ("news", False), ("news", True))
    assert ana.last == f"{text('en', 'consent-news-given')}\n\n{text('en', 'join-constituency')}"
    assert open_question(shared, newest(shared).id) == "join.constituency"


def test_without_the_needed_consent_nothing_is_asked_or_noted(shared, guest):
    ana = arrive(shared, guest("es"), "join.consent")
    ana.press("consent:academy:no")
    assert ana.last == text("es", "consent-academy-refused")
    for done in ("/timezone Lisboa", "/apply"):
        ana.say(done)
        assert ana.last == text("es", "consent-academy")
    for pressed in (
        "country:MZ",
        "constituency:union",
        "skip:work",
        "zone:Africa/Maputo",
        "change:name",
        "keep:join.name",
    ):
        press_old(ana, pressed)
        assert ana.last == text("es", "consent-academy")
    ana.say("/start")
    ana.say("Ana Machel")
    assert ana.last.startswith(begins("es", "welcome", edition=""))
    ana_row = newest(shared)
    assert [getattr(ana_row, name) for name in ("name", "country", "constituency", "work", "zone")] == [None] * 5
    assert (logged(shared), standing(shared, ana_row.id)) == (log(("academy", False)), None)


def test_consent_refused_may_be_given_after_all(shared, guest):
    ana = arrive(shared, guest("fr"), "join.consent")
    ana.press("consent:academy:no")
    ana.press("go")
    assert ana.last == text("fr", "consent-academy")
    ana.press("consent:academy:yes")
    assert logged(shared) == log(("academy", False), ("academy", True))
    assert ana.last.endswith(text("fr", "consent-found"))


def test_consent_taken_back_in_the_sign_up_stops_it(shared, guest):
    ana = arrive(shared, guest("en"), "join.country")
    press_old(ana, "consent:academy:no")
    assert ana.last == text("en", "consent-academy-refused")
    assert ana.buttons == [text("en", "button-go-on"), text("en", "button-forgetme")]
    ana.say("Ghana")
    assert ana.last.startswith(begins("en", "welcome", edition=""))
    assert newest(shared).country is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_privacy_shows_the_answers_with_a_button_each(shared, guest, language):
    ana = signed_up(shared, guest(language))
    ana.say("/privacy")
    answers = {"academy": "yes", "found": "yes", "news": "no"}
    lines = [
        f"{text(language, f'privacy-{name}')} {text(language, f'privacy-{said}')}"
        for name, said in answers.items()
    ]
    assert ana.last == text(language, "privacy", lines="\n".join(lines))
    assert ana.buttons == [
        *(text(language, f"privacy-change-{purpose}") for purpose in PURPOSES),
        *(text(language, f"button-{name}") for name in ("home", "mydata", "forgetme")),
    ]


def test_privacy_tells_a_newcomer_what_was_not_answered_yet(guest):
    ana = guest("en")
    ana.say("/privacy")
    assert ana.last.count(text("en", "privacy-unasked")) == 3


@pytest.mark.parametrize(("purpose", "answer", "said"), [("found", "no", "refused"), ("news", "yes", "given")])
def test_privacy_changes_an_optional_consent_at_any_time(shared, guest, purpose, answer, said):
    ana = signed_up(shared, guest("pt"))
    ana.say("/privacy")
    ana.press(text("pt", f"privacy-change-{purpose}"))
    assert (ana.last, ana.buttons[2:]) == (text("pt", f"consent-{purpose}"), [text("pt", "button-back")])
    ana.press(f"consent:{purpose}:{answer}")
    assert ana.last.startswith(f"{text('pt', f'consent-{purpose}-{said}')}\n\n{begins('pt', 'privacy', lines='')}")
    assert logged(shared)[3:] == log((purpose, answer == "yes"))


def test_privacy_changed_in_the_sign_up_leads_back_to_it(shared, guest):
    ana = arrive(shared, guest("en"), "join.work")
    ana.say("/privacy")
    ana.press("privacy:found")
    ana.press("consent:found:no")
    assert text("en", "button-go-on") in ana.buttons
    ana.press("go")
    assert ana.last == text("en", "join-work")


def test_privacy_says_what_taking_back_the_needed_consent_means(shared, guest):
    ana = signed_up(shared, guest("fr"))
    ana.say("/privacy")
    ana.press("privacy:academy")
    assert ana.last == text("fr", "privacy-academy-needed")
    assert ana.buttons == [text("fr", "button-go-on"), text("fr", "button-forgetme")]
    press_old(ana, "consent:academy:no")
    assert ana.last == text("fr", "privacy-academy-needed")
    assert len(logged(shared)) == 3


@pytest.mark.parametrize("action", ["consent:nothing:yes", "consent:news:perhaps", "consent:", "privacy:nothing"])
def test_buttons_that_name_no_consent_log_nothing(shared, guest, action):
    ana = arrive(shared, guest("en"), "join.found")
    press_old(ana, action)
    assert logged(shared) == log(("academy", True))
