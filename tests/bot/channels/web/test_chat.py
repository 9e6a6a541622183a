import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from academy.messages import Address, Button, Incoming, Kind, Reply
from bot.channels import Fate, SendError
from bot.channels.web import live
from locales import text
from tests.bot.channels.web.steps import transcript
from tests.support.page import Choice

EVENT = "0b0c1d2e-0000-4000-8000-000000000001"
ROWS = ((Button("Yes", "consent:yes"), Button("No", "consent:no")), (Button("Room", url="https://ilo.org/room"),))
CHOICE = Reply("Do you **agree**?", ROWS)


def test_words_reach_the_inside_and_are_answered(house):
    ana = house.person("pt-BR")
    assert ana.say("Olá") == "You said Olá."
    user = house.user
    number = house.inside.events[0].event
    assert number.startswith(f"{user}:")
    assert house.inside.events == [
        Incoming(Address("web", user), number, Kind.TEXT, user, text="Olá", language="pt-BR")
    ]


def test_transcript_is_shown_again_after_a_reload(house):
    ana = house.person()
    house.inside.says(Reply("Welcome, **Ana**."), CHOICE)
    ana.say("/start here")
    ana.say("line one\nline two")
    before = ana.messages
    ana.reload()
    assert ana.messages == before
    assert transcript(ana) == [
        ("me", "/start here"),
        ("it", "Welcome, **Ana**."),
        ("me", "line one\nline two"),
        ("it", "Do you **agree**?"),
    ]


def test_start_button_of_the_greeting_is_the_command(house):
    ana = house.person()
    ana.press(text("en", "web-greeting-start"))
    assert [(event.kind, event.command) for event in house.inside.events] == [(Kind.COMMAND, "start")]


def test_command_of_the_menu_is_said(house):
    ana = house.person()
    ana.press(next(choice.label for choice in ana.around if choice.words == "/agenda"))
    assert transcript(ana)[0] == ("me", "/agenda")


def test_pressed_button_brings_its_action_and_message(house):
    ana = house.person()
    house.inside.says(CHOICE, Reply("Good."))
    ana.say("/start")
    asked = ana.replies[-1]
    assert asked.choices == (
        Choice("Yes", "consent:yes"),
        Choice("No", "consent:no"),
        Choice("Room", url="https://ilo.org/room"),
    )
    assert ana.press("Yes") == "Good."
    event = house.inside.events[-1]
    assert (event.kind, event.action, event.message, event.text) == (Kind.ACTION, "consent:yes", str(asked.id), "")
    assert transcript(ana)[1:] == [("it", "Do you **agree**?"), ("it", "Good.")]


def test_closed_question_shows_what_was_chosen_in_the_place_of_its_buttons(house):
    ana = house.person()
    house.inside.says(CHOICE, Reply("Good.", closes=True))
    ana.say("/start")
    ana.press("No")
    shown = [(message.text, message.choices, message.chosen) for message in ana.replies]
    assert shown == [("Do you **agree**?", (), "No"), ("Good.", (), "")]
    ana.reload()
    assert [(message.text, message.choices, message.chosen) for message in ana.replies] == shown


def test_edited_question_stands_where_it_stood(house):
    ana = house.person()
    house.inside.says(CHOICE, Reply("Other."), replace(CHOICE, text="Day 2", edits=True))
    ana.say("/agenda")
    asked = ana.replies[-1]
    ana.say("Hm")
    ana.press("Yes", of=asked)
    assert [(message.id, message.text) for message in ana.replies] == [
        (asked.id, "Day 2"),
        (ana.replies[-1].id, "Other."),
    ]


def test_notice_is_shown_once_and_not_stored(house):
    ana = house.person()
    house.inside.says(CHOICE, Reply(notice="Already noted."), Reply("Next"))
    ana.say("/start")
    ana.press("Yes")
    assert (ana.notice, len(ana.messages)) == ("Already noted.", 2)
    ana.say("Go on")
    assert ana.notice == ""
    ana.reload()
    assert ana.notice == ""


def test_silence_ends_the_request_too(house):
    ana = house.person()
    house.inside.reply = lambda incoming: Reply()
    started = time.monotonic()
    ana.say("…")
    assert transcript(ana) == [("me", "…")]
    assert time.monotonic() - started < live.PATIENCE / 2


def test_same_event_posted_twice_is_said_and_answered_once(house):
    ana = house.person()
    started = time.monotonic()
    for _ in range(2):
        ana.say("Hello", EVENT)
    assert transcript(ana) == [("me", "Hello"), ("it", "You said Hello.")]
    assert len(house.inside.events) == 1
    assert time.monotonic() - started < live.PATIENCE / 2  # nobody waits for a second answer


def test_same_event_posted_twice_at_once_is_said_and_answered_once(house):
    ana = house.person()
    ana.say("first")
    with ThreadPoolExecutor(4) as posts:
        for done in [posts.submit(ana.client.post, "/chat", data={"text": "x", "event": EVENT}) for _ in range(4)]:
            assert done.result().status_code == 303
    ana.reload()
    assert transcript(ana)[2:] == [("me", "x"), ("it", "You said x.")]


def test_events_of_two_people_are_their_own(house):
    for person in (house.person(), house.person()):
        assert person.say("Hello", EVENT) == "You said Hello."
    assert len(house.inside.events) == 2


def test_own_words_stand_on_the_page_before_a_slow_answer(house, monkeypatch):
    ana = house.person()
    ana.say("Hello")
    monkeypatch.setattr(live, "PATIENCE", 1.0)
    house.call(house.inside.answers.clear)
    ana.say("Slow?")
    assert transcript(ana)[2:] == [("me", "Slow?")]
    house.call(house.inside.answers.set)
    until = time.monotonic() + 5
    while len(ana.messages) < 4 and time.monotonic() < until:
        ana.reload()
    assert transcript(ana)[2:] == [("me", "Slow?"), ("it", "You said Slow?.")]


def test_ten_thousand_characters_of_any_kind_reach_the_inside(house):
    ana = house.person()
    for letter in ("a", "é", "字", "😀"):
        ana.say(letter * 10_000)
    assert [event.text for event in house.inside.events] == [letter * 10_000 for letter in ("a", "é", "字", "😀")]


def test_location_is_shared_where_it_is_asked_for(house):
    ana = house.person()
    house.inside.says(Reply("Where are you?", location="Share my location"), Reply("Lisbon.", closes=True))
    ana.say("/timezone")
    assert ana.replies[-1].location == "Share my location"
    assert ana.share_location(38.72, -9.14) == "Lisbon."
    event = house.inside.events[-1]
    assert (event.kind, event.location, event.message) == (Kind.LOCATION, (38.72, -9.14), str(ana.replies[0].id))
    assert transcript(ana)[2:] == [("me", text("en", "web-location-shared")), ("it", "Lisbon.")]
    assert ana.replies[0].location == ""


def test_unasked_message_waits_on_the_page_and_is_there_once(house):
    ana = house.person()
    ana.say("Hello")
    numbers = [house.do(house.channel.send(house.user, Reply("Accepted."), "decision9")) for _ in range(2)]
    ana.reload()
    assert numbers == [str(ana.replies[-1].id)] * 2
    assert transcript(ana)[2:] == [("it", "Accepted.")]


def test_unasked_message_to_nobody_is_unreachable(house):
    with pytest.raises(SendError) as error:
        house.do(house.channel.send("0" * 32, Reply("Accepted."), "decision9"))
    assert (error.value.fate, error.value.reason) == (Fate.UNREACHABLE, "gone")


def test_request_before_the_channel_runs_is_asked_to_come_again(house):
    ana = house.person()
    house.channel._pages.receive = None
    response = ana.client.post("/chat", data={"text": "Hello"})
    assert (response.status_code, house.inside.events) == (503, [])
    assert text("en", "web-refused-starting") in response.text
