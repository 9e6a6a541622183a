"""From a draft to a decision: the states of a participation and who may move between them."""

from __future__ import annotations

from enum import StrEnum

from academy.errors import AcademyError

MOTIVATION = (30, 1500)  # characters


class State(StrEnum):
    """How a member stands to an edition; a participant is an accepted one."""

    DRAFT = "draft"  # the application is being written
    APPLIED = "applied"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    COMPLETED = "completed"  # accepted, and holds the certificate of this edition


# Who takes part. A certificate takes nothing away: what comes after it concerns its holders, too.
TAKING_PART = (State.ACCEPTED, State.COMPLETED)

# Who was declined by mistake can be accepted, and the other way round; a draft cannot be decided.
DECIDABLE = frozenset({State.APPLIED, State.ACCEPTED, State.DECLINED})


def check_motivation(text: str) -> str:
    """The motivation without surrounding space. Raises AcademyError with the characters counted."""
    text = text.strip()
    least, most = MOTIVATION
    if len(text) < least:
        raise AcademyError("apply-motivation-short", count=len(text), least=least, missing=least - len(text))
    if len(text) > most:
        raise AcademyError("apply-motivation-long", count=len(text), most=most, extra=len(text) - most)
    return text
