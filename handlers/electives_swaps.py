"""Seats exchanged: somebody asks, somebody else says yes, and nobody learns a name."""

from __future__ import annotations

from dataclasses import replace

from academy.electives import Reason, Refused
from academy.errors import AcademyError
from academy.messages import Button, Reply
from handlers import electives_lines as lines
from handlers.context import Context
from handlers.electives_choosing import ask_language, confirmed, refused
from handlers.router import routes
from storage import menu, swaps
from storage.menu import ElectiveView, RoundView
from storage.models import Swap
from storage.swaps import SwapView


@routes.action("swaps")
def swaps_(ctx: Context) -> Reply:
    """What a seat could be exchanged for."""
    return _page(ctx, menu.round_for(ctx.db, ctx.member, lines.number(ctx.argument), ctx.now))


@routes.action("swap")
def swap(ctx: Context) -> Reply:
    """Ask for a seat in an elective in exchange for one's own."""
    elective_id = lines.number(ctx.argument)
    outcome = swaps.ask(ctx.db, ctx.member, elective_id, ctx.by, ctx.now)
    if isinstance(outcome, Refused):
        return _refused(ctx, elective_id, outcome, f"swap:{elective_id}")
    if outcome.done:
        return _exchanged(ctx, elective_id)
    page = _page(ctx, menu.round_for(ctx.db, ctx.member, outcome.round_id, ctx.now))
    return page.noticed(ctx.text("electives-swap-noted"))


@routes.action("agree")
def agree(ctx: Context) -> Reply:
    """The second yes."""
    request = ctx.db.get(Swap, lines.number(ctx.argument))
    if request is None:
        raise AcademyError("swap-gone")
    outcome = swaps.agree(ctx.db, ctx.member, request.id, ctx.by, ctx.now)
    if isinstance(outcome, Refused):
        return _refused(ctx, request.gives_id, outcome, f"agree:{request.id}")
    return _exchanged(ctx, outcome.gives)


@routes.action("unswap")
def unswap(ctx: Context) -> Reply:
    """Take one's request back."""
    request = ctx.db.get(Swap, lines.number(ctx.argument))
    if request is None or not swaps.withdraw(ctx.db, ctx.member.id, request.id, ctx.by, ctx.now):
        raise AcademyError("swap-gone")
    page = _page(ctx, menu.round_for(ctx.db, ctx.member, request.round_id, ctx.now))
    return page.noticed(ctx.text("electives-swap-withdrawn"))


def _refused(ctx: Context, elective_id: int, no: Refused, action: str) -> Reply:
    if no.reason is Reason.OTHER_LANGUAGE:
        return ask_language(ctx, elective_id, no, action)
    return refused(ctx, elective_id, no)


def _exchanged(ctx: Context, elective_id: int) -> Reply:
    reply = confirmed(ctx, elective_id)
    return replace(reply, text=f"{ctx.text('electives-swap-done')}\n\n{reply.text}").noticed(
        ctx.text("electives-swap-done")
    )


def _page(ctx: Context, round_: RoundView) -> Reply:
    """Raises AcademyError("swap-no-seat") for somebody who has none."""
    mine = next((one for one in round_.electives if one.mine), None)
    if mine is None:
        raise AcademyError("swap-no-seat")
    asked = swaps.own(ctx.db, ctx.member.id, round_.id)
    others = swaps.open_for(ctx.db, ctx.member.id, round_.id)
    by_id = {one.id: one for one in round_.electives}
    parts = [ctx.text("electives-swap", title=lines.title(ctx, mine.value))]
    if asked:
        parts.append(ctx.text("electives-swap-asked", title=lines.title(ctx, by_id[asked.wants].value)))
    parts += [ctx.text("electives-swap-wanted", title=lines.title(ctx, by_id[one.gives].value)) for one in others]
    back = ctx.button("button-elective-all", f"electives:{round_.id}")
    rows = [*_agreeing(ctx, others, by_id), *_asking(ctx, round_, asked, others), (back,)]
    return Reply("\n\n".join(parts), tuple(rows), edits=True)


def _agreeing(ctx: Context, others: list[SwapView], by_id: dict[int, ElectiveView]) -> list[tuple[Button, ...]]:
    """Yes to each request that suits."""
    return [(lines.labelled(ctx, by_id[one.gives].value, f"agree:{one.id}", "✓ "),) for one in others]


def _asking(
    ctx: Context, round_: RoundView, asked: SwapView | None, others: list[SwapView]
) -> list[tuple[Button, ...]]:
    """One's request taken back, or what one could ask for."""
    if asked:
        return [(ctx.button("button-elective-unswap", f"unswap:{asked.id}"),)]
    offered = {one.gives for one in others}
    possible = [one for one in round_.electives if not one.mine and one.id not in offered and _can_have(one)]
    return [(lines.labelled(ctx, one.value, f"swap:{one.id}", "⇄ "),) for one in possible]


def _can_have(one: ElectiveView) -> bool:
    """Swaps go on after the round closed."""
    return one.refusal is None or one.refusal.reason is Reason.CLOSED
