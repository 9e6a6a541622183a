"""Why a message came or did not: the last promises with cause and fate, and what comes next."""

from __future__ import annotations

from datetime import date, datetime

from academy.calendar import local_date
from academy.messages import Reply
from academy.programme import Words, in_language
from academy.reminders import AT_START, SNOOZE, minutes_of
from handlers.context import Context
from handlers.reminders import kind_name
from handlers.router import routes
from locales import dates
from storage import choices, history
from storage.deliveries import Fate
from storage.history import Promise, Told
from storage.reasons import Reason, Trouble, trouble_of

MOST = 10  # messages looked back at


@routes.command("why")
@routes.action("why")
def why(ctx: Context) -> Reply:
    """The last messages with their time, cause and fate, what comes next, and what is switched off."""
    told = history.lately(ctx.db, ctx.member.id, ctx.now, MOST)
    heading = ctx.text("why", city=dates.city(ctx.zone, ctx.member.language)) if told else ctx.text("why-empty")
    parts = [heading, *(_line(ctx, one) for one in told), _next(ctx)]
    if muted := choices.muted(ctx.db, ctx.member.id):
        parts.append(ctx.text("why-muted", kinds=", ".join(kind_name(ctx, kind) for kind in sorted(muted))))
    if ctx.address.stopped_at:
        parts.append(ctx.text("reminders-stopped"))
    row = (ctx.button("button-reminders", "reminders"), ctx.button("button-agenda", "agenda"))
    return Reply("\n\n".join(parts), (row,))


def _line(ctx: Context, told: Told) -> str:
    day = dates.short_day(local_date(told.promise.at, ctx.zone), ctx.member.language)
    time = dates.hour(told.promise.at, ctx.zone, ctx.member.language)
    said = " ".join([fate(ctx, told), *troubles(ctx, told)])
    return f"**{day}, {time}** · {cause(ctx, told.promise)}\n{said}"


def _next(ctx: Context) -> str:
    promise = history.coming(ctx.db, ctx.member, ctx.now)
    if promise is None:
        return ctx.text("why-next-nothing")
    today, day = local_date(ctx.now, ctx.zone), local_date(promise.at, ctx.zone)
    time, what = dates.hour(promise.at, ctx.zone, ctx.member.language), cause(ctx, promise)
    if (days := (day - today).days) in (0, 1):
        return ctx.text("why-next-tomorrow" if days else "why-next-today", time=time, cause=what)
    return ctx.text("why-next-day", day=dates.day(day, ctx.member.language), time=time, cause=what)


def cause(ctx: Context, promise: Promise) -> str:
    """What a message was about, and why it was due."""
    title = in_language(_about(ctx, promise) or promise.title, ctx.member.language)
    if promise.kind == "eve":
        day = dates.day(date.fromisoformat(promise.subject["day"]), ctx.member.language)
        return ctx.text("why-cause-eve", day=day)
    if promise.kind != "session":
        return ctx.text(f"why-cause-{promise.kind}", title=title)
    if promise.subject["kind"] == AT_START:
        return ctx.text("why-cause-start", title=title)
    if promise.subject["kind"] == SNOOZE:
        return ctx.text("why-cause-snooze", title=title)
    return ctx.text("why-cause-minutes", title=title, minutes=minutes_of(promise.subject["kind"]))


def _about(ctx: Context, promise: Promise) -> Words | None:
    """What the elective or the round is called that a message was about, by their codes."""
    if "round" not in promise.subject:
        return None
    rounds = ctx.edition.rounds if ctx.edition else ()
    named: dict[str, Words] = {"": {}}
    for round_ in rounds:
        if round_.code == promise.subject.get("round"):
            named = {"": round_.title, **{one.code: one.title for one in round_.electives}}
    return named.get(promise.subject.get("elective", ""))


def fate(ctx: Context, told: Told) -> str:
    """What became of a message."""
    where = _where(ctx, told.channel) if told.channel else ""
    if told.state is Fate.SENT:
        key = "why-sent-again" if told.tries > 1 else "why-sent"
        return ctx.text(key, where=where, time=_sent(ctx, told.promise.at, told.sent_at))
    if told.state is Fate.UNKNOWN:
        return ctx.text("why-unknown", where=where)
    if told.state in (Fate.QUEUED, Fate.CLAIMED, Fate.SENDING):
        return ctx.text("why-under-way")
    if told.reason not in set(Reason):
        return ctx.text("why-refused", where=where)
    return ctx.text(f"why-not-{told.reason.replace(' ', '-')}")


def _sent(ctx: Context, promised: datetime, sent: datetime | None) -> str:
    """The time at which it was sent, with the day when that was another one."""
    at = sent or promised
    if local_date(at, ctx.zone) == local_date(promised, ctx.zone):
        return dates.hour(at, ctx.zone, ctx.member.language)
    return dates.moment(at, ctx.zone, ctx.member.language)


def _where(ctx: Context, channel: str) -> str:
    return ctx.text(f"why-where-{channel}")


def troubles(ctx: Context, told: Told) -> list[str]:
    """What went wrong on the way, each thing once."""
    found = dict.fromkeys((channel, trouble_of(word)) for channel, word in told.troubles)
    return [
        ctx.text(f"why-try-{trouble}", where=_where(ctx, channel))
        for channel, trouble in found
        if trouble is not Trouble.REFUSED
    ]
