"""How the catalogues are written: each in its own language, politely, to everybody, with its own punctuation."""

from __future__ import annotations

import re

import pytest

from academy.programme import LANGUAGES
from locales.languages import guess
from tests.support.catalogues import texts

ENOUGH_TO_TELL = 8  # words

# What is written as in English, where Ana stands for values; names apart, they share these words with it.
AS_IN_ENGLISH = {
    "fr": "Code Conversation Dates Discord Menu Motivation Organisation Session Sessions Telegram 5_min –"
    " SSE_Collective_Brain Ana,_Ana_(Ana)_·_Ana_UTC",
    "es": "Agenda Discord No Telegram agenda no 5_min – SSE_Collective_Brain Ana,_Ana_(Ana)_·_Ana_UTC",
    "pt": "Agenda Discord Menu Telegram agenda 5_min – SSE_Collective_Brain Ana,_Ana_(Ana)_·_Ana_UTC",
}
# Words of somebody who does not say vous, usted or "o seu".
FAMILIAR = {
    "fr": "tu te toi ton ta tes t",
    "es": "tú tu tus te ti contigo vos vosotros vosotras vuestro vuestra os",
    "pt": "tu te ti teu tua teus tuas contigo você vocês vós vosso vossa",
}
# Words that are written or understood in one place only: Portugal, Brazil, Spain; or that are not ILO usage.
LOCAL = {
    "fr": "patronat patronale",
    "es": "ordenador coste enhorabuena vale patronal empleadora móvil celular",
    "pt": "ficheiro arquivo tela ecrã usuário utilizador aplicativo aplicação equipa equipe registro registo"
    " comité comitê baixar clique carregue pular saltar consigo entretanto aceite patronal telemóvel celular",
}
ASSUMES_A_GENDER = re.compile(
    r"\w\([aeo]s?\)|\w[·/](?:[ae]s?|trice|euse)\b|@"
    r"|(?<!la )bienvenid|bem-vind|\b(?:inscrit[oa]|invitad|convidad|obrigad|désolée?\b)",
    re.IGNORECASE,
)
NARROW, NO_BREAK = "\u202f", "\u00a0"


def where(language: str, pattern: str | re.Pattern[str]) -> list[str]:
    """The texts in which something is found."""
    return [f"{key}: {said}" for key, said in texts(language, "…").items() if re.search(pattern, said)]


def words(listed: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(listed.split())})\b", re.IGNORECASE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_of_a_sentence_are_surely_in_the_language_of_their_catalogue(language: str) -> None:
    sentences = {key: said for key, said in texts(language).items() if len(said.split()) > ENOUGH_TO_TELL}
    guesses = {key: guess(said) for key, said in sentences.items()}
    assert {key: found for key, found in guesses.items() if not found.sure or found.language != language} == {}


@pytest.mark.parametrize("language", AS_IN_ENGLISH)
def test_texts_are_as_in_english_only_where_the_word_is_the_same(language: str) -> None:
    english = texts("en")
    same = {said.replace(" ", "_") for key, said in texts(language).items() if said == english[key]}
    assert same == set(AS_IN_ENGLISH[language].split())


@pytest.mark.parametrize("language", FAMILIAR)
def test_texts_are_formal(language: str) -> None:
    assert where(language, words(FAMILIAR[language])) == []


@pytest.mark.parametrize("language", LOCAL)
def test_texts_use_words_that_are_understood_everywhere(language: str) -> None:
    assert where(language, words(LOCAL[language])) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_suppose_no_gender(language: str) -> None:
    assert where(language, ASSUMES_A_GENDER) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_have_typographic_apostrophes_quotes_and_ellipses(language: str) -> None:
    assert where(language, r"""['"]|\.\.\.| - """) == []


def test_french_punctuation_has_its_spaces() -> None:
    assert where("fr", rf"(?<!{NARROW})[;!?]") == []
    assert where("fr", rf"(?<!{NO_BREAK}):(?!\d)") == []
    assert where("fr", rf"«(?!{NO_BREAK})|(?<!{NO_BREAK})»|[“”]") == []


def test_spanish_questions_and_exclamations_are_opened() -> None:
    unopened = {key: said for key, said in texts("es").items() if not _opened(said)}
    assert unopened == {}


def _opened(said: str) -> bool:
    return all(said.count(opening) == said.count(closing) for opening, closing in ("¿?", "¡!"))


@pytest.mark.parametrize("language", ["en", "es", "pt"])
def test_punctuation_outside_french_has_no_space_before_it(language: str) -> None:
    assert where(language, r"[\s\u202f][;:!?](?:\s|$)|[«»]") == []
