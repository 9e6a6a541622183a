import re
from dataclasses import replace
from datetime import timedelta

import pytest

from academy.programme import LANGUAGES, in_language
from locales import dates, text
from locales.sessions import session_line
from tests.handlers.steps import admitted, arrive, press_old, signed_up
from tests.support.people import edition

SESSIONS = edition().sessions
TITLES = [session.title["en"] for session in SESSIONS]


def shown(person):
    """The titles on the page."""
    return [title for title in re.findall(r"· \*\*(.+?)\*\*", person.last)]


def days(person):
    """The days on the page, as they are written."""
    return re.findall(r"^\*\*(.+?)\*\*$", person.last, re.MULTILINE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_agenda_before_the_edition_begins_with_its_first_days(shared, guest, language):
    ana = signed_up(shared, guest(language))
    ana.say("/agenda")
    heading, whom = ana.last.split("\n\n")[0].split("\n")
    now = dates.hour(shared.clock.now(), "Africa/Maputo", language)
    assert heading == text(language, "agenda-heading", city="Maputo", time=now)
    assert whom == text(language, "agenda-for-participants")
    monday = dates.day(SESSIONS[0].starts.date(), language)
    assert days(ana)[0] == monday[:1].upper() + monday[1:]
    first = [session for session in SESSIONS if session.starts.day in (15, 16)]
    assert shown(ana) == [in_language(session.title, language) for session in first]
    assert session_line(first[0], "Africa/Maputo", "Europe/Rome", language) in ana.last


def test_agenda_without_a_zone_is_in_the_academys_time(guest):
    ana = guest("en")
    ana.say("/agenda")
    assert ana.last.startswith(text("en", "agenda-heading-academy", city="Rome", time="09:00")[:40])
    assert "13:00–14:30" in ana.last


def test_agenda_pages_show_every_session_once_in_the_place_of_the_message(shared, guest):
    ana = signed_up(shared, guest("en"))
    ana.say("/agenda")
    pages, count = [shown(ana)], len(ana.replies)
    while text("en", "button-later-days") in ana.buttons:
        ana.press(text("en", "button-later-days"))
        pages.append(shown(ana))
    assert [title for page in pages for title in page] == TITLES
    assert len(ana.replies) == count
    for page in reversed(pages[:-1]):
        ana.press(text("en", "button-earlier"))
        assert shown(ana) == page
    assert text("en", "button-earlier") not in ana.buttons


@pytest.mark.parametrize(
    ("start", "expected", "over"),
    [
        pytest.param(
            "15T09:00", ["Today, Monday 15 November", "Tomorrow, Tuesday 16 November"], False, id="first day"
        ),
        pytest.param(
            "15T23:30", ["Today, Tuesday 16 November", "Tomorrow, Wednesday 17 November"], False, id="midnight"
        ),
        pytest.param("20T09:00", ["Monday 22 November", "Tuesday 23 November"], False, id="the weekend"),
        pytest.param("26T09:00", ["Today, Friday 26 November"], False, id="the last day"),
        pytest.param("28T09:00", ["Thursday 25 November", "Friday 26 November"], True, id="two days later"),
    ],
)
def test_agenda_begins_with_today(elsewhen, start, expected, over):
    app, visitor = elsewhen(f"2021-11-{start}+01:00")
    ana = signed_up(app, visitor("en"))
    ana.say("/agenda")
    assert days(ana) == expected
    assert (text("en", "agenda-over") in ana.last) == over


@pytest.mark.parametrize(
    ("zone", "date", "hours"),
    [
        pytest.param("Asia/Manila", "25", ["20:00–21:30", "21:40–22:20", "22:30–00:00 (+1)"], id="until midnight"),
        pytest.param("Asia/Seoul", "25", ["21:00–22:30", "22:40–23:20", "23:30–01:00 (+1)"], id="past midnight"),
        pytest.param("Pacific/Auckland", "26", ["01:00–02:30", "02:40–03:20", "03:30–05:00"], id="the next day"),
        pytest.param("America/Bogota", "25", ["07:00–08:30", "08:40–09:20", "09:30–11:00"], id="in the morning"),
    ],
)
def test_agenda_is_in_the_members_zone_and_tells_the_academys_day_where_it_differs(
    shared, guest, zone, date, hours
):
    ana = signed_up(shared, guest("en"), zone=zone)
    ana.say(f"/agenda 2021-11-{date}")
    day = ana.last.split("\n\n**")[1]
    assert re.findall(r"^(.+) · \*\*", day, re.MULTILINE) == hours
    theirs = re.findall(r"^Academy’s time: (.+)$", day, re.MULTILINE)
    academys = ["13:00–14:30", "14:40–15:20", "15:30–17:00"]
    assert theirs == ([f"Thu 25 Nov, {time} (Rome)" for time in academys] if date == "26" else [])


def test_agenda_of_a_person_west_of_the_date(elsewhen):
    early = replace(
        SESSIONS[0], starts=SESSIONS[0].starts - timedelta(hours=5), ends=SESSIONS[0].ends - timedelta(hours=5)
    )
    app, visitor = elsewhen(other=replace(edition(), sessions=(early, *SESSIONS[1:])))
    ana = signed_up(app, visitor("en"), zone="Pacific/Honolulu")
    ana.say("/agenda")
    assert days(ana)[0] == "Sunday 14 November"
    assert "21:00–22:30" in ana.last
    assert "Academy’s time: Mon 15 Nov, 08:00–09:30 (Rome)" in ana.last


def test_agenda_just_after_midnight_still_shows_the_session_that_goes_on(elsewhen):
    app, visitor = elsewhen("2021-11-15T16:30+01:00")
    ana = signed_up(app, visitor("en"), zone="Asia/Seoul")  # where it is half past midnight
    ana.say("/agenda")
    assert days(ana) == ["Monday 15 November", "Today, Tuesday 16 November"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_agenda_marks_sessions_without_the_members_language(shared, guest, language):
    ana = signed_up(shared, guest(language))
    ana.say("/agenda 2021-11-16")
    page = [session for session in SESSIONS if session.starts.day in (16, 17)]
    lacking = [session for session in page if session.languages and language not in session.languages]
    assert ana.last.count("⚠") == len(lacking)


def test_agenda_shows_the_links_to_participants_only(elsewhen):
    app, visitor = elsewhen()
    ana, luis = admitted(app, visitor("en")), signed_up(app, visitor("en"))
    for person in (ana, luis):
        person.say("/agenda")
    links = [session.link for session in SESSIONS if session.starts.day in (15, 16)]
    assert [link for link in links if link in ana.last] == links
    assert [link for link in links if link in luis.last] == []
    assert text("en", "agenda-for-participants") not in ana.last
    ana.forward("2021-11-15T18:00+01:00")
    ana.say("/agenda")
    opening = SESSIONS[0]
    assert (opening.title["en"] in ana.last, opening.link in ana.last) == (True, False)


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("/agenda 2021-11-24", "Wednesday 24 November"),
        ("/agenda 2021-11-20", "Monday 22 November"),
        ("/agenda 9999-12-31", "Thursday 25 November"),
        ("/agenda 0001-01-01", "Monday 15 November"),
        ("/agenda tomorrow", "Monday 15 November"),
        ("/programme", "Monday 15 November"),
    ],
)
def test_agenda_takes_a_date(shared, guest, asked, first):
    ana = signed_up(shared, guest("en"))
    ana.say(asked)
    assert days(ana)[0] == first


def test_agenda_leads_on_to_what_is_open_or_home(shared, guest):
    ana = signed_up(shared, guest("en"))
    ana.say("/agenda")
    assert ana.buttons[-1] == text("en", "button-home")
    luis = arrive(shared, guest("en"), "join.name")
    press_old(luis, "agenda")
    assert luis.buttons[-1] == text("en", "button-go-on")
    luis.press("go")
    assert luis.last == text("en", "join-name")


def test_home_shows_the_next_session_in_bold_and_in_their_time(shared, guest):
    ana = signed_up(shared, guest("fr"))
    ana.say("/start")
    line = session_line(SESSIONS[0], "Africa/Maputo", "Europe/Rome", "fr")
    day = dates.day(SESSIONS[0].starts.date(), "fr")
    assert ana.last.endswith(f"\n\n{text('fr', 'home-next', day=day)}\n{line}")
    assert f"**{SESSIONS[0].title['fr']}**" in line
