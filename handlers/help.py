"""What can be done here, stopping, and what to say to anything that is not an answer."""

from __future__ import annotations

from difflib import get_close_matches

from academy.messages import Button, Kind, Reply
from academy.programme import LANGUAGES
from handlers.context import Context
from handlers.home import welcome
from handlers.router import routes
from handlers.signup.steps import ORDER, ask, next_step
from locales import languages, text

# In the order of the menus on Telegram and Discord.
MENU = (
    "start",
    "agenda",
    "about",
    "apply",
    "profile",
    "language",
    "timezone",
    "privacy",
    "mydata",
    "forgetme",
    "link",
    "help",
    "stop",
)


def command_named(typed: str) -> str | None:
    """The command of a name in any of the four languages: "ajuda" is help."""
    name = typed.lower()
    if name in routes.commands:
        return name
    return next((command for command in MENU for code in LANGUAGES if text(code, f"menu-{command}") == name), None)


@routes.command("help")
@routes.action("help")
def help_(ctx: Context) -> Reply:
    """All commands, a line each."""
    lines = [f"/{command} – {ctx.text(f'menu-{command}.does')}" for command in MENU]
    row = (ctx.button("button-agenda", "agenda"), ctx.button("button-about", "about"))
    return Reply(ctx.text("help", lines="\n".join(lines)), (row,))


@routes.command("stop")
def stop(ctx: Context) -> Reply:
    """Nothing unasked at this address until /start."""
    ctx.address.stopped_at = ctx.now
    ctx.leave()
    return Reply(ctx.text("stop"))


def unknown_command(ctx: Context) -> Reply:
    """A command that we do not have, with the likeliest one that we do."""
    names = {text(ctx.member.language, f"menu-{command}"): command for command in MENU}
    close = get_close_matches(ctx.incoming.command.lower(), [*names, *MENU], n=1, cutoff=0.6)
    if close:
        return Reply(ctx.text("command-unknown-near", command=f"/{names.get(close[0], close[0])}"))
    return Reply(ctx.text("command-unknown"))


@routes.kind(Kind.TEXT)
def talk(ctx: Context) -> Reply:
    """Words while no question is open."""
    if ctx.person.new or next_step(ctx) == "join.consent":
        return welcome(ctx)
    if languages.guess(ctx.incoming.text, ctx.member.language).foreign:
        return Reply(ctx.text("talk-foreign"), _ways(ctx))
    return Reply(ctx.text("talk-lost"), _ways(ctx))


def _ways(ctx: Context) -> tuple[tuple[Button, ...], ...]:
    row = [ctx.button("button-agenda", "agenda"), ctx.button("button-help", "help")]
    if ctx.member.joined_at is None:
        row.insert(0, ctx.button("button-go-on", "go"))
    return (tuple(row),)


@routes.kind(Kind.ATTACHMENT)
def attachment(ctx: Context) -> Reply:
    """A sticker, photo or voice: we read words only; an open question is asked again."""
    if ctx.question in ORDER:
        reply = ask(ctx, ctx.question, ctx.data.get("then", ""))
        return Reply(f"{ctx.text('talk-attachment')}\n\n{reply.text}", reply.buttons, reply.field, reply.location)
    return Reply(ctx.text("talk-attachment"), _ways(ctx))


@routes.kind(Kind.EDIT)
def edit(ctx: Context) -> Reply:
    """An edited message changes no answer; we say so while a question is open."""
    return Reply(ctx.text("talk-edit")) if ctx.question else Reply()
