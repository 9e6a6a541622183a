"""Whatever happens, the rules of pace hold: random people, lines and cancellations against an exact platform."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count, pairwise
from math import inf
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.turns import CATCH_UP, Priority, Turn, Turns

ANSWER, REMINDER, BROADCAST = Priority
TINY = 1e-6  # what adding seconds as floats may lose
GROUP = 4  # a minute, for chats called g…


@dataclass(frozen=True)
class Plan:
    """What happens in a run: everything beyond these figures is drawn from `seed`."""

    seed: int
    rate: int
    requests: int
    lasting: float  # seconds over which they are asked for
    out: float  # seconds to the platform, at least
    back: float
    wobble: float  # seconds that each way may take longer
    chats: int
    cancelled: float  # share
    halts: int


@dataclass
class Sent:
    turn: Turn
    chat: str
    at: float
    arrives: float  # infinity: cancelled before it got there
    done: float


class World:
    """Turns, people who ask, and a platform at the end of a line of uneven length."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.random, self.now = plan, Random(plan.seed), 0.0
        self.turns = Turns(plan.rate, 0.0)
        self._numbers, self._events = count(), list[tuple[float, int, Callable[[], None]]]()
        self.waiting: dict[int, tuple[Turn, str]] = {}
        self.sent: list[Sent] = []
        self.busy: dict[str, float] = {}  # until when a chat may hold its messages back
        self.halts: list[tuple[float, float]] = []

    def at(self, when: float, act: Callable[[], None]) -> None:
        heappush(self._events, (when, next(self._numbers), act))

    def run(self) -> None:
        while (when := min(self.turns.next_at(), self._events[0][0] if self._events else inf)) < inf:
            assert when >= self.now, "next_at lies in the past although take had nobody"
            self.now = when
            while self._events and self._events[0][0] <= self.now:
                heappop(self._events)[2]()
            while turn := self.turns.take(self.now):
                self._send(turn)

    def ask(self, chat: str, priority: Priority, deadline: float = inf) -> None:
        turn = self.turns.ask(chat, priority, deadline, GROUP if chat.startswith("g") else inf)
        self.waiting[turn.number] = (turn, chat)
        if self.random.random() < self.plan.cancelled:
            self.at(self.now + self.random.expovariate(1), lambda: self._withdraw(turn))

    def halt(self, seconds: float) -> None:
        self.turns.halt(self.now, seconds)
        self.halts.append((self.now, self.now + seconds))

    def _withdraw(self, turn: Turn) -> None:
        if self.waiting.pop(turn.number, None):
            self.turns.withdraw(turn)

    def _send(self, turn: Turn) -> None:
        _, chat = self.waiting.pop(turn.number)
        self._nobody_better_was_passed_over(turn)
        sent = Sent(turn, chat, self.now, *self._trip())
        self.sent.append(sent)
        end = self.turns.answered if sent.done < inf else self.turns.abandon
        if end == self.turns.abandon:
            sent.done = self.now + self.random.uniform(0, 0.3)
            if sent.arrives > sent.done:
                sent.arrives = inf
        self.busy[chat] = max(self.busy.get(chat, -inf), sent.done + 4)
        self.at(sent.done, lambda: end(turn, self.now))

    def _trip(self) -> tuple[float, float]:
        """When it arrives and when the answer is here. The shortest possible trip is among any twenty."""
        plan, wobble = self.plan, self.plan.wobble
        if len(self.sent) % 20 == 0:
            return self.now + plan.out, self.now + plan.out + plan.back
        slow = 1.5 if self.random.random() < 0.03 else 0.0
        arrives = self.now + plan.out + self.random.uniform(0, wobble) + slow * self.random.random()
        if self.random.random() < plan.cancelled:
            return arrives, inf
        return arrives, arrives + plan.back + self.random.uniform(0, wobble)

    def _nobody_better_was_passed_over(self, turn: Turn) -> None:
        better = [
            other
            for other, chat in self.waiting.values()
            if other < turn and self.busy.get(chat, -inf) < self.now and chat[0] != "g"
        ]
        assert better == []


def play(plan: Plan) -> World:
    world = World(plan)
    for number in range(plan.requests):
        when = world.random.uniform(0, plan.lasting)
        priority = world.random.choice(tuple(Priority))
        deadline = when + world.random.uniform(0, 60) if priority is REMINDER else inf
        group = world.random.random() < 0.02
        chat = f"g{number % 2}" if group else f"c{world.random.randrange(plan.chats)}"
        world.at(when, lambda chat=chat, priority=priority, deadline=deadline: world.ask(chat, priority, deadline))
    for _ in range(plan.halts):
        seconds = world.random.uniform(0.1, 5)
        world.at(world.random.uniform(0, plan.lasting + 2), lambda seconds=seconds: world.halt(seconds))
    world.run()
    return world


def most_within(instants: list[float], seconds: float) -> int:
    """The most that fall into any stretch of so many seconds, its end excluded."""
    instants = sorted(instants)
    return max((i + 1 - bisect_left(instants, at - seconds + TINY) for i, at in enumerate(instants)), default=0)


plans = st.builds(
    Plan,
    seed=st.integers(0, 2**32),
    rate=st.integers(1, 60),
    requests=st.integers(1, 500),
    lasting=st.sampled_from([0.0, 1.0, 10.0, 60.0]),
    out=st.floats(0, 0.2),
    back=st.floats(0, 0.2),
    wobble=st.floats(0, 0.2),
    chats=st.sampled_from([1, 10, 1000]),
    cancelled=st.sampled_from([0.0, 0.0, 0.2]),
    halts=st.integers(0, 3),
)
many = settings(max_examples=150, deadline=None)


@many
@given(plans)
def test_platform_never_counts_more_than_the_rate_in_any_second(plan):
    arrivals = [sent.arrives for sent in play(plan).sent if sent.arrives < inf]
    assert most_within(arrivals, 1.0) <= plan.rate


@many
@given(plans)
def test_chat_never_gets_more_than_its_own_limits(plan):
    chats: dict[str, list[Sent]] = {}
    for sent in play(plan).sent:
        if sent.arrives < inf:
            chats.setdefault(sent.chat, []).append(sent)
    for chat, messages in chats.items():
        messages.sort(key=lambda sent: sent.arrives)
        assert most_within([sent.arrives for sent in messages], 1.0) <= 3
        assert most_within([sent.at for sent in messages], 10.0) <= 12, "a burst of 3 and then one a second"
        assert most_within([sent.arrives for sent in messages], 60.0) <= (GROUP if chat[0] == "g" else inf)
        gaps = [
            b.arrives - a.arrives for a, b in pairwise(messages) if b.turn.priority is not ANSWER and b.at > a.at
        ]
        assert min(gaps, default=inf) >= 1 - TINY, "an unasked message waits a second"


@many
@given(plans)
def test_everybody_goes_or_withdraws_and_nothing_is_remembered(plan):
    world = play(plan)
    assert world.waiting == {}
    world.turns.ask("last", ANSWER)
    assert world.turns.take(world.now + 70) is not None
    assert list(world.turns._chats) == ["last"]


@many
@given(plans)
def test_nobody_goes_in_a_halt_and_there_is_no_burst_after_it(plan):
    world = play(plan)
    leaving = [sent.at for sent in world.sent]
    for start, end in [(0.0, 1.0), *world.halts]:
        assert [at for at in leaving if start < at < end] == []
        after = [at for at in leaving if end <= at < end + 1]
        assert most_within(after, 0.2) <= 1 + (0.2 + CATCH_UP) * plan.rate
