from datetime import UTC, datetime, timedelta

import pytest

from academy.errors import NaiveDatetimeError
from academy.programme import Session, SessionKind
from academy.webinars import Attendee, Guest, Guests, Match, Stay, minutes_of, plain_name

NOON = datetime(2021, 11, 15, 12, tzinfo=UTC)
SESSION = Session("a", SessionKind.PLENARY, {}, NOON, NOON + timedelta(minutes=90), ("en",))


def stay(first, last):
    return Stay(NOON + timedelta(minutes=first), NOON + timedelta(minutes=last))


@pytest.mark.parametrize(
    ("stays", "minutes"),
    [
        pytest.param([], 0, id="nobody"),
        pytest.param([(0, 90)], 90, id="all of it"),
        pytest.param([(-30, 200)], 90, id="waiting before and staying on do not count"),
        pytest.param([(40, 60), (0, 20)], 40, id="twice, in any order"),
        pytest.param([(0, 60), (10, 20), (50, 70)], 70, id="two devices at once"),
        pytest.param([(95, 120)], 0, id="only afterwards"),
        pytest.param([(0, 10.99)], 10, id="rounded down"),
    ],
)
def test_minutes_are_those_within_the_session_each_once(stays, minutes):
    assert minutes_of([stay(*each) for each in stays], SESSION) == minutes


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Luís Vargas", "VARGAS luis"),
        ("Ana Machel (INEFP)", "Ana Machel"),
        ("José  da Silva", "Jose Da Silva [host]"),
        ("李小龙", "李小龙"),
        ("Straße, Max", "max strasse"),
    ],
)
def test_names_are_compared_without_accents_case_order_and_brackets(one, other):
    assert plain_name(one) == plain_name(other)


GUESTS = Guests(
    [
        Guest(1, "Ana Machel", "ana@example.org"),
        Guest(2, "Luís Vargas", ""),
        Guest(3, "Fatou Diop", ""),
        Guest(4, "Fatou Diop", "fatou@example.org"),
        Guest(5, "Twin A", "twins@example.org"),
        Guest(6, "Twin B", "twins@example.org"),
    ]
)


@pytest.mark.parametrize(
    ("name", "email", "match"),
    [
        pytest.param("x", "ANA@example.org", Match(1), id="by e-mail, whatever the name"),
        pytest.param("Luis Vargas", "", Match(2), id="by a name that one has"),
        pytest.param("Luis Vargas", "lv@work.example", Match(2), id="who gave no e-mail may have any"),
        pytest.param("Ana Machel", "a@other.example", Match(None, (1,)), id="another e-mail than the one given"),
        pytest.param("Fatou Diop", "", Match(None, (3, 4)), id="two of that name"),
        pytest.param("Twin A", "twins@example.org", Match(None, (5, 6)), id="two of that e-mail"),
        pytest.param("Ana Paula Machel", "", Match(None, (1,)), id="two words in common"),
        pytest.param("Ana", "", Match(None, ()), id="one word is no clue"),
        pytest.param("", "", Match(None, ()), id="nothing at all"),
    ],
)
def test_attendee_is_found_only_when_there_is_no_doubt(name, email, match):
    assert GUESTS.find(Attendee(name, email, ())) == match


def test_attendee_with_nonsense_times_is_refused():
    with pytest.raises(ValueError, match="left before joining"):
        Attendee("Ana", "", (stay(10, 5),))
    with pytest.raises(NaiveDatetimeError):
        Attendee("Ana", "", (Stay(datetime(2021, 11, 15, 12), NOON),))
