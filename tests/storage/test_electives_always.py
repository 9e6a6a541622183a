"""Whatever happens to rounds, in whatever order: after every step the promises made about them hold."""

from __future__ import annotations

import itertools
import shutil
from collections import Counter
from datetime import timedelta

import psycopg
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select

from academy.electives import LAST_CALL
from academy.errors import AcademyError
from academy.programme import Constituency
from storage import applications, catalogue, electives, ledger, linking, personal, rounds, swaps
from storage import waiting as lists
from storage.database import Db
from storage.models import Member, Offer, Seat, Swap, Waiting
from tests.support.electives import NOW, join, load

CODES = ("a", "b", "u", "x", "y")
PEOPLE = 8
WHO = st.integers(0, PEOPLE - 1)
WHAT = st.sampled_from(CODES)
SIDES = ("mine", "theirs")
SEATS = st.sampled_from([1, 2, 1, 3, 2, 0, None])
_numbers = itertools.count()


class Rounds(RuleBasedStateMachine):
    """People who choose, organisers who change their minds, and time."""

    make: staticmethod

    def __init__(self) -> None:
        super().__init__()
        self.database = self.make()
        self.now = NOW
        self.people: list[int] = []
        self.held: frozenset[int] = frozenset()
        self.seats: Counter[int] = Counter()

    def teardown(self) -> None:
        self.database.close()

    @initialize(
        seats=st.lists(SEATS, min_size=5, max_size=5),
        together=st.booleans(),
        rush=st.permutations([(who, code) for who in range(PEOPLE) for code in "ab"]),
    )
    def begin(self, seats, together, rush):
        given = dict(zip(CODES, seats, strict=True))
        first = {code: given[code] for code in "abu"}
        second = {code: given[code] for code in "xy"}
        load(self.database, first, second=second, apart=timedelta(0 if together else 7))
        whom = (Constituency.TRADE_UNION, Constituency.ACADEMIA)
        self.people = self.write(lambda db: [join(db, whom[number % 2]) for number in range(PEOPLE)])
        for who, code in rush[: len(rush) // 2]:
            self.take(who, code)

    def write(self, function):
        """Do something; what the rules refuse changes nothing."""
        try:
            return self.database.write(function).result()
        except AcademyError as error:
            return error

    def as_member(self, who, act):
        def run(db):
            member = db.get(Member, self.people[who])
            return act(db, member) if member else None

        return self.write(run)

    def id_of(self, db, code):
        return catalogue.elective_by_code(db, code).id

    @rule(people=st.permutations(range(PEOPLE)), code=WHAT)
    def crowd(self, people, code):
        for who in people[: PEOPLE // 2]:
            self.take(who, code)

    @rule(who=WHO, code=WHAT)
    def take(self, who, code):
        had = self.seated(self.people[who])
        self.as_member(who, lambda db, member: electives.take(db, member, self.id_of(db, code), "m", self.now))
        assert had <= self.seated(self.people[who])  # never none by accident

    def seated(self, member):
        query = select(Seat.round_id).where(Seat.member_id == member)
        return self.database.read(lambda db: set(db.scalars(query)))

    @rule(who=WHO, code=WHAT)
    def leave_list(self, who, code):
        self.as_member(who, lambda db, m: lists.leave_list(db, m.id, self.id_of(db, code), "m", self.now))

    @rule(who=WHO)
    def leave_what_they_have(self, who):
        def run(db, member):
            for round_ in catalogue.needed(db).rounds:
                electives.leave(db, member, round_.id, "m", self.now)

        self.as_member(who, run)

    @rule(pick=st.integers(0, 5), yes=st.booleans())
    def answer(self, pick, yes):
        def run(db):
            offered = db.scalars(select(Offer).where(Offer.state == "open").order_by(Offer.id)).all()
            if not offered:
                return
            offer = offered[pick % len(offered)]
            if yes:
                lists.accept(db, db.get_one(Member, offer.member_id), offer.id, "m", self.now)
            else:
                lists.pass_on(db, offer.member_id, offer.id, "m", self.now)

        self.write(run)

    @rule(hours=st.sampled_from([0, 1, 6, 13, 0, 1, 6, 30]), noticed=st.booleans())
    def later(self, hours, noticed):
        self.now += timedelta(hours=hours, minutes=7)
        if noticed:
            self.write(lambda db: rounds.tick(db, self.now))

    @rule(code=WHAT, seats=SEATS)
    def other_capacity(self, code, seats):
        before = self.counts()
        self.write(lambda db: rounds.set_seats(db, self.id_of(db, code), seats, "o", self.now))
        assert self.counts() == before  # nobody is thrown out

    @rule(who=WHO, code=WHAT)
    def place(self, who, code):
        self.as_member(who, lambda db, member: electives.place(db, member, self.id_of(db, code), "o", self.now))

    @rule(who=WHO, code=WHAT)
    def remove(self, who, code):
        def run(db, member):
            electives.remove(db, member.id, catalogue.elective_by_code(db, code).round_id, "o", self.now)

        self.as_member(who, run)

    @rule(who=WHO, code=WHAT)
    def ask_to_swap(self, who, code):
        before = self.counts()
        self.as_member(who, lambda db, member: swaps.ask(db, member, self.id_of(db, code), "m", self.now))
        assert self.counts() == before

    @rule(who=WHO, pick=st.integers(0, 3))
    def agree_to_swap(self, who, pick):
        def run(db, member):
            open_ = db.scalars(select(Swap.id).where(Swap.state == "open").order_by(Swap.id)).all()
            return swaps.agree(db, member, open_[pick % len(open_)], "m", self.now) if open_ else None

        before = self.counts()
        self.as_member(who, run)
        assert self.counts() == before

    @rule(code=WHAT, what=st.sampled_from(["close", "cancel", "extend", "extend"]))
    def other_plans(self, code, what):
        def run(db):
            one = catalogue.elective_by_code(db, code)
            if what == "cancel":
                rounds.cancel_elective(db, one.id, "o", self.now)
            elif what == "close":
                rounds.close(db, one.round_id, "o", self.now)
            else:
                rounds.extend(db, one.round_id, self.now + timedelta(days=2), "o", self.now)

        self.write(run)

    @rule(who=WHO, what=st.sampled_from(["withdraws", "is forgotten", "is linked"]), side=st.sampled_from(SIDES))
    def goes(self, who, what, side):
        """Somebody is here no more, or turns out to be somebody else; another comes in their place."""
        other = (who + 2) % PEOPLE  # of the same constituency

        def run(db, member):
            if what == "withdraws":
                applications.withdraw(db, applications.participation_of(db, member.id, 1), "m", self.now)
            elif what == "is forgotten":
                personal.erase(db, member.id, self.now)
            else:
                keep = db.get_one(Member, self.people[other])
                choices = {one.field: side for one in linking.conflicts(db, keep, member)}
                linking.merge(db, keep, member, choices, "m", "web", self.now)
            return join(db)

        self.people[who] = self.as_member(who, run)

    def counts(self):
        return self.database.read(lambda db: Counter(db.scalars(select(Seat.elective_id))))

    @invariant()
    def promises(self):
        if self.people:
            self.database.read(self.check)

    def check(self, db):
        assert ledger.replay(ledger.entries(db)) == ledger.current(db)
        seats = Counter(db.scalars(select(Seat.elective_id)))
        held = Counter(db.scalars(select(Offer.elective_id).where(Offer.state == "open", Offer.held)))
        fresh = set(db.scalars(select(Offer.id).where(Offer.state == "open", Offer.held)))
        for round_ in catalogue.needed(db).rounds:
            for one in round_.electives:
                limit = one.value.seats
                if limit is not None:
                    assert seats[one.id] <= max(limit, self.seats[one.id])
                    assert held[one.id] <= max(0, limit - seats[one.id])
                if one.cancelled:
                    assert seats[one.id] + held[one.id] == 0
                self.check_list(db, one, seats[one.id] + held[one.id], fresh)
        self.seats, self.held = seats, frozenset(fresh)

    def check_list(self, db, one, taken, fresh):
        """Nobody who waits is passed over, and no seat stays free while they wait."""
        order = select(Waiting).where(Waiting.elective_id == one.id).order_by(Waiting.first.desc(), Waiting.id)
        places = db.scalars(order).all()
        asked = select(Offer).where(Offer.elective_id == one.id, Offer.state == "open", Offer.held)
        offered = {row.member_id: row.id for row in db.scalars(asked)}
        unasked = [place for place in places if place.member_id not in offered]
        for place in places:
            if offered.get(place.member_id) in fresh - self.held and unasked:
                assert (place.first, -place.id) > (unasked[0].first, -unasked[0].id)
        free = one.value.seats is None or one.value.seats > taken
        if free and unasked and one.starts and self.now < one.starts - LAST_CALL:
            raise AssertionError(f"{one.value.code} has a free seat, and {len(unasked)} wait")


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
@pytest.mark.timeout(300)
def test_rounds_keep_their_promises_whatever_happens(kind, sqlite_template, tmp_path, request):
    def sqlite():
        path = tmp_path / f"{next(_numbers)}.sqlite"
        shutil.copy(sqlite_template, path)
        return Db(f"sqlite:///{path}")

    def postgresql():
        server, name = request.getfixturevalue("postgres_server"), f"always{next(_numbers)}"
        with psycopg.connect(server.replace("+psycopg", "") + "postgres", autocommit=True) as connection:
            connection.execute(f"create database {name} template template1")
        return Db(server + name)

    class Machine(Rounds):
        make = staticmethod(sqlite if kind == "sqlite" else postgresql)

    few = settings(
        max_examples=12 if kind == "sqlite" else 4,
        stateful_step_count=40,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Machine, settings=few)
