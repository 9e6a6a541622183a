"""The texts of an announcement, a language at a time; what seems to be in another language is noticed."""

from __future__ import annotations

from dataclasses import replace

from academy.broadcasts import LONGEST
from academy.errors import AcademyError
from academy.messages import Button, Field, Reply
from academy.programme import LANGUAGES
from handlers.broadcast import author, language_of, number, organisers_only, reader, show, value
from handlers.broadcast_lines import doubt
from handlers.context import Context
from handlers.router import routes
from handlers.signup.steps import below
from reminders.broadcasts import FIFTH, seems
from storage import broadcasts
from storage.models import Broadcast


@routes.action("broadcast.new")
@organisers_only
def new(ctx: Context) -> Reply:
    """Begin an announcement."""
    return _languages(ctx, broadcasts.begin(ctx.db, author(ctx), ctx.now))


@routes.action("broadcast.texts")
@organisers_only
def texts(ctx: Context) -> Reply:
    """In which language to write next."""
    return _languages(ctx, broadcasts.draft(ctx.db, author(ctx), number(ctx)))


def _languages(ctx: Context, row: Broadcast) -> Reply:
    ctx.ask("broadcast.draft", broadcast=row.id)
    names = [
        Button(
            ("✓ " if code in row.texts else "") + ctx.text(f"language-{code}"), f"broadcast.text:{row.id}:{code}"
        )
        for code in LANGUAGES
    ]
    on = [ctx.button("broadcast-button-card", f"broadcast:{row.id}")]
    if row.texts:
        on.insert(0, ctx.button("broadcast-button-whom", f"broadcast.whom:{row.id}"))
    key = "broadcast-texts-more" if row.texts else "broadcast-texts"
    return Reply(ctx.text(key), (tuple(names[:2]), tuple(names[2:]), tuple(on)), edits=bool(ctx.incoming.action))


@routes.action("broadcast.text")
@organisers_only
def write(ctx: Context) -> Reply:
    """Ask for the text in a language."""
    row = broadcasts.draft(ctx.db, author(ctx), number(ctx))
    return replace(_ask(ctx, row, language_of(value(ctx))), edits=bool(ctx.incoming.action))


def _ask(ctx: Context, row: Broadcast, language: str) -> Reply:
    ctx.ask("broadcast.text", broadcast=row.id, language=language)
    name = ctx.text(f"language-{language}")
    text = ctx.text("broadcast-text", name=name, most=LONGEST)
    buttons = [ctx.button("button-back", f"broadcast.texts:{row.id}")]
    if language in row.texts:
        text += "\n\n" + ctx.text("broadcast-text-now", text=row.texts[language])
        buttons.append(ctx.button("broadcast-button-remove", f"broadcast.remove:{row.id}:{language}"))
    return Reply(text, (tuple(buttons),), Field(ctx.text("broadcast-text.field"), 1, LONGEST, long=True))


@routes.question("broadcast.text")
@organisers_only
def write_again(ctx: Context) -> Reply:
    """The text is still to be written."""
    return _ask(ctx, broadcasts.draft(ctx.db, author(ctx), ctx.data["broadcast"]), ctx.data["language"])


@routes.answer("broadcast.text")
@organisers_only
def written(ctx: Context) -> Reply:
    """A text, kept in the language it was asked for in, with a word of doubt when it seems to be in another."""
    language = ctx.data["language"]
    row = broadcasts.write_text(ctx.db, author(ctx), ctx.data["broadcast"], language, ctx.argument)
    name, words = ctx.text(f"language-{language}"), row.texts[language]
    said = ctx.text("broadcast-text-noted", name=name, count=len(words))
    other = seems(words, language)
    return below(said, _doubt(ctx, row, language, other) if other else _languages(ctx, row))


def _doubt(ctx: Context, row: Broadcast, language: str, other: str) -> Reply:
    ctx.ask("broadcast.draft", broadcast=row.id)
    buttons = [
        ctx.button("broadcast-button-keep", f"broadcast.texts:{row.id}", name=ctx.text(f"language-{language}")),
        ctx.button("broadcast-button-again", f"broadcast.text:{row.id}:{language}"),
    ]
    if other != FIFTH:
        name = ctx.text(f"language-{other}")
        buttons[1] = ctx.button("broadcast-button-is", f"broadcast.move:{row.id}:{language}:{other}", name=name)
    return Reply(doubt(reader(ctx), language, other), (tuple(buttons),))


@routes.action("broadcast.move")
@organisers_only
def move(ctx: Context) -> Reply:
    """The text is in another language than the one it was asked for in."""
    old, _, new_ = value(ctx).partition(":")
    row = broadcasts.move_text(ctx.db, author(ctx), number(ctx), language_of(old), language_of(new_))
    return _languages(ctx, row)


@routes.action("broadcast.remove")
@organisers_only
def remove(ctx: Context) -> Reply:
    """Take a text out again."""
    return _languages(ctx, broadcasts.remove_text(ctx.db, author(ctx), number(ctx), language_of(value(ctx))))


@routes.action("broadcast.show")
@organisers_only
def preview(ctx: Context) -> Reply:
    """A text exactly as it will be read."""
    row = broadcasts.find(ctx.db, author(ctx), number(ctx))
    if (language := value(ctx)) not in row.texts:
        raise AcademyError("button-unknown")
    return Reply(row.texts[language], ((ctx.button("broadcast-button-card", f"broadcast:{row.id}"),),))


@routes.action("broadcast.fallback")
@organisers_only
def fallback(ctx: Context) -> Reply:
    """Name the text for those who have none in their language; named twice, none."""
    row = broadcasts.draft(ctx.db, author(ctx), number(ctx))
    language = language_of(value(ctx))
    named = "" if row.fallback == language else language
    return show(ctx, broadcasts.name_fallback(ctx.db, author(ctx), row.id, named))
