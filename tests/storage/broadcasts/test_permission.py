"""Who may do what to an announcement, and what is noted of it."""

import pytest
from sqlalchemy import select

from academy.broadcasts import Audience
from storage import broadcasts, members
from storage.models import AuditEntry, Broadcast, Delivery
from storage.organisers import Author, NotAnOrganiserError
from tests.conftest import NOW
from tests.storage.broadcasts.steps import SOON, confirm, refused, shown
from tests.support import crowd
from tests.support.people import sign_up

OUTSIDE = {
    "begin": lambda db, author, number: broadcasts.begin(db, author, NOW),
    "find": broadcasts.find,
    "latest": lambda db, author, number: broadcasts.latest(db, author, 5),
    "draft": broadcasts.draft,
    "write_text": lambda db, author, number: broadcasts.write_text(db, author, number, "en", "Hello."),
    "move_text": lambda db, author, number: broadcasts.move_text(db, author, number, "pt", "es"),
    "remove_text": lambda db, author, number: broadcasts.remove_text(db, author, number, "pt"),
    "name_fallback": lambda db, author, number: broadcasts.name_fallback(db, author, number, "pt"),
    "choose_audience": lambda db, author, number: broadcasts.choose_audience(db, author, number, Audience()),
    "set_time": lambda db, author, number: broadcasts.set_time(db, author, number, SOON, NOW),
    "confirm": confirm,
    "undo": lambda db, author, number: broadcasts.undo(db, author, number, NOW),
    "reopen": broadcasts.reopen,
    "stop": lambda db, author, number: broadcasts.stop(db, author, number, NOW),
    "try_out": lambda db, author, number: broadcasts.try_out(db, author, number, NOW),
}


def test_every_function_with_an_author_is_tried_from_outside():
    public = {name: thing for name, thing in vars(broadcasts).items() if callable(thing) and name[0] != "_"}
    own = {name for name, thing in public.items() if thing.__module__ == broadcasts.__name__}
    assert own & OUTSIDE.keys() == {
        name for name in own if "author" in getattr(public[name], "__annotations__", {})
    }


@pytest.mark.parametrize("tried", OUTSIDE)
def test_somebody_else_is_refused_and_changes_nothing(database, author, number, tried):
    columns = list(Broadcast.__table__.c)
    outsider = database.write(lambda db: Author("web:luis", sign_up(db, "luis").id)).result()
    before = database.read(lambda db: db.execute(select(*columns)).all())
    with pytest.raises(NotAnOrganiserError):
        database.write(lambda db: OUTSIDE[tried](db, outsider, number)).result()
    assert database.read(lambda db: db.execute(select(*columns)).all()) == before
    assert database.read(lambda db: db.scalars(select(Delivery)).all()) == []


def test_unknown_number_is_refused(database, author):
    assert refused(database, lambda db: broadcasts.find(db, author, 99)) == "broadcast-unknown"


def test_latest_has_what_is_under_way_first(database, author):
    def made(db):
        for state in ("sent", "draft", "undone", "waiting", "sent"):
            crowd.announcement(db, state=state)

    database.write(made).result()
    found = database.read(lambda db: [(row.id, row.state) for row in broadcasts.latest(db, author, 4)])
    assert found == [(4, "waiting"), (2, "draft"), (5, "sent"), (3, "undone")]


def test_what_an_organiser_does_is_noted(database, author, number):
    database.write(lambda db: confirm(db, author, number)).result()
    database.write(lambda db: broadcasts.undo(db, author, number, NOW)).result()
    query = select(AuditEntry.action, AuditEntry.by, AuditEntry.details).order_by(AuditEntry.id).offset(1)
    assert [tuple(row) for row in database.read(lambda db: db.execute(query).all())] == [
        (f"announcement {done}", "web:ana", {"broadcast": number}) for done in ("begun", "confirmed", "undone")
    ]


def test_announcement_of_an_erased_organiser_stays_without_them(database, author, number):
    from storage import personal

    database.write(lambda db: confirm(db, author, number)).result()
    database.write(lambda db: personal.erase(db, author.member_id, NOW)).result()
    assert database.read(lambda db: db.get(members.Member, author.member_id)) is None
    assert shown(database, number, "member_id", "texts", "progress") == (None, {"pt": "Bom dia."}, {})
