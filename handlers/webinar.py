"""The address with which a member joins webinars, so that reports know them; asked once, and not needed."""

from __future__ import annotations

from dataclasses import replace

from academy.messages import Field, Reply
from handlers.context import Context
from handlers.router import routes
from handlers.signup.steps import agreed, way_on
from storage import webinars

QUESTION = "webinar.email"
SKIP = "skip"


@routes.action("webinar")
@agreed
def webinar(ctx: Context) -> Reply:
    """The question; behind the action, that they give none."""
    if ctx.argument != SKIP:
        return ask(ctx)
    webinars.skip_email(ctx.db, ctx.member.id, ctx.now)
    return _noted(ctx, ctx.text("webinar-skipped"))


@routes.question(QUESTION)
def ask(ctx: Context) -> Reply:
    """With which address they join webinars."""
    ctx.ask(QUESTION)
    known = webinars.email_of(ctx.db, ctx.member.id)
    said = ctx.text("webinar-ask-known", email=known) if known else ctx.text("webinar-ask")
    row = (ctx.button("button-webinar-skip", f"webinar:{SKIP}"), ctx.button("button-back", "home"))
    return Reply(said, (row,), Field(ctx.text("webinar-ask.field"), 6, webinars.LONGEST))


@routes.answer(QUESTION)
def typed(ctx: Context) -> Reply:
    """An address."""
    webinars.set_email(ctx.db, ctx.member.id, ctx.argument, ctx.now)
    return _noted(ctx, ctx.text("webinar-noted", email=webinars.email_of(ctx.db, ctx.member.id) or ""))


def _noted(ctx: Context, said: str) -> Reply:
    if ctx.question == QUESTION:
        ctx.leave()
    reply = Reply(said, ((ctx.button("button-attendance", "attendance"), *way_on(ctx)),))
    return replace(reply, closes=True)
