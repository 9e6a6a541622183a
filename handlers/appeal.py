"""“I was there”: a participant asks that a session which they are said to have missed be looked at again."""

from __future__ import annotations

from dataclasses import replace

from academy.errors import AcademyError
from academy.messages import Button, Field, Reply
from academy.programme import in_language
from handlers.attendance import appealable
from handlers.context import Context
from handlers.router import routes
from handlers.signup.steps import agreed, way_on
from locales.sessions import short
from storage import appeals, attendance
from storage.attendance import Attended

QUESTION = "appeal.text"
MOST = 20  # sessions to press


@routes.action("appeal")
@agreed
def appeal(ctx: Context) -> Reply:
    """Which session; behind the action, the one."""
    theirs = appealable(attendance.sessions_of(ctx.db, ctx.member.id, ctx.now))
    if ctx.argument:
        chosen = next((one for one in theirs if str(one.session_id) == ctx.argument), None)
        if chosen is None:
            raise AcademyError("appeal-needless")
        ctx.ask(QUESTION, session=chosen.session_id)
        return _question(ctx, chosen)
    if not theirs:
        return Reply(ctx.text("appeal-needless"), (_ways(ctx),))
    return Reply(ctx.text("appeal-which"), (*((_button(ctx, one),) for one in theirs[-MOST:]), _ways(ctx)))


def _button(ctx: Context, one: Attended) -> Button:
    when = short(one.session, ctx.zone, ctx.member.language)
    return Button(f"{when}: {in_language(one.session.title, ctx.member.language)}", f"appeal:{one.session_id}")


def _ways(ctx: Context) -> tuple[Button, ...]:
    return (ctx.button("button-attendance", "attendance"), *way_on(ctx))


@routes.question(QUESTION)
def ask_again(ctx: Context) -> Reply:
    """What happened, once more."""
    theirs = attendance.sessions_of(ctx.db, ctx.member.id, ctx.now)
    chosen = next((one for one in theirs if one.session_id == ctx.data.get("session")), None)
    return _question(ctx, chosen)


def _question(ctx: Context, chosen: Attended | None) -> Reply:
    said = ctx.text("appeal-ask")
    if chosen:
        title = in_language(chosen.session.title, ctx.member.language)
        said = f"**{title}**\n{short(chosen.session, ctx.zone, ctx.member.language)}\n\n{said}"
    minimum, maximum = appeals.TEXT
    field = Field(ctx.text("appeal-ask.field"), minimum, maximum, long=True)
    return Reply(said, ((ctx.button("button-back", "attendance"),),), field)


@routes.answer(QUESTION)
def typed(ctx: Context) -> Reply:
    """What happened, for an organiser to decide."""
    session_id = int(ctx.data.get("session", 0))
    appeals.appeal(ctx.db, ctx.member.id, session_id, ctx.argument, ctx.by, ctx.now)
    ctx.leave()
    return replace(Reply(ctx.text("appeal-noted"), (_ways(ctx),)), closes=True)
