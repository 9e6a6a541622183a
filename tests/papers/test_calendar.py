"""Calendar files, parsed again as other programs do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from academy.appointments import Appointment
from academy.programme import Session, SessionKind
from papers.calendar import calendar

NOW = datetime(2021, 11, 12, 8, 0, tzinfo=UTC)
TITLES = {"en": "Official opening", "pt": "Sessão de abertura", "fr": "Séance d’ouverture", "es": "Inauguración"}
LINK = "https://meet.example.org/opening?a=1,2;b=3"


def appointment(starts=NOW, *, number=17, revision=1, cancelled=False, title=TITLES, link=LINK, languages=("pt",)):
    session = Session(
        "opening", SessionKind.PLENARY, title, starts, starts + timedelta(minutes=90), languages, link
    )
    return Appointment(number, revision, cancelled, session)


def read(*appointments, language="pt", name="Academia, 12.ª edição"):
    return Calendar.from_ical(calendar(appointments, name, language, NOW))


def event(*args, language="pt", **facts):
    (found,) = read(appointment(*args, **facts), language=language).walk("VEVENT")
    return found


def test_calendar_has_a_name_and_asks_to_be_looked_at_every_hour():
    made = read()
    assert (made["version"], made["method"], str(made["x-wr-calname"])) == (
        "2.0",
        "PUBLISH",
        "Academia, 12.ª edição",
    )
    assert (str(made["name"]), str(made["x-published-ttl"])) == ("Academia, 12.ª edição", "PT1H")
    assert made["refresh-interval"].dt == timedelta(hours=1)
    assert made.walk("VEVENT") == []


def test_session_is_told_wholly():
    told = event(revision=3)
    assert {name: str(told[name]) for name in ("uid", "sequence", "summary", "status", "transp", "url")} == {
        "uid": "session-17@collective-brain",
        "sequence": "2",
        "summary": "Sessão de abertura",
        "status": "CONFIRMED",
        "transp": "OPAQUE",
        "url": LINK,
    }
    assert (told["dtstart"].dt, told["dtend"].dt) == (NOW, NOW + timedelta(minutes=90))
    assert (told["dtstamp"].dt, told["last-modified"].dt) == (NOW, NOW)
    assert str(told["description"]).split("\n")[1:] == [LINK]


def test_cancelled_session_stays_says_so_and_takes_no_time():
    told = event(revision=2, cancelled=True)
    assert (told["status"], told["transp"], told["sequence"]) == ("CANCELLED", "TRANSPARENT", 1)
    assert str(told["summary"]) == "Sessão cancelada: Sessão de abertura"


def test_session_without_a_link_has_none():
    told = event(link="")
    assert ("url" in told, "\n" in str(told["description"])) == (False, False)


@pytest.mark.parametrize(
    ("language", "summary"),
    [
        ("en", "Official opening"),
        ("fr", "Séance d’ouverture"),
        ("es", "Inauguración"),
        ("pt", "Sessão de abertura"),
    ],
)
def test_session_is_told_in_the_members_language(language, summary):
    assert str(event(language=language)["summary"]) == summary


@pytest.mark.parametrize(
    ("local", "written"),
    [
        pytest.param(datetime(2021, 10, 30, 13), "20211030T110000Z", id="the day before Europe's clocks go back"),
        pytest.param(datetime(2021, 10, 31, 13), "20211031T120000Z", id="the day they do"),
        pytest.param(datetime(2022, 3, 26, 13), "20220326T120000Z", id="the day before they go forward"),
        pytest.param(datetime(2022, 3, 27, 13), "20220327T110000Z", id="the day they do that"),
        pytest.param(datetime(2021, 10, 31, 2, 30), "20211031T003000Z", id="an hour that comes twice, the first"),
        pytest.param(datetime(2021, 10, 31, 2, 30, fold=1), "20211031T013000Z", id="and the second"),
    ],
)
def test_instants_are_in_utc_whatever_clocks_do(local, written):
    starts = local.replace(tzinfo=ZoneInfo("Europe/Rome")).astimezone(UTC)
    made = calendar([appointment(starts)], "", "pt", NOW).decode()
    assert f"\r\nDTSTART:{written}\r\n" in made
    assert ("VTIMEZONE" in made, "TZID" in made) == (False, False)


def test_lines_are_folded_between_characters_and_nothing_in_a_title_begins_a_line():
    title = "Princípios; «ação», coração\nATTENDEE:mailto:x@example.org \\ " + "ção é à ã " * 30 + "🤝" * 40
    made = calendar([appointment(title={"pt": title})], "Edição", "pt", NOW)
    lines = made.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert [line for line in lines if line.decode("utf-8").startswith("ATTENDEE")] == []
    assert (made.count(b"\n"), made.endswith(b"\r\n")) == (made.count(b"\r\n"), True)
    assert [str(told["summary"]) for told in Calendar.from_ical(made).walk("VEVENT")] == [title]


def test_same_values_give_the_same_bytes():
    assert calendar([appointment()], "x", "fr", NOW) == calendar([appointment()], "x", "fr", NOW)
