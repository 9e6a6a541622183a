from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from academy.programme import LANGUAGES
from locales.build_places import NOW, UNTIL
from locales.countries import COUNTRIES
from locales.zones import is_zone, looks_like_offset, main_city, zone_at, zones_of

ANYTHING = st.text(st.characters(exclude_categories=()), max_size=200)


@pytest.mark.parametrize(
    ("country", "zones"),
    [
        ("PT", ["Europe/Lisbon", "Atlantic/Azores"]),
        ("DE", ["Europe/Berlin"]),
        ("MZ", ["Africa/Maputo"]),
        ("CD", ["Africa/Kinshasa", "Africa/Lubumbashi"]),
        ("BR", ["America/Sao_Paulo", "America/Manaus", "America/Rio_Branco", "America/Noronha"]),
        ("AR", ["America/Argentina/Buenos_Aires"]),
        ("XK", ["Europe/Belgrade"]),
        ("GE", ["Asia/Tbilisi"]),
        ("VN", ["Asia/Ho_Chi_Minh"]),
        ("XX", []),
    ],
)
def test_zones_of_country_are_those_that_differ(country: str, zones: list[str]) -> None:
    assert zones_of(country) == zones


def shown(zone: str) -> tuple[timedelta | None, ...]:
    days: list[datetime] = [NOW + timedelta(days=day) for day in range((UNTIL - NOW).days)]
    return tuple(day.astimezone(ZoneInfo(zone)).utcoffset() for day in days)


def test_zones_of_every_country_exist_and_differ() -> None:
    zones = {country: zones_of(country) for country in COUNTRIES}

    assert {zone for found in zones.values() for zone in found} - available_timezones() == set()
    assert [country for country, found in zones.items() if len(set(map(shown, found))) < len(found)] == []
    # Nobody lives there.
    assert {country for country, found in zones.items() if not found} == {"BV", "HM"}


@pytest.mark.parametrize(
    ("latitude", "longitude", "zone"),
    [
        pytest.param(-25.97, 32.57, "Africa/Maputo", id="Maputo"),
        pytest.param(38.72, -9.14, "Europe/Lisbon", id="Lisbon"),
        pytest.param(22.57, 88.36, "Asia/Kolkata", id="Kolkata"),
        pytest.param(30.0, -30.0, None, id="at sea"),
        pytest.param(91.0, 0.0, None, id="beyond the pole"),
        pytest.param(0.0, 200.0, None, id="round the globe"),
        pytest.param(float("nan"), 0.0, None, id="no number"),
    ],
)
def test_zone_at_coordinates(latitude: float, longitude: float, zone: str | None) -> None:
    assert zone_at(latitude, longitude) == zone


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("europe/rome", "Europe/Rome"),
        (" America/Sao_Paulo ", "America/Sao_Paulo"),
        ("america/sao paulo", "America/Sao_Paulo"),
        ("Asia/Calcutta", "Asia/Kolkata"),
        ("US/Eastern", "America/New_York"),
        ("Etc/GMT+3", None),
        ("CET", None),
        ("Rome", None),
        ("Europe/Atlantis", None),
        ("\ud800/", None),
    ],
)
def test_zone_id_is_recognised(text: str, zone: str | None) -> None:
    assert is_zone(text) == zone


@pytest.mark.parametrize(
    "text",
    [
        "CET",
        "cest",
        "GMT+1",
        "UTC-3",
        "UTC−05:30",
        "gmt",
        "EST",
        "+2",
        "estou em GMT-3",
        "TU+1",
        "Etc/GMT+3",
        "BRT",
    ],
)
def test_offset_is_recognised(text: str) -> None:
    assert looks_like_offset(text)


@pytest.mark.parametrize("text", ["", "Lima", "Best", "Budapest", "Estoril", "Catamarca", "3", "Europe/Rome", "-"])
def test_offset_is_not_seen_in_names(text: str) -> None:
    assert not looks_like_offset(text)


@given(ANYTHING)
def test_no_text_raises(text: str) -> None:
    zone = is_zone(text)
    assert zone in {None, *available_timezones()}  # Hypothesis also tries words of our own, even real zones
    assert not looks_like_offset(text[:1])


@pytest.mark.parametrize(
    ("zone", "cities"),
    [
        ("Europe/Lisbon", ["Lisbon", "Lisbonne", "Lisboa", "Lisboa"]),
        ("Asia/Kolkata", ["Kolkata", "Calcutta", "Calcuta", "Calcutá"]),
        ("America/Argentina/Buenos_Aires", ["Buenos Aires"] * 4),
        ("Atlantic/Azores", ["Azores", "Açores", "Azores", "Açores"]),
        ("America/Nowhere_Else", ["Nowhere Else"] * 4),
    ],
)
def test_main_city_is_in_the_language(zone: str, cities: list[str]) -> None:
    assert [main_city(zone, language) for language in LANGUAGES] == cities
