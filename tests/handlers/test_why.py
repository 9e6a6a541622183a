"""/why: what came or did not, why, and what comes next."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from academy.programme import LANGUAGES
from locales import text
from storage.models import Attempt, Delivery
from tests.handlers.days import participant_in, pass_time
from tests.handlers.steps import member, participant
from tests.support.people import greet
from tests.support.reminded import at

BOGOTA = """What I had for you, the newest first; the times are yours (Bogota):

**Mon 15 Nov, 06:50** · 10 minutes before “Official opening”
Sent on the web page (06:50).

**Mon 15 Nov, 06:00** · 60 minutes before “Official opening”
Not sent: it fell into your quiet hours.

**Sun 14 Nov, 18:00** · Your sessions on Monday 15 November
Sent on the web page (18:00).

**Sun 14 Nov, 14:00** · Reminder to choose: “Electives of week 1”
Sent on the web page (14:00).

**Fri 12 Nov, 14:00** · Reminder to choose: “Electives of week 1”
Sent on the web page (14:00).

**Fri 12 Nov, 03:01** · You can choose: “Electives of week 1”
Sent on the web page (03:01).

**Fri 12 Nov, 03:00** · Decision on your application
Sent on the web page (03:00).

Next, today at 07:00: At the start of “Official opening”, to check in"""


def test_lines_say_when_why_and_what_became_of_it(visitor):
    ana = participant_in(visitor("en"), "Bogotá", "America/Bogota")
    pass_time(ana, "15 12:55")
    assert (ana.say("/why"), ana.buttons) == (BOGOTA, ["Reminders", "Agenda"])


def paragraphs(person):
    return person.say("/why").split("\n\n")


def test_next_is_what_a_member_will_really_get(visitor):
    ana = participant_in(visitor("en"), "Bogotá", "America/Bogota")
    pass_time(ana, "14 12:00")
    assert paragraphs(ana)[-1] == "Next, today at 18:00: Your sessions on Monday 15 November"
    pass_time(ana, "15 00:10")
    assert paragraphs(ana)[-1] == "Next, tomorrow at 06:50: 10 minutes before “Official opening”"
    ana.say("/reminders")
    ana.press("reminders:m10:off")
    assert paragraphs(ana)[-2:] == [
        "Next, tomorrow at 07:00: At the start of “Official opening”, to check in",
        "You switched these off: 10 minutes before.",
    ]


def test_next_is_what_was_asked_for_when_that_is_earlier(visitor):
    ana = participant(visitor("en"))
    pass_time(ana, "15 12:01")
    ana.press("Remind me again")
    ana.press("30 minutes before (13:30)")
    assert paragraphs(ana)[-1] == (
        "Next, today at 13:30: “Official opening”, because you asked me to remind you again"
    )
    pass_time(ana, "15 12:31")
    assert paragraphs(ana)[1] == (
        "**Mon 15 Nov, 13:30** · “Official opening”, because you asked me to remind you again\n"
        "Sent on the web page (13:30)."
    )


def test_weekend_has_a_day_in_front(visitor):
    ana = participant(visitor("en"))
    pass_time(ana, "12 09:05")
    assert paragraphs(ana)[-1] == "Next, on Sunday 14 November at 18:00: Your sessions on Monday 15 November"


def test_those_who_do_not_take_part_have_nothing_to_expect(guest):
    ana = member(guest("en"))
    assert paragraphs(ana) == [text("en", "why-empty"), text("en", "why-next-nothing")]


def test_stop_is_given_as_the_reason_and_how_to_end_it(visitor):
    ana = participant(visitor("en"))
    ana.say("/stop")
    pass_time(ana, "15 12:01")
    said = paragraphs(ana)
    assert said[1] == (
        "**Mon 15 Nov, 13:00** · 60 minutes before “Official opening”\n"
        "Not sent: you had stopped my messages with /stop."
    )
    assert said[-1] == text("en", "reminders-stopped")


def test_late_message_says_on_which_day_it_came(app, visitor):
    ana = participant(visitor("en"))
    pass_time(ana, "14 18:00")
    ana.say("/stop")
    app.database.write(postpone).result()
    assert paragraphs(ana)[1] == (
        "**Sun 14 Nov, 18:00** · Your sessions on Monday 15 November\n"
        "Sent on Discord (Monday 15 November, 07:00) for the second time, because I was not sure of the first. "
        "You had blocked me on the web page. For a while I could not get through on Discord."
    )


def postpone(db):
    """The eve came on the next morning, on Discord, after a block elsewhere and a time-out."""
    discord = greet(db, "7", "discord").address
    eve = db.scalars(select(Delivery).where(Delivery.kind == "eve")).one()
    db.add(Attempt(delivery_id=eve.id, address_id=eve.address_id, reason="blocked", at=at("15 04:59")))
    db.add(Attempt(delivery_id=eve.id, address_id=discord.id, reason="timeout", at=at("15 04:59")))
    eve.address_id, eve.sent_at, eve.tries = discord.id, at("15 05:00"), 2


def test_only_the_last_ten_are_shown(visitor):
    ana = participant(visitor("en"))
    pass_time(ana, "19 20:00")
    assert len([line for line in paragraphs(ana) if line.startswith("**")]) == 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_said_in_the_language_of_the_member(visitor, language):
    ana = participant(visitor(language))
    pass_time(ana, "12 09:05")
    ana.say(f"/{text(language, 'menu-why')}")
    assert ana.last.split("\n\n")[0] == text(language, "why", city="Maputo")
    assert ana.last.split("\n\n")[-1].startswith(
        text(language, "why-next-day", day="§", time="", cause="").partition("§")[0]
    )
    assert ana.buttons == [text(language, "button-reminders"), text(language, "button-agenda")]
