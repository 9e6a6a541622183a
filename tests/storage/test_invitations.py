"""Who is invited to a round and reminded of its end, when, and how often."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from storage import electives, invitations
from storage.models import Delivery, ElectiveRow, Member, Participation
from tests.support.electives import CLOSES, OPENS, load, people

REMINDED = CLOSES - timedelta(days=3)


def told(database, kind):
    """When each member is told, by member."""
    query = select(Delivery.member_id, Delivery.due_at).where(Delivery.kind == kind)
    return database.read(lambda db: {member: due for member, due in db.execute(query)})


def tick(database, now):
    return database.write(lambda db: invitations.due(db, now)).result()


@pytest.mark.parametrize(
    ("zone", "now", "due"),
    [
        pytest.param("Africa/Maputo", OPENS, OPENS, id="by day: at once"),
        pytest.param(
            "America/Bogota", OPENS, datetime(2021, 11, 8, 12, tzinfo=UTC), id="three at night: at seven"
        ),
        pytest.param("Asia/Manila", OPENS + timedelta(hours=7), datetime(2021, 11, 8, 23, tzinfo=UTC), id="late"),
        pytest.param(
            "Asia/Manila",
            CLOSES - timedelta(hours=3),
            CLOSES - timedelta(hours=3),
            id="closed by the morning: at once",
        ),
    ],
)
def test_invitation_leaves_people_asleep_while_there_is_time(database, zone, now, due):
    load(database, {"a": 3})
    [ana] = people(database, 1)
    database.write(lambda db: setattr(db.get(Member, ana), "zone", zone)).result()
    assert tick(database, now) == 1
    assert told(database, "round-open") == {ana: due}


def test_everybody_is_invited_once_and_whoever_joins_later_then(database):
    load(database, {"a": 3})
    first = people(database, 2)
    assert [tick(database, OPENS), tick(database, OPENS + timedelta(hours=1))] == [2, 0]
    later = people(database, 1)
    assert tick(database, OPENS + timedelta(hours=2)) == 1
    assert sorted(told(database, "round-open")) == sorted([*first, *later])


def test_whoever_was_accepted_just_now_reads_that_first(database):
    load(database, {"a": 3})
    [ana] = people(database, 1)
    accepted = OPENS + timedelta(hours=1)
    database.write(lambda db: db.execute(update(Participation).values(decided_at=accepted))).result()
    tick(database, accepted + timedelta(seconds=20))
    assert told(database, "round-open") == {ana: accepted + timedelta(seconds=80)}


def test_only_those_who_have_not_chosen_are_reminded_of_the_end(database):
    load(database, {"a": 3})
    ana, luis = people(database, 2)
    tick(database, OPENS)

    def choose(db):
        electives.take(db, db.get(Member, ana), db.scalar(select(ElectiveRow.id)), "telegram:1", OPENS)

    database.write(choose).result()
    tick(database, REMINDED)
    assert sorted(told(database, "round-remind")) == [luis]


@pytest.mark.parametrize(
    ("now", "next_"),
    [
        pytest.param(OPENS - timedelta(days=1), OPENS, id="it opens"),
        pytest.param(OPENS, REMINDED, id="three days before its end"),
        pytest.param(REMINDED, CLOSES - timedelta(days=1), id="one day before"),
        pytest.param(CLOSES - timedelta(days=1), None, id="nothing more"),
    ],
)
def test_next_instant_is_that_of_the_next_message(database, now, next_):
    load(database, {"a": 3})
    assert database.read(lambda db: invitations.next_due(db, now)) == next_


def test_many_are_invited_and_reminded_in_portions_which_a_restart_goes_on_with(database, monkeypatch):
    monkeypatch.setattr(invitations, "CHUNK", 2)
    load(database, {"a": 3})
    everybody = people(database, 5)
    assert [tick(database, OPENS) for _ in range(2)] == [2, 2]
    assert sorted(told(database, "round-open")) == everybody[:4]
    later = OPENS + timedelta(minutes=1)  # it was down for a minute
    assert [tick(database, later) for _ in range(2)] == [1, 0]
    assert told(database, "round-open") == dict.fromkeys(everybody[:4], OPENS) | {everybody[4]: later}
    assert [tick(database, REMINDED) for _ in range(4)] == [2, 2, 1, 0]
    assert sorted(told(database, "round-remind")) == everybody
