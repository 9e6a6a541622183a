"""Reminders word by word in the four languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from academy.programme import Proof
from reminders import session_texts
from storage import letters
from tests.support.people import load_edition

OPENING = {
    "en": """**Official opening**
Monday 15 November, 14:00–15:30 · begins in 60 minutes
Interpretation: choose the channel “English”""",
    "fr": """**Ouverture officielle**
lundi 15 novembre, 14:00–15:30 · commence dans 60 minutes
Interprétation\u00a0: choisissez le canal «\u00a0français\u00a0»""",
    "es": """**Inauguración oficial**
lunes, 15 de noviembre, 14:00–15:30 · empieza en 60 minutos
Interpretación: elija el canal “español”""",
    "pt": """**Abertura oficial**
segunda-feira, 15 de novembro, 14:00–15:30 · começa daqui a 60 minutos
Interpretação: escolha o canal “português”""",
}
BUTTONS = {
    "en": ["Join the session", "I’m coming", "I can’t make it", "Remind me again"],
    "fr": ["Rejoindre la session", "Je serai là", "Je ne pourrai pas", "Me le rappeler plus tard"],
    "es": ["Entrar en la sesión", "Allí estaré", "No podré asistir", "Recordármelo más tarde"],
    "pt": ["Entrar na sessão", "Vou participar", "Não vou poder", "Lembrar mais tarde"],
}
EVE = {
    "today": "Your sessions today, Monday 15 November (Maputo):",
    "tomorrow": "Your sessions tomorrow, Monday 15 November (Maputo):",
    "later": "Your sessions on Monday 15 November (Maputo):",
}


@pytest.fixture
def meetings(sqlite):
    """The sessions of the shipped edition by code."""
    load_edition(sqlite)
    table = sqlite.read(letters.desk)
    return {meeting.value.code: meeting for meeting in table.meetings.values()}


def labels(reply):
    return [button.label for row in reply.buttons for button in row]


@pytest.mark.parametrize("language", OPENING)
def test_reminder_says_what_when_how_long_until_then_and_the_interpretation(meetings, language):
    reply = session_texts.reminder(meetings["opening"], "Africa/Maputo", language, 60, 10)
    assert (reply.text, labels(reply)) == (OPENING[language], BUTTONS[language])


@pytest.mark.parametrize(
    ("minutes", "shown"),
    [
        pytest.param(11, BUTTONS["en"], id="time enough for another reminder"),
        pytest.param(10, ["Join the session", "I’m here", *BUTTONS["en"][1:3]], id="one may check in"),
        pytest.param(0, ["Join the session", "I’m here"], id="begins now"),
        pytest.param(-1, ["Join the session", "I’m here"], id="has started"),
    ],
)
def test_buttons_are_those_that_are_still_of_use(meetings, minutes, shown):
    assert labels(session_texts.reminder(meetings["opening"], "Africa/Maputo", "en", minutes, 10)) == shown


def test_where_a_report_decides_the_address_of_webinars_stands_in_place_of_the_tap(meetings):
    opening = meetings["opening"]
    reported = replace(opening, value=replace(opening.value, proof=Proof.REPORT))
    shown = labels(session_texts.reminder(reported, "Africa/Maputo", "en", 0, 10))
    assert shown == ["Join the session", "My webinar e-mail"]


def test_missing_language_has_a_sign(meetings):
    reply = session_texts.reminder(meetings["e1-a"], "Africa/Maputo", "pt", 60, 10)
    assert reply.text.split("\n")[2] == "⚠ Sem interpretação em português. Disponível: inglês, francês, espanhol"


def test_session_in_one_language_has_no_channel_to_choose(meetings):
    opening = meetings["opening"]
    alone = replace(opening, value=replace(opening.value, languages=("en",)))
    reply = session_texts.reminder(alone, "Africa/Maputo", "en", 60, 10)
    assert reply.text.split("\n")[2] == "Interpreted into: English"


@pytest.mark.parametrize("when", EVE)
def test_eve_lists_the_day_and_says_which_it_is(meetings, when):
    both = (meetings["opening"], meetings["panel1"])
    reply = session_texts.eve(both, "Africa/Maputo", "Europe/Rome", "en", when)
    heading, *lines = reply.text.split("\n\n")
    assert (heading, [line[:11] for line in lines]) == (EVE[when], ["14:00–15:30", "16:30–18:00"])
