"""The electives of a round as a member meets them, and one of them with all that can be done."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from academy.electives import Reason
from academy.messages import Button, Reply
from academy.programme import RoundMode, Session, in_language
from handlers import electives_lines as lines
from handlers.context import Context
from handlers.router import routes
from handlers.signup.steps import way_on
from locales.sessions import interpretation, short
from storage import catalogue, menu, swaps
from storage.menu import ElectiveView, RoundView

# What the heading of the round says already.
OF_THE_ROUND = (Reason.NOT_OPEN_YET, Reason.CLOSED, Reason.ALREADY_YOURS)


@routes.command("electives")
@routes.action("electives")
def electives(ctx: Context) -> Reply:
    """A round: the one that is open, the next one, or the one behind the action."""
    if ctx.incoming.action and ctx.argument:
        return replace(round_page(ctx, lines.number(ctx.argument)), edits=True)
    rounds = menu.rounds_for(ctx.db, ctx.member, ctx.now)
    if not rounds:
        return Reply(ctx.text("electives-nothing"), (way_on(ctx),))
    return _page(ctx, _of_now(rounds, ctx.now), rounds)


@routes.action("round")
def round_(ctx: Context) -> Reply:
    """A round, below the message that told of it."""
    return round_page(ctx, lines.number(ctx.argument))


@routes.action("elective")
def elective(ctx: Context) -> Reply:
    """An elective."""
    return replace(card(ctx, lines.number(ctx.argument)), edits=True)


def round_page(ctx: Context, round_id: int) -> Reply:
    """A round by its id. Raises AcademyError("elective-gone", "elective-not-participant")."""
    rounds = menu.rounds_for(ctx.db, ctx.member, ctx.now)
    shown = next((one for one in rounds if one.id == round_id), None)
    return _page(ctx, shown or menu.round_for(ctx.db, ctx.member, round_id, ctx.now), rounds)


def card(ctx: Context, elective_id: int) -> Reply:
    """An elective by its id, with what can be done. Raises AcademyError as `round_page` does."""
    round_, one = look_up(ctx, elective_id)
    description = in_language(one.value.description, ctx.member.language)
    about = [interpretation(one.value, ctx.member.language), *_for_whom(ctx, one), lines.seats(ctx, round_, one)]
    parts = [f"**{lines.title(ctx, one.value)}**\n{description}"]
    parts += [lines.times(ctx, one.sessions)] if one.sessions else []
    parts += ["\n".join(about), *_status(ctx, one, ())]
    return Reply("\n\n".join(parts), _deeds(ctx, round_, one))


def look_up(ctx: Context, elective_id: int) -> tuple[RoundView, ElectiveView]:
    """An elective and its round, as they are for this member. Raises AcademyError as `round_page` does."""
    round_id = catalogue.needed(ctx.db).elective(elective_id).round_id
    found = menu.round_for(ctx.db, ctx.member, round_id, ctx.now)
    return found, next(one for one in found.electives if one.id == elective_id)


def _of_now(rounds: list[RoundView], now: datetime) -> RoundView:
    """The round in which one can choose, else the next one, else the last."""
    chosen = [one for one in rounds if one.value.opens <= now < one.value.closes]
    coming = [one for one in rounds if now < one.value.closes]
    return (chosen or coming or rounds[-1:])[0]


def _page(ctx: Context, round_: RoundView, rounds: list[RoundView]) -> Reply:
    together = lines.common_sessions(round_)
    heading = [
        f"**{in_language(round_.value.title, ctx.member.language)}**",
        state(ctx, round_),
        *_yours(ctx, round_),
    ]
    parts = ["\n".join(heading), *([lines.times(ctx, together)] if together else [])]
    parts += [_entry(ctx, round_, one, bool(together)) for one in round_.electives]
    rows = [(lines.labelled(ctx, one.value, f"elective:{one.id}", _mark(one)),) for one in round_.electives]
    others = tuple(_turn_to(ctx, one) for one in rounds if one.id != round_.id)
    below = (*_ways(ctx, round_), *way_on(ctx))
    return Reply("\n\n".join(parts), (*rows, *([others] if others else []), below))


def state(ctx: Context, round_: RoundView) -> str:
    """Whether one can choose, and until when."""
    value = round_.value
    if round_.first:
        return ctx.text("electives-first")
    if ctx.now < value.opens:
        return ctx.text("electives-opens", when=lines.moment(ctx, value.opens), city=lines.city(ctx))
    if ctx.now < value.closes:
        key = "electives-open-ranked" if value.mode is RoundMode.RANKED else "electives-open"
        return ctx.text(key, when=lines.moment(ctx, value.closes), city=lines.city(ctx))
    if lines.collects_wishes(round_):
        return ctx.text("electives-sharing")
    return ctx.text("electives-over", when=lines.moment(ctx, value.closes))


def _yours(ctx: Context, round_: RoundView) -> list[str]:
    mine = next((one for one in round_.electives if one.mine), None)
    if mine:
        return [ctx.text("electives-yours", title=lines.title(ctx, mine.value))]
    if wished := wish_list(ctx, round_):
        return [ctx.text("electives-wished"), *wished]
    return [ctx.text("electives-yours-not")] if ctx.now >= round_.value.opens else []


def wish_list(ctx: Context, round_: RoundView) -> list[str]:
    """A member's wishes, a numbered line each, while they count."""
    if not lines.collects_wishes(round_):
        return []
    by_id = {one.id: lines.title(ctx, one.value) for one in round_.electives}
    return [f"{rank}. {by_id[wish]}" for rank, wish in enumerate(round_.wishes, 1) if wish in by_id]


def _entry(ctx: Context, round_: RoundView, one: ElectiveView, together: bool) -> str:
    said = [f"**{lines.title(ctx, one.value)}**"]
    if not together:
        said += [" · ".join(_short(ctx, session) for session in one.sessions)] if one.sessions else []
    said += [interpretation(one.value, ctx.member.language), *_for_whom(ctx, one), lines.seats(ctx, round_, one)]
    return "\n".join([*said, *_status(ctx, one, OF_THE_ROUND)])


def _short(ctx: Context, session: Session) -> str:
    return short(session, ctx.zone, ctx.member.language)


def _for_whom(ctx: Context, one: ElectiveView) -> list[str]:
    for_some = one.value.constituencies
    return [ctx.text("electives-for", groups=lines.groups(ctx, for_some))] if for_some else []


def _status(ctx: Context, one: ElectiveView, said_already: tuple[Reason, ...]) -> list[str]:
    status = [lines.standing(ctx, one)] if lines.standing(ctx, one) else []
    if one.refusal and not one.mine and one.refusal.reason not in said_already:
        status.append(f"✗ {lines.reason(ctx, one.refusal)}")
    return status


def _mark(one: ElectiveView) -> str:
    return "✓ " if one.mine else ""


def _turn_to(ctx: Context, round_: RoundView) -> Button:
    return Button(f"{in_language(round_.value.title, ctx.member.language)} ›", f"electives:{round_.id}")


def _ways(ctx: Context, round_: RoundView) -> tuple[Button, ...]:
    if lines.collects_wishes(round_):
        return (ctx.button("button-elective-wishes", f"wishes:{round_.id}"),) if can_wish(ctx, round_) else ()
    if round_.seat and swaps.open_for(ctx.db, ctx.member.id, round_.id):
        return (ctx.button("button-elective-swap", f"swaps:{round_.id}"),)
    return ()


def can_wish(ctx: Context, round_: RoundView) -> bool:
    """Whether wishes are taken now."""
    return lines.collects_wishes(round_) and round_.value.opens <= ctx.now < round_.value.closes


def _deeds(ctx: Context, round_: RoundView, one: ElectiveView) -> tuple[tuple[Button, ...], ...]:
    deeds = _about_seat(ctx, round_, one) if one.mine else _about_choice(ctx, round_, one)
    back = ctx.button("button-elective-all", f"electives:{round_.id}")
    return (*((deed,) for deed in deeds), (back,))


def _about_seat(ctx: Context, round_: RoundView, one: ElectiveView) -> list[Button]:
    if not one.sessions or ctx.now >= one.sessions[0].starts:
        return [ctx.button("button-elective-calendar", "calendar")]
    deeds = [
        ctx.button("button-elective-calendar", "calendar"),
        ctx.button("button-elective-swap", f"swaps:{round_.id}"),
    ]
    if ctx.now < round_.value.closes:
        deeds.append(ctx.button("button-elective-leave", f"leave:{round_.id}"))
    return deeds


def _about_choice(ctx: Context, round_: RoundView, one: ElectiveView) -> list[Button]:
    if one.offer:
        return offer_buttons(ctx, one.offer.id)
    if one.position is not None:
        return [ctx.button("button-elective-unwait", f"unwait:{one.id}")]
    if one.refusal:
        return []
    if lines.collects_wishes(round_):
        return [ctx.button("button-elective-wishes", f"wishes:{round_.id}")]
    if one.free == 0 or (one.free is not None and one.waiting):
        return [ctx.button("button-elective-wait", f"take:{one.id}")]
    return [ctx.button("button-elective-change" if round_.seat else "button-elective-take", f"take:{one.id}")]


def offer_buttons(ctx: Context, offer_id: int) -> list[Button]:
    """Yes and no to a seat on offer."""
    return [
        ctx.button("button-elective-accept", f"accept:{offer_id}"),
        ctx.button("button-elective-pass", f"pass:{offer_id}"),
    ]
