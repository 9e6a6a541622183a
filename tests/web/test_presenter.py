"""The presenter's page as programs see it: what opens it, what it holds, and who may stop a check-in."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from html import unescape

import httpx
import pytest

from academy.codes import checkin_code, checkin_link, checkin_payload, presenter_link
from academy.programme import LANGUAGES, Proof
from locales import text
from storage import checkins
from storage.checkins import Result
from tests.support.attending import FIRST, LENGTH, SECRET, attend, course, during, load
from tests.support.presented import presenting
from web.presenter import picture

STEP = timedelta(seconds=30)
SECOND = timedelta(seconds=1)


def get(address, **headers):
    return httpx.get(address, headers=headers, verify=False)


def post(presented, switch, **headers):
    return httpx.post(f"{presented.link()}/{switch}", headers=headers, verify=False)


def held(page):
    """What the page holds for its script."""
    return json.loads(re.search(r'id="held">(.*?)</script>', page.text, re.S)[1])


def live(presented, after=0):
    return get(f"{presented.link()}/live?after={after}").json()


def moment(milliseconds):
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def digits(page):
    """The code that is on the page before any script ran."""
    return "".join(re.findall(r"<span>(\d{3})</span>", page.text))


def test_page_shows_the_code_of_now_and_holds_those_of_five_minutes(presented):
    page = get(presented.link())
    codes = held(page)["codes"]
    begun = moment(codes[0]["starts"])
    expected = [begun + number * STEP for number in range(11)]
    assert (page.status_code, digits(page)) == (200, presented.code())
    assert [moment(one["starts"]) for one in codes] == expected
    assert [one["code"] for one in codes] == [checkin_code(SECRET, 1, at) for at in expected]
    links = [checkin_link(presented.url, checkin_payload(SECRET, 1, at)) for at in expected]
    assert [one["link"] for one in codes] == links
    assert [one["picture"] for one in codes] == [picture(link) for link in links]
    assert begun <= presented.clock.now() < begun + STEP


def test_time_of_the_page_is_the_academys(presented):
    told = held(get(presented.link()))
    assert abs(moment(told["now"]) - presented.clock.now()) < 5 * SECOND
    assert (moment(told["opens"]), moment(told["closes"])) == (
        FIRST - timedelta(minutes=10),
        FIRST + LENGTH + timedelta(minutes=15),
    )


def test_only_codes_that_are_not_held_yet_are_told(presented):
    codes = held(get(presented.link()))["codes"]
    assert live(presented, codes[-1]["starts"])["codes"] == []
    presented.clock.set(presented.clock.now() + STEP)
    assert len(live(presented, codes[-1]["starts"])["codes"]) == 1
    assert len(live(presented)["codes"]) == 11


@pytest.mark.parametrize(
    ("minutes", "state"), [(-11, "early"), (-9, "open"), (104, "open"), (105, "over"), (106, "over")]
)
def test_state_is_that_of_the_window(presented, minutes, state):
    presented.clock.set(during(1, minutes))
    page = get(presented.link())
    assert (held(page)["state"], f'data-state="{state}"' in page.text) == (state, True)


def test_report_decides_where_the_programme_says_so(sqlite):
    load(sqlite, course(proof=Proof.REPORT))
    with presenting(sqlite) as presented:
        assert held(get(presented.link()))["state"] == "report"


def test_people_are_counted_by_language_the_most_first(presented, sqlite):
    def arrive(db):
        for member in (1, 2, 3):
            attend(db, member, 1)

    before = live(presented)["live"]
    sqlite.write(arrive).result()
    after = unescape(live(presented)["live"])
    assert text("en", "present-count", count=0) in before
    assert text("en", "present-count", count=3) in after
    assert re.findall(r">(\w+)</span> <b>(\d+)</b>", after) == [
        ("English", "1"),
        ("Español", "1"),
        ("Français", "1"),
    ]


def test_stopped_check_in_takes_nobody_until_it_is_started_again(presented, sqlite):
    def tried():
        now = presented.clock.now()
        return (
            sqlite.write(lambda db: checkins.check_in_by_code(db, 1, presented.code(), SECRET, now))
            .result()
            .result
        )

    stopped = post(presented, "stop")
    assert (stopped.status_code, stopped.headers["location"]) == (
        303,
        f"{presented.link()[len(presented.url) :]}?lang=en",
    )
    assert (live(presented)["state"], tried()) == ("stopped", Result.NONE)
    started = post(presented, "start", Accept="application/json")
    assert (started.status_code, started.json()["state"], tried()) == (200, "open", Result.IN)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        pytest.param({"Sec-Fetch-Site": "same-origin"}, 303, id="our page"),
        pytest.param({"Sec-Fetch-Site": "cross-site"}, 403, id="another site"),
        pytest.param({"Sec-Fetch-Site": "same-site"}, 403, id="a neighbour"),
        pytest.param({"Origin": "https://evil.example"}, 403, id="another site, by an old browser"),
        pytest.param({"Origin": "null"}, 403, id="nobody's page"),
    ],
)
def test_switches_are_taken_from_our_own_page_only(presented, headers, status):
    assert post(presented, "stop", **headers).status_code == status
    assert live(presented)["state"] == ("stopped" if status == 303 else "open")


def test_link_in_a_message_stops_nothing_when_it_is_fetched(presented):
    assert [get(f"{presented.link()}/{switch}").status_code for switch in ("stop", "start")] == [405, 405]
    assert post(presented, "close").status_code == 404
    assert live(presented)["state"] == "open"


def foreign(presented):
    return {
        "of another installation": presenter_link(b"another", presented.url, 1, FIRST),
        "of a session that does not take place": presenter_link(SECRET, presented.url, 99, FIRST),
        "of a day before": presented.link(ends=during(1) - timedelta(days=1, minutes=1)),
        "a check-in link": presented.scan().replace("/checkin/", "/present/"),
        "nonsense": f"{presented.url}/present/hello",
    }


def test_link_that_is_not_valid_opens_and_switches_nothing(presented):
    for case, link in foreign(presented).items():
        page = get(link, **{"Accept-Language": "pt-BR"})
        assert (case, page.status_code) == (case, 404)
        assert text("pt", "present-unknown") in unescape(page.text)
        assert (case, get(f"{link}/live").status_code) == (case, 404)
    link = foreign(presented)["of another installation"]
    assert httpx.post(f"{link}/stop", verify=False).status_code == 404
    assert live(presented)["state"] == "open"


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_is_in_the_language_of_the_link_else_of_the_browser(presented, language):
    for page in (
        get(presented.link(language), **{"Accept-Language": "de"}),
        get(presented.link(), **{"Accept-Language": f"de, {language}-XX;q=0.5"}),
    ):
        assert f'<html lang="{language}">' in page.text
        assert text(language, "present-count", count=0) in unescape(page.text)


def test_page_is_kept_by_nobody_and_runs_only_our_scripts(presented):
    for answer in (get(presented.link()), get(f"{presented.link()}/live")):
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["content-security-policy"].startswith("default-src 'self'; base-uri 'none'")
        assert (answer.headers["x-robots-tag"], answer.headers["referrer-policy"]) == (
            "noindex, nofollow",
            "same-origin",
        )
