"""Sessions that get a new link: who hears of it, and what is taken back."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from storage import sessions
from storage.deliveries import Fate
from storage.models import Delivery
from tests.storage.sessions.steps import (
    BEFORE,
    HOUR,
    LINK,
    STARTS,
    join,
    move,
    notices,
    opening,
    promise,
    remind,
    settle,
)


def test_new_link_is_told_without_a_new_revision_and_reminders_stay(told):
    def story(db):
        ana, luis = join(db, "ana"), join(db, "luis")
        remind(db, ana)
        promise(db, luis, opening(db))
        assert sessions.new_link(db, opening(db), LINK, "test", BEFORE) == 1
        waiting = select(Delivery.kind, Delivery.subject).where(
            Delivery.state == Fate.QUEUED, Delivery.kind != "decision"
        )
        return ana, notices(db), [tuple(row) for row in db.execute(waiting.order_by(Delivery.id))]

    ana, found, waiting = told(story)
    assert found == [(ana, "v1.link", "queued", "")]
    assert waiting == [("session", {"kind": "m60"}), ("link", {"link": LINK})]


def test_link_that_comes_back_is_news_only_for_whoever_was_told_the_other(told):
    def story(db):
        ana, luis = join(db, "ana"), join(db, "luis")
        remind(db, ana)
        remind(db, luis)
        first = opening(db).link
        sessions.new_link(db, opening(db), LINK, "test", BEFORE)
        theirs = select(Delivery.id).where(Delivery.member_id == luis, Delivery.kind == "link")
        settle(db, db.scalar(theirs), Fate.SENT, BEFORE + timedelta(seconds=5))
        assert sessions.new_link(db, opening(db), first, "test", BEFORE + timedelta(minutes=1)) == 1
        assert sessions.new_link(db, opening(db), LINK, "test", BEFORE + timedelta(minutes=2)) == 1
        return ana, luis, notices(db)

    ana, luis, found = told(story)
    assert found == [
        (ana, "v1.link", "cancelled", "overtaken"),
        (luis, "v1.link", "sent", ""),
        (luis, "v1.link", "cancelled", "overtaken"),
        (ana, "v1.link", "queued", ""),
    ]


def test_link_changed_while_a_move_waits_to_be_told_is_in_that_notice(told):
    def story(db):
        remind(db, join(db, "ana"))
        move(db, STARTS + HOUR)
        sessions.new_link(db, opening(db), LINK, "test", BEFORE)
        return [(key, state) for _, key, state, _ in notices(db)]

    assert told(story) == [("v2.moved", "queued")]


def test_link_not_yet_told_survives_a_move_there_and_back(told):
    def story(db):
        remind(db, join(db, "ana"))
        sessions.new_link(db, opening(db), LINK, "test", BEFORE)
        move(db, STARTS + HOUR)
        move(db, STARTS)
        return [(key, state) for _, key, state, _ in notices(db)]

    assert told(story) == [
        ("v1.link", "cancelled"),
        ("v2.moved", "cancelled"),
        ("v3.link", "queued"),
    ]


def test_link_taken_away_is_not_announced(told):
    def story(db):
        remind(db, join(db, "ana"))
        return sessions.new_link(db, opening(db), "", "test", BEFORE), notices(db)

    assert told(story) == (0, [])
