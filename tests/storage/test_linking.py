from datetime import timedelta

import pytest
from sqlalchemy import select

from academy.errors import AcademyError
from academy.messages import Address
from storage import applications, consents, conversations, deliveries, linking, members, programmes
from storage.models import AuditEntry, Conversation, Delivery, Member, Participation
from tests.conftest import NOW
from tests.support.people import MOTIVATION, apply, greet, load_edition, sign_up


def merge(db, keep, gone, **choices):
    linking.merge(db, keep, gone, choices, "web:ana", "web", NOW)
    db.expire_all()
    return keep


def test_code_has_eight_characters_that_cannot_be_confused(database):
    codes = database.write(lambda db: [linking.new_code(db, sign_up(db).id, NOW)]).result()
    assert [len(code) for code in codes] == [8]
    assert set(codes[0]) & set("01OILUV") == set()


@pytest.mark.parametrize(
    ("typed", "later", "found"),
    [
        pytest.param("{code}", timedelta(), True, id="as given"),
        pytest.param(" {lower} ", timedelta(minutes=9, seconds=59), True, id="small letters and spaces, in time"),
        pytest.param("{code}", timedelta(minutes=10), False, id="ten minutes later"),
        pytest.param("{code}X", timedelta(), False, id="one letter too many"),
        pytest.param("", timedelta(), False, id="nothing"),
    ],
)
def test_code_is_valid_for_ten_minutes(database, typed, later, found):
    def scenario(db):
        code = linking.new_code(db, sign_up(db).id, NOW)
        words = typed.format(code=code, lower=f"{code[:4]} {code[4:]}".lower())
        return linking.owner_of(db, words, "telegram:7", NOW + later) is not None

    assert database.write(scenario).result() == found


def test_new_code_makes_the_one_before_useless(database):
    def scenario(db):
        member = sign_up(db)
        first = linking.new_code(db, member.id, NOW)
        linking.new_code(db, member.id, NOW)
        return linking.owner_of(db, first, "telegram:7", NOW)

    assert database.write(scenario).result() is None


def test_wrong_codes_lock_an_address_for_ten_minutes(database):
    def scenario(db):
        code = linking.new_code(db, sign_up(db).id, NOW)
        for _ in range(linking.WRONG_TRIES):
            assert linking.owner_of(db, "AAAA2222", "telegram:7", NOW) is None
        with pytest.raises(AcademyError, match="link-locked"):
            linking.owner_of(db, code, "telegram:7", NOW + timedelta(minutes=9))
        return linking.owner_of(db, code, "telegram:8", NOW) is not None

    assert database.write(scenario).result()


def test_merging_moves_the_address_and_fills_what_was_not_answered(database):
    def scenario(db):
        keep = greet(db, "7", "telegram", "es").member
        gone = sign_up(db, "ana", language="es")
        merge(db, keep, gone)
        found = members.person_at(db, Address("web", "ana")).member
        channels = [row.channel for row in members.addresses_of(db, keep.id)]
        return found.id == keep.id, keep.name, keep.joined_at, sorted(channels), consents.consents_of(db, keep.id)

    same, name, joined, channels, given = database.write(scenario).result()
    assert (same, name, joined, channels) == (True, "Ana Machel", NOW, ["telegram", "web"])
    assert given == {"academy": True, "found": True, "news": True}


def test_conflicts_are_named_and_nothing_merges_before_they_are_decided(database):
    def scenario(db):
        keep = sign_up(db, "7", "telegram", name="Ana B. Machel", country="PT")
        gone = sign_up(db, "ana")
        consents.record_consent(db, gone.id, "news", False, "web", NOW)
        asked = [(c.field, c.mine, c.theirs) for c in linking.conflicts(db, keep, gone)]
        with pytest.raises(AcademyError, match="link-conflict"):
            merge(db, keep, gone, name="mine")
        assert db.get(Member, gone.id) is not None
        merge(db, keep, gone, **{"name": "theirs", "country": "mine", "consent.news": "theirs"})
        return asked, keep.name, keep.country, consents.consents_of(db, keep.id)["news"]

    asked, name, country, news = database.write(scenario).result()
    assert asked == [
        ("name", "Ana B. Machel", "Ana Machel"),
        ("country", "PT", "MZ"),
        ("consent.news", True, False),
    ]
    assert (name, country, news) == ("Ana Machel", "PT", False)


def test_merging_keeps_the_further_advanced_application_and_delivery(database):
    load_edition(database)

    def scenario(db):
        keep, gone = sign_up(db, "7", "telegram"), sign_up(db, "ana")
        applications.draft(db, keep.id, programmes.current_edition(db)[0], NOW)
        accepted = apply(db, gone)
        applications.decide(db, accepted, accept=True, by="test", now=NOW)
        for member in (keep, gone):
            deliveries.queue(db, member_id=member.id, key="broadcast4", kind="decision", subject={}, now=NOW)
        sent = db.scalars(
            select(Delivery).where(Delivery.member_id == gone.id, Delivery.key == "broadcast4")
        ).one()
        sent.state = "sent"
        merge(db, keep, gone)
        states = db.execute(select(Delivery.key, Delivery.state, Delivery.reason, Delivery.member_id)).all()
        ours = db.execute(select(Participation.state, Participation.motivation)).all()
        return (
            [tuple(row) for row in ours],
            sorted(tuple(row)[:3] for row in states),
            {row[3] for row in states},
            keep.id,
        )

    ours, states, owners, keep = database.write(scenario).result()
    assert ours == [("accepted", MOTIVATION)]
    assert owners == {keep}
    assert [state for state in states if "merged" not in state[0]] == [
        ("broadcast4", "sent", ""),
        ("decision1.1", "queued", ""),
    ]
    assert [state[1:] for state in states if "merged" in state[0]] == [("cancelled", "merged")]


def test_words_that_cannot_be_a_code_are_no_wrong_try(database):
    def scenario(db):
        member = sign_up(db)
        for typed in ("where is it?", "ABCD", "ABCD0123", "ABCDEFGHJ"):
            assert linking.owner_of(db, typed, "telegram:7", NOW, member.id) is None
        for typed in ("AAAA2222", "aaaa 2222"):
            assert linking.owner_of(db, typed, "telegram:7", NOW, member.id) is None
        noted = db.execute(select(AuditEntry.action, AuditEntry.by, AuditEntry.member_id)).all()
        return [tuple(row) for row in noted], member.id

    noted, number = database.write(scenario).result()
    assert noted == [(linking.WRONG, "telegram:7", number)] * 2


@pytest.mark.parametrize(
    ("choice", "state", "commitment"), [("mine", "draft", None), ("theirs", "declined", True)]
)
def test_merging_keeps_the_chosen_application_as_it_stands(database, choice, state, commitment):
    load_edition(database)

    def scenario(db):
        keep, gone = sign_up(db, "7", "telegram"), sign_up(db, "ana")
        mine = applications.draft(db, keep.id, programmes.current_edition(db)[0], NOW)
        mine.motivation = "Something else that is long enough to be sent."
        applications.decide(db, apply(db, gone), accept=False, by="test", now=NOW)
        merge(db, keep, gone, application=choice)
        return db.execute(select(Participation.state, Participation.commitment, Participation.motivation)).one()

    motivation = MOTIVATION if choice == "theirs" else "Something else that is long enough to be sent."
    assert tuple(database.write(scenario).result()) == (state, commitment, motivation)


def test_decision_after_a_merge_is_promised_though_the_other_member_had_one(database):
    load_edition(database)

    def scenario(db):
        keep, gone = sign_up(db, "7", "telegram"), sign_up(db, "ana")
        mine, theirs = apply(db, keep), apply(db, gone)
        theirs.motivation = "Something else that is long enough to be sent."
        applications.decide(db, theirs, accept=False, by="test", now=NOW)
        merge(db, keep, gone, application="mine")
        applications.decide(db, db.get(Participation, mine.id), accept=True, by="test", now=NOW)
        decisions = select(Delivery.key, Delivery.state).where(Delivery.kind == "decision")
        return [tuple(row) for row in db.execute(decisions.order_by(Delivery.key))]

    assert database.write(scenario).result() == [("decision1.1", "cancelled"), ("decision1.2", "queued")]


@pytest.mark.parametrize(
    ("mine", "theirs", "kept"), [(None, "", ""), ("", None, ""), ("", "Co-op", "Co-op"), (None, None, None)]
)
def test_merging_does_not_ask_again_what_was_skipped(database, mine, theirs, kept):
    def scenario(db):
        keep, gone = sign_up(db, "7", "telegram", organisation=mine), sign_up(db, "ana", organisation=theirs)
        return merge(db, keep, gone).organisation

    assert database.write(scenario).result() == kept


def test_merging_closes_questions_about_codes_and_no_others(database):
    def scenario(db):
        keep, gone = sign_up(db, "7", "telegram"), sign_up(db, "ana")
        for user, channel, question in (("7", "telegram", "join.name"), ("ana", "web", "link.code")):
            person = members.person_at(db, Address(channel, user))
            conversations.open_question(db, person, question, {}, NOW)
        db.flush()
        merge(db, keep, gone)
        return db.scalars(select(Conversation.question)).all()

    assert database.write(scenario).result() == ["join.name"]
