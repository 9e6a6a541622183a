"""An announcement on its way: to its author alone, confirmed, stopped."""

from __future__ import annotations

from academy.messages import Reply
from handlers.broadcast import author, number, organisers_only, reader, show, value
from handlers.broadcast_lines import title, when, who_gets_what
from handlers.context import Context
from handlers.router import routes
from storage import audiences, broadcasts
from storage.broadcasts import Stage
from storage.models import Broadcast

YES = "yes"


@routes.action("broadcast.try")
@organisers_only
def try_out(ctx: Context) -> Reply:
    """Send it to its author alone, over the same rails."""
    count = broadcasts.try_out(ctx.db, author(ctx), number(ctx), ctx.now)
    return Reply(notice=ctx.text("broadcast-tried", count=count))


@routes.action("broadcast.send")
@organisers_only
def send(ctx: Context) -> Reply:
    """Ask once more; with the fingerprint of what was confirmed behind the announcement, let it go."""
    row = broadcasts.find(ctx.db, author(ctx), number(ctx))
    if row.state != Stage.DRAFT:
        return show(ctx, row)  # pressed twice
    if not value(ctx):
        return _ask(ctx, row)
    return show(ctx, broadcasts.confirm(ctx.db, author(ctx), row.id, value(ctx), _message(ctx), ctx.now))


def _message(ctx: Context) -> dict[str, str]:
    """The message that the answer takes the place of, for `bot/progress.py`; none when "yes" was typed."""
    if not ctx.incoming.message:
        return {}
    where = {"channel": ctx.address.channel, "chat": ctx.incoming.chat, "message": ctx.incoming.message}
    return where | {"language": ctx.member.language, "zone": ctx.zone}


def _ask(ctx: Context, row: Broadcast) -> Reply:
    broadcasts.check_complete(ctx.db, row, ctx.now)
    who = who_gets_what(reader(ctx), audiences.plan(ctx.db, row))
    asked = ctx.text("broadcast-sure", when=when(ctx.db, reader(ctx), row))
    buttons = (
        ctx.button("broadcast-button-sure", f"broadcast.send:{row.id}:{broadcasts.fingerprint(row)}"),
        ctx.button("button-back", f"broadcast:{row.id}"),
    )
    return Reply("\n\n".join([title(reader(ctx), row), "\n".join(who), asked]), (buttons,), edits=True)


@routes.action("broadcast.stop")
@organisers_only
def stop(ctx: Context) -> Reply:
    """Stop at once: asking first would cost messages."""
    halted = broadcasts.stop(ctx.db, author(ctx), number(ctx), ctx.now)
    row = broadcasts.find(ctx.db, author(ctx), number(ctx))
    return show(ctx, row).noticed(ctx.text("broadcast-stopped", count=halted))
