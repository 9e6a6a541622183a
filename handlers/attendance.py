"""Where a participant stands: the share, the day that decides, every session in words and as a picture."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from academy.attendance import Mark
from academy.calendar import local_date
from academy.messages import DRAWING, Button, Document, Reply
from academy.programme import Edition, in_language
from academy.standings import Standing
from handlers.context import Context
from handlers.router import routes
from handlers.signup.steps import agreed, way_on
from locales import dates
from locales.attendance import forecast
from papers.strip import Cell, Day, State, strip_svg
from storage import attendance as figures
from storage import webinars
from storage.appeals import OPEN
from storage.attendance import Attended


@dataclass(frozen=True, slots=True)
class LocalDay:
    """A day by the member's clocks, with their counted sessions."""

    date: date
    sessions: tuple[Attended, ...]


@routes.command("attendance")
@routes.action("attendance")
@agreed
def attendance(ctx: Context) -> Reply:
    """The figures, the sessions by day, what was appealed, and a picture of it all."""
    standing = figures.standing(ctx.db, ctx.member.id, ctx.now)
    if standing is None or ctx.edition is None:
        return Reply(ctx.text("attendance-for-participants"), (way_on(ctx),))
    theirs = figures.sessions_of(ctx.db, ctx.member.id, ctx.now)
    days = _by_day(ctx, theirs)
    parts = [
        _heading(ctx, ctx.edition, standing),
        "\n".join(_line(ctx, day) for day in days),
        *_appeals(ctx, theirs),
    ]
    asks = webinars.should_ask(ctx.db, ctx.member.id, ctx.now)
    parts += [ctx.text("attendance-webinar")] if asks else []
    text = "\n\n".join(part for part in parts if part)
    return Reply(text, _rows(ctx, theirs, asks), document=_picture(ctx, days, text) if days else None)


def _heading(ctx: Context, edition: Edition, standing: Standing) -> str:
    least = f"{float(edition.certificate.share) * 100:g}"
    key = "attendance-share" if standing.begun else "attendance-share-begins"
    share = ctx.text(key, percent=str(standing.percent), least=least, needed=standing.needed)
    lines = [ctx.text("attendance-heading"), forecast(standing, ctx.zone, ctx.member.language), share]
    if standing.decides:
        title = in_language(standing.decides.title, ctx.member.language)
        lines.append(ctx.text("attendance-decisive", title=title))
    return "\n".join(lines)


def _by_day(ctx: Context, theirs: Iterable[Attended]) -> list[LocalDay]:
    grouped = groupby(theirs, key=lambda one: local_date(one.session.starts, ctx.zone))
    return [LocalDay(day, tuple(sessions)) for day, sessions in grouped]


def _line(ctx: Context, day: LocalDay) -> str:
    said = [f"{_hour(ctx, one)} {ctx.text(f'strip-{_state(one)}')}" for one in day.sessions]
    return f"{dates.weekday(day.date, ctx.member.language)} · {' · '.join(said)}"


def _hour(ctx: Context, one: Attended) -> str:
    return dates.hour(one.session.starts, ctx.zone, ctx.member.language)


def _state(one: Attended) -> State:
    return State.COMING if one.mark is Mark.OPEN else State(one.mark.value)


def _picture(ctx: Context, days: list[LocalDay], says: str) -> Document:
    """An SVG: channels that show none make a PNG of it when they send it, so that nobody waits for that."""
    language = ctx.member.language
    drawn = [
        Day(dates.weekday(day.date, language), tuple(Cell(_state(one), _hour(ctx, one)) for one in day.sessions))
        for day in days
    ]
    return Document("attendance.svg", strip_svg(drawn, language, says.replace("**", "")).encode(), DRAWING)


def _appeals(ctx: Context, theirs: Iterable[Attended]) -> list[str]:
    """How it stands with what was appealed."""
    lines = [
        ctx.text(
            f"attendance-appeal-{one.appeal.state}", title=in_language(one.session.title, ctx.member.language)
        )
        for one in theirs
        if one.appeal
    ]
    return ["\n".join(lines)] if lines else []


def appealable(theirs: Iterable[Attended]) -> list[Attended]:
    """The sessions about which one may say that one was there."""
    missed = (one for one in theirs if one.mark in (Mark.ABSENT, Mark.PENDING))
    return [one for one in missed if one.appeal is None or one.appeal.state != OPEN]


def _rows(ctx: Context, theirs: list[Attended], asks: bool) -> tuple[tuple[Button, ...], ...]:
    rows: list[tuple[Button, ...]] = [(ctx.button("button-webinar", "webinar"),)] if asks else []
    rows += [(ctx.button("button-appeal", "appeal"),)] if appealable(theirs) else []
    return (*rows, (ctx.button("button-agenda", "agenda"), *way_on(ctx)))
