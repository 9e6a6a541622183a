"""Who never agreed is erased after a while; everybody else is kept."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from storage import retention
from storage.consents import ACADEMY, FOUND, record_consent
from storage.models import AddressRow, Consent, Erasure, Facilitator, Member, Organiser, WebMessage
from storage.retention import BATCH, REFUSED, SILENT
from tests.conftest import NOW
from tests.support.people import MOTIVATION, apply, greet, load_edition, sign_up

MOMENT = timedelta(seconds=1)


def answer(db, purpose, *given):
    member = greet(db).member
    for number, one in enumerate(given):
        record_consent(db, member.id, purpose, one, "web", NOW + timedelta(seconds=number))
    return member


def apply_without_joining(db):
    member = sign_up(db)
    apply(db, member)
    member.joined_at = None
    for consent in db.scalars(select(Consent)):
        db.delete(consent)


def wrote_elsewhere(db):
    member = greet(db).member
    elsewhere = greet(db, "ana", "telegram")
    elsewhere.address.member_id = member.id
    elsewhere.address.last_used_at = NOW + timedelta(days=1)
    db.flush()
    db.delete(elsewhere.member)


NOBODY_YET = {
    "never answered": (greet, SILENT),
    "answered about something else only": (lambda db: answer(db, FOUND, True), SILENT),
    "declined": (lambda db: answer(db, ACADEMY, False), REFUSED),
    "agreed, then declined before joining": (lambda db: answer(db, ACADEMY, True, False), REFUSED),
    "wrote from another app a day later": (wrote_elsewhere, SILENT + timedelta(days=1)),
}


@pytest.mark.parametrize(("arrive", "wait"), NOBODY_YET.values(), ids=NOBODY_YET)
def test_who_never_agreed_is_erased_when_the_time_is_over_and_not_before(database, arrive, wait):
    load_edition(database)
    database.write(arrive).result()
    assert tidy(database, NOW + wait - MOMENT) == (0, 1)
    assert tidy(database, NOW + wait) == (1, 0)
    assert database.read(lambda db: db.scalar(select(func.count(Erasure.id)))) == 1


KEPT = {
    "member": sign_up,
    "agreed and went away in the middle": lambda db: answer(db, ACADEMY, True),
    "declined, then agreed": lambda db: answer(db, ACADEMY, False, True),
    "applicant": apply_without_joining,
    "organiser": lambda db: db.add(Organiser(member_id=greet(db).member.id, added_at=NOW, added_by="test")),
    "facilitator": lambda db: db.add(
        Facilitator(member_id=greet(db).member.id, session_id=1, added_at=NOW, added_by="test")
    ),
}


@pytest.mark.parametrize("arrive", KEPT.values(), ids=KEPT)
def test_members_applicants_and_those_who_run_the_edition_are_kept(database, arrive):
    load_edition(database)
    database.write(arrive).result()
    assert tidy(database, NOW + timedelta(days=4000)) == (0, 1)


def test_what_was_said_on_the_page_goes_too(database):
    def write(db):
        address = greet(db).address
        db.add(WebMessage(address_id=address.id, mine=True, body=MOTIVATION, version=1, at=NOW))

    database.write(write).result()
    assert tidy(database, NOW + SILENT) == (1, 0)
    assert database.read(lambda db: db.scalars(select(WebMessage.id)).all()) == []
    assert database.read(lambda db: db.scalars(select(AddressRow.id)).all()) == []


def test_many_are_erased_a_batch_at_a_time(database):
    database.write(lambda db: [greet(db, f"guest{number}") for number in range(BATCH + 2)]).result()
    assert tidy(database, NOW + SILENT) == (BATCH, 2)
    assert tidy(database, NOW + SILENT) == (2, 0)


def tidy(database, now):
    """How many were erased, and how many are left."""
    erased = database.write(lambda db: retention.erase_overdue(db, now)).result()
    return erased, database.read(lambda db: db.scalar(select(func.count(Member.id))))
