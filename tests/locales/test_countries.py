from __future__ import annotations

import pytest
from babel import Locale
from hypothesis import given, settings
from hypothesis import strategies as st

from academy.programme import LANGUAGES
from locales.countries import COUNTRIES, country_name, find_country

ANYTHING = st.text(st.characters(exclude_categories=()), max_size=200)


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("US", ["USA", "U.S.A.", "EEUU", "EE. UU.", "EUA", "Etats-Unis", "Estados Unidos", "america"]),
        ("GB", ["UK", "Angleterre", "Inglaterra", "Escocia", "Reino Unido", "Great Britain"]),
        ("CD", ["RDC", "DRC", "RD Congo", "Congo-Kinshasa", "Rép. Dém. du Congo", "R.D. du Congo"]),
        ("CG", ["Congo-Brazzaville", "Congo Brazza"]),
        ("CI", ["Ivory Coast", "Côte d'Ivoire", "cote d ivoire", "Costa do Marfim", "Costa de Marfil"]),
        ("CV", ["Cabo Verde", "Cape Verde", "Cap-Vert"]),
        ("NL", ["Holanda", "Holland", "Pays-Bas", "the Netherlands"]),
        ("MZ", ["Moçambique", "MOZ", "mz", "sou de Moçambique", "🇲🇿"]),
        ("TL", ["Timor Leste", "East Timor"]),
        ("SZ", ["Swaziland", "Eswatini"]),
        ("MM", ["Birmania", "Birmanie", "Myanmar"]),
        ("KR", ["Corea del Sur", "South Korea", "Coreia do Sul"]),
        ("PS", ["Palestine", "Palestina"]),
        ("KE", ["I'm from Kenya", "Republic of Kenya", "Nairobi, Kenya", "Quénia", "Quênia"]),
        ("NO", ["NO", "Norvège"]),
        ("CN", ["China", "Chine", "RP China", "China continental"]),
        ("HK", ["Hong Kong", "Hong Kong, China"]),
        ("ZA", ["S. Africa"]),
        ("DO", ["Rep. Dom.", "Rep. Dominicana", "rép. dominicaine"]),
    ],
)
def test_country_is_found_by_all_its_names(code: str, names: list[str]) -> None:
    assert [name for name in names if find_country(name) != [code]] == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Mozambiqe", "MZ"),
        ("Brasl", "BR"),
        ("Colmbia", "CO"),
        ("Philipines", "PH"),
        ("Zimbawe", "ZW"),
        ("Senegall", "SN"),
        ("sou do Camerum", "CM"),
        ("Kirgistan", "KG"),
        ("Lybia", "LY"),
    ],
)
def test_country_is_found_misspelled(text: str, code: str) -> None:
    assert find_country(text) == [code]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        pytest.param("Congo", ["CD", "CG"], id="both are called so"),
        pytest.param("Guinea", ["GN", "PG", "GW", "GQ"], id="part of a name"),
        pytest.param("Guiné", ["GN", "GW", "GQ"], id="part of a name, in Portuguese"),
        pytest.param("Corea", ["KR", "KP"], id="in Spanish"),
        pytest.param("Korea", ["KR", "KP"], id="in English"),
        pytest.param("Nigera", ["NG", "NE"], id="misspelled, as near to two"),
        pytest.param("Swden", ["SE"], id="misspelled, nearer to one"),
        pytest.param("Niger", ["NE"], id="an exact name, though near to another"),
    ],
)
def test_country_name_of_several_gives_them_all(text: str, codes: list[str]) -> None:
    assert find_country(text) == codes


@pytest.mark.parametrize(
    "text", ["", "no", "si", "de", "hello", "hola", "Africa", "asdf", "Yugoslavia", "🇽🇽", "12"]
)
def test_no_country_in_other_words(text: str) -> None:
    assert find_country(text) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_country_is_found_by_the_name_that_we_give_it(language: str) -> None:
    named = {code: country_name(code, language) for code in COUNTRIES}
    # The two Congos and the two halves of Saint Martin share a name in some languages.
    assert [code for code, name in named.items() if code not in find_country(name)] == []
    assert {code for code, name in named.items() if find_country(name)[0] != code} <= {"CG", "MF"}


def test_country_name_is_in_the_language() -> None:
    assert [country_name("MZ", language) for language in LANGUAGES] == [
        "Mozambique",
        "Mozambique",
        "Mozambique",
        "Moçambique",
    ]
    assert country_name("XX", "en") == "XX"


def test_countries_are_those_of_cldr() -> None:
    cldr = {code for code in Locale.parse("en").territories if len(code) == 2}

    assert COUNTRIES - cldr == set()
    assert len(COUNTRIES) == 250


@settings(deadline=None)
@given(ANYTHING)
def test_no_text_raises(text: str) -> None:
    assert len(find_country(text)) <= 4
