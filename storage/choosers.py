"""A participant as the rules of electives see them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Select, and_, bindparam, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from academy.applications import State
from academy.electives import Chooser
from academy.errors import AcademyError
from academy.programme import Constituency
from storage.catalogue import Catalogue
from storage.models import EditionRow, FollowedLanguage, Member, Participation, Precedence, Seat, Waiting
from storage.offers import HELD, held
from storage.programmes import NEWEST

_ahead = aliased(Waiting)
_member: BindParameter[int] = bindparam("member")
_round: BindParameter[int] = bindparam("round")
_newest = NEWEST.with_only_columns(EditionRow.id).scalar_subquery()
TAKES_PART = select(
    exists().where(
        Participation.member_id == _member,
        Participation.edition_id == _newest,
        Participation.state == State.ACCEPTED,
    ),
    exists().where(Precedence.member_id == _member, Precedence.round_id == _round),
    exists().where(Seat.member_id == _member),
    exists().where(FollowedLanguage.member_id == _member),
)
_SEATS = select(Seat.round_id, Seat.elective_id).where(Seat.member_id == _member)
_LANGUAGES = select(FollowedLanguage.language).where(FollowedLanguage.member_id == _member)


def chooser(db: Session, catalogue: Catalogue, member: Member, round_id: int, position: int = 0) -> Chooser:
    """A member who chooses in a round. Raises AcademyError("elective-not-participant") for others."""
    about = {"member": member.id, "round": round_id}
    known = db.connection().execute(TAKES_PART, about).one()
    return chooser_of(db, catalogue, member, round_id, known, position)


def chooser_of(
    db: Session,
    catalogue: Catalogue,
    member: Member,
    round_id: int,
    known: Sequence[Any],
    position: int,
) -> Chooser:
    """The same for whom `known`, the answer to TAKES_PART, was asked with something else."""
    takes_part, first, sits, follows = known
    about = {"member": member.id}
    if not takes_part:
        raise AcademyError("elective-not-participant")
    # Most have neither yet when all reach for one elective.
    rows = db.connection().execute(_SEATS, about) if sits else ()
    languages = sorted(db.connection().execute(_LANGUAGES, about).scalars()) if follows else []
    seats = {row.round_id: row.elective_id for row in rows}
    theirs = {one.id: one for round_ in catalogue.rounds for one in round_.electives if one.id in seats.values()}
    seat = theirs.get(seats.get(round_id, 0))
    others = [one for one in theirs.values() if one.round_id != round_id]
    return Chooser(
        Constituency(member.constituency) if member.constituency else None,
        (member.language, *languages),
        seat.value.code if seat else "",
        tuple(session for one in others for session in one.sessions),
        position,
        first,
    )


def follow(db: Session, member_id: int, language: str, now: datetime) -> None:
    """Note that a member can follow sessions in a language that is not their own."""
    db.merge(FollowedLanguage(member_id=member_id, language=language, at=now))
    db.flush()


def positions(db: Session, member_id: int) -> dict[int, int]:
    """A member's places on all waiting lists: elective → 1 for who is asked next, 0 while they are being asked."""
    mine = select(Waiting.elective_id).where(Waiting.member_id == member_id)
    waiting = dict.fromkeys(db.execute(mine).scalars(), 0)
    query = _positions(Waiting.member_id == member_id).add_columns(Waiting.elective_id)
    return waiting | {elective_id: place for place, elective_id in db.execute(query)}


def _positions(which: ColumnElement[bool]) -> Select[int]:
    earlier = and_(_ahead.first == Waiting.first, _ahead.id <= Waiting.id)
    before = or_(and_(_ahead.first, ~Waiting.first), earlier)
    count = select(func.count()).where(_ahead.elective_id == Waiting.elective_id, before, ~held(_ahead))
    return select(count.correlate(Waiting).scalar_subquery()).where(which, ~HELD)


# A member's place on one list; nothing for those not on it or being asked.
POSITION = _positions(Waiting.elective_id == bindparam("elective")).where(Waiting.member_id == _member)
