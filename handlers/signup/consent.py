"""What somebody agrees to, purpose by purpose, in plain words."""

from __future__ import annotations

from dataclasses import replace

from academy.errors import AcademyError
from academy.messages import Button, Reply
from handlers.context import Context
from handlers.router import routes
from handlers.signup.steps import PRIVACY, ask, below, go_on, step
from storage.consents import ACADEMY, FOUND, NEWS, PURPOSES, record_consent

# The question that asks for a purpose.
QUESTIONS = {ACADEMY: "join.consent", FOUND: "join.found", NEWS: "join.news"}
_FOLLOWS = {ACADEMY: "join.found", FOUND: "join.news"}


def choices(ctx: Context, purpose: str) -> tuple[Button, ...]:
    """Yes and no to a purpose."""
    yes, no = f"consent:{purpose}:yes", f"consent:{purpose}:no"
    return (ctx.button(f"consent-{purpose}-yes", yes), ctx.button(f"consent-{purpose}-no", no))


@step("join.consent", missing=lambda ctx: not ctx.consents.get(ACADEMY))
def _academy(ctx: Context) -> Reply:
    return Reply(ctx.text("consent-academy"), (choices(ctx, ACADEMY),))


@step("join.found", missing=lambda ctx: FOUND not in ctx.consents)
def _found(ctx: Context) -> Reply:
    return Reply(ctx.text("consent-found"), (choices(ctx, FOUND),))


@step("join.news", missing=lambda ctx: NEWS not in ctx.consents)
def _news(ctx: Context) -> Reply:
    return Reply(ctx.text("consent-news"), (choices(ctx, NEWS),))


@routes.action("consent")
def consent(ctx: Context) -> Reply:
    """A button under a consent text, of today or of a month ago."""
    purpose, _, answer = ctx.argument.partition(":")
    if purpose not in PURPOSES or answer not in ("yes", "no"):
        raise AcademyError("button-unknown")
    given = answer == "yes"
    if purpose == ACADEMY and not given and ctx.member.joined_at:
        return academy_needed(ctx)
    if ctx.consents.get(purpose) != given:
        record_consent(ctx.db, ctx.member.id, purpose, given, ctx.incoming.address.channel, ctx.now)
        ctx.forget_consents()
    return _after(ctx, purpose, given)


def _after(ctx: Context, purpose: str, given: bool) -> Reply:
    if purpose == ACADEMY and not given:
        ctx.leave()
        return Reply(ctx.text("consent-academy-refused"), (_leaving(ctx),), closes=True)
    said = ctx.text(f"consent-{purpose}-{'given' if given else 'refused'}")
    asked_now = ctx.question == QUESTIONS[purpose] and not ctx.data.get("then")
    if asked_now and purpose in _FOLLOWS and not ctx.member.joined_at:
        reply = ask(ctx, _FOLLOWS[purpose])
        return replace(below(said, reply), closes=True)
    return go_on(ctx, QUESTIONS[purpose], said, PRIVACY)


def academy_needed(ctx: Context) -> Reply:
    """Why a member cannot take this agreement back without leaving."""
    return Reply(ctx.text("privacy-academy-needed"), (_leaving(ctx),))


def _leaving(ctx: Context) -> tuple[Button, ...]:
    return (ctx.button("button-go-on", "go"), ctx.button("button-forgetme", "forgetme"))
