"""One event in, one reply out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from academy.errors import AcademyError
from academy.messages import Incoming, Kind, Reply
from academy.profile import visible
from handlers import help as helping
from handlers.context import Context
from handlers.language import offer, with_languages
from handlers.router import routes
from handlers.signup.steps import ask_again, is_open
from handlers.typed import typed_for, words_for
from locales import languages, text

LONGEST = 4000  # characters of typed text that are read when they are not counted for an answer


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
    return _finished(ctx, handler(ctx))


def refusal(ctx: Context, error: AcademyError) -> Reply:
    """Why something was not done; the question that is open stays open, with its buttons."""
    said = ctx.text(error.key, **error.values)
    if error.key == "error-unknown" or not is_open(ctx):
        reply = Reply(said)
    elif ctx.incoming.kind is Kind.TEXT:
        reply = offer(ctx, replace(ask_again(ctx), text=said), ctx.question)
    else:
        reply = ask_again(ctx, said)
    return _finished(ctx, reply)


def in_group(incoming: Incoming, language: str) -> Reply:
    """A command where others read along gets a hint; nothing personal is said there, other words are not ours."""
    return Reply(text(language, "group-private")) if incoming.kind is Kind.COMMAND else Reply()


def _finished(ctx: Context, reply: Reply) -> Reply:
    """The reply, with the languages to choose from if it is the first; what can be pressed can be typed, too."""
    if ctx.forgotten:
        return reply
    if ctx.person.new:
        reply = with_languages(ctx, reply)
    if reply.text:
        ctx.remember(words_for(reply))
    return reply


def _command(ctx: Context) -> Reply:
    name = helping.command_named(ctx.incoming.command)
    if name is None:
        return helping.unknown_command(ctx)
    ctx.leave()
    ctx.argument = visible(ctx.incoming.text)
    return routes.commands[name](ctx)


def _action(ctx: Context) -> Reply:
    return _press(ctx, ctx.incoming.action)


def _press(ctx: Context, action: str) -> Reply:
    name, _, ctx.argument = action.partition(":")
    if name not in routes.actions:
        raise AcademyError("button-unknown")
    return routes.actions[name](ctx)


def _text(ctx: Context) -> Reply:
    question = ctx.question
    ctx.argument = visible(ctx.incoming.text)
    reply = _answer(ctx)
    return reply if ctx.forgotten else offer(ctx, reply, question)


def _answer(ctx: Context) -> Reply:
    if action := typed_for(ctx.argument, ctx.shown):
        return _press(ctx, action)
    handler = routes.answers.get(ctx.question)
    if handler:
        return handler(ctx) if ctx.argument else ask_again(ctx)  # nothing visible was typed
    if len(ctx.argument) > LONGEST:
        raise AcademyError("talk-too-long", count=len(ctx.argument), most=LONGEST)
    if is_open(ctx):
        foreign = languages.guess(ctx.argument, ctx.member.language).foreign
        raise AcademyError("talk-foreign" if foreign else "talk-press")
    return routes.kinds[Kind.TEXT](ctx)
