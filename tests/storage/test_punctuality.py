"""How late messages were, by session, and what became of the others."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import insert, select

from storage import punctuality
from storage.models import Broadcast, Delivery, EditionRow, Member, SessionRow
from storage.punctuality import Topic
from tests.conftest import NOW
from tests.support import people

ZONE = "Europe/Rome"
MEMBERS = 100


@pytest.fixture
def academy(database):
    """A database with the shipped edition and a hundred members."""
    people.load_edition(database)
    rows = [{"id": number, "language": "en", "created_at": NOW} for number in range(1, MEMBERS + 1)]
    database.write(lambda db: db.execute(insert(Member), rows)).result()
    return database


def promised(key, late=None, state="sent", reason="", **more):
    """A delivery without its member; `late` in seconds, None: not sent."""
    sent_at = None if late is None else NOW + timedelta(seconds=late)
    values = {"key": key, "kind": "session", "session_id": 1, "broadcast_id": None, "subject": {}} | more
    times = {"due_at": NOW, "promised_at": NOW, "expires_at": NOW, "created_at": NOW, "sent_at": sent_at}
    return {"state": state, "reason": reason} | values | times


def insert_all(database, rows):
    """Members from the first on get one each."""
    numbered = [{"member_id": number, **row} for number, row in enumerate(rows, 1)]
    database.write(lambda db: db.connection().execute(insert(Delivery), numbered)).result()


def lines(database, edition=1):
    return database.read(lambda db: punctuality.lines(db, edition, ZONE))


@pytest.mark.parametrize(
    ("late", "found"),
    [
        pytest.param([0.4], (0.4, 0.4, 0.4, 0.4), id="one"),
        pytest.param([*range(1, 101)], (50, 95, 99, 100), id="a hundred"),
        pytest.param([*range(100, 0, -1)], (50, 95, 99, 100), id="in another order"),
        pytest.param([0] * 98 + [60, 3600.26], (0, 0, 60, 3600.3), id="two late ones"),
        pytest.param([1, 2, 3], (2, 3, 3, 3), id="three"),
        pytest.param([-90, -0.26, 5], (0, 5, 5, 5), id="early ones are not late"),
        pytest.param([-90], (0, 0, 0, 0), id="early"),
        pytest.param([86_400 * 3], (259_200,) * 4, id="three days"),
    ],
)
def test_lateness_is_ranked_to_a_tenth_of_a_second(academy, late, found):
    insert_all(academy, [promised("s1.v1.m60", one) for one in late])
    (line,) = lines(academy)
    assert (line.late, line.fates) == (found, {("sent", ""): len(late)})


def test_every_fate_is_counted_with_its_reason(academy):
    fates = {
        ("sent", ""): 2,
        ("failed", "blocked"): 2,
        ("failed", "refused"): 1,
        ("expired", "late"): 3,
        ("unknown", "timeout"): 1,
        ("cancelled", "quiet"): 1,
        ("queued", ""): 1,
        ("sending", ""): 1,
    }
    rows = [
        promised("s1.v1.m60", 7 if state == "sent" else None, state, reason)
        for (state, reason), count in fates.items()
        for _ in range(count)
    ]
    insert_all(academy, rows)
    (line,) = lines(academy)
    assert (line.late, line.fates) == ((7, 7, 7, 7), fates)
    assert (line.count("failed"), line.count("queued", "sending"), line.reasons("failed")) == (
        3,
        2,
        {"blocked": 2, "refused": 1},
    )
    assert line.title["en"] == "Official opening"


def test_topic_without_a_sent_message_has_no_lateness(academy):
    insert_all(academy, [promised("s1.v1.m60", None, "queued")])
    assert [line.late for line in lines(academy)] == [()]


def test_lines_follow_the_edition_its_days_and_then_announcements(academy):
    announcements = [
        {"id": number, "edition_id": 1, "state": "sent", "texts": {}, "audience": {}, "progress": {}}
        for number in (2, 10)
    ]
    created = [{**row, "created_at": NOW} for row in announcements]
    academy.write(lambda db: db.execute(insert(Broadcast), created)).result()
    no_session = {"session_id": None}
    insert_all(
        academy,
        [
            promised("broadcast10", 1, kind="broadcast", broadcast_id=10, **no_session),
            promised("broadcast2", 1, kind="broadcast", broadcast_id=2, **no_session),
            promised("broadcast2.test1", 1, kind="broadcast", broadcast_id=2, **no_session),
            promised("decision1.1", 1, kind="decision", **no_session),
            promised("s2.v1.m60", 1, session_id=2),
            promised("s1.v2.moved", 1, kind="moved"),
            promised("s1.v1.m60", 1),
            promised("s1.v1.m10", 1),
            promised("eve.1.2021-11-16", 1, kind="eve", **no_session),
            promised("eve.1.2021-11-15", 1, kind="eve", **no_session),
        ],
    )
    codes = academy.read(lambda db: list(db.scalars(select(SessionRow.code).order_by(SessionRow.id).limit(2))))
    assert [(line.topic, line.count("sent")) for line in lines(academy)] == [
        (Topic("eve", "2021-11-15"), 1),
        (Topic("session", codes[0]), 2),
        (Topic("moved", codes[0]), 1),
        (Topic("session", codes[1]), 1),
        (Topic("eve", "2021-11-16"), 1),
        (Topic("broadcast", "2"), 1),
        (Topic("broadcast", "10"), 1),
        (Topic("decision", ""), 1),
    ]


def test_other_editions_do_not_count(academy):
    other = {"id": 2, "code": "other", "values": {}, "loaded_at": NOW}
    draft = {"edition_id": 2, "state": "sent", "texts": {}, "audience": {}, "progress": {}, "created_at": NOW}
    academy.write(lambda db: db.execute(insert(EditionRow), [other])).result()
    academy.write(lambda db: db.execute(insert(Broadcast), [draft])).result()
    insert_all(
        academy,
        [
            promised("s1.v1.m60", 1),
            promised("eve.1.2021-11-15", 1, kind="eve", session_id=None),
            promised("broadcast1", 1, kind="broadcast", session_id=None, broadcast_id=1),
        ],
    )
    assert [line.topic.kind for line in lines(academy, 2)] == ["broadcast"]
    assert [line.topic.kind for line in lines(academy, 1)] == ["eve", "session"]
