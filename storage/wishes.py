"""Wishes in rounds where they decide who sits where."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from academy import electives as rules
from academy.electives import Reason, Refused
from academy.errors import AcademyError
from academy.programme import RoundMode
from storage.catalogue import RoundNow
from storage.choosers import chooser
from storage.electives import begin_round
from storage.ledger import Act
from storage.models import (
    Member,
    Wish,
)
from storage.offers import Deed, standing
from storage.seats import withdraw_news, write_wishes


def wishes_of(db: Session, member_id: int, round_id: int) -> tuple[int, ...]:
    """The ids of the electives that a member wishes for, the dearest first."""
    query = select(Wish.elective_id).where(Wish.member_id == member_id, Wish.round_id == round_id)
    return tuple(db.scalars(query.order_by(Wish.rank)))


def save(
    db: Session, member: Member, round_id: int, electives: Sequence[int], by: str, now: datetime
) -> dict[int, Refused]:
    """Save wishes, the dearest first, in place of those before; none takes them back. Until the round closes.

    What is refused, by elective: then nothing was saved. Raises AcademyError: "elective-first-come" where wishes
    do not decide, "round-closed", "wish-twice", "elective-gone", "elective-not-participant".
    """
    deed = begin_round(db, round_id, Act(by, now))
    round_ = deed.catalogue.round(round_id)
    if round_.value.mode is not RoundMode.RANKED:
        raise AcademyError("elective-first-come")
    if now >= round_.value.closes or round_.allocated_at:
        raise AcademyError("round-closed")
    if len(set(electives)) < len(electives):
        raise AcademyError("wish-twice")
    refused = _refused(db, deed, member, round_, electives)
    if not refused:
        write_wishes(db, deed, member.id, round_id, electives)
        withdraw_news(db, member.id, round_id)
    return refused


def _refused(
    db: Session, deed: Deed, member: Member, round_: RoundNow, electives: Sequence[int]
) -> dict[int, Refused]:
    who = chooser(db, deed.catalogue, member, round_.id)
    refused = {}
    for elective_id in electives:
        elective = deed.catalogue.elective(elective_id)
        if elective.round_id != round_.id:
            raise AcademyError("elective-gone")
        no = rules.refusal(standing(db, round_, elective), who, deed.now)
        if no is None and not rules.followed(elective.value, who.languages):
            no = Refused(Reason.OTHER_LANGUAGE, languages=elective.value.languages)
        if no is not None:
            refused[elective_id] = no
    return refused
