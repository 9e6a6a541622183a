import pytest

from locales.hours import span, time_of_day, typed_span

NIGHT = (22 * 60, 7 * 60)


@pytest.mark.parametrize(
    "typed",
    [
        "22:00-07:00",
        "22:00–07:00",
        "22h–7h",
        "22-7",
        "22.00 - 7.00",
        "2200-0700",
        "22h00 à 7h00",
        "22 h 00 à 7 h",
        "de 22 heures à 7 heures",
        "das 22h às 7h",
        "entre as 22 e as 7 horas",
        "de 10 p. m. a 7 a. m.",
        "10pm to 7am",
        "from 10 PM until 7 AM, please",
        "22hs a 7hs",
        "٢٢-٧",
    ],
)
def test_hours_are_read_as_people_type_them(typed):
    assert typed_span(typed) == NIGHT


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        pytest.param("22h30-6h15", (1350, 375), id="minutes"),
        pytest.param("24-6", (0, 360), id="midnight as 24"),
        pytest.param("12am-12pm", (0, 720), id="twelve in the English way"),
        pytest.param("7-22", (420, 1320), id="by day, as typed"),
    ],
)
def test_hours_mean_minutes_of_the_day(typed, found):
    assert typed_span(typed) == found


@pytest.mark.parametrize(
    "typed",
    ["", "good morning", "22", "1-2-3", "25-7", "22:60-7:00", "24:30-7", "13pm-7am", "0am-7", "12345-7", "22222"],
)
def test_what_is_not_two_times_of_day_is_not_guessed_at(typed):
    assert typed_span(typed) is None


@pytest.mark.parametrize(
    ("language", "night"),
    [("en", "22:00–07:00"), ("fr", "22:00–07:00"), ("es", "22:00–7:00"), ("pt", "22:00–07:00")],
)
def test_hours_are_written_as_in_each_language_and_read_back(language, night):
    assert span(*NIGHT, language) == night
    assert typed_span(night) == NIGHT


def test_first_and_last_minute_of_a_day_are_written():
    assert [time_of_day(minute, "en") for minute in (0, 1439)] == ["00:00", "23:59"]
