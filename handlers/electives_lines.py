"""How electives, their times, seats and reasons are written; shared by all that is said of them in chat."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from academy.electives import Refused
from academy.errors import AcademyError
from academy.messages import Button
from academy.programme import Constituency, Elective, RoundMode, Session, in_language
from handlers.context import Context
from locales import dates
from locales.sessions import times as sessions_times
from storage.menu import ElectiveView, RoundView

LABEL = 48  # characters of a title on a button: two or three lines on a telephone
SHORT = 3  # letters of a word that says nothing at an end: "de", "and"
DIGITS = 9  # of a number in a button: more is none of ours


def number(argument: str) -> int:
    """The number that a button carries. Raises AcademyError("button-unknown")."""
    if not (argument.isascii() and argument.isdigit() and len(argument) <= DIGITS):
        raise AcademyError("button-unknown")
    return int(argument)


def title(ctx: Context, elective: Elective) -> str:
    """What an elective is called."""
    return in_language(elective.title, ctx.member.language)


def labelled(ctx: Context, elective: Elective, action: str, mark: str = "") -> Button:
    """A button with the title of an elective, cut between words where it is too long."""
    return Button(mark + cut(title(ctx, elective)), action)


def cut(words: str) -> str:
    """Words in about so many characters as a button shows, with an ellipsis where some are missing."""
    if len(words) <= LABEL:
        return words
    kept = words[:LABEL].split(" ")[:-1]
    while len(kept) > 1 and len(kept[-1]) <= SHORT:
        kept.pop()
    return (" ".join(kept) or words[:LABEL]).rstrip(" ,;:–-") + "…"


def moment(ctx: Context, instant: datetime) -> str:
    """Day and time where the member is."""
    return dates.moment(instant, ctx.zone, ctx.member.language)


def city(ctx: Context) -> str:
    """Whose clocks those are."""
    return dates.city(ctx.zone, ctx.member.language)


def times(ctx: Context, sessions: Iterable[Session]) -> str:
    """When sessions are held, a line each."""
    return sessions_times(sessions, ctx.zone, ctx.member.language)


def common_sessions(round_: RoundView) -> tuple[Session, ...]:
    """Sessions at whose times all electives of a round are held, or none when the times differ."""
    held = [one.sessions for one in round_.electives if one.sessions]
    spans = {tuple((session.starts, session.ends) for session in sessions) for sessions in held}
    return held[0] if len(spans) == 1 else ()


def groups(ctx: Context, constituencies: Iterable[Constituency]) -> str:
    """Whom something is for."""
    return ", ".join(ctx.text(f"constituency-{one}") for one in constituencies)


def languages(ctx: Context, codes: Iterable[str]) -> str:
    """The names of languages."""
    return ", ".join(ctx.text(f"language-{code}") for code in codes)


def seats(ctx: Context, round_: RoundView, one: ElectiveView) -> str:
    """How many seats are left, and how many wait; while wishes are collected, how many there are."""
    if one.value.seats is None:
        return ctx.text("electives-seats-any")
    if collects_wishes(round_):
        return ctx.text("electives-seats-in-all", seats=one.value.seats)
    left = ctx.text("electives-seats", free=one.free or 0)
    return f"{left} · {ctx.text('electives-waiting', count=one.waiting)}" if one.waiting else left


def collects_wishes(round_: RoundView) -> bool:
    """Whether wishes decide, and have not done so yet."""
    return round_.value.mode is RoundMode.RANKED and not round_.allocated


def standing(ctx: Context, one: ElectiveView) -> str:
    """What a member has of an elective: a seat, an offer, a place on the list; "" for nothing."""
    if one.mine:
        return ctx.text("electives-mine")
    if one.offer and one.offer.held:
        return ctx.text("electives-offered", when=moment(ctx, one.offer.until))
    if one.offer:
        return ctx.text("electives-offered-all")
    return ctx.text("electives-position", position=one.position) if one.position else ""


def reason(ctx: Context, no: Refused) -> str:
    """Why something is not possible."""
    return ctx.text(
        f"electives-refused-{no.reason}",
        when=moment(ctx, no.at) if no.at else "",
        groups=groups(ctx, no.constituencies),
        title=in_language(no.session.title, ctx.member.language) if no.session else "",
        languages=languages(ctx, no.languages),
        position=no.position,
    )
