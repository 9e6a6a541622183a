"""Trying out, confirming, taking back and stopping an announcement, and what became of it."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from handlers.broadcast_card import card
from handlers.broadcast_lines import FATES, Reader, fates
from storage.models import Broadcast, Delivery
from tests.conftest import NOW
from tests.handlers.broadcast.steps import ENGLISH, SPANISH, confirmed, drafted, expand, labels, row, say
from tests.support.people import sign_up


def test_trying_out_sends_real_messages_to_the_organiser_alone(ana, luis):
    drafted(ana, ("en", ENGLISH), ("es", SPANISH))
    assert ana.press_label("Send it to me only").notice == say("broadcast-tried", count=2)
    rows = ana.database.read(
        lambda db: db.execute(select(Delivery.member_id, Delivery.kind, Delivery.subject)).all()
    )
    assert [tuple(one) for one in rows] == [
        (1, "broadcast", {"language": language, "test": True}) for language in ("en", "es")
    ]


def test_what_changed_after_the_question_is_not_sent(ana, luis):
    drafted(ana, ("en", ENGLISH), ("es", SPANISH))
    asked = ana.press("broadcast.send:1")
    ana.press("broadcast.whom:1:languages:es")
    assert ana.press_label(labels(asked)[0]).text.startswith(say("broadcast-changed"))
    assert row(ana).state == "draft"


def test_pressing_yes_twice_sends_once(ana, luis):
    confirmed(ana, ("en", ENGLISH), ("es", SPANISH))
    first = row(ana).send_at
    ana.clock.at += timedelta(seconds=10)
    again = ana.press_label("Yes, send it")
    assert say("broadcast-waiting-seconds", count=20) in again.text
    assert row(ana).send_at == first


def test_half_a_minute_is_left_to_take_it_back_and_to_go_on_with_it(ana, luis):
    confirmed(ana, ("en", ENGLISH), ("es", SPANISH))
    assert say("broadcast-undone") in ana.press_label("Take it back").text
    expand(ana)
    assert (row(ana).state, ana.database.read(lambda db: db.scalars(select(Delivery)).all())) == ("undone", [])
    page = ana.press_label("Go on with it")
    assert (row(ana).state, "When: as soon as you confirm" in page.text) == ("draft", True)


def test_taking_it_back_too_late_says_so(ana, luis):
    confirmed(ana, ("en", ENGLISH), ("es", SPANISH))
    expand(ana)
    assert ana.press_label("Take it back").text == say("broadcast-undo-late")
    assert row(ana).state == "sent"


def test_draft_can_be_put_away(ana):
    drafted(ana, ("en", ENGLISH))
    assert say("broadcast-undone") in ana.press_label("Put it away").text
    assert row(ana).state == "undone"


def test_progress_is_refreshed_in_its_message_stopped_and_reported_with_reasons(sqlite, ana, luis):
    sqlite.write(
        lambda db: [sign_up(db, user, name=user.title(), language="en") for user in ("eva", "zoe", "max")]
    ).result()
    confirmed(ana, ("en", ENGLISH), ("es", SPANISH))
    expand(ana)
    page = ana.press_label("Refresh")
    assert (page.edits, labels(page)) == (True, ["Stop it", "Refresh"])

    def settle(db):
        states = ("sent", ""), ("failed", "blocked"), ("unknown", "timeout"), ("failed", "http_413")
        rows = db.scalars(select(Delivery.id).order_by(Delivery.id)).all()
        for delivery, (state, reason) in zip(rows, states, strict=False):
            db.execute(update(Delivery).where(Delivery.id == delivery).values(state=state, reason=reason))

    sqlite.write(settle).result()
    stopped = ana.press_label("Stop it")
    assert stopped.notice == say("broadcast-stopped", count=1)
    assert stopped.text.splitlines() == [
        "**Announcement 1 · stopped**",
        "",
        "Messages in all: 5",
        "Sent: 1",
        "May have arrived: 1",
        "Not sent because it was stopped: 1",
        "Cannot be reached any more: 1",
        "The app refused the message: 1",
        "",
        "Did not get it, or not for certain: Eva, Ana Machel, Zoe",
    ]
    assert ana.press("broadcast.stop:1").text == say("broadcast-not-going", number="1")


def test_announcement_is_going_out_until_its_last_message_has_left(sqlite, ana, luis):
    confirmed(ana, ("en", ENGLISH), ("es", SPANISH))
    expand(ana)
    assert row(ana).state == "sent"
    heads = [ana.press("broadcast:1").text.splitlines()[0], labels(ana.command("broadcast"))[0][:13]]
    sqlite.write(lambda db: db.execute(update(Delivery).values(state="sent"))).result()
    heads += [ana.press("broadcast:1").text.splitlines()[0], labels(ana.command("broadcast"))[0][:13]]
    assert heads == [
        "**Announcement 1 · going out**",
        "1 · going out",
        "**Announcement 1 · sent**",
        "1 · sent · Th",
    ]


def test_stopping_what_has_left_altogether_says_so(sqlite, ana):
    confirmed(ana, ("en", ENGLISH))
    expand(ana)
    sqlite.write(lambda db: db.execute(update(Delivery).values(state="sent"))).result()
    assert labels(ana.press("broadcast:1")) == ["Refresh"]
    assert ana.press("broadcast.stop:1").text == say("broadcast-over")


def test_where_progress_is_shown_is_kept_for_the_bot_to_edit(ana, luis):
    confirmed(ana, ("en", ENGLISH), ("es", SPANISH))
    kept = {"channel": "telegram", "chat": "ana", "message": "1", "language": "en", "zone": "Africa/Maputo"}
    assert row(ana).progress == kept
    page = ana.database.read(
        lambda db: card(db, db.get(Broadcast, 1), Reader(kept["language"], kept["zone"]), NOW)
    )
    assert page.text == ana.replies[-1].text


@pytest.mark.parametrize(
    ("state", "reason", "fate"),
    [
        ("sent", "", "sent"),
        ("queued", "", "waiting"),
        ("claimed", "", "waiting"),
        ("sending", "", "waiting"),
        ("unknown", "timeout", "unknown"),
        ("expired", "late", "late"),
        ("cancelled", "halted", "halted"),
        ("cancelled", "stopped", "stopped"),
        ("cancelled", "no text", "untexted"),
        ("cancelled", "merged", "other"),
        ("failed", "no address", "gone"),
        ("failed", "unreachable", "gone"),
        ("failed", "dm_closed", "gone"),
        ("failed", "http_413", "refused"),
        ("failed", "flood", "away"),
    ],
)
def test_fates_are_told_in_words(state, reason, fate):
    assert fates({(state, reason): 3}) == {fate: 3}
    assert fate in FATES
