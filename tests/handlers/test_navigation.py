"""Back, stop for now, start over at every question; going on a week later; buttons of long ago."""

import shutil
from datetime import timedelta

import pytest
from sqlalchemy import select

from locales import text
from storage.database import Db
from storage.members import PROFILE
from storage.models import Member, Participation
from tests.conftest import NOW
from tests.handlers.steps import (
    MOTIVATION,
    QUESTIONS,
    SIGN_UP,
    TOLD,
    arrive,
    begins,
    do,
    newest,
    open_question,
    press_old,
    signed_up,
)
from tests.support.chat import Chat, HandClock, pressable

# The first words of each question, which have no values.
KEYS = {
    "join.consent": "consent-academy",
    "join.found": "consent-found",
    "join.news": "consent-news",
    "join.name": "join-name",
    "join.country": "join-country",
    "join.constituency": "join-constituency",
    "join.organisation": "join-organisation",
    "join.work": "join-work",
    "apply.commitment": "apply-commitment",
}


def question_of(app):
    return open_question(app, newest(app).id)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_offers_back_stop_and_start_over(shared, guest, question):
    ana = arrive(shared, guest("pt"), question)
    assert ana.buttons[-3:] == [text("pt", f"button-{name}") for name in ("back", "pause", "restart")]


@pytest.mark.parametrize(
    ("question", "earlier"),
    [*zip(QUESTIONS[1:10], QUESTIONS[:9], strict=True), *zip(QUESTIONS[11:], QUESTIONS[10:12], strict=True)],
)
@pytest.mark.parametrize("how", ["pressed", "typed"])
def test_back_asks_the_question_before(shared, guest, question, earlier, how):
    ana = arrive(shared, guest("en"), question)
    ana.press(f"back:{question}") if how == "pressed" else ana.say("back")
    assert question_of(shared) == earlier


def test_back_from_the_first_question_shows_the_languages(shared, guest):
    ana = arrive(shared, guest("fr"), "join.consent")
    ana.press("back:join.consent")
    assert ana.last.startswith(begins("fr", "welcome", edition=""))
    ana.press("go")
    assert ana.last == text("fr", "consent-academy")


def test_back_from_the_first_question_of_the_application_leads_home(shared, guest):
    ana = arrive(shared, guest("fr"), "apply.motivation")
    ana.press("back:apply.motivation")
    assert ana.last.startswith(begins("fr", "home-draft", edition=""))
    ana.press("go")
    assert question_of(shared) == "apply.motivation"


def test_back_pressed_twice_on_one_button_goes_one_step(shared, guest):
    ana = arrive(shared, guest("en"), "join.organisation")
    asked = ana.replies[-1]
    for _ in range(2):
        ana.press("back:join.organisation", of=asked)
        assert ana.last == text("en", "join-constituency")


@pytest.mark.parametrize("question", QUESTIONS)
def test_stop_for_now_keeps_the_answers_and_go_on_asks_again(shared, guest, question):
    ana = arrive(shared, guest("es"), question)
    asked = ana.last
    ana.press("pause")
    assert (ana.last, ana.buttons) == (text("es", "join-paused"), [text("es", "button-go-on")])
    assert question_of(shared) == ""
    ana.press("go")
    if question == "apply.offer":  # they are a member since they were asked
        assert ana.last.startswith(begins("es", "home-none", edition=""))
    else:
        assert ana.last == asked


@pytest.mark.parametrize("question", QUESTIONS)
def test_words_after_stopping_answer_nothing(shared, guest, question):
    ana = arrive(shared, guest("en"), question)
    ana.press("pause")
    before = {name: getattr(newest(shared), name) for name in PROFILE}
    ana.say("Ana Machel, thank you and goodbye")
    assert {name: getattr(newest(shared), name) for name in PROFILE} == before
    assert text("en", "button-home" if question == "apply.offer" else "button-go-on") in ana.buttons or (
        ana.last.startswith(begins("en", "welcome", edition=""))
    )


@pytest.mark.parametrize("question", QUESTIONS)
def test_start_over_asks_first_and_no_changes_nothing(shared, guest, question):
    ana = arrive(shared, guest("en"), question)
    asked = ana.last
    ana.press("restart")
    assert ana.last == text("en", "join-restart-sure")
    assert ana.buttons == [text("en", f"button-restart-{answer}") for answer in ("yes", "no")]
    ana.press(text("en", "button-restart-no"))
    assert (ana.last, question_of(shared)) == (asked, question)


@pytest.mark.parametrize("question", QUESTIONS)
def test_start_over_begins_at_the_first_question(shared, guest, question):
    ana = arrive(shared, guest("pt"), question)
    ana.press("restart")
    ana.press(text("pt", "button-restart-yes"))
    told = {name: getattr(newest(shared), name) for name in PROFILE}
    if question in QUESTIONS[10:]:  # of the application; they stay a member
        assert (question_of(shared), told) == ("apply.motivation", TOLD)
        assert MOTIVATION not in ana.last
    else:
        assert (question_of(shared), told) == ("join.consent", dict.fromkeys(PROFILE))
        assert newest(shared).joined_at is None


def test_start_over_again_signs_up_again(shared, guest):
    ana = arrive(shared, guest("pt"), "apply.offer")
    ana.press("restart")
    ana.press(text("pt", "button-restart-yes"))
    for _, answer in SIGN_UP[:9]:
        do(ana, answer)
    assert question_of(shared) == "apply.offer"
    assert {name: getattr(newest(shared), name) for name in PROFILE} == TOLD


def test_yes_to_starting_over_is_good_for_ten_minutes(elsewhen):
    app, visitor = elsewhen()
    ana = arrive(app, visitor("en"), "join.country")
    ana.press("restart")
    sure = ana.replies[-1]
    ana.forward("2021-11-12T09:30+01:00")
    ana.press(text("en", "button-restart-yes"), of=sure)
    assert (ana.last, newest(app).name) == (text("en", "join-restart-sure"), "Ana Machel")


@pytest.fixture(scope="module")
def a_week_later(loaded_template, in_memory):
    """People who stopped at each question a week ago, and their assistant."""
    from tests.handlers.conftest import make_app
    from tests.support.web import WebPerson, serving

    app, people = make_app(loaded_template, in_memory), {}
    with serving(app.run) as url:
        for question in QUESTIONS:
            people[question] = arrive(app, WebPerson(url, "fr"), question)
        next(iter(people.values())).forward("2021-11-19T09:00+01:00")
        yield people
        for person in people.values():
            person.close()


@pytest.mark.parametrize("question", QUESTIONS)
def test_start_goes_on_where_they_were_a_week_ago(a_week_later, question):
    ana = a_week_later[question]
    ana.say("/start")
    if question == "join.consent":
        assert ana.last.startswith(begins("fr", "welcome", edition=""))
    elif question == "apply.offer":
        assert ana.last.startswith(begins("fr", "home-none", edition=""))
        assert text("fr", "button-apply") in ana.buttons
    else:
        assert ana.last.startswith(text("fr", "welcome-back"))
        do(ana, dict(SIGN_UP)[question])
        assert text("fr", "talk-lost") not in ana.last


def test_answers_by_old_buttons_are_noted_while_another_question_stays_open(shared, guest):
    ana = arrive(shared, guest("en"), "join.name")
    noted = {
        "country:GH": text("en", "join-country-noted", country="Ghana"),
        "constituency:union": text("en", "join-constituency-noted", constituency="Trade union"),
        "skip:organisation": text("en", "join-skipped"),
        "zone:Africa/Accra": text("en", "join-zone-noted", city="Accra"),
    }
    for action, said in noted.items():
        press_old(ana, action)
        assert ana.last == f"{said}\n\n{text('en', 'join-name')}"
    ana.say("Kofi Mensah")
    told = newest(shared)
    assert (told.name, told.country, told.constituency) == ("Kofi Mensah", "GH", "union")
    assert (told.organisation, told.zone) == ("", "Africa/Accra")
    assert ana.last.endswith(text("en", "join-work"))  # all that is left


@pytest.mark.parametrize(
    "action", ["go", "back:join.work", "keep:join.work", "back:nowhere", "restart:no", "keep:"]
)
def test_old_navigation_asks_the_open_question_again(shared, guest, action):
    ana = arrive(shared, guest("en"), "join.country")
    if action == "restart:no":
        press_old(ana, action)
        action = "go"
    press_old(ana, action)
    assert (ana.last, question_of(shared)) == (text("en", "join-country"), "join.country")


@pytest.mark.parametrize("question", [question for question in KEYS if question != "join.consent"])
def test_each_answer_pressed_or_typed_twice_is_one_answer(shared, guest, question):
    ana = arrive(shared, guest("en"), question)
    asked, answer = ana.replies[-1], dict(SIGN_UP)[question]
    do(ana, answer)
    following = question_of(shared)
    ana.press(answer[1:], of=asked) if answer.startswith("!") else press_old(ana, f"keep:{question}")
    assert question_of(shared) == following


@pytest.mark.parametrize(
    "action", ["agenda", "agenda:2021-11-16", "about", "about:cost", "help", "privacy", "profile"]
)
def test_pages_read_at_a_question_leave_it_open(shared, guest, action):
    ana = arrive(shared, guest("en"), "join.name")
    press_old(ana, action)
    assert text("en", "button-go-on") in ana.buttons or ":" in action  # in the place of the old message
    ana.say("Ana Machel")
    assert newest(shared).name == "Ana Machel"


@pytest.mark.parametrize("command", ["agenda", "about", "help", "profile", "privacy", "mydata", "stop"])
def test_commands_leave_the_question_and_start_goes_on(shared, guest, command):
    ana = arrive(shared, guest("en"), "join.name")
    ana.say(f"/{command}")
    assert question_of(shared) == ""
    ana.say("Ana Machel")
    assert newest(shared).name is None
    ana.say("/start")
    assert ana.last.endswith(text("en", "join-name"))


def test_profile_line_with_an_old_answer_in_between_is_still_asked(shared, guest):
    ana = signed_up(shared, guest("en"))
    ana.say("/profile")
    ana.press("change:name")
    press_old(ana, "constituency:other")
    assert ana.last.endswith(text("en", "join-name"))
    ana.say("Ana B. Machel")
    assert (newest(shared).name, newest(shared).constituency) == ("Ana B. Machel", "other")
    assert ana.last.split("\n\n")[1] == begins("en", "profile", lines="").strip()


def test_buttons_of_a_month_ago_are_answered_and_lose_nothing(loaded_template, in_memory):
    database = Db(f"sqlite:///{shutil.copy(loaded_template, in_memory / 'month.sqlite')}")
    clock = HandClock(NOW)
    ana = Chat(database, clock, "telegram", "7", "fr")
    ana.command("start")
    for _, answer in (("", "!go"), *SIGN_UP):
        ana.press(answer[1:]) if answer.startswith("!") else ana.say(answer)
    actions = dict.fromkeys(button.action for reply in ana.replies for button in pressable(reply))
    assert len(actions) > 50
    clock.at += timedelta(days=35)
    for action in [*actions, *actions]:
        reply = ana.press(action)
        assert reply.text or reply.notice, action
    told, sent = database.read(
        lambda db: (db.scalars(select(Member)).one(), db.scalars(select(Participation)).one())
    )
    assert (told.name, told.joined_at, told.zone) == ("Ana Machel", NOW, "Africa/Maputo")
    assert (sent.state, sent.motivation, sent.commitment) == ("applied", MOTIVATION, True)
    database.close()
