"""Changes of every kind to sessions: what is noted, refused and counted, and cancelling."""

from __future__ import annotations

import dataclasses

import pytest
from sqlalchemy import func, select

from academy.errors import AcademyError
from storage import programmes, sessions
from storage.deliveries import Fate
from storage.models import AuditEntry, Delivery, Member
from storage.news import facts_of
from tests.conftest import NOW
from tests.storage.sessions.steps import (
    BEFORE,
    HOUR,
    LINK,
    LONG,
    STARTS,
    eve,
    join,
    move,
    notices,
    opening,
    promise,
    remind,
    settle,
)


def test_changes_are_in_the_audit_with_what_held_before(told):
    def story(db):
        move(db, STARTS + HOUR)
        sessions.new_link(db, opening(db), LINK, "test", BEFORE)
        sessions.cancel(db, opening(db), "test", BEFORE)
        entries = db.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()
        return [(entry.action, entry.by, entry.details) for entry in entries], opening(db).id

    found, number = told(story)
    old = {"session": number, "code": "opening", "cancelled": False}
    first = {"starts": "2021-11-15T12:00:00+00:00", "ends": "2021-11-15T13:30:00+00:00"}
    second = {"starts": "2021-11-15T13:00:00+00:00", "ends": "2021-11-15T14:30:00+00:00"}
    link = {"link": "https://ecampus.example.org/sse12/opening"}
    assert found == [
        ("session moved", "test", old | first | link | {"revision": 1}),
        ("session link", "test", old | second | link | {"revision": 2}),
        ("session cancelled", "test", old | second | {"link": LINK} | {"revision": 2}),
    ]


def test_cancelling_is_told_and_restoring_only_to_whoever_heard_of_it(told, database):
    edition = database.read(programmes.current_edition)[1]

    def story(db):
        ana, luis = join(db, "ana"), join(db, "luis")
        remind(db, ana)
        remind(db, luis)
        promise(db, ana, opening(db), "m10")
        assert sessions.cancel(db, opening(db), "test", BEFORE) == 2
        theirs = select(Delivery.id).where(Delivery.member_id == luis, Delivery.kind == "cancelled")
        settle(db, db.scalar(theirs), Fate.SENT, BEFORE)
        programmes.save_edition(db, edition, BEFORE)
        pending = select(Delivery.reason).where(Delivery.key == f"s{opening(db).id}.v1.m10")
        return ana, luis, notices(db), db.scalar(pending), opening(db).cancelled_at

    ana, luis, found, reason, cancelled_at = told(story)
    assert found == [
        (ana, "v2.cancelled", "cancelled", "overtaken"),
        (luis, "v2.cancelled", "sent", ""),
        (luis, "v3.restored", "queued", ""),
    ]
    assert (reason, cancelled_at) == ("cancelled", None)


def test_restored_at_another_time_is_told_to_everybody_who_was_told_one(told, database):
    edition = database.read(programmes.current_edition)[1]
    later = [dataclasses.replace(s, starts=s.starts + HOUR, ends=s.ends + HOUR) for s in edition.sessions[:1]]

    def story(db):
        ana, luis, _ = join(db, "ana"), join(db, "luis"), join(db, "never")
        remind(db, ana)
        remind(db, luis)
        sessions.cancel(db, opening(db), "test", BEFORE)
        theirs = select(Delivery.id).where(Delivery.member_id == luis, Delivery.kind == "cancelled")
        settle(db, db.scalar(theirs), Fate.SENT, BEFORE)
        changed = dataclasses.replace(edition, sessions=(*later, *edition.sessions[1:]))
        programmes.save_edition(db, changed, BEFORE)
        return ana, luis, [row for row in notices(db) if row[2] == "queued"]

    ana, luis, found = told(story)
    assert sorted(found) == sorted([(ana, "v3.moved", "queued", ""), (luis, "v3.restored", "queued", "")])


def test_programme_file_moves_cancels_and_links_alike_in_one_go(told, database):
    edition = database.read(programmes.current_edition)[1]
    first, second, third, *rest = edition.sessions
    moved = dataclasses.replace(first, starts=first.starts + HOUR, ends=first.ends + HOUR, link=LINK)
    linked = dataclasses.replace(third, link=LINK)
    changed = dataclasses.replace(edition, sessions=(moved, linked, *rest))

    def story(db):
        ana = join(db, "ana")
        for session in (first, second, third):
            remind(db, ana, code=session.code)
        programmes.save_edition(db, changed, BEFORE)
        programmes.save_edition(db, changed, BEFORE)
        query = select(Delivery.kind, Delivery.session_id).where(Delivery.state == Fate.QUEUED)
        found = {kind: number for kind, number in db.execute(query.where(Delivery.kind != "decision"))}
        return found, [opening(db, session.code).id for session in (first, second, third)], len(notices(db))

    found, numbers, count = told(story)
    assert (found, count) == (dict(zip(("moved", "cancelled", "link"), numbers, strict=True)), 3)


def test_session_that_is_over_changes_in_silence(told, database):
    edition = database.read(programmes.current_edition)[1]
    first = dataclasses.replace(edition.sessions[0], starts=STARTS - HOUR)
    changed = dataclasses.replace(edition, sessions=(first, *edition.sessions[1:]))

    def story(db):
        remind(db, join(db, "ana"))
        programmes.save_edition(db, changed, STARTS + LONG)
        return notices(db), opening(db).starts

    assert told(story) == ([], STARTS - HOUR)


def _move_to(at):
    return lambda db, session, now: sessions.move(db, session, at, at + LONG, "test", now)


REFUSED = [
    ("session-over", STARTS + LONG, _move_to(STARTS + 48 * HOUR)),
    ("session-over", STARTS + LONG, lambda db, session, now: sessions.cancel(db, session, "test", now)),
    ("session-over", STARTS + LONG, lambda db, session, now: sessions.new_link(db, session, LINK, "test", now)),
    ("session-past", BEFORE, _move_to(BEFORE - LONG)),
]


@pytest.mark.parametrize(("key", "now", "act"), REFUSED)
def test_changes_that_come_too_late_are_refused(told, key, now, act):
    def story(db):
        with pytest.raises(AcademyError) as error:
            act(db, opening(db), now)
        return error.value.key, error.value.values, facts_of(opening(db)).starts

    assert told(story) == (key, {"code": "opening"}, STARTS)


def test_cancelled_session_is_not_changed_again(told):
    def story(db):
        sessions.cancel(db, opening(db), "test", BEFORE)
        with pytest.raises(AcademyError) as error:
            sessions.cancel(db, opening(db), "test", BEFORE)
        return error.value.key, opening(db).revision

    assert told(story) == ("session-cancelled-before", 2)


def test_how_many_would_hear_is_how_many_are_told(told):
    def story(db):
        for number in range(3):
            member = join(db, f"member{number}")
            eve(db, member, "2021-11-15")
            remind(db, member)
        join(db, "never")
        facts = facts_of(opening(db))
        plans = [
            dataclasses.replace(facts, starts=STARTS + HOUR, ends=STARTS + 3 * HOUR),
            dataclasses.replace(facts, link=LINK),
            dataclasses.replace(facts, cancelled=True),
            facts,
        ]
        expected = [sessions.would_hear(db, opening(db), plan) for plan in plans]
        return expected, sessions.cancel(db, opening(db), "test", BEFORE)

    assert told(story) == ([3, 3, 3, 0], 3)


@pytest.mark.parametrize(
    ("code", "to", "found"),
    [
        pytest.param("opening", "panel1", ["panel1"], id="a common session onto a common one"),
        pytest.param("e1-a", "e1-b", ["e1-b"], id="an elective onto its own other session"),
        pytest.param("e1-a", "opening", ["opening"], id="an elective onto a common session"),
        pytest.param("opening", "opening", [], id="a session onto itself"),
    ],
)
def test_clashing_sessions_are_those_that_somebody_has_to_be_in_too(told, code, to, found):
    def story(db):
        other = facts_of(opening(db, to))
        return [session.code for session in sessions.clashing(db, opening(db, code), other)]

    assert told(story) == found


def test_notices_are_made_in_one_statement_for_everybody(told):
    def story(db):
        for number in range(40):
            member = Member(language="pt", zone="Africa/Maputo", created_at=NOW, name=f"M{number}")
            db.add(member)
            db.flush()
            participation = apply_directly(db, member)
            remind(db, participation)
        asked = statements(db)
        count = move(db, STARTS + HOUR)
        waiting = select(func.count()).select_from(Delivery).where(Delivery.kind == "moved")
        return count, db.scalar(waiting), len(asked)

    count, waiting, asked = told(story)
    assert (count, waiting) == (40, 40)
    assert asked < 20


def apply_directly(db, member):
    from storage.models import Participation

    edition = programmes.current_edition(db)[0]
    db.add(Participation(member_id=member.id, edition_id=edition, state="accepted", started_at=NOW))
    db.flush()
    return member.id


def statements(db):
    """The SQL that is run from now on."""
    from sqlalchemy import event

    seen = []
    event.listen(db.connection(), "before_cursor_execute", lambda *args: seen.append(args[2]))
    return seen
