import json

from sqlalchemy import select

from academy.messages import Address, Incoming, Kind, Reply
from storage import audit, conversations, deliveries, linking, members, personal, receipts
from storage.models import (
    Base,
    Broadcast,
    CalendarFeed,
    ElectiveRow,
    Erasure,
    FollowedLanguage,
    Intention,
    LedgerEntry,
    MutedReminder,
    Offer,
    Organiser,
    Precedence,
    Seat,
    Swap,
    Waiting,
    WebMessage,
    Wish,
)
from storage.models.base import Personal
from tests.conftest import NOW
from tests.support.attending import prove_everything
from tests.support.people import MOTIVATION, apply, load_edition, sign_up


def everybody(db):
    """Ana with a row in every table that can hold something of hers, and Luis, who must be left alone."""
    for user, name in (("ana", "Ana Machel"), ("luis", "Luis Vargas")):
        member = sign_up(db, user, name=name)
        apply(db, member)
        person = members.person_at(db, Address("web", user))
        conversations.open_question(db, person, "link.code", {"then": "profile"}, NOW)
        linking.new_code(db, member.id, NOW)
        event = Incoming(Address("web", user), f"{user}-9", Kind.TEXT, user)
        number = receipts.take(db, event, NOW)
        receipts.keep_answer(db, number, person.address.id, event, Reply("hello"))
        delivery = deliveries.queue(db, member_id=member.id, key="k", kind="decision", subject={}, now=NOW)
        deliveries.record_attempt(db, delivery, person.address.id, "timeout", NOW)
        audit.record(db, "decided", f"web:{user}", NOW, None)
        db.add(WebMessage(address_id=person.address.id, mine=True, body="words", version=1, at=NOW))
        remind(db, member.id)
        prove_everything(db, member)
    db.flush()
    return members.person_at(db, Address("web", "ana")).member.id


def remind(db, member):
    """What a member has chosen about reminders, a seat, a calendar, and an announcement by them."""
    elective = db.scalars(select(ElectiveRow)).first()
    db.add(MutedReminder(member_id=member, kind="eve"))
    db.add(Intention(member_id=member, session_id=1, coming=True, at=NOW))
    seat = {"member_id": member, "round_id": elective.round_id, "elective_id": elective.id}
    db.add(Seat(**seat, number=member, taken_at=NOW))
    db.add(Waiting(**seat, first=False, since=NOW))
    db.add(Offer(**seat, state="open", held=True, made_at=NOW, until=NOW))
    db.add(Wish(**seat, rank=1))
    other = {"gives_id": elective.id, "wants_id": elective.id + 1}
    db.add(Swap(member_id=member, round_id=elective.round_id, **other, state="open", asked_at=NOW))
    db.add(Precedence(member_id=member, round_id=elective.round_id, since=NOW))
    db.add(FollowedLanguage(member_id=member, language="en", at=NOW))
    db.add(LedgerEntry(**seat, at=NOW, by="web:ana", action="seat", values={}))
    db.add(CalendarFeed(member_id=member, token=f"token{member}", made_at=NOW))
    db.add(Organiser(member_id=member, added_at=NOW, added_by="test"))
    db.add(Broadcast(member_id=member, state="draft", texts={"pt": "x"}, audience={}, progress={}, created_at=NOW))


def counts(db, member_id):
    return {
        model.__tablename__: len(db.scalars(personal.rows_of(model, policy, member_id)).all())
        for model, policy in personal.models()
    }


def test_every_table_states_how_it_is_merged_exported_and_erased():
    unstated = [
        mapper.class_.__name__ for mapper in Base.registry.mappers if not hasattr(mapper.class_, "personal")
    ]
    assert unstated == []
    linked = {
        table.name
        for table in Base.metadata.tables.values()
        for key in table.foreign_keys
        if key.column.table.name in ("member", "address", "delivery")
    }
    stated = {model.__tablename__ for model, _ in personal.models()}
    assert linked | {"member"} == stated
    for model, policy in personal.models():
        assert isinstance(policy, Personal)
        assert policy.merge in ("move", "first", "rule", "follow")
        assert [name for name in policy.export if name not in model.__table__.c] == []


def test_everything_stored_is_handed_over_as_json(database):
    load_edition(database)
    member = database.write(everybody).result()
    stored = database.read(lambda db: personal.everything(db, member))
    assert json.loads(json.dumps(stored)) == stored
    assert {table for table, rows in stored.items() if not rows} == set()
    assert stored["participation"][0]["motivation"] == MOTIVATION
    assert stored["member"][0]["name"] == "Ana Machel"


def test_erasing_leaves_nothing_of_the_member_and_all_of_the_others(database):
    load_edition(database)
    member = database.write(everybody).result()
    luis = database.read(lambda db: members.person_at(db, Address("web", "luis")).member.id)
    before = database.read(lambda db: counts(db, luis))
    receipt = database.write(lambda db: personal.erase(db, member, NOW)).result()
    assert set(database.read(lambda db: counts(db, member)).values()) == {0}
    assert database.read(lambda db: counts(db, luis)) == before
    assert database.read(lambda db: db.scalars(select(Erasure.receipt)).all()) == [receipt]
    assert "Ana Machel" not in database.read(_whole_database)
    assert "machel ANA" not in database.read(_whole_database)
    assert "web:ana" not in database.read(_whole_database)


def _whole_database(db):
    own = [
        table
        for table in Base.metadata.sorted_tables
        if table.name not in ("edition", "session", "elective", "round")
    ]
    return str([db.execute(select(table)).all() for table in own])


def test_erasing_keeps_the_audit_but_not_who_it_was(database):
    load_edition(database)
    member = database.write(everybody).result()
    database.write(lambda db: personal.erase(db, member, NOW)).result()
    entry = audit.AuditEntry
    left = database.read(lambda db: db.execute(select(entry.action, entry.by).order_by(entry.id)).all())
    assert [tuple(row) for row in left] == [
        ("application sent", ""),
        ("decided", "erased"),
        ("application sent", "web:luis"),
        ("decided", "web:luis"),
    ]
