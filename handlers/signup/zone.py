"""Where somebody's clock is: from a location, a city or the country, always confirmed by what it shows now."""

from __future__ import annotations

from dataclasses import replace

from academy.errors import AcademyError
from academy.messages import Button, Field, Kind, Reply
from handlers.context import Context
from handlers.router import routes
from handlers.signup.steps import PROFILE, agreed, ask, go_on, step, with_ways_out
from locales import dates, places
from storage import reminders

MOST_ZONES = 6  # buttons for a country with many


@step("join.zone", missing=lambda ctx: ctx.member.zone is None)
def _zone(ctx: Context) -> Reply:
    zones = places.zones_of(ctx.member.country) if ctx.member.country else []
    if len(zones) == 1:
        return _wanted(ctx, _asked(ctx, "join-zone-guessed", zones[0]), (_confirm(ctx, zones[0]),))
    rows = tuple((_pick(ctx, zone, places.main_city(zone, ctx.member.language)),) for zone in zones[:MOST_ZONES])
    return _wanted(ctx, ctx.text("join-zone"), rows)


def _wanted(ctx: Context, text: str, rows: tuple[tuple[Button, ...], ...]) -> Reply:
    """A question that may be answered by typing a city or sharing a location, too."""
    return Reply(text, rows, Field(ctx.text("join-zone.field"), 2, 100), ctx.text("button-location"))


def _asked(ctx: Context, key: str, zone: str) -> str:
    language = ctx.member.language
    return ctx.text(
        key,
        time=dates.hour(ctx.now, zone, language),
        day=dates.day(ctx.now.astimezone(dates.clock(zone)).date(), language),
        city=places.main_city(zone, language),
    )


def _confirm(ctx: Context, zone: str) -> tuple[Button, ...]:
    return (ctx.button("button-zone-right", f"zone:{zone}"), ctx.button("button-zone-wrong", "nozone"))


def _pick(ctx: Context, zone: str, place: str) -> Button:
    return Button(f"{place} · {dates.hour(ctx.now, zone, ctx.member.language)}", f"pick:{zone}")


@routes.answer("join.zone")
def city(ctx: Context) -> Reply:
    """A city, a country or a zone's id, typed."""
    typed = ctx.argument
    if zone := places.is_zone(typed):
        return _propose(ctx, zone)
    if places.looks_like_offset(typed):
        raise AcademyError("join-zone-offset", text=typed.strip()[:20])
    found = [(place.zone, _named(ctx, place)) for place in places.find_city(typed, ctx.member.country)]
    found = found or [(zone, places.main_city(zone, ctx.member.language)) for zone in _zones_of_country(typed)]
    if not found:
        raise AcademyError("join-zone-unknown", text=typed.strip()[:60])
    return _choose(ctx, found)


def _zones_of_country(typed: str) -> list[str]:
    return [zone for country in places.find_country(typed) for zone in places.zones_of(country)][:MOST_ZONES]


def _named(ctx: Context, place: places.Place) -> str:
    region = f" ({place.region})" if place.region else ""
    return f"{place.name}{region}, {places.country_name(place.country, ctx.member.language)}"


def _choose(ctx: Context, options: list[tuple[str, str]]) -> Reply:
    if len({zone for zone, _ in options}) == 1:
        return _propose(ctx, options[0][0])
    rows = tuple((_pick(ctx, zone, name),) for zone, name in options)
    return with_ways_out(ctx, _wanted(ctx, ctx.text("join-zone-which"), rows))


def _propose(ctx: Context, zone: str) -> Reply:
    reply = Reply(_asked(ctx, "join-zone-right", zone), (_confirm(ctx, zone),), closes=True)
    return with_ways_out(ctx, reply) if ctx.question == "join.zone" else reply


@routes.action("pick")
def pick(ctx: Context) -> Reply:
    """One of several places of that name."""
    return _propose(ctx, _checked(ctx))


@routes.action("zone")
@agreed
def right(ctx: Context) -> Reply:
    """The clock shown is right."""
    ctx.member.zone = _checked(ctx)
    reminders.catch_up(ctx.db, ctx.member.id, ctx.now)
    said = ctx.text("join-zone-noted", city=places.main_city(ctx.member.zone, ctx.member.language))
    return go_on(ctx, "join.zone", said)


def _checked(ctx: Context) -> str:
    # Whatever a button says: only zones that exist.
    if not (zone := places.is_zone(ctx.argument)):
        raise AcademyError("button-unknown")
    return zone


@routes.action("nozone")
@agreed
def wrong(ctx: Context) -> Reply:
    """The clock shown is wrong: ask for the city in words."""
    if ctx.question != "join.zone":
        ctx.ask("join.zone", then=_then(ctx))
    return replace(with_ways_out(ctx, _wanted(ctx, ctx.text("join-zone"), ())), closes=True)


def _then(ctx: Context) -> str:
    return PROFILE if ctx.member.joined_at else ""


@routes.kind(Kind.LOCATION)
def location(ctx: Context) -> Reply:
    """A shared location, in the sign-up or at any other time."""
    assert ctx.incoming.location
    zone = places.zone_at(*ctx.incoming.location)
    if zone is None:
        raise AcademyError("join-zone-sea" if ctx.question == "join.zone" else "join-zone-sea-later")
    return _propose(ctx, zone)


@routes.command("timezone")
def timezone(ctx: Context) -> Reply:
    """Change the time zone; a city may stand behind the command."""
    reply = ask(ctx, "join.zone", _then(ctx))
    if not ctx.argument or ctx.question != "join.zone":
        return reply
    try:
        return city(ctx)
    except AcademyError as error:  # the question stays open for a better name
        return replace(reply, text=ctx.text(error.key, **error.values))
