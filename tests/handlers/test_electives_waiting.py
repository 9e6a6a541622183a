"""A freed seat at the page chat: offered, accepted, passed on, forgotten; invitations and reminders of a round."""

from __future__ import annotations

from datetime import timedelta

import pytest

from locales import text
from storage import rounds
from tests.handlers.rounds import CLOSES, course, elective, round_id, round_of, tap, with_rounds
from tests.handlers.steps import admitted

EDITION = with_rounds(round_of("one", course("a", 1), course("b", 9)))


@pytest.fixture
def academy(elsewhen):
    return elsewhen(other=EDITION)


def pass_time(person, to):
    """Set the clock forward to an instant of November 2021 in Turin ("15 12:10") and read what came meanwhile."""
    day, clock = to.split()
    known = len(person.replies)
    person.forward(f"2021-11-{day}T{clock}+01:00").raise_for_status()
    person.reload()
    return [message.text for message in person.replies[known:]]


def seated_and_waiting(app, visitor, count=1, language="en"):
    """Somebody with the only seat of an elective, and so many who wait for it."""
    people = [admitted(app, visitor(language)) for _ in range(count + 1)]
    for person in people:
        tap(person, f"take:{elective(app, 'a')}")
    return people


def leave(person, round_):
    tap(person, f"leave:{round_}")
    person.press("Yes, give it up")


def test_freed_seat_is_offered_and_kept_until_an_hour_after_the_night(academy):
    app, visitor = academy
    rui, ana = seated_and_waiting(app, visitor)
    leave(rui, round_id(app, "one"))
    (offer,) = pass_time(ana, "12 09:20")
    # Twelve hours later it is ten in the evening in Maputo, and quiet until seven.
    said = text("en", "electives-news-offer", title="Care  en", when="Saturday 13 November, 08:00", city="Maputo")
    assert offer.startswith(said + "\n\nWhen (Maputo):\n· Tue 16 Nov, 16:30–18:00")
    assert ana.buttons == ["Yes, I take the seat", "No, pass it on"]
    assert ana.press("Yes, I take the seat").startswith("The seat is yours: **Care  en**")
    assert ana.notice == "✓ You have a seat."
    tap(rui, f"take:{elective(app, 'a')}")
    assert rui.notice == "Waiting list: position 1"


def test_seat_passed_on_is_offered_to_the_next(academy):
    app, visitor = academy
    rui, ana, eva = seated_and_waiting(app, visitor, 2)
    leave(rui, round_id(app, "one"))
    pass_time(ana, "12 09:20")
    assert ana.press("No, pass it on") == text("en", "electives-passed", title="Care  en")
    (offer,) = pass_time(eva, "12 09:40")
    assert offer.startswith("A seat has become free for you: **Care  en**")
    assert tap(ana, "pass:1") == text("en", "electives-refused-offer-over")


def test_offer_that_nobody_answers_goes_on_when_its_time_is_over(academy):
    app, visitor = academy
    rui, ana, eva = seated_and_waiting(app, visitor, 2)
    leave(rui, round_id(app, "one"))
    came = pass_time(ana, "13 08:00")
    assert text("en", "electives-news-offer-over", title="Care  en") in came
    eva.reload()
    assert eva.last.startswith("A seat has become free for you: **Care  en**")
    tap(ana, "accept:1")
    assert ana.notice == text("en", "electives-refused-offer-over")
    assert eva.press("Yes, I take the seat").startswith("The seat is yours")


def test_offer_cannot_be_accepted_by_others(academy):
    app, visitor = academy
    rui, _ = seated_and_waiting(app, visitor)
    leave(rui, round_id(app, "one"))
    assert tap(rui, "accept:1") == text("en", "button-unknown")


def test_seat_elsewhere_is_kept_until_the_offer_is_accepted(academy):
    app, visitor = academy
    rui, ana = seated_and_waiting(app, visitor)
    tap(ana, f"take:{elective(app, 'b')}")
    assert ana.notice == "✓ You have a seat."
    leave(rui, round_id(app, "one"))
    pass_time(ana, "12 09:20")
    accepted = ana.press("Yes, I take the seat")
    assert text("en", "electives-seat-left", title="Finance  en") in accepted


def test_just_before_the_first_session_the_first_press_has_the_seat(academy):
    app, visitor = academy
    rui, ana, eva = seated_and_waiting(app, visitor, 2)
    pass_time(rui, "16 15:05")
    app.database.write(lambda db: rounds.set_seats(db, elective(app, "a"), 2, "test", app.clock.now())).result()
    pass_time(rui, "16 15:06")
    for person in (ana, eva):
        person.reload()
        assert person.last.startswith(text("en", "electives-news-offer-all", title="Care  en"))
    assert eva.press("Yes, I take the seat").startswith("The seat is yours")
    ana.press("Yes, I take the seat")
    assert ana.notice in (text("en", "electives-refused-full"), text("en", "electives-refused-offer-over"))


def test_round_that_is_open_invites_and_reminds_those_who_have_not_chosen(academy):
    app, visitor = academy
    ana, rui = admitted(app, visitor("en")), admitted(app, visitor("en"))
    pass_time(ana, "12 09:05")
    assert ana.last == text(
        "en", "electives-news-open", title="Round one en", when="Monday 15 November, 21:00", city="Maputo"
    )
    assert ana.press("See and choose").startswith("**Round one en**")
    tap(ana, f"take:{elective(app, 'b')}")
    assert about_choosing(pass_time(rui, "15 19:30")) == [_reminder(3), _reminder(1)]
    ana.reload()
    assert about_choosing(message.text for message in ana.replies[-8:]) == []


def _reminder(days):
    when = "Monday 15 November, 21:00"
    return text("en", "electives-news-remind", title="Round one en", days=days, when=when, city="Maputo")


def about_choosing(texts):
    return [said for said in texts if "left to choose" in said]


def test_button_of_a_month_ago_explains(academy):
    app, visitor = academy
    ana = admitted(app, visitor("en"))
    tap(ana, f"elective:{elective(app, 'a')}")
    ana.forward("2021-12-16T09:00+01:00").raise_for_status()
    said = ana.press("Choose this elective")
    assert ana.notice == "It began on Tuesday 16 November, 16:30."
    assert "✗ It began on Tuesday 16 November, 16:30." in said
    assert "The time for choosing ended on Monday 15 November, 21:00." in ana.press("‹ All electives")


def test_deadline_is_what_counts_not_when_somebody_looked(academy):
    app, visitor = academy
    ana = admitted(app, visitor("en"))
    tap(ana, f"take:{elective(app, 'b')}")
    pass_time(ana, "15 20:01")
    tap(ana, f"leave:{round_id(app, 'one')}")
    ana.press("Yes, give it up")
    assert ana.notice == "The time for choosing ended on Monday 15 November, 21:00."
    assert app.clock.now() - CLOSES < timedelta(minutes=5)
