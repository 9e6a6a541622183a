"""When an announcement goes out: at once, or at a local date and time that somebody types."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from academy import calendar
from academy.calendar import AmbiguousTimeError, NonexistentTimeError
from academy.errors import AcademyError
from academy.messages import Button, Field, Reply
from handlers.broadcast import author, number, organisers_only, show, value
from handlers.context import Context
from handlers.router import routes
from locales import dates, typed_times
from storage import broadcasts
from storage.models import Broadcast

ONCE = "once"
TYPED = 40  # characters that a date and time may take


@routes.action("broadcast.when")
@organisers_only
def choose(ctx: Context) -> Reply:
    """Ask for the time; behind the announcement one that was offered: "once", or minutes since 1970."""
    row = broadcasts.draft(ctx.db, author(ctx), number(ctx))
    chosen = value(ctx)
    if not chosen:
        return _ask(ctx, row)
    if chosen == ONCE:
        return show(ctx, broadcasts.set_time(ctx.db, author(ctx), row.id, None, ctx.now))
    if not (chosen.isascii() and chosen.isdigit() and len(chosen) < 10):
        raise AcademyError("button-unknown")
    return _set(ctx, row.id, datetime.fromtimestamp(int(chosen) * 60, UTC))


@routes.question("broadcast.when")
@organisers_only
def choose_again(ctx: Context) -> Reply:
    """The time is still to be chosen."""
    return _ask(ctx, broadcasts.draft(ctx.db, author(ctx), ctx.data["broadcast"]))


def _ask(ctx: Context, row: Broadcast) -> Reply:
    ctx.ask("broadcast.when", broadcast=row.id)
    text = ctx.text("broadcast-when", city=dates.city(ctx.zone, ctx.member.language), example=_example(ctx))
    once = ctx.button("broadcast-button-once", f"broadcast.when:{row.id}:{ONCE}")
    back = ctx.button("button-back", f"broadcast:{row.id}")
    field = Field(ctx.text("broadcast-when.field"), 2, TYPED)
    return Reply(text, ((once, back),), field, edits=bool(ctx.incoming.action))


def _example(ctx: Context) -> str:
    """Tomorrow evening."""
    return f"{calendar.local(ctx.now + timedelta(days=1), ctx.zone):%Y-%m-%d} 18:00"


@routes.answer("broadcast.when")
@organisers_only
def typed(ctx: Context) -> Reply:
    """A date and time by the organiser's own clock."""
    row = broadcasts.draft(ctx.db, author(ctx), ctx.data["broadcast"])
    here = ctx.now.astimezone(dates.clock(ctx.zone)).replace(tzinfo=None)
    local = typed_times.read(ctx.argument, here)
    if local is None:
        raise AcademyError("broadcast-when-unread", text=ctx.argument[:TYPED], example=_example(ctx))
    try:
        return _set(ctx, row.id, calendar.instant(local, ctx.zone))
    except NonexistentTimeError as error:
        return _skipped(ctx, row, error)
    except AmbiguousTimeError as error:
        return _twice(ctx, row, error)


def _set(ctx: Context, broadcast: int, at: datetime) -> Reply:
    return show(ctx, broadcasts.set_time(ctx.db, author(ctx), broadcast, at, ctx.now))


def _skipped(ctx: Context, row: Broadcast, error: NonexistentTimeError) -> Reply:
    instants = [calendar.instant(local, ctx.zone) for local in error.alternatives]
    buttons = tuple(_at(row, at, dates.hour(at, ctx.zone, ctx.member.language)) for at in instants)
    return Reply(_explained(ctx, "broadcast-when-skipped"), (buttons,))


def _twice(ctx: Context, row: Broadcast, error: AmbiguousTimeError) -> Reply:
    hours = [dates.hour(at, ctx.zone, ctx.member.language) for at in error.instants]
    offsets = [f"UTC{calendar.local(at, ctx.zone).isoformat()[-6:]}" for at in error.instants]
    labels = [f"{hour} ({offset})" for hour, offset in zip(hours, offsets, strict=True)]
    buttons = tuple(_at(row, at, label) for at, label in zip(error.instants, labels, strict=True))
    return Reply(_explained(ctx, "broadcast-when-twice"), (buttons,))


def _at(row: Broadcast, at: datetime, label: str) -> Button:
    return Button(label, f"broadcast.when:{row.id}:{int(at.timestamp()) // 60}")


def _explained(ctx: Context, key: str) -> str:
    return ctx.text(key, time=ctx.argument[:TYPED], city=dates.city(ctx.zone, ctx.member.language))
