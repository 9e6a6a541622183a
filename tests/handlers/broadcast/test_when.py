"""When an announcement goes out, as organisers type it."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from storage.models import Member
from tests.handlers.broadcast.steps import ENGLISH, drafted, expand, labels, row, say


@pytest.mark.parametrize(
    ("typed", "at", "shown"),
    [
        pytest.param(
            "2021-11-16 18:00",
            datetime(2021, 11, 16, 16, tzinfo=UTC),
            "When: Tuesday, 16 November 2021, 18:00 (Maputo)"
            " – academy’s time: Tuesday, 16 November 2021, 17:00 (Rome)",
            id="written out",
        ),
        pytest.param(
            "18h",
            datetime(2021, 11, 12, 16, tzinfo=UTC),
            "When: Friday, 12 November 2021, 18:00 (Maputo)"
            " – academy’s time: Friday, 12 November 2021, 17:00 (Rome)",
            id="today",
        ),
    ],
)
def test_time_is_typed_by_the_organisers_clock_and_shown_with_weekday_in_both(ana, typed, at, shown):
    drafted(ana, ("en", ENGLISH))
    ana.press("broadcast.when:1")
    page = ana.say(typed)
    assert (row(ana).send_at, shown in page.text.splitlines()) == (at, True)
    ana.press("broadcast.send:1")
    waiting = ana.press_label("Yes, send it")
    assert say("broadcast-waiting", when=shown.removeprefix("When: ")) in waiting.text
    expand(ana, seconds=30)
    assert row(ana).state == "waiting"


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        pytest.param("2021-11-12 09:59", "broadcast-when-past", id="a minute ago"),
        pytest.param("in the evening", "broadcast-when-unread", id="in words"),
        pytest.param("2021-02-30 10:00", "broadcast-when-unread", id="no such day"),
    ],
)
def test_time_that_cannot_be_is_refused_and_asked_again(ana, typed, key):
    drafted(ana, ("en", ENGLISH))
    ana.press("broadcast.when:1")
    values = {"text": typed, "example": "2021-11-13 18:00"} if key == "broadcast-when-unread" else {}
    assert ana.say(typed).text == say(key, **values)
    ana.say("2021-11-12 11:00")
    assert row(ana).send_at == datetime(2021, 11, 12, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "key", "offered", "chosen"),
    [
        pytest.param(
            "2022-03-27 02:30",
            "broadcast-when-skipped",
            ["01:30", "03:30"],
            datetime(2022, 3, 27, 1, 30, tzinfo=UTC),
            id="skipped",
        ),
        pytest.param(
            "2022-10-30 02:30",
            "broadcast-when-twice",
            ["02:30 (UTC+02:00)", "02:30 (UTC+01:00)"],
            datetime(2022, 10, 30, 1, 30, tzinfo=UTC),
            id="twice",
        ),
    ],
)
def test_local_time_that_clocks_skip_or_repeat_is_explained(sqlite, ana, typed, key, offered, chosen):
    sqlite.write(lambda db: db.execute(update(Member).values(zone="Europe/Rome"))).result()
    drafted(ana, ("en", ENGLISH))
    ana.press("broadcast.when:1")
    explained = ana.say(typed)
    assert (explained.text, labels(explained)) == (say(key, time=typed, city="Rome"), offered)
    assert row(ana).send_at is None
    ana.press_label(offered[1])
    assert row(ana).send_at == chosen
    ana.press("broadcast.when:1")
    ana.press_label("As soon as I confirm")
    assert row(ana).send_at is None


def test_set_time_that_has_passed_before_the_confirmation_is_refused(ana):
    drafted(ana, ("en", ENGLISH))
    ana.press("broadcast.when:1")
    ana.say("2021-11-12 11:00")
    ana.clock.at += timedelta(hours=2)
    assert ana.press("broadcast.send:1").text.startswith(say("broadcast-when-past"))


def test_organiser_without_a_zone_types_in_the_academys_time(sqlite, ana):
    sqlite.write(lambda db: db.execute(update(Member).values(zone=None))).result()
    drafted(ana, ("en", ENGLISH))
    ana.press("broadcast.when:1")
    assert "When: Friday, 12 November 2021, 18:00 (Rome)" in ana.say("18:00").text.splitlines()
