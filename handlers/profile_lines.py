"""How the lines of a profile are written, in the profile, the summary and the question what to merge."""

from __future__ import annotations

from handlers.context import Context
from locales import places
from storage.members import PROFILE

LINES = PROFILE


def line(ctx: Context, field: str) -> str:
    """One line: its label and what was answered."""
    return ctx.text(f"profile-{field}", value=shown(ctx, field, getattr(ctx.member, field)))


def shown(ctx: Context, field: str, value: str | None) -> str:
    """A stored value as people read it."""
    if not value:
        return ctx.text("profile-empty")
    if field == "country":
        return places.country_name(value, ctx.member.language)
    if field == "constituency":
        return ctx.text(f"constituency-{value}")
    if field == "zone":
        return places.main_city(value, ctx.member.language)
    if field == "language":
        return ctx.text(f"language-{value}")
    return value
