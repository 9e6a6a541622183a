import re

import httpx
import pytest

from bot.channels.web.parse import BODY_BYTES
from locales import text

HELLO = {"text": "Hello"}
SAFETY = {
    "content-security-policy": (
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "geolocation=(self), camera=(), microphone=()",
}


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 303),
        ({"Sec-Fetch-Site": "same-origin"}, 303),
        ({"Sec-Fetch-Site": "none"}, 303),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "OURS"}, 403),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "https://proxied.example"}, 303),
        ({"Origin": "OURS"}, 303),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://127.0.0.1:1"}, 403),
    ],
    ids=str,
)
def test_post_from_another_page_changes_nothing(house, headers, status):
    ours = {name: house.url if value == "OURS" else value for name, value in headers.items()}
    response = house.person().client.post("/chat", data=HELLO, headers=ours)
    assert (response.status_code, len(house.inside.events)) == (status, status == 303)


def test_refusal_is_explained_in_the_persons_language(house):
    ana = house.person("pt")
    headers = {"Sec-Fetch-Site": "cross-site"}
    page = ana.client.post("/chat", data=HELLO, headers=headers)
    assert text("pt", "web-refused-origin") in page.text
    assert '<html lang="pt">' in page.text
    line = ana.client.post("/chat", data=HELLO, headers=headers | {"HX-Request": "true"})
    assert line.text == text("pt", "web-refused-origin")


@pytest.mark.parametrize("path", ["/", "/?before=9", "/chat/file/1", "/static/chat.css", "/static/none", "/chat"])
def test_every_answer_has_the_safety_headers(house, path):
    response = httpx.get(house.url + path)
    expected = {} if response.status_code in (404, 405) and path in ("/static/none", "/chat") else SAFETY
    assert {name: response.headers.get(name) for name in expected} == expected


def test_body_over_the_limit_is_refused_clearly(house):
    ana = house.person()
    response = ana.client.post("/chat", data={"text": "a" * BODY_BYTES})
    assert (response.status_code, house.inside.events) == (413, [])
    assert text("en", "web-refused-size") in response.text


def test_body_of_unknown_length_is_refused_at_the_limit(house):
    parts = (b"a" * 8192 for _ in range(2 * BODY_BYTES // 8192))
    response = httpx.post(f"{house.url}/chat", content=parts)
    assert (response.status_code, house.inside.events) == (413, [])


@pytest.mark.parametrize(
    "body",
    [b"", b"text=", b"text=%20", b"%%%", b"\xff\xfe", b"text", b'{"text": "Hello"}'],
    ids=str,
)
def test_form_that_says_nothing_is_no_event(house, body):
    response = httpx.post(f"{house.url}/chat", content=body)
    assert (response.status_code, house.inside.events) == (303, [])


@pytest.mark.parametrize(
    "body", ["&".join(f"f{n}=1" for n in range(50)), "action=" + "x" * 65, "latitude=1"], ids=str
)
def test_form_without_sense_is_refused(house, body):
    response = httpx.post(f"{house.url}/chat", content=body)
    assert (response.status_code, house.inside.events) == (422, [])


def assets(house):
    page = httpx.get(house.url)
    found = re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text)
    return page, [httpx.get(house.url + path) for path in sorted(set(found))]


def test_page_and_assets_together_are_at_most_150_kilobytes(house):
    page, files = assets(house)
    assert [file.status_code for file in files] == [200] * 5
    assert len(page.content) + sum(len(file.content) for file in files) <= 150_000


def test_assets_named_by_their_content_are_kept_and_pages_are_not(house):
    page, files = assets(house)
    assert page.headers["cache-control"] == "no-store"
    assert {file.headers["cache-control"] for file in files} == {"public, max-age=31536000, immutable"}
    assert httpx.get(f"{house.url}/static/chat.css").headers["cache-control"] == "no-cache"


def test_page_names_no_other_machine_and_holds_no_script_or_style(house):
    page, files = assets(house)
    ours = [file.text for file in files if "vendor" not in str(file.url)]
    found = re.findall(r"(?:https?:)?//[a-z0-9.-]+", page.text + "".join(ours))
    assert set(found) == {"http://www.w3.org"}
    assert re.findall(r"<style|<script(?! src)| style=| on\w+=", page.text) == []


@pytest.mark.parametrize(
    "path", ["/static/../channel.py", "/static/%2e%2e/channel.py", "/static/vendor/", "/static/"]
)
def test_static_serves_its_own_files_only(house, path):
    assert httpx.get(house.url + path).status_code == 404
