import dataclasses

import pytest
from sqlalchemy import select

from academy.errors import AcademyError
from academy.programme import Admission
from storage import applications, programmes
from storage.models import AuditEntry, Delivery, Participation
from tests.conftest import NOW
from tests.support.people import MOTIVATION, apply, load_edition, sign_up


@pytest.fixture
def applied(database):
    """The number of an application that was sent."""
    load_edition(database)
    return database.write(lambda db: apply(db, sign_up(db)).id).result()


def decide(database, numbers, accept):
    return database.write(lambda db: applications.decide_all(db, numbers, accept, "test", NOW)).result()


def deliveries(database):
    rows = database.read(lambda db: db.execute(select(Delivery.key, Delivery.state, Delivery.reason)).all())
    return [tuple(row) for row in rows]


def test_application_is_applied_until_a_committee_decides(database, applied):
    rows = database.read(lambda db: applications.applications(db, programmes.current_edition(db)[0]))
    assert [(p.id, p.state, p.motivation, m.name) for p, m in rows] == [
        (applied, "applied", MOTIVATION, "Ana Machel")
    ]


def test_completed_participation_is_accepted_already_and_cannot_be_declined(database, applied):
    decide(database, [applied], accept=True)
    database.write(lambda db: setattr(db.get_one(Participation, applied), "state", "completed")).result()
    assert decide(database, [applied], accept=True) == 0
    with pytest.raises(AcademyError, match="application-not-sent"):
        decide(database, [applied], accept=False)


def test_application_is_accepted_at_once_with_open_admission(database):
    edition = dataclasses.replace(load_edition(database), admission=Admission.OPEN)
    database.write(lambda db: programmes.save_edition(db, edition, NOW)).result()
    assert database.write(lambda db: apply(db, sign_up(db)).state).result() == "accepted"
    assert deliveries(database) == []


def test_application_sent_twice_is_one(database, applied):
    def again(db):
        participation = db.get(applications.Participation, applied)
        edition = programmes.current_edition(db)[1]
        return applications.apply(db, participation, edition, "web:ana", NOW)

    assert database.write(again).result() == "applied"
    actions = database.read(lambda db: db.scalars(select(AuditEntry.action)).all())
    assert list(actions) == ["application sent"]


def test_accepting_queues_one_message_and_accepting_again_none(database, applied):
    assert decide(database, [applied], accept=True) == 1
    assert decide(database, [applied], accept=True) == 0
    assert deliveries(database) == [("decision1.1", "queued", "")]


def test_changed_decision_overtakes_the_message_not_yet_sent(database, applied):
    decide(database, [applied], accept=False)
    decide(database, [applied], accept=True)
    assert deliveries(database) == [("decision1.1", "cancelled", "overtaken"), ("decision1.2", "queued", "")]


def test_deciding_several_is_all_or_nothing(database, applied):
    with pytest.raises(AcademyError) as error:
        decide(database, [applied, 99], accept=True)
    assert (error.value.key, error.value.values) == ("application-unknown", {"number": 99})
    assert deliveries(database) == []


def test_draft_cannot_be_decided(database):
    load_edition(database)

    def begin(db):
        return applications.draft(db, sign_up(db).id, programmes.current_edition(db)[0], NOW).id

    number = database.write(begin).result()
    with pytest.raises(AcademyError) as error:
        decide(database, [number], accept=True)
    assert error.value.values == {"number": number, "state": "draft"}


def test_withdrawing_takes_the_message_back(database, applied):
    decide(database, [applied], accept=True)

    def withdraw(db):
        applications.withdraw(db, db.get(applications.Participation, applied), "web:ana", NOW)

    database.write(withdraw).result()
    assert deliveries(database) == [("decision1.1", "cancelled", "withdrawn")]
