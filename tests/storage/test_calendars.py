"""Members' calendars and their addresses, on both databases."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from storage import applications, calendars, linking, personal, programmes, sessions
from storage.models import ElectiveRow, Member, SessionRow
from tests.conftest import NOW
from tests.support.people import apply, load_edition, sign_up
from tests.support.seats import take_seat


@pytest.fixture
def loaded(database):
    load_edition(database)
    return database


def accepted(db, user="ana"):
    member = sign_up(db, user)
    applications.decide(db, apply(db, member), accept=True, by="test", now=NOW)
    return member


def electives(db):
    return db.scalars(select(ElectiveRow.code).order_by(ElectiveRow.id)).all()


def shown(db, member):
    """The codes of what a member's calendar shows."""
    return [one.session.code for one in calendars.diary(db, member).appointments]


def of_elective(db, code):
    query = select(SessionRow.code).join(ElectiveRow, ElectiveRow.id == SessionRow.elective_id)
    return set(db.scalars(query.where(ElectiveRow.code == code)))


def test_token_stays_until_it_is_renewed_and_then_the_old_one_is_nobodys(loaded):
    def work(db):
        ana, luis = sign_up(db), sign_up(db, "luis")
        first = calendars.token_of(db, ana.id, NOW)
        same = calendars.token_of(db, ana.id, NOW)
        other = calendars.token_of(db, luis.id, NOW)
        calendars.renew(db, ana.id, NOW + timedelta(days=1))
        second = calendars.token_of(db, ana.id, NOW)
        found = [calendars.member_of(db, token) for token in (first, second, other, "", "x", "\0")]
        return first == same, len({first, second, other}), [one and one.id for one in found], (ana.id, luis.id)

    same, different, found, (ana, luis) = loaded.write(work).result()
    assert (same, different) == (True, 3)
    assert found == [None, ana, luis, None, None, None]


def test_renewing_before_there_is_an_address_makes_none(loaded):
    def work(db):
        ana = sign_up(db)
        calendars.renew(db, ana.id, NOW)
        return personal.everything(db, ana.id)["calendar_feed"]

    assert loaded.write(work).result() == []


def test_erased_members_address_is_nobodys(loaded):
    def work(db):
        ana = sign_up(db)
        token = calendars.token_of(db, ana.id, NOW)
        personal.erase(db, ana.id, NOW)
        return calendars.member_of(db, token)

    assert loaded.write(work).result() is None


def test_linked_members_address_is_the_one_they_had(loaded):
    def work(db):
        ana, other = sign_up(db), sign_up(db, "7", "telegram")
        token = calendars.token_of(db, other.id, NOW)
        linking.merge(db, ana, other, {}, "web:ana", "web", NOW)
        return calendars.member_of(db, token).id == ana.id

    assert loaded.write(work).result()


def test_calendar_without_an_edition_is_empty(database):
    diary = database.write(lambda db: calendars.diary(db, sign_up(db))).result()
    assert (diary.title, diary.appointments, diary.language) == ({}, (), "pt")


def test_participant_sees_common_sessions_and_those_of_their_electives_with_links(loaded):
    def work(db):
        ana, first = accepted(db), electives(db)[0]
        before = set(shown(db, ana))
        take_seat(db, ana.id, first)
        diary = calendars.diary(db, ana)
        after = {one.session.code for one in diary.appointments}
        common = set(db.scalars(select(SessionRow.code).where(SessionRow.elective_id.is_(None))))
        links = {one.session.link for one in diary.appointments}
        return before == common, after - before == of_elective(db, first), before <= after, "" in links

    assert loaded.write(work).result() == (True, True, True, False)


def test_changed_seat_takes_the_sessions_of_the_old_elective_out(loaded):
    def work(db):
        ana, (first, second, *_) = accepted(db), electives(db)
        take_seat(db, ana.id, first)
        before = set(shown(db, ana))
        take_seat(db, ana.id, second)
        after = set(shown(db, ana))
        return before - after == of_elective(db, first), after - before == of_elective(db, second)

    assert loaded.write(work).result() == (True, True)


def test_who_does_not_take_part_sees_common_sessions_without_links_and_no_elective(loaded):
    def work(db):
        ana = sign_up(db)
        take_seat(db, ana.id, electives(db)[0])  # left over from before a withdrawal
        diary = calendars.diary(db, ana)
        common = set(db.scalars(select(SessionRow.code).where(SessionRow.elective_id.is_(None))))
        codes = {one.session.code for one in diary.appointments}
        return codes == common, {one.session.link for one in diary.appointments}

    assert loaded.write(work).result() == (True, {""})


@pytest.mark.parametrize(
    ("change", "revisions", "cancelled"),
    [
        pytest.param("move", [1, 2], False, id="a move raises the revision"),
        pytest.param("cancel", [1, 2], True, id="so does a cancellation, and the session stays"),
        pytest.param("new_link", [1, 1], False, id="a new link does not"),
    ],
)
def test_calendar_follows_a_change_under_the_same_number(loaded, change, revisions, cancelled):
    later = NOW + timedelta(hours=1)

    def work(db):
        ana = accepted(db)
        session = sessions.session_by_code(db, programmes.current_edition(db)[0], "opening")
        hour = timedelta(hours=1)
        facts = {"move": (session.starts + hour, session.ends + hour), "new_link": ("https://new.example",)}

        def opening():
            diary = calendars.diary(db, ana)
            return diary.changed_at, next(one for one in diary.appointments if one.session.code == "opening")

        before = opening()
        getattr(sessions, change)(db, session, *facts.get(change, ()), "test", later)
        return before, opening(), session.starts, session.link

    (was_at, before), (at, after), starts, link = loaded.write(work).result()
    assert (was_at, at) == (NOW, later)
    assert before.number == after.number
    assert [before.revision, after.revision] == revisions
    assert (before.cancelled, after.cancelled) == (False, cancelled)
    assert (after.session.starts, after.session.link) == (starts, link)


def test_calendar_is_in_the_members_language_of_now(loaded):
    def work(db):
        ana = sign_up(db)
        db.get_one(Member, ana.id).language = "fr"
        return calendars.diary(db, ana).language

    assert loaded.write(work).result() == "fr"
