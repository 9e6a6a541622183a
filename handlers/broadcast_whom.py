"""For whom an announcement is: lists to tick, each of which narrows it down, and places besides."""

from __future__ import annotations

from dataclasses import replace

from academy.broadcasts import FILTERS, LISTS, Audience
from academy.errors import AcademyError
from academy.messages import Button, Reply
from handlers.broadcast import author, number, organisers_only, reader, value
from handlers.broadcast_lines import options, who_gets_what, whom
from handlers.context import Context
from handlers.router import routes
from storage import audiences, broadcasts
from storage.models import Broadcast

MEMBERS, EVERYONE = "members", "everyone"
LABEL = 40  # characters of an elective's title on its button


@routes.action("broadcast.whom")
@organisers_only
def choose(ctx: Context) -> Reply:
    """All lists; behind the announcement one of them, behind that a value to tick or untick."""
    row = broadcasts.draft(ctx.db, author(ctx), number(ctx))
    name, _, one = value(ctx).partition(":")
    if name in (MEMBERS, EVERYONE):
        _whole(ctx, row, name)
        name = ""
    elif name and name not in LISTS:
        raise AcademyError("button-unknown")
    elif one:
        _tick(ctx, row, name, one)
    ctx.ask("broadcast.draft", broadcast=row.id)
    return _list(ctx, row, name) if name else _lists(ctx, row)


def _whole(ctx: Context, row: Broadcast, name: str) -> None:
    """Begin anew with everyone, or leave members out and take them in again."""
    chosen = Audience.from_json(row.audience)
    new = Audience(places=chosen.places) if name == EVERYONE else replace(chosen, members=not chosen.members)
    broadcasts.choose_audience(ctx.db, author(ctx), row.id, new)


def _tick(ctx: Context, row: Broadcast, name: str, one: str) -> None:
    if one not in options(ctx.db, reader(ctx), name):
        raise AcademyError("button-unknown")
    chosen = Audience.from_json(row.audience).toggled(name, one)
    broadcasts.choose_audience(ctx.db, author(ctx), row.id, chosen)


def _lists(ctx: Context, row: Broadcast) -> Reply:
    chosen = Audience.from_json(row.audience)
    names = [name for name in FILTERS if chosen.members and options(ctx.db, reader(ctx), name)]
    buttons = [_button(ctx, row, chosen, name) for name in names]
    rows = [tuple(buttons[place : place + 2]) for place in range(0, len(buttons), 2)]
    if options(ctx.db, reader(ctx), "places"):
        mark = "" if chosen.members else "✓ "
        alone = Button(mark + ctx.text("broadcast-button-places-only"), f"broadcast.whom:{row.id}:{MEMBERS}")
        rows.append((_button(ctx, row, chosen, "places"), alone))
    last = [ctx.button("broadcast-button-card", f"broadcast:{row.id}")]
    if any(getattr(chosen, name) for name in FILTERS) or not chosen.members:
        last.insert(0, ctx.button("broadcast-button-everyone", f"broadcast.whom:{row.id}:{EVERYONE}"))
    return Reply(_text(ctx, row, "broadcast-whom"), (*rows, tuple(last)), edits=bool(ctx.incoming.action))


def _button(ctx: Context, row: Broadcast, chosen: Audience, name: str) -> Button:
    mark = "✓ " if getattr(chosen, name) else ""
    return Button(mark + ctx.text(f"broadcast-whom-{name}"), f"broadcast.whom:{row.id}:{name}")


def _list(ctx: Context, row: Broadcast, name: str) -> Reply:
    ticked = getattr(Audience.from_json(row.audience), name)
    buttons = [
        Button(("✓ " if one in ticked else "") + label[:LABEL], f"broadcast.whom:{row.id}:{name}:{one}")
        for one, label in options(ctx.db, reader(ctx), name).items()
    ]
    width = 1 if name == "electives" else 2
    rows = [tuple(buttons[place : place + width]) for place in range(0, len(buttons), width)]
    back = (ctx.button("button-back", f"broadcast.whom:{row.id}"),)
    return Reply(_text(ctx, row, "broadcast-whom-list"), (*rows, back), edits=bool(ctx.incoming.action))


def _text(ctx: Context, row: Broadcast, key: str) -> str:
    """The question, for whom it is so far, and how many that are."""
    who = who_gets_what(reader(ctx), audiences.plan(ctx.db, row))
    now = ctx.text("broadcast-line-whom", whom=whom(ctx.db, reader(ctx), row))
    return "\n\n".join([ctx.text(key), "\n".join([now, *who])])
