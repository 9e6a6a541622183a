"""One person, two apps: a code typed on the other channel makes one member of two."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import PrimaryKeyConstraint, UniqueConstraint, delete, func, literal, select, update
from sqlalchemy.orm import Session

from academy.applications import State
from academy.errors import AcademyError
from storage import audit, joining, merging, personal, reminders
from storage.consents import consents_of, record_consent
from storage.deliveries import Fate
from storage.members import PROFILE
from storage.models import AddressRow, AuditEntry, Base, Conversation, Delivery, LinkCode, Member, Participation

# No 0/O, 1/I/L, U/V: read over the phone, typed on a small keyboard. 28^8 codes.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTWXYZ"
LENGTH = 8
VALID = timedelta(minutes=10)
WRONG = "wrong link code"
WRONG_TRIES = 5  # in VALID, from one address; afterwards it has to wait

# The further advanced of two equal promises stays.
ADVANCE = [
    Fate.CANCELLED,
    Fate.QUEUED,
    Fate.CLAIMED,
    Fate.EXPIRED,
    Fate.FAILED,
    Fate.SENDING,
    Fate.UNKNOWN,
    Fate.SENT,
]
STANDING = [State.DRAFT, State.WITHDRAWN, State.DECLINED, State.APPLIED, State.ACCEPTED, State.COMPLETED]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two members say different things; somebody must choose. Values as stored."""

    field: str  # a name of PROFILE, "language", "consent.news", "application", "seat.3" (round; values: electives)
    mine: Any
    theirs: Any


def clean_code(typed: str) -> str:
    """A code as typed, without spaces and dashes, in capitals."""
    return "".join(character for character in typed.upper() if character.isalnum())


def new_code(db: Session, member_id: int, now: datetime) -> str:
    """A fresh code of this member; those before it no longer work."""
    old = update(LinkCode).where(LinkCode.member_id == member_id, LinkCode.used_at.is_(None))
    db.execute(old.values(used_at=now))
    code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    db.add(LinkCode(member_id=member_id, digest=_digest(code), created_at=now, expires_at=now + VALID))
    return code


def owner_of(db: Session, typed: str, by: str, now: datetime, member_id: int | None = None) -> LinkCode | None:
    """The row of a code that was typed, while it is valid and unused; a wrong one by `member_id` is noted.

    Raises AcademyError("link-locked") after too many wrong tries from this address.
    """
    if _wrong_tries(db, by, now) >= WRONG_TRIES:
        raise AcademyError("link-locked", minutes=VALID.seconds // 60)
    code = clean_code(typed)
    query = select(LinkCode).where(LinkCode.digest == _digest(code))
    found = db.scalar(query.where(LinkCode.used_at.is_(None), LinkCode.expires_at > now))
    # "Where do I find it?" is a question, not somebody who tries out codes.
    if found is None and len(code) == LENGTH and set(code) <= set(ALPHABET):
        audit.record(db, WRONG, by, now, member_id)
    return found


def code_by_id(db: Session, code_id: int, now: datetime) -> LinkCode:
    """A code that was typed in time and is still unused. Raises AcademyError("link-expired")."""
    found = db.get(LinkCode, code_id)
    if found is None or found.used_at or now > found.expires_at + VALID:
        raise AcademyError("link-expired")
    return found


def member_of(db: Session, code: LinkCode) -> Member:
    """Who asked for the code. Raises AcademyError("link-expired") when they are gone."""
    found = db.get(Member, code.member_id)
    if found is None:
        raise AcademyError("link-expired")
    return found


def channels_of(db: Session, *members: Member) -> list[str]:
    """Where these members are reached, without repetition."""
    query = select(AddressRow.channel).where(AddressRow.member_id.in_([member.id for member in members]))
    return sorted(set(db.scalars(query)))


def _wrong_tries(db: Session, by: str, now: datetime) -> int:
    query = select(func.count()).select_from(AuditEntry).where(AuditEntry.by == by, AuditEntry.at > now - VALID)
    return db.scalar(query.where(AuditEntry.action == WRONG)) or 0


def conflicts(db: Session, mine: Member, theirs: Member) -> list[Conflict]:
    """What has to be asked before these two become one."""
    found = [Conflict(field, getattr(mine, field), getattr(theirs, field)) for field in (*PROFILE, "language")]
    ours, others = consents_of(db, mine.id), consents_of(db, theirs.id)
    found += [Conflict(f"consent.{purpose}", ours[purpose], others[purpose]) for purpose in ours.keys() & others]
    found = [conflict for conflict in found if _differs(conflict)]
    found += [
        Conflict("application", mine_.state, theirs_.state)
        for mine_, theirs_ in _shared_editions(db, mine.id, theirs.id)
        if _compete(mine_, theirs_)
    ]
    rivals = joining.rival_seats(db, mine.id, theirs.id)
    return found + [Conflict(f"seat.{round_id}", *seats) for round_id, seats in rivals.items()]


def merge(
    db: Session, keep: Member, gone: Member, choices: Mapping[str, str], by: str, channel: str, now: datetime
) -> None:
    """Make one member of two. `choices`: conflict field → "mine" (of `keep`) or "theirs".

    Raises AcademyError("link-conflict") when a conflict was not chosen; then nothing changes.
    """
    asked = conflicts(db, keep, gone)
    if any(conflict.field not in choices for conflict in asked):
        raise AcademyError("link-conflict")
    _merge_profile(keep, gone, choices)
    _merge_consents(db, keep, asked, choices, channel, now)
    _merge_participations(db, keep.id, gone.id, choices.get("application", ""))
    _merge_deliveries(db, keep.id, gone.id)
    joining.join(db, keep.id, gone.id, _chosen_seats(choices), by, now)
    merging.merge_evidence(db, keep.id, gone.id)
    merging.merge_certificates(db, keep.id, gone.id)
    _close_questions(db, keep.id, gone.id)
    for model, policy in personal.models():
        if policy.merge == "first":
            _drop_twins(db, model, keep.id, gone.id)
        if policy.merge in ("move", "first"):
            moved = update(model).where(model.__table__.c[policy.owner] == gone.id)
            db.execute(moved.values({policy.owner: keep.id}))
    db.execute(update(LinkCode).where(LinkCode.member_id == keep.id).values(used_at=now))
    db.flush()
    db.delete(gone)
    audit.record(db, "linked", by, now, keep.id)
    reminders.catch_up(db, keep.id, now)
    db.flush()


def _drop_twins(db: Session, model: type[Base], keep: int, gone: int) -> None:
    """Delete what the other member has, too: rows that a unique key would let only one of them have."""
    table = model.metadata.tables[model.__tablename__]
    for key in table.constraints:
        if not isinstance(key, (PrimaryKeyConstraint, UniqueConstraint)) or "member_id" not in key.columns:
            continue
        others = [column for column in key.columns if column.name != "member_id"]
        mine = {tuple(row) for row in db.execute(select(*others, literal(0)).where(table.c.member_id == keep))}
        for row in db.execute(select(*others, literal(0)).where(table.c.member_id == gone)).all():
            if tuple(row) in mine:
                twin = [column == value for column, value in zip(others, row, strict=False)]
                db.execute(delete(model).where(table.c.member_id == gone, *twin))


def _chosen_seats(choices: Mapping[str, str]) -> frozenset[int]:
    """The rounds in which the other member's seat was chosen."""
    chosen = (field.removeprefix("seat.") for field, side in choices.items() if side == "theirs")
    return frozenset(int(number) for number in chosen if number.isdigit())


def _digest(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()


def _differs(conflict: Conflict) -> bool:
    # None was never asked and "" was skipped: neither contradicts an answer.
    return (
        conflict.mine != conflict.theirs and conflict.mine not in (None, "") and conflict.theirs not in (None, "")
    )


def _merge_profile(keep: Member, gone: Member, choices: Mapping[str, str]) -> None:
    for field in (*PROFILE, "language"):
        mine, theirs = getattr(keep, field), getattr(gone, field)
        # What one of them skipped ("") is asked no more; None was never asked.
        value = (
            theirs if choices.get(field) == "theirs" else mine or theirs or (mine if theirs is None else theirs)
        )
        setattr(keep, field, value)
    keep.joined_at = min(filter(None, (keep.joined_at, gone.joined_at)), default=None)
    keep.created_at = min(keep.created_at, gone.created_at)


def _merge_consents(
    db: Session, keep: Member, asked: list[Conflict], choices: Mapping[str, str], channel: str, now: datetime
) -> None:
    for conflict in asked:
        kind, _, purpose = conflict.field.partition(".")
        if kind == "consent":
            given = conflict.mine if choices[conflict.field] == "mine" else conflict.theirs
            record_consent(db, keep.id, purpose, given, channel, now)


def _shared_editions(db: Session, one: int, other: int) -> list[tuple[Participation, Participation]]:
    mine = {row.edition_id: row for row in db.scalars(select(Participation).where(Participation.member_id == one))}
    theirs = db.scalars(select(Participation).where(Participation.member_id == other))
    return [(mine[row.edition_id], row) for row in theirs if row.edition_id in mine]


def _compete(mine: Participation, theirs: Participation) -> bool:
    return bool(mine.motivation and theirs.motivation) and mine.motivation != theirs.motivation


def _merge_participations(db: Session, keep: int, gone: int, choice: str) -> None:
    """Of two applications to an edition the chosen one stands as it is, else the further advanced."""
    for mine, theirs in _shared_editions(db, keep, gone):
        further = STANDING.index(State(theirs.state)) > STANDING.index(State(mine.state))
        stays = theirs if (choice == "theirs" if _compete(mine, theirs) else further) else mine
        told = stays if stays.motivation else theirs if stays is mine else mine
        mine.motivation, mine.commitment = told.motivation, told.commitment
        for field in ("state", "applied_at", "decided_at", "decided_by"):
            setattr(mine, field, getattr(stays, field))
        # The key of the next decision's message must be new to both.
        mine.decisions = max(mine.decisions, theirs.decisions)
        db.delete(theirs)
    db.flush()
    db.execute(update(Participation).where(Participation.member_id == gone).values(member_id=keep))


def _close_questions(db: Session, keep: int, gone: int) -> None:
    """No other address needs to wait for a code or a choice any more."""
    theirs = select(AddressRow.id).where(AddressRow.member_id.in_((keep, gone)))
    waiting = delete(Conversation).where(Conversation.address_id.in_(theirs))
    db.execute(waiting.where(Conversation.question.startswith("link.")))


def _merge_deliveries(db: Session, keep: int, gone: int) -> None:
    mine = {row.key: row for row in db.scalars(select(Delivery).where(Delivery.member_id == keep))}
    for theirs in db.scalars(select(Delivery).where(Delivery.member_id == gone)).all():
        if twin := mine.get(theirs.key):
            weaker, stays = sorted((twin, theirs), key=lambda row: ADVANCE.index(Fate(row.state)))
            if weaker.state in (Fate.QUEUED, Fate.CLAIMED):
                weaker.state, weaker.reason = Fate.CANCELLED, "merged"
            weaker.key = f"{weaker.key}.merged{weaker.id}"
            db.flush()
            stays.member_id = keep
        theirs.member_id = keep
        db.flush()
