"""Members' calendars as other programs read them, over real HTTP."""

from __future__ import annotations

from datetime import timedelta

import httpx
import pytest
from icalendar import Calendar
from sqlalchemy import select

from academy.programme import LANGUAGES
from locales import text
from storage import applications, calendars, personal, programmes, sessions
from storage.models import ElectiveRow, SessionRow
from tests.conftest import NOW
from tests.support.killable import killable
from tests.support.people import apply, sign_up
from tests.support.seats import take_seat

LATER = NOW + timedelta(hours=1)


class Ana:
    """A participant with a calendar address."""

    def __init__(self, database, feeds):
        self.database, self.feeds = database, feeds
        self.id, self.token = database.write(self._arrive).result()

    def _arrive(self, db):
        member = sign_up(db, language="pt")
        applications.decide(db, apply(db, member), accept=True, by="test", now=NOW)
        return member.id, calendars.token_of(db, member.id, NOW)

    def get(self, **headers):
        return self.feeds.get(f"/calendar/{self.token}.ics", headers=headers)

    def events(self):
        """What her calendar shows, by UID."""
        found = Calendar.from_ical(self.get().raise_for_status().content).walk("VEVENT")
        return {str(event["uid"]): event for event in found}

    def change(self, how, code="opening"):
        """Change a session as an organiser does; its UID."""

        def changed(db):
            session = sessions.session_by_code(db, programmes.current_edition(db)[0], code)
            moved = (session.starts + timedelta(hours=1), session.ends + timedelta(hours=1))
            getattr(sessions, how)(db, session, *(moved if how == "move" else ()), "test", LATER)
            return f"session-{session.id}@collective-brain"

        return self.database.write(changed).result()


@pytest.fixture
def ana(sqlite, feeds):
    return Ana(sqlite, feeds)


def uids_of(database, code):
    """The UIDs of an elective's sessions."""
    query = select(SessionRow.id).join(ElectiveRow, ElectiveRow.id == SessionRow.elective_id)
    found = database.read(lambda db: db.scalars(query.where(ElectiveRow.code == code)).all())
    return {f"session-{number}@collective-brain" for number in found}


def test_feed_is_a_calendar_that_nobody_else_may_keep(ana):
    answer = ana.get()
    kept = ("content-type", "cache-control", "referrer-policy", "x-robots-tag", "x-content-type-options")
    assert (answer.status_code, {name: answer.headers[name] for name in kept}) == (
        200,
        {
            "content-type": "text/calendar; charset=utf-8",
            "cache-control": "private, max-age=300, must-revalidate",
            "referrer-policy": "no-referrer",
            "x-robots-tag": "noindex, nofollow",
            "x-content-type-options": "nosniff",
        },
    )
    assert str(Calendar.from_ical(answer.content)["x-wr-calname"]) == (
        "Academia sobre Economia Social e Solidária, 12.ª\xa0edição"
    )
    assert len(ana.events()) > 10


@pytest.mark.parametrize(
    ("tag", "status"),
    [
        pytest.param("{tag}", 304, id="the same"),
        pytest.param("W/{tag}", 304, id="the same, weakened by a proxy"),
        pytest.param('"old", {tag}', 304, id="one of several"),
        pytest.param("*", 304, id="any"),
        pytest.param('"old"', 200, id="another"),
        pytest.param("", 200, id="none"),
    ],
)
def test_unchanged_feed_is_not_sent_again(ana, tag, status):
    first = ana.get()
    again = ana.get(**{"If-None-Match": tag.format(tag=first.headers["etag"])})
    assert (again.status_code, again.headers["etag"]) == (status, first.headers["etag"])
    assert again.content == (b"" if status == 304 else first.content)


def test_head_tells_the_same_without_the_calendar(ana, feeds):
    got, headed = ana.get(), feeds.head(f"/calendar/{ana.token}.ics")
    names = ("etag", "content-type", "content-length", "cache-control")
    assert [headed.headers[name] for name in names] == [got.headers[name] for name in names]
    assert (headed.status_code, headed.content) == (200, b"")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_feed_can_only_be_read(ana, feeds, method):
    assert feeds.request(method, f"/calendar/{ana.token}.ics").status_code == 405


def test_moved_session_keeps_its_uid_and_its_sequence_rises(ana):
    before, tag = ana.events(), ana.get().headers["etag"]
    uid = ana.change("move")
    after = ana.events()
    assert ana.get(**{"If-None-Match": tag}).status_code == 200
    assert after.keys() == before.keys()
    assert after[uid]["dtstart"].dt - before[uid]["dtstart"].dt == timedelta(hours=1)
    assert (before[uid]["sequence"], after[uid]["sequence"]) == (0, 1)
    assert after[uid]["last-modified"].dt == LATER
    ana.change("move")
    assert ana.events()[uid]["sequence"] == 2


def test_cancelled_session_stays_as_cancelled(ana):
    uid = ana.change("cancel")
    told = ana.events()[uid]
    assert (told["status"], told["sequence"]) == ("CANCELLED", 1)
    assert str(told["summary"]) == text("pt", "calendar-cancelled", title="Abertura oficial")


def test_changed_seat_adds_and_removes_sessions(ana, sqlite):
    first, second = sqlite.read(lambda db: db.scalars(select(ElectiveRow.code).order_by(ElectiveRow.id)).all())[:2]
    common, tag = ana.events().keys(), ana.get().headers["etag"]
    for code in (first, second):
        sqlite.write(lambda db, code=code: take_seat(db, ana.id, code)).result()
        assert ana.events().keys() - common == uids_of(sqlite, code)
        assert ana.get(**{"If-None-Match": tag}).status_code == 200
        tag = ana.get().headers["etag"]


def test_old_address_is_dead_after_a_new_one_was_made(ana, sqlite):
    old = ana.token
    sqlite.write(lambda db: calendars.renew(db, ana.id, LATER)).result()
    ana_now = sqlite.write(lambda db: calendars.token_of(db, ana.id, LATER)).result()
    assert ana.get().status_code == 404
    ana.token = ana_now
    assert (ana.get().status_code, old == ana_now) == (200, False)


def test_erased_members_calendar_is_gone(ana, sqlite):
    tag = ana.get().headers["etag"]
    sqlite.write(lambda db: personal.erase(db, ana.id, LATER)).result()
    assert ana.get(**{"If-None-Match": tag}).status_code == 404
    assert ana.feeds.get(f"/calendar/{ana.token}").status_code == 404


@pytest.mark.parametrize(
    "path", ["/calendar/nobody.ics", "/calendar/nobody", "/calendar/.ics", "/calendar/%00.ics"]
)
def test_unknown_address_is_explained_in_every_language(feeds, path):
    answer = feeds.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (404, "text/html; charset=utf-8")
    said = [f'<p lang="{one}">{text(one, "calendar-page-unknown")}</p>' for one in LANGUAGES]
    assert [line for line in answer.text.splitlines() if line.startswith("<p lang")] == said


def test_token_is_in_no_log(tmp_path):
    with killable(tmp_path) as assistant:
        assistant.start()
        for path in ("known-by-few.ics", "known-by-few"):
            assert httpx.get(f"{assistant.url}/calendar/{path}").status_code == 404
        assistant.stop()
        log = (tmp_path / "log").read_text()
    assert ("Page chat" in log, "known-by-few" in log) == (True, False)
