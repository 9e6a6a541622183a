"""Consent at any time, everything stored as a file, and being forgotten."""

from __future__ import annotations

import json

from academy.messages import Document, Reply
from handlers.certainty import is_sure, sure
from handlers.context import Context
from handlers.router import routes
from handlers.signup.consent import QUESTIONS, academy_needed
from handlers.signup.steps import PRIVACY, ask, page, way_on
from locales import text
from storage import personal
from storage.consents import ACADEMY, PURPOSES


@routes.command("privacy")
@routes.action("privacy")
def privacy(ctx: Context) -> Reply:
    """Each purpose with its present answer and a button to change it; behind the action, one to change."""
    return _change(ctx, ctx.argument) if ctx.argument in PURPOSES else answers(ctx)


@page(PRIVACY)
def answers(ctx: Context) -> Reply:
    """What they agreed to."""
    lines = [_line(ctx, purpose, ctx.consents.get(purpose)) for purpose in PURPOSES]
    rows = [(ctx.button(f"privacy-change-{purpose}", f"privacy:{purpose}"),) for purpose in PURPOSES]
    last = (*way_on(ctx), ctx.button("button-mydata", "mydata"), ctx.button("button-forgetme", "forgetme"))
    return Reply(ctx.text("privacy", lines="\n".join(lines)), (*rows, last))


def _line(ctx: Context, purpose: str, given: bool | None) -> str:
    state = {True: "yes", False: "no", None: "unasked"}[given]
    return f"{ctx.text(f'privacy-{purpose}')} {ctx.text(f'privacy-{state}')}"


def _change(ctx: Context, purpose: str) -> Reply:
    if purpose == ACADEMY and ctx.member.joined_at:
        return academy_needed(ctx)
    return ask(ctx, QUESTIONS[purpose], PRIVACY)


@routes.command("mydata")
@routes.action("mydata")
def mydata(ctx: Context) -> Reply:
    """Everything stored, as a file."""
    stored = personal.everything(ctx.db, ctx.member.id)
    content = json.dumps(stored, ensure_ascii=False, indent=2).encode()
    document = Document(f"collective-brain-{ctx.now:%Y-%m-%d}.json", content, "application/json")
    return Reply(ctx.text("mydata"), document=document)


@routes.command("forgetme")
@routes.action("forgetme")
def forgetme(ctx: Context) -> Reply:
    """Erase everything, in two steps."""
    if is_sure(ctx.argument, ctx.now):
        return _forget(ctx)
    no = ctx.button("button-forgetme-no", "home")
    if ctx.argument == "sure":
        now = ctx.button("button-forgetme-now", f"forgetme:{sure(ctx.now)}")
        return Reply(ctx.text("forgetme-last"), ((now, no),), closes=True)
    return Reply(ctx.text("forgetme"), ((ctx.button("button-forgetme-yes", "forgetme:sure"), no),))


def _forget(ctx: Context) -> Reply:
    language = ctx.member.language
    receipt = personal.erase(ctx.db, ctx.member.id, ctx.now)
    ctx.forgotten = True
    return Reply(text(language, "forgetme-done", receipt=receipt))
