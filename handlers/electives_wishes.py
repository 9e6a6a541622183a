"""Electives put in the order of one's wishes: one press each, saved at once, until the round closes."""

from __future__ import annotations

from dataclasses import replace

from academy.electives import Reason
from academy.messages import Button, Reply
from academy.programme import in_language
from handlers import electives_lines as lines
from handlers.context import Context
from handlers.electives import can_wish, look_up, round_page, wish_list
from handlers.electives_choosing import ask_language, refused
from handlers.router import routes
from storage import menu
from storage import wishes as kept
from storage.menu import RoundView


@routes.action("wishes")
def wishes(ctx: Context) -> Reply:
    """The order so far, and what can be added."""
    return _page(ctx, menu.round_for(ctx.db, ctx.member, lines.number(ctx.argument), ctx.now))


@routes.action("wish")
def wish(ctx: Context) -> Reply:
    """An elective behind those that are in order already; pressed twice, it is there once."""
    round_, one = look_up(ctx, lines.number(ctx.argument))
    order = [*round_.wishes, *([] if one.id in round_.wishes else [one.id])]
    no = kept.save(ctx.db, ctx.member, round_.id, order, ctx.by, ctx.now).get(one.id)
    if no and no.reason is Reason.OTHER_LANGUAGE:
        return ask_language(ctx, one.id, no, f"wish:{one.id}")
    if no:
        return refused(ctx, one.id, no)
    return _page(ctx, menu.round_for(ctx.db, ctx.member, round_.id, ctx.now))


@routes.action("unwish")
def unwish(ctx: Context) -> Reply:
    """Take an elective out of the order."""
    round_, one = look_up(ctx, lines.number(ctx.argument))
    return _save(ctx, round_, [wished for wished in round_.wishes if wished != one.id])


@routes.action("rewish")
def rewish(ctx: Context) -> Reply:
    """Begin the order of a round anew."""
    return _save(ctx, menu.round_for(ctx.db, ctx.member, lines.number(ctx.argument), ctx.now), [])


def _save(ctx: Context, round_: RoundView, order: list[int]) -> Reply:
    kept.save(ctx.db, ctx.member, round_.id, order, ctx.by, ctx.now)
    return _page(ctx, menu.round_for(ctx.db, ctx.member, round_.id, ctx.now))


def _page(ctx: Context, round_: RoundView) -> Reply:
    if not can_wish(ctx, round_):
        return replace(round_page(ctx, round_.id), edits=True)
    until = lines.moment(ctx, round_.value.closes)
    left = _left(ctx, round_)
    ordered = wish_list(ctx, round_)
    parts = [
        f"**{in_language(round_.value.title, ctx.member.language)}**",
        ctx.text("electives-wishes-next" if ordered else "electives-wishes-first")
        if left
        else ctx.text("electives-wishes-complete"),
        *(["\n".join(ordered)] if ordered else []),
        ctx.text("electives-wishes-until", when=until, city=lines.city(ctx)),
    ]
    rows = (*((one,) for one in left), *_ways(ctx, round_))
    return Reply("\n\n".join(parts), rows, edits=True)


def _left(ctx: Context, round_: RoundView) -> list[Button]:
    """What can still be put in order."""
    return [
        lines.labelled(ctx, one.value, f"wish:{one.id}", f"{len(round_.wishes) + 1}. ")
        for one in round_.electives
        if one.id not in round_.wishes and one.refusal is None
    ]


def _ways(ctx: Context, round_: RoundView) -> list[tuple[Button, ...]]:
    back = (ctx.button("button-elective-all", f"electives:{round_.id}"),)
    if not round_.wishes:
        return [back]
    undo = ctx.button("button-elective-unwish", f"unwish:{round_.wishes[-1]}")
    return [(undo, ctx.button("button-elective-rewish", f"rewish:{round_.id}")), back]
