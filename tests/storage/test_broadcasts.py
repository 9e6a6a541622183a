from datetime import timedelta

import pytest
from sqlalchemy import select, update

from academy.broadcasts import LONGEST, Audience
from academy.errors import AcademyError
from academy.messages import Address
from storage import broadcasts, members, organisers
from storage.models import AuditEntry, Broadcast, Delivery
from storage.organisers import Author, NotAnOrganiserError
from tests.conftest import NOW
from tests.support import crowd
from tests.support.people import load_edition, sign_up

SOON = NOW + timedelta(seconds=30)


@pytest.fixture
def author(database):
    """Ana, an organiser, who reads Portuguese."""
    load_edition(database)

    def made(db):
        member = sign_up(db)
        organisers.add(db, Address("web", "ana"), "test", NOW)
        return Author("web:ana", member.id)

    return database.write(made).result()


@pytest.fixture
def number(database, author):
    """Ana's draft for everyone, in Portuguese."""

    def made(db):
        row = broadcasts.begin(db, author, NOW)
        return broadcasts.write_text(db, author, row.id, "pt", "Bom dia.").id

    return database.write(made).result()


def confirm(db, author, number, now=NOW):
    seen = broadcasts.fingerprint(broadcasts.find(db, author, number))
    return broadcasts.confirm(db, author, number, seen, {"channel": "web"}, now)


def shown(database, number, *names):
    row = database.read(lambda db: db.get(Broadcast, number))
    return tuple(getattr(row, name) for name in names)


def refused(database, function):
    with pytest.raises(AcademyError) as error:
        database.write(function).result()
    return error.value.key


def set_state(database, number, state):
    database.write(
        lambda db: db.execute(update(Broadcast).where(Broadcast.id == number).values(state=state))
    ).result()


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
    ("wanted", "set_to"),
    [
        pytest.param(None, SOON, id="at once"),
        pytest.param(NOW + timedelta(seconds=5), SOON, id="sooner than it can be undone"),
        pytest.param(NOW + timedelta(days=2), NOW + timedelta(days=2), id="at a set time"),
    ],
)
def test_confirmed_announcement_waits_for_its_time(database, author, number, wanted, set_to):
    database.write(lambda db: broadcasts.set_time(db, author, number, wanted, NOW)).result()
    database.write(lambda db: confirm(db, author, number)).result()
    assert shown(database, number, "state", "send_at", "progress") == ("waiting", set_to, {"channel": "web"})


def test_confirming_what_has_changed_meanwhile_is_refused(database, author, number):
    seen = database.read(lambda db: broadcasts.fingerprint(db.get(Broadcast, number)))
    database.write(lambda db: broadcasts.write_text(db, author, number, "pt", "Boa noite.")).result()
    key = refused(database, lambda db: broadcasts.confirm(db, author, number, seen, {}, NOW))
    assert (key, shown(database, number, "state")) == ("broadcast-changed", ("draft",))


@pytest.mark.parametrize(
    ("values", "key"),
    [
        pytest.param({"texts": {}}, "broadcast-no-text", id="no text"),
        pytest.param({"send_at": NOW}, "broadcast-when-past", id="its time has passed"),
        pytest.param({"audience": {"languages": ["fr"]}}, "broadcast-nobody", id="nobody"),
        pytest.param({"texts": {"en": "Hello."}}, "broadcast-uncovered", id="no text for a member"),
        pytest.param(
            {"audience": {"members": False, "places": ["lobby"]}}, "broadcast-uncovered", id="no text for a place"
        ),
        pytest.param({"texts": {"en": "Hello."}, "fallback": "en"}, None, id="a fallback"),
        pytest.param(
            {"audience": {"members": False, "places": ["lobby"]}, "fallback": "pt"},
            None,
            id="a fallback for a place",
        ),
    ],
)
def test_confirming_needs_a_text_for_everybody_and_a_time_to_come(database, author, number, values, key):
    def changed(db):
        crowd.place(db, "lobby", "fr")
        db.execute(update(Broadcast).where(Broadcast.id == number).values(**values))

    database.write(changed).result()
    if key:
        assert refused(database, lambda db: confirm(db, author, number)) == key
    else:
        assert database.write(lambda db: confirm(db, author, number).state).result() == "waiting"


def test_uncovered_readers_are_counted(database, author, number):
    def planned(db):
        for user, language in (("luis", "es"), ("eva", "es"), ("zoe", "en")):
            sign_up(db, user, language=language)
        broadcasts.check_complete(db, broadcasts.find(db, author, number), NOW)

    with pytest.raises(AcademyError) as error:
        database.write(planned).result()
    assert (error.value.key, error.value.values) == ("broadcast-uncovered", {"count": 3})


@pytest.mark.parametrize(
    ("state", "after"),
    [
        pytest.param("draft", "undone", id="draft"),
        pytest.param("waiting", "undone", id="waiting"),
        pytest.param("undone", "undone", id="pressed twice"),
        pytest.param("sending", "broadcast-undo-late", id="sending"),
        pytest.param("sent", "broadcast-undo-late", id="sent"),
        pytest.param("stopped", "broadcast-undo-late", id="stopped"),
    ],
)
def test_undoing_is_possible_until_something_may_have_been_sent(database, author, number, state, after):
    set_state(database, number, state)
    if after == "undone":
        assert database.write(lambda db: broadcasts.undo(db, author, number, NOW).state).result() == after
    else:
        assert refused(database, lambda db: broadcasts.undo(db, author, number, NOW)) == after
        assert shown(database, number, "state") == (state,)


def test_undone_announcement_becomes_a_draft_again_without_its_time(database, author, number):
    database.write(lambda db: confirm(db, author, number)).result()
    assert refused(database, lambda db: broadcasts.reopen(db, author, number)) == "broadcast-not-draft"
    database.write(lambda db: broadcasts.undo(db, author, number, NOW)).result()
    database.write(lambda db: broadcasts.reopen(db, author, number)).result()
    assert shown(database, number, "state", "send_at", "texts") == ("draft", None, {"pt": "Bom dia."})


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


def test_trying_out_sends_each_text_to_the_author_alone_every_time(database, author, number):
    def tried(db):
        sign_up(db, "luis")
        broadcasts.write_text(db, author, number, "fr", "Bonjour.")
        return [broadcasts.try_out(db, author, number, NOW) for _ in range(2)]

    assert database.write(tried).result() == [2, 2]
    columns = (Delivery.member_id, Delivery.key, Delivery.kind, Delivery.subject, Delivery.state)
    rows = database.read(lambda db: [tuple(row) for row in db.execute(select(*columns).order_by(Delivery.id))])
    assert rows == [
        (author.member_id, f"broadcast1.test{place}", "broadcast", {"language": language, "test": True}, "queued")
        for place, language in enumerate(("pt", "fr", "pt", "fr"), 1)
    ]
    assert database.read(lambda db: broadcasts.progress(db, number)) == {}


OUTSIDE = {
    "begin": lambda db, author, number: broadcasts.begin(db, author, NOW),
    "find": broadcasts.find,
    "latest": lambda db, author, number: broadcasts.latest(db, author, 5),
    "draft": broadcasts.draft,
    "write_text": lambda db, author, number: broadcasts.write_text(db, author, number, "en", "Hello."),
    "move_text": lambda db, author, number: broadcasts.move_text(db, author, number, "pt", "es"),
    "remove_text": lambda db, author, number: broadcasts.remove_text(db, author, number, "pt"),
    "name_fallback": lambda db, author, number: broadcasts.name_fallback(db, author, number, "pt"),
    "choose_audience": lambda db, author, number: broadcasts.choose_audience(db, author, number, Audience()),
    "set_time": lambda db, author, number: broadcasts.set_time(db, author, number, SOON, NOW),
    "confirm": confirm,
    "undo": lambda db, author, number: broadcasts.undo(db, author, number, NOW),
    "reopen": broadcasts.reopen,
    "stop": lambda db, author, number: broadcasts.stop(db, author, number, NOW),
    "try_out": lambda db, author, number: broadcasts.try_out(db, author, number, NOW),
}


def test_every_function_with_an_author_is_tried_from_outside():
    public = {name: thing for name, thing in vars(broadcasts).items() if callable(thing) and name[0] != "_"}
    own = {name for name, thing in public.items() if thing.__module__ == broadcasts.__name__}
    assert own & OUTSIDE.keys() == {
        name for name in own if "author" in getattr(public[name], "__annotations__", {})
    }


@pytest.mark.parametrize("tried", OUTSIDE)
def test_somebody_else_is_refused_and_changes_nothing(database, author, number, tried):
    columns = list(Broadcast.__table__.c)
    outsider = database.write(lambda db: Author("web:luis", sign_up(db, "luis").id)).result()
    before = database.read(lambda db: db.execute(select(*columns)).all())
    with pytest.raises(NotAnOrganiserError):
        database.write(lambda db: OUTSIDE[tried](db, outsider, number)).result()
    assert database.read(lambda db: db.execute(select(*columns)).all()) == before
    assert database.read(lambda db: db.scalars(select(Delivery)).all()) == []


def test_unknown_number_is_refused(database, author):
    assert refused(database, lambda db: broadcasts.find(db, author, 99)) == "broadcast-unknown"


def test_latest_has_what_is_under_way_first(database, author):
    def made(db):
        for state in ("sent", "draft", "undone", "waiting", "sent"):
            crowd.announcement(db, state=state)

    database.write(made).result()
    found = database.read(lambda db: [(row.id, row.state) for row in broadcasts.latest(db, author, 4)])
    assert found == [(4, "waiting"), (2, "draft"), (5, "sent"), (3, "undone")]


def test_what_an_organiser_does_is_noted(database, author, number):
    database.write(lambda db: confirm(db, author, number)).result()
    database.write(lambda db: broadcasts.undo(db, author, number, NOW)).result()
    query = select(AuditEntry.action, AuditEntry.by, AuditEntry.details).order_by(AuditEntry.id).offset(1)
    assert [tuple(row) for row in database.read(lambda db: db.execute(query).all())] == [
        (f"announcement {done}", "web:ana", {"broadcast": number}) for done in ("begun", "confirmed", "undone")
    ]


def test_announcement_of_an_erased_organiser_stays_without_them(database, author, number):
    from storage import personal

    database.write(lambda db: confirm(db, author, number)).result()
    database.write(lambda db: personal.erase(db, author.member_id, NOW)).result()
    assert database.read(lambda db: db.get(members.Member, author.member_id)) is None
    assert shown(database, number, "member_id", "texts", "progress") == (None, {"pt": "Bom dia."}, {})
