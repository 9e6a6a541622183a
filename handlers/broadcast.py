"""Announcements by organisers: which there are, and the page of each. Everybody else gets a polite no."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import wraps

import structlog

from academy.errors import AcademyError
from academy.messages import Button, Reply
from academy.programme import LANGUAGES
from handlers.broadcast_card import card
from handlers.broadcast_lines import Reader
from handlers.context import Context
from handlers.router import Handler, routes
from storage import broadcasts, organisers
from storage.broadcasts import Stage
from storage.models import Broadcast
from storage.organisers import Author, NotAnOrganiserError

log = structlog.get_logger()

LATEST = 6  # announcements to choose from
SHOWN = 40  # characters of a text on a button
NUMBER = re.compile(r"[0-9]{1,9}")


def author(ctx: Context) -> Author:
    """Who acts, for storage to check."""
    return Author(ctx.by, ctx.member.id, ctx.organisers)


def organisers_only(handler: Handler) -> Handler:
    """Storage refuses anybody else before anything changes; here that becomes a polite no, which is noted."""

    @wraps(handler)
    def checked(ctx: Context) -> Reply:
        try:
            return handler(ctx)
        except NotAnOrganiserError as error:
            tried = ctx.incoming.command or ctx.incoming.action or ctx.question
            organisers.note_attempt(ctx.db, author(ctx), tried, ctx.now)
            log.warning("announcement refused", member=ctx.member.id, tried=tried)
            if ctx.question.startswith("broadcast."):
                ctx.leave()
            return Reply(ctx.text(error.key), ((ctx.button("button-home", "home"),),))

    return checked


def reader(ctx: Context) -> Reader:
    """Who reads the page of an announcement."""
    return Reader(ctx.member.language, ctx.zone)


def number(ctx: Context) -> int:
    """The announcement that a button is about. Raises AcademyError("button-unknown")."""
    first = ctx.argument.partition(":")[0]
    if not NUMBER.fullmatch(first):
        raise AcademyError("button-unknown")
    return int(first)


def value(ctx: Context) -> str:
    """What a button says besides the announcement."""
    return ctx.argument.partition(":")[2]


def language_of(written: str) -> str:
    """A language that a button names. Raises AcademyError("button-unknown")."""
    if written not in LANGUAGES:
        raise AcademyError("button-unknown")
    return written


def show(ctx: Context, row: Broadcast) -> Reply:
    """The page of an announcement; a draft is the open question."""
    if row.state == Stage.DRAFT:
        ctx.ask("broadcast.draft", broadcast=row.id)
    elif ctx.question.startswith("broadcast."):
        ctx.leave()
    return replace(card(ctx.db, row, reader(ctx), ctx.now), edits=bool(ctx.incoming.action))


@routes.command("broadcast")
@routes.action("broadcast")
@organisers_only
def broadcast(ctx: Context) -> Reply:
    """The announcements there are; behind a command or in a button, the page of one.

    Words behind the command are no announcement yet: it is written in a language, and shown first.
    """
    known = broadcasts.latest(ctx.db, author(ctx), LATEST)
    if ctx.argument and (ctx.incoming.action or NUMBER.fullmatch(ctx.argument)):
        return show(ctx, broadcasts.find(ctx.db, author(ctx), number(ctx)))
    rows = tuple((_choice(ctx, row),) for row in known)
    new = (ctx.button("broadcast-button-new", "broadcast.new"), ctx.button("button-home", "home"))
    return Reply(ctx.text("broadcast"), (*rows, new))


def _choice(ctx: Context, row: Broadcast) -> Button:
    words = " ".join(next(iter(row.texts.values()), "").replace("**", "").split())
    leaving = row.state == Stage.SENT and not broadcasts.is_over(ctx.db, row)
    state = ctx.text(f"broadcast-state-{Stage.SENDING if leaving else row.state}")
    label = f"{row.id} · {state} · {words}" if words else f"{row.id} · {state}"
    return Button(label[:SHOWN], f"broadcast:{row.id}")


@routes.question("broadcast.draft")
@organisers_only
def overview(ctx: Context) -> Reply:
    """The draft on which somebody works, once more."""
    return show(ctx, broadcasts.find(ctx.db, author(ctx), ctx.data["broadcast"]))


@routes.action("broadcast.drop")
@routes.action("broadcast.undo")
@organisers_only
def undo(ctx: Context) -> Reply:
    """Put a draft away, or take back what waits."""
    return show(ctx, broadcasts.undo(ctx.db, author(ctx), number(ctx), ctx.now))


@routes.action("broadcast.reopen")
@organisers_only
def reopen(ctx: Context) -> Reply:
    """Go on with what was put away or taken back."""
    return show(ctx, broadcasts.reopen(ctx.db, author(ctx), number(ctx)))
