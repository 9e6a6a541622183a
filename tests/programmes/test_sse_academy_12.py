"""The shipped programme against the facts that the organisers published of the 12th edition."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise, product
from pathlib import Path

import pytest

from academy.calendar import local
from academy.programme import (
    ABOUT_QUESTIONS,
    LANGUAGES,
    Admission,
    Constituency,
    Edition,
    Session,
    SessionKind,
    Words,
)
from programmes.reader import check, read

PATH = Path(__file__).parents[2] / "programmes" / "sse-academy-12.yaml"
EDITION = read(PATH)
MORNING, AFTERNOON = "13:00–14:30", "15:30–17:00"
TITLES = {
    "1": "Promoting fundamental principles and rights at work in the SSE",
    "2": "Towards an inclusive and gender-transformative SSE: a thinking lab",
    "3": "SSE, just transition to climate-neutral and circular economy:"
    " innovative ways of production and consumption",
    "4": "SSE and South-South and triangular cooperation",
    "5": "SSE and formalisation of the informal economy",
    "6": "SSE, local economic development and social innovation",
    "8": "SSE: youth, education and new skills",
}


def when(session: Session) -> tuple[str, str]:
    """The day and the hours by the clocks in Turin."""
    starts, ends = local(session.starts, EDITION.zone), local(session.ends, EDITION.zone)
    return f"{starts:%a} {starts.day}", f"{starts:%H:%M}–{ends:%H:%M}"


def common(kind: SessionKind) -> list[tuple[str, str]]:
    """The day and English title of the sessions of a kind."""
    return [(when(session)[0], session.title["en"]) for session in EDITION.sessions if session.kind is kind]


def test_shipped_file_has_no_faults() -> None:
    assert check(PATH) == []


def test_edition_is_that_of_the_course_page() -> None:
    assert EDITION.title["en"] == "Academy on Social and Solidarity Economy, 12th edition"
    assert EDITION.theme["en"] == (
        "Building back better: the role of Social and Solidarity Economy"
        " in a human-centred and planet-sensitive recovery"
    )
    assert (f"{EDITION.starts:%a %d %b %Y}", f"{EDITION.ends:%a %d %b %Y}") == (
        "Mon 15 Nov 2021",
        "Fri 26 Nov 2021",
    )
    assert (EDITION.zone, EDITION.languages, EDITION.admission) == ("Europe/Rome", LANGUAGES, Admission.COMMITTEE)
    assert EDITION.host == dict.fromkeys(LANGUAGES, "Portugal")
    assert EDITION.organisers == (
        "ITC-ILO (Turin)",
        "ILO",
        "CASES (Cooperativa António Sérgio para a Economia Social)",
    )
    assert EDITION.certificate.share == 0.8


def test_electives_have_the_published_titles_and_languages() -> None:
    electives = {elective.code: elective for round_ in EDITION.rounds for elective in round_.electives}
    assert {code: elective.title["en"] for code, elective in electives.items() if code != "7"} == TITLES
    assert {code: " ".join(elective.languages) for code, elective in electives.items()} == {
        "1": "en fr es",
        "2": "en es pt",
        "3": "en fr pt",
        "4": "en fr es",
        "5": "en es pt",
        "6": "en fr pt",
        "7": "en fr es",
        "8": "en es pt",
    }
    assert electives["7"].constituencies == (
        Constituency.GOVERNMENT,
        Constituency.EMPLOYERS,
        Constituency.TRADE_UNION,
    )


def test_electives_are_on_the_published_days() -> None:
    days = {
        round_.code: {
            elective.code: [when(session)[0] for session in EDITION.sessions if session.elective == elective.code]
            for elective in round_.electives
        }
        for round_ in EDITION.rounds
    }
    assert days == {
        "week1": {code: ["Tue 16", "Wed 17", "Thu 18"] for code in "1234"},
        "week2": {code: ["Mon 22", "Tue 23", "Wed 24"] for code in "5678"},
    }


def test_elective_sessions_last_ninety_minutes_in_the_languages_of_their_elective() -> None:
    languages = {elective.code: elective.languages for round_ in EDITION.rounds for elective in round_.electives}
    own = [session for session in EDITION.sessions if session.elective]
    assert {when(session)[1] for session in own} == {AFTERNOON}
    assert all(session.languages == languages[session.elective] for session in own)


def test_common_sessions_are_on_the_published_days() -> None:
    panels = [
        (
            "Mon 15",
            "High-level panel 1: A human-centred recovery – impacts of and responses to the COVID-19 crisis",
        ),
        (
            "Fri 26",
            "High-level panel 2: Partnerships for inclusive and sustainable development:"
            " SSE ecosystems beyond the COVID-19 crisis",
        ),
    ]
    visits = [
        ("Fri 19", "Study visits at SSE Portugal (I)"),
        ("Wed 24", "Study visits at SSE Portugal (II): CooperFrutas, Alcobaça; Academy of Activism, ANIMAR"),
    ]
    assert common(SessionKind.PANEL) == panels
    assert common(SessionKind.STUDY_VISIT) == visits
    plenaries = common(SessionKind.PLENARY)
    assert (plenaries[0], plenaries[-1]) == (("Mon 15", "Official opening"), ("Fri 26", "Closing session"))
    assert [title for _, title in plenaries[1:-1]] == [
        "SSE principles and values",
        "Trends in the regions and SSE policies",
        "Alliances and movements",
        "Agenda 2030 and decent work",
        "Trends in the world of work",
        "SSE statistics",
        "Financial mechanisms",
        "ILO work on SSE and the coming ILC discussion",
    ]


def test_plenaries_and_the_opening_are_in_the_mornings() -> None:
    plenaries = [session for session in EDITION.sessions if session.kind is SessionKind.PLENARY]
    assert {when(session)[1] for session in plenaries[:-1]} == {MORNING}


def test_counted_sessions_are_within_the_published_hours_on_weekdays() -> None:
    for session in EDITION.sessions:
        day, hours = when(session)
        assert day[:3] in {"Mon", "Tue", "Wed", "Thu", "Fri"}
        if session.counted:
            begins, ends = hours.split("–")
            assert "13:00" <= begins < ends <= "14:30" or "15:30" <= begins < ends <= "17:00"


def test_common_sessions_are_interpreted_into_the_four_languages() -> None:
    assert {session.languages for session in EDITION.sessions if not session.elective} == {LANGUAGES}


@pytest.mark.parametrize("choice", list(product("1234", "5678")), ids="+".join)
def test_every_choice_of_electives_has_twenty_counted_sessions_of_285_hours(choice: tuple[str, str]) -> None:
    own = [session for session in EDITION.sessions if session.counted and session.elective in {"", *choice}]
    assert len(own) == 20
    assert (
        sum((session.ends - session.starts).total_seconds() for session in own) / 3600 == EDITION.certificate.hours
    )


def test_nobody_has_two_sessions_at_a_time() -> None:
    common_and_electives = [session for session in EDITION.sessions if session.elective in {"", "1", "5"}]
    pairs = pairwise(common_and_electives)
    assert [later.code for earlier, later in pairs if later.starts < earlier.ends] == []


def texts(edition: Edition) -> list[tuple[str, Words]]:
    """Every text of the edition with its name."""
    electives = [elective for round_ in edition.rounds for elective in round_.electives]
    return [
        ("title", edition.title),
        ("theme", edition.theme),
        *((f"about {question}", answer) for question, answer in edition.about.items()),
        *((f"round {round_.code}", round_.title) for round_ in edition.rounds),
        *((f"elective {elective.code}", elective.title) for elective in electives),
        *((f"description {elective.code}", elective.description) for elective in electives),
        *((f"session {session.code}", session.title) for session in edition.sessions),
    ]


def test_every_text_is_written_in_four_languages() -> None:
    assert [
        name for name, words in texts(EDITION) if len(set(words.values())) != 4 or set(words) != set(LANGUAGES)
    ] == []


def test_answers_are_all_there_and_short() -> None:
    assert tuple(EDITION.about) == ABOUT_QUESTIONS
    assert [question for question, words in EDITION.about.items() if max(map(len, words.values())) > 600] == []


def test_french_has_its_spaces_before_high_punctuation() -> None:
    assert [
        name for name, words in texts(EDITION) if re.search(r"[^\u00a0][:;?!»](?!\d)|«(?!\u00a0)", words["fr"])
    ] == []


def test_links_are_placeholders_of_their_own() -> None:
    links = Counter(session.link for session in EDITION.sessions)
    assert links == Counter(f"https://ecampus.example.org/sse12/{session.code}" for session in EDITION.sessions)


def test_every_round_can_be_chosen_from_before_it_begins() -> None:
    chosen = [
        (f"{local(round_.opens, EDITION.zone):%a %d %H:%M}", f"{local(round_.closes, EDITION.zone):%a %d %H:%M}")
        for round_ in EDITION.rounds
    ]
    assert chosen == [("Mon 08 09:00", "Mon 15 20:00"), ("Wed 17 09:00", "Sun 21 20:00")]
