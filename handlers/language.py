"""Which language we write in: chosen, offered, never switched by ourselves."""

from __future__ import annotations

from dataclasses import replace

from academy.errors import AcademyError
from academy.messages import Button, Reply
from academy.programme import LANGUAGES
from handlers.context import Context
from handlers.home import language_buttons, welcome
from handlers.router import routes
from handlers.signup.steps import ORDER, advance, ask_again, is_open, next_step
from locales import languages, own_name, text
from locales.spelling import fold
from storage import members

ENOUGH = 2  # messages clearly in another language before we offer to switch
PATIENCE = 20  # more of them before we offer again to somebody who said no
# What these ask for is written as it is called there, in whatever language that may be.
NAMES = ("join.name", "join.organisation", "join.zone")
FOR_OTHERS = "broadcast.text"  # an announcement: it says nothing of the language of whoever writes it


@routes.command("language")
def choose(ctx: Context) -> Reply:
    """The four languages; one may stand behind the command."""
    if named := named_language(ctx.argument) or languages.normalise(ctx.argument):
        return _switch(ctx, named)
    return Reply(ctx.text("language-choose"), language_buttons(ctx))


def named_language(words: str) -> str | None:
    """The language that somebody calls by its name in any of the four."""
    names = {fold(text(code, f"language-{named}")): named for code in LANGUAGES for named in LANGUAGES}
    return (names | {fold(own_name(code)): code for code in LANGUAGES}).get(fold(words))


@routes.action("language")
def chosen(ctx: Context) -> Reply:
    """A language that was pressed; without one, the choice."""
    if not ctx.argument:
        return choose(ctx)
    if ctx.argument not in LANGUAGES:
        raise AcademyError("button-unknown")
    return _switch(ctx, ctx.argument)


def _switch(ctx: Context, language: str) -> Reply:
    said = "language-stays" if language == ctx.member.language else "language-changed"
    members.change_language(ctx.member, language)
    if is_open(ctx):
        return replace(ask_again(ctx, ctx.text("language-changed")), closes=True)
    if next_step(ctx) == ORDER[0]:
        # The same page again: without a word beside the button it would seem that the press was lost.
        return replace(welcome(ctx), edits=bool(ctx.incoming.action), notice=ctx.text(said))
    if ctx.member.joined_at is None:
        return advance(ctx, ctx.text("language-changed"))
    row = (ctx.button("button-agenda", "agenda"), ctx.button("button-home", "home"))
    return Reply(ctx.text("language-changed"), (row,), closes=True)


@routes.action("stay")
def stay(ctx: Context) -> Reply:
    """Keep writing in the language of now."""
    ctx.member.other_count = -PATIENCE
    said = ctx.text("language-stays")
    return replace(ask_again(ctx, said) if is_open(ctx) else Reply(said), closes=True)


def with_languages(ctx: Context, reply: Reply) -> Reply:
    """The reply with the four languages to choose from, unless it has them."""
    if not (reply.text or reply.document):
        return welcome(ctx)
    if any(button.action.startswith("language:") for row in reply.buttons for button in row):
        return reply
    text = f"{reply.text}\n\n{ctx.text('language-choose')}"
    return replace(reply, text=text, buttons=(*reply.buttons, *language_buttons(ctx)))


def offer(ctx: Context, reply: Reply, question: str) -> Reply:
    """The reply, with an offer to switch after two messages clearly in another of the four languages.

    `question` is the one that was open when they wrote.
    """
    if question == FOR_OTHERS or (question in NAMES and _reads_like_a_name(ctx.incoming.text)):
        return reply
    other = _written(ctx)
    if not (other and reply.text):
        return reply
    ctx.member.other_count = 0
    row = (
        Button(text(other, "language-offer-yes"), f"language:{other}"),
        Button(ctx.text("language-offer-no"), "stay"),
    )
    return replace(reply, text=f"{reply.text}\n\n{text(other, 'language-offer')}", buttons=(*reply.buttons, row))


def _reads_like_a_name(words: str) -> bool:
    long = [word for word in words.split() if len(word) > 3]
    return 2 * sum(word[0].isupper() for word in long) >= len(long)


def _written(ctx: Context) -> str:
    """The other language in which they clearly wrote often enough, or ""."""
    member = ctx.member
    found = languages.guess(ctx.incoming.text, member.language)
    if not found.sure or found.language is None:
        return ""
    if found.language == member.language:
        member.other_count = min(member.other_count, 0)
        return ""
    if member.other_language != found.language:
        member.other_language, member.other_count = found.language, min(member.other_count, 0)
    member.other_count += 1
    return found.language if member.other_count >= ENOUGH else ""
