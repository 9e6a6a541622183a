"""Places of an edition as rows."""

import dataclasses

from sqlalchemy import select

from academy.programme import Place, PlaceChannel, Purpose
from storage import programmes
from storage.models import Place as PlaceRow
from tests.conftest import NOW
from tests.support.people import edition

GROUP = Place("grupo", PlaceChannel.TELEGRAM, "-1001234567890", "pt", (Purpose.SESSIONS,))
LOUNGE = Place(
    "lounge",
    PlaceChannel.DISCORD,
    "1180000000000000001",
    "en",
    (Purpose.SESSIONS, Purpose.ANNOUNCEMENTS),
    "1180000000000000002",
)


def load(database, *places, code="sse-academy-12"):
    """The places that are read after an edition with these was loaded."""
    changed = dataclasses.replace(edition(), places=places, code=code)
    database.write(lambda db: programmes.save_edition(db, changed, NOW)).result()
    return database.read(programmes.current_edition)[1].places


def rows(database):
    columns = (PlaceRow.channel, PlaceRow.chat, PlaceRow.language, PlaceRow.removed_at)
    return database.read(lambda db: [tuple(row) for row in db.execute(select(*columns).order_by(PlaceRow.id))])


def test_places_come_back_as_they_were_saved(database):
    assert load(database, GROUP, LOUNGE) == (GROUP, LOUNGE)


def test_discord_channel_is_stored_as_one_and_not_as_a_person(database):
    load(database, GROUP, LOUNGE)
    assert rows(database) == [
        ("telegram", "-1001234567890", "pt", None),
        ("discord", "#1180000000000000001", "en", None),
    ]


def test_place_gone_from_the_file_is_kept_as_removed_and_may_come_back_in_another_language(database):
    load(database, GROUP)
    assert load(database) == ()
    assert rows(database) == [("telegram", "-1001234567890", "pt", NOW)]
    french = dataclasses.replace(GROUP, code="groupe", language="fr")
    assert load(database, french) == (french,)
    assert rows(database) == [("telegram", "-1001234567890", "fr", None)]


def test_place_passes_on_to_the_next_edition(database):
    load(database, GROUP, LOUNGE)
    assert load(database, GROUP, code="sse-academy-13") == (GROUP,)
    assert rows(database) == [
        ("telegram", "-1001234567890", "pt", None),
        ("discord", "#1180000000000000001", "en", None),
    ]
