"""The questions of the sign-up in their order; what is missing is asked, so everybody goes on where they were."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import wraps

from academy.messages import Button, Reply
from handlers.context import Context
from handlers.router import Handler, routes

ORDER = (
    "join.consent",
    "join.found",
    "join.news",
    "join.name",
    "join.country",
    "join.constituency",
    "join.organisation",
    "join.work",
    "join.zone",
    "apply.offer",
    "apply.motivation",
    "apply.commitment",
    "apply.summary",
)
# `then` of a question that was opened to change one line: the page that follows, or the summary of an application.
PROFILE, PRIVACY, SUMMARY = "profile", "privacy", ORDER[-1]


@dataclass(frozen=True, slots=True)
class Step:
    """A question: whether it still has to be asked, and how."""

    missing: Callable[[Context], bool]
    prompt: Callable[[Context], Reply]


STEPS: dict[str, Step] = {}
Page = Callable[[Context], Reply]
_pages: dict[str, Page] = {}


def step(question: str, missing: Callable[[Context], bool]) -> Callable[[Page], Page]:
    """Name the function that asks this question of the sign-up."""

    def register(prompt: Page) -> Page:
        STEPS[question] = Step(missing, prompt)
        routes.question(question)(lambda ctx: ask(ctx, question, ctx.data.get("then", "")))
        return prompt

    return register


def page(name: str) -> Callable[[Page], Page]:
    """Name a page to which something returns: "home", "profile", …"""

    def register(show: Page) -> Page:
        _pages[name] = show
        return show

    return register


def show(ctx: Context, name: str) -> Reply:
    """A page."""
    return _pages[name](ctx)


def agreed(handler: Handler) -> Handler:
    """Note nothing about somebody who has not agreed to it, or was erased: they are welcomed instead."""

    @wraps(handler)
    def checked(ctx: Context) -> Reply:
        if not _may_be_noted(ctx):
            return ask_again(ctx) if is_open(ctx) else show(ctx, "home")
        return handler(ctx)

    return checked


def _may_be_noted(ctx: Context) -> bool:
    return not STEPS[ORDER[0]].missing(ctx)


def ask(ctx: Context, question: str, then: str = "") -> Reply:
    """Open a question of the sign-up and ask it; who has not agreed to anything yet is asked that first.

    `then` is what follows the answer, by default the next question.
    """
    if not _may_be_noted(ctx):
        question, then = ORDER[0], ""
    ctx.ask(question, then=then)
    return with_ways_out(ctx, STEPS[question].prompt(ctx))


def with_ways_out(ctx: Context, reply: Reply) -> Reply:
    """The reply with back, stop for now and start over, as they are for the open question of the sign-up."""
    question, then = ctx.question, ctx.data.get("then", "")
    if question not in STEPS:
        return reply
    row = [ctx.button("button-back", f"back:{question}")]
    if then in ("", SUMMARY):
        row += [ctx.button("button-pause", "pause"), ctx.button("button-restart", "restart")]
    return replace(reply, buttons=(*reply.buttons, tuple(row)))


def is_open(ctx: Context) -> bool:
    """Whether a question waits for an answer here."""
    return ctx.question in routes.questions


def ask_again(ctx: Context, said: str = "") -> Reply:
    """The open question once more, with something said before it."""
    return below(said, routes.questions[ctx.question](ctx))


def below(said: str, reply: Reply) -> Reply:
    """The reply with something said before it."""
    return replace(reply, text=f"{said}\n\n{reply.text}") if said else reply


def way_on(ctx: Context) -> tuple[Button, ...]:
    """What leads on from a page: to what is still to be answered, else home."""
    return (ctx.button("button-go-on", "go") if next_step(ctx) else ctx.button("button-home", "home"),)


def next_step(ctx: Context) -> str:
    """The first question that is still to be answered, or ""."""
    return next((question for question in ORDER if STEPS[question].missing(ctx)), "")


def go_on(ctx: Context, answered: str, said: str = "", back_to: str = PROFILE) -> Reply:
    """What follows the answer to a question; `said` repeats in a line what was understood.

    That is what the question was opened for, else the next one, else home. Was it answered by an old button while
    another question is open, then that one is asked again. A member who pressed an old button sees `back_to`.
    """
    if ctx.question and ctx.question != answered:
        return replace(ask_again(ctx, said) if is_open(ctx) else Reply(said), closes=True)
    old = back_to if ctx.member.joined_at else ""
    return advance(ctx, said, ctx.data.get("then", "") if ctx.question == answered else old)


def advance(ctx: Context, said: str = "", then: str = "") -> Reply:
    """The page `then`, else the next question, else home."""
    question = next_step(ctx) if then in ("", SUMMARY) else ""
    if question:
        reply = ask(ctx, question)
    else:
        ctx.leave()
        reply = show(ctx, then if then in _pages else "home")
    return replace(below(said, reply), closes=True)


def before(question: str) -> str:
    """The question before this one, or "" at the first of the sign-up and of the application."""
    place = ORDER.index(question)
    return "" if question in (ORDER[0], "apply.motivation") else ORDER[place - 1]
