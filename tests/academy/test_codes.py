"""Check-in codes against the RFCs' own vectors, and links that are of no use later or elsewhere."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from academy.codes import (
    STEP,
    Scanned,
    checkin_code,
    checkin_link,
    checkin_payload,
    coming_codes,
    hotp,
    is_checkin_code,
    locked_until,
    presenter_link,
    presenter_token,
    read_checkin_payload,
    read_presenter_token,
)

SECRET = b"a secret of this installation"
NOW = datetime(2021, 11, 15, 12, 0, 7, tzinfo=UTC)
BEGUN = datetime(2021, 11, 15, 12, tzinfo=UTC)  # of the step in which NOW lies
SECOND = timedelta(seconds=1)

# RFC 4226, appendix D: the first ten values for the key "12345678901234567890".
RFC_4226 = ["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"]
# RFC 6238, appendix B: eight digits, by time and algorithm; the keys as its errata have them, as long as the hash.
RFC_6238 = [
    (59, "94287082", "46119246", "90693936"),
    (1111111109, "07081804", "68084774", "25091201"),
    (1111111111, "14050471", "67062674", "99943326"),
    (1234567890, "89005924", "91819424", "93441116"),
    (2000000000, "69279037", "90698825", "38618901"),
    (20000000000, "65353130", "77737706", "47863826"),
]
KEYS = {"sha1": 20, "sha256": 32, "sha512": 64}


def test_hotp_gives_the_values_of_rfc_4226() -> None:
    key = b"12345678901234567890"
    assert [hotp(key, counter, digest="sha1") for counter in range(10)] == RFC_4226


@pytest.mark.parametrize(("at", "sha1", "sha256", "sha512"), RFC_6238)
def test_hotp_of_the_time_step_gives_the_values_of_rfc_6238(at: int, sha1: str, sha256: str, sha512: str) -> None:
    keys = {digest: (b"1234567890" * 7)[:length] for digest, length in KEYS.items()}
    found = {digest: hotp(key, at // 30, 8, digest) for digest, key in keys.items()}
    assert found == {"sha1": sha1, "sha256": sha256, "sha512": sha512}


@pytest.mark.parametrize(
    ("seconds", "taken"),
    [
        pytest.param(-0.001, False, id="an instant before it is shown"),
        pytest.param(0, True, id="when it is shown"),
        pytest.param(29.999, True, id="while it is shown"),
        pytest.param(30, True, id="when the next is shown"),
        pytest.param(59.999, True, id="while the next is shown"),
        pytest.param(60, False, id="when the one after is shown: forwarded too late"),
        pytest.param(86400, False, id="tomorrow"),
    ],
)
def test_code_and_link_are_taken_for_their_step_and_the_next(seconds: float, taken: bool) -> None:
    at = BEGUN + timedelta(seconds=seconds)
    assert is_checkin_code(SECRET, 17, checkin_code(SECRET, 17, NOW), at) == taken
    assert read_checkin_payload(SECRET, checkin_payload(SECRET, 17, NOW), at) == Scanned(17, taken)


def test_code_is_the_same_in_its_step_and_another_in_the_next() -> None:
    shown = [checkin_code(SECRET, 17, BEGUN + timedelta(seconds=second)) for second in (0, 29, 30, 59, 60)]
    assert [shown.index(code) for code in shown] == [0, 0, 2, 2, 4]


@pytest.mark.parametrize(("secret", "session"), [(b"another", 17), (SECRET, 18), (SECRET, 1)])
def test_code_and_links_of_another_session_or_installation_are_not_taken(secret: bytes, session: int) -> None:
    assert not is_checkin_code(SECRET, 17, checkin_code(secret, session, NOW), NOW)
    moved = re.sub(r"_\d+_", "_17_", checkin_payload(secret, session, NOW), count=1)
    assert read_checkin_payload(SECRET, moved, NOW) is None
    moved = re.sub(r"_\d+_", "_17_", presenter_token(secret, session, NOW + STEP), count=1)
    assert read_presenter_token(SECRET, moved, NOW) is None


@pytest.mark.parametrize("typed", ["{} ", "\t{}\n", "{0:.3} {0:.0}{1}", "{0:.3}-{1}", "{0:.3}\u00a0{1}"], ids=repr)
def test_code_is_taken_with_spaces_and_hyphens(typed: str) -> None:
    code = checkin_code(SECRET, 17, NOW)
    assert is_checkin_code(SECRET, 17, typed.format(code, code[3:]), NOW)


@pytest.mark.parametrize("zero", ["٠", "۰", "०", "０"])
def test_code_is_taken_in_the_digits_of_other_scripts(zero: str) -> None:
    code = "".join(chr(ord(zero) + int(digit)) for digit in checkin_code(SECRET, 17, NOW))
    assert is_checkin_code(SECRET, 17, code, NOW)


@given(st.text(max_size=12))
def test_anything_else_typed_is_simply_wrong(typed: str) -> None:
    digits = re.sub(r"[\s-]", "", typed)
    assert digits.isdecimal() or not is_checkin_code(SECRET, 17, typed, NOW)


def test_presenter_gets_the_codes_of_the_next_five_minutes_without_gaps() -> None:
    shown = coming_codes(SECRET, 17, NOW)
    assert len(shown) == 11  # the one that is shown now, and ten more
    assert shown[0].starts == BEGUN
    assert shown[-1].ends == BEGUN + 11 * STEP
    assert [each.ends for each in shown[:-1]] == [each.starts for each in shown[1:]]
    for each in shown:
        assert each.code == checkin_code(SECRET, 17, each.starts) == checkin_code(SECRET, 17, each.ends - SECOND)
        assert each.payload == checkin_payload(SECRET, 17, each.starts)
        assert is_checkin_code(SECRET, 17, each.code, each.starts)


@given(st.integers(1, 10**18 - 1), st.datetimes(datetime(2021, 1, 1), datetime(2200, 1, 1)))
def test_payload_is_what_telegram_takes_and_comes_back(session: int, at: datetime) -> None:
    now = at.replace(tzinfo=UTC)
    payload = checkin_payload(SECRET, session, now)
    assert re.fullmatch(r"ci_[A-Za-z0-9_-]{1,61}", payload)
    assert read_checkin_payload(SECRET, payload, now) == Scanned(session, True)


@given(st.data())
def test_link_with_anything_changed_is_none_of_ours(data: st.DataObject) -> None:
    for ours, read in (
        (checkin_payload(SECRET, 17, NOW), read_checkin_payload),
        (presenter_token(SECRET, 17, NOW + STEP), read_presenter_token),
    ):
        place = data.draw(st.integers(0, len(ours) - 1))
        other = data.draw(st.characters().filter(lambda each, was=ours[place]: each != was))
        assert read(SECRET, ours[:place] + other + ours[place + 1 :], NOW) is None


@pytest.mark.parametrize("number", ["017", "+17", "-17", "١٧", "1_7", ""])
def test_link_is_ours_only_as_we_write_it(number: str) -> None:
    assert read_checkin_payload(SECRET, checkin_payload(SECRET, 17, NOW).replace("17", number, 1), NOW) is None


def test_link_for_one_purpose_does_not_serve_the_other() -> None:
    step = (NOW - datetime(1970, 1, 1, tzinfo=UTC)) // STEP
    presenter = presenter_token(SECRET, 17, datetime.fromtimestamp(step, UTC))
    assert presenter[2:].split("_")[:3] == checkin_payload(SECRET, 17, NOW)[2:].split("_")[:3]
    assert read_checkin_payload(SECRET, f"ci{presenter[2:]}", NOW) is None
    assert read_presenter_token(SECRET, checkin_payload(SECRET, 17, NOW), NOW) is None


def test_presenter_link_opens_its_session_until_it_expires() -> None:
    token = presenter_token(SECRET, 17, NOW + STEP)
    assert read_presenter_token(SECRET, token, NOW + STEP - SECOND) == 17
    assert read_presenter_token(SECRET, token, NOW + STEP) is None


@pytest.mark.parametrize(("language", "asked"), [("pt", "?lang=pt"), ("", "")])
def test_address_of_the_presenters_page_is_good_for_a_day_after_the_session(language: str, asked: str) -> None:
    link = presenter_link(SECRET, "https://academy.example", 17, NOW, language)
    token = presenter_token(SECRET, 17, NOW + timedelta(days=1))
    assert link == f"https://academy.example/present/{token}{asked}"


def test_address_of_a_check_in_carries_the_payload() -> None:
    assert checkin_link("https://academy.example", "ci_17_1_x") == "https://academy.example/checkin/ci_17_1_x"


LOCKS = [
    ("nothing wrong", [], 100, None),
    ("four wrong tries", [0, 1, 2, 3], 3, None),
    ("five wrong tries", [0, 1, 2, 3, 4], 4, 64),
    ("a second before it ends", [0, 1, 2, 3, 4], 63, 64),
    ("when it ends", [0, 1, 2, 3, 4], 64, None),
    ("tries meanwhile do not prolong it", [0, 1, 2, 3, 4, 50, 60, 63], 63, 64),
    ("nor do they count afterwards", [0, 1, 2, 3, 4, 50, 60, 63, 70, 71, 72, 73], 73, None),
    ("five more lock again", [0, 1, 2, 3, 4, 64, 65, 66, 67, 68], 68, 128),
    ("however long they take", [0, 1000, 2000, 3000, 4000], 4000, 4060),
    ("all at once", [7, 7, 7, 7, 7, 7, 7], 7, 67),
]


@pytest.mark.parametrize(("wrong", "now", "until"), [pytest.param(*rest, id=label) for label, *rest in LOCKS])
def test_every_fifth_wrong_try_locks_for_a_minute_in_any_order(
    wrong: list[int], now: int, until: int | None
) -> None:
    def at(second: int) -> datetime:
        return NOW + second * SECOND

    expected = None if until is None else at(until)
    assert locked_until(map(at, wrong), at(now)) == expected
    assert locked_until(map(at, reversed(wrong)), at(now)) == expected
