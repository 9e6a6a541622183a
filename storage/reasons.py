"""Why a message was not sent, in the words that are kept: ours, and those of platforms by what they mean."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """Why a promise was not kept, as `delivery.reason` holds it; a platform that refuses has its own word."""

    ABSENT = "absent"  # they said that they cannot make it to the session
    ARCHIVED = "archived"  # the edition is over for good
    CANCELLED = "cancelled"  # the session
    CRASH = "crash"  # we stopped while it was leaving
    ERASED = "erased"  # nobody is there any more
    ERROR = "error"  # a fault of ours while it was leaving
    HALTED = "halted"  # an organiser stopped the announcement
    LATE = "late"  # of no use any more
    MERGED = "merged"  # two members became one, the other's promise stays
    MOVED = "moved"  # the session
    MUTED = "muted"  # a kind of reminder that they switched off
    NO_ADDRESS = "no address"
    NOTHING = "nothing"  # to tell of that day
    NO_TEXT = "no text"  # of the announcement in their language, which they changed after it was confirmed
    NOT_CONCERNED = "not concerned"
    OVERTAKEN = "overtaken"  # by a later message that says more
    QUIET = "quiet"  # their quiet hours
    STOPPED = "stopped"  # they said /stop
    UNREACHABLE = "unreachable"  # no address took it
    WITHDRAWN = "withdrawn"  # they do not take part any more


class Trouble(StrEnum):
    """What went wrong with one try, as far as it matters to whom it was for."""

    BLOCKED = "blocked"  # they blocked us
    CLOSED = "closed"  # they take no private messages from us
    GONE = "gone"  # nobody can be written to at that address
    REFUSED = "refused"  # the platform did not want this message
    AWAY = "away"  # the platform was slow, full or out of reach


TROUBLES = {
    Trouble.BLOCKED: "blocked",
    Trouble.CLOSED: "dm_closed no_shared_server",
    Trouble.GONE: "deactivated deleted forbidden gone kicked moved no_access no_chat no_permission no_rights"
    " no_topic not_a_member not_found not_started unknown_channel unknown_server unknown_user",
    Trouble.REFUSED: "expired refused too_old unchanged",
    Trouble.AWAY: "conflict connection crash disconnected dm_limit error flood garbled server_error timeout token"
    " unavailable unreachable",
}
_MEANING = {word: trouble for trouble, words in TROUBLES.items() for word in words.split()}


def trouble_of(word: str) -> Trouble:
    """What a platform's word for a failed try means; a status is refused when it begins with 4 ("http_413")."""
    if word.startswith("http_"):
        return Trouble.REFUSED if word.startswith("http_4") else Trouble.AWAY
    return _MEANING.get(word, Trouble.AWAY)
