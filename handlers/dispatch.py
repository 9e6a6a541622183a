"""One event in, one reply out."""

from __future__ import annotations

from collections.abc import Callable

from academy.errors import AcademyError
from academy.messages import Incoming, Kind, Reply
from handlers import help as helping
from handlers.context import Context
from handlers.language import offer
from handlers.router import routes
from handlers.signup.steps import ORDER, STEPS, ask
from locales import languages, text

LONGEST = 4000  # characters of typed text that any question takes


def first_language(incoming: Incoming) -> str:
    """The likeliest language of somebody new: of their client, then of what they wrote."""
    client = languages.normalise(incoming.language)
    if client or incoming.kind is not Kind.TEXT:
        return client or "en"
    found = languages.guess(incoming.text)
    return found.language or "en"


def dispatch(ctx: Context) -> Reply:
    """Find the handler and let it answer. Raises AcademyError when a rule says no; then nothing may remain."""
    handlers: dict[Kind, Callable[[Context], Reply]] = {
        Kind.COMMAND: _command,
        Kind.ACTION: _action,
        Kind.TEXT: _text,
    }
    handler = handlers.get(ctx.incoming.kind) or routes.kinds[ctx.incoming.kind]
    return handler(ctx)


def refusal(ctx: Context, error: AcademyError) -> Reply:
    """Why something was not done; the question that is open stays open, with its buttons."""
    said = ctx.text(error.key, **error.values)
    if ctx.question not in ORDER:
        return Reply(said)
    again = ask(ctx, ctx.question, ctx.data.get("then", ""))
    return Reply(said, again.buttons, again.field, again.location)


def in_group(incoming: Incoming, language: str) -> Reply:
    """A command where others read along gets a hint; nothing personal is said there, other words are not ours."""
    return Reply(text(language, "group-private")) if incoming.kind is Kind.COMMAND else Reply()


def _command(ctx: Context) -> Reply:
    name = helping.command_named(ctx.incoming.command)
    if name is None:
        return helping.unknown_command(ctx)
    ctx.leave()
    ctx.argument = ctx.incoming.text.strip()
    return routes.commands[name](ctx)


def _action(ctx: Context) -> Reply:
    name, _, ctx.argument = ctx.incoming.action.partition(":")
    if name not in routes.actions:
        raise AcademyError("button-unknown")
    return routes.actions[name](ctx)


def _text(ctx: Context) -> Reply:
    if len(ctx.incoming.text) > LONGEST:
        raise AcademyError("talk-too-long", count=len(ctx.incoming.text), most=LONGEST)
    return offer(ctx, _answer(ctx))


def _answer(ctx: Context) -> Reply:
    ctx.argument = ctx.incoming.text.strip()
    if pressed := _typed_button(ctx):
        name, _, ctx.argument = pressed.partition(":")
        return routes.actions[name](ctx)
    handler = routes.answers.get(ctx.question)
    if handler and ctx.argument:
        return handler(ctx)
    if ctx.question in ORDER:
        raise AcademyError("talk-press")
    return routes.kinds[Kind.TEXT](ctx)


def _typed_button(ctx: Context) -> str:
    """The action of a button of the open question whose label was typed instead of pressed."""
    if ctx.question not in ORDER:
        return ""
    buttons = [button for row in STEPS[ctx.question].prompt(ctx).buttons for button in row]
    return next((button.action for button in buttons if button.label.casefold() == ctx.argument.casefold()), "")
