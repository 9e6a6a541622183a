import datetime

import httpx
import pytest
import time_machine
from sqlalchemy import func, select

from bot.channels.web.cookies import YEAR, Cookies
from storage.models import AddressRow

ANOTHER = Cookies("another secret", secure=False)


def people(house):
    return house.database.read(lambda db: db.scalar(select(func.count()).select_from(AddressRow)))


def cookie(response):
    return next(line for line in response.headers.get_list("set-cookie") if line.startswith("person="))


def look(house, person):
    return httpx.get(house.url, headers={"Cookie": f"person={person}".encode()})


def test_looking_at_the_page_makes_nobody(house):
    for _ in range(3):
        house.person()
    assert people(house) == 0


def test_person_is_the_same_after_a_reload(house):
    ana = house.person()
    ana.say("Hello")
    ana.reload()
    ana.say("Again")
    assert (people(house), len({event.address for event in house.inside.events})) == (1, 1)


def test_people_are_different(house):
    for _ in range(2):
        house.person().say("Hello")
    assert people(house) == 2


def test_person_is_kept_from_scripts_and_other_sites(house):
    attributes = cookie(httpx.get(house.url)).split("; ")[1:]
    assert sorted(attributes) == ["HttpOnly", "Max-Age=31536000", "Path=/", "SameSite=lax"]


def test_person_travels_by_https_only_where_there_is_https(secure_house):
    assert "Secure" in cookie(httpx.get(secure_house.url)).split("; ")


@pytest.mark.parametrize(
    "forge",
    [
        pytest.param(lambda user, stamp, seal: "", id="nothing"),
        pytest.param(lambda user, stamp, seal: "é..", id="no letters of ours"),
        pytest.param(lambda user, stamp, seal: user, id="not signed"),
        pytest.param(lambda user, stamp, seal: f"{'0' * 32}.{stamp}.{seal}", id="signature of another"),
        pytest.param(lambda user, stamp, seal: f"{user}.{stamp}.A{seal[1:]}A", id="broken signature"),
        pytest.param(lambda user, stamp, seal: f"{user}.AAAAAA.{seal}", id="another time"),
        pytest.param(lambda user, stamp, seal: ANOTHER._signer.sign(user).decode(), id="another secret"),
        pytest.param(lambda user, stamp, seal: f"{user}.{stamp}.{seal}" * 50, id="long"),
    ],
)
def test_forged_or_broken_cookie_is_somebody_new(house, forge):
    ana = house.person()
    ana.say("My secret")
    forged = forge(*ana.client.cookies["person"].split("."))
    page = look(house, forged)
    assert (page.status_code, "My secret" in page.text) == (200, False)
    post = httpx.post(f"{house.url}/chat", data={"text": "Hi"}, headers={"Cookie": f"person={forged}".encode()})
    assert (post.status_code, people(house)) == (303, 2)


@pytest.mark.parametrize(("age", "same"), [(YEAR - 60, True), (YEAR + 60, False)], ids=["a year", "over a year"])
def test_person_is_forgotten_after_a_year_away(house, age, same):
    ana = house.person()
    ana.say("Hello")
    later = datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=age)
    with time_machine.travel(later):
        assert ("You said Hello." in look(house, ana.client.cookies["person"]).text) is same
