"""Consent at any time, everything stored as a file, and being forgotten."""

from __future__ import annotations

import json

from academy.messages import Button, Document, Reply
from handlers.context import Context
from handlers.router import routes
from handlers.signup.consent import QUESTIONS
from handlers.signup.steps import ask
from locales import text
from storage import personal
from storage.consents import ACADEMY, PURPOSES, consents_of


@routes.command("privacy")
@routes.action("privacy")
def privacy(ctx: Context) -> Reply:
    """Each purpose with its present answer and a button to change it; behind the action, one to change."""
    if ctx.argument in PURPOSES:
        return _change(ctx, ctx.argument)
    given = consents_of(ctx.db, ctx.member.id)
    lines = [_line(ctx, purpose, given.get(purpose)) for purpose in PURPOSES]
    rows = [(ctx.button(f"privacy-change-{purpose}", f"privacy:{purpose}"),) for purpose in PURPOSES]
    last = (ctx.button("button-mydata", "mydata"), ctx.button("button-forgetme", "forgetme"))
    return Reply(ctx.text("privacy", lines="\n".join(lines)), (*rows, last))


def _line(ctx: Context, purpose: str, given: bool | None) -> str:
    state = {True: "yes", False: "no", None: "unasked"}[given]
    return f"{ctx.text(f'privacy-{purpose}')} {ctx.text(f'privacy-{state}')}"


def _change(ctx: Context, purpose: str) -> Reply:
    if purpose == ACADEMY and ctx.member.joined_at:
        row = (ctx.button("button-forgetme", "forgetme"), ctx.button("button-home", "home"))
        return Reply(ctx.text("privacy-academy-needed"), (row,))
    return ask(ctx, QUESTIONS[purpose], then="profile" if ctx.member.joined_at else "")


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
    if ctx.argument == "sure":
        buttons: tuple[Button, ...] = (ctx.button("button-forgetme-now", "forgetme:now"), _no(ctx))
        return Reply(ctx.text("forgetme-last"), (buttons,), closes=True)
    if ctx.argument == "now" and ctx.incoming.action:
        return _forget(ctx)
    return Reply(ctx.text("forgetme"), ((ctx.button("button-forgetme-yes", "forgetme:sure"), _no(ctx)),))


def _no(ctx: Context) -> Button:
    return ctx.button("button-forgetme-no", "home")


def _forget(ctx: Context) -> Reply:
    language = ctx.member.language
    receipt = personal.erase(ctx.db, ctx.member.id, ctx.now)
    ctx.forgotten = True
    return Reply(text(language, "forgetme-done", receipt=receipt))
