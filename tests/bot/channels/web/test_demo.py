from datetime import timedelta

import httpx
import pytest

from locales import text
from tests.conftest import NOW


def test_page_in_real_time_has_no_clock_to_set(house):
    assert 'id="demo"' not in house.person().page
    for path in ("clock", "next", "accept"):
        assert httpx.post(f"{house.url}/demo/{path}").status_code == 404


def clock(language, day, hour):
    return text(language, "web-demo-clock", day=day, time=hour, city="Rome")


def test_page_shows_the_simulated_time_and_what_comes_next(demo_house):
    ana = demo_house.person("fr")
    assert ana.demo == clock("fr", "ven. 12 nov.", "09:00")
    assert text("fr", "web-demo-coming", what="ven. 12 nov., 13:00 · Plenary fr") in ana.page


def test_next_event_sets_the_clock_to_it(demo_house):
    ana = demo_house.person()
    ana.next_event()
    assert demo_house.clock.at == NOW + timedelta(hours=4)
    assert ana.demo == clock("en", "Fri 12 Nov", "13:00")
    ana.next_event()
    assert demo_house.clock.at == NOW + timedelta(days=1, hours=4)


def test_next_event_after_the_last_says_so(demo_house):
    demo_house.clock.at = NOW + timedelta(days=9)
    ana = demo_house.person()
    ana.next_event()
    assert (ana.notice, demo_house.clock.at) == (
        text("en", "web-demo-nothing"),
        NOW + timedelta(days=9),
    )


@pytest.mark.parametrize(
    ("applied", "notice"),
    [
        (True, text("en", "web-demo-accepted")),
        (False, text("en", "web-demo-not-applied")),
    ],
)
def test_accept_me_says_what_became_of_it(demo_house, applied, notice):
    demo_house.demo.applied = applied
    assert demo_house.person().accept() == notice


def test_clock_is_set_by_json(demo_house):
    response = demo_house.person().forward("2021-11-15T13:00+01:00")
    assert (response.status_code, response.json()) == (200, {"now": "2021-11-15T12:00:00+00:00"})
    assert demo_house.clock.at == NOW.replace(day=15, hour=12)


def test_clock_is_set_by_a_form(demo_house):
    response = httpx.post(f"{demo_house.url}/demo/clock", data={"to": "2021-11-15T12:00Z"})
    assert (response.status_code, response.headers["location"]) == (303, "/#end")
    assert demo_house.clock.at == NOW.replace(day=15, hour=12)


WHEN = text("en", "web-refused-instant")


@pytest.mark.parametrize(
    ("body", "status", "error"),
    [
        (b'{"to": "2021-11-12T07:59Z"}', 409, text("en", "web-refused-back")),
        (b'{"to": "2021-11-15T13:00"}', 422, WHEN),
        (b'{"to": "tomorrow"}', 422, WHEN),
        (b'{"to": 5}', 422, WHEN),
        (b'{"to": null}', 422, WHEN),
        (b'{"too": "2021-11-15T13:00Z"}', 422, WHEN),
        (b'["to"]', 422, WHEN),
        (b"{", 422, WHEN),
        (b"", 422, WHEN),
        (b"\xff", 422, WHEN),
        (b'{"to": "9999-12-31T23:59-12:00"}', 422, WHEN),
    ],
)
def test_clock_that_cannot_be_set_says_why(demo_house, body, status, error):
    headers = {"Content-Type": "application/json"}
    response = httpx.post(f"{demo_house.url}/demo/clock", content=body, headers=headers)
    assert (response.status_code, response.json()) == (status, {"error": error})
    assert demo_house.clock.at == NOW


@pytest.mark.parametrize("path", ["clock", "next", "accept"])
def test_clock_is_not_set_from_another_page(demo_house, path):
    headers = {"Sec-Fetch-Site": "cross-site"}
    response = httpx.post(f"{demo_house.url}/demo/{path}", data={"to": "2021-11-15T12:00Z"}, headers=headers)
    assert (response.status_code, demo_house.clock.at) == (403, NOW)
