"""The questions of the sign-up in their order; what is missing is asked, so everybody goes on where they were."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from academy.messages import Button, Reply
from handlers.context import Context

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
PROFILE = "profile"  # `then` of a question that was opened to change one line


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
        return prompt

    return register


def page(name: str) -> Callable[[Page], Page]:
    """Name a page to which a change returns: "home" or "profile"."""

    def register(show: Page) -> Page:
        _pages[name] = show
        return show

    return register


def show(ctx: Context, name: str) -> Reply:
    """A page."""
    return _pages[name](ctx)


def ask(ctx: Context, question: str, then: str = "") -> Reply:
    """Open a question of the sign-up and ask it; `then` names the page that follows, by default the next question."""
    ctx.ask(question, then=then)
    reply = STEPS[question].prompt(ctx)
    return replace(reply, buttons=(*reply.buttons, _navigation(ctx, question, then)))


def next_step(ctx: Context) -> str:
    """The first question that is still to be answered, or ""."""
    return next((question for question in ORDER if STEPS[question].missing(ctx)), "")


def go_on(ctx: Context, said: str = "") -> Reply:
    """What follows an answer: the page from which it was asked, the next question, or home.

    `said` repeats in a line what was understood.
    """
    then = ctx.data.get("then", "") if ctx.question in ORDER else _after_old_button(ctx)
    return advance(ctx, said, then)


def advance(ctx: Context, said: str = "", then: str = "") -> Reply:
    """The page `then`, else the next question, else home."""
    question = "" if then else next_step(ctx)
    if question:
        reply = ask(ctx, question)
    else:
        ctx.leave()
        reply = show(ctx, then or "home")
    text = f"{said}\n\n{reply.text}" if said else reply.text
    return replace(reply, text=text, closes=True)


def _after_old_button(ctx: Context) -> str:
    return PROFILE if ctx.member.joined_at else ""


def before(question: str) -> str:
    """The question before this one, or "" at the first."""
    place = ORDER.index(question)
    return ORDER[place - 1] if place else ""


def _navigation(ctx: Context, question: str, then: str) -> tuple[Button, ...]:
    if then:
        return (ctx.button("button-cancel", f"back:{question}"),)
    row = [ctx.button("button-back", f"back:{question}")] if before(question) else []
    return (*row, ctx.button("button-pause", "pause"), ctx.button("button-restart", "restart"))
