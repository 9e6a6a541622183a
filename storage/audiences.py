"""For whom an announcement is: the condition on members, and who would get which text where."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, exists, false, func, select, true
from sqlalchemy.orm import Session

from academy.applications import TAKING_PART, State
from academy.broadcasts import Audience, text_language
from storage.models import AddressRow, Broadcast, ElectiveRow, Member, Participation, Place, Seat
from storage.transcripts import CHANNEL as PAGE

ANNOUNCEMENTS = "announcements"  # the purpose of places that get them

# Where a member is reached first: where they wrote last, a page only when there is nothing else.
_FIRST = (
    select(AddressRow.channel)
    .where(AddressRow.member_id == Member.id, AddressRow.stopped_at.is_(None), AddressRow.unreachable_at.is_(None))
    .order_by(AddressRow.channel == PAGE, AddressRow.last_used_at.desc(), AddressRow.id)
    .limit(1)
    .correlate(Member)
    .scalar_subquery()
)


@dataclass(frozen=True, slots=True)
class Plan:
    """Who would get an announcement if it went out now."""

    texts: dict[str, Counter[str]]  # language of the text → channel → members who can be reached
    without: Counter[str]  # language → members who would get no text, however they are reached
    unreachable: int  # members who have stopped or blocked us everywhere, with a text or without
    places: list[Place]
    silent: list[Place]  # those among the places whose language has no text

    @property
    def reached(self) -> int:
        """How many members can be written to."""
        return sum(channels.total() for channels in self.texts.values())


def plan(db: Session, broadcast: Broadcast) -> Plan:
    """Who would get which text where."""
    audience = Audience.from_json(broadcast.audience)
    texts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    without: Counter[str] = Counter()
    unreachable = 0
    for language, channel, count in _shares(db, audience, broadcast.edition_id):
        written = text_language(broadcast.texts, broadcast.fallback, language)
        if not written:
            without[language] += count
        if channel is None:
            unreachable += count
        elif written:
            texts[written][channel] += count
    places = places_of(db, audience, broadcast.edition_id)
    silent = [one for one in places if not text_language(broadcast.texts, broadcast.fallback, one.language)]
    return Plan(dict(texts), without, unreachable, places, silent)


def belongs(audience: Audience, edition_id: int | None) -> ColumnElement[bool]:
    """The condition that a member is in an audience; only those who have joined ever are."""
    if not audience.members:
        return false()
    wanted = [Member.joined_at.is_not(None), _stands(audience, edition_id), _has_seat(audience, edition_id)]
    if audience.languages:
        wanted.append(Member.language.in_(audience.languages))
    if audience.constituencies:
        wanted.append(Member.constituency.in_(audience.constituencies))
    if audience.channels:
        wanted.append(_FIRST.in_(audience.channels))
    return and_(*wanted)


def places_for_announcements(db: Session, edition_id: int | None) -> list[Place]:
    """The places of an edition that get announcements."""
    query = select(Place).where(Place.edition_id == edition_id, Place.removed_at.is_(None))
    return [place for place in db.scalars(query.order_by(Place.id)) if ANNOUNCEMENTS in place.purposes]


def places_of(db: Session, audience: Audience, edition_id: int | None) -> list[Place]:
    """The places in an audience."""
    return [place for place in places_for_announcements(db, edition_id) if place.code in audience.places]


def _stands(audience: Audience, edition_id: int | None) -> ColumnElement[bool]:
    if not audience.states:
        return true()
    mine = (Participation.member_id == Member.id) & (Participation.edition_id == edition_id)
    # Whoever was accepted and has completed the edition since is still meant.
    states = {*audience.states, *(TAKING_PART if State.ACCEPTED in audience.states else ())}
    return exists().where(mine, Participation.state.in_(states))


def _has_seat(audience: Audience, edition_id: int | None) -> ColumnElement[bool]:
    if not audience.electives:
        return true()
    named = (ElectiveRow.edition_id == edition_id) & ElectiveRow.code.in_(audience.electives)
    return exists().where(Seat.member_id == Member.id, Seat.elective_id == ElectiveRow.id, named)


def _shares(db: Session, audience: Audience, edition_id: int | None) -> list[tuple[str, str | None, int]]:
    """How many members of each language are reached first on each channel, None for nowhere."""
    people = select(Member.language, _FIRST.label("channel")).where(belongs(audience, edition_id)).subquery()
    query = select(people.c.language, people.c.channel, func.count()).group_by(people.c.language, people.c.channel)
    rows = db.execute(query.order_by(people.c.language, people.c.channel))
    return [(language, channel, count) for language, channel, count in rows]
