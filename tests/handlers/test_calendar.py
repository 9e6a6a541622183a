"""The member's own calendar in the chat: the file, the address, and a new one."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from icalendar import Calendar

from academy.programme import LANGUAGES
from handlers.certainty import VALID
from locales import text
from storage import calendars, members
from tests.conftest import NOW
from tests.handlers.steps import admitted, arrive, begins, signed_up
from tests.support.chat import Chat, HandClock
from tests.support.people import load_edition


def address_in(person):
    """The address in the newest message."""
    return re.search(r"https?://\S+/calendar/(\S+)\.ics", person.last)[1]


def status(person, token):
    return person.client.get(f"/calendar/{token}.ics").status_code


def test_calendar_is_a_file_and_an_address_that_say_the_same(shared, guest):
    ana = admitted(shared, guest("pt-PT"))
    ana.say("/calendar")
    token = address_in(ana)
    file, feed = (
        Calendar.from_ical(content).walk("VEVENT")
        for content in (ana.download(), ana.client.get(f"/calendar/{token}.ics").content)
    )
    told = [
        [(str(one["uid"]), one["dtstart"].dt, str(one["summary"])) for one in events] for events in (file, feed)
    ]
    assert (told[0], len(told[0]) > 10) == (told[1], True)
    assert ana.last == text("pt", "calendar", address=f"{shared.settings.address}/calendar/{token}.ics")
    opens = ana.replies[-1].choices[0]
    assert (opens.label, opens.url) == (
        text("pt", "button-calendar-open"),
        f"{shared.settings.address}/calendar/{token}",
    )
    assert ana.client.get(f"/calendar/{token}").status_code == 200


def test_calendar_shows_the_same_address_again(shared, guest):
    ana = signed_up(shared, guest())
    tokens = set()
    for _ in range(2):
        ana.say("/calendar")
        tokens.add(address_in(ana))
    assert len(tokens) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_new_address_is_asked_for_twice_and_ends_the_old_one(shared, guest, language):
    ana = signed_up(shared, guest(language))
    ana.say("/calendar")
    old = address_in(ana)
    ana.press(text(language, "button-calendar-new"))
    assert ana.last == text(language, "calendar-new-sure")
    assert status(ana, old) == 200
    ana.press(text(language, "button-calendar-yes"))
    new = address_in(ana)
    assert ana.last == text(language, "calendar-renewed", address=f"{shared.settings.address}/calendar/{new}.ics")
    assert [status(ana, token) for token in (old, new)] == [404, 200]


def test_present_address_may_be_kept(shared, guest):
    ana = signed_up(shared, guest("fr"))
    ana.say("/calendar")
    token = address_in(ana)
    ana.press(text("fr", "button-calendar-new"))
    ana.press(text("fr", "button-calendar-no"))
    assert status(ana, token) == 200


def test_yes_of_long_ago_makes_no_new_address(sqlite):
    load_edition(sqlite)
    clock = HandClock(NOW)
    ana = Chat(sqlite, clock, "telegram", "7", "en")
    for action in ("start", "consent:academy:yes"):
        ana.command(action) if action == "start" else ana.press(action)
    ana.command("calendar")
    ana.press("calendar:new")
    member = sqlite.read(lambda db: members.person_at(db, ana.address).member.id)
    token = sqlite.write(lambda db: calendars.token_of(db, member, NOW)).result()
    clock.at = NOW + VALID + timedelta(seconds=1)
    reply = ana.press_label(text("en", "button-calendar-yes"))
    assert (f"/{token}.ics" in reply.text, reply.closes) == (True, False)


def test_calendar_needs_the_first_consent(shared, guest):
    ana = arrive(shared, guest(), "join.consent")
    ana.say("/calendar")
    assert "/calendar/" not in ana.last


def test_calendar_of_who_does_not_take_part_has_no_links(shared, guest):
    ana = signed_up(shared, guest("es"))
    ana.say("/calendar")
    events = Calendar.from_ical(ana.download()).walk("VEVENT")
    assert (len(events) > 10, [event for event in events if "url" in event]) == (True, [])


def test_erased_members_address_is_gone(shared, guest):
    ana = signed_up(shared, guest())
    ana.say("/calendar")
    token = address_in(ana)
    ana.say("/forgetme")
    for button in ("yes", "now"):
        ana.press(text("en", f"button-forgetme-{button}"))
    assert shared.database.read(lambda db: calendars.member_of(db, token)) is None
    assert status(ana, token) == 404
    assert begins("en", "calendar-page-unknown") in ana.client.get(f"/calendar/{token}").text
