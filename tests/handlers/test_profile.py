import pytest

from academy.programme import LANGUAGES
from locales import text
from locales.places import country_name, main_city
from storage.members import PROFILE
from tests.handlers.steps import TOLD, arrive, begins, newest, open_question, press_old, signed_up

NEW = {
    "name": ("Ana B. Machel", "Ana B. Machel"),
    "country": ("Portugal", "PT"),
    "constituency": ("Autre", "other"),
    "organisation": ("ISCTE", "ISCTE"),
    "work": ("finance solidaire", "finance solidaire"),
    "zone": ("!zone:Europe/Lisbon", "Europe/Lisbon"),
}


def lines(language, **told):
    """The profile as it is written."""
    told = TOLD | told
    shown = told | {
        "country": country_name(told["country"], language),
        "constituency": text(language, f"constituency-{told['constituency']}"),
        "work": told["work"] or text(language, "profile-empty"),
        "zone": main_city(told["zone"], language),
        "language": text(language, f"language-{language}"),
    }
    written = [text(language, f"profile-{field}", value=shown[field]) for field in (*PROFILE, "language")]
    return text(language, "profile", lines="\n".join(written))


@pytest.mark.parametrize("language", LANGUAGES)
def test_profile_shows_every_line_with_a_button(shared, guest, language):
    ana = signed_up(shared, guest(language))
    ana.say("/profile")
    assert ana.last == lines(language)
    assert ana.buttons == [
        *(text(language, f"change-{field}") for field in (*PROFILE, "language")),
        text(language, "button-home"),
        text(language, "button-privacy"),
    ]


@pytest.mark.parametrize("field", PROFILE)
def test_profile_line_is_changed_and_the_profile_shown_again(shared, guest, field):
    ana = signed_up(shared, guest("fr"))
    ana.say("/profil")
    ana.press(text("fr", f"change-{field}"))
    assert ana.buttons[-1] == text("fr", "button-back")
    typed, kept = NEW[field]
    press_old(ana, typed[1:]) if typed.startswith("!") else ana.say(typed)
    assert getattr(newest(shared), field) == kept
    assert ana.last.endswith(lines("fr", **{field: kept}))
    assert open_question(shared, newest(shared).id) == ""


@pytest.mark.parametrize("field", PROFILE)
@pytest.mark.parametrize("way", ["back", "keep"])
def test_profile_line_is_left_as_it_is(shared, guest, field, way):
    ana = signed_up(shared, guest("fr"), work="coopératives")
    ana.say("/profile")
    ana.press(f"change:{field}")
    press_old(ana, f"{way}:join.{field}")
    assert ana.last == lines("fr", work="coopératives")
    assert open_question(shared, newest(shared).id) == ""


@pytest.mark.parametrize("field", ["organisation", "work"])
def test_profile_line_may_be_emptied(shared, guest, field):
    ana = signed_up(shared, guest("en"), work="co-operatives")
    ana.say("/profile")
    ana.press(f"change:{field}")
    ana.press(text("en", "button-skip"))
    assert getattr(newest(shared), field) == ""


def test_profile_language_is_chosen_from_the_four(shared, guest):
    ana = signed_up(shared, guest("en"))
    ana.say("/profile")
    ana.press(text("en", "change-language"))
    assert ana.last == text("en", "language-choose")
    ana.press("Português")
    assert (ana.last, newest(shared).language) == (text("pt", "language-changed"), "pt")


def test_profile_in_the_sign_up_shows_what_is_known_and_leads_back(shared, guest):
    ana = arrive(shared, guest("en"), "join.constituency")
    ana.say("/profile")
    assert ana.last.count(text("en", "profile-empty")) == 4
    ana.press("change:name")
    ana.say("Ana B. Machel")
    assert ana.last.split("\n\n")[1] == begins("en", "profile", lines="").strip()
    ana.press(text("en", "button-go-on"))
    assert ana.last == text("en", "join-constituency")


def test_profile_value_with_marks_stays_as_typed(shared, guest):
    ana = signed_up(shared, guest("en"), name="**Ana** <b>&amp; { $x }")
    ana.say("/profile")
    assert "**Ana** <b>&amp; { $x }" in ana.last.replace("\u2060", "")
