import pytest

from bot.channels.web.visitor import accepted_languages


@pytest.mark.parametrize(
    ("header", "languages"),
    [
        ("", []),
        ("pt-BR", ["pt-BR"]),
        ("en;q=0.5, fr, es;q=0.9", ["fr", "es", "en"]),
        ("de, fr-CA;q=0.8, *;q=0.1", ["de", "fr-CA"]),
        ("fr;q=0, es", ["es"]),
        ("fr;q=much, es", ["es"]),
        (";;;,,<script>,es", ["es"]),
        ("x" * 100_000, ["x" * 500]),
    ],
    ids=lambda value: str(value)[:30],
)
def test_accepted_languages_come_by_weight(header, languages):
    assert accepted_languages(header) == languages


@pytest.mark.parametrize(
    ("accepted", "page"),
    [("pt-BR,en;q=0.8", "pt"), ("es-419", "es"), ("de,fr;q=0.5", "fr"), ("de", "en"), ("", "en"), ("fro", "en")],
)
def test_page_of_somebody_new_is_in_their_browsers_language(house, accepted, page):
    assert f'<html lang="{page}">' in house.person(accepted).page


def test_language_chosen_on_the_page_stays_until_another_is_chosen(house):
    ana = house.person("fr")
    ana.choose_language("es")
    ana.reload()
    assert '<html lang="es">' in ana.page
    ana.say("Hola")
    assert [event.language for event in house.inside.events] == ["es"]


def test_language_that_we_do_not_have_is_not_chosen(house):
    ana = house.person("fr")
    ana.choose_language("../de")
    assert '<html lang="fr">' in ana.page


def test_member_meets_the_page_in_their_own_language(house):
    ana = house.person("fr-CA")
    ana.press("language:es")
    assert '<html lang="es">' in ana.page
    ana.choose_language("pt")
    assert '<html lang="es">' in ana.page
    assert [event.language for event in house.inside.events] == ["fr-CA"]


def test_first_choice_of_the_browser_that_is_one_of_ours_reaches_the_inside_as_written(house):
    house.person("de-CH, pt-BR;q=0.9").say("Guten Tag")
    assert [event.language for event in house.inside.events] == ["pt-BR"]
