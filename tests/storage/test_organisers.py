import pytest
from sqlalchemy import select

from academy.errors import AcademyError
from academy.messages import Address
from storage import linking, members, organisers
from storage.models import AuditEntry
from storage.organisers import Author, NotAnOrganiserError
from tests.conftest import NOW
from tests.support.people import greet, sign_up

ANA = Address("web", "ana")


@pytest.fixture
def ana(database):
    """The id of a member who is no organiser yet."""
    return database.write(lambda db: sign_up(db).id).result()


def audit(database):
    query = select(AuditEntry.action, AuditEntry.by, AuditEntry.member_id).order_by(AuditEntry.id)
    return [tuple(row) for row in database.read(lambda db: db.execute(query).all())]


def may(database, member, *named):
    return database.read(lambda db: organisers.may(db, member, named))


def test_member_is_no_organiser_until_added_and_after_removal(database, ana):
    assert may(database, ana) is False
    assert database.write(lambda db: organisers.add(db, ANA, "test", NOW)).result() is True
    assert may(database, ana) is True
    assert database.write(lambda db: organisers.remove(db, ANA, "test", NOW)).result() is True
    assert may(database, ana) is False
    assert audit(database) == [("organiser added", "test", ana), ("organiser removed", "test", ana)]


def test_adding_and_removing_twice_changes_nothing(database, ana):
    database.write(lambda db: organisers.add(db, ANA, "test", NOW)).result()
    assert database.write(lambda db: organisers.add(db, ANA, "test", NOW)).result() is False
    database.write(lambda db: organisers.remove(db, ANA, "test", NOW)).result()
    assert database.write(lambda db: organisers.remove(db, ANA, "test", NOW)).result() is False
    assert len(audit(database)) == 2


def test_unknown_address_cannot_be_added(database, ana):
    with pytest.raises(AcademyError) as error:
        database.write(lambda db: organisers.add(db, Address("telegram", "4815"), "test", NOW)).result()
    assert (error.value.key, error.value.values) == ("organiser-unknown", {"address": "telegram:4815"})
    assert audit(database) == []


@pytest.mark.parametrize(
    ("named", "allowed"),
    [
        pytest.param([], False, id="nobody named"),
        pytest.param([Address("web", "luis")], False, id="somebody else"),
        pytest.param([Address("telegram", "ana")], False, id="the same user id elsewhere"),
        pytest.param([Address("web", "luis"), ANA], True, id="named"),
    ],
)
def test_members_named_in_the_settings_are_organisers(database, ana, named, allowed):
    assert may(database, ana, *named) is allowed


def test_organiser_may_at_every_address_of_theirs(database, ana):
    def link(db):
        other = greet(db, "4815", "telegram").member
        linking.merge(db, db.get(members.Member, ana), other, {}, "test", "telegram", NOW)

    database.write(link).result()
    assert may(database, ana, Address("telegram", "4815")) is True


def test_check_lets_organisers_and_the_command_line_pass_only(database, ana):
    database.read(lambda db: organisers.check(db, Author("command line")))
    database.read(lambda db: organisers.check(db, Author("web:ana", ana, (ANA,))))
    with pytest.raises(NotAnOrganiserError):
        database.read(lambda db: organisers.check(db, Author("web:ana", ana)))


def test_attempt_of_somebody_else_is_noted(database, ana):
    author = Author("web:ana", ana)
    database.write(lambda db: organisers.note_attempt(db, author, "broadcast", NOW)).result()
    assert audit(database) == [("announcement refused", "web:ana", ana)]


def test_added_organisers_are_listed_with_their_addresses(database, ana):
    database.write(lambda db: organisers.add(db, ANA, "test", NOW)).result()
    listed = database.read(lambda db: [(member.id, where) for member, where in organisers.added(db)])
    assert listed == [(ana, [ANA])]
