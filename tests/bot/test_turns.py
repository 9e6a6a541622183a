"""The rules of pace, example by example; no second is really waited. Those that always hold: test_turns_always."""

from __future__ import annotations

from heapq import heappop, heappush
from itertools import pairwise
from math import inf

import pytest

from bot.turns import CATCH_UP, TRIPS, Priority, Turn, Turns

ANSWER, REMINDER, BROADCAST = Priority


def broadcast(rate: int, people: int, now: float = 0.0) -> Turns:
    turns = Turns(rate, now - 1)
    for person in range(people):
        turns.ask(f"c{person}", BROADCAST)
    return turns


def leaving(turns: Turns, until: float, trip: float = 0.0) -> list[float]:
    """When turns are let go up to an instant, each answered after the same time."""
    left, now, under_way = [], 0.0, list[tuple[float, Turn]]()
    while now <= until:
        while under_way and under_way[0][0] <= now:
            turns.answered(heappop(under_way)[1], now)
        while turn := turns.take(now):
            left.append(now)
            heappush(under_way, (now + trip, turn))
        now = min(turns.next_at(), under_way[0][0] if under_way else inf)
    return left


def practised(trips: int) -> tuple[Turns, float]:
    """Turns, one a second, after so many round trips of 100 ms but one of 80 ms; and the last answer's instant."""
    turns, now = Turns(1, now=-2.0), 0.0
    for number in range(trips):
        turns.ask(None, BROADCAST)
        now = max(turns.next_at(), now)
        turn = turns.take(now)
        now += 0.08 if number == 7 else 0.1
        turns.answered(turn, now)
    return turns, now


def test_start_counts_every_place_as_taken():
    turns = Turns(30, now=5.0)
    turns.ask("a", ANSWER)
    assert turns.take(5.999) is None
    assert turns.next_at() == 6.0
    assert turns.take(6.0) is not None


def test_broadcast_is_spread_evenly_over_the_second():
    gaps = [b - a for a, b in pairwise(leaving(broadcast(16, 100), until=4))]
    assert gaps == pytest.approx([1 / 16] * 64)


def test_broadcast_after_a_pause_catches_up_a_tenth_of_a_second_only():
    turns = broadcast(30, 100, now=-100)
    together = 0
    while turns.take(0.0):
        together += 1
    assert together == 1 + int(30 * CATCH_UP)


def test_answer_goes_before_a_waiting_broadcast_and_does_not_wait_for_the_spacing():
    turns = broadcast(30, 100, now=-1)
    while turns.take(0.0):
        pass
    turns.ask("a person", ANSWER)
    assert turns.take(0.0).priority is ANSWER
    assert turns.take(0.0) is None


def test_turns_are_ordered_by_priority_then_deadline_then_arrival():
    turns = Turns(8, now=-1.0)
    asked = [
        turns.ask("a", BROADCAST),
        turns.ask("b", BROADCAST),
        turns.ask("c", REMINDER, 200.0),
        turns.ask("d", REMINDER, 100.0),
        turns.ask("e", ANSWER),
    ]
    order = [turns.take(at / 8) for at in range(5)]
    assert [asked.index(turn) for turn in order] == [4, 3, 2, 0, 1]


def test_second_counts_from_the_answer_until_the_round_trip_is_known():
    turns = broadcast(1, 2)
    turns.answered(turns.take(0.0), 0.4)
    assert turns.next_at() == pytest.approx(1.4)
    assert turns.take(1.399) is None
    assert turns.take(1.4) is not None


@pytest.mark.parametrize(
    ("trips", "kept"),
    [
        pytest.param(TRIPS - 1, 1.0, id="too few to say"),
        pytest.param(TRIPS, 0.2, id="a fifth at first"),
        pytest.param(400, 0.1, id="a tenth"),
        pytest.param(10_000, 0.05, id="never less than a twentieth"),
    ],
)
def test_place_is_free_earlier_by_most_of_the_shortest_round_trip(trips, kept):
    turns, now = practised(trips)
    turns.ask(None, BROADCAST)
    assert turns.next_at() - now == pytest.approx(1 - 0.08 * (1 - kept))


def test_round_trip_is_doubted_for_twice_as_long_after_a_halt():
    turns = broadcast(8, 1000)
    turns.halt(0.5, 1.0)
    turns.halt(0.6, 1.0)  # the same halt, as another request heard of it
    left = leaving(turns, until=100, trip=0.1)
    seconds = [b - a for a, b in zip(left, left[8:], strict=False)]
    assert seconds[: 2 * TRIPS - 8] == pytest.approx([1.1] * (2 * TRIPS - 8))
    assert seconds[2 * TRIPS + 8] < 1.03


def test_request_without_an_answer_counts_a_whole_second_from_its_end():
    turns, now = practised(TRIPS)
    turns.ask(None, BROADCAST)
    turns.abandon(turns.take(now + 1), now + 2)
    turns.ask(None, BROADCAST)
    assert turns.next_at() == now + 3


def test_withdrawn_turn_gives_its_place_to_the_next():
    turns = broadcast(1, 2)
    turns.ask("a", ANSWER)
    turns.withdraw(turns.take(0.0))
    assert turns.take(0.0) is None, "the spacing holds"
    turns.ask("b", ANSWER)
    assert turns.take(0.0) is None, "also after a start"
    assert turns.take(1.0).priority is ANSWER


def test_withdrawn_turn_does_not_count_in_its_chat():
    turns = Turns(100, now=-10.0)
    for _ in range(4):
        turns.ask("g", REMINDER, per_minute=2)
    turns.withdraw(turns.take(0.0))
    assert leaving(turns, until=59) == pytest.approx([0, 1])


def test_turn_withdrawn_from_a_chats_queue_leaves_the_others_in_order():
    turns = Turns(100, now=-10.0)
    asked = [turns.ask("a", REMINDER, deadline) for deadline in (1.0, 2.0, 5.0, 3.0, 4.0, 6.0, 7.0)]
    turns.withdraw(asked[0])
    order = list[Turn]()
    for at in range(6):
        order.append(turns.take(float(at)))
        turns.answered(order[-1], float(at))
    assert [turn.deadline for turn in order] == [2.0, 3.0, 4.0, 5.0, 6.0, 7.0]


def test_answers_burst_to_three_in_a_chat_then_one_a_second():
    turns = Turns(100, now=-10.0)
    for _ in range(6):
        turns.ask("a", ANSWER)
    assert leaving(turns, until=9) == pytest.approx([0, 0, 0, 1, 2, 3])


def test_unasked_message_waits_for_the_burst_of_answers_to_be_paid_back():
    turns = Turns(100, now=-10.0)
    for _ in range(3):
        turns.ask("a", ANSWER)
    turns.ask("a", REMINDER)
    turns.ask("a", BROADCAST)
    assert leaving(turns, until=9) == pytest.approx([0, 0, 0, 3, 4])


def test_chat_that_waits_for_its_own_limit_holds_up_no_other():
    turns = Turns(100, now=-10.0)
    for _ in range(50):
        turns.ask("a", REMINDER)
    turns.ask("b", BROADCAST)
    assert leaving(turns, until=0.5) == pytest.approx([0, 0])


def test_group_gets_no_more_than_its_share_of_a_minute():
    turns = Turns(100, now=-10.0)
    for _ in range(25):
        turns.ask("g", REMINDER, per_minute=20)
    left = leaving(turns, until=100, trip=0.5)
    assert left[19] == pytest.approx(19 * 1.5)
    assert left[20] == pytest.approx(60.5)


def test_budget_under_one_name_leaves_answers_alone():
    turns = Turns(50, now=-10.0)
    for _ in range(5):
        turns.ask("first messages", BROADCAST, per_minute=2)
    turns.ask("a person", ANSWER)
    assert leaving(turns, until=59) == pytest.approx([0, 0, 1])


def test_halt_lasts_exactly_as_long_as_told():
    turns = broadcast(10, 30)
    turns.take(0.0)
    turns.halt(0.05, 2.0)
    turns.halt(0.06, 0.5)
    assert turns.next_at() == 2.05
    assert turns.take(2.049) is None
    assert leaving(turns, until=2.3) == pytest.approx([2.05, 2.15, 2.25])


@pytest.mark.parametrize(
    ("waiting", "halted", "seconds", "room"),
    [
        pytest.param(0, 0.0, 1.0, 30, id="one second's worth"),
        pytest.param(0, 0.0, 2.0, 60, id="two"),
        pytest.param(12, 0.0, 1.0, 18, id="less those that wait"),
        pytest.param(90, 0.0, 1.0, 0, id="never below none"),
        pytest.param(0, 0.5, 1.0, 15, id="what is left after a halt"),
        pytest.param(0, 5.0, 1.0, 0, id="none in a halt"),
    ],
)
def test_room_is_what_will_leave_soon(waiting, halted, seconds, room):
    turns = broadcast(30, waiting, now=-1)
    turns.halt(0.0, halted)
    assert turns.room(0.0, seconds) == room


def test_room_does_not_count_those_who_wait_for_their_own_chat():
    turns = Turns(30, now=-10.0)
    for _ in range(100):
        turns.ask("a", REMINDER)
    assert turns.room(0.0, 1.0) == 29
    turns.take(0.0)
    assert turns.room(0.0, 1.0) == 30
