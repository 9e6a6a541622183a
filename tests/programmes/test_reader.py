"""What a programme file says, read into values."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from academy.programme import (
    ABOUT_QUESTIONS,
    Admission,
    Certificate,
    CheckinRule,
    Constituency,
    Edition,
    Elective,
    Proof,
    Reminders,
    Round,
    RoundMode,
    Session,
    SessionKind,
)
from programmes.reader import ProgrammeFaults, check, read
from tests.programmes.conftest import SMALL

Changed = Callable[..., Edition]
OPENING = "title: {en: Opening}"
WHEN = "when: 2021-03-26 13:00-14:30"


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type, misc]


SMALL_WEEK = Round(
    "week1",
    {"en": "Week 1"},
    RoundMode.FIRST_COME,
    utc(2021, 3, 20, 8),
    utc(2021, 3, 25, 17),
    (
        Elective("rights", {"en": "Rights at work"}, {}, ("en",)),
        Elective("finance", {"en": "Finance"}, {}, ("en",)),
    ),
)


def session(code: str, title: str, starts: datetime, ends: datetime, elective: str = "") -> Session:
    """A session with the usual values; it is an elective's when that is named."""
    kind = SessionKind.ELECTIVE if elective else SessionKind.PLENARY
    return Session(code, kind, {"en": title}, starts, ends, ("en",), elective=elective)


def test_small_programme_takes_the_usual_values_for_what_it_leaves_out() -> None:
    edition = read(SMALL)
    afternoon = utc(2021, 3, 26, 14, 30), utc(2021, 3, 26, 16, 0)
    assert edition == Edition(
        code="small",
        title={"en": "A small academy"},
        theme={"en": "Small is enough"},
        zone="Europe/Rome",
        languages=("en",),
        admission=Admission.COMMITTEE,
        host={"en": "Italy"},
        organisers=("ITC-ILO",),
        certificate=Certificate(0.8, None),
        reminders=Reminders(time(18, 0), (60, 10)),
        about=edition.about,
        rounds=(SMALL_WEEK,),
        sessions=(
            session("opening", "Opening", utc(2021, 3, 26, 12), utc(2021, 3, 26, 13, 30)),
            session("finance-a", "Finance", *afternoon, elective="finance"),
            session("rights-a", "Rights at work", *afternoon, elective="rights"),
        ),
    )
    assert tuple(edition.about) == ABOUT_QUESTIONS
    assert edition.about["cost"] == {"en": "Nothing."}


# What is written in the place of what the small programme says or leaves out, in pairs.
ALL_WRITTEN = (
    "organisers: ITC-ILO",
    "organisers:\n  - ITC-ILO\n  - ILO\nadmission: open\n"
    "certificate: {share: 0.75, hours: 4.5, issue: 2021-03-28 10:00}\n"
    "reminders: {eve: 7:30, Minutes before: 10 120, }",
    "opens: 2021-03-20 09:00",
    "mode: Ranked\n    opens: 2021-03-20 09:00",
    "title: {en: Finance}",
    "title: {en: Finance}\n        description: {en: Money}\n        languages: es, en\n        seats: 12\n"
    "        constituencies: [union, government]",
    OPENING,
    f"{OPENING}\n    kind: panel\n    languages: fr\n    link: https://ecampus.example.org/o\n"
    "    counted: no\n    speakers: Ada, Grace",
)


def test_what_is_written_takes_the_place_of_the_usual(edition: Changed) -> None:
    read_ = edition(*ALL_WRITTEN)
    assert read_.organisers == ("ITC-ILO", "ILO")
    assert read_.admission is Admission.OPEN
    assert read_.certificate == Certificate(0.75, 4.5, utc(2021, 3, 28, 8, 0))  # summer time since that night
    assert read_.reminders == Reminders(time(7, 30), (120, 10))
    assert read_.rounds[0].mode is RoundMode.RANKED
    assert read_.rounds[0].electives[1] == Elective(
        "finance",
        {"en": "Finance"},
        {"en": "Money"},
        ("es", "en"),
        12,
        (Constituency.TRADE_UNION, Constituency.GOVERNMENT),
    )
    assert read_.sessions[0] == Session(
        "opening",
        SessionKind.PANEL,
        {"en": "Opening"},
        utc(2021, 3, 26, 12),
        utc(2021, 3, 26, 13, 30),
        ("fr",),
        link="https://ecampus.example.org/o",
        counted=False,
        speakers="Ada, Grace",
    )
    assert read_.sessions[1].languages == ("es", "en")  # those of its elective


def test_checkin_rule_takes_the_place_of_the_usual_and_its_proof_that_of_sessions_without(
    edition: Changed,
) -> None:
    usual = edition()
    assert usual.checkin == CheckinRule(opens=10, closes=15, grace=10, minimum=0.6, excused_limit=None)
    assert {session.proof for session in usual.sessions} == {Proof.BUTTON}
    read_ = edition(
        "organisers: ITC-ILO",
        "organisers: ITC-ILO\n"
        "check-in: {opens: 0, closes: 5, Grace: 20, minimum: 0.75, excused limit: 0, proof: code}",
        OPENING,
        f"{OPENING}\n    proof: Report",
    )
    assert read_.checkin == CheckinRule(opens=0, closes=5, grace=20, minimum=0.75, excused_limit=0)
    assert [session.proof for session in read_.sessions] == [Proof.REPORT, Proof.CODE, Proof.CODE]


def test_excused_limit_may_be_none(edition: Changed) -> None:
    read_ = edition("organisers: ITC-ILO", "organisers: ITC-ILO\ncheck-in: {excused limit: none}")
    assert read_.checkin == CheckinRule()


def test_reminders_can_be_switched_off(edition: Changed) -> None:
    read_ = edition("languages: en\n", "languages: en\nreminders: {eve: no, minutes before: none}\n")
    assert read_.reminders == Reminders(None, ())


def test_seats_and_languages_can_be_none(edition: Changed) -> None:
    read_ = edition("title: {en: Finance}", "title: {en: Finance}\n        seats: none\n        languages: none")
    assert read_.rounds[0].electives[1].seats is None
    assert read_.rounds[0].electives[1].languages == ()


def test_fallback_fills_the_languages_that_are_not_written(edition: Changed) -> None:
    read_ = edition(OPENING, "title: {fallback: fr, fr: Ouverture, pt: Abertura}")
    assert read_.sessions[0].title == {"fr": "Ouverture", "pt": "Abertura", "en": "Ouverture"}


def test_sessions_of_an_elective_are_numbered_in_the_order_of_their_times(edition: Changed) -> None:
    read_ = edition(
        OPENING,
        f"{OPENING}\n  - code: z\n    elective: rights\n    when: 2021-03-26 09:00-10:00\n"
        "  - code: a\n    elective: rights\n    when: 2021-03-27 09:00-10:00\n    title: {en: Practice}",
        "closes: 2021-03-25 18:00",
        "closes: 2021-03-26 08:59",
    )
    assert [(session.code, session.title["en"]) for session in read_.sessions if session.elective == "rights"] == [
        ("z", "Rights at work (1/3)"),
        ("rights-a", "Rights at work (2/3)"),
        ("a", "Practice"),
    ]


def test_a_text_may_be_repeated_by_its_name(edition: Changed) -> None:
    read_ = edition("title: {en: A small academy}", "title: &same {en: A small academy}", OPENING, "title: *same")
    assert read_.sessions[0].title == {"en": "A small academy"}


TIMES = [
    ("with an en dash", "2021-03-26 13:00–14:30", "03-26 12:00", "03-26 13:30"),
    ("with spaces around the dash", "2021-03-26  13:00  -  14:30", "03-26 12:00", "03-26 13:30"),
    ("with a word", "2021-03-26 13:00 to 14:30", "03-26 12:00", "03-26 13:30"),
    ("with one digit", "2021-03-26 9:00-9:05", "03-26 08:00", "03-26 08:05"),
    ("in quotes", '"2021-03-26 13:00-14:30"', "03-26 12:00", "03-26 13:30"),
    ("over midnight", "2021-03-26 23:00 - 2021-03-27 00:30", "03-26 22:00", "03-26 23:30"),
    ("after clocks went forward", "2021-03-29 13:00-14:30", "03-29 11:00", "03-29 12:30"),
    ("over a change of clocks", "2021-03-28 01:30-03:30", "03-28 00:30", "03-28 01:30"),
    ("beside an elective it only touches", "2021-03-26 14:00-15:30", "03-26 13:00", "03-26 14:30"),
]


@pytest.mark.parametrize(
    ("written", "starts", "ends"), [pytest.param(*values, id=label) for label, *values in TIMES]
)
def test_times_are_those_of_the_clocks_in_the_zone(edition: Changed, written: str, starts: str, ends: str) -> None:
    sessions = {session.code: session for session in edition(WHEN, f"when: {written}").sessions}
    opening = sessions["opening"]
    assert (f"{opening.starts:%m-%d %H:%M}", f"{opening.ends:%m-%d %H:%M}") == (starts, ends)


ZONES = [
    ("a quarter of an hour", "Asia/Kathmandu", "2021-03-26 07:15"),
    ("the southern summer", "Australia/Sydney", "2021-03-26 02:00"),
    ("behind Greenwich", "America/Sao_Paulo", "2021-03-26 16:00"),
    ("a zone of three parts", "America/Argentina/Buenos_Aires", "2021-03-26 16:00"),
    ("an older name of a city", "Asia/Calcutta", "2021-03-26 07:30"),
]


@pytest.mark.parametrize(("zone", "starts"), [pytest.param(*values, id=label) for label, *values in ZONES])
def test_any_place_can_be_the_zone(edition: Changed, zone: str, starts: str) -> None:
    read_ = edition("zone: Europe/Rome", f"zone: {zone}")
    assert (read_.zone, f"{read_.starts:%Y-%m-%d %H:%M}") == (zone, starts)


WITHOUT_FAULT = [
    ("two electives of one round", ("code: finance-a\n", "code: finance-b\n")),
    (
        "an optional session and a common one",
        (OPENING, f"{OPENING}\n    counted: no", WHEN, "when: 2021-03-26 15:00-16:00"),
    ),
    ("one after the other without a pause", (WHEN, "when: 2021-03-26 17:00-18:00")),
    ("a round and its first session", ("closes: 2021-03-25 18:00", "closes: 2021-03-26 15:30")),
]


@pytest.mark.parametrize("pairs", [pytest.param(pairs, id=label) for label, pairs in WITHOUT_FAULT])
def test_what_may_be_side_by_side_or_touch_is_no_fault(
    faults: Callable[..., list[str]], pairs: tuple[str, ...]
) -> None:
    assert faults(*pairs) == []


def test_read_gives_no_half_edition(changed: Callable[..., Path]) -> None:
    path = changed("zone: Europe/Rome", "zone: CET")
    with pytest.raises(ProgrammeFaults) as raised:
        read(path)
    assert raised.value.path == path
    assert list(raised.value.faults) == check(path)
