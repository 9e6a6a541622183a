"""Taking a seat, being asked for a language, and giving a seat back."""

from __future__ import annotations

from dataclasses import replace

from academy.electives import Outcome, Reason, Refused, Seated, Waits
from academy.errors import AcademyError
from academy.messages import Reply
from academy.programme import LANGUAGES, in_language
from handlers import electives_lines as lines
from handlers.certainty import is_sure, sure
from handlers.context import Context
from handlers.electives import card
from handlers.router import routes
from handlers.signup.steps import below
from storage import catalogue, choosers, electives, menu

# What may be done once more after somebody said in which language they can follow it.
AFTER_LANGUAGE = ("take", "accept", "wish", "swap", "agree")


@routes.action("take", first_come=True)
def take(ctx: Context) -> Reply:
    """A seat at once, or a place on the waiting list."""
    elective_id = lines.number(ctx.argument)
    outcome = electives.take(ctx.db, ctx.member, elective_id, ctx.by, ctx.now)
    return answered(ctx, elective_id, outcome, f"take:{elective_id}")


@routes.action("follow", first_come=True)
def follow(ctx: Context) -> Reply:
    """A language in which they can follow electives, and what they had asked for: "en:take:17"."""
    language, _, action = ctx.argument.partition(":")
    name, _, argument = action.partition(":")
    if language not in LANGUAGES or name not in AFTER_LANGUAGE:
        raise AcademyError("button-unknown")
    choosers.follow(ctx.db, ctx.member.id, language, ctx.now)
    ctx.argument = argument
    return routes.actions[name](ctx)


def answered(ctx: Context, elective_id: int, outcome: Outcome, action: str) -> Reply:
    """What became of asking for an elective by that action: told at once beside the button, and in its place."""
    if isinstance(outcome, Seated):
        return confirmed(ctx, elective_id, outcome.leaves)
    if isinstance(outcome, Waits):
        return _waits(ctx, elective_id, outcome.position)
    if outcome.reason is Reason.OTHER_LANGUAGE:
        return ask_language(ctx, elective_id, outcome, action)
    return refused(ctx, elective_id, outcome)


def confirmed(ctx: Context, elective_id: int, leaves: str = "") -> Reply:
    """A seat with its sessions' times; `leaves`: the code of the elective whose seat was given up for it."""
    found = catalogue.needed(ctx.db)
    one = found.elective(elective_id)
    round_ = found.round(one.round_id)
    parts = [ctx.text("electives-seat", title=lines.title(ctx, one.value)), lines.times(ctx, one.sessions)]
    given_up = next((other.value for other in round_.electives if other.value.code == leaves), None)
    if given_up:
        parts.append(ctx.text("electives-seat-left", title=lines.title(ctx, given_up)))
    remark = ctx.text("electives-seat-reminded")
    if ctx.now < round_.value.closes:
        remark += " " + ctx.text("electives-seat-until", when=lines.moment(ctx, round_.value.closes))
    rows = (
        (ctx.button("button-elective-calendar", "calendar"),),
        (ctx.button("button-elective-all", f"electives:{round_.id}"), ctx.button("button-agenda", "agenda")),
    )
    reply = Reply("\n\n".join([*parts, remark]), rows, edits=True)
    return reply.noticed(ctx.text("electives-seat-notice"))


def _waits(ctx: Context, elective_id: int, position: int) -> Reply:
    one = catalogue.needed(ctx.db).elective(elective_id)
    said = ctx.text("electives-waits", title=lines.title(ctx, one.value), position=position)
    rows = (
        (ctx.button("button-elective-unwait", f"unwait:{elective_id}"),),
        (ctx.button("button-elective-all", f"electives:{one.round_id}"),),
    )
    return Reply(said, rows, edits=True).noticed(ctx.text("electives-waits-notice", position=position))


def ask_language(ctx: Context, elective_id: int, no: Refused, action: str) -> Reply:
    """Whether they can follow it in another language; asked once for each language."""
    one = catalogue.needed(ctx.db).elective(elective_id)
    title, mine = lines.title(ctx, one.value), ctx.text(f"language-{ctx.member.language}")
    said = ctx.text("electives-language", title=title, mine=mine)
    yes = [
        ctx.button("button-elective-follow", f"follow:{code}:{action}", name=ctx.text(f"language-{code}"))
        for code in no.languages
    ]
    no_thanks = ctx.button("button-elective-follow-no", f"elective:{elective_id}")
    return Reply(said, (*((one,) for one in yes), (no_thanks,)), edits=True)


def refused(ctx: Context, elective_id: int, no: Refused) -> Reply:
    """Why not, and the elective as it is now."""
    why = lines.reason(ctx, no)
    shown = card(ctx, elective_id)
    said = shown if why in shown.text else below(why, shown)
    return replace(said, edits=True).noticed(why)


@routes.action("leave")
def leave(ctx: Context) -> Reply:
    """Give back the seat in a round; asks whether that is meant: "3", then "3:yes@1637000000"."""
    argument, _, yes = ctx.argument.partition(":")
    round_ = menu.round_for(ctx.db, ctx.member, lines.number(argument), ctx.now)
    mine = next((one for one in round_.electives if one.mine), None)
    if mine is None:
        raise AcademyError("electives-leave-none", title=in_language(round_.value.title, ctx.member.language))
    if not is_sure(yes, ctx.now):
        return _ask_leave(ctx, round_.id, mine.id, lines.title(ctx, mine.value))
    if no := electives.leave(ctx.db, ctx.member, round_.id, ctx.by, ctx.now):
        return refused(ctx, mine.id, no)
    back = ctx.button("button-elective-all", f"electives:{round_.id}")
    return Reply(ctx.text("electives-left", title=lines.title(ctx, mine.value)), ((back,),), edits=True)


def _ask_leave(ctx: Context, round_id: int, elective_id: int, title: str) -> Reply:
    yes = ctx.button("button-elective-leave-yes", f"leave:{round_id}:{sure(ctx.now)}")
    row = (yes, ctx.button("button-elective-leave-no", f"elective:{elective_id}"))
    return Reply(ctx.text("electives-leave-sure", title=title), (row,), edits=True)
