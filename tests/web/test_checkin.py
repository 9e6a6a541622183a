"""A check-in link in a browser: looking checks nobody in, one tap does, and only those whom we know."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape

import httpx
import pytest
from sqlalchemy import select

from academy.codes import checkin_payload, presenter_token
from academy.programme import LANGUAGES, Proof
from locales import text
from storage import checkins, personal
from storage.models import Evidence, Member
from tests.conftest import NOW
from tests.support.attending import SECRET, course, during, load
from tests.support.presented import cookie_of, presenting

STEP = timedelta(seconds=30)
TELEGRAM = "https://t.me/academy_bot?start="


@pytest.fixture
def ana(presented, sqlite):
    """A participant's browser; she writes in Spanish and lives in Bogotá."""
    return person(presented, sqlite, 1)


class Browser:
    """Somebody's browser with its cookie; paths are taken at our address."""

    def __init__(self, url, cookies):
        self.url, self.cookies = url, cookies

    def ask(self, method, address, **headers):
        where = httpx.URL(self.url).join(address)
        return httpx.request(method, where, cookies=self.cookies, headers=headers, verify=False)

    def get(self, address):
        return self.ask("GET", address)

    def post(self, address, **headers):
        return self.ask("POST", address, **headers)


def person(presented, database, member):
    return Browser(presented.url, cookie_of(database, member))


def proofs(database):
    query = select(Evidence.member_id, Evidence.kind).order_by(Evidence.member_id)
    return [tuple(row) for row in database.read(lambda db: db.execute(query).all())]


def said(page):
    """What became of it; None when nothing is said."""
    found = re.search(r'<p class="outcome[^>]*>(.*?)</p>', page.text, re.S)
    return unescape(found[1]) if found else None


def buttons(page):
    return [unescape(label) for label in re.findall(r"<button[^>]*>(.*?)</button>", page.text)]


def links(page):
    return re.findall(r'<a class="button[^"]*" href="([^"]*)"', page.text)


def test_looking_at_a_link_checks_nobody_in(ana, presented, sqlite):
    for page in (ana.get(presented.scan()), ana.ask("HEAD", presented.scan()), ana.get(presented.scan())):
        assert (page.status_code, said(page)) == (200, None)
    assert proofs(sqlite) == []


def test_one_tap_checks_in_and_answers_with_the_forecast(ana, presented, sqlite):
    offered = ana.get(presented.scan())
    assert buttons(offered) == [text("es", "button-checkin")]
    assert "7:00–8:30 (Bogotá)" in unescape(offered.text)
    taken = ana.post(presented.scan())
    forecast = text("es", "attendance-open", attended=1, counted=5, miss=1)
    assert said(taken).startswith(f"{text('es', 'checkin-in')} {forecast}")
    assert proofs(sqlite) == [(1, "code")]


def test_second_tap_changes_nothing_and_says_so(ana, presented, sqlite):
    ana.post(presented.scan())
    assert said(ana.post(presented.scan())).startswith(text("es", "checkin-again"))
    assert proofs(sqlite) == [(1, "code")]


def test_link_that_was_forwarded_later_is_of_no_use(ana, presented, sqlite):
    fresh, stale = presented.scan(back=STEP), presented.scan(back=2 * STEP)
    looked, tapped = ana.get(stale), ana.post(stale)
    assert (said(looked), buttons(looked)) == (text("es", "checkin-stale"), [])
    assert (said(tapped), proofs(sqlite)) == (text("es", "checkin-stale"), [])
    assert buttons(ana.get(fresh)) == [text("es", "button-checkin")]


@pytest.mark.parametrize(
    ("minutes", "key"), [(-30, "checkin-early"), (106, "checkin-over")], ids=["before", "afterwards"]
)
def test_tap_outside_the_window_is_explained(ana, presented, sqlite, minutes, key):
    presented.clock.set(during(1, minutes))
    when = "6:50" if minutes < 0 else "8:45"
    assert said(ana.post(presented.scan())) == text("es", key, when=when, city="Bogotá")
    assert proofs(sqlite) == []


def test_tap_is_taken_from_our_own_page_only(ana, presented, sqlite):
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}):
        assert ana.post(presented.scan(), **headers).status_code == 403
    assert proofs(sqlite) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_unknown_visitor_is_told_how(presented, sqlite, language):
    for ask in (httpx.get, httpx.post):
        page = ask(presented.scan(), headers={"Accept-Language": language}, verify=False)
        payload = presented.scan().rpartition("/")[2]
        assert (page.status_code, buttons(page)) == (200, [])
        assert links(page) == [f"{TELEGRAM}{payload}", "/"]
        for key in ("web-checkin-who", "web-checkin-how"):
            assert text(language, key) in unescape(page.text)
    assert proofs(sqlite) == []


def test_telegram_is_offered_to_members_too_and_to_nobody_without_a_bot(ana, presented, sqlite):
    payload = presented.scan().rpartition("/")[2]
    assert links(ana.get(presented.scan())) == [f"{TELEGRAM}{payload}"]
    with presenting(sqlite) as without:
        assert links(httpx.get(without.scan(), verify=False)) == ["/"]


def test_cookie_of_another_installation_is_nobodys(presented, sqlite):
    cookie_of(sqlite, 1)
    forged = Browser(presented.url, {"person": f"{1:032x}.AAAAAA.bbbbbbbbbbbbbbbbbbbbbbbbbbb"})
    page = forged.post(presented.scan())
    assert (buttons(page), proofs(sqlite)) == ([], [])


def test_whoever_was_erased_is_not_known_any_more(ana, presented, sqlite):
    sqlite.write(lambda db: personal.erase(db, 1, NOW)).result()
    assert (buttons(ana.post(presented.scan())), proofs(sqlite)) == ([], [])


def test_session_of_others_is_refused(presented, sqlite):
    sqlite.write(lambda db: db.add(Member(id=9, language="pt", created_at=NOW))).result()
    guest = person(presented, sqlite, 9)
    assert (said(guest.post(presented.scan())), proofs(sqlite)) == (text("pt", "checkin-not-yours"), [])


@pytest.mark.parametrize(
    "payload",
    [
        "ci_17_1_x",
        "hello",
        "%00",
        checkin_payload(b"another installation", 1, during(1)),
        checkin_payload(SECRET, 99, during(1)),
        presenter_token(SECRET, 1, during(5)),
    ],
    ids=["made up", "words", "no letter", "of another installation", "of no session", "the presenter's"],
)
def test_link_that_is_not_ours_does_nothing(ana, sqlite, payload):
    for page in (ana.get(f"/checkin/{payload}"), ana.post(f"/checkin/{payload}")):
        assert (page.status_code, said(page), buttons(page)) == (404, text("es", "checkin-none"), [])
    assert proofs(sqlite) == []


def test_session_that_a_report_decides_takes_no_tap(sqlite):
    load(sqlite, course(proof=Proof.REPORT))
    with presenting(sqlite) as presented:
        assert said(person(presented, sqlite, 1).post(presented.scan())) == text("es", "checkin-report")


def test_code_typed_in_another_app_before_is_the_same_check_in(ana, presented, sqlite):
    now = presented.clock.now()
    sqlite.write(lambda db: checkins.check_in_by_code(db, 1, presented.code(), SECRET, now)).result()
    assert said(ana.post(presented.scan())).startswith(text("es", "checkin-again"))
    assert proofs(sqlite) == [(1, "code")]
