"""Presenter's page, check-in link and certificates of the assistant as it runs, with a Telegram bot beside it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import httpx
import pytest

from locales import text
from tests.handlers.steps import participant
from tests.support.killable import Killable, killable
from tests.support.phones import running_phones
from tests.support.telegram import wait_until
from tests.support.web import WebPerson
from web.verify import WRONG

START_AT = "2021-11-15T13:02+01:00"  # two minutes into the opening


@pytest.fixture
def assistant(tmp_path: Path) -> Iterator[Killable]:
    with (
        running_phones("telegram") as phones,
        killable(tmp_path, START_AT=START_AT, **phones.settings) as one,
    ):
        one.start()
        yield one


def link_of(assistant: Killable) -> str:
    """Where the opening is presented, as the command line tells."""
    said = assistant.command("presenter", "link", "opening")
    return next(word for word in said.split() if word.startswith("http"))


def scan(link: str) -> str:
    """What the picture leads to at this moment."""
    page = httpx.get(link, verify=False).raise_for_status().text
    held = json.loads(re.search(r'id="held">(.*?)</script>', page, re.S)[1])
    return str(held["codes"][0]["link"])


def test_member_of_the_page_chat_checks_in_by_the_picture(assistant: Killable) -> None:
    ana = participant(WebPerson(assistant.url, "pt-BR"))
    link = link_of(assistant)
    offered = ana.client.get(scan(link))
    assert text("pt", "button-checkin") in unescape(offered.text)
    taken = ana.client.post(scan(link), headers={"Origin": assistant.url})
    assert text("pt", "checkin-in") in unescape(taken.text)
    live = httpx.get(f"{link}/live", verify=False).json()["live"]
    assert text("en", "present-count", count=1) in live
    ana.close()


def test_telegram_is_offered_under_the_name_that_it_told(assistant: Killable) -> None:
    link = link_of(assistant)

    def offered() -> re.Match[str] | None:
        return re.search(r'href="(https://t\.me/\w+\?start=ci_[\w-]+)"', httpx.get(scan(link), verify=False).text)

    found = wait_until(offered)
    assert found[1].startswith("https://t.me/stub_bot?start=ci_")


def test_guessing_certificates_is_not_helped_by_headers(assistant: Killable) -> None:
    def guess(number: int) -> int:
        headers = {"X-Forwarded-For": f"203.0.113.{number}", "Accept": "application/json"}
        return httpx.get(f"{assistant.url}/verify/{number}", headers=headers, verify=False).status_code

    assert [guess(number) for number in range(WRONG + 1)] == [404] * WRONG + [429]


def test_visitors_behind_a_proxy_of_ours_are_told_apart(tmp_path: Path) -> None:
    with killable(tmp_path, START_AT=START_AT, FORWARDED_ALLOW_IPS="127.0.0.1") as assistant:
        assistant.start()

        def guess(number: int, visitor: str) -> int:
            # What a visitor writes into the header stands before what our proxy adds.
            headers = {"X-Forwarded-For": f"198.51.100.{number}, {visitor}"}
            return httpx.get(f"{assistant.url}/verify/{number}", headers=headers, verify=False).status_code

        assert [guess(number, "203.0.113.7") for number in range(WRONG + 1)] == [404] * WRONG + [429]
        assert guess(0, "203.0.113.8") == 404


def test_secrets_of_addresses_are_in_no_log(assistant: Killable) -> None:
    link = link_of(assistant)
    scanned = scan(link)
    httpx.get(scanned, verify=False)
    httpx.get(f"{assistant.url}/verify/7K3M-SECRET", verify=False)
    assistant.stop()
    log = (assistant.folder / "log").read_text()
    secrets = (link.rpartition("/")[2], scanned.rpartition("/")[2], "7K3M-SECRET")
    assert ("Page chat" in log, [one for one in secrets if one in log]) == (True, [])
