"""News of rounds and electives: every kind in four languages, and when nothing is said any more."""

from __future__ import annotations

import pytest

from academy.applications import State
from academy.programme import LANGUAGES, RoundMode
from handlers.router import routes
from locales import text
from reminders.texts import Cancelled, write
from storage import deliveries, letters, programmes
from storage.catalogue import elective_by_code
from storage.models import Participation, Seat
from storage.reasons import Reason
from tests.conftest import NOW
from tests.handlers.rounds import course, round_of, with_rounds
from tests.support.reminded import participant

EDITION = with_rounds(
    round_of("one", course("a"), course("b")), round_of("two", course("xa"), mode=RoundMode.RANKED)
)
CLOSES = {"closes": "2021-11-15T19:00:00+00:00"}
HELD = {"offer": 7, "held": True, "until": "2021-11-13T06:00:00+00:00"}
SWAP = {"swap": 5, "gives": "a", "wants": "b"}
# Label, kind, subject, name of the text, and what its buttons do.
NEWS = [
    ("first come", "round-open", CLOSES, "open", ["round"]),
    ("ranked", "round-open", {**CLOSES, "round": "two"}, "open-ranked", ["round"]),
    ("one day left", "round-remind", {**CLOSES, "days": 1}, "remind", ["round"]),
    ("extended", "round-changed", {**CLOSES, "what": "extended"}, "extended", ["round"]),
    ("closed", "round-changed", {**CLOSES, "what": "closed"}, "closed", ["round"]),
    ("held", "seat-offer", HELD, "offer", ["accept", "pass"]),
    ("to all", "seat-offer", {**HELD, "held": False}, "offer-all", ["accept", "pass"]),
    ("no answer", "offer-over", {}, "offer-over", ["round"]),
    ("fewer seats", "offer-over", {"waits": True}, "offer-waits", ["round"]),
    ("lost", "seat-lost", {}, "seat-lost", ["round"]),
    ("cancelled seat", "elective-cancelled", {"had": "seat"}, "cancelled-seat", ["round"]),
    ("cancelled list", "elective-cancelled", {"had": "waiting"}, "cancelled-waiting", ["round"]),
    ("cancelled wish", "elective-cancelled", {"had": "wish"}, "cancelled-wish", ["round"]),
    ("unplaced", "unplaced", {}, "unplaced", ["round"]),
    ("asked", "swap", {**SWAP, "event": "asked"}, "exchange-asked", ["agree", "round"]),
    ("done", "swap", {**SWAP, "event": "done"}, "exchange-done", ["round"]),
]
SEATS = ["hand", "allocation"]


@pytest.fixture
def loaded(sqlite):
    """The edition with two rounds."""
    sqlite.write(lambda db: programmes.save_edition(db, EDITION, NOW)).result()
    return sqlite


def written(database, language, kind, subject, change=lambda db, member: None):
    """The message, or why there is none."""

    def steps(db):
        member = participant(db, language=language)
        change(db, member)
        deliveries.queue(db, member, "news", kind, NOW, subject=about(db) | subject)
        table = letters.desk(db)
        (letter,) = letters.read(db, deliveries.claim(db, NOW, 10), NOW, table)
        return write(letter, table, NOW)

    return database.write(steps).result()


def about(db):
    one = elective_by_code(db, "a")
    return {"elective": "a", "elective_id": one.id, "round": "one", "round_id": one.round_id}


def take(db, member):
    """A seat in the elective."""
    one = elective_by_code(db, "a")
    db.add(Seat(member_id=member, round_id=one.round_id, elective_id=one.id, number=1, taken_at=NOW))
    db.flush()


def starts(language, name):
    """What a text begins with, up to the first of its values."""
    values = dict.fromkeys(("title", "when", "city", "gives", "wants"), "\x01") | {"days": 1}
    return text(language, f"electives-news-{name}", **values).split("\x01")[0]


def actions(reply):
    return [button.action.partition(":")[0] for row in reply.buttons for button in row]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind", "subject", "name", "does"), [pytest.param(*row[1:], id=row[0]) for row in NEWS])
def test_every_news_has_its_words_and_buttons_that_lead_somewhere(loaded, language, kind, subject, name, does):
    reply = written(loaded, language, kind, subject)
    assert (reply.text.startswith(starts(language, name)), actions(reply)) == (True, does)
    assert set(does) <= routes.actions.keys()


@pytest.mark.parametrize("how", SEATS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_seat_that_was_given_is_told_with_its_times_and_the_calendar(loaded, language, how):
    reply = written(loaded, language, "seat", {"how": how}, take)
    assert reply.text.split("\n\n")[0] == text(language, f"electives-news-seat-{how}", title=f"Care  {language}")
    assert (reply.text.count("16:30–18:00"), actions(reply)) == (3, ["calendar", "round"])


def withdraw(db, member):
    db.query(Participation).filter_by(member_id=member).one().state = State.WITHDRAWN
    db.flush()


@pytest.mark.parametrize(
    ("kind", "subject", "change", "reason"),
    [
        pytest.param("seat", {"how": "hand"}, lambda db, member: None, Reason.OVERTAKEN, id="no seat any more"),
        pytest.param("seat-lost", {}, take, Reason.OVERTAKEN, id="a seat again"),
        pytest.param("unplaced", {}, withdraw, Reason.NOT_CONCERNED, id="withdrawn"),
        pytest.param("unplaced", {"round": "gone"}, lambda db, member: None, Reason.NOT_CONCERNED, id="no round"),
    ],
)
def test_news_that_is_not_true_any_more_is_not_sent(loaded, kind, subject, change, reason):
    assert written(loaded, "en", kind, subject, change) == Cancelled(reason)
