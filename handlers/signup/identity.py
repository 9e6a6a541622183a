"""Who somebody is: name, country, constituency, organisation and work."""

from __future__ import annotations

from academy.errors import AcademyError
from academy.messages import Button, Field, Reply
from academy.profile import NAME, SHORT_TEXT, check_name, check_short
from academy.programme import Constituency
from handlers.context import Context
from handlers.router import routes
from handlers.signup.steps import agreed, go_on, step, with_ways_out
from locales import places

# Countries offered to press, for those who write in a language; the others type theirs.
OFFERED = {
    "en": ("GH", "IN", "KE", "NG", "PH", "TZ", "UG", "ZA"),
    "fr": ("BJ", "CM", "CI", "FR", "MA", "CD", "SN", "TN"),
    "es": ("AR", "BO", "CL", "CO", "CR", "EC", "ES", "MX"),
    "pt": ("AO", "BR", "CV", "GW", "MZ", "PT", "ST", "TL"),
}


def _kept(ctx: Context, question: str, value: str | None) -> tuple[tuple[Button, ...], ...]:
    """A button to keep an earlier answer."""
    return ((ctx.button("button-keep", f"keep:{question}", value=value[:40]),),) if value else ()


@step("join.name", missing=lambda ctx: ctx.member.name is None)
def _name(ctx: Context) -> Reply:
    field = Field(ctx.text("join-name.field"), *NAME)
    return Reply(ctx.text("join-name"), _kept(ctx, "join.name", ctx.member.name), field=field)


@routes.answer("join.name")
def name(ctx: Context) -> Reply:
    """A name in any script, shown back."""
    ctx.member.name = check_name(ctx.argument)
    return go_on(ctx, "join.name", ctx.text("join-name-noted", name=ctx.member.name))


@step("join.country", missing=lambda ctx: ctx.member.country is None)
def _country(ctx: Context) -> Reply:
    offered = OFFERED[ctx.member.language]
    current = ctx.member.country
    kept = _kept(ctx, "join.country", current and places.country_name(current, ctx.member.language))
    field = Field(ctx.text("join-country.field"), 2, 80)
    return Reply(ctx.text("join-country"), (*_countries(ctx, offered), *kept), field=field)


def _countries(ctx: Context, codes: tuple[str, ...] | list[str]) -> tuple[tuple[Button, ...], ...]:
    names = sorted((places.country_name(code, ctx.member.language), code) for code in codes)
    buttons = [Button(name, f"country:{code}") for name, code in names]
    return tuple(tuple(buttons[place : place + 2]) for place in range(0, len(buttons), 2))


@routes.answer("join.country")
def country_named(ctx: Context) -> Reply:
    """A country typed in any of the four languages."""
    found = places.find_country(ctx.argument)
    if not found:
        raise AcademyError("join-country-unknown", text=ctx.argument[:60])
    if len(found) > 1:
        field = Field(ctx.text("join-country.field"), 2, 80)
        return with_ways_out(ctx, Reply(ctx.text("join-country-which"), _countries(ctx, found), field))
    return _set_country(ctx, found[0])


@routes.action("country")
@agreed
def country(ctx: Context) -> Reply:
    """A country that was pressed."""
    if ctx.argument not in places.COUNTRIES:
        raise AcademyError("button-unknown")
    return _set_country(ctx, ctx.argument)


def _set_country(ctx: Context, code: str) -> Reply:
    ctx.member.country = code
    name = places.country_name(code, ctx.member.language)
    return go_on(ctx, "join.country", ctx.text("join-country-noted", country=name))


@step("join.constituency", missing=lambda ctx: ctx.member.constituency is None)
def _constituency(ctx: Context) -> Reply:
    rows = tuple((ctx.button(f"constituency-{value}", f"constituency:{value}"),) for value in Constituency)
    return Reply(ctx.text("join-constituency"), rows)


@routes.action("constituency")
@agreed
def constituency(ctx: Context) -> Reply:
    """A constituency that was pressed."""
    if ctx.argument not in list(Constituency):
        raise AcademyError("button-unknown")
    ctx.member.constituency = ctx.argument
    label = ctx.text(f"constituency-{ctx.argument}")
    return go_on(ctx, "join.constituency", ctx.text("join-constituency-noted", constituency=label))


@step("join.organisation", missing=lambda ctx: ctx.member.organisation is None)
def _organisation(ctx: Context) -> Reply:
    return _short(ctx, "organisation", ctx.member.organisation)


@step("join.work", missing=lambda ctx: ctx.member.work is None)
def _work(ctx: Context) -> Reply:
    return _short(ctx, "work", ctx.member.work)


def _short(ctx: Context, line: str, value: str | None) -> Reply:
    skip = (ctx.button("button-skip", f"skip:{line}"),)
    field = Field(ctx.text(f"join-{line}.field"), 1, SHORT_TEXT, long=line == "work")
    return Reply(ctx.text(f"join-{line}"), (*_kept(ctx, f"join.{line}", value), skip), field=field)


@routes.answer("join.organisation")
def organisation(ctx: Context) -> Reply:
    """The organisation, in a line."""
    ctx.member.organisation = check_short(ctx.argument)
    said = ctx.text("join-organisation-noted", organisation=ctx.member.organisation)
    return go_on(ctx, "join.organisation", said)


@routes.answer("join.work")
def work(ctx: Context) -> Reply:
    """What they work on, in a few words."""
    ctx.member.work = check_short(ctx.argument)
    return go_on(ctx, "join.work", ctx.text("join-work-noted"))


@routes.action("skip")
@agreed
def skip(ctx: Context) -> Reply:
    """Leave out what may be left out; it empties the line if it had something."""
    if ctx.argument not in ("organisation", "work"):
        raise AcademyError("button-unknown")
    setattr(ctx.member, ctx.argument, "")
    return go_on(ctx, f"join.{ctx.argument}", ctx.text("join-skipped"))
