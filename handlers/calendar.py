"""The member's sessions in their own calendar: as a file, and at a private address that follows every change."""

from __future__ import annotations

from dataclasses import replace

from academy.messages import Button, Document, Reply
from academy.programme import in_language
from handlers.certainty import is_sure, sure
from handlers.context import Context
from handlers.router import routes
from handlers.signup.steps import agreed, way_on
from papers.calendar import calendar as written
from storage import calendars

NEW = "new"


@routes.command("calendar")
@routes.action("calendar")
@agreed
def calendar(ctx: Context) -> Reply:
    """The file and the address; behind the action, the wish for a new address and the yes to it."""
    if ctx.argument == NEW:
        return _ask(ctx)
    renewed = is_sure(ctx.argument, ctx.now)
    if renewed:
        calendars.renew(ctx.db, ctx.member.id, ctx.now)
    return replace(_shown(ctx, "calendar-renewed" if renewed else "calendar"), closes=renewed)


def _shown(ctx: Context, key: str) -> Reply:
    diary = calendars.diary(ctx.db, ctx.member)
    if not diary.title:
        return Reply(ctx.text("home-no-edition"), (way_on(ctx),))
    page = f"{ctx.public_url}/calendar/{calendars.token_of(ctx.db, ctx.member.id, ctx.now)}"
    name = in_language(diary.title, diary.language)
    content = written(diary.appointments, name, diary.language, ctx.now)
    opens = Button(ctx.text("button-calendar-open"), url=page)
    rows = ((opens,), (ctx.button("button-calendar-new", f"calendar:{NEW}"), *way_on(ctx)))
    document = Document("collective-brain.ics", content, "text/calendar")
    return Reply(ctx.text(key, address=f"{page}.ics"), rows, document=document)


def _ask(ctx: Context) -> Reply:
    yes = ctx.button("button-calendar-yes", f"calendar:{sure(ctx.now)}")
    return Reply(ctx.text("calendar-new-sure"), ((yes, ctx.button("button-calendar-no", "home")),))
