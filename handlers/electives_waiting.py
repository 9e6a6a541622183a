"""A seat on offer, accepted or passed on, and leaving a waiting list."""

from __future__ import annotations

from academy.errors import AcademyError
from academy.messages import Reply
from handlers import electives_lines as lines
from handlers.context import Context
from handlers.electives_choosing import answered
from handlers.router import routes
from storage import catalogue, waiting
from storage.models import Offer


@routes.action("accept", first_come=True)
def accept(ctx: Context) -> Reply:
    """Yes to a seat on offer."""
    offer = _offer(ctx)
    outcome = waiting.accept(ctx.db, ctx.member, offer.id, ctx.by, ctx.now)
    return answered(ctx, offer.elective_id, outcome, f"accept:{offer.id}")


@routes.action("pass")
def pass_on(ctx: Context) -> Reply:
    """No to a seat on offer, and off the list."""
    offer = _offer(ctx)
    passed = waiting.pass_on(ctx.db, ctx.member.id, offer.id, ctx.by, ctx.now)
    key = "electives-passed" if passed else "electives-refused-offer-over"
    return _left(ctx, offer.elective_id, key)


@routes.action("unwait")
def unwait(ctx: Context) -> Reply:
    """Leave a waiting list."""
    elective_id = lines.number(ctx.argument)
    left = waiting.leave_list(ctx.db, ctx.member.id, elective_id, ctx.by, ctx.now)
    return _left(ctx, elective_id, "electives-unwaited" if left else "electives-unwaited-before")


def _left(ctx: Context, elective_id: int, key: str) -> Reply:
    one = catalogue.needed(ctx.db).elective(elective_id)
    back = ctx.button("button-elective-all", f"electives:{one.round_id}")
    return Reply(ctx.text(key, title=lines.title(ctx, one.value)), ((back,),), edits=True)


def _offer(ctx: Context) -> Offer:
    """The offer of a button. Raises AcademyError("button-unknown") when it was made to somebody else."""
    offer = ctx.db.get(Offer, lines.number(ctx.argument))
    if offer is None or offer.member_id != ctx.member.id:
        raise AcademyError("button-unknown")
    return offer
