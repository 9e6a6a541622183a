import pytest

from academy.programme import LANGUAGES
from locales import dates, text
from locales.places import main_city
from tests.handlers.steps import arrive, begins, newest, open_question, press_old, signed_up


def right(app, language, zone, key="join-zone-right"):
    """The question whether the clock of a zone is right."""
    now = app.clock.now()
    day = dates.day(now.astimezone(dates.clock(zone)).date(), language)
    return text(language, key, time=dates.hour(now, zone, language), day=day, city=main_city(zone, language))


def confirm(language):
    return [text(language, f"button-{name}") for name in ("zone-right", "zone-wrong", "back", "pause", "restart")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_country_with_one_clock_is_guessed_and_confirmed(shared, guest, language):
    ana = arrive(shared, guest(language), "join.zone")
    assert ana.last == right(shared, language, "Africa/Maputo", "join-zone-guessed")
    assert ana.buttons == confirm(language)
    ana.press("zone:Africa/Maputo")
    assert newest(shared).zone == "Africa/Maputo"
    assert ana.last.startswith(text(language, "join-zone-noted", city=main_city("Africa/Maputo", language)))


def test_country_with_several_clocks_offers_them_with_their_time(shared, guest):
    ana = arrive(shared, guest("pt"), "join.zone", country="BR")
    assert ana.last == text("pt", "join-zone")
    assert ana.buttons[0] == f"São Paulo · {dates.hour(shared.clock.now(), 'America/Sao_Paulo', 'pt')}"
    ana.press(ana.buttons[0])
    assert ana.last == right(shared, "pt", "America/Sao_Paulo")
    ana.press("zone:America/Sao_Paulo")
    assert newest(shared).zone == "America/Sao_Paulo"


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        pytest.param("Lisbonne", "Europe/Lisbon", id="a city in French"),
        pytest.param("El Cairo", "Africa/Cairo", id="a city in Spanish"),
        pytest.param("Moscovo", "Europe/Moscow", id="a city in Portuguese"),
        pytest.param("joanesburgo", "Africa/Johannesburg", id="small letters"),
        pytest.param("Nairoby", "Africa/Nairobi", id="mistyped"),
        pytest.param("I live in Accra", "Africa/Accra", id="a sentence"),
        pytest.param("Sénégal", "Africa/Dakar", id="a country"),
        pytest.param("Asia/Manila", "Asia/Manila", id="a zone's id"),
        pytest.param("asia/calcutta", "Asia/Kolkata", id="a zone's former id"),
    ],
)
def test_place_that_was_typed_is_confirmed_by_its_clock(shared, guest, typed, zone):
    ana = arrive(shared, guest("en"), "join.zone")
    ana.say(typed)
    assert (ana.last, ana.buttons) == (right(shared, "en", zone), confirm("en"))
    ana.press(text("en", "button-zone-right"))
    assert newest(shared).zone == zone


@pytest.mark.parametrize("yes", ["Yes, that is right", "yes", "Yes."])
def test_yes_that_is_typed_means_the_place_that_was_shown_last(shared, guest, yes):
    ana = arrive(shared, guest("en"), "join.zone")  # where Maputo is guessed
    ana.say("Lisboa")
    ana.say(yes)
    assert newest(shared).zone == "Europe/Lisbon"


def test_name_of_several_places_becomes_buttons_and_may_be_typed(shared, guest):
    ana = arrive(shared, guest("en"), "join.zone")
    ana.say("Santiago")
    assert ana.last == text("en", "join-zone-which")
    chile = next(label for label in ana.buttons if label.startswith("Santiago, Chile · "))
    ana.say(chile)
    assert ana.last == right(shared, "en", "America/Santiago")


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        pytest.param("UTC+1", "join-zone-offset", id="an offset"),
        pytest.param("GMT", "join-zone-offset", id="Greenwich"),
        pytest.param("CET", "join-zone-offset", id="an abbreviation"),
        pytest.param("Xyzzyqwerty", "join-zone-unknown", id="nowhere"),
    ],
)
@pytest.mark.parametrize("language", ["es", "pt"])
def test_place_that_tells_no_zone_is_asked_again(shared, guest, typed, key, language):
    ana = arrive(shared, guest(language), "join.zone")
    ana.say(typed)
    assert (ana.last, ana.buttons) == (text(language, key, text=typed), confirm(language))
    assert ana.replies[-1].location == text(language, "button-location")


def test_very_long_place_is_not_found(shared, guest):
    ana = arrive(shared, guest("en"), "join.zone")
    ana.say("x" * 10_000)
    assert ana.last == text("en", "join-zone-unknown", text="x" * 60)


def test_location_is_confirmed_by_its_clock(shared, guest):
    ana = arrive(shared, guest("fr"), "join.zone")
    ana.share_location(38.72, -9.14)
    assert ana.last == right(shared, "fr", "Europe/Lisbon")
    ana.press("zone:Europe/Lisbon")
    assert newest(shared).zone == "Europe/Lisbon"


def test_location_at_sea_asks_for_the_city(shared, guest):
    ana = arrive(shared, guest("fr"), "join.zone")
    ana.share_location(0.0, -30.0)
    assert ana.last.startswith(text("fr", "join-zone-sea"))
    ana.say("Dakar")
    assert ana.last == right(shared, "fr", "Africa/Dakar")


@pytest.mark.parametrize("language", LANGUAGES)
def test_wrong_clock_asks_for_the_city_with_the_ways_out(shared, guest, language):
    ana = arrive(shared, guest(language), "join.zone")
    ana.press("nozone")
    assert (ana.last, ana.buttons) == (text(language, "join-zone"), confirm(language)[2:])
    assert (ana.replies[-1].location, ana.replies[-1].label) == (
        text(language, "button-location"),
        text(language, "join-zone.field"),
    )
    ana.say("Beira")
    assert ana.last == right(shared, language, "Africa/Maputo")


def test_timezone_command_takes_a_city_and_shows_the_profile(shared, guest):
    ana = signed_up(shared, guest("pt"))
    ana.say("/timezone Lisboa")
    assert ana.last == right(shared, "pt", "Europe/Lisbon")
    ana.press("zone:Europe/Lisbon")
    assert newest(shared).zone == "Europe/Lisbon"
    noted = text("pt", "join-zone-noted", city=main_city("Europe/Lisbon", "pt"))
    assert ana.last.startswith(f"{noted}\n\n{begins('pt', 'profile', lines='')}")


def test_timezone_command_with_an_unknown_city_asks_for_a_better_name(shared, guest):
    ana = arrive(shared, guest("en"), "join.name")
    ana.say("/timezone Xyzzyqwerty")
    assert ana.last == text("en", "join-zone-unknown", text="Xyzzyqwerty")
    ana.say("Lisbon")  # not a name
    assert (ana.last, newest(shared).name) == (right(shared, "en", "Europe/Lisbon"), None)
    ana.press("zone:Europe/Lisbon")
    assert ana.last.endswith(text("en", "join-name"))


def test_timezone_command_in_the_sign_up_goes_on_with_it(shared, guest):
    ana = arrive(shared, guest("es"), "join.work")
    ana.say("/fuso")
    assert ana.last == right(shared, "es", "Africa/Maputo", "join-zone-guessed")
    ana.press("zone:Africa/Maputo")
    assert ana.last.endswith(text("es", "join-work"))
    ana.press("skip:work")
    assert ana.last.split("\n\n")[0] == text("es", "join-skipped")
    assert newest(shared).joined_at is not None  # the zone is not asked twice


def test_timezone_back_leads_to_the_profile(shared, guest):
    ana = signed_up(shared, guest("en"))
    ana.say("/timezone")
    ana.press("back:join.zone")
    assert ana.last.startswith(begins("en", "profile", lines=""))


def test_zone_confirmed_by_an_old_button_is_noted_and_the_open_question_stays(shared, guest):
    ana = arrive(shared, guest("en"), "join.name")
    press_old(ana, "zone:Asia/Manila")
    assert ana.last == f"{text('en', 'join-zone-noted', city='Manila')}\n\n{text('en', 'join-name')}"
    assert open_question(shared, newest(shared).id) == "join.name"


@pytest.mark.parametrize("action", ["zone:Etc/GMT+1", "zone:", "pick:Nowhere/Land", "zone:../etc/passwd"])
def test_zones_that_do_not_exist_are_refused(shared, guest, action):
    ana = arrive(shared, guest("en"), "join.zone")
    press_old(ana, action)
    assert ana.last.startswith(text("en", "button-unknown"))
    assert newest(shared).zone is None


def test_location_at_another_question_is_confirmed_and_that_question_stays(shared, chat):
    ana = chat("telegram", "en")
    for action in ("go", "consent:academy:yes", "consent:found:yes", "consent:news:yes"):
        ana.press(action)
    proposed = ana.share(38.72, -9.14)
    assert proposed.text == right(shared, "en", "Europe/Lisbon")
    assert [button.action for row in proposed.buttons for button in row] == ["zone:Europe/Lisbon", "nozone"]
    assert ana.press("zone:Europe/Lisbon").text.endswith(text("en", "join-name"))
    assert ana.say("Ana Machel").text.startswith(text("en", "join-name-noted", name="Ana Machel"))


def test_location_at_sea_at_another_question_names_the_command(shared, chat):
    ana = chat("telegram", "en")
    for action in ("go", "consent:academy:yes", "consent:found:yes", "consent:news:yes"):
        ana.press(action)
    assert ana.share(0.0, -30.0).text == f"{text('en', 'join-zone-sea-later')}\n\n{text('en', 'join-name')}"
