"""What anybody may ask about a certificate's code, over real HTTP."""

from __future__ import annotations

import re
from html import unescape

import pytest

from academy.certificate_codes import new_certificate_code
from academy.programme import LANGUAGES
from locales import text
from tests.support.certified import NAME, certified
from web.verify import WRONG

NOTHING = dict.fromkeys(("code", "kind", "name", "edition", "starts", "ends", "hours", "issued", "revoked"))


@pytest.fixture
def codes(sqlite):
    return certified(sqlite)


def verdict(answer):
    """What the page says of a code; None when it says nothing."""
    found = re.search(r'<p class="says">.*?<span>(.*?)</span>', answer.text, re.S)
    return unescape(found[1]) if found else None


def confirmed(answer):
    """What the page confirms, by what each is."""
    found = re.findall(r"<dt>(.*?)</dt><dd[^>]*>(.*?)</dd>", answer.text)
    return {unescape(label): unescape(value) for label, value in found}


@pytest.mark.parametrize(
    ("state", "says", "values"),
    [
        ("valid", "verify-valid", {"kind": "certificate"}),
        ("statement", "verify-valid", {"kind": "statement"}),
        ("revoked", "verify-revoked", {"kind": "certificate", "day": "20 novembre 2021"}),
        ("superseded", "verify-superseded", {}),
        ("erased", "verify-erased", {}),
    ],
)
def test_page_says_what_became_of_a_certificate(verify, codes, state, says, values):
    answer = verify.get(f"/verify/{codes[state]}", headers={"Accept-Language": "fr"})
    assert (answer.status_code, verdict(answer)) == (200, text("fr", says, **values))


def test_page_confirms_name_edition_and_hours(verify, codes):
    answer = verify.get(f"/verify/{codes['valid']}")
    assert confirmed(answer) == {
        "Name": NAME,
        "Academy": "Academy on Social and Solidarity Economy, 12th edition",
        "Dates": "15–19 November 2021",
        "Length": "6 hours",
        "Issued on": "19 November 2021",
        "Verification code": codes["valid"],
    }


def test_nothing_is_told_of_somebody_who_was_erased(verify, codes):
    assert confirmed(verify.get(f"/verify/{codes['erased']}")) == {}
    told = verify.get(f"/verify/{codes['erased']}.json").json()
    assert (told["state"], told["name"], told["hours"]) == ("erased", None, None)


@pytest.mark.parametrize("asked", [{"headers": {"Accept": "application/json"}}, {"suffix": ".json"}])
def test_programs_are_told_the_same_in_json(verify, codes, asked):
    path = f"/verify/{codes['valid']}{asked.get('suffix', '')}"
    answer = verify.get(path, headers=asked.get("headers", {}))
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    assert answer.json() == {
        "state": "valid",
        "code": codes["valid"],
        "kind": "certificate",
        "name": NAME,
        "edition": "Academy on Social and Solidarity Economy, 12th edition",
        "starts": "2021-11-15",
        "ends": "2021-11-19",
        "hours": 6.0,
        "issued": "2021-11-19",
        "revoked": None,
    }


def test_json_has_the_same_shape_for_every_code(verify, codes):
    every = [*codes.values(), new_certificate_code(), "nonsense"]
    answers = [verify.get(f"/verify/{code}.json") for code in every]
    assert [list(answer.json()) for answer in answers] == [["state", *NOTHING]] * len(every)
    assert [answer.status_code for answer in answers] == [200] * len(codes) + [404, 404]
    assert [answer.json() for answer in answers[-2:]] == [{"state": "unknown"} | NOTHING] * 2
    assert verify.get(f"/verify/{codes['revoked']}.json").json()["revoked"] == "2021-11-20"


def test_never_issued_and_mistyped_codes_look_the_same(verify, codes):
    pages = [verify.get(f"/verify/{code}") for code in (new_certificate_code(), "0000-0000")]
    assert [(page.status_code, verdict(page)) for page in pages] == [(404, text("en", "verify-unknown"))] * 2


def test_typed_code_is_forgiven_case_and_spaces(verify, codes):
    typed = f"  {codes['valid'].lower().replace('-', ' ')} "
    asked = verify.get("/verify", params={"code": typed, "lang": "es"})
    assert (asked.status_code, asked.headers["location"]) == (303, f"/verify/{codes['valid']}?lang=es")
    assert verdict(verify.get(f"/verify/{typed}")) == text("en", "verify-valid", kind="certificate")


@pytest.mark.parametrize(
    "typed", ["a/b", "../x", "ä?#&", '"><script>', "x" * 5000], ids=["slash", "up", "marks", "markup", "endless"]
)
def test_anything_can_be_typed_and_is_shown_as_it_is(verify, typed):
    asked = verify.get("/verify", params={"code": typed})
    answer = verify.get(asked.headers["location"])
    assert (answer.status_code, "<script>" in answer.text) == (404, False)


def test_empty_form_asks_for_a_code_and_says_nothing(verify):
    for path in ("/verify", "/verify?code=", "/verify?code=%20"):
        answer = verify.get(path)
        assert (answer.status_code, verdict(answer), answer.text.count("<form")) == (200, None, 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_is_in_the_readers_language_and_leads_to_the_others(verify, codes, language):
    path = f"/verify/{codes['valid']}"
    for answer in (
        verify.get(path, headers={"Accept-Language": f"de, {language};q=0.9"}),
        verify.get(path, params={"lang": language}, headers={"Accept-Language": "de"}),
    ):
        assert f'<html lang="{language}">' in answer.text
        assert re.findall(r'href="\?lang=(\w+)"', answer.text) == list(LANGUAGES)
        assert verdict(answer) == text(language, "verify-valid", kind="certificate")


def test_page_is_kept_and_found_by_nobody(verify, codes):
    kept = ("cache-control", "x-robots-tag", "content-security-policy", "vary")
    for path in (f"/verify/{codes['valid']}", f"/verify/{codes['valid']}.json"):
        assert [verify.get(path).headers[name] for name in kept] == [
            "no-store",
            "noindex, nofollow",
            "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
            "Accept, Accept-Language",
        ]


def test_codes_cannot_be_tried_one_after_the_other(verify, codes):
    path = f"/verify/{codes['valid']}.json"
    tries = [verify.get(f"/verify/{new_certificate_code()}", headers=_from(n)) for n in range(WRONG + 1)]
    assert [answer.status_code for answer in tries] == [404] * WRONG + [429]
    wait = int(tries[-1].headers["retry-after"])
    assert (0 < wait <= 60, verdict(tries[-1])) == (True, text("en", "verify-limited", seconds=wait))
    refused = verify.get(path)
    assert (refused.status_code, refused.json()) == (429, {"state": "too many"} | NOTHING)


def test_right_codes_do_not_count(verify, codes):
    answers = [verify.get(f"/verify/{codes['valid']}.json").status_code for _ in range(WRONG + 5)]
    assert answers == [200] * (WRONG + 5)


def _from(number):
    """What somebody writes who would like to be taken for many."""
    return {"X-Forwarded-For": f"203.0.113.{number}", "Forwarded": f"for=203.0.113.{number}"}
