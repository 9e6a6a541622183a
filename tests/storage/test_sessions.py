"""Sessions that move, are cancelled or get a new link: who hears of it, and what is taken back."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from academy.errors import AcademyError
from storage import applications, deliveries, programmes, sessions
from storage.deliveries import Fate, Outcome
from storage.models import AuditEntry, Delivery, ElectiveRow, Member, Seat
from storage.news import facts_of
from tests.conftest import NOW
from tests.support.people import apply, load_edition, sign_up

HOUR = timedelta(hours=1)
STARTS = datetime(2021, 11, 15, 12, 0, tzinfo=UTC)  # of "opening"; it lasts 90 minutes
LONG = timedelta(minutes=90)
REMINDED = STARTS - HOUR
BEFORE = STARTS - timedelta(minutes=30)  # when organisers change something
LINK = "https://meet.example.org/new"


def join(db, user, zone="Africa/Maputo"):
    """A participant's id."""
    participation = apply(db, sign_up(db, user, zone=zone))
    applications.decide(db, participation, accept=True, by="test", now=NOW)
    return participation.member_id


def opening(db, code="opening"):
    return sessions.session_by_code(db, programmes.current_edition(db)[0], code)


def promise(db, member, session, kind="m60"):
    """A reminder that waits to be sent."""
    key = f"s{session.id}.v{session.revision}.{kind}"
    about = {"session_id": session.id, "revision": session.revision, "subject": {"kind": kind}}
    return deliveries.queue(db, member, key, "session", REMINDED, **about)


def remind(db, member, at=REMINDED, state=Fate.SENT, code="opening", kind="m60"):
    """A reminder of the session as it is now, in that state."""
    settle(db, promise(db, member, opening(db, code), kind), state, at)


def eve(db, member, day, at=REMINDED, state=Fate.SENT):
    edition = programmes.current_edition(db)[0]
    number = deliveries.queue(db, member, f"eve.{edition}.{day}", "eve", at, subject={"kind": "eve", "day": day})
    settle(db, number, state, at)


def settle(db, number, state, at):
    deliveries.record(db, [Outcome(number, state, at=at)])


def move(db, starts, at=BEFORE, code="opening"):
    return sessions.move(db, opening(db, code), starts, starts + LONG, "test", at)


def send_all(db, at):
    """What waits leaves."""
    for number in db.scalars(select(Delivery.id).where(Delivery.state == Fate.QUEUED)).all():
        settle(db, number, Fate.SENT, at)


def notices(db):
    """All notices as (member, key, state, reason)."""
    query = select(Delivery.member_id, Delivery.key, Delivery.state, Delivery.reason)
    query = query.where(Delivery.kind.in_(("moved", "cancelled", "restored", "link"))).order_by(Delivery.id)
    return [(member, _short(key), state, reason) for member, key, state, reason in db.execute(query)]


def _short(key):
    """A key without the session's number and the link's digest."""
    _, revision, kind, *_ = key.split(".")
    return f"{revision}.{kind}"


@pytest.fixture
def told(database):
    """Runs a story in one transaction, with the shipped edition loaded, and gives what it returns."""
    load_edition(database)
    return lambda story: database.write(story).result()


TOLD_STATES = [
    (Fate.SENT, True),
    (Fate.UNKNOWN, True),
    (Fate.SENDING, True),
    (Fate.FAILED, False),
    (Fate.EXPIRED, False),
    (Fate.CANCELLED, False),
    (Fate.QUEUED, False),
]


@pytest.mark.parametrize(("state", "hears"), TOLD_STATES, ids=[state for state, _ in TOLD_STATES])
def test_move_is_told_to_whoever_may_have_got_the_old_time(told, state, hears):
    def story(db):
        ana = join(db, "ana")
        remind(db, ana, state=state)
        assert move(db, STARTS + HOUR) == hears
        return ana, notices(db)

    ana, found = told(story)
    assert found == ([(ana, "v2.moved", "queued", "")] if hears else [])


@pytest.mark.parametrize(
    ("zone", "day", "state", "hears"),
    [
        pytest.param("Africa/Maputo", "2021-11-15", Fate.SENT, True, id="the day of the session"),
        pytest.param("Africa/Maputo", "2021-11-15", Fate.CLAIMED, True, id="its words are written already"),
        pytest.param("Africa/Maputo", "2021-11-15", Fate.QUEUED, False, id="it will be written with the new time"),
        pytest.param("Africa/Maputo", "2021-11-16", Fate.SENT, False, id="the day after"),
        pytest.param("Pacific/Auckland", "2021-11-16", Fate.SENT, True, id="already the next day there"),
        pytest.param("Pacific/Auckland", "2021-11-15", Fate.SENT, False, id="the academy's day, not theirs"),
        pytest.param("Pacific/Honolulu", "2021-11-15", Fate.SENT, True, id="two in the morning there"),
    ],
)
def test_move_is_told_to_whoever_read_of_it_on_the_eve(told, zone, day, state, hears):
    def story(db):
        member = join(db, "ana", zone)
        eve(db, member, day, state=state)
        move(db, STARTS + HOUR)
        return member, notices(db)

    member, found = told(story)
    assert found == ([(member, "v2.moved", "queued", "")] if hears else [])


def test_move_is_told_once_however_often_they_were_reminded(told):
    def story(db):
        ana = join(db, "ana")
        eve(db, ana, "2021-11-15")
        remind(db, ana)
        remind(db, ana, kind="m10")
        return move(db, STARTS + HOUR), notices(db)

    count, found = told(story)
    assert (count, [key for _, key, _, _ in found]) == (1, ["v2.moved"])


def test_move_takes_back_what_is_still_to_be_sent_and_refreshes_the_edition(told, database):
    before = database.read(programmes.current_edition)[1]

    def story(db):
        ana = join(db, "ana")
        promise(db, ana, opening(db))
        promise(db, ana, opening(db, "panel1"))
        move(db, STARTS + HOUR)
        query = select(Delivery.session_id, Delivery.state, Delivery.reason).where(Delivery.kind == "session")
        return opening(db).id, opening(db, "panel1").id, [tuple(row) for row in db.execute(query)]

    moved, other, found = told(story)
    assert sorted(found) == sorted([(moved, "cancelled", "moved"), (other, "queued", "")])
    after = database.read(programmes.current_edition)[1]
    assert {s.code: s.starts for s in before.sessions}["opening"] == STARTS
    assert {s.code: s.starts for s in after.sessions}["opening"] == STARTS + HOUR


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


def test_moved_and_moved_back_before_the_notice_left_is_no_news(told):
    def story(db):
        ana = join(db, "ana")
        remind(db, ana)
        move(db, STARTS + HOUR)
        assert move(db, STARTS) == 0
        return ana, notices(db)

    ana, found = told(story)
    assert found == [(ana, "v2.moved", "cancelled", "overtaken")]


def test_moved_back_is_told_to_whoever_was_told_the_wrong_time(told):
    def story(db):
        ana, luis, never = join(db, "ana"), join(db, "luis"), join(db, "never")
        remind(db, ana)
        remind(db, luis)
        move(db, STARTS + HOUR)
        theirs = select(Delivery.id).where(Delivery.member_id == luis, Delivery.kind == "moved")
        settle(db, db.scalar(theirs), Fate.SENT, BEFORE)
        assert move(db, STARTS, BEFORE + timedelta(minutes=1)) == 1
        return ana, luis, never, notices(db)

    ana, luis, _, found = told(story)
    assert found == [
        (ana, "v2.moved", "cancelled", "overtaken"),
        (luis, "v2.moved", "sent", ""),
        (luis, "v3.moved", "queued", ""),
    ]


def test_moved_twice_is_told_with_the_newest_time_only(told):
    def story(db):
        ana = join(db, "ana")
        remind(db, ana)
        move(db, STARTS + HOUR)
        move(db, STARTS + 2 * HOUR)
        return [(key, state) for _, key, state, _ in notices(db)]

    assert told(story) == [("v2.moved", "cancelled"), ("v3.moved", "queued")]


def test_eve_told_the_time_that_held_when_it_was_sent(told):
    def story(db):
        ana, luis = join(db, "ana"), join(db, "luis")
        evening = datetime(2021, 11, 14, 16, 0, tzinfo=UTC)
        eve(db, ana, "2021-11-15", at=evening)
        move(db, STARTS + HOUR, at=evening + HOUR)
        eve(db, luis, "2021-11-15", at=evening + 2 * HOUR)
        settle(db, db.scalar(select(Delivery.id).where(Delivery.kind == "moved")), Fate.FAILED, None)
        # Ana still believes the first time, Luis the second.
        move(db, STARTS, at=evening + 3 * HOUR)
        return ana, luis, notices(db)

    ana, luis, found = told(story)
    assert found == [(ana, "v2.moved", "failed", ""), (luis, "v3.moved", "queued", "")]


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


def test_change_concerns_participants_with_a_seat(told):
    def story(db):
        seated, other, gone = join(db, "seated"), join(db, "other"), join(db, "gone")
        session = opening(db, "e1-a")
        for member in (seated, other, gone):
            remind(db, member, code="e1-a")
        round_id = db.get(ElectiveRow, session.elective_id).round_id
        for member in (seated, gone):
            seat = {"round_id": round_id, "elective_id": session.elective_id, "number": member, "taken_at": NOW}
            db.add(Seat(member_id=member, **seat))
        db.flush()
        edition = programmes.current_edition(db)[0]
        applications.withdraw(db, applications.participation_of(db, gone, edition), "test", NOW)
        starts = session.starts + HOUR
        return seated, move(db, starts, code="e1-a"), notices(db)

    seated, count, found = told(story)
    assert (count, found) == (1, [(seated, "v2.moved", "queued", "")])


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
