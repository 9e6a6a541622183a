"""Who somebody is, at a glimpse: only where nothing more than that has to be done."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from academy.messages import Address, Incoming, Kind
from storage import members
from storage.models import AddressRow
from tests.conftest import NOW

ANA = Incoming(Address("telegram", "7"), "e1", Kind.ACTION, "7", language="pt-br", action="checkin:1")
LATER = NOW + timedelta(hours=1)


def glimpsed(database, incoming):
    return database.write(lambda db: members.glimpse(db, incoming, LATER)).result()


@pytest.fixture
def known(database):
    """A database that knows Ana on Telegram."""
    database.write(lambda db: members.meet(db, ANA, lambda: "pt", NOW).member_id).result()
    return database


def test_who_is_known_is_seen_and_noted_without_their_rows(known):
    person = glimpsed(known, replace(ANA, language="fr"))
    assert (person.member_id, person.address_id, person.language, person.zone) == (1, 1, "pt", None)
    row = known.read(lambda db: db.get_one(AddressRow, 1))
    assert (row.last_used_at, row.client_language) == (LATER, "fr")


@pytest.mark.parametrize(
    "incoming",
    [
        pytest.param(replace(ANA, address=Address("telegram", "8"), chat="8"), id="somebody new"),
        pytest.param(replace(ANA, chat="9"), id="in another chat"),
    ],
)
def test_who_has_to_be_met_is_not_glimpsed(known, incoming):
    assert glimpsed(known, incoming) is None


def test_who_was_given_up_has_to_be_met_and_is_reached_again(known):
    known.write(lambda db: members.mark_unreachable(db, 1, NOW)).result()
    assert glimpsed(known, ANA) is None
    known.write(lambda db: members.meet(db, ANA, lambda: "pt", LATER).member_id).result()
    assert known.read(lambda db: db.get_one(AddressRow, 1)).unreachable_at is None


def test_rows_are_read_in_the_same_transaction_when_they_are_asked_for(known):
    def change(db):
        person = members.glimpse(db, ANA, LATER)
        person.member.language = "es"
        return person.language, person.address.user, person.conversation

    assert known.write(change).result() == ("es", "7", None)
