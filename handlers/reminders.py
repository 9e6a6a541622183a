"""Which reminders somebody gets, and the hours in which they are left alone."""

from __future__ import annotations

from dataclasses import replace

from academy.applications import TAKING_PART
from academy.errors import AcademyError
from academy.messages import Button, Field, Reply
from academy.programme import Edition
from academy.reminders import AT_START, DAY, EVE, eve_moves, kinds, minute_of, minutes_of
from handlers.context import Context
from handlers.router import routes
from handlers.signup.steps import below
from locales import dates, hours
from storage import choices
from storage.applications import participation_of
from storage.models.members import QUIET

QUESTION = "quiet"
# Offered to press, in minutes of the day; others are typed.
COMMON = (QUIET, (21 * 60, 8 * 60), (23 * 60, 6 * 60))
NEVER = (0, 0)


@routes.command("reminders")
@routes.action("reminders")
def reminders(ctx: Context) -> Reply:
    """All kinds, on or off, and the quiet hours; behind the action a kind to switch: "eve:off"."""
    edition = ctx.edition
    if edition is None:
        return Reply(ctx.text("home-no-edition"))
    if ctx.question == QUESTION:
        ctx.leave()
    switched = bool(ctx.incoming.action and ctx.argument)
    if switched:
        _switch(ctx, edition)
    return replace(_page(ctx, edition), edits=switched)


def _switch(ctx: Context, edition: Edition) -> None:
    kind, _, wanted = ctx.argument.partition(":")
    if kind not in _kinds(edition) or wanted not in ("on", "off"):
        raise AcademyError("button-unknown")
    if wanted == "off":
        choices.mute(ctx.db, ctx.member.id, kind)
    else:
        choices.unmute(ctx.db, ctx.member.id, kind, ctx.now)


def _page(ctx: Context, edition: Edition) -> Reply:
    muted = choices.muted(ctx.db, ctx.member.id)
    lines = [_line(ctx, edition, kind, kind in muted) for kind in _kinds(edition)]
    heading = ctx.text("reminders", city=dates.city(ctx.zone, ctx.member.language))
    parts = [heading, "\n".join(lines), " ".join(_about_quiet(ctx, edition)), *_notes(ctx)]
    rows = [(_button(ctx, kind, kind in muted),) for kind in _kinds(edition)]
    last = (ctx.button("button-quiet", "quiet"), ctx.button("button-why", "why"))
    return Reply("\n\n".join(parts), (*rows, last))


def _kinds(edition: Edition) -> tuple[str, ...]:
    return kinds(edition.reminders.eve, edition.reminders.minutes_before)


def _line(ctx: Context, edition: Edition, kind: str, off: bool) -> str:
    what = _eve(ctx, edition) if kind == EVE else _before(ctx, kind)
    return ctx.text("reminders-off", what=what) if off else f"✓ {what}"


def _before(ctx: Context, kind: str) -> str:
    return (
        ctx.text("reminders-start")
        if kind == AT_START
        else ctx.text("reminders-minutes", minutes=minutes_of(kind))
    )


def _eve(ctx: Context, edition: Edition) -> str:
    """When the eve comes by their clock; quiet hours may move it."""
    eve, member = edition.reminders.eve, ctx.member
    assert eve
    back = eve_moves(eve, member.quiet_from, member.quiet_to)
    time = hours.time_of_day((minute_of(eve) - back) % DAY, member.language)
    return ctx.text("reminders-eve-moved" if back else "reminders-eve", time=time)


def kind_name(ctx: Context, kind: str) -> str:
    """A kind of reminder in a few words."""
    if kind == AT_START:
        return ctx.text("reminder-kind-start")
    return ctx.text("reminder-kind-eve") if kind == EVE else _minutes_before(ctx, minutes_of(kind))


def _minutes_before(ctx: Context, minutes: int) -> str:
    return ctx.text("reminder-kind-minutes", minutes=minutes)


def _button(ctx: Context, kind: str, off: bool) -> Button:
    key, action = ("button-switch-on", "on") if off else ("button-switch-off", "off")
    return ctx.button(key, f"reminders:{kind}:{action}", kind=kind_name(ctx, kind))


def _about_quiet(ctx: Context, edition: Edition) -> list[str]:
    if ctx.member.quiet_from == ctx.member.quiet_to:
        return [ctx.text("quiet-hours-none")]
    said = [ctx.text("quiet-hours", hours=_span(ctx, (ctx.member.quiet_from, ctx.member.quiet_to)))]
    if before := edition.reminders.minutes_before:
        said.append(ctx.text("quiet-minutes", minutes=min(before)))
    if edition.reminders.eve:
        said.append(ctx.text("quiet-eve"))
    return said


def _span(ctx: Context, quiet: tuple[int, int]) -> str:
    return hours.span(*quiet, ctx.member.language)


def _notes(ctx: Context) -> list[str]:
    """Why none of these may come."""
    mine = participation_of(ctx.db, ctx.member.id, ctx.edition_id)
    notes = [] if mine and mine.state in TAKING_PART else [ctx.text("reminders-for-participants")]
    return [*notes, ctx.text("reminders-stopped")] if ctx.address.stopped_at else notes


@routes.question(QUESTION)
def ask_quiet(ctx: Context) -> Reply:
    """Between which hours they want to be left alone."""
    ctx.ask(QUESTION)
    rows = [tuple(Button(_span(ctx, quiet), f"quiet:{quiet[0]}-{quiet[1]}") for quiet in COMMON)]
    rows.append((ctx.button("button-quiet-none", f"quiet:{NEVER[0]}-{NEVER[1]}"),))
    rows.append((ctx.button("button-back", "reminders"),))
    field = Field(ctx.text("quiet-ask.field"), 3, 60)
    return Reply(ctx.text("quiet-ask", example=_span(ctx, QUIET)), tuple(rows), field)


@routes.action("quiet")
def quiet(ctx: Context) -> Reply:
    """Hours that were pressed; without any, the question."""
    if not ctx.argument:
        return ask_quiet(ctx)
    first, _, last = ctx.argument.partition("-")
    if not all(minute.isascii() and minute.isdigit() and int(minute) < DAY for minute in (first, last)):
        raise AcademyError("button-unknown")
    return _set(ctx, (int(first), int(last)))


@routes.answer(QUESTION)
def typed(ctx: Context) -> Reply:
    """Hours in words, as people write them."""
    found = hours.typed_span(ctx.argument)
    if found is None:
        raise AcademyError("quiet-unreadable", text=ctx.argument[:40], example=_span(ctx, QUIET))
    return _set(ctx, found)


def _set(ctx: Context, quiet: tuple[int, int]) -> Reply:
    choices.set_quiet_hours(ctx.db, ctx.member, *quiet, ctx.now)
    if ctx.question == QUESTION:
        ctx.leave()
    edition = ctx.edition
    reply = _page(ctx, edition) if edition else Reply(ctx.text("home-no-edition"))
    return replace(below(ctx.text("quiet-noted"), reply), closes=True)
