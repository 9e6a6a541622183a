"""What a member told of themself, with a change button a line."""

from __future__ import annotations

from academy.messages import Reply
from handlers.context import Context
from handlers.profile_lines import LINES, line, shown
from handlers.router import routes
from handlers.signup.steps import page, way_on


@routes.command("profile")
@routes.action("profile")
@page("profile")
def profile(ctx: Context) -> Reply:
    """All lines, each with its button."""
    lines = [line(ctx, field) for field in LINES]
    lines.append(ctx.text("profile-language", value=shown(ctx, "language", ctx.member.language)))
    buttons = [ctx.button(f"change-{field}", f"change:{field}") for field in LINES]
    buttons.append(ctx.button("change-language", "language"))
    rows = [tuple(buttons[place : place + 3]) for place in range(0, len(buttons), 3)]
    last = (*way_on(ctx), ctx.button("button-privacy", "privacy"))
    return Reply(ctx.text("profile", lines="\n".join(lines)), (*rows, last))
