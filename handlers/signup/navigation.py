"""Back, stop for now, start over: at every question."""

from __future__ import annotations

from academy.messages import Reply
from handlers.context import Context
from handlers.router import routes
from handlers.signup.steps import ORDER, STEPS, advance, ask, before, go_on, show
from storage import members
from storage.applications import participation_of


@routes.action("back")
def back(ctx: Context) -> Reply:
    """To the question before, or to the page from which a line was changed."""
    question = ctx.argument
    if question not in STEPS:
        return show(ctx, "home")
    if ctx.question == question and (then := ctx.data.get("then")):
        ctx.leave()
        return show(ctx, then)
    return ask(ctx, before(question) or ORDER[0])


@routes.action("keep")
def keep(ctx: Context) -> Reply:
    """Leave an answer as it is and go on behind it."""
    if ctx.question != ctx.argument:
        return go_on(ctx)
    following = ORDER[ORDER.index(ctx.argument) + 1 :]
    return ask(ctx, following[0]) if following and following[0].startswith("join.") else go_on(ctx)


@routes.action("pause")
def pause(ctx: Context) -> Reply:
    """Stop for now; what was answered stays."""
    ctx.leave()
    return Reply(ctx.text("join-paused"), ((ctx.button("button-go-on", "go"),),), closes=True)


@routes.action("go")
def resume(ctx: Context) -> Reply:
    """Go on where they were."""
    return advance(ctx)


@routes.action("restart")
def restart(ctx: Context) -> Reply:
    """Start over, after asking once: it forgets the answers."""
    if ctx.member.joined_at and not _has_draft(ctx):
        return go_on(ctx)
    if ctx.argument != "yes":
        row = (ctx.button("button-restart-yes", "restart:yes"), ctx.button("button-restart-no", "go"))
        return Reply(ctx.text("join-restart-sure"), (row,))
    ctx.leave()
    _forget_draft(ctx)
    if ctx.member.joined_at:
        return ask(ctx, "apply.motivation")
    members.clear_profile(ctx.member)
    return ask(ctx, ORDER[0])


def _has_draft(ctx: Context) -> bool:
    found = participation_of(ctx.db, ctx.member.id, ctx.edition_id) if ctx.edition else None
    return found is not None and found.state == "draft"


def _forget_draft(ctx: Context) -> None:
    if ctx.edition and (found := participation_of(ctx.db, ctx.member.id, ctx.edition_id)):
        found.motivation, found.commitment = None, None
