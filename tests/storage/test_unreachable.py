"""Who is out of reach: on every channel, or because the last message found no way."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import insert

from storage import unreachable
from storage.models import AddressRow, Delivery, Member
from storage.punctuality import Topic
from storage.unreachable import Reached
from tests.conftest import NOW
from tests.support import people

HOUR = timedelta(hours=1)
OPEN, BLOCKED, STOPPED = (None, None), (NOW, None), (None, NOW)


@pytest.fixture
def academy(database):
    """A database with the shipped edition."""
    people.load_edition(database)
    return database


def member(database, number, name, *addresses, last_used_at=NOW, joined_at=NOW):
    """A member whose addresses are unreachable or stopped since then."""
    used = {"created_at": NOW, "last_used_at": last_used_at}

    def made(db):
        db.add(Member(id=number, language="en", name=name, created_at=NOW, joined_at=joined_at))
        db.flush()
        for place, (channel, (gone, stopped)) in enumerate(addresses):
            where = {"channel": channel, "user": f"{number}.{place}", "chat": f"{number}.{place}"}
            db.add(AddressRow(member_id=number, unreachable_at=gone, stopped_at=stopped, **where, **used))

    database.write(made).result()


def delivery(database, number, key, state, reason="", at=NOW, **about):
    """What a member was promised at an instant and what became of it."""
    values = {"kind": "session", "session_id": 1, "subject": {}} | about
    times = {"due_at": at, "promised_at": at, "expires_at": at, "created_at": at}
    row = {"member_id": number, "key": key, "state": state, "reason": reason, **values, **times}
    row["sent_at"] = at if state == "sent" else None
    database.write(lambda db: db.execute(insert(Delivery), [row])).result()


def found(database, edition=1):
    return database.read(lambda db: unreachable.unreached(db, edition))


def names(database):
    return [one.name for one in found(database)]


@pytest.mark.parametrize(
    ("states", "listed"),
    [
        pytest.param([OPEN], False, id="open"),
        pytest.param([BLOCKED], True, id="blocked"),
        pytest.param([BLOCKED, BLOCKED], True, id="blocked on both"),
        pytest.param([BLOCKED, OPEN], False, id="blocked on one"),
        pytest.param([STOPPED], False, id="wants nothing"),
        pytest.param([STOPPED, STOPPED], False, id="wants nothing on both"),
        pytest.param([STOPPED, BLOCKED], True, id="wants nothing on one, blocked on the other"),
        pytest.param([], False, id="no address at all"),
    ],
)
def test_member_is_listed_when_no_address_takes_anything_and_they_did_not_ask_for_that(academy, states, listed):
    member(academy, 1, "Ana", *zip(("telegram", "discord"), states, strict=False))
    assert names(academy) == ["Ana"] * listed


def test_newcomer_who_never_joined_is_not_listed(academy):
    member(academy, 1, None, ("telegram", BLOCKED), joined_at=None)
    assert found(academy) == []


@pytest.mark.parametrize(
    ("state", "reason", "used", "listed"),
    [
        pytest.param("failed", "no address", NOW, True, id="no channel of theirs runs"),
        pytest.param("failed", "unreachable", NOW, True, id="none took it"),
        pytest.param("failed", "refused", NOW, False, id="the message was refused, not they"),
        pytest.param("sent", "", NOW, False, id="it arrived"),
        pytest.param("failed", "no address", NOW + 3 * HOUR, False, id="they have written since"),
    ],
)
def test_member_is_listed_when_the_last_message_found_no_address(academy, state, reason, used, listed):
    member(academy, 1, "Ana", ("telegram", OPEN), last_used_at=used)
    delivery(academy, 1, "s1.v1.m60", "sent", at=NOW)
    delivery(academy, 1, "s1.v1.m10", state, reason, at=NOW + HOUR)
    assert names(academy) == ["Ana"] * listed


def test_member_who_was_reached_again_is_not_listed(academy):
    member(academy, 1, "Ana", ("telegram", OPEN))
    delivery(academy, 1, "s1.v1.m60", "failed", "no address", at=NOW)
    delivery(academy, 1, "s1.v1.m10", "sent", at=NOW + HOUR)
    assert found(academy) == []


def test_list_has_names_in_order_channels_with_times_and_what_was_missed(academy):
    member(academy, 1, "Luis", ("telegram", STOPPED), ("discord", BLOCKED))
    member(academy, 2, "Ana", ("telegram", BLOCKED))
    member(academy, 3, "Rui", ("telegram", OPEN))
    eve = {"kind": "eve", "session_id": None}
    delivery(academy, 2, "eve.1.2021-11-15", "failed", "no address", NOW, **eve)
    delivery(academy, 2, "s1.v1.m60", "failed", "no address", NOW + HOUR)
    delivery(academy, 2, "s1.v1.m10", "failed", "no address", NOW + 2 * HOUR)
    delivery(academy, 2, "eve.2.2021-11-15", "failed", "no address", NOW, **eve)  # of another edition
    delivery(academy, 3, "s1.v1.m60", "failed", "refused", NOW)
    ana, luis = found(academy)
    assert (ana.member_id, ana.name, ana.addresses) == (2, "Ana", (Reached("telegram", NOW, None),))
    assert list(ana.missed.items()) == [(Topic("eve", "2021-11-15"), 1), (Topic("session", "opening"), 2)]
    assert (luis.name, luis.missed) == ("Luis", {})
    assert luis.addresses == (Reached("telegram", None, NOW), Reached("discord", NOW, None))
