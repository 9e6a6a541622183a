"""Checking in: by a tap, by six digits, by a link; the answer says where one stands."""

from __future__ import annotations

from academy.calendar import local_date
from academy.errors import AcademyError
from academy.messages import Button, Field, Kind, Reply
from academy.programme import Proof, in_language
from handlers.context import Context
from handlers.router import routes
from handlers.signup.steps import agreed, way_on
from locales import dates
from locales.attendance import checked_in, not_checked_in
from locales.sessions import hours
from storage import attendance, checkins
from storage.checkins import Open, Outcome, Result

QUESTION = "checkin.code"
LINK = "ci_"  # how the payload of a check-in link begins


@routes.command("checkin")
@routes.action("checkins")
@agreed
def checkin(ctx: Context) -> Reply:
    """The sessions that are open now; behind the command, the six digits."""
    if ctx.argument:
        return _typed(ctx, 0)
    theirs = checkins.open_sessions(ctx.db, ctx.member_id, ctx.now)
    if not theirs:
        return Reply(_nothing_open(ctx), (way_on(ctx),))
    lines = [_line(ctx, one) for one in theirs]
    rows = tuple((_button(ctx, one),) for one in theirs if not one.done)
    return Reply("\n\n".join([ctx.text("checkin-open"), *lines]), (*rows, _ways(ctx)))


def _line(ctx: Context, one: Open) -> str:
    title = in_language(one.session.title, ctx.language)
    said = f"**{title}**\n{hours(one.session, ctx.zone, ctx.language)}"
    return f"{said} · {ctx.text('checkin-done')}" if one.done else said


def _button(ctx: Context, one: Open) -> Button:
    key = "button-checkin-code" if one.session.proof is Proof.CODE else "button-checkin"
    title = in_language(one.session.title, ctx.language)
    return Button(f"{ctx.text(key)}: {title}", f"checkin:{one.session_id}")


def _ways(ctx: Context) -> tuple[Button, ...]:
    return (ctx.button("button-attendance", "attendance"), *way_on(ctx))


def _nothing_open(ctx: Context) -> str:
    """That none is open, and when the next one opens."""
    said = ctx.text("checkin-none")
    coming = (one.session for one in attendance.sessions_of(ctx.db, ctx.member_id, ctx.now))
    following = next((session for session in coming if session.starts > ctx.now), None)
    if following is None:
        return said
    day = dates.day(local_date(following.starts, ctx.zone), ctx.language)
    when = f"{day}, {hours(following, ctx.zone, ctx.language)}"
    return f"{said}\n\n{ctx.text('checkin-next')}\n**{in_language(following.title, ctx.language)}**\n{when}"


@routes.action("checkin", glimpsed=True)
def tapped(ctx: Context) -> Reply:
    """I'm here: the session behind the button. Answered beside the button, without a message."""
    if not (ctx.argument.isascii() and ctx.argument.isdigit()):
        raise AcademyError("button-unknown")
    outcome = checkins.check_in(ctx.db, ctx.member_id, int(ctx.argument), ctx.now)
    if outcome.result is Result.CODE:
        return _ask_code(ctx, outcome)
    return Reply(notice=_said(ctx, outcome)) if ctx.incoming.kind is Kind.ACTION else _message(ctx, outcome)


def by_link(ctx: Context) -> Reply:
    """What a scanned picture or a link on the presenter's page carries."""
    ctx.leave()
    return _message(ctx, checkins.check_in_by_link(ctx.db, ctx.member_id, ctx.argument, ctx.secret, ctx.now))


def _ask_code(ctx: Context, outcome: Outcome) -> Reply:
    ctx.ask(QUESTION, session=outcome.session_id)
    return _question(ctx, _titled(ctx, outcome, ctx.text("checkin-code")))


@routes.question(QUESTION)
def ask_again(ctx: Context) -> Reply:
    """The six digits once more."""
    return _question(ctx, ctx.text("checkin-code"))


def _question(ctx: Context, said: str) -> Reply:
    field = Field(ctx.text("checkin-code.field"), 6, 20)
    return Reply(said, ((ctx.button("button-back", "home"),),), field)


@routes.answer(QUESTION)
def answered(ctx: Context) -> Reply:
    """Six digits that were typed while they were asked for."""
    return _typed(ctx, int(ctx.data.get("session", 0)))


def _typed(ctx: Context, session_id: int) -> Reply:
    """Digits for a session, or for whichever is open; a wrong code may be typed again at once."""
    about = (ctx.db, ctx.member_id)
    if session_id:
        outcome = checkins.check_in_with_code(*about, session_id, ctx.argument, ctx.secret, ctx.now)
    else:
        outcome = checkins.check_in_by_code(*about, ctx.argument, ctx.secret, ctx.now)
    if outcome.result in (Result.WRONG, Result.LOCKED):
        ctx.ask(QUESTION, session=session_id)
        return _question(ctx, _said(ctx, outcome))
    ctx.leave()
    return _message(ctx, outcome)


def _message(ctx: Context, outcome: Outcome) -> Reply:
    return Reply(_titled(ctx, outcome, _said(ctx, outcome)), (_ways(ctx),))


def _titled(ctx: Context, outcome: Outcome, said: str) -> str:
    if outcome.session is None:
        return said
    return f"**{in_language(outcome.session.title, ctx.language)}**\n{said}"


def _said(ctx: Context, outcome: Outcome) -> str:
    language = ctx.language
    if outcome.standing is None:
        return not_checked_in(outcome.result, outcome.instant, ctx.now, ctx.zone, language)
    counted = outcome.session is not None and outcome.session.counted
    again = outcome.result is Result.AGAIN
    return checked_in(outcome.mark, outcome.standing, counted, again, ctx.zone, language)
