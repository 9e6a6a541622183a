"""The sessions in the member's own time, a few days a page."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from academy.applications import TAKING_PART
from academy.messages import Button, Reply
from academy.programme import Edition, Session
from handlers.context import Context
from handlers.router import routes
from handlers.signup.steps import way_on
from locales import dates
from locales.sessions import session_line
from storage.applications import participation_of
from storage.menu import seats_of

DAYS = 2  # with sessions, on one page


@routes.command("agenda")
@routes.action("agenda")
def agenda(ctx: Context) -> Reply:
    """Today and the next days with sessions; behind the action, the day to begin with."""
    edition = ctx.edition
    if edition is None:
        return Reply(ctx.text("home-no-edition"), (way_on(ctx),))
    days = _days(ctx, _theirs(ctx, edition))
    first = _first(ctx, days)
    takes_part = _takes_part(ctx)
    parts = [_heading(ctx, edition, takes_part)]
    for day in list(days)[first : first + DAYS]:
        parts.append(_day(ctx, edition, day, days[day], takes_part))
    buttons = (*_paging(ctx, list(days), first), *way_on(ctx))
    return Reply("\n\n".join(parts), (buttons,), edits=ctx.incoming.action.startswith("agenda:"))


def _theirs(ctx: Context, edition: Edition) -> list[Session]:
    """All sessions; of a round in which they have a seat only those of their elective."""
    seats = seats_of(ctx.db, ctx.member.id)
    others = {
        elective.code
        for round_ in edition.rounds
        for elective in round_.electives
        if elective.code != seats.get(round_.code, elective.code)
    }
    return [session for session in edition.sessions if session.elective not in others]


def _days(ctx: Context, sessions: list[Session]) -> dict[date, list[Session]]:
    clock = dates.clock(ctx.zone)
    ordered = sorted(sessions, key=lambda session: (session.starts, session.code))
    grouped = groupby(ordered, key=lambda session: session.starts.astimezone(clock).date())
    return {day: list(sessions) for day, sessions in grouped}


def _first(ctx: Context, days: dict[date, list[Session]]) -> int:
    """The place of the day asked for; else of today, the next day with sessions or one that goes on past midnight;
    else the last page.
    """
    try:
        wanted = date.fromisoformat(ctx.argument)
        later = [day >= wanted for day in days]
    except ValueError:
        today = ctx.now.astimezone(dates.clock(ctx.zone)).date()
        later = [day >= today or sessions[-1].ends > ctx.now for day, sessions in days.items()]
    return later.index(True) if True in later else max(0, len(days) - DAYS)


def _takes_part(ctx: Context) -> bool:
    mine = participation_of(ctx.db, ctx.member.id, ctx.edition_id)
    return mine is not None and mine.state in TAKING_PART


def _heading(ctx: Context, edition: Edition, takes_part: bool) -> str:
    language = ctx.member.language
    time = dates.hour(ctx.now, ctx.zone, language)
    place = dates.city(ctx.zone, language)
    key = "agenda-heading" if ctx.member.zone else "agenda-heading-academy"
    text = ctx.text(key, city=place, time=time)
    if ctx.now > edition.ends:
        text += "\n" + ctx.text("agenda-over")
    return text if takes_part else text + "\n" + ctx.text("agenda-for-participants")


def _day(ctx: Context, edition: Edition, day: date, sessions: list[Session], takes_part: bool) -> str:
    today = (day - ctx.now.astimezone(dates.clock(ctx.zone)).date()).days
    name = dates.day(day, ctx.member.language)
    if today in (0, 1):
        name = ctx.text("agenda-today" if today == 0 else "agenda-tomorrow", day=name)
    lines = [_session(ctx, edition, session, takes_part) for session in sessions]
    return "\n\n".join([f"**{name[:1].upper()}{name[1:]}**", *lines])


def _session(ctx: Context, edition: Edition, session: Session, takes_part: bool) -> str:
    line = session_line(session, ctx.zone, edition.zone, ctx.member.language)
    joins = takes_part and session.link and ctx.now < session.ends
    return f"{line}\n{ctx.text('agenda-join', link=session.link)}" if joins else line


def _paging(ctx: Context, days: list[date], first: int) -> tuple[Button, ...]:
    buttons = []
    if first > 0:
        buttons.append(ctx.button("button-earlier", f"agenda:{days[max(0, first - DAYS)]}"))
    if first + DAYS < len(days):
        buttons.append(ctx.button("button-later-days", f"agenda:{days[first + DAYS]}"))
    return tuple(buttons)
