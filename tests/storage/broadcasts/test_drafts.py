"""Announcements while they are written."""

import pytest

from academy.broadcasts import LONGEST, Audience
from storage import broadcasts
from tests.conftest import NOW
from tests.storage.broadcasts.steps import SOON, confirm, refused, set_state, shown


def test_draft_begins_empty_for_everyone_and_is_begun_once(database, author):
    first, second = (database.write(lambda db: broadcasts.begin(db, author, NOW).id).result() for _ in range(2))
    assert first == second
    found = shown(database, first, "state", "texts", "audience", "fallback", "send_at", "edition_id", "member_id")
    assert found == ("draft", {}, {}, "", None, 1, author.member_id)


def test_draft_with_a_text_is_kept_beside_a_new_one(database, author, number):
    assert database.write(lambda db: broadcasts.begin(db, author, NOW).id).result() != number


def test_text_is_stripped_and_takes_the_place_of_the_one_before(database, author, number):
    database.write(lambda db: broadcasts.write_text(db, author, number, "pt", "  Boa tarde.\n")).result()
    assert shown(database, number, "texts") == ({"pt": "Boa tarde."},)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        pytest.param("x" * LONGEST, None, id="just fits"),
        pytest.param("x" * (LONGEST + 1), "broadcast-text-long", id="one too many"),
        pytest.param(" \n", "broadcast-text-empty", id="nothing"),
    ],
)
def test_text_has_at_most_3500_characters(database, author, number, text, key):
    if key is None:
        database.write(lambda db: broadcasts.write_text(db, author, number, "en", text)).result()
        assert shown(database, number, "texts") == ({"pt": "Bom dia.", "en": text},)
    else:
        assert refused(database, lambda db: broadcasts.write_text(db, author, number, "en", text)) == key
        assert shown(database, number, "texts") == ({"pt": "Bom dia."},)


def test_text_in_the_wrong_language_moves_and_nothing_is_lost(database, author, number):
    database.write(lambda db: broadcasts.move_text(db, author, number, "pt", "es")).result()
    assert shown(database, number, "texts") == ({"es": "Bom dia."},)
    database.write(lambda db: broadcasts.write_text(db, author, number, "pt", "Buenos días.")).result()
    database.write(lambda db: broadcasts.move_text(db, author, number, "pt", "es")).result()
    assert shown(database, number, "texts") == ({"pt": "Bom dia.", "es": "Buenos días."},)


def test_fallback_goes_with_its_text(database, author, number):
    database.write(lambda db: broadcasts.name_fallback(db, author, number, "pt")).result()
    assert shown(database, number, "fallback") == ("pt",)
    database.write(lambda db: broadcasts.remove_text(db, author, number, "pt")).result()
    assert shown(database, number, "texts", "fallback") == ({}, "")


def test_fallback_without_a_text_is_none(database, author, number):
    database.write(lambda db: broadcasts.name_fallback(db, author, number, "fr")).result()
    assert shown(database, number, "fallback") == ("",)


def test_time_that_has_passed_is_refused(database, author, number):
    assert refused(database, lambda db: broadcasts.set_time(db, author, number, NOW, NOW)) == "broadcast-when-past"


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda db, *a: broadcasts.write_text(db, *a, "en", "Hello."), id="write_text"),
        pytest.param(lambda db, *a: broadcasts.move_text(db, *a, "pt", "es"), id="move_text"),
        pytest.param(lambda db, *a: broadcasts.remove_text(db, *a, "pt"), id="remove_text"),
        pytest.param(lambda db, *a: broadcasts.name_fallback(db, *a, "pt"), id="name_fallback"),
        pytest.param(lambda db, *a: broadcasts.choose_audience(db, *a, Audience()), id="choose_audience"),
        pytest.param(lambda db, *a: broadcasts.set_time(db, *a, SOON, NOW), id="set_time"),
        pytest.param(lambda db, *a: broadcasts.try_out(db, *a, NOW), id="try_out"),
        pytest.param(lambda db, *a: confirm(db, *a), id="confirm"),
    ],
)
def test_only_drafts_can_be_changed(database, author, number, change):
    for state in ("waiting", "sending", "sent", "stopped", "undone"):
        set_state(database, number, state)
        assert refused(database, lambda db: change(db, author, number)) == "broadcast-not-draft"
