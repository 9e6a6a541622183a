"""Whose turn it is to send on a channel, and when: the rules of pace as arithmetic on seconds handed in.

A platform counts requests as they arrive there, and we only know that this is between letting a request go and
hearing its answer. So a place is free again one second after the *answer*; less most of the shortest round trip
seen, because there and back take at least that long for the next one too. The same second counts within a chat.
Nothing here sleeps or reads a clock; `bot.pace` does both.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from enum import IntEnum
from heapq import heapify, heappop, heappush
from itertools import count
from math import inf, sqrt

SECOND = 1.0
MINUTE = 60.0
ANSWER_BURST = 3  # answers that may follow one another in a chat before one a second holds for them too
# Seconds by which bulk may lag behind its even spacing and make up for it. With none, 1.5 % of the rate is lost to
# waiting now for the spacing, now for a place; with more, an answer may find no place for as long.
CATCH_UP = 0.1
TRIPS = 100  # round trips to see before the shortest is believed


class Priority(IntEnum):
    """Who goes first; within one, the earlier deadline, then who asked first."""

    ANSWER = 0
    REMINDER = 1
    BROADCAST = 2


@dataclass(slots=True, order=True)
class Turn:
    """One request that waits, or has been let go and is not yet forgotten."""

    priority: Priority
    deadline: float
    number: int
    chat: _Chat = field(compare=False)
    offered: bool = field(default=False, compare=False)  # it lies among the ready
    let_go: float = field(default=inf, compare=False)  # infinity while it waits
    refilled: float = field(default=-inf, compare=False)  # when its chat may have forgotten it


@dataclass(slots=True, eq=False)
class _Chat:
    key: str | int
    per_minute: float
    held: int = 0  # requests that count towards the chat's second
    minute: int = 0  # requests that count towards the group's minute
    refilled: float = -inf
    waiting: list[Turn] = field(default_factory=list)

    def lets(self, turn: Turn) -> bool:
        burst = ANSWER_BURST if turn.priority is Priority.ANSWER else 1
        return self.held < burst and self.minute < self.per_minute


class Turns:
    """The waiting requests of one channel and the places that those under way take up.

    All instants are seconds of one clock that never goes back. `rate` is in requests a second.
    """

    def __init__(self, rate: int, now: float) -> None:
        self._rate = rate
        self._free = rate
        self._numbers = count()
        self._chats: dict[str | int, _Chat] = {}
        self._waiting = 0
        self._ready: list[Turn] = []  # the best of each chat that its own limits let go, and some left-overs
        self._answered: deque[tuple[float, Turn]] = deque()  # when each was, oldest first
        self._abandoned: deque[tuple[float, Turn]] = deque()
        self._refills: list[tuple[float, int, bool, _Chat]] = []  # when a chat may forget one of its requests
        # When all may go and when bulk may. What a process before us sent is unknown: all places count as taken.
        self._opens = self._due = now + SECOND
        self._trips, self._enough = 0, TRIPS
        self._shortest = inf
        self._hold = SECOND  # how long a request counts after its answer

    def halt(self, now: float, seconds: float) -> None:
        """Let nobody go for so many seconds, and then evenly."""
        if now >= self._opens:  # once for all the requests that a halt finds under way
            # Perhaps the ways there and back vary more than their sum does: believe it later than before.
            self._trips, self._enough = 0, self._enough * 2
            self._shortest, self._hold = inf, SECOND
        self._opens = max(self._opens, now + seconds)
        self._due = max(self._due, self._opens)

    def ask(self, chat: str | None, priority: Priority, deadline: float = inf, per_minute: float = inf) -> Turn:
        """Queue a request to a chat, or to none: then nothing but the channel's rate holds it back.

        `per_minute` is how many the chat takes in any sliding minute, the same for every request to it.
        """
        number = next(self._numbers)
        key = number if chat is None else chat
        place = self._chats.get(key)
        if place is None:
            place = self._chats[key] = _Chat(key, per_minute)
        turn = Turn(priority, deadline, number, place)
        heappush(place.waiting, turn)
        self._waiting += 1
        self._offer(place)
        return turn

    def take(self, now: float) -> Turn | None:
        """Let the next one go, or None when nobody may go now."""
        self._advance(now)
        best = self._best() if self._free else None
        if best is None or now < self._earliest(best, now):
            return None
        heappop(self._ready)
        self._let_go(best, now)
        return best

    def answered(self, turn: Turn, now: float) -> None:
        """The platform answered the request: its second begins."""
        self._trips += 1
        self._shortest = min(self._shortest, now - turn.let_go)
        if self._trips >= self._enough:
            # The more were seen, the less can one be shorter: a fifth is kept at 100, a twentieth from 1,600.
            self._hold = SECOND - self._shortest * min(0.95, 1 - 2 / sqrt(self._trips))
        self._answered.append((now, turn))

    def abandon(self, turn: Turn, now: float) -> None:
        """The request ended without an answer; until now it may have arrived at any time."""
        self._abandoned.append((now, turn))

    def withdraw(self, turn: Turn) -> None:
        """Nothing was sent and nothing will be: the turn leaves the queue, or its place is free at once."""
        chat = turn.chat
        if turn.let_go == inf:
            chat.waiting.remove(turn)
            heapify(chat.waiting)
            self._one_less_waits()
        else:
            self._free += 1
            chat.held -= 1
            chat.minute -= chat.per_minute < inf
            chat.refilled -= SECOND
        self._offer(chat)

    def next_at(self) -> float:
        """When `take` may have somebody next if nothing else happens: `inf` when never."""
        if not self._waiting:
            return inf
        at = self._refills[0][0] if self._refills else inf
        if self._answered:
            at = min(at, self._answered[0][0] + self._hold)
        if self._abandoned:
            at = min(at, self._abandoned[0][0] + SECOND)
        if self._ready and self._free:
            at = min(at, self._due)
        return max(self._opens, at)

    def room(self, now: float, seconds: float) -> int:
        """How many more than those ready can go within so many seconds."""
        open_for = seconds - max(0.0, self._opens - now)
        return max(0, int(self._rate * open_for) - min(len(self._ready), self._waiting))

    def _advance(self, now: float) -> None:
        """Free the places and refill the chats whose time has come."""
        while self._answered and self._answered[0][0] + self._hold <= now:
            self._release(*self._answered.popleft())
        while self._abandoned and self._abandoned[0][0] + SECOND <= now:
            self._release(*self._abandoned.popleft())
        while self._refills and self._refills[0][0] <= now:
            _, _, of_minute, chat = heappop(self._refills)
            if of_minute:
                chat.minute -= 1
            else:
                chat.held -= 1
            self._offer(chat)

    def _release(self, at: float, turn: Turn) -> None:
        self._free += 1
        heappush(self._refills, (turn.refilled, turn.number, False, turn.chat))
        if turn.chat.per_minute < inf:
            heappush(self._refills, (at + MINUTE, turn.number, True, turn.chat))

    def _offer(self, chat: _Chat) -> None:
        """Put the chat's best among the ready if the chat lets it; forget a chat with nothing to remember."""
        if chat.waiting:
            best = chat.waiting[0]
            if not best.offered and chat.lets(best):
                best.offered = True
                heappush(self._ready, best)
        elif not chat.held and not chat.minute:
            self._chats.pop(chat.key, None)

    def _best(self) -> Turn | None:
        """The first of the ready, after dropping those withdrawn, overtaken in their chat or held by it again."""
        while self._ready:
            turn = self._ready[0]
            if turn.chat.waiting and turn.chat.waiting[0] is turn and turn.chat.lets(turn):
                return turn
            heappop(self._ready)
            turn.offered = False
        return None

    def _earliest(self, turn: Turn, now: float) -> float:
        """Answers need not keep the even spacing, except in the first second after a halt: no burst then."""
        at_once = turn.priority is Priority.ANSWER and now >= self._opens + SECOND
        return now if at_once else self._due

    def _let_go(self, turn: Turn, now: float) -> None:
        chat = turn.chat
        heappop(chat.waiting)
        self._one_less_waits()
        self._free -= 1
        chat.held += 1
        chat.minute += chat.per_minute < inf
        turn.offered = False
        turn.let_go = now
        turn.refilled = chat.refilled = max(chat.refilled, now) + SECOND
        self._due = max(self._due, now - CATCH_UP) + 1 / self._rate
        self._offer(chat)

    def _one_less_waits(self) -> None:
        self._waiting -= 1
        if not self._waiting:
            self._ready.clear()  # only left-overs of withdrawn turns
