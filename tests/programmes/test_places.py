"""Places of a file without faults; what is wrong with others stands in faults/places.txt."""

from academy.programme import Place, PlaceChannel, Purpose

PLACES = """places:
  - code: lounge
    channel: Discord
    chat: 1180000000000000001
    language: en
    for: sessions announcements
    role: 1180000000000000002
  - {code: grupo, channel: telegram, chat: -1001234567890/42, language: en, for: [announcements]}
rounds:
"""


def test_places_are_read_in_the_order_of_their_codes(edition):
    assert edition("rounds:\n", PLACES).places == (
        Place("grupo", PlaceChannel.TELEGRAM, "-1001234567890/42", "en", (Purpose.ANNOUNCEMENTS,)),
        Place(
            "lounge",
            PlaceChannel.DISCORD,
            "1180000000000000001",
            "en",
            (Purpose.SESSIONS, Purpose.ANNOUNCEMENTS),
            "1180000000000000002",
        ),
    )


def test_edition_without_places_has_none(edition):
    assert edition().places == ()
