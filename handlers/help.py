"""What can be done here, stopping, and what to say to anything that is not an answer."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache

from academy.messages import Button, Kind, Reply
from academy.programme import LANGUAGES
from handlers.context import Context
from handlers.home import welcome
from handlers.language import choose, named_language
from handlers.router import routes
from handlers.signup.steps import ORDER, ask_again, below, is_open, next_step, way_on
from locales import languages, text
from locales.spelling import fold
from storage import members

# In the order of the menus on Telegram and Discord.
MENU = (
    "start",
    "agenda",
    "checkin",
    "attendance",
    "certificate",
    "electives",
    "calendar",
    "reminders",
    "about",
    "apply",
    "profile",
    "language",
    "timezone",
    "privacy",
    "mydata",
    "forgetme",
    "link",
    "why",
    "present",
    "room",
    "help",
    "stop",
)


def command_named(typed: str) -> str | None:
    """The command of a name in any of the four languages, with or without its accents: "ajuda" is help."""
    name = typed.lower()
    return name if name in routes.commands else _names().get(fold(typed))


@cache
def _names() -> dict[str, str]:
    """What commands are called, folded, and which they are."""
    named = {fold(text(code, f"menu-{command}")): command for command in MENU for code in LANGUAGES}
    return named | {command: command for command in MENU}


@routes.command("help")
@routes.action("help")
def help_(ctx: Context) -> Reply:
    """All commands, a line each."""
    lines = [f"/{command} – {ctx.text(f'menu-{command}.does')}" for command in MENU]
    row = (ctx.button("button-agenda", "agenda"), ctx.button("button-about", "about"), *way_on(ctx))
    return Reply(ctx.text("help", lines="\n".join(lines)), (row,))


@routes.command("stop")
def stop(ctx: Context) -> Reply:
    """Nothing unasked at this address until /start."""
    members.stop(ctx.db, ctx.address, ctx.now)
    ctx.leave()
    return Reply(ctx.text("stop"))


def unknown_command(ctx: Context) -> Reply:
    """A command that we do not have, with the likeliest one that we do; an open question is asked again."""
    said = ctx.text("command-unknown")
    if close := get_close_matches(fold(ctx.incoming.command), _names(), n=1, cutoff=0.6):
        said = ctx.text("command-unknown-near", command=f"/{_names()[close[0]]}")
    return ask_again(ctx, said) if is_open(ctx) else Reply(said, _ways(ctx))


@routes.kind(Kind.TEXT)
def talk(ctx: Context) -> Reply:
    """Words while no question is open."""
    if named_language(ctx.argument):
        return choose(ctx)
    if command := command_named(ctx.argument):
        ctx.argument = ""
        return routes.commands[command](ctx)
    foreign = languages.guess(ctx.incoming.text, ctx.member.language).foreign
    if next_step(ctx) == ORDER[0]:
        return below(ctx.text("talk-foreign") if foreign else "", welcome(ctx))
    return Reply(ctx.text("talk-foreign" if foreign else "talk-lost"), _ways(ctx))


def _ways(ctx: Context) -> tuple[tuple[Button, ...], ...]:
    return ((*way_on(ctx), ctx.button("button-agenda", "agenda"), ctx.button("button-help", "help")),)


@routes.kind(Kind.ATTACHMENT)
def attachment(ctx: Context) -> Reply:
    """A sticker, photo or voice: we read words only; an open question is asked again."""
    said = ctx.text("talk-attachment")
    return ask_again(ctx, said) if is_open(ctx) else Reply(said, _ways(ctx))


@routes.kind(Kind.EDIT)
def edit(ctx: Context) -> Reply:
    """An edited message changes no answer; we say so while a question is open."""
    return Reply(ctx.text("talk-edit")) if is_open(ctx) else Reply()
