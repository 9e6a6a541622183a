import pytest

from academy.programme import LANGUAGES, Constituency
from locales import text
from locales.places import country_name
from tests.handlers.steps import arrive, newest, open_question, press_old


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        pytest.param("María José Ñúñez-Ávila", "María José Ñúñez-Ávila", id="accents"),
        pytest.param("محمد علي الفاسي", "محمد علي الفاسي", id="Arabic"),
        pytest.param("王小明", "王小明", id="Chinese"),
        pytest.param("Jo", "Jo", id="two characters"),
        pytest.param("A" * 120, "A" * 120, id="120 characters"),
        pytest.param("  Ana \n\t Machel ", "Ana Machel", id="space and lines in between"),
        pytest.param("\u202eAna\u202c\u200b Machel\x07", "Ana Machel", id="characters nobody sees"),
        pytest.param("\u200b Ana Machel \u200d", "Ana Machel", id="nothing visible at the ends"),
        pytest.param("E\u0301lodie", "Élodie", id="accents apart"),
        pytest.param("क्‍ष शर्मा", "क्‍ष शर्मा", id="a joiner that the script needs"),
        pytest.param("**Ana** _Machel_", "**Ana** _Machel_", id="what looks like markup"),
        pytest.param("Back to Basics Ltd", "Back to Basics Ltd", id="begins like a button"),
    ],
)
def test_name_is_kept_as_written_and_shown_back(shared, guest, typed, name):
    ana = arrive(shared, guest("en"), "join.name")
    ana.say(typed)
    assert newest(shared).name == name
    assert ana.last == f"{text('en', 'join-name-noted', name=name)}\n\n{text('en', 'join-country')}"


@pytest.mark.parametrize(
    ("typed", "key", "values"),
    [
        pytest.param("A", "join-name-length", {"count": 1}, id="one character"),
        pytest.param("王", "join-name-length", {"count": 1}, id="one Chinese character"),
        pytest.param("A" * 121, "join-name-length", {"count": 121}, id="121 characters"),
        pytest.param("A" * 10_000, "join-name-length", {"count": 10_000}, id="10,000 characters"),
        pytest.param("12 345", "join-name-letters", None, id="no letter"),
        pytest.param("👩‍🌾👍", "join-name-letters", None, id="emoji"),
    ],
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_name_that_cannot_stand_on_a_certificate_is_asked_again(shared, guest, typed, key, values, language):
    ana = arrive(shared, guest(language), "join.name")
    ana.say(typed)
    assert ana.last == text(language, key, **({"least": 2, "most": 120} | values if values else {}))
    assert ana.buttons == [text(language, f"button-{name}") for name in ("back", "pause", "restart")]
    ana.say("Ana Machel")
    assert newest(shared).name == "Ana Machel"


def test_nothing_visible_for_a_name_is_asked_again_and_names_no_buttons(shared, guest):
    ana = arrive(shared, guest("en"), "join.name")
    ana.say("\u200b\u2060")
    assert ana.last == text("en", "join-name")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Germany", "DE"),
        ("Allemagne", "DE"),
        ("Alemania", "DE"),
        ("Alemanha", "DE"),
        ("mozambik", "MZ"),
        ("Cote d'Ivoire", "CI"),
        ("BRASIL", "BR"),
        ("moro no Brasil", "BR"),
        ("🇸🇳", "SN"),
    ],
)
def test_country_may_be_typed_in_any_language_and_mistyped(shared, guest, typed, code):
    ana = arrive(shared, guest("en"), "join.country")
    ana.say(typed)
    assert newest(shared).country == code
    noted = text("en", "join-country-noted", country=country_name(code, "en"))
    assert ana.last == f"{noted}\n\n{text('en', 'join-constituency')}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_country_may_be_pressed(shared, guest, language):
    ana = arrive(shared, guest(language), "join.country")
    offered = ana.buttons[:8]
    ana.press(offered[0])
    assert country_name(newest(shared).country, language) == offered[0]


def test_country_that_may_be_two_is_asked_with_both_and_the_ways_out(shared, guest):
    ana = arrive(shared, guest("fr"), "join.country")
    ana.say("Congo")
    assert ana.last == text("fr", "join-country-which")
    both = sorted(country_name(code, "fr") for code in ("CD", "CG"))
    assert ana.buttons == [*both, *(text("fr", f"button-{name}") for name in ("back", "pause", "restart"))]
    ana.say(country_name("CG", "fr"))  # typed instead of pressed
    assert newest(shared).country == "CG"


def test_country_that_nobody_knows_is_asked_again(shared, guest):
    ana = arrive(shared, guest("pt"), "join.country")
    ana.say("Xyzzyqwerty")
    assert ana.last == text("pt", "join-country-unknown", text="Xyzzyqwerty")
    assert len(ana.buttons) == 11
    ana.say("x" * 10_000)
    assert ana.last == text("pt", "join-country-unknown", text="x" * 60)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "change", [str, str.upper, lambda label: f" {label}. "], ids=["as written", "loud", "full stop"]
)
def test_constituency_may_be_typed_as_its_button_says(shared, guest, language, change):
    ana = arrive(shared, guest(language), "join.constituency")
    label = text(language, "constituency-union")
    ana.say(change(label))
    assert newest(shared).constituency == Constituency.TRADE_UNION
    assert ana.last.startswith(text(language, "join-constituency-noted", constituency=label))


def test_constituency_that_is_none_of_them_asks_to_press(shared, guest):
    ana = arrive(shared, guest("en"), "join.constituency")
    ana.say("I work for a bank")
    assert ana.last == text("en", "talk-press")
    assert ana.buttons[:7] == [text("en", f"constituency-{value}") for value in Constituency]


@pytest.mark.parametrize(("question", "following"), [("organisation", "join-work"), ("work", "join-zone-guessed")])
def test_organisation_and_work_may_be_skipped(shared, guest, question, following):
    ana = arrive(shared, guest("es"), f"join.{question}")
    ana.press(text("es", "button-skip"))
    assert getattr(newest(shared), question) == ""
    assert ana.last.startswith(text("es", "join-skipped"))
    assert open_question(shared, newest(shared).id) == f"join.{following.split('-')[1]}"


@pytest.mark.parametrize("question", ["organisation", "work"])
@pytest.mark.parametrize(
    ("typed", "key", "values"),
    [
        pytest.param("x" * 301, "join-short-long", {"count": 301, "most": 300}, id="too long"),
        pytest.param("x" * 10_000, "join-short-long", {"count": 10_000, "most": 300}, id="far too long"),
    ],
)
def test_organisation_and_work_are_short(shared, guest, question, typed, key, values):
    ana = arrive(shared, guest("en"), f"join.{question}")
    ana.say(typed)
    assert ana.last == text("en", key, **values)
    ana.say("x" * 300)
    assert getattr(newest(shared), question) == "x" * 300


@pytest.mark.parametrize(
    ("action", "key"),
    [
        ("country:XX", "button-unknown"),
        ("country:", "button-unknown"),
        ("constituency:king", "button-unknown"),
        ("skip:name", "button-unknown"),
        ("change:shoes", "button-unknown"),
        ("nothing", "button-unknown"),
    ],
)
def test_answers_that_no_button_has_are_refused_and_the_question_is_asked_again(shared, guest, action, key):
    ana = arrive(shared, guest("en"), "join.constituency")
    press_old(ana, action)
    assert ana.last == f"{text('en', key)}\n\n{text('en', 'join-constituency')}"
    assert newest(shared).constituency is None
