"""Ranked rounds and exchanged seats at the page chat."""

from __future__ import annotations

import pytest

from academy.programme import LANGUAGES, RoundMode
from locales import text
from tests.handlers.conftest import make_app
from tests.handlers.rounds import course, elective, round_id, round_of, save, tap, with_rounds
from tests.handlers.steps import admitted

ROUNDS = (
    round_of("wish", course("wa"), course("wb"), course("wc", 1, ("en", "fr")), mode=RoundMode.RANKED),
    round_of("swap", course("xa", 40), course("xb", 40), course("xc", 40, ("en",))),
    round_of("over", course("oa"), mode=RoundMode.RANKED, days=-4),
)


@pytest.fixture(scope="module")
def shared(loaded_template, in_memory):
    app = make_app(loaded_template, in_memory)
    save(app, with_rounds(*ROUNDS))
    return app


def test_wishes_are_put_in_order_undone_and_changed(shared, guest):
    ana = admitted(shared, guest("en"))
    assert text("en", "electives-yours-not") in ana.say("/electives")
    first = ana.press("Put them in order")
    assert text("en", "electives-wishes-first") in first
    assert ana.buttons == ["1. Care w en", "1. Finance w en", "1. Housing w en", "‹ All electives"]
    ana.press("1. Finance w en")
    assert "1. Finance w en" in ana.last
    ana.press("2. Care w en")
    ana.press("Undo the last one")
    ana.press("2. Housing w en")
    ordered = ana.press("3. Care w en")
    assert "1. Finance w en\n2. Housing w en\n3. Care w en" in ordered
    assert text("en", "electives-wishes-complete") in ordered
    assert "Your wishes:\n1. Finance w en\n2. Housing w en\n3. Care w en" in ana.press("‹ All electives")
    ana.press("Put them in order")
    assert text("en", "electives-wishes-first") in ana.press("Start again")


def test_wish_pressed_twice_counts_once(shared, guest):
    ana = admitted(shared, guest("en"))
    for _ in range(2):
        tap(ana, f"wish:{elective(shared, 'wa')}")
    assert ("1. Care w en" in ana.last, "2. Care w en" in ana.last) == (True, False)


def test_wish_in_another_language_is_asked_for_once(shared, guest):
    ana = admitted(shared, guest("pt"))
    asked = tap(ana, f"wish:{elective(shared, 'wc')}")
    assert asked == text("pt", "electives-language", title="Housing w pt", mine="português")
    assert "1. Housing w pt" in ana.press("Sim, em inglês")


def test_seat_cannot_be_taken_where_wishes_decide(shared, guest):
    ana = admitted(shared, guest("en"))
    assert tap(ana, f"take:{elective(shared, 'wa')}") == text("en", "elective-ranked")


def test_wishes_after_the_deadline_are_refused(shared, guest):
    ana = admitted(shared, guest("en"))
    assert tap(ana, f"wish:{elective(shared, 'oa')}") == text("en", "round-closed")
    assert text("en", "electives-sharing") in tap(ana, f"wishes:{round_id(shared, 'over')}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_who_agree_exchange_their_seats(shared, guest, language):
    ana, rui = admitted(shared, guest(language)), admitted(shared, guest(language))
    tap(ana, f"take:{elective(shared, 'xa')}")
    tap(rui, f"take:{elective(shared, 'xb')}")
    tap(ana, f"swaps:{round_id(shared, 'swap')}")
    asked = ana.press(f"⇄ Finance x {language}")
    assert text(language, "electives-swap-asked", title=f"Finance x {language}") in asked
    assert ana.notice == text(language, "electives-swap-noted")
    assert text(language, "button-elective-swap") in [*look(shared, rui), *rui.buttons]
    rui.press(text(language, "button-elective-swap"))
    assert text(language, "electives-swap-wanted", title=f"Care x {language}") in rui.last
    done = rui.press(f"✓ Care x {language}")
    assert done.startswith(text(language, "electives-swap-done"))
    assert text(language, "electives-seat", title=f"Care x {language}") in done
    look(shared, ana)
    # Not in the last message: that may be the news of the exchange.
    assert text(language, "electives-yours", title=f"Finance x {language}") in [
        line for reply in ana.replies for line in reply.text.splitlines()
    ]
    give_up(shared, ana)
    give_up(shared, rui)


def look(shared, person):
    tap(person, f"electives:{round_id(shared, 'swap')}")
    return person.buttons


def give_up(shared, person):
    tap(person, f"leave:{round_id(shared, 'swap')}")
    person.press(text(person.language, "button-elective-leave-yes"))


def test_request_can_be_withdrawn_and_then_nobody_can_agree(shared, guest):
    ana, rui = admitted(shared, guest("en")), admitted(shared, guest("en"))
    tap(ana, f"take:{elective(shared, 'xa')}")
    tap(rui, f"take:{elective(shared, 'xb')}")
    tap(ana, f"swap:{elective(shared, 'xb')}")
    tap(rui, f"swaps:{round_id(shared, 'swap')}")
    (agree,) = (choice.action for choice in rui.replies[-1].choices if choice.action.startswith("agree:"))
    ana.press("Withdraw my request")
    assert ana.notice == text("en", "electives-swap-withdrawn")
    assert tap(rui, agree) == text("en", "swap-gone")
    give_up(shared, ana)
    give_up(shared, rui)


def test_exchange_needs_a_seat_and_a_language(shared, guest):
    ana = admitted(shared, guest("pt"))
    assert tap(ana, f"swap:{elective(shared, 'xa')}") == text("pt", "swap-no-seat")
    tap(ana, f"take:{elective(shared, 'xa')}")
    assert tap(ana, f"swap:{elective(shared, 'xc')}").startswith("Este curso não tem interpretação em português")
    assert text("pt", "electives-swap-asked", title="Housing x pt") in ana.press("Sim, em inglês")
