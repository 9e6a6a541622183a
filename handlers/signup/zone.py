"""Where somebody's clock is: from a location, a city or the country, always confirmed by what it shows now."""

from __future__ import annotations

from collections.abc import Iterable

from academy.errors import AcademyError
from academy.messages import Button, Field, Kind, Reply
from handlers.context import Context
from handlers.router import routes
from handlers.signup.steps import PROFILE, ask, go_on, next_step, step
from locales import dates, places

MOST_ZONES = 6  # buttons for a country with many


@step("join.zone", missing=lambda ctx: ctx.member.zone is None)
def _zone(ctx: Context) -> Reply:
    zones = places.zones_of(ctx.member.country) if ctx.member.country else []
    field = Field(ctx.text("join-zone.field"), 2, 100)
    location = ctx.text("button-location")
    if len(zones) == 1:
        return Reply(_asked(ctx, "join-zone-guessed", zones[0]), (_confirm(ctx, zones[0]),), field, location)
    rows = tuple((_pick(ctx, zone, places.main_city(zone, ctx.member.language)),) for zone in zones[:MOST_ZONES])
    return Reply(ctx.text("join-zone"), rows, field, location)


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
    found = places.find_city(typed, ctx.member.country)
    if not found and (countries := places.find_country(typed)):
        return _choose(ctx, ((zone, places.main_city(zone, ctx.member.language)) for zone in _zones(countries)))
    if not found:
        raise AcademyError("join-zone-unknown", text=typed.strip()[:60])
    return _choose(ctx, ((place.zone, _named(ctx, place)) for place in found))


def _zones(countries: Iterable[str]) -> list[str]:
    return [zone for country in countries for zone in places.zones_of(country)][:MOST_ZONES]


def _named(ctx: Context, place: places.Place) -> str:
    region = f" ({place.region})" if place.region else ""
    return f"{place.name}{region}, {places.country_name(place.country, ctx.member.language)}"


def _choose(ctx: Context, options: Iterable[tuple[str, str]]) -> Reply:
    choices = list(options)
    if len({zone for zone, _ in choices}) == 1:
        return _propose(ctx, choices[0][0])
    return Reply(ctx.text("join-zone-which"), tuple((_pick(ctx, zone, name),) for zone, name in choices))


def _propose(ctx: Context, zone: str) -> Reply:
    return Reply(_asked(ctx, "join-zone-right", zone), (_confirm(ctx, zone),), closes=True)


@routes.action("pick")
def pick(ctx: Context) -> Reply:
    """One of several places of that name."""
    return _propose(ctx, _checked(ctx))


@routes.action("zone")
def right(ctx: Context) -> Reply:
    """The clock shown is right."""
    ctx.member.zone = _checked(ctx)
    return go_on(ctx, ctx.text("join-zone-noted", city=places.main_city(ctx.member.zone, ctx.member.language)))


def _checked(ctx: Context) -> str:
    # Whatever a button says: only zones that exist.
    if not (zone := places.is_zone(ctx.argument)):
        raise AcademyError("button-unknown")
    return zone


@routes.action("nozone")
def wrong(ctx: Context) -> Reply:
    """The clock shown is wrong: ask for the city in words."""
    then = ctx.data.get("then", "") if ctx.question == "join.zone" else PROFILE if ctx.member.joined_at else ""
    ctx.ask("join.zone", then=then)
    field = Field(ctx.text("join-zone.field"), 2, 100)
    return Reply(ctx.text("join-zone"), (), field, ctx.text("button-location"), closes=True)


@routes.kind(Kind.LOCATION)
def location(ctx: Context) -> Reply:
    """A shared location, in the sign-up or at any other time."""
    assert ctx.incoming.location
    zone = places.zone_at(*ctx.incoming.location)
    if zone is None:
        raise AcademyError("join-zone-sea")
    return _propose(ctx, zone)


@routes.command("timezone")
def timezone(ctx: Context) -> Reply:
    """Change the time zone; a city may stand behind the command."""
    joined = ctx.member.joined_at is not None
    reply = ask(ctx, "join.zone", then=PROFILE if joined or next_step(ctx) != "join.zone" else "")
    return city(ctx) if ctx.argument else reply
