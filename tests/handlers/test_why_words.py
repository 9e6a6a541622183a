"""Every fate and every cause of a message has words of its own in the four languages."""

from __future__ import annotations

import pytest

from academy.messages import Address, Incoming, Kind
from academy.programme import LANGUAGES
from handlers.context import Context
from handlers.why import cause, fate, troubles
from reminders.texts import WRITERS
from storage import broadcasts, members
from storage.deliveries import Fate
from storage.history import Promise, Told
from storage.reasons import TROUBLES, Reason
from tests.conftest import NOW
from tests.support.people import sign_up

# Whoever was erased asks no more, and after a crash a message is sent again or may have arrived.
UNHEARD = {Reason.ERASED, Reason.CRASH}
TITLE = {"en": "Opening", "fr": "Ouverture", "es": "Apertura", "pt": "Abertura"}


@pytest.fixture(params=LANGUAGES)
def ctx(request, sqlite):
    """What a handler sees of somebody who writes in that language."""
    incoming = Incoming(Address("web", "ana"), "1", Kind.COMMAND, "ana", command="why")

    def meet(db):
        sign_up(db, language=request.param)
        return Context(db, members.person_at(db, incoming.address), incoming, NOW, "")

    return sqlite.write(meet).result()


def told(state, reason="", tries=1, tried=()):
    promise = Promise(NOW, "session", {"kind": "m60"}, TITLE)
    return Told(promise, state, reason, tries, NOW, "telegram", tuple(("telegram", word) for word in tried))


def words(ctx, state, reasons):
    return {fate(ctx, told(state, reason)) for reason in reasons}


@pytest.mark.parametrize("state", [Fate.CANCELLED, Fate.EXPIRED, Fate.FAILED])
def test_every_reason_has_words_of_its_own(ctx, state):
    reasons = set(Reason) - UNHEARD
    assert len(words(ctx, state, reasons)) == len(reasons)


def test_refusals_of_platforms_say_so_in_one_sentence(ctx):
    assert words(ctx, Fate.FAILED, ("refused", "expired", "http_413")) == {
        ctx.text("why-refused", where=ctx.text("why-where-telegram"))
    }


def test_states_on_the_way_and_sent_are_told_apart(ctx):
    pending = {fate(ctx, told(state)) for state in (Fate.QUEUED, Fate.CLAIMED, Fate.SENDING)}
    ended = {fate(ctx, one) for one in (told(Fate.SENT), told(Fate.SENT, tries=2), told(Fate.UNKNOWN, "timeout"))}
    assert (len(pending), len(ended), len(pending & ended)) == (1, 3, 0)


def test_every_word_of_a_platform_says_what_went_wrong_there(ctx):
    said = [_said(ctx, names.split()) for names in TROUBLES.values()]
    assert [len(one) for one in said] == [1] * len(TROUBLES)
    assert len(set.union(*said)) == len(TROUBLES)


def _said(ctx, names):
    return {tuple(troubles(ctx, told(Fate.SENT, tried=[name]))) for name in names}


def test_the_same_trouble_is_told_once(ctx):
    assert len(troubles(ctx, told(Fate.SENT, tried=["timeout", "flood", "blocked"]))) == 2


FOR_PLACES = {"post", "edit"}
SUBJECTS = {"eve": [{"day": "2021-11-16"}], "session": [{"kind": "m60"}, {"kind": "m10"}, {"kind": "snooze"}]}


def test_every_kind_of_message_has_a_cause_of_its_own(ctx):
    kinds = (WRITERS.keys() | {broadcasts.KIND}) - FOR_PLACES
    promises = [Promise(NOW, kind, subject, TITLE) for kind in kinds for subject in SUBJECTS.get(kind, [{}])]
    causes = {cause(ctx, promise) for promise in promises}
    assert len(causes) == len(promises) == len(kinds) + 2
