"""Which language we write in: chosen, offered, never switched by ourselves."""

from __future__ import annotations

from dataclasses import replace

from academy.errors import AcademyError
from academy.messages import Button, Reply
from academy.programme import LANGUAGES
from handlers.context import Context
from handlers.home import language_buttons, welcome
from handlers.router import routes
from handlers.signup.steps import ORDER, ask, next_step
from locales import languages, text
from storage import members

ENOUGH = 2  # messages clearly in another language before we offer to switch


@routes.command("language")
def choose(ctx: Context) -> Reply:
    """The four languages; one may stand behind the command."""
    if (named := languages.normalise(ctx.argument)) in LANGUAGES:
        return _switch(ctx, named)
    return Reply(ctx.text("language-choose"), language_buttons(ctx))


@routes.action("language")
def chosen(ctx: Context) -> Reply:
    """A language that was pressed; without one, the choice."""
    if not ctx.argument:
        return choose(ctx)
    if ctx.argument not in LANGUAGES:
        raise AcademyError("button-unknown")
    return _switch(ctx, ctx.argument)


def _switch(ctx: Context, language: str) -> Reply:
    members.change_language(ctx.member, language)
    if ctx.question in ORDER:
        reply = ask(ctx, ctx.question, ctx.data.get("then", ""))
        return replace(reply, text=f"{ctx.text('language-changed')}\n\n{reply.text}", closes=True)
    if next_step(ctx) == "join.consent":
        return replace(welcome(ctx), edits=bool(ctx.incoming.action))
    row = (ctx.button("button-agenda", "agenda"), ctx.button("button-home", "home"))
    return Reply(ctx.text("language-changed"), (row,), closes=True)


@routes.action("stay")
def stay(ctx: Context) -> Reply:
    """Keep writing in the language of now."""
    ctx.member.other_count = -20  # ask again only after many more messages
    return Reply(ctx.text("language-stays"), closes=True)


def offer(ctx: Context, reply: Reply) -> Reply:
    """The reply, with an offer to switch after two messages clearly in another of the four languages."""
    member = ctx.member
    found = languages.guess(ctx.incoming.text, member.language)
    if not found.sure or found.language is None or found.foreign:
        return reply
    if found.language == member.language:
        member.other_language, member.other_count = "", 0
        return reply
    if member.other_language != found.language and member.other_count >= 0:
        member.other_count = 0
    member.other_language = found.language
    member.other_count += 1
    if member.other_count < ENOUGH or not reply.text:
        return reply
    other = found.language
    row = (
        Button(text(other, "language-offer-yes"), f"language:{other}"),
        Button(ctx.text("language-offer-no"), "stay"),
    )
    return replace(reply, text=f"{reply.text}\n\n{text(other, 'language-offer')}", buttons=(*reply.buttons, row))
