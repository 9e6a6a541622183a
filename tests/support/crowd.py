"""Many members who differ in everything that an announcement's audience may ask."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from academy.broadcasts import Audience
from academy.programme import LANGUAGES, Constituency
from storage import broadcasts, programmes
from storage.database import DbSession
from storage.models import AddressRow, Broadcast, ElectiveRow, Member, Participation, Place, Seat
from storage.organisers import Author
from tests.conftest import NOW

COMMAND_LINE = Author("command line")
STATES = ("draft", "applied", "accepted", "declined", "withdrawn", "completed")
CHANNELS = ("telegram", "discord", "web")
TEXTS = {"en": "Good morning to all.", "pt": "Bom dia a todos e a todas."}


@dataclass(frozen=True)
class Somebody:
    """A member as the test knows them; `first` is the channel on which they are reached, "" for none."""

    id: int
    joined: bool
    language: str
    constituency: str
    state: str
    elective: str
    first: str

    def belongs(self, audience: Audience) -> bool:
        """Whether they are in an audience, worked out by itself."""
        asked = (
            (audience.languages, self.language),
            (audience.constituencies, self.constituency),
            (audience.states, "accepted" if self._still_accepted(audience) else self.state),
            (audience.electives, self.elective),
            (audience.channels, self.first),
        )
        return self.joined and audience.members and all(not wanted or own in wanted for wanted, own in asked)

    def _still_accepted(self, audience: Audience) -> bool:
        return self.state == "completed" and "accepted" in audience.states


def crowd(db: DbSession, size: int, seed: int) -> list[Somebody]:
    """That many members, always the same ones for a seed; the edition must be loaded."""
    dice, edition = random.Random(seed), _edition(db)
    electives = list(db.scalars(select(ElectiveRow).order_by(ElectiveRow.id)))
    people = []
    for number in range(size):
        member = Member(
            language=dice.choice(LANGUAGES), created_at=NOW, zone="Africa/Maputo", name=f"No. {number}"
        )
        member.joined_at = NOW if dice.random() < 0.9 else None
        member.constituency = dice.choice(list(Constituency))
        db.add(member)
        db.flush()
        first = _addresses(db, member.id, dice)
        state = dice.choice(("", *STATES))
        if state:
            values = {"member_id": member.id, "edition_id": edition, "started_at": NOW}
            db.add(Participation(state=state, **values))
        seat = dice.choice([None, *electives])
        if seat:
            taken = {"round_id": seat.round_id, "elective_id": seat.id, "number": member.id, "taken_at": NOW}
            db.add(Seat(member_id=member.id, **taken))
        told = (member.language, member.constituency, state, seat.code if seat else "", first)
        people.append(Somebody(member.id, member.joined_at is not None, *told))
    db.flush()
    return people


def audiences(seed: int) -> Iterator[Audience]:
    """Random audiences without end, everybody's first."""
    dice = random.Random(seed)
    yield Audience()
    while True:
        yield Audience(
            languages=_some(dice, LANGUAGES),
            constituencies=_some(dice, tuple(Constituency)),
            states=_some(dice, STATES),
            electives=_some(dice, tuple("12345678")),
            channels=_some(dice, CHANNELS),
        )


def announcement(db: DbSession, audience: Audience = Audience(), fallback: str = "en", **more: Any) -> Broadcast:  # noqa: B008
    """A draft with texts in English and Portuguese."""
    row = broadcasts.begin(db, COMMAND_LINE, NOW)
    row.texts, row.fallback, row.audience = dict(TEXTS), fallback, audience.to_json()
    for name, value in more.items():
        setattr(row, name, value)
    db.flush()
    return row


def confirmed(db: DbSession, audience: Audience = Audience(), **more: Any) -> int:  # noqa: B008
    """The number of an announcement that goes out half a minute after NOW."""
    row = announcement(db, audience, **more)
    broadcasts.confirm(db, COMMAND_LINE, row.id, broadcasts.fingerprint(row), {}, NOW)
    return row.id


def place(db: DbSession, code: str, language: str = "en", purposes: tuple[str, ...] = ("announcements",)) -> Place:
    """A community channel on Discord."""
    row = Place(edition_id=_edition(db), code=code, channel="discord", chat=f"#{code}", language=language)
    row.purposes = list(purposes)
    db.add(row)
    db.flush()
    return row


def _edition(db: DbSession) -> int:
    found = programmes.current_edition(db)
    assert found
    return found[0]


def _addresses(db: DbSession, member: int, dice: random.Random) -> str:
    usable = {}
    for place, channel in enumerate(dice.sample(CHANNELS, dice.choice((1, 1, 2, 3)))):
        used, stopped, blocked = dice.randrange(1000), dice.random() < 0.15, dice.random() < 0.1
        row = AddressRow(member_id=member, channel=channel, user=f"{member}-{place}", chat=f"{member}-{place}")
        row.created_at, row.last_used_at = NOW, NOW + timedelta(seconds=used)
        row.stopped_at, row.unreachable_at = NOW if stopped else None, NOW if blocked else None
        db.add(row)
        if not (stopped or blocked):
            usable[channel] = used
    apps = {channel: used for channel, used in usable.items() if channel != "web"}
    return max(apps or usable, key=usable.__getitem__, default="")


def _some(dice: random.Random, values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dice.sample(values, dice.randint(1, len(values)))) if dice.random() < 0.4 else ()
