"""Back, stop for now, start over: at every question."""

from __future__ import annotations

from dataclasses import replace

from academy.applications import State
from academy.messages import Reply
from handlers.certainty import is_sure, sure
from handlers.context import Context
from handlers.router import routes
from handlers.signup.steps import ORDER, STEPS, advance, ask, ask_again, before, go_on, is_open, show
from storage import members
from storage.applications import participation_of
from storage.models import Participation


@routes.action("back")
def back(ctx: Context) -> Reply:
    """To the question before, or to where a line was changed from; an old button changes nothing."""
    question = ctx.argument
    if question not in STEPS or (ctx.question != question and (is_open(ctx) or ctx.member.joined_at)):
        return resume(ctx)
    if ctx.question == question and (then := ctx.data.get("then")):
        return advance(ctx, then=then)
    if earlier := before(question):
        return replace(ask(ctx, earlier), closes=True)
    ctx.leave()
    return replace(show(ctx, "welcome" if question == ORDER[0] else "home"), closes=True)


@routes.action("keep")
def keep(ctx: Context) -> Reply:
    """Leave an answer as it is and go on behind it; on the way to membership to the very next question."""
    question = ctx.argument
    known = question in STEPS and not STEPS[question].missing(ctx)
    if ctx.question != question or not known or ctx.data.get("then") or ctx.member.joined_at:
        return go_on(ctx, question)
    return replace(ask(ctx, ORDER[ORDER.index(question) + 1]), closes=True)


@routes.action("pause")
def pause(ctx: Context) -> Reply:
    """Stop for now; what was answered stays."""
    ctx.leave()
    return Reply(ctx.text("join-paused"), ((ctx.button("button-go-on", "go"),),), closes=True)


@routes.action("go")
def resume(ctx: Context) -> Reply:
    """Go on where they were."""
    return replace(ask_again(ctx), closes=True) if is_open(ctx) else advance(ctx)


@routes.action("restart")
def restart(ctx: Context) -> Reply:
    """Start over, after asking once: it forgets the answers."""
    if not _may_restart(ctx):
        return resume(ctx)
    if not is_sure(ctx.argument, ctx.now):
        yes = ctx.button("button-restart-yes", f"restart:{sure(ctx.now)}")
        return Reply(ctx.text("join-restart-sure"), ((yes, ctx.button("button-restart-no", "go")),))
    if mine := _mine(ctx):
        mine.motivation, mine.commitment = None, None
        return replace(ask(ctx, "apply.motivation"), closes=True)
    members.clear_profile(ctx.member)
    ctx.member.joined_at = None
    return replace(ask(ctx, ORDER[0]), closes=True)


def _may_restart(ctx: Context) -> bool:
    """Before they are members, at the offer that made them one, and while an application is written."""
    if mine := _mine(ctx):
        return mine.state == State.DRAFT
    return ctx.member.joined_at is None or ctx.question == "apply.offer"


def _mine(ctx: Context) -> Participation | None:
    return participation_of(ctx.db, ctx.member.id, ctx.edition_id) if ctx.edition else None
