from datetime import datetime

import pytest

from locales.typed_times import read

NOW = datetime(2021, 11, 12, 10, 30)


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        pytest.param("2021-11-16 18:00", datetime(2021, 11, 16, 18), id="ISO"),
        pytest.param("2021-11-16T18:00", datetime(2021, 11, 16, 18), id="ISO with a T"),
        pytest.param("16.11.2021 18:00", datetime(2021, 11, 16, 18), id="points"),
        pytest.param("16/11/2021, 18h30", datetime(2021, 11, 16, 18, 30), id="slashes and an h"),
        pytest.param("16-11-2021 18.05", datetime(2021, 11, 16, 18, 5), id="dashes and a point"),
        pytest.param("5.12. 9:00", datetime(2021, 12, 5, 9), id="no year, later this year"),
        pytest.param("5/3 9:00", datetime(2022, 3, 5, 9), id="no year, next year"),
        pytest.param("12.11. 10:00", datetime(2022, 11, 12, 10), id="today, but past"),
        pytest.param("18:00", datetime(2021, 11, 12, 18), id="today"),
        pytest.param("18 h", datetime(2021, 11, 12, 18), id="today on the hour"),
        pytest.param("8:15", datetime(2021, 11, 13, 8, 15), id="tomorrow"),
        pytest.param("10:30", datetime(2021, 11, 13, 10, 30), id="this very minute"),
        pytest.param("  18:00\n", datetime(2021, 11, 12, 18), id="space around it"),
        pytest.param("2021-11-11 18:00", datetime(2021, 11, 11, 18), id="past, with a year"),
        pytest.param("2021-02-30 18:00", None, id="no such day"),
        pytest.param("31.4. 18:00", None, id="a short month"),
        pytest.param("25:00", None, id="no such hour"),
        pytest.param("18:60", None, id="no such minute"),
        pytest.param("29.2. 18:00", None, id="not in 2021, nor the year after"),
        pytest.param("18", None, id="a number"),
        pytest.param("16.11.21 18:00", None, id="two digits of a year"),
        pytest.param("tomorrow 18:00", None, id="words"),
        pytest.param("2021-11-16", None, id="no time"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_typed_time_is_read_as_the_organiser_means_it(typed, at):
    assert read(typed, NOW) == at


def test_last_day_of_february_without_a_year_is_next_years_when_it_has_passed():
    assert read("29/2 9:00", datetime(2024, 1, 1)) == datetime(2024, 2, 29, 9)
    assert read("29/2 9:00", datetime(2024, 3, 1)) is None
