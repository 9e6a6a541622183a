"""The buttons under a reminder: coming, not coming, and to be reminded again."""

from __future__ import annotations

from datetime import datetime, timedelta

from academy.errors import AcademyError
from academy.messages import Button, Reply
from academy.programme import in_language
from handlers.context import Context
from handlers.router import routes
from locales import dates
from storage import choices
from storage.models import SessionRow

# Minutes before a session at which one may be reminded again.
AGAIN = (30, 15, 5)


@routes.action("coming")
def coming(ctx: Context) -> Reply:
    """I am coming."""
    return _intend(ctx, True)


@routes.action("absent")
def absent(ctx: Context) -> Reply:
    """I cannot make it."""
    return _intend(ctx, False)


def _intend(ctx: Context, coming: bool) -> Reply:
    session = _session(ctx, ctx.argument)
    if _has_moved(ctx, session):
        return _new_time(ctx, session)
    choices.intend(ctx.db, ctx.member.id, session, coming, ctx.now)
    if coming:
        return Reply(notice=ctx.text("answer-coming"))
    if not (session.counted and ctx.edition):
        return Reply(notice=ctx.text("answer-absent-free"))
    return Reply(notice=ctx.text("answer-absent", least=round(ctx.edition.certificate.share * 100)))


@routes.action("snooze")
def snooze(ctx: Context) -> Reply:
    """Remind me again: asks when; with minutes behind the session ("17:15") it is noted."""
    number, _, minutes = ctx.argument.partition(":")
    session = _session(ctx, number)
    if _has_moved(ctx, session):
        return _new_time(ctx, session)
    if minutes not in map(str, _left(ctx, session)):
        return _ask_when(ctx, session)
    choices.snooze(ctx.db, ctx.member.id, session, int(minutes), ctx.now)
    time = _time(ctx, session, int(minutes))
    return Reply(ctx.text("snooze-set", title=_title(ctx, session), time=time), closes=True)


def _ask_when(ctx: Context, session: SessionRow) -> Reply:
    title, left = _title(ctx, session), _left(ctx, session)
    if session.starts <= ctx.now:
        return Reply(ctx.text("snooze-begun", title=title))
    if not left:
        return Reply(ctx.text("snooze-late", title=title, time=_time(ctx, session)))
    rows = tuple((_choice(ctx, session, minutes),) for minutes in left)
    return Reply(ctx.text("snooze-ask", title=title, time=_time(ctx, session)), rows)


def _choice(ctx: Context, session: SessionRow, minutes: int) -> Button:
    time = _time(ctx, session, minutes)
    return ctx.button("button-snooze", f"snooze:{session.id}:{minutes}", minutes=minutes, time=time)


def _left(ctx: Context, session: SessionRow) -> list[int]:
    """The minutes that have not passed and at which no other reminder comes."""
    others = ctx.edition.reminders.minutes_before if ctx.edition else ()
    return [minutes for minutes in AGAIN if minutes not in others and _before(session, minutes) > ctx.now]


def _before(session: SessionRow, minutes: int) -> datetime:
    return session.starts - timedelta(minutes=minutes)


def _time(ctx: Context, session: SessionRow, minutes: int = 0) -> str:
    return dates.hour(_before(session, minutes), ctx.zone, ctx.member.language)


def _title(ctx: Context, session: SessionRow) -> str:
    return in_language(session.title, ctx.member.language)


def _session(ctx: Context, number: str) -> SessionRow:
    """The session of a button. Raises AcademyError when it is over, cancelled or not theirs."""
    known = number.isascii() and number.isdigit()
    session = ctx.db.get(SessionRow, int(number)) if known else None
    if session is None:
        raise AcademyError("button-unknown")
    title = _title(ctx, session)
    if session.cancelled_at:
        raise AcademyError("answer-cancelled", title=title)
    if session.ends <= ctx.now:
        raise AcademyError("answer-over", title=title, when=_when(ctx, session))
    if not choices.concerns(ctx.db, ctx.member.id, session):
        raise AcademyError("answer-not-yours", title=title)
    return session


def _has_moved(ctx: Context, session: SessionRow) -> bool:
    return choices.has_moved_since(ctx.db, ctx.address.id, ctx.incoming.message, session)


def _new_time(ctx: Context, session: SessionRow) -> Reply:
    """They answered to a time that no longer holds."""
    city = dates.city(ctx.zone, ctx.member.language)
    text = ctx.text("answer-moved", title=_title(ctx, session), when=_when(ctx, session), city=city)
    row = (
        ctx.button("reminder-coming", f"coming:{session.id}"),
        ctx.button("reminder-absent", f"absent:{session.id}"),
    )
    return Reply(text, (row,), closes=True)


def _when(ctx: Context, session: SessionRow) -> str:
    return dates.moment(session.starts, ctx.zone, ctx.member.language)
