"""What a candidate asks, answered from the programme file."""

from __future__ import annotations

from academy.messages import Reply
from academy.programme import ABOUT_QUESTIONS, in_language
from handlers.context import Context
from handlers.router import routes
from handlers.signup.steps import way_on


@routes.command("about")
@routes.action("about")
def about(ctx: Context) -> Reply:
    """The ten questions, or the answer to one."""
    edition = ctx.edition
    if edition is None:
        return Reply(ctx.text("home-no-edition"), (way_on(ctx),))
    language = ctx.member.language
    text = ctx.text(
        "about", title=in_language(edition.title, language), theme=in_language(edition.theme, language)
    )
    answer = edition.about.get(ctx.argument)
    if answer:
        text = f"**{ctx.text(f'about-{ctx.argument}')}**\n\n{in_language(answer, language)}"
    buttons = [ctx.button(f"about-{name}", f"about:{name}") for name in ABOUT_QUESTIONS if name != ctx.argument]
    rows = tuple(tuple(buttons[place : place + 2]) for place in range(0, len(buttons), 2))
    return Reply(text, (*rows, way_on(ctx)), edits=ctx.incoming.action.startswith("about:"))
