from collections import Counter
from itertools import islice

import pytest
from sqlalchemy import select

from academy.broadcasts import Audience, text_language
from storage import audiences
from storage.models import Member
from tests.support import crowd
from tests.support.people import load_edition

RANDOM = list(islice(crowd.audiences(seed=5), 25))


@pytest.fixture
def people(database):
    load_edition(database)
    return database.write(lambda db: crowd.crowd(db, 80, seed=12)).result()


def members_of(db, audience):
    query = select(Member.id).where(audiences.belongs(audience, 1))
    return set(db.scalars(query))


def test_audiences_are_those_of_whom_every_word_is_true(database, people):
    wrong = {
        str(audience): (found, expected)
        for audience in RANDOM
        if (found := database.read(lambda db, a=audience: members_of(db, a)))
        != (expected := {one.id for one in people if one.belongs(audience)})
    }
    assert wrong == {}
    sizes = [sum(one.belongs(audience) for one in people) for audience in RANDOM]
    assert min(sizes) < 5 < 60 < max(sizes)


def test_plan_counts_texts_by_channel_those_without_text_and_those_out_of_reach(database, people):
    for fallback in ("", "en"):
        for audience in RANDOM:
            theirs = [one for one in people if one.belongs(audience)]
            written = {one.id: text_language(crowd.TEXTS, fallback, one.language) for one in theirs}
            plan = database.write(
                lambda db, a=audience, f=fallback: audiences.plan(db, crowd.announcement(db, a, f))
            ).result()
            reached = Counter((written[one.id], one.first) for one in theirs if one.first and written[one.id])
            assert {
                (text, channel): n for text, per in plan.texts.items() for channel, n in per.items()
            } == reached
            assert plan.without == Counter(one.language for one in theirs if not written[one.id])
            assert plan.unreachable == sum(not one.first for one in theirs)
            assert plan.reached == reached.total()


def test_audience_without_members_is_nobody(database, people):
    assert database.read(lambda db: members_of(db, Audience(members=False, languages=("en",)))) == set()


def test_places_are_those_named_for_announcements_and_not_removed(database, people):
    def made(db):
        gone = crowd.place(db, "gone")
        gone.removed_at = crowd.NOW
        for code, purposes in (
            ("lobby", ("announcements", "sessions")),
            ("agenda", ("sessions",)),
            ("news", ("announcements",)),
        ):
            crowd.place(db, code, "fr", purposes)

    database.write(made).result()
    everywhere = Audience(places=("gone", "agenda", "news"))
    read = database.read
    assert [one.code for one in read(lambda db: audiences.places_for_announcements(db, 1))] == ["lobby", "news"]
    assert [one.code for one in read(lambda db: audiences.places_of(db, everywhere, 1))] == ["news"]


def test_plan_names_places_whose_language_has_no_text(database, people):
    def planned(db):
        crowd.place(db, "lobby", "fr")
        crowd.place(db, "saguao", "pt")
        everywhere = Audience(members=False, places=("lobby", "saguao"))
        plans = [audiences.plan(db, crowd.announcement(db, everywhere, fallback)) for fallback in ("", "en")]
        return [([one.code for one in plan.places], [one.code for one in plan.silent]) for plan in plans]

    found = database.write(planned).result()
    assert found == [(["lobby", "saguao"], ["lobby"]), (["lobby", "saguao"], [])]


@pytest.mark.parametrize("audience", [*RANDOM, Audience(members=False, places=("a",))])
def test_audience_is_stored_and_read_back(audience):
    assert Audience.from_json(audience.to_json()) == audience


def test_everyone_is_stored_as_nothing():
    assert Audience().to_json() == {}


def test_toggling_twice_leaves_an_audience_as_it_was():
    chosen = Audience(members=False, places=("news",), states=("accepted",)).toggled("states", "applied")
    assert chosen == Audience(members=False, places=("news",), states=("accepted", "applied"))
    assert chosen.toggled("states", "applied").toggled("states", "accepted") == Audience(False, places=("news",))
