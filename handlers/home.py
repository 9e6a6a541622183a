"""The first word, and the place to come back to."""

from __future__ import annotations

from dataclasses import replace

from academy.applications import State
from academy.messages import Button, Reply
from academy.programme import LANGUAGES, in_language
from handlers.context import Context
from handlers.router import routes
from handlers.signup.steps import ask, next_step, page
from locales import dates, own_name
from locales.sessions import session_line
from storage.applications import participation_of


def language_buttons(ctx: Context) -> tuple[tuple[Button, ...], ...]:
    """The four languages by their own names, the present one marked."""
    marks = {ctx.member.language: "✓ "}
    names = [Button(marks.get(code, "") + own_name(code), f"language:{code}") for code in LANGUAGES]
    return (tuple(names[:2]), tuple(names[2:]))


def welcome(ctx: Context) -> Reply:
    """Who we are, in the likeliest language, with the four to choose from."""
    title = in_language(ctx.edition.title, ctx.member.language) if ctx.edition else ""
    text = ctx.text("welcome", edition=title)
    return Reply(
        text, (*language_buttons(ctx), (ctx.button("button-begin", "go"), ctx.button("button-about", "about")))
    )


@routes.command("start")
def start(ctx: Context) -> Reply:
    """Begin, or go on where they were; unasked messages come here again."""
    stopped = ctx.address.stopped_at is not None
    ctx.address.stopped_at = None
    reply = _started(ctx)
    return replace(reply, text=f"{ctx.text('start-again')}\n\n{reply.text}") if stopped else reply


def _started(ctx: Context) -> Reply:
    question = next_step(ctx)
    if not question:
        return home(ctx)
    if question == "join.consent":
        return welcome(ctx)
    reply = ask(ctx, question)
    return replace(reply, text=f"{ctx.text('welcome-back')}\n\n{reply.text}")


@routes.action("home")
def home_pressed(ctx: Context) -> Reply:
    """Back home."""
    ctx.leave()
    return home(ctx)


@page("home")
def home(ctx: Context) -> Reply:
    """Where a member stands, and what comes next."""
    if next_step(ctx) == "join.consent":
        return welcome(ctx)
    edition = ctx.edition
    if edition is None:
        return Reply(ctx.text("home-no-edition"), ((ctx.button("button-profile", "profile"),),))
    mine = participation_of(ctx.db, ctx.member.id, ctx.edition_id)
    title = in_language(edition.title, ctx.member.language)
    text = ctx.text(f"home-{mine.state if mine else 'none'}", edition=title)
    if (not mine or mine.state == State.ACCEPTED) and (coming := _next_session(ctx)):
        text += "\n\n" + coming
    return Reply(text, _buttons(ctx, mine.state if mine else ""))


def _next_session(ctx: Context) -> str:
    edition = ctx.edition
    coming = next((session for session in edition.sessions if session.ends > ctx.now), None) if edition else None
    if coming is None or edition is None:
        return ""
    day = dates.day(coming.starts.astimezone(dates.clock(ctx.zone)).date(), ctx.member.language)
    return ctx.text(
        "home-next", day=day, session=session_line(coming, ctx.zone, edition.zone, ctx.member.language)
    )


def _buttons(ctx: Context, state: str) -> tuple[tuple[Button, ...], ...]:
    first = [ctx.button("button-agenda", "agenda"), ctx.button("button-about", "about")]
    second = [ctx.button("button-profile", "profile")]
    if ctx.member.joined_at is None or state == State.DRAFT:
        second.insert(0, ctx.button("button-go-on", "go"))
    elif state in ("", State.WITHDRAWN):
        second.insert(0, ctx.button("button-apply", "apply"))
    if state in (State.APPLIED, State.ACCEPTED):
        second.append(ctx.button("button-withdraw", "withdraw"))
    return (tuple(first), tuple(second))
