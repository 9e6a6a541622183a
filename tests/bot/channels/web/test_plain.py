"""Without scripts: every form is posted by the browser itself, which then loads the page again."""

import httpx
import pytest

from academy.messages import Button, Reply
from bot.channels.web import pages
from tests.support.page import read_page


@pytest.fixture
def plain(house):
    with httpx.Client(base_url=house.url, headers={"Accept-Language": "es"}, follow_redirects=True) as client:
        client.get("/")
        yield client


def post(plain, **form):
    response = plain.post("/chat", data=form)
    assert (response.status_code, str(response.url)) == (200, f"{plain.base_url}/#end")
    return read_page(response.text)


def test_answer_stands_on_the_page_that_follows(house, plain):
    page = post(plain, text="Hola")
    assert [message.text for message in page.messages] == ["Hola", "You said Hola."]


def test_press_and_its_notice_stand_on_the_page_that_follows(house, plain):
    house.inside.reply = lambda incoming: Reply("Agree?", ((Button("Yes", "yes"),),))
    asked = post(plain, text="Hola").messages[-1]
    house.inside.reply = lambda incoming: Reply("Good.", closes=True, notice="Noted.")
    page = post(plain, action="yes", message=str(asked.id))
    assert [(message.text, message.chosen) for message in page.messages[1:]] == [("Agree?", "Yes"), ("Good.", "")]
    assert page.notice == "Noted."
    assert read_page(plain.get("/").text).notice == ""


def test_refusal_is_a_page_with_a_way_back(house, plain):
    response = plain.post("/chat", data={"action": "x" * 65})
    assert (response.status_code, 'href="/#end"' in response.text) == (422, True)


def test_every_form_of_the_page_can_be_posted_once_only(house, plain):
    ids = [line.split('"')[5] for line in plain.get("/").text.splitlines() if 'name="event"' in line]
    assert (len(ids), len(set(ids))) == (3, 3)


def test_page_of_earlier_messages_leads_to_the_latest(house, plain, monkeypatch):
    monkeypatch.setattr(pages, "SHOWN", 2)
    page = post(plain, text="one")
    first = page.messages[0].id
    latest = post(plain, text="two").messages
    assert [message.text for message in latest] == ["two", "You said two."]
    earlier = plain.get(f"/?before={latest[0].id}").text
    assert [message.id for message in read_page(earlier).messages] == [first, first + 1]
    assert earlier.count('href="/#end"') == 1
    assert "?before" not in earlier
