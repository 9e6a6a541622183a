"""/reminders: kinds on and off, quiet hours typed and pressed."""

from __future__ import annotations

import dataclasses

import pytest

from academy.programme import LANGUAGES, Reminders
from locales import text
from tests.handlers.steps import forge, member, participant
from tests.support.people import edition

PAGE = """**Your reminders**, by your own clock (Maputo):

✓ The day before, at 18:00: all your sessions of the next day
✓ 60 minutes before each of your sessions
✓ 10 minutes before each of your sessions
✓ At the start of each session that counts for you, to check in

Quiet hours: **22:00–07:00**. Of the reminders before a session, only the one 10 minutes before it reaches you in \
these hours. If the one on the day before falls into them, it comes an hour before they begin."""
BUTTONS = [
    "Switch off: the day before",
    "Switch off: 60 minutes before",
    "Switch off: 10 minutes before",
    "Switch off: at the start",
    "Quiet hours",
    "Why this message?",
]


def test_page_shows_every_kind_with_its_time_and_the_quiet_hours(guest):
    ana = participant(guest("en"))
    assert (ana.say("/reminders"), ana.buttons) == (PAGE, BUTTONS)


def test_home_of_a_participant_leads_there(guest):
    ana = participant(guest("en"))
    ana.say("/start")
    assert ana.buttons[-2:] == ["Reminders", "Why this message?"]
    assert ana.press("Reminders") == PAGE


def test_kind_is_switched_off_and_on_in_its_place(guest):
    ana = participant(guest("en"))
    ana.say("/reminders")
    count = len(ana.replies)
    ana.press("Switch off: 60 minutes before")
    off = PAGE.replace(
        "✓ 60 minutes before each of your sessions", "✗ 60 minutes before each of your sessions – switched off"
    )
    assert (ana.last, ana.buttons[1]) == (off, "Switch on: 60 minutes before")
    ana.press("Switch on: 60 minutes before")
    assert (ana.last, ana.buttons, len(ana.replies)) == (PAGE, BUTTONS, count)


def test_quiet_hours_are_typed_as_people_write_them(guest):
    ana = participant(guest("en"))
    ana.say("/reminders")
    for typed, hours, eve in (
        ("17h30–19h", "17:30–19:00", "at 16:30, an hour before your quiet hours"),
        ("10 pm to 6 am", "22:00–06:00", "at 18:00"),
        ("23-7", "23:00–07:00", "at 18:00"),
    ):
        assert ana.press("Quiet hours") == text("en", "quiet-ask", example="22:00–07:00")
        expected = PAGE.replace("22:00–07:00", hours).replace("at 18:00", eve)
        assert ana.say(typed) == f"Noted.\n\n{expected}"


def test_quiet_hours_are_pressed_and_taken_away(guest):
    ana = participant(guest("pt"))
    ana.say("/reminders")
    ana.press("quiet")
    assert ana.buttons[:4] == ["22:00–07:00", "21:00–08:00", "23:00–06:00", "Sem horas de silêncio"]
    ana.press("21:00–08:00")
    assert text("pt", "quiet-hours", hours="21:00–08:00") in ana.last
    ana.press("quiet")
    ana.press("Sem horas de silêncio")
    assert ana.last.endswith(text("pt", "quiet-hours-none"))


def test_words_that_are_no_hours_keep_the_question_open(guest):
    ana = participant(guest("en"))
    ana.say("/reminders")
    ana.press("quiet")
    asked = ana.buttons
    said = ana.say("I sleep early")
    assert said == text("en", "quiet-unreadable", text="I sleep early", example="22:00–07:00")
    assert ana.buttons == asked
    assert "**20:00–06:00**" in ana.say("20-6")
    assert ana.say("20-6") == text("en", "talk-lost")


def test_back_from_the_question_leaves_the_hours_as_they_were(guest):
    ana = participant(guest("en"))
    ana.say("/reminders")
    ana.press("quiet")
    assert ana.press("reminders") == PAGE
    assert ana.say("20-6") == text("en", "talk-lost")


def test_button_of_another_edition_or_of_nobody_changes_nothing(guest):
    ana = participant(guest("en"))
    for number, action in enumerate(
        ("reminders:m30:off", "reminders:m60:maybe", "quiet:1-x", "quiet:0-1440", "quiet:-")
    ):
        assert forge(ana, action, number) == text("en", "button-unknown")
    assert ana.say("/reminders") == PAGE


def test_those_who_do_not_take_part_learn_that_reminders_are_for_participants(guest):
    ana = member(guest("en"))
    assert ana.say("/reminders").endswith("\n\n" + text("en", "reminders-for-participants"))


def test_who_said_stop_learns_why_none_come(guest):
    ana = participant(guest("en"))
    ana.say("/stop")
    assert ana.say("/reminders") == f"{PAGE}\n\n{text('en', 'reminders-stopped')}"


def test_page_shows_the_kinds_of_the_edition(elsewhen):
    changed = dataclasses.replace(edition(), reminders=Reminders(eve=None, minutes_before=(30, 1)))
    _, visitor = elsewhen(other=changed)
    ana = participant(visitor("en"))
    ana.say("/reminders")
    assert ana.last.split("\n\n")[1:] == [
        "✓ 30 minutes before each of your sessions\n✓ One minute before each of your sessions\n"
        "✓ At the start of each session that counts for you, to check in",
        "Quiet hours: **22:00–07:00**. " + text("en", "quiet-minutes", minutes=1),
    ]
    assert ana.buttons[:2] == ["Switch off: 30 minutes before", "Switch off: one minute before"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_is_whole_in_every_language(guest, language):
    ana = participant(guest(language))
    name = text(language, "menu-reminders")
    said = ana.say(f"/{name}")
    assert said.startswith(text(language, "reminders", city="Maputo"))
    assert ana.buttons == [
        *(text(language, "button-switch-off", kind=kind) for kind in _kinds(language)),
        text(language, "button-quiet"),
        text(language, "button-why"),
    ]


def _kinds(language):
    minutes = [text(language, "reminder-kind-minutes", minutes=minutes) for minutes in (60, 10)]
    return [text(language, "reminder-kind-eve"), *minutes, text(language, "reminder-kind-start")]
