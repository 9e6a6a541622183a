"""Who is in a session, for whoever facilitates it: counts, names, and marks by hand. Storage checks who may."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from academy.attendance import DECIDABLE, Evidence, Mark
from academy.codes import presenter_link
from academy.errors import AcademyError
from academy.messages import Button, Kind, Reply
from academy.programme import in_language
from handlers.context import Context
from handlers.router import routes
from handlers.signup.steps import agreed, below, way_on
from locales import dates
from locales.sessions import short
from storage import presenters, rooms
from storage.models import SessionRow
from storage.organisers import Author
from storage.rooms import InRoom, Room

SESSIONS = 8  # on one page
LATELY = 3  # of them over, on the page that comes first: to mark by hand
PEOPLE = 8  # on one page
PROOF = "proof"
MARKS = {mark.value: mark for mark in Mark if mark in DECIDABLE}


def author(ctx: Context) -> Author:
    """Who does it, for storage to check."""
    return Author(ctx.by, ctx.member.id, ctx.organisers)


@routes.command("present")
@routes.action("present")
@agreed
def present(ctx: Context) -> Reply:
    """The pages with the codes of the sessions that somebody may present, from the one behind the action on."""
    theirs, over = presenters.presented_by(ctx.db, author(ctx), ctx.now)
    ways = (ctx.button("button-room", "room"), *way_on(ctx))
    return _listed(
        ctx, "present", theirs[over:], 0, lambda one: Button(_label(ctx, one), url=_link(ctx, one)), ways
    )


def _listed(
    ctx: Context,
    action: str,
    sessions: Sequence[SessionRow],
    usual: int,
    button: Callable[[SessionRow], Button],
    ways: tuple[Button, ...],
) -> Reply:
    """Sessions to press, from the place that the action names on, else from the `usual` one."""
    if not sessions:
        return Reply(ctx.text("present-none"), (way_on(ctx),))
    named = _behind(ctx)
    first = min(_numbers(named)[0], len(sessions) - 1) if named else usual
    rows = [(button(one),) for one in sessions[first : first + SESSIONS]]
    turns = [ctx.button("button-earlier", f"{action}:{max(0, first - SESSIONS)}")] if first else []
    if first + SESSIONS < len(sessions):
        turns.append(ctx.button("button-later-days", f"{action}:{first + SESSIONS}"))
    buttons = (*rows, *([tuple(turns)] if turns else []), ways)
    said = "present-which" if action == "present" else "room-which"
    return Reply(ctx.text(said), buttons, edits=bool(named))


def _behind(ctx: Context) -> str:
    """What stands behind a button, pressed or typed; words behind a command are nothing of that kind."""
    return "" if ctx.incoming.kind is Kind.COMMAND else ctx.argument


def _link(ctx: Context, session: SessionRow) -> str:
    return presenter_link(ctx.secret, ctx.public_url, session.id, session.ends, ctx.member.language)


def _label(ctx: Context, session: SessionRow) -> str:
    day = dates.short_day(session.starts.astimezone(dates.clock(ctx.zone)).date(), ctx.member.language)
    hour = dates.hour(session.starts, ctx.zone, ctx.member.language)
    return f"{day}, {hour}: {in_language(session.title, ctx.member.language)}"


@routes.command("room")
@routes.action("room")
@agreed
def room(ctx: Context) -> Reply:
    """Which session; behind the action the one, and the page of its people: "17:2"."""
    session_id, page = _numbers(_behind(ctx))
    if not session_id:
        return _which(ctx)
    return replace(_page(ctx, session_id, page), edits=True)


def _numbers(argument: str) -> tuple[int, int]:
    """Two numbers, 0 where there is none. Raises AcademyError for anything else."""
    parts = [part or "0" for part in argument.split(":")]
    if len(parts) > 2 or not all(part.isascii() and part.isdigit() and len(part) < 10 for part in parts):
        raise AcademyError("button-unknown")
    return int(parts[0]), int(parts[1]) if len(parts) == 2 else 0


@routes.action("rooms")
@agreed
def _which(ctx: Context) -> Reply:
    theirs, over = presenters.presented_by(ctx.db, author(ctx), ctx.now)
    usual = max(0, over - LATELY)
    return _listed(
        ctx, "rooms", theirs, usual, lambda one: Button(_label(ctx, one), f"room:{one.id}"), way_on(ctx)
    )


def _page(ctx: Context, session_id: int, page: int) -> Reply:
    presenters.check(ctx.db, author(ctx), session_id)
    found = rooms.room(ctx.db, session_id, ctx.now)
    shown = found.people[page * PEOPLE : (page + 1) * PEOPLE]
    rows = [(Button(_name(one), f"mark:{session_id}:{one.member_id}"),) for one in shown]
    parts = [_counts(ctx, found), "\n".join(_person(ctx, one) for one in shown)]
    return Reply("\n\n".join(filter(None, parts)), (*rows, _paging(ctx, found, page)))


def _counts(ctx: Context, found: Room) -> str:
    title = in_language(found.session.title, ctx.member.language)
    lines = [f"**{title}**", short(found.session, ctx.zone, ctx.member.language)]
    lines.append(ctx.text("room-there", count=len(found.there), most=len(found.people), late=found.late))
    if found.by_language:
        each = (f"{ctx.text(f'language-{code}')} {count}" for code, count in found.by_language.items())
        lines.append(" · ".join(each))
    if disputed := sum(one.disputed for one in found.people):
        lines.append(ctx.text("room-disputed", count=disputed))
    return "\n".join(lines)


def _person(ctx: Context, one: InRoom) -> str:
    return f"{'⚠ ' if one.disputed else ''}{_name(one)}: {ctx.text(f'mark-{one.mark}')}"


def _name(one: InRoom) -> str:
    return one.name or f"#{one.member_id}"


def _paging(ctx: Context, found: Room, page: int) -> tuple[Button, ...]:
    buttons = [ctx.button("button-previous", f"room:{found.session_id}:{page - 1}")] if page else []
    if (page + 1) * PEOPLE < len(found.people):
        buttons.append(ctx.button("button-more", f"room:{found.session_id}:{page + 1}"))
    return (*buttons, ctx.button("button-refresh", f"room:{found.session_id}:{page}"), *way_on(ctx))


@routes.action("mark")
def mark(ctx: Context) -> Reply:
    """What proves that somebody was there; with a mark behind it ("17:42:late") it is decided."""
    who, _, wanted = ctx.argument.rpartition(":") if ctx.argument.count(":") == 2 else (ctx.argument, "", "")
    session_id, member_id = _numbers(who)
    presenters.check(ctx.db, author(ctx), session_id)
    if not wanted:
        return replace(_one(ctx, session_id, member_id), edits=True)
    if wanted != PROOF and wanted not in MARKS:
        raise AcademyError("button-unknown")
    rooms.mark_by_hand(ctx.db, author(ctx), session_id, member_id, MARKS.get(wanted), "", ctx.now)
    reply = _one(ctx, session_id, member_id)
    return replace(below(ctx.text("room-marked"), reply), edits=True)


def _one(ctx: Context, session_id: int, member_id: int) -> Reply:
    found = rooms.room(ctx.db, session_id, ctx.now)
    place = next((place for place, one in enumerate(found.people) if one.member_id == member_id), None)
    if place is None:
        raise AcademyError("room-not-participant")
    one = found.people[place]
    title = in_language(found.session.title, ctx.member.language)
    said = "\n".join([f"**{title}**", _person(ctx, one), *_proofs(ctx, one.evidence)])
    about = f"mark:{session_id}:{member_id}"
    marks = tuple(Button(ctx.text(f"mark-{each}"), f"{about}:{each}") for each in MARKS)
    undo = ctx.button("button-mark-proof", f"{about}:{PROOF}")
    back = ctx.button("button-back", f"room:{session_id}:{place // PEOPLE}")
    return Reply(said, (marks[:2], marks[2:], (undo,), (back,)))


def _proofs(ctx: Context, evidence: Iterable[Evidence]) -> list[str]:
    """What is known, the oldest first, with the hour at which it came."""
    lines = []
    for each in sorted(evidence, key=lambda one: one.at):
        said = ctx.text(f"evidence-{each.kind}")
        if each.says:
            said += f" ({ctx.text(f'mark-{each.says}')})"
        if each.minutes is not None:
            said += f" ({ctx.text('room-minutes', minutes=each.minutes)})"
        lines.append(f"{dates.moment(each.at, ctx.zone, ctx.member.language)}: {said}")
    return lines
