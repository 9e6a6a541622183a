"""The first word, and the place to come back to."""

from __future__ import annotations

from academy.applications import TAKING_PART, State
from academy.messages import Button, Reply
from academy.programme import LANGUAGES, Edition, in_language
from handlers import checkin
from handlers.context import Context
from handlers.router import routes
from handlers.signup.steps import ORDER, advance, below, next_step, page
from locales import dates, own_name
from locales.sessions import session_line
from storage import organisers, reminders
from storage.applications import participation_of
from storage.menu import seats_of


def language_buttons(ctx: Context) -> tuple[tuple[Button, ...], ...]:
    """The four languages by their own names, the present one marked."""
    marks = {ctx.member.language: "✓ "}
    names = [Button(marks.get(code, "") + own_name(code), f"language:{code}") for code in LANGUAGES]
    return (tuple(names[:2]), tuple(names[2:]))


@page("welcome")
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
    scanned = ctx.argument.startswith(checkin.LINK)
    if scanned and not next_step(ctx):
        return checkin.by_link(ctx)
    stopped = ctx.address.stopped_at is not None
    if stopped:
        ctx.address.stopped_at = None
        reminders.catch_up(ctx.db, ctx.member.id, ctx.now)
    if scanned:
        return below(ctx.text("checkin-unknown"), _started(ctx))
    return below(ctx.text("start-again") if stopped else "", _started(ctx))


def _started(ctx: Context) -> Reply:
    question = next_step(ctx)
    if question in ("", ORDER[0]):
        return home(ctx)
    return advance(ctx, ctx.text("welcome-back"))


@routes.action("home")
def home_pressed(ctx: Context) -> Reply:
    """Back home."""
    ctx.leave()
    return home(ctx)


@page("home")
def home(ctx: Context) -> Reply:
    """Where a member stands, and what comes next."""
    if next_step(ctx) == ORDER[0]:
        return welcome(ctx)
    mine = participation_of(ctx.db, ctx.member.id, ctx.edition_id) if ctx.edition else None
    state = mine.state if mine else ""
    return Reply(_standing(ctx, ctx.edition, state), _buttons(ctx, state))


def _standing(ctx: Context, edition: Edition | None, state: str) -> str:
    if ctx.member.joined_at is None:
        return ctx.text("home-unfinished")
    if edition is None:
        return ctx.text("home-no-edition")
    text = ctx.text(f"home-{state or 'none'}", edition=in_language(edition.title, ctx.member.language))
    return text + _next_session(ctx, edition) if state in ("", *TAKING_PART) else text


def _next_session(ctx: Context, edition: Edition) -> str:
    mine = {"", *seats_of(ctx.db, ctx.member.id).values()}
    theirs = (session for session in edition.sessions if session.elective in mine)
    coming = next((session for session in theirs if session.ends > ctx.now), None)
    if coming is None:
        return ""
    day = dates.day(coming.starts.astimezone(dates.clock(ctx.zone)).date(), ctx.member.language)
    # Not as a value of the text: values lose their bold.
    line = session_line(coming, ctx.zone, edition.zone, ctx.member.language)
    return f"\n\n{ctx.text('home-next', day=day)}\n{line}"


def _buttons(ctx: Context, state: str) -> tuple[tuple[Button, ...], ...]:
    first = [ctx.button("button-agenda", "agenda"), ctx.button("button-about", "about")]
    second = [ctx.button("button-profile", "profile")]
    if next_step(ctx):
        second.insert(0, ctx.button("button-go-on", "go"))
    elif state in ("", State.WITHDRAWN) and ctx.edition and ctx.now < ctx.edition.ends:
        second.insert(0, ctx.button("button-apply", "apply"))
    if state in (State.APPLIED, State.ACCEPTED):
        second.append(ctx.button("button-withdraw", "withdraw"))
    if organisers.may(ctx.db, ctx.member.id, ctx.organisers):
        second.append(ctx.button("broadcast-button-list", "broadcast"))
    rows = (tuple(first), tuple(second))
    if state == State.COMPLETED:
        kept = (ctx.button("button-certificate", "certificate"), ctx.button("button-attendance", "attendance"))
        return (*rows, (*kept, ctx.button("button-why", "why")))
    if state != State.ACCEPTED:
        return rows
    third = [ctx.button("button-reminders", "reminders"), ctx.button("button-why", "why")]
    if ctx.edition and ctx.edition.rounds:
        third.insert(0, ctx.button("button-electives", "electives"))
    return (
        *rows,
        (ctx.button("button-checkin", "checkins"), ctx.button("button-attendance", "attendance")),
        tuple(third),
    )
