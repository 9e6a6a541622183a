"""How often one may come, in a time of the test's own."""

from __future__ import annotations

import pytest
from starlette.requests import Request

from web.limits import REMEMBERED, Limit, place_of


class Clock:
    """Seconds that pass when told."""

    def __init__(self):
        self.seconds = 100.0

    def __call__(self):
        return self.seconds


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def limit(clock):
    return Limit(3, 10, clock)


def test_window_slides_with_the_oldest(limit, clock):
    waits = []
    for second in (0, 4, 5, 6, 9.5, 10):
        clock.seconds = 100.0 + second
        waits.append(limit.wait("here"))
        if not waits[-1]:
            limit.note("here")
    assert waits == [0, 0, 0, 4, 1, 0]
    assert limit.wait("here") == 4


def test_places_do_not_wait_for_each_other(limit):
    for _ in range(3):
        limit.note("here")
    assert (limit.wait("here"), limit.wait("there")) == (10, 0)


def test_memory_is_bounded(limit):
    for _ in range(3):
        limit.note("first")
    for number in range(REMEMBERED):
        limit.note(str(number))
    assert limit.wait("first") == 0


@pytest.mark.parametrize(
    ("client", "place"),
    [
        pytest.param("198.51.100.7", "198.51.100.7", id="an address"),
        pytest.param("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64", id="the network of a long address"),
        pytest.param("testclient", "testclient", id="no address"),
        pytest.param(None, "", id="nothing known"),
    ],
)
def test_place_is_that_of_the_connection(client, place):
    headers = [(b"x-forwarded-for", b"203.0.113.9")]
    scope = {"type": "http", "client": client and (client, 1234), "headers": headers}
    assert place_of(Request(scope)) == place
