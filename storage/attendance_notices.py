"""Warnings before it is too late, and once when it is: looked for whenever something may have changed."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from sqlalchemy import func, literal_column, or_, select, update
from sqlalchemy.orm import Session

from academy import calendar
from academy.applications import TAKING_PART
from academy.attendance import window_of
from academy.reminders import awake_at, eve_at
from academy.standings import Standing, State
from storage import attendance, deliveries, evidence, plans
from storage.among import among
from storage.deliveries import PENDING, Fate
from storage.models import Delivery, Evidence, Member, Participation, Seat, SessionRow
from storage.plans import Plan
from storage.reasons import Reason
from storage.settings import recall, remember

DECISIVE, IMPOSSIBLE = "attendance-decisive", "attendance-impossible"
LOOKED = "attendance.looked"  # at what state of affairs, and how far
DONE = "done"
CHUNK = 25  # participants in one transaction: a lock of 50 ms at most, also where all of them have to be told
EVE = time(18, 0)  # where the programme has no message on the eve


def are_due(db: Session, now: datetime) -> bool:
    """Whether `due_notices` has anything to do; changes nothing, so that a look in vain holds nobody up."""
    plan = plans.current_plan(db)
    return plan is not None and recall(db, LOOKED) != f"{_fingerprint(db, plan, now)} {DONE}"


def due_notices(db: Session, now: datetime) -> bool:
    """Warn the next participants whose next session decides, and tell those for whom it became impossible.

    For a periodic tick; whether there is more to do. Nothing is computed until a session closes, something is
    corrected or the programme changes; who was told is not told again.
    """
    plan = plans.current_plan(db)
    if plan is None:
        return False
    state, _, reached = (recall(db, LOOKED) or "").partition(" ")
    fresh = _fingerprint(db, plan, now)
    if state == fresh and reached == DONE:
        return False
    people = _next(db, plan, int(reached) if state == fresh else 0)
    standings = attendance.standings_of(db, plan, now, [member.id for member in people])
    warned = {_tell(db, plan, member, standings[member.id], now) for member in people}
    _withdraw(db, [member.id for member in people], but=warned)
    more = len(people) == CHUNK
    remember(db, LOOKED, f"{fresh} {people[-1].id if more else DONE}")
    return more


def next_instant(db: Session, now: datetime) -> datetime | None:
    """When the next session closes, so that figures may have changed."""
    plan = plans.current_plan(db)
    closes = [window_of(one, plan.edition.checkin).closes for one in plan.edition.sessions] if plan else []
    return min((instant for instant in closes if instant > now), default=None)


def _fingerprint(db: Session, plan: Plan, now: datetime) -> str:
    """What changes whenever somebody's figures may, but for check-ins, which never make them worse."""
    closed = sum(window_of(one, plan.edition.checkin).closes <= now for one in plan.edition.sessions)
    # In so many words, for the partial index.
    corrections = db.scalar(select(func.max(Evidence.id)).where(Evidence.by != literal_column("''"))) or 0
    seats = db.scalar(select(func.max(Seat.id))) or 0
    revision = plans.revision_of(db, plan.edition_id)
    doubted = ",".join(sorted(evidence.doubted(db, plan)))
    return f"{plan.edition_id}.{revision}.{closed}.{corrections}.{seats}.{doubted}"


def _next(db: Session, plan: Plan, after: int) -> list[Member]:
    query = select(Member).join(Participation, Participation.member_id == Member.id)
    query = query.where(Participation.edition_id == plan.edition_id, Member.id > after)
    query = query.where(Participation.state.in_(TAKING_PART))
    return list(db.scalars(query.order_by(Member.id).limit(CHUNK)))


def _tell(db: Session, plan: Plan, member: Member, standing: Standing, now: datetime) -> tuple[int, str]:
    """Tell one participant what there is to tell; and the key of the warning that holds, or ""."""
    warned = _warn(db, plan, member, standing, now)
    if standing.state is State.IMPOSSIBLE and standing.counted:
        subject = _figures(plan, standing) | {
            "possible": standing.possible,
            "percent": str(standing.possible_percent),
        }
        due = _awake(member, plan, now)
        key = f"impossible.{plan.edition_id}"
        deliveries.queue(db, member.id, key, IMPOSSIBLE, now, due_at=due, promised_at=due, subject=subject)
    return member.id, warned


def _warn(db: Session, plan: Plan, member: Member, standing: Standing, now: datetime) -> str:
    """Promise the warning on the eve of the session that decides, once a day; its key, or ""."""
    session = standing.decides
    if session is None or not standing.next_decides or session.starts <= now:
        return ""
    zone = member.zone or plan.edition.zone
    day = calendar.local_date(session.starts, zone)
    eve = eve_at(day, plan.edition.reminders.eve or EVE, zone, member.quiet_from, member.quiet_to)
    awake = _awake(member, plan, now)
    due = max(eve, awake if awake < session.starts else now)
    key, number = f"decisive.{plan.edition_id}.{day}", plan.numbers[session.code]
    values = {
        "session_id": number,
        "revision": db.get_one(SessionRow, number).revision,
        "subject": _figures(plan, standing),
        "due_at": due,
        "promised_at": due,
        "expires_at": session.starts,
    }
    if deliveries.queue(db, member.id, key, DECISIVE, now, useful=timedelta(0), **values) is None:
        _promise_anew(db, member.id, key, values)
    return key


def _promise_anew(db: Session, member_id: int, key: str, values: dict[str, object]) -> None:
    """Bring what was not sent yet up to date, and back if it was taken back and holds again."""
    waiting = or_(
        Delivery.state == Fate.QUEUED,
        (Delivery.state == Fate.CANCELLED) & (Delivery.reason == Reason.OVERTAKEN),
    )
    same = update(Delivery).where(Delivery.member_id == member_id, Delivery.key == key, waiting)
    db.execute(same.values(state=Fate.QUEUED, reason="", **values))


def _withdraw(db: Session, members: list[int], but: set[tuple[int, str]]) -> None:
    """Take back warnings that hold no more: something was corrected, or another session decides now."""
    pending = select(Delivery.id, Delivery.member_id, Delivery.key).where(among(Delivery.member_id))
    pending = pending.where(Delivery.kind == DECISIVE, Delivery.state.in_(PENDING))
    # Few have one, and hundreds are looked at while others check in.
    if gone := [
        row.id for row in db.execute(pending, {"numbers": members}) if (row.member_id, row.key) not in but
    ]:
        taken_back = update(Delivery).where(Delivery.id.in_(gone))
        db.execute(taken_back.values(state=Fate.CANCELLED, reason=Reason.OVERTAKEN))


def _figures(plan: Plan, standing: Standing) -> dict[str, object]:
    return {
        "edition": plan.edition_id,
        "attended": standing.attended,
        "counted": standing.counted,
        "needed": standing.needed,
    }


def _awake(member: Member, plan: Plan, now: datetime) -> datetime:
    """Now, or when their quiet hours end."""
    return awake_at(now, member.zone or plan.edition.zone, member.quiet_from, member.quiet_to)
